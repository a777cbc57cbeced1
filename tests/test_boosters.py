"""When a derailment is drilled again: spaced, weakest first, forgiving."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coachkit.engine import Drilled, Slip, boosters, due_on
from coachkit.vocabulary import DERAILING, Code

DAY = date(2026, 3, 2)


def on(days: int) -> date:
    return DAY + timedelta(days=days)


def next_after(*drills: int, slips: tuple[int, ...] = (0,)) -> tuple[int, int] | None:
    """Return which drill of advising comes next, and on which day, after drills on these days."""
    found = boosters([Slip(Code.ADVISE, on(day)) for day in slips], [Drilled(Code.ADVISE, on(day)) for day in drills])
    return (found[0].turn, (found[0].due - DAY).days) if found else None


def test_drills_come_after_1_3_7_and_21_days() -> None:
    assert [next_after(), next_after(1), next_after(1, 4), next_after(1, 4, 11)] == [(1, 1), (2, 4), (3, 11), (4, 32)]


def test_after_the_fourth_it_rests() -> None:
    assert next_after(1, 4, 11, 32) is None


def test_a_slip_after_that_begins_it_anew() -> None:
    assert next_after(1, 4, 11, 32, slips=(0, 40)) == (1, 41)


def test_a_missed_day_moves_those_after_it_and_is_forgiven() -> None:
    assert next_after(9) == (2, 12)


def test_two_drills_on_a_day_are_one() -> None:
    assert next_after(1, 1) == (2, 4)


def test_nothing_is_drilled_that_never_happened() -> None:
    assert boosters([], []) == ()


def test_the_derailment_that_happened_most_comes_first() -> None:
    slips = [Slip(Code.JUDGE, DAY), Slip(Code.ADVISE, DAY), Slip(Code.ADVISE, on(1))]
    assert [each.code for each in boosters(slips, [])] == [Code.ADVISE, Code.JUDGE]


def test_what_is_due_stays_due_until_it_is_done() -> None:
    found = boosters([Slip(Code.PROBE, DAY)], [])
    assert [len(due_on(on(day), found)) for day in (0, 1, 60)] == [0, 1, 1]


@given(st.lists(st.integers(0, 400)), st.lists(st.integers(0, 400)))
def test_what_is_due_lies_after_all_that_was_done(slips: list[int], drills: list[int]) -> None:
    found = boosters([Slip(DERAILING[0], on(d)) for d in slips], [Drilled(DERAILING[0], on(d)) for d in drills])
    assert all(booster.due > max([on(0), *(on(day) for day in drills[-1:])]) or drills for booster in found)
    assert all(1 <= booster.turn <= 4 for booster in found)
