"""When which derailment is drilled: after 1, 3, 7 and 21 days, weakest first, and missed days are forgiven.

What pays is that practice is spaced out; the exact shape of the schedule hardly matters (A. Latimier, H. Peyre and F.
Ramus, "A meta-analytic review of the benefit of spacing out retrieval practice episodes on retention", Educational
Psychology Review, 2021).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ..vocabulary import DERAILING, Code

INTERVALS = (1, 3, 7, 21)
"""Days from the slip to the first drill, and from each drill to the next."""


@dataclass(frozen=True)
class Slip:
    """A derailment in practice: which, and when."""

    code: Code
    day: date


@dataclass(frozen=True)
class Drilled:
    """A drill of a derailment: which, and when."""

    code: Code
    day: date


@dataclass(frozen=True)
class Booster:
    """What is to be drilled, and when.

    Attributes
    ----------
    slips : int
        How often it happened in practice.
    turn : int
        Which drill of it comes next: 1 to 4.
    due : date
        The first day on which it is due; it stays due until it is done.
    """

    code: Code
    slips: int
    turn: int
    due: date


def boosters(slips: Iterable[Slip], drilled: Iterable[Drilled]) -> tuple[Booster, ...]:
    """Return what is to be drilled, the derailment that happened most often first.

    A drill that comes late moves those after it; nothing is missed for good. After the fourth a derailment rests, until
    it happens again in practice: then it begins anew.

    Parameters
    ----------
    slips : iterable of Slip
        Derailments in practice.
    drilled : iterable of Drilled
        Drills that were done; several of one derailment on a day are one.
    """
    happened, done = tuple(slips), tuple(drilled)
    found = (_booster(code, _days(happened, code), _days(done, code)) for code in DERAILING)
    return tuple(sorted(filter(None, found), key=lambda each: (-each.slips, DERAILING.index(each.code))))


def due_on(day: date, among: Iterable[Booster]) -> tuple[Booster, ...]:
    """Return what is due on a day, in the same order."""
    return tuple(booster for booster in among if booster.due <= day)


def _days(happened: Sequence[Slip | Drilled], code: Code) -> list[date]:
    return sorted(each.day for each in happened if each.code is code)


def _booster(code: Code, slips: Sequence[date], drilled: Sequence[date]) -> Booster | None:
    if not slips:
        return None
    began, done = slips[0], sorted(set(drilled))
    while len(done) >= len(INTERVALS):
        since = [day for day in slips if day > done[len(INTERVALS) - 1]]
        if not since:
            return None
        began, done = since[0], done[len(INTERVALS) :]
    last = max([began, *done])
    return Booster(code, len(slips), len(done) + 1, last + timedelta(days=INTERVALS[len(done)]))
