"""Many processes on one file."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from coachkit.store import Event, Store
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
    sessions = played(store, "together", 2).values()
    common = [events for events in sessions if "apart_from" not in events[0].body]  # a slow disk may part the windows
    assert [tuple(steps_of(events)) for events in common] == [PATH]
