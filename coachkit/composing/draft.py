"""A turn while it is being made: what the client says and does, and the replies that it could have."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from ..bank_line import BankLine
from ..materials import Said
from ..scenario import Answer, Turn
from ..vocabulary import DERAILING, Code, Outcome
from .cast import Cast
from .choosing import Replies
from .supply import Coach, Supply
from .wording import Part, reply

OPTIONS = 24
"""Sets of replies of a turn to choose among."""

Parts = list[Part]


@dataclass(frozen=True)
class Making:
    """All that a turn is made with."""

    draw: random.Random
    cast: Cast
    supply: Supply
    coach: Coach
    slipped: set[Code] = field(default_factory=set)
    """Derailments that tempt somewhere in this client by now."""

    def said(self, occasion: str, line: BankLine | None = None, others: tuple[Said, ...] = ()) -> Answer:
        """Take what the client says on an occasion."""
        found = self.supply.said(self.cast.voice, occasion, line.thing if line else "", others)
        return Answer(found.says, found.thinks)


@dataclass(frozen=True)
class Draft:
    """A turn without its replies, the sets of replies that it could have, and lines that are better than most."""

    turn: Turn
    options: tuple[Replies, ...]
    better: tuple[str, ...]


def options(making: Making, compose: Callable[[random.Random], list[Parts]]) -> tuple[Replies, ...]:
    """Compose many sets of replies; the first reply of each is on track, the second partly so.

    Raises
    ------
    LookupError
        The pieces at hand do not reach for a single set.
    """
    found = tuple(_options(making.draw, compose))
    if not found:
        raise LookupError("the pieces of a turn do not reach for its replies")
    return found


def _options(draw: random.Random, compose: Callable[[random.Random], list[Parts]]) -> Iterator[Replies]:
    for _ in range(OPTIONS):
        with suppress(LookupError):  # these pieces do not reach for that order of theirs
            yield Replies(tuple(reply(parts) for parts in compose(draw)))


def together(draw: random.Random, ways: Sequence[Sequence[Parts]]) -> list[Parts]:
    """Choose one way of each reply, so that nothing stands in two of them; `LookupError` where there is none."""
    found, used = list[Parts](), set[int]()
    for each in ways:
        apart = [parts for parts in each if used.isdisjoint(map(id, parts))]
        if not apart:
            raise LookupError("no way is left in which nothing is said twice")
        found.append(draw.choice(apart))
        used.update(map(id, found[-1]))
    return found


def usual_answers(making: Making, line: BankLine | None = None) -> dict[str, Answer]:
    """Return how the client answers what is not on track in a vision turn, or where a verdict was asked for."""
    occasions = [Outcome.PARTLY, Code.CLOSED, Outcome.STALLED, Outcome.DERAILED]
    return {occasion.value: making.said(occasion.value, line) for occasion in occasions}


def derailed_answers(making: Making, line: BankLine | None = None, known: tuple[Code, ...] = ()) -> dict[str, Answer]:
    """Return how the client answers each derailment, those left out that are answered otherwise."""
    hope = making.cast.hope.answers
    left = [code for code in DERAILING if code not in known]
    return {code.value: making.said(code.value, line, hope.get(code.value, ())) for code in left}


def brought(making: Making, number: int) -> Answer:
    """Return how the next element of the vision comes out."""
    element = making.cast.hope.elements[number]
    return Answer(element.says, element.thinks, brings=f"element-{number + 1}")
