"""The bad examples of ``data/bad_examples``: each is a small sound file with one mistake in it.

``python -m tests.bad_examples`` writes them anew; `tests/test_checks.py` holds the files to what stands here.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from coachkit.errors import Rule
from tests.olu import ID, OLU

FOLDER = Path(__file__).parents[1] / "data" / "bad_examples"
SCENARIO, WALKTHROUGHS, COURSE = "scenario.yaml", "walkthroughs.yaml", "course.yaml"
TRANSCRIPT = "transcripts/tove-ferry.yaml"
"""Where the small sound transcript stands, in the tests' data and in the folders of its bad examples."""
CONVERSATION = "conversations/orla-bees.yaml"
"""Where the small sound conversation stands, likewise."""
BANK = "bank/money.yaml"
"""Where the small sound file of the bank stands, likewise."""
HOPES, PEOPLE = "endless/hopes.yaml", "endless/people.yaml"
"""Where a small sound hope and a small sound person stand, likewise."""
READ = (TRANSCRIPT, CONVERSATION, BANK, HOPES, PEOPLE)
"""What is read and not played: one file, in a folder of its kind."""

Edit = tuple[str, str]
"""What stands in the sound file once, and what stands in the bad one instead."""


@dataclass(frozen=True)
class Example:
    """One mistake.

    Attributes
    ----------
    says : str
        What is wrong, for the first line of the file.
    edits, walk_edits : tuple of Edit
        What differs from the sound scenario, and from its walkthroughs.
    change : callable, optional
        A change of the scenario that is not one of words.
    whole : str, optional
        The file in full, where nothing that comes after the mistake would be read.
    also : set of Rule
        Codes that cannot be kept away from this one.
    """

    says: str
    edits: tuple[Edit, ...] = ()
    walk_edits: tuple[Edit, ...] = ()
    change: Callable[[str], str] = str
    whole: str = ""
    file: str = SCENARIO
    encoding: str = "utf-8"
    also: frozenset[Rule] = frozenset()


def every_answer_goes_to(turn: str, target: str) -> Callable[[str], str]:
    """Return a change that adds ``next`` to every answer of a turn."""

    def change(text: str) -> str:
        before, block, after = cut(text, turn)
        head, follow = block.split("    follow:\n")
        return f"{before}{head}    follow:\n{re.sub(r'}$', f', next: {target}}}', follow, flags=re.M)}{after}"

    return change


def without_turn(turn: str) -> Callable[[str], str]:
    """Return a change that takes a turn out."""

    def change(text: str) -> str:
        before, _, after = cut(text, turn)
        return before + after

    return change


def cut(text: str, turn: str) -> tuple[str, str, str]:
    """Cut a scenario's text before and after a turn."""
    start = text.index(f"  - id: {turn}\n    stage:")
    end = re.compile(r"^(?:  - id:|\w)", re.M).search(text, start + 1)
    assert end
    return text[:start], text[start : end.start()], text[end.start() :]


def extra_walk(name: str, reply: str) -> Edit:
    """Return the edit that puts one more short walkthrough first."""
    first = "walkthroughs:\n"
    return first, f"{first}  - name: {name}\n    steps:\n      - {{turn: cup, reply: {reply}}}\n"


def reply(name: str, text: str, code: str, better: str = "") -> str:
    """Return one more reply for the opening turn, which is put before the first."""
    lines = [f"      - id: {name}", f'        text: "{text}"', f'        codes: {{{code}: "{text}"}}']
    lines += ['        why: "It is one too many."', *([f'        better: "{better}"'] if better else [])]
    return "".join(f"{line}\n" for line in lines)


FIRST_REPLY = "      - id: hands-of-gold\n"
LAST_STEP_OF_GOOD_PATH = "{turn: then-what, reply: find-out-first, outcome: on_track}"
LAST_STEP = "{turn: then-what, reply: more-picture, outcome: partly}"
HALF_ENDS = "    ends: client\n    vision: [cups]"

EXAMPLES: dict[Rule, Example] = {
    Rule.UNREADABLE: Example(
        "the file was saved as Latin-1; the accent in the name is no UTF-8",
        whole='format: 1\nid: olu-kiln\nclient:\n  name: "Olu Brandé"\n',
        encoding="latin-1",
    ),
    Rule.NOT_YAML: Example(
        "the second quotation mark is missing",
        whole='format: 1\nid: olu-kiln\nclient:\n  name: "Olu Bright\n  pronouns: he/him\n',
    ),
    Rule.REPEATED_KEY: Example("a key stands there twice", (("difficulty: 1\n", "difficulty: 1\ndifficulty: 2\n"),)),
    Rule.UNKNOWN_KEY: Example("a key that there is not", (("  age: 52\n", "  age: 52\n  mood: hopeful\n"),)),
    Rule.MISSING_KEY: Example(
        "an answer without what the client is thinking",
        (('{says: "Yes, I suppose.", thinks: "That was short."}', '{says: "Yes, I suppose."}'),),
    ),
    Rule.WRONG_SHAPE: Example(
        "codes as a list, without the words that earn them",
        (('{closed: "Is potter what you want?"}', "[closed]"),),
    ),
    Rule.UNKNOWN_WORD: Example(
        "a degree of vision that there is not", (("degree: vision_no_way", "degree: some_vision"),)
    ),
    Rule.UNKNOWN_CODE: Example(
        "a code that the codebook does not have",
        (('{closed: "Is potter what you want?"}', '{encourage: "Is potter what you want?"}'),),
    ),
    Rule.YAML_LIMIT: Example(
        "an anchor, to write a text once and use it twice",
        whole='format: 1\nid: olu-kiln\nendings:\n  well: &bye {says: "Bye.", thinks: "Good."}\n  client: *bye\n',
    ),
    Rule.UNQUOTED_SPEECH: Example(
        "spoken text without quotes", (('{says: "It\'s only cups."', "{says: It's only cups."),)
    ),
    Rule.BAD_ID: Example(
        "an id with a blank and a capital", (("      - id: really-potter\n", "      - id: Really potter\n"),)
    ),
    Rule.REPEATED_ID: Example(
        "two replies of a turn bear one id", (("      - id: really-potter\n", "      - id: what-like\n"),)
    ),
    Rule.NOT_IN_TEXT: Example(
        "the marked words are not those that are said", (('verdict: "Can it work?"', 'verdict: "Will it work?"'),)
    ),
    Rule.EMPTY_TEXT: Example("a text with nothing in it", (('why: "The praise is a grade."', 'why: ""'),)),
    Rule.JUMP_TO_NOWHERE: Example(
        "an answer goes on to a turn that there is not",
        (('thinks: "That was short."}', 'thinks: "That was short.", next: thums}'),),
    ),
    Rule.UNREACHABLE_TURN: Example(
        "every answer of the turn `cup` leaps over the turn `clay`", change=every_answer_goes_to("cup", "thumbs")
    ),
    Rule.TURN_WITHOUT_END: Example(
        "every answer of the last turn leads back to it", change=every_answer_goes_to("then-what", "then-what")
    ),
    Rule.MISSING_OUTCOME: Example(
        "the turn `cup` has no answer to a reply that stalls",
        (
            (
                '      stalled: {says: "Mm.", thinks: "And now?"}\n      derailed: {says: "It\'s only cups."',
                '      derailed: {says: "It\'s only cups."',
            ),
        ),
    ),
    Rule.MISSING_CODE_ANSWER: Example(
        "a reply judges, and there is no answer to `judge`",
        (('      judge: {says: "Gold? Would others say so?", thinks: "Now I must live up to it."}\n', ""),),
    ),
    Rule.NO_REPLY_ON_TRACK: Example(
        "two replies of a turn are on track, so neither is the one to find",
        ((FIRST_REPLY, reply("go-on", "Tell me more of it.", "return") + FIRST_REPLY),),
        (extra_walk("a second way", "go-on"),),
    ),
    Rule.WRONG_NUMBER_OF_REPLIES: Example(
        "six replies to a turn",
        (
            (
                FIRST_REPLY,
                reply("at-night", "At night, I hear.", "acknowledge", "What is it like, at night?")
                + reply("for-later", "I'll write down cups.", "acknowledge", "What is it like, with the cups?")
                + FIRST_REPLY,
            ),
        ),
        (extra_walk("one more", "at-night"), extra_walk("and another", "for-later")),
    ),
    Rule.TOO_FEW_DERAILMENTS: Example(
        "both derailing replies of a turn do the same",
        (
            ("You see a shop with your name, don't you? Tell me of it.", "You'd do well in a shop. Tell me of it."),
            ('lead: "You see a shop with your name, don\'t you?"', 'judge: "You\'d do well in a shop."'),
        ),
    ),
    Rule.REPLY_WITHOUT_CODES: Example(
        "a code without the words that earn it", (('{closed: "Is potter what you want?"}', "{closed: []}"),)
    ),
    Rule.NO_TEACHING_NOTE: Example(
        "a reply that is not on track, and no better line",
        (
            (
                '        why: "Yes is enough of an answer."\n        better: "What do you want there?"\n',
                '        why: "Yes is enough of an answer."\n',
            ),
        ),
    ),
    Rule.TOO_FEW_RESTATED: Example(
        "what the client asks for comes back once only",
        (('["Yes or no. Can it work?", "One word, please. You must know."]', '["Yes or no. Can it work?"]'),),
        (
            ("      - {turn: honest, reply: by-when, outcome: derailed}\n", ""),
            (HALF_ENDS, "    ends: well\n    vision: [cups]"),
            extra_walk("too fast", "what-like"),
            (
                "      - {turn: cup, reply: what-like}\n  - name: the good path",
                "      - {turn: cup, reply: what-like}\n      - {turn: clay, reply: both-listed}\n"
                "      - {turn: thumbs, reply: kept-for-later}\n      - {turn: honest, reply: by-when}\n"
                "  - name: the good path",
            ),
        ),
    ),
    Rule.NEVER_NOTED: Example(
        "no reply notes what the foreman says; so it can never be taken up either",
        (
            (
                'says: "Tell me straight. Can it work?"',
                'says: "Tell me straight. My foreman laughs at it. Can it work?"',
            ),
            (
                '    verdict: "Can it work?"\n',
                "    reality:\n      - {id: foreman, kind: expectations, basis: belief, "
                'words: "My foreman laughs at it.", unsaid: "And my foreman?"}\n    verdict: "Can it work?"\n',
            ),
            ("It's on the list, and first, by when do you want", "Suppose it does, by when do you want"),
            ('note: "It\'s on the list", plan:', 'suspend: "Suppose it does", plan:'),
        ),
        also=frozenset({Rule.NEVER_REVISITED}),
    ),
    Rule.NEVER_REVISITED: Example(
        "no turn takes up what Olu says of the town", (("    takes_up: town\n", "    takes_up: hands\n"),)
    ),
    Rule.STAGE_MISFIT: Example(
        "a turn that takes something up, and is no revisit turn",
        (("    stage: next_work\n", "    stage: next_work\n    takes_up: town\n"),),
    ),
    Rule.ELEMENT_MISFIT: Example(
        "an answer brings out what is no element of the vision",
        (('thinks: "That was short."}', 'thinks: "That was short.", brings: glaze}'),),
    ),
    Rule.DEGREE_MISFIT: Example(
        "the degree of vision and the next work do not go together",
        (("degree: vision_no_way", "degree: vision_and_way"),),
    ),
    Rule.EVIDENCE_NOT_SAID: Example(
        "the evidence is never said", (('"forty cups in a row"]', '"a shop on the high street"]'),)
    ),
    Rule.NO_PARTIAL_REPLY: Example(
        "no reply of the turn is partly on track",
        (
            ('text: "Is potter what you want?"', 'text: "Potter, I hear."'),
            ('{closed: "Is potter what you want?"}', '{acknowledge: "Potter, I hear."}'),
        ),
        (
            (
                "{turn: cup, reply: really-potter, outcome: partly}",
                "{turn: cup, reply: really-potter, outcome: stalled}",
            ),
        ),
    ),
    Rule.TOO_FEW_NEAR_MISSES: Example(
        "a derailing reply without any of the four steps is seen through at once",
        (
            (
                "Cups at night, I see. You have hands of gold. Tell me what being a potter is like.",
                "You have hands of gold, and that will do it.",
            ),
            (
                '{acknowledge: "Cups at night, I see.", judge: "You have hands of gold.", '
                'return: "Tell me what being a potter is like."}',
                '{judge: "You have hands of gold, and that will do it."}',
            ),
        ),
    ),
    Rule.MISSING_STAGE: Example(
        "the client never asks for a verdict",
        change=without_turn("honest"),
        walk_edits=(
            (HALF_ENDS, "    ends: well\n    vision: [cups]"),
            *(
                (f"      - {{turn: honest, reply: {taken}}}\n", "")
                for taken in (
                    "sure-it-can, outcome: derailed",
                    "by-when, outcome: derailed",
                    "love-most, outcome: partly",
                    "yours-to-find, outcome: on_track",
                    "yours-to-find",
                )
            ),
        ),
    ),
    Rule.SCENE_MISFIT: Example(
        "a turn asks about something, in a client of whom nothing is asked",
        (("  - id: cup\n    stage: opening\n", "  - id: cup\n    stage: opening\n    about: vision\n"),),
    ),
    Rule.GIVE_AWAY: Example(
        "the reply with a thank-you in it is the right one, turn after turn",
        tuple(
            (f'text: "{text}', f'text: "Thank you. {text}')
            for text in ("Let me hear more", "Who could tell you?", "We wrote her down", "How might you try them")
        ),
    ),
    Rule.STEP_MISFIT: Example(
        "a walkthrough takes a reply that there is not", walk_edits=(extra_walk("a slip of the pen", "what-likes"),)
    ),
    Rule.EXPECTATION_NOT_MET: Example(
        "a walkthrough expects another end than it comes to",
        walk_edits=(("    ends: well\n    vision: [wheel, quiet]", "    ends: client\n    vision: [wheel, quiet]"),),
    ),
    Rule.REPLY_NEVER_TAKEN: Example(
        "no walkthrough takes the reply `more-picture`", walk_edits=((LAST_STEP, LAST_STEP_OF_GOOD_PATH),)
    ),
    Rule.NO_GOOD_PATH: Example(
        "the best walkthrough goes astray in its last step",
        walk_edits=((LAST_STEP_OF_GOOD_PATH, "SWAPPED"), (LAST_STEP, LAST_STEP_OF_GOOD_PATH), ("SWAPPED", LAST_STEP)),
    ),
    Rule.NO_SUCH_FOLDER: Example(
        "the folder with more clients is not there",
        whole='format: 1\ncourse: evening-class\nconsent: "Your replies stay here."\nscenarios: ["my-clients"]\n',
        file=COURSE,
    ),
    Rule.WRONG_NUMBER_OF_SENTENCES: Example(
        "the client says nine sentences",
        (('      - says: "I know every rock out there."\n        holds: [other]\n', ""),),
        file=TRANSCRIPT,
    ),
    Rule.WRONG_NUMBER_OF_REALITY: Example(
        "only two sentences hold a reality statement",
        (
            (
                "        holds: [reality]\n        kind: family\n        basis: obstacle\n        either: yes\n"
                "        trap: no_but\n",
                "        holds: [other]\n",
            ),
            ("My father steered, but he", "My father steered, though he"),
            ("I'd love the morning run, but they'd never", "I'd love the morning run. They'd never"),
        ),
        file=TRANSCRIPT,
    ),
    Rule.NO_NOTE: Example(
        "a sentence with a trap, and no note",
        (("        note: \"A 'but' about you, and no door is shut by it.\"\n", ""),),
        file=TRANSCRIPT,
    ),
    Rule.TOO_FEW_TRAPS: Example(
        "two traps only: nowhere a fact, nowhere a shy hope",
        (("        trap: fact\n", ""), ("        trap: shy_hope\n", "")),
        file=TRANSCRIPT,
    ),
    Rule.KIND_MISFIT: Example(
        "a reality statement without its basis", (("        basis: belief\n", ""),), file=TRANSCRIPT
    ),
    Rule.TRAP_MISFIT: Example(
        "an idle 'but' in a sentence that has none", (("trap: shy_hope", "trap: idle_but"),), file=TRANSCRIPT
    ),
    Rule.BUT_GIVES_AWAY: Example(
        "whoever listens for the word 'but' hears most of them",
        (
            ("The licence alone is", "But the licence alone is"),
            ("obstacle\n        trap: no_but\n        note: \"No 'but', and", 'obstacle\n        note: "There'),
            ("My father steered, but he", "My father steered, though he"),
        ),
        file=TRANSCRIPT,
    ),
    Rule.WRONG_NUMBER_OF_LINES: Example(
        "six lines",
        (
            (
                '  - coach: "What do you know about how one gets there?"\n'
                '  - client:\n      - says: "Nothing at all."\n'
                '      - says: "I wouldn\'t know who to ask about the land."\n',
                "",
            ),
        ),
        file=CONVERSATION,
    ),
    Rule.LAST_LINE_NOT_THE_CLIENTS: Example(
        "the coach has the last word",
        (("\nvision:\n", '\n  - coach: "Ah, the land."\nvision:\n'),),
        file=CONVERSATION,
    ),
    Rule.SHOWN_WITHOUT_NOTE: Example(
        "a sentence is evidence, and it is not said why",
        (('        note: "What matters, said by the ear."\n', ""),),
        file=CONVERSATION,
    ),
    Rule.RATING_MISFIT: Example(
        "more of the picture, where the picture is there and no way to it",
        (("next_work: clarify_goal", "next_work: build_picture"),),
        file=CONVERSATION,
        also=frozenset({Rule.MODEL_NOT_ON_TRACK}),
    ),
    Rule.RATING_WITHOUT_EVIDENCE: Example(
        "the vision is called clear, and no sentence shows a picture",
        (("shows: [picture, detail]", "shows: [detail]"),),
        file=CONVERSATION,
    ),
    Rule.WRONG_NUMBER_OF_MODELS: Example(
        "one model question only",
        (
            (
                '  - text: "How might you find out what a summer on the headland takes?"\n'
                '    codes: {test: "How might you find out what a summer on the headland takes?"}\n'
                '    why: "It opens the finding out and names no way."\n',
                "",
            ),
        ),
        file=CONVERSATION,
    ),
    Rule.MODEL_NOT_ON_TRACK: Example(
        "a model question asks for more of the picture, where finding out comes next",
        (
            (
                '{test: "How might you find out what a summer on the headland takes?"}',
                '{return: "How might you find out what a summer on the headland takes?"}',
            ),
        ),
        file=CONVERSATION,
    ),
    Rule.LINE_MISFIT: Example(
        "one question that helps find out, where two are wanted",
        (('tests: ["Who could tell you what it takes?", "What would show you?"]', 'tests: ["What would show you?"]'),),
        file=BANK,
    ),
    Rule.LINE_MODEL_OFF_TRACK: Example(
        "a model reply that does not suspend",
        (('          suspend: "Suppose it was paid"\n', ""),),
        file=BANK,
    ),
    Rule.LINE_SLIP_MISFIT: Example(
        "a slip that gets no answer",
        (('      probe: {says: "Three hundred.", thinks: "Now I\'m counting."}\n', ""),),
        file=BANK,
    ),
    Rule.HOPE_MISFIT: Example(
        "a client who knows no way has nothing to say at the end",
        (('no_way: "I can hear it. How one gets there I couldn\'t tell you."', 'no_way: ""'),),
        file=HOPES,
    ),
    Rule.PERSON_MISFIT: Example("somebody of 44 is called young", (("age: middle", "age: young"),), file=PEOPLE),
    Rule.SLOT_MISFIT: Example(
        "a slot that is filled in other texts, and not in this one",
        (("Big bells, or small ones?", "Big bells, or {thing}?"),),
        file=HOPES,
    ),
    Rule.TOO_FEW_PIECES: Example(
        "nine open questions, where a client can need ten", (('      - "What do you hear?"\n', ""),), file=HOPES
    ),
    Rule.PIECE_TWICE: Example(
        "one open question stands there twice", (("Describe the sound.", "What do you hear?"),), file=HOPES
    ),
}


def folder_of(rule: Rule) -> str:
    """Return the name of an example's folder: its code and what the code is called."""
    return f"{rule.value}-{rule.name.lower().replace('_', '-')}"


def files_of(rule: Rule) -> dict[str, bytes]:
    """Return the files of one example."""
    example = EXAMPLES[rule]
    head = f"# {rule.value}: {example.says}.\n"
    if example.whole:
        return {example.file: (head + example.whole).encode(example.encoding)}
    if example.file in READ:
        text = (OLU.parent / example.file).read_text(encoding="utf-8").split("\n", 1)[1]
        return {example.file: (head + edited(text, example.edits)).encode()}
    sound = (OLU / SCENARIO).read_text(encoding="utf-8").split("\n", 1)[1]
    bad = example.change(edited(sound, example.edits)).replace(f"id: {ID}\n", f"id: {folder_of(rule).lower()}\n", 1)
    walks = edited((OLU / WALKTHROUGHS).read_text(encoding="utf-8"), example.walk_edits, once=False)
    in_walks = bool(example.walk_edits) and not example.edits and example.change is str
    return {
        SCENARIO: ((f"# {rule.value}: see walkthroughs.yaml.\n" if in_walks else head) + bad).encode(),
        WALKTHROUGHS: ((head if in_walks else "") + walks).encode(),
    }


def edited(text: str, edits: tuple[Edit, ...], *, once: bool = True) -> str:
    """Make the edits; each has to find its words, in a scenario exactly once."""
    for old, new in edits:
        assert old in text, old
        assert not once or text.count(old) == 1, old
        text = text.replace(old, new) if not once else text.replace(old, new, 1)
    return text


def main() -> None:
    """Write all examples anew."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    for rule in EXAMPLES:
        for name, content in files_of(rule).items():
            file = FOLDER / folder_of(rule) / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)


if __name__ == "__main__":
    main()
