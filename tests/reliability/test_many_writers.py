"""Many processes on one file, and a lock that somebody else holds."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from coachkit.errors import StoreTrouble
from coachkit.practice import Wiring, open_session
from coachkit.store import Event, Store, connect
from tests import olu
from tests.reliability.players import PATH, steps_of

PLAYERS = Path(__file__).with_name("players.py")
CROWD = 30

forked = pytest.mark.skipif(os.name == "nt", reason="the players are forked")


def played(store: Store, how: str, players: int) -> dict[str, list[Event]]:
    """Let players play; return the events of each session in the order in which they came."""
    program = [sys.executable, str(PLAYERS), how, str(store.url), str(players)]
    ran = subprocess.run(program, capture_output=True, text=True, check=False)
    assert (ran.stderr, ran.returncode) == ("", 0)
    sessions: dict[str, list[Event]] = {}
    for event, _ in store.events():
        sessions.setdefault(event.session, []).append(event)
    return sessions


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Event]]:
    file = tmp_path_factory.mktemp("crowd") / "records.sqlite"
    with closing(Store(f"sqlite:///{file.as_posix()}")) as store:
        return played(store, "crowd", CROWD)


@forked
def test_thirty_trainees_at_once_meet_no_error_and_lose_nothing(crowd: dict[str, list[Event]]) -> None:
    assert [tuple(steps_of(events)) for events in crowd.values()] == [PATH] * CROWD


@forked
def test_thirty_trainees_at_once_keep_the_order_of_each_session(crowd: dict[str, list[Event]]) -> None:
    seqs = [[event.seq for event in events] for events in crowd.values()]
    assert seqs == [list(range(1, len(PATH) + 3))] * CROWD  # the start, the path, the end


@forked
def test_no_session_has_an_event_of_another_trainee(crowd: dict[str, list[Event]]) -> None:
    assert [len({event.trainee for event in events}) for events in crowd.values()] == [1] * CROWD


@forked
def test_two_sessions_of_one_trainee_at_once_do_not_mix(store: Store) -> None:
    sessions = played(store, "apart", 2)
    assert [tuple(steps_of(events)) for events in sessions.values()] == [PATH, PATH]


@forked
def test_two_windows_on_one_session_take_each_step_once(store: Store) -> None:
    sessions = played(store, "together", 2)
    assert [tuple(steps_of(events)) for events in sessions.values()] == [PATH]


# ------------------------------------------------------------------------------------------------ a lock elsewhere


@contextmanager
def locked(store: Store) -> Iterator[None]:
    with closing(sqlite3.connect(str(store.url.database), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch, wiring: Wiring) -> Iterator[Wiring]:
    """A world whose store waits 50 ms for a lock where the real one waits ten seconds."""
    monkeypatch.setattr(connect, "_PRAGMAS", ("PRAGMA busy_timeout=50", *connect._PRAGMAS[1:]))
    with closing(Store(wiring.store.url)) as store:
        yield replace(wiring, store=store)


def test_a_lock_held_for_too_long_is_trouble_and_the_session_stands_where_it_stood(impatient: Wiring) -> None:
    session = open_session(olu.ID, wiring=impatient)
    before = session.view()
    with locked(impatient.store), pytest.raises(StoreTrouble, match="database is locked"):
        session.reply("what-like")
    assert session.view() == before


def test_a_reply_refused_by_a_lock_is_stored_once_when_given_again(impatient: Wiring) -> None:
    session = open_session(olu.ID, wiring=impatient)
    with locked(impatient.store), pytest.raises(StoreTrouble):
        session.reply("what-like")
    session.reply("what-like")
    assert steps_of(impatient.store.session(session.header.session)) == ["cup"]


def test_a_lock_held_elsewhere_keeps_nobody_from_reading(impatient: Wiring) -> None:
    open_session(olu.ID, wiring=impatient).reply("what-like")
    with locked(impatient.store):
        assert open_session(olu.ID, wiring=impatient).view().turn == "clay"
