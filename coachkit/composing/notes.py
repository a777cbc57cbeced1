"""What a trainee reads of each reply, and why the client has the degree of vision that they have."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..feedback import About, first_name, words_of
from ..feedback.note import filled, note_on
from ..materials import Piece
from ..scenario import Reply, Scenario, Turn
from ..vocabulary import STEPS, Degree, Stage, naming_code, steps_in
from .cast import Cast
from .choosing import Replies
from .draft import Draft

_VARIANTS = 6
"""More than any slip has notes."""

ALL_FOUR = (
    "All four steps were there, and then there was one sentence more.",
    "Heard, kept, set aside, and asked: it was whole. The rest came on top of it.",
    "You had done it all, from the hearing to the question. What {name} will answer is the other sentence.",
    "Four steps out of four. Beside them stood something that {name} could not pass by.",
    "Nothing was missing here; something was too much.",
    "It had all that it needed, and {name} heard what it did not need.",
)
SOME = (
    "Half of it was well done.",
    "It began well.",
    "There was good work in it too.",
    "Part of that did {name} good.",
    "You had taken some of the steps.",
    "Some of this was just right.",
)
"""Before the note on a derailment: what was done well; each is told once in a client."""

_REASONS = {
    Degree.NO_VISION: (
        "{name} has pieces: “{first}”, “{second}”. They are real, and they do not make a picture yet; {they} said so "
        "at the end. Nothing can be found out or planned about a future that nobody has seen. So the next work is to "
        "build the picture.",
        "What came out were fragments, “{first}” and “{second}” among them, and at the end {name} said in {their} own "
        "words that a picture is missing. To ask for steps would be to ask for guesses. So the picture comes first.",
    ),
    Degree.VISION_NO_WAY: (
        "{name} can walk about in it: “{first}”, “{second}”. How one gets there {they} could not tell you. So there is "
        "no picture left to build, and no plan to make yet: the next work is to clarify the goal by finding out.",
        "The picture is there, down to “{first}” and “{second}”. The way is not, and {name} said that at the end. What "
        "fits is to find out: who knows, what is known, what could be tried.",
    ),
    Degree.VISION_AND_WAY: (
        "{name} has the picture, “{first}”, “{second}”, and at the end {they} told you what comes first and what comes "
        "after. More picture or more finding out would keep {them} from it. So the next work is to plan action steps.",
        "Nothing is missing but the beginning. {name} sees it, down to “{first}” and “{second}”, and knows the order "
        "in which it goes. So the next work is to plan action steps.",
    ),
}


def reason(draw: random.Random, cast: Cast) -> str:
    """Return why this is the degree of vision, and this the next work."""
    first, second = (_quoted(each) for each in draw.sample(cast.hope.elements, 2))
    told = draw.choice(_REASONS[cast.degree]).replace("{first}", first).replace("{second}", second)
    return filled(told, About(cast.client, ""))


def _quoted(element: Piece) -> str:
    return element.phrase.replace("{", "(").replace("}", ")")


def taught(draw: random.Random, scenario: Scenario, drafts: Sequence[tuple[Draft, Replies]]) -> tuple[Turn, ...]:
    """Return the turns with their replies, each with an id, its note, and a better line where it is not on track."""
    spare = {len(STEPS): draw.sample(ALL_FOUR, len(ALL_FOUR)), 0: draw.sample(SOME, len(SOME))}
    told = set[str]()
    return tuple(_turn(draw, scenario, draft, replies.all, (told, spare)) for draft, replies in drafts)


Telling = tuple[set[str], dict[int, list[str]]]


def _turn(draw: random.Random, scenario: Scenario, draft: Draft, replies: Sequence[Reply], telling: Telling) -> Turn:
    better = iter(draft.better)
    noted = [
        replace(
            reply,
            why=_why(scenario, draft.turn, reply, telling),
            better=next(better, draft.better[0]) if number else "",
        )
        for number, reply in enumerate(replies)
    ]
    ids = iter(range(1, len(noted) + 1))
    mixed = draw.sample(noted, len(noted))
    return replace(draft.turn, replies=tuple(replace(reply, id=f"reply-{next(ids)}") for reply in mixed))


def _why(scenario: Scenario, turn: Turn, reply: Reply, telling: Telling) -> str:
    told, spare = telling
    variants = list(dict.fromkeys(_variants(scenario, turn, reply)))
    why = next((each for each in variants if each not in told), variants[0])
    told.add(why)
    return f"{_credit(scenario, turn, reply, spare)}{why}"


def _variants(scenario: Scenario, turn: Turn, reply: Reply) -> Iterator[str]:
    words = words_of(scenario, turn)
    for number in range(_VARIANTS):
        about = About(scenario.client, words, number=number)
        yield note_on(reply, turn.stage, scenario.vision.next_work, about)


def _credit(scenario: Scenario, turn: Turn, reply: Reply, spare: dict[int, list[str]]) -> str:
    """Return what was done well before the derailment, and a blank; nothing where nothing is left to say it with."""
    steps = len(steps_in(reply.codes))
    if turn.stage is not Stage.VISION or not naming_code(turn.stage, reply.codes) or steps < 2:  # noqa: PLR2004
        return ""
    left = spare[len(STEPS) if steps == len(STEPS) else 0]
    return f"{left.pop().replace('{name}', first_name(scenario.client))} " if left else ""
