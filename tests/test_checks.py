"""The checks: each finds its mistake, at its place, and nothing in what is sound."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from coachkit.checks import check_flow, check_scenario, guesses
from coachkit.checks.give_aways import bag_of_words, pooled, words_of
from coachkit.errors import BadFiles, Problem, Rule
from coachkit.loading import check_folder, load_course, read_scenario_file
from coachkit.practice import check_paths
from coachkit.practice.authoring import check_one
from coachkit.scenario import Answer, Scenario, Turn
from coachkit.vocabulary import Code, Stage
from tests import bad_examples, olu

ROOT = Path(__file__).parents[1]
README = ROOT / "data" / "README.md"
TOLD = ROOT / "tests" / "data" / "told.txt"
"""What authors are told of the bad examples, word for word; write it anew where words are changed on purpose."""


def found(rule: Rule) -> list[Problem]:
    """Check a bad example as its author would."""
    folder = bad_examples.FOLDER / bad_examples.folder_of(rule)
    if bad_examples.EXAMPLES[rule].file in bad_examples.READ:
        return check_paths([folder])[1]
    if not (folder / bad_examples.COURSE).exists():
        return check_one(folder)
    with pytest.raises(BadFiles) as caught:
        load_course(folder / bad_examples.COURSE)
    return list(caught.value.problems)


@cache
def entries() -> dict[str, str]:
    """Return the entries of the README's section by their code."""
    section = README.read_text(encoding="utf-8").split("\n## The checks\n")[1]
    parts = re.split(r"^### (CK\d{3} .+)$", section, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


# ------------------------------------------------------------------------------------------------ one example for each


def test_the_sound_scenario_passes_every_check() -> None:
    assert check_one(olu.OLU) == []


@pytest.mark.parametrize("rule", Rule, ids=bad_examples.folder_of)
def test_each_bad_example_has_its_problem_and_no_other(rule: Rule) -> None:
    assert {problem.rule for problem in found(rule)} == {rule} | bad_examples.EXAMPLES[rule].also


@pytest.mark.parametrize("rule", Rule, ids=bad_examples.folder_of)
def test_each_problem_names_a_line_that_there_is(rule: Rule) -> None:
    for problem in found(rule):
        lines = Path(problem.place.file).read_bytes().splitlines()
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1


def told() -> list[str]:
    """What an author is told of each bad example, in the order of the codes."""
    problems = [problem for rule in Rule for problem in found(rule)]
    return [f"{problem.place.line}:{problem.place.column}: {problem.rule} {problem.message}" for problem in problems]


def test_authors_are_told_these_words() -> None:
    assert "\n".join(told()).replace(f"{ROOT}/", "") == TOLD.read_text(encoding="utf-8").rstrip("\n")


@pytest.mark.parametrize("rule", Rule, ids=bad_examples.folder_of)
def test_each_bad_example_is_what_the_program_would_write(rule: Rule) -> None:
    folder = bad_examples.FOLDER / bad_examples.folder_of(rule)
    files = [file for file in folder.rglob("*") if file.is_file()]
    there = {file.relative_to(folder).as_posix(): file.read_bytes().replace(b"\r\n", b"\n") for file in files}
    assert there == bad_examples.files_of(rule), "run: python -m tests.bad_examples"


def test_there_is_a_bad_example_for_each_code_and_no_other() -> None:
    assert sorted(path.name for path in bad_examples.FOLDER.iterdir()) == [
        bad_examples.folder_of(rule) for rule in Rule
    ]


def test_the_readme_has_an_entry_for_each_code_and_no_other() -> None:
    assert list(entries()) == [f"{rule.value} {title(rule)}" for rule in Rule]


def title(rule: Rule) -> str:
    words = rule.name.lower().replace("_", " ")
    return "give-away" if rule is Rule.GIVE_AWAY else words


@pytest.mark.parametrize("rule", Rule, ids=bad_examples.folder_of)
def test_each_entry_says_something_and_shows_a_line_of_its_bad_example(rule: Rule) -> None:
    words, line = entries()[f"{rule.value} {title(rule)}"].strip().rsplit("\n\n    ", 1)
    files = bad_examples.files_of(rule).values()
    assert len(words) > 60
    assert any(line in content.decode(bad_examples.EXAMPLES[rule].encoding) for content in files)


@pytest.mark.parametrize("rule", [rule for rule in Rule if rule is not Rule.NO_SUCH_FOLDER], ids=bad_examples.folder_of)
def test_coachkit_check_finds_it_in_the_folder(rule: Rule) -> None:
    checked, problems = check_paths([bad_examples.FOLDER / bad_examples.folder_of(rule)])
    assert len(checked) == 1
    assert rule in {problem.rule for problem in problems}


# ------------------------------------------------------------------------------------------------ edits in memory


def with_turn(scenario: Scenario, turn_id: str, change: Callable[[Turn], Turn]) -> Scenario:
    turns = tuple(change(turn) if turn.id == turn_id else turn for turn in scenario.turns)
    return replace(scenario, turns=turns)


def codes_of(scenario: Scenario) -> set[Rule]:
    return {problem.rule for problem in check_scenario(scenario)}


def messages(scenario: Scenario) -> list[str]:
    return [problem.message for problem in check_scenario(scenario)]


def to(target: str, *, but: str = "") -> Callable[[Turn], Turn]:
    """Return a change that lets every answer (but one) go to a turn."""

    def change(turn: Turn) -> Turn:
        follow = {key: replace(answer, next=None if key == but else target) for key, answer in turn.follow.items()}
        return replace(turn, follow=follow)

    return change


# ------------------------------------------------------------------------------------------------ the way through


def test_a_turn_is_reached_by_passing_over_challenges(scenario: Scenario) -> None:
    away = scenario
    for turn in ("rent-again", "mother-again", "thumbs-again", "town-again"):
        away = with_turn(away, turn, to("end"))
    assert codes_of(away) == set()


def test_a_turn_that_only_a_jump_passes_over_to_is_reached(scenario: Scenario) -> None:
    jumping = with_turn(scenario, "honest", to("town-again"))
    jumping = with_turn(jumping, "town-again", to("end"))
    unreached = {problem.message for problem in check_flow(jumping)}
    assert unreached == {
        f"no way leads to the turn '{turn}'" for turn in ("rent-again", "mother-again", "thumbs-again")
    }


def test_one_way_out_is_enough(scenario: Scenario) -> None:
    assert codes_of(with_turn(scenario, "then-what", to("then-what", but="stalled"))) == set()


def test_two_turns_that_lead_to_each_other_have_no_end(scenario: Scenario) -> None:
    ring = with_turn(with_turn(scenario, "town-again", to("then-what")), "then-what", to("town-again", but="derailed"))
    ring = with_turn(ring, "then-what", to("then-what"))
    assert Rule.TURN_WITHOUT_END in codes_of(ring)


def test_a_turn_whose_replies_can_run_out_is_found(scenario: Scenario) -> None:
    def only_derailing(turn: Turn) -> Turn:
        return replace(
            turn, replies=tuple(reply for reply in turn.replies if reply.id in ("ask-the-bank", "never-mind-rent"))
        )

    assert "turn 'clay' can run out of replies: none leads on, and the client says it again each time" in messages(
        with_turn(scenario, "clay", only_derailing)
    )


def test_a_turn_without_replies_is_found_before_it_is_played(scenario: Scenario) -> None:
    bare = with_turn(scenario, "cup", lambda turn: replace(turn, replies=()))
    assert [problem.rule for problem in check_flow(bare)] == [Rule.TURN_WITHOUT_END]


def test_a_scenario_without_turns_is_told_once_and_not_played(tmp_path: Path) -> None:
    text = (olu.OLU / "scenario.yaml").read_text(encoding="utf-8")
    head, rest = text.split("turns:\n")
    folder = tmp_path / olu.ID
    folder.mkdir()
    (folder / "scenario.yaml").write_text(f"{head}turns: []\nendings:{rest.split('endings:')[1]}", encoding="utf-8")
    (folder / "walkthroughs.yaml").write_text("format: 1\nwalkthroughs: []\n", encoding="utf-8")
    assert "there are no turns" in [problem.message for problem in check_one(folder)]


def test_an_element_that_there_is_not_stops_a_scenario_from_being_played(scenario: Scenario) -> None:
    def brings(turn: Turn) -> Turn:
        return replace(turn, follow={**turn.follow, "partly": Answer("Yes.", "Well.", brings="glaze")})

    [problem] = check_flow(with_turn(scenario, "cup", brings))
    assert problem.message == "turn 'cup' brings 'glaze', which is no element; there is: wheel, quiet, cups"


# ------------------------------------------------------------------------------------------------ the story


@pytest.mark.parametrize(
    ("turn", "changes", "told"),
    [
        ("clay", {"reality": ()}, "a vision turn holds a reality statement"),
        ("honest", {"verdict": ""}, "a verdict turn marks the words that ask the coach to rule"),
        ("town-again", {"takes_up": None}, "a revisit turn takes up a reality statement"),
        ("clay", {"verdict": "takes it all"}, "a turn that asks the coach to rule is a verdict turn"),
        ("cup", {"verdict": "I'd love"}, "a turn that asks the coach to rule is a verdict turn"),
        ("clay", {"takes_up": "hands"}, "a turn that takes up a reality statement is a revisit turn"),
    ],
)
def test_a_statement_fits_its_stage(scenario: Scenario, turn: str, changes: dict[str, object], told: str) -> None:
    changed = with_turn(scenario, turn, lambda each: replace(each, **changes))  # type: ignore[arg-type]
    assert f"turn {turn!r}: {told}" in messages(changed)


def test_a_reality_statement_in_the_opening_makes_it_a_vision_turn(scenario: Scenario) -> None:
    opening = with_turn(scenario, "clay", lambda turn: replace(turn, stage=Stage.OPENING))
    assert "turn 'clay': a turn with a reality statement is a vision turn" in messages(opening)


def test_what_is_taken_up_has_to_be_said_first(scenario: Scenario) -> None:
    cup, clay, *rest = scenario.turns
    early = replace(scenario, turns=(cup, next(turn for turn in rest if turn.id == "rent-again"), clay, *rest))
    assert "turn 'rent-again' takes up 'rent' before it is said" in messages(early)


def test_taking_up_what_nobody_says_names_the_nearest(scenario: Scenario) -> None:
    slip = with_turn(scenario, "rent-again", lambda turn: replace(turn, takes_up="rant"))
    assert any("takes up 'rant', which nobody says (did you mean 'rent'?)" in each for each in messages(slip))
    (told,) = (problem for problem in check_scenario(slip) if "which nobody says" in problem.message)
    assert told.rule is Rule.NEVER_REVISITED


def test_evidence_from_a_turn_that_the_good_path_leaps_over_does_not_count(scenario: Scenario) -> None:
    leaping = with_turn(scenario, "clay", to("honest", but="derailed"))
    assert Rule.EVIDENCE_NOT_SAID in codes_of(leaping)


def test_evidence_may_be_broken_over_lines(scenario: Scenario) -> None:
    broken = replace(scenario, vision=replace(scenario.vision, evidence=("forty cups\n  in a row",)))
    assert codes_of(broken) == set()


@pytest.mark.parametrize(
    ("changes", "rule", "words"),
    [
        ({"evidence": ()}, Rule.EVIDENCE_NOT_SAID, "there is no evidence for the degree of vision"),
        ({"elements": ()}, Rule.ELEMENT_MISFIT, "the vision has no elements"),
    ],
)
def test_a_vision_has_evidence_and_elements(
    scenario: Scenario, changes: dict[str, object], rule: Rule, words: str
) -> None:
    bare = replace(scenario, vision=replace(scenario.vision, **changes))  # type: ignore[arg-type]
    assert (scenario.vision.at, rule, words) in [(each.place, each.rule, each.message) for each in check_scenario(bare)]


def test_an_element_that_no_reply_on_track_brings_out_is_told(scenario: Scenario) -> None:
    bare = with_turn(
        scenario,
        "cup",
        lambda turn: replace(turn, follow={key: replace(answer, brings=None) for key, answer in turn.follow.items()}),
    )
    [told] = [each for each in messages(bare) if "brings out" in each]
    assert told.startswith("no reply on track brings out the element '")


def test_a_reply_without_a_why_is_told(scenario: Scenario) -> None:
    bare = with_turn(
        scenario, "cup", lambda turn: replace(turn, replies=(replace(turn.replies[0], why=""), *turn.replies[1:]))
    )
    [problem] = check_scenario(bare)
    assert (problem.place, problem.rule) == (scenario.turn("cup").replies[0].at, Rule.NO_TEACHING_NOTE)
    assert problem.message == "the reply 'hands-of-gold' of turn 'cup' has no 'why'"


def test_three_reality_statements_are_too_few(scenario: Scenario) -> None:
    fewer = with_turn(scenario, "thumbs", lambda turn: replace(turn, reality=turn.reality[:1]))
    assert "there are 3 reality statements; at least 4 are wanted" in messages(fewer)


# ------------------------------------------------------------------------------------------------ teaching


def test_no_reply_on_track_is_told_as_two_are(scenario: Scenario) -> None:
    without = with_turn(
        scenario,
        "cup",
        lambda turn: replace(turn, replies=tuple(each for each in turn.replies if each.id != "what-like")),
    )
    assert "turn 'cup' has 0 replies that are on track; exactly one is wanted" in messages(without)


def test_a_scenario_with_few_kinds_of_derailment_is_told(scenario: Scenario) -> None:
    few = replace(scenario, turns=scenario.turns[:2])
    assert "4 kinds of derailment in the whole scenario; at least 6 are wanted" in messages(few)


def test_a_reply_without_any_code_is_told(scenario: Scenario) -> None:
    bare = with_turn(
        scenario, "cup", lambda turn: replace(turn, replies=(replace(turn.replies[0], codes={}), *turn.replies[1:]))
    )
    assert "the reply 'hands-of-gold' of turn 'cup' has no codes" in messages(bare)
    assert Rule.REPLY_WITHOUT_CODES in codes_of(bare)


def test_codes_without_words_are_named(scenario: Scenario) -> None:
    codes = {Code.JUDGE: ("hands",), Code.LEAD: (), Code.ADVISE: ()}
    bare = with_turn(
        scenario, "cup", lambda turn: replace(turn, replies=(replace(turn.replies[0], codes=codes), *turn.replies[1:]))
    )
    assert "the reply 'hands-of-gold' of turn 'cup' names no words for lead, advise" in messages(bare)


# ------------------------------------------------------------------------------------------------ give-aways


def guess(scenario: Scenario, name: str, others: list[Scenario] | None = None) -> tuple[float, float]:
    [found] = [each for each in guesses(scenario, others or []) if each.guesser == name]
    return found.hits, found.chance


def text_of(scenario: Scenario, change: Callable[[str, bool], str]) -> Scenario:
    """Return the scenario with every reply's text changed, by whether it is on track."""

    def changed(turn: Turn) -> Turn:
        right = olu.on_track_in(scenario, turn.id)
        replies = tuple(replace(reply, text=change(reply.text, reply is right)) for reply in turn.replies)
        return replace(turn, replies=replies)

    return replace(scenario, turns=tuple(changed(turn) for turn in scenario.turns))


GIVE_AWAYS: dict[str, Callable[[str, bool], str]] = {
    "the longest": lambda _, right: "Well well." if right else "Well.",
    "the shortest": lambda _, right: "Well." if right else "Well well.",
    "most sentences": lambda _, right: "A. B. C." if right else "A. And B and C.",
    "with 'thank'": lambda _, right: "Thanks." if right else "Sure it is.",
    "with 'later'": lambda _, right: "Later." if right else "Sure.",
    "with 'suppose'": lambda _, right: "Supposing." if right else "Sure.",
    "with a question mark": lambda _, right: "Well?" if right else "Well.",
}


@pytest.mark.parametrize(("name", "change"), GIVE_AWAYS.items())
def test_a_guesser_finds_what_gives_itself_away(
    scenario: Scenario, name: str, change: Callable[[str, bool], str]
) -> None:
    assert guess(text_of(scenario, change), name) == (9.0, 2.25)


@pytest.mark.parametrize("name", GIVE_AWAYS)
def test_a_guesser_that_sees_no_difference_picks_blindly(scenario: Scenario, name: str) -> None:
    assert guess(text_of(scenario, lambda *_: "Well."), name) == (2.25, 2.25)


def test_a_bag_of_words_learns_from_the_other_scenarios(scenario: Scenario) -> None:
    told = text_of(scenario, lambda _, right: "window" if right else "door")
    assert guess(told, "a bag of words", [told]) == (9.0, 2.25)
    assert guess(scenario, "a bag of words", [told]) == (2.25, 2.25)


def test_guesses_at_several_scenarios_are_added_up(scenario: Scenario) -> None:
    told = text_of(scenario, lambda _, right: "Thanks window." if right else "Sure door.")
    found = {each.guesser: (each.hits, each.chance, each.turns) for each in pooled([told, replace(told)])}
    assert list(found) == [*GIVE_AWAYS, "a bag of words"]
    assert found["with 'thank'"] == found["a bag of words"] == (18.0, 4.5, 18)
    assert found["with 'later'"] == (4.5, 4.5, 18)


def test_alone_a_scenario_is_nothing_to_learn_from(scenario: Scenario) -> None:
    assert [each.guesser for each in pooled([scenario])] == list(GIVE_AWAYS)


def test_words_are_the_same_with_either_apostrophe() -> None:
    assert words_of("Don\u2019t! DON'T 2 x_y") == ["don't", "don't", "x", "y"]


def test_the_bag_weighs_a_word_by_how_much_more_often_one_side_holds_it(scenario: Scenario) -> None:
    told = text_of(scenario, lambda _, right: "window window" if right else "door")
    score, replies, on = bag_of_words([told]), len(list(told.replies())), len(told.turns)
    drawn = 4 * on / replies
    window = math.log(((on + drawn) / (on + 4)) / (drawn / (replies - on + 4)))
    assert score("Window, window and wall") == pytest.approx(window)
    assert score("wall") == 0
    assert score("door") < 0


def test_nobody_learns_from_the_scenario_that_they_are_to_guess(scenario: Scenario) -> None:
    assert check_folder(olu.OLU, lambda: [scenario]) == (scenario, [])
    _, [problem] = check_folder(olu.OLU, lambda: [replace(scenario, id="a-twin")])
    assert "a bag of words hits" in problem.message


def test_without_other_scenarios_there_is_no_bag_of_words(scenario: Scenario) -> None:
    assert [each.guesser for each in guesses(scenario)] == list(GIVE_AWAYS)


def test_a_little_more_than_chance_is_let_pass_and_a_tenth_of_the_turns_is_not(scenario: Scenario) -> None:
    assert max(each.advantage for each in guesses(scenario)) <= 0.10
    longest = text_of(scenario, GIVE_AWAYS["the longest"])
    assert any(
        "the longest hits the one on track in 9.0 of 9 turns, blind picking in 2.2" in m for m in messages(longest)
    )


# ------------------------------------------------------------------------------------------------ all at once


def test_everything_is_told_at_once_in_the_order_of_the_file(scenario: Scenario) -> None:
    wrong = with_turn(scenario, "cup", to("nowhere"))
    wrong = with_turn(wrong, "honest", lambda turn: replace(turn, restated=()))
    problems = check_scenario(wrong)
    assert {problem.rule for problem in problems} >= {Rule.JUMP_TO_NOWHERE, Rule.TOO_FEW_RESTATED}
    assert problems == sorted(problems)


def test_a_file_may_be_checked_without_its_folders_name() -> None:
    read, problems = read_scenario_file(olu.OLU / "scenario.yaml")
    assert (read is not None, problems) == (True, [])
