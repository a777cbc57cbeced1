"""Clocks that jump: what came last is last, and no reply took less than no time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coachkit.practice import Wiring, open_session
from coachkit.store import EventKind, Store, choices_of
from tests import olu

JUMPS = {"back": -timedelta(days=400), "forward": timedelta(days=400)}

either_way = pytest.mark.parametrize("jump", JUMPS.values(), ids=JUMPS)


class SetClock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def clocked(wiring: Wiring, clock: SetClock) -> Wiring:
    return replace(wiring, now=clock)


def seconds(store: Store) -> list[float]:
    return [choice["seconds"] for choice in choices_of(store.events(EventKind.CHOICE))]


@either_way
def test_of_two_open_sessions_the_one_begun_last_goes_on(clocked: Wiring, clock: SetClock, jump: timedelta) -> None:
    first, second = (open_session(olu.ID, wiring=clocked) for _ in range(2))
    first.reply("what-like")
    clock.time += jump
    second.reply("what-like")
    assert open_session(olu.ID, wiring=clocked).header == second.header


@either_way
def test_a_session_goes_on_at_its_turn(clocked: Wiring, clock: SetClock, jump: timedelta) -> None:
    for turn, reply in olu.GOOD_PATH.items():
        session = open_session(olu.ID, wiring=clocked)
        assert session.view().turn == turn
        session.reply(reply)
        clock.time += jump if turn == "thumbs" else timedelta(seconds=1)
    assert [each.turn for each in session.view().exchanges] == list(olu.GOOD_PATH)


@either_way
def test_events_come_in_the_order_of_seq(clocked: Wiring, store: Store, clock: SetClock, jump: timedelta) -> None:
    session = open_session(olu.ID, wiring=clocked)
    session.reply("what-like")
    clock.time += jump
    session.reply("both-listed")
    clock.time -= jump * 2
    session.reply("kept-for-later")
    assert [event.seq for event, _ in store.events()] == [1, 2, 3, 4]
    assert [choice["reply_id"] for choice in session.choices()] == ["what-like", "both-listed", "kept-for-later"]


@either_way
def test_the_pseudonym_picked_last_is_the_one_that_holds(clocked: Wiring, clock: SetClock, jump: timedelta) -> None:
    clocked.name_trainee("robin")
    clock.time += jump
    clocked.name_trainee("kim")
    assert clocked.trainee() == "kim"


@either_way
def test_no_reply_took_less_than_no_time(clocked: Wiring, store: Store, clock: SetClock, jump: timedelta) -> None:
    session = open_session(olu.ID, wiring=clocked)
    clock.time += jump
    session.reply("what-like")
    clock.time += timedelta(seconds=5)
    session.reply("both-listed")
    assert seconds(store) == [max(0.0, jump.total_seconds()), 5.0]


BERLIN = ZoneInfo("Europe/Berlin")
SUMMER_TIME = {
    "begins": (datetime(2026, 3, 29, 1, 59, 50, tzinfo=BERLIN), datetime(2026, 3, 29, 3, 0, 5, tzinfo=BERLIN)),
    "ends": (datetime(2026, 10, 25, 2, 59, 50, tzinfo=BERLIN), datetime(2026, 10, 25, 2, 0, 5, fold=1, tzinfo=BERLIN)),
}
"""What a clock on the wall shows with the statement, and fifteen seconds later."""


@pytest.mark.parametrize(("shown", "given"), SUMMER_TIME.values(), ids=SUMMER_TIME)
def test_when_summer_time_begins_or_ends_a_reply_took_as_long_as_it_took(
    clocked: Wiring, store: Store, clock: SetClock, shown: datetime, given: datetime
) -> None:
    clock.time = shown.astimezone(UTC)
    session = open_session(olu.ID, wiring=clocked)
    clock.time = given.astimezone(UTC)
    session.reply("what-like")
    assert seconds(store) == [15.0]


def test_local_time_never_gets_into_the_records(clocked: Wiring, store: Store, clock: SetClock) -> None:
    session = open_session(olu.ID, wiring=clocked)
    clock.time = clock.time.astimezone(BERLIN)
    with pytest.raises(ValueError, match="must be in UTC"):
        session.reply("what-like")
    assert store.counts("kind") == {}
