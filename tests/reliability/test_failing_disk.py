"""A disk that fails once, at each operation of a short session in turn: it is said, and all is written in the end."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

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


@dataclass(frozen=True)
class Played:
    """A session on a disk that failed: how often the trainee was told, and what is stored."""

    operation: int
    reached: bool
    told: int
    events: list[Event]
    sound: bool


def play(open_store: Callable[[Path], Store], file: Path) -> int:
    """Play a short session, whatever does not work; return how often the trainee is told that something waits."""
    told = 0
    with closing(open_store(file)) as store:
        session = open_session(olu.ID, wiring=world_with(store), trainee="robin")
        told += bool(session.view().unrecorded)
        doings: list[Callable[[], None]] = [partial(take, session, step) for step in STEPS]
        for do in (*doings, session.end, session.retry):
            do()
            told += bool(session.view().unrecorded)
    return told


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
    with closing(open_store(file)) as store:
        store.counts("kind")
        return disk.count


def test_a_disk_that_stays_broken_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = Disk()
    with store_on(sound, monkeypatch) as open_store:
        operations = opening(open_store, tmp_path / "sound.sqlite", sound)
    assert operations > 20
    monkeypatch.setattr("time.sleep", lambda _: pytest.fail("only another program's lock is worth a wait"))
    for operation in range(1, operations + 1):
        broken = Disk(fails_at=operation, for_good=True)
        with store_on(broken, monkeypatch) as open_store, pytest.raises(StoreTrouble):
            opening(open_store, tmp_path / f"{operation}.sqlite", broken)


# ------------------------------------------------------------------------------------------------ while erasing


def erased(operation: int, folder: Path, patch: pytest.MonkeyPatch) -> tuple[bool, bool, bytes, bytes]:
    """Erase on a disk that fails once: whether it got so far, was it told, and the files then and after another try."""
    file = folder / str(operation) / "records.sqlite"
    disk = Disk()
    with store_on(disk, patch) as open_store, closing(open_store(file)) as store:
        session = open_session(olu.ID, wiring=world_with(store), trainee="MARKED")
        for step in STEPS:
            take(session, step)
        disk.fails_at = disk.count + operation
        told = False
        try:
            store.erase("MARKED")
        except StoreTrouble:
            told = True
        reached, then = disk.count >= disk.fails_at, held(file)
        disk.fails_at = 0
        store.erase("MARKED")
        return reached, told, then, held(file)


def held(file: Path) -> bytes:
    return b"".join(each.read_bytes() for each in file.parent.iterdir() if not each.name.endswith("-shm"))


def test_where_erasing_fails_it_is_told_and_the_next_try_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [erased(1, tmp_path, monkeypatch)]
    while found[-1][0]:
        found.append(erased(len(found) + 1, tmp_path, monkeypatch))
    assert len(found) > 20
    assert [number for number, (_, told, then, _) in enumerate(found, start=1) if b"MARKED" in then and not told] == []
    assert [number for number, (*_, after) in enumerate(found, start=1) if b"MARKED" in after] == []
