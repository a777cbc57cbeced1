"""Processes killed while they answer, by choosing or writing: nothing acknowledged is lost, nothing is there twice."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from coachkit.errors import NotNow, UnknownName
from coachkit.practice import Session, open_session
from coachkit.store import Store
from coachkit.vocabulary import Mode
from tests import olu
from tests.reliability.players import PATHS, WRITING_PATH, stored_in, take, waiting, world

PLAYERS = Path(__file__).with_name("players.py")
TRIALS = 100
"""In each mode."""
SEED = 20261122

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX's")

Step = tuple[str, str]
"""A session, and a step of its path."""


@dataclass(frozen=True)
class Trial:
    """What a killed process had told, and what its trainee finds when coming back."""

    path: Sequence[str]
    acknowledged: list[Step]
    pending: Step | None
    stored: list[Step]
    seqs_are_whole: bool
    resumed: Step
    after_retry: list[Step]


def seqs_are_whole(store: Store) -> bool:
    sessions = [session for (session,) in store.counts("session")]
    found = [[event.seq for event in store.session(session)] for session in sessions]
    return all(seqs == list(range(1, len(seqs) + 1)) for seqs in found)


def try_again(session: Session, pending: Step | None) -> None:
    if pending and pending[0] == session.header.session:
        with suppress(NotNow, UnknownName):  # it was stored just before the kill: the session is at the next turn
            take(session, pending[1])


def aftermath(file: Path, mode: Mode) -> Trial:
    told = [line.split() for line in file.with_suffix(".told").read_text(encoding="utf-8").splitlines()]
    acknowledged = [(session, step) for what, session, step in told if what == "ack"]
    pending = (told[-1][1], told[-1][2]) if told and told[-1][0] == "try" else None
    wiring = world(f"sqlite:///{file}")
    stored, whole = stored_in(wiring.store), seqs_are_whole(wiring.store)
    session = open_session(olu.ID, mode=mode, wiring=wiring, trainee="robin")
    resumed = session.header.session, waiting(session) or ""
    try_again(session, pending)
    trial = Trial(PATHS[mode], acknowledged, pending, stored, whole, resumed, stored_in(wiring.store))
    wiring.store.close()
    return trial


@pytest.fixture(scope="module", params=PATHS)
def trials(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Trial]:
    mode: Mode = request.param
    what = "kill-writing" if mode is Mode.WRITE else "kill"
    folder = tmp_path_factory.mktemp("killed")
    program = [sys.executable, str(PLAYERS), what, str(folder), str(TRIALS), str(SEED)]
    ran = subprocess.run(program, capture_output=True, text=True, check=False)
    assert (ran.stderr, ran.returncode) == ("", 0)
    return [aftermath(folder / f"{trial}.sqlite", mode) for trial in range(TRIALS)]


def test_the_kills_came_at_all_moments(trials: list[Trial]) -> None:
    in_the_middle = [trial for trial in trials if trial.pending]
    assert len(trials) == TRIALS
    assert len(in_the_middle) > TRIALS / 4
    assert len({trial.pending[1] for trial in in_the_middle if trial.pending}) > 3


def test_no_acknowledged_reply_is_lost(trials: list[Trial]) -> None:
    lost = [set(trial.acknowledged) - set(trial.stored) for trial in trials]
    assert [each for each in lost if each] == []


def test_no_reply_is_there_twice(trials: list[Trial]) -> None:
    assert [trial.stored for trial in trials if len(trial.stored) != len(set(trial.stored))] == []


def test_no_session_has_a_gap(trials: list[Trial]) -> None:
    assert all(trial.seqs_are_whole for trial in trials)


def expected(trial: Trial) -> tuple[str | None, str]:
    """The session and the step at which a trainee goes on; None for a session that is still to be made."""
    path = trial.path
    if not trial.stored:
        return None, path[0]
    session, last = trial.stored[-1]
    return (None, path[0]) if last == path[-1] else (session, path[path.index(last) + 1])


def test_the_session_resumes_at_the_turn_after_the_last_stored_reply(trials: list[Trial]) -> None:
    for trial in trials:
        session, step = expected(trial)
        assert trial.resumed[1] == step
        assert trial.resumed[0] == session or (session is None and trial.resumed[0] not in dict(trial.stored))


def test_a_reply_that_waited_with_its_question_is_asked_about_again(trials: list[Trial]) -> None:
    asked = [trial for trial in trials if trial.stored and f"{trial.stored[-1][1]}?" in trial.path]
    assert [trial.resumed for trial in asked] == [(trial.stored[-1][0], f"{trial.stored[-1][1]}?") for trial in asked]
    assert bool(asked) == (trials[0].path is WRITING_PATH)


def test_a_reply_given_again_after_the_kill_is_there_once(trials: list[Trial]) -> None:
    retried = [trial for trial in trials if trial.pending and trial.pending[0] == trial.resumed[0]]
    assert {trial.after_retry.count(trial.pending) for trial in retried if trial.pending} == {1}


def test_the_retries_met_both_what_was_stored_and_what_was_not(trials: list[Trial]) -> None:
    assert {trial.pending in trial.stored for trial in trials if trial.pending} == {True, False}
