"""Storage trouble of every kind: play goes on, it is said, what is there is left alone, all is written in the end."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import apsw
import pytest
from click.testing import CliRunner

from coachkit.commands import cli
from coachkit.practice import Session, open_session
from coachkit.store import Store, connect, file_system
from tests import olu
from tests.reliability.disk import Disk, store_on
from tests.reliability.players import PATH, at_a_front, left, steps_of, take, world_with

PLAIN_USER = Path(__file__).with_name("plain_user.py")


def url_of(file: Path) -> str:
    return f"sqlite:///{file.as_posix()}"


def opened(file: Path) -> Session:
    return open_session(olu.ID, wiring=at_a_front(url_of(file)), trainee="robin")


# ------------------------------------------------------------------------------------------------ places and files


def played_before(file: Path) -> None:
    """Leave a conversation that has begun."""
    with closing(Store(url_of(file))) as store:
        take(open_session(olu.ID, wiring=world_with(store), trainee="robin"), "cup")


def a_folder(file: Path) -> None:
    file.mkdir()


def in_a_file(file: Path) -> None:
    file.parent.rmdir()
    file.parent.write_text("no folder")


def corrupt(file: Path) -> None:
    played_before(file)
    file.write_bytes(b"x" * 100 + file.read_bytes()[100:])


def corrupt_inside(file: Path) -> None:
    played_before(file)
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + os.urandom(len(whole) - 4096))


def empty_beside_its_journal(file: Path) -> None:
    with closing(Store(url_of(file))) as store:
        take(open_session(olu.ID, wiring=world_with(store), trainee="robin"), "cup")
        journal = file.with_name(f"{file.name}-wal").read_bytes()
    file.write_bytes(b"")
    file.with_name(f"{file.name}-wal").write_bytes(journal)


def missing_beside_its_journal(file: Path) -> None:
    empty_beside_its_journal(file)
    file.unlink()


def foreign(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")


def newer(file: Path) -> None:
    played_before(file)
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("UPDATE coachkit_version SET version = 99")


def no_database(file: Path) -> None:
    file.write_text("Dear diary. " * 1000)


TROUBLES: dict[str, tuple[Callable[[Path], None], str]] = {
    "a folder": (a_folder, "unable to open database file"),
    "in a file": (in_a_file, "cannot be opened"),
    "a broken header": (corrupt, "coachkit doctor --salvage"),
    "broken pages": (corrupt_inside, "coachkit doctor --salvage"),
    "an empty file with a journal": (empty_beside_its_journal, "its journal beside it"),
    "no file with a journal": (missing_beside_its_journal, "its journal beside it"),
    "another program's": (foreign, "tables of another program"),
    "a newer coachkit's": (newer, "written by a newer coachkit"),
    "a text": (no_database, "file is not a database"),
}

each_trouble = pytest.mark.parametrize(("make", "words"), TROUBLES.values(), ids=TROUBLES)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "theirs"
    folder.mkdir()
    return folder / "records.sqlite"


def content(folder: Path) -> dict[str, bytes]:
    files = [folder, *folder.iterdir()] if folder.is_dir() else [folder]
    return {path.name: path.read_bytes() for path in files if path.is_file() and not path.name.endswith("-shm")}


@each_trouble
def test_play_goes_on_to_its_end_and_says_what_is_the_matter(
    file: Path, make: Callable[[Path], None], words: str
) -> None:
    make(file)
    session = opened(file)
    assert words in session.view().unrecorded
    for step in left(session):
        take(session, step)
        assert words in session.view().unrecorded
    assert session.over


@each_trouble
def test_what_is_there_is_never_changed(file: Path, make: Callable[[Path], None], words: str) -> None:
    make(file)
    before = content(file.parent)
    session = opened(file)
    for step in left(session):
        take(session, step)
    session.retry()
    assert content(file.parent) == before


@each_trouble
def test_all_is_written_once_the_place_is_free(
    file: Path, make: Callable[[Path], None], words: str, tmp_path: Path
) -> None:
    make(file)
    session = opened(file)
    for step in left(session):
        take(session, step)
    file.parent.rename(tmp_path / "moved away")
    session.retry()
    assert session.view().unrecorded == ""
    assert tuple(steps_of(Store(url_of(file)).session(session.header.session))) == PATH


def test_a_conversation_that_cannot_be_read_leaves_room_for_a_new_one(file: Path) -> None:
    played_before(file)
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("UPDATE coachkit_event SET body = '{}' WHERE kind = 'choice'")
    session = opened(file)
    assert "The conversation that you left cannot be read" in session.notice
    assert "was damaged or changed" in session.notice
    take(session, "cup")
    assert session.view().unrecorded == ""


def test_records_that_can_be_written_and_not_read_are_no_cause_for_a_banner(file: Path) -> None:
    session = opened(file)
    take(session, "cup")
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("UPDATE coachkit_event SET body = '{}' WHERE kind = 'choice'")
    assert (session.choices(), session.view().unrecorded) == ([], "")
    take(session, "clay")
    assert session.view().unrecorded == ""


def test_a_file_that_was_taken_away_and_put_back_takes_what_waits(file: Path) -> None:
    session = opened(file)
    take(session, "cup")
    file.rename(file.with_name("elsewhere"))
    take(session, "clay")
    assert "was taken away or replaced" in session.view().unrecorded
    file.with_name("elsewhere").rename(file)
    session.retry()
    assert session.view().unrecorded == ""
    assert steps_of(Store(url_of(file)).session(session.header.session)) == ["cup", "clay"]


# ------------------------------------------------------------------------------------------------ a full disk


def test_a_disk_that_fills_up_keeps_nobody_from_playing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = Disk(failure=apsw.SQLITE_FULL, for_good=True)
    with store_on(disk, monkeypatch) as open_store, closing(open_store(file)) as store:
        session = open_session(olu.ID, wiring=world_with(store), trainee="robin")
        take(session, "cup")
        disk.fails_at = disk.count + 1
        for step in left(session):
            take(session, step)
            assert "Make room on the disk." in session.view().unrecorded
        disk.fails_at = 0
        session.retry()
        assert session.view().unrecorded == ""
    events = Store(url_of(file)).session(session.header.session)
    assert (tuple(steps_of(events)), [event.seq for event in events]) == (PATH, list(range(1, len(PATH) + 3)))


# ------------------------------------------------------------------------------------------------ limits of the system


def told_by(program: str) -> tuple[list[str], list[str]]:
    """Return what is told, and which steps are recorded in the end."""
    ran = subprocess.run([sys.executable, str(PLAIN_USER), program], capture_output=True, text=True, check=False)
    assert (ran.stderr, ran.returncode) == ("", 0)
    *told, steps = json.loads(ran.stdout)
    return told, steps


@pytest.mark.skipif(os.name == "nt", reason="modes and limits are POSIX's")
@pytest.mark.parametrize("program", ["read-only", "locked-away"])
def test_a_plain_user_plays_on_where_nothing_may_be_written(program: str) -> None:
    [*while_it_lasts, at_the_end], steps = told_by(program)
    assert all("Make the place writable" in words for words in while_it_lasts)
    assert (len(while_it_lasts), at_the_end, steps) == (3, "", ["cup", "clay", "thumbs"])


@pytest.mark.skipif(os.name == "nt", reason="modes and limits are POSIX's")
def test_a_limit_on_the_size_of_files_keeps_nobody_from_playing() -> None:
    [while_it_lasts, at_the_end], steps = told_by("size-limit")
    assert "cannot be written" in while_it_lasts
    assert (at_the_end, steps) == ("", ["cup", "clay", "thumbs"])


# ------------------------------------------------------------------------------------------------ over a network


@pytest.fixture
def _over_a_network(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the kernel tells it: the folder of the records is a mount of its own."""
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"1 0 8:1 / / rw - ext4 /dev/sda1 rw\n2 1 0:45 / {file.parent} rw - nfs4 server:/home rw\n")
    monkeypatch.setattr(file_system, "MOUNTS", mounts)


def journal_mode(file: Path) -> str:
    with closing(sqlite3.connect(file)) as other:
        [(mode,)] = other.execute("PRAGMA journal_mode").fetchall()
    return str(mode)


@pytest.mark.usefixtures("_over_a_network")
def test_on_a_network_file_system_there_is_no_write_ahead_log(file: Path) -> None:
    session = opened(file)
    take(session, "cup")
    assert (session.view().unrecorded, journal_mode(file)) == ("", "delete")
    assert [each.name for each in file.parent.iterdir()] == [file.name]


@pytest.mark.usefixtures("_over_a_network")
def test_the_doctor_says_that_there_is_no_write_ahead_log_there(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take(opened(file), "cup")
    monkeypatch.setenv("COACHKIT_STORE", url_of(file))
    told = CliRunner().invoke(cli, ["doctor"])
    assert (told.exit_code, "delete, synchronous=full" in told.stdout) == (1, True)
    assert "network file system (nfs4)" in told.stderr


def test_a_store_that_was_moved_to_a_network_file_system_leaves_its_write_ahead_log(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    played_before(file)
    assert journal_mode(file) == "wal"
    monkeypatch.setattr(connect, "kind_of", lambda _: "fuse.sshfs")
    assert opened(file).view().turn == "clay"
    assert journal_mode(file) == "delete"
