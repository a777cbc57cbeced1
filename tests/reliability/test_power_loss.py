"""Two hundred power cuts: with the store's settings what was acknowledged is on disk, with weaker ones it is not."""

from __future__ import annotations

import random
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from coachkit.errors import StoreTrouble
from coachkit.practice import open_session
from coachkit.store import Store, connect
from coachkit.vocabulary import Mode
from tests import olu
from tests.reliability.disk import Disk, after_power_loss, is_sound, store_on
from tests.reliability.players import PATHS, left, stored_in, take, world_with

RUNS = 200
SESSIONS = 6
SEED = 20261122


@dataclass(frozen=True)
class Run:
    """What was found after one power cut."""

    acknowledged: set[str]
    found: set[str]
    readable: bool
    sound: bool
    whole: bool

    @property
    def lost(self) -> set[str]:
        """What was promised and is gone."""
        return self.acknowledged - self.found


def play(disk: Disk, store: Store, mode: Mode) -> None:
    """Play some sessions, acknowledging each step."""
    for _ in range(SESSIONS):
        session = open_session(olu.ID, mode=mode, wiring=world_with(store), trainee="robin")
        for step in left(session):
            take(session, step)
            disk.acknowledge(f"{session.header.session} {step}")


def recorded(folder: Path, patch: pytest.MonkeyPatch, mode: Mode) -> Disk:
    disk = Disk()
    with store_on(disk, patch) as open_store, closing(open_store(folder / "records.sqlite")) as store:
        play(disk, store, mode)
    return disk


def cut(disk: Disk, number: int, folder: Path) -> Run:
    """Cut the power at a random moment of the recording, and look at what is left."""
    chance = random.Random(f"{SEED}:{number}")
    moment = chance.randrange(len(disk.operations))
    folder.mkdir()
    after_power_loss(disk.operations[:moment], chance, folder)
    acknowledged = {promise for when, promise in disk.acknowledged if when <= moment}
    file = folder / "records.sqlite"
    try:
        with closing(Store(f"sqlite:///{file.as_posix()}")) as store:
            found = {f"{session} {step}" for session, step in stored_in(store)}
            seqs = [[event.seq for event in store.session(session)] for (session,) in store.counts("session")]
    except StoreTrouble:
        return Run(acknowledged, set(), readable=False, sound=False, whole=False)
    whole = all(each == list(range(1, len(each) + 1)) for each in seqs)
    return Run(acknowledged, found, readable=True, sound=is_sound(file), whole=whole)


def runs(folder: Path, patch: pytest.MonkeyPatch, mode: Mode = Mode.CHOOSE) -> list[Run]:
    disk = recorded(folder, patch, mode)
    return [cut(disk, number, folder / f"run-{number}") for number in range(RUNS)]


@pytest.fixture(scope="module", params=PATHS)
def with_our_settings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Run]:
    with pytest.MonkeyPatch.context() as patch:
        return runs(tmp_path_factory.mktemp("full"), patch, request.param)


@pytest.fixture(scope="module")
def with_weaker_ones(tmp_path_factory: pytest.TempPathFactory) -> list[Run]:
    weaker = tuple(pragma.replace("synchronous=FULL", "synchronous=NORMAL") for pragma in connect._PRAGMAS)
    assert weaker != connect._PRAGMAS
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connect, "_PRAGMAS", weaker)
        return runs(tmp_path_factory.mktemp("normal"), patch)


def test_the_power_was_cut_at_all_moments(with_our_settings: list[Run]) -> None:
    promised = [len(run.acknowledged) for run in with_our_settings]
    assert len(promised) == RUNS
    assert min(promised) == 0
    assert len(set(promised)) > RUNS / 5


def test_nothing_acknowledged_is_lost(with_our_settings: list[Run]) -> None:
    assert [run.lost for run in with_our_settings if run.lost] == []


def test_every_file_opens_again_and_is_sound(with_our_settings: list[Run]) -> None:
    assert all(run.readable and run.sound for run in with_our_settings)


def test_no_session_has_a_gap(with_our_settings: list[Run]) -> None:
    assert all(run.whole for run in with_our_settings)


def test_with_weaker_settings_the_same_cuts_lose_what_was_acknowledged(with_weaker_ones: list[Run]) -> None:
    assert sum(bool(run.lost) for run in with_weaker_ones) > RUNS / 4
