"""A disk that fails once, at each operation of a short session in turn: it is said, and the next try works."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import apsw
import pytest

from coachkit.errors import StoreTrouble
from coachkit.practice import open_session
from coachkit.store import Event, Store
from tests import olu
from tests.reliability.disk import Disk, is_sound, store_on
from tests.reliability.players import take, world_with

STEPS = ("cup", "clay")
KINDS = ["session_started", "choice", "choice", "session_ended"]
T = TypeVar("T")


@dataclass(frozen=True)
class Played:
    """A session on a disk that failed: how often the trainee was told, and what is stored."""

    operation: int
    reached: bool
    told: int
    events: list[Event]
    sound: bool


class Trainee:
    """Tries again, once, whatever did not work."""

    def __init__(self) -> None:
        self.told = 0

    def tries(self, do: Callable[[], T]) -> T:
        try:
            return do()
        except StoreTrouble:
            self.told += 1
            return do()


def play(open_store: Callable[[Path], Store], file: Path) -> int:
    """Play a short session; return how often something did not work."""
    trainee = Trainee()
    with closing(trainee.tries(lambda: open_store(file))) as store:
        session = trainee.tries(lambda: open_session(olu.ID, wiring=world_with(store), trainee="robin"))
        for step in STEPS:
            trainee.tries(lambda step=step: take(session, step))  # type: ignore[misc]
        trainee.tries(session.end)
    return trainee.told


def played(operation: int, failure: int, folder: Path, patch: pytest.MonkeyPatch) -> Played:
    file = folder / str(operation) / "records.sqlite"
    disk = Disk(fails_at=operation, failure=failure)
    with store_on(disk, patch, "PRAGMA wal_autocheckpoint=5") as open_store:
        told = play(open_store, file)
    with closing(Store(f"sqlite:///{file.as_posix()}")) as store:
        events = [event for event, _ in store.events()]
    return Played(operation, disk.count >= operation, told, events, is_sound(file))


@pytest.fixture(scope="module", params=[apsw.SQLITE_IOERR, apsw.SQLITE_FULL], ids=["fails", "is full"])
def all_played(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Played]:
    """The session, once for every operation there is."""
    found: list[Played] = []
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("failing")
        while not found or found[-1].reached:
            found.append(played(len(found) + 1, request.param, folder, patch))
    return found[:-1]


def test_every_operation_had_its_failure(all_played: list[Played]) -> None:
    assert len(all_played) > 50


def test_most_failures_are_told_and_none_twice(all_played: list[Played]) -> None:
    told = [each.told for each in all_played]
    assert max(told) == 1
    assert sum(told) > len(told) / 2


def test_in_the_end_the_session_is_stored_whole_and_once(all_played: list[Played]) -> None:
    wrong = [each.operation for each in all_played if [event.kind.value for event in each.events] != KINDS]
    assert wrong == []


def test_no_failure_harms_the_file(all_played: list[Played]) -> None:
    assert [each.operation for each in all_played if not each.sound] == []


def opening(open_store: Callable[[Path], Store], file: Path, disk: Disk) -> int:
    """Return how many operations the opening of a new store takes."""
    with closing(open_store(file)):
        return disk.count


def test_a_disk_that_stays_broken_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = Disk()
    with store_on(sound, monkeypatch) as open_store:
        operations = opening(open_store, tmp_path / "sound.sqlite", sound)
    monkeypatch.setattr("time.sleep", lambda _: pytest.fail("only another program's lock is worth a wait"))
    for operation in range(1, operations + 1):
        broken = Disk(fails_at=operation, for_good=True)
        with store_on(broken, monkeypatch) as open_store, pytest.raises(StoreTrouble):
            open_store(tmp_path / f"{operation}.sqlite")
