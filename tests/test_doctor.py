"""What the doctor tells, and what can be salvaged; nothing that is looked over is changed."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
import struct
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from coachkit.commands import cli
from coachkit.commands.doctor import LEFT
from coachkit.errors import StoreTrouble
from coachkit.practice import Wiring, doctor, open_session, salvaged
from coachkit.store import Store, connect, store_url
from coachkit.store.journal_file import database_of
from tests import olu
from tests.reliability.test_lock_elsewhere import locked
from tests.reliability.test_storage_trouble import TROUBLES, content, missing_beside_its_journal, url_of

EXAMINING, salvage = sys.modules["coachkit.store.examine"], sys.modules["coachkit.store.salvage"]
"""The modules; the functions of the same name hide them."""
REPLIES = tuple(olu.GOOD_PATH.values())


@pytest.fixture
def file(store: Store, wiring: Wiring) -> Path:
    """The file of a store with a conversation, closed."""
    session = open_session(olu.ID, wiring=wiring)
    for reply_id in REPLIES:
        session.reply(reply_id)
    store.close()
    return Path(str(store.url.database))


def run(*words: str) -> Result:
    result = CliRunner().invoke(cli, ["doctor", *words])
    assert isinstance(result.exception, SystemExit | None)
    return result


def told() -> Any:
    return json.loads(run("--json").stdout)


def change(file: Path, sql: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(sql)


# ------------------------------------------------------------------------------------------------ all is well


def test_all_that_is_in_force_is_told(file: Path) -> None:
    result = run()
    assert (result.exit_code, result.stderr, result.stdout.splitlines()[-1]) == (0, "", "All is well.")
    for words in (str(file), "wal, synchronous=full", "2 (newest: 2)", "10 records, 1 session, 1 trainee, 9 choices"):
        assert words in result.stdout


def test_the_same_is_told_to_programs(file: Path) -> None:
    found = told()
    records = found["records"]
    assert (found["well"], found["shortcomings"], found["notes"]) == (True, [], [])
    assert records["counts"] == {"records": 10, "sessions": 1, "trainees": 1, "choices": 9}
    assert (records["where"], records["journal_mode"], records["synchronous"]) == (str(file), "wal", "full")
    assert (records["database"], records["exists"]) == ("sqlite", True)
    assert (records["version"], records["writable"], records["networked"]) == (2, True, False)
    assert records["free_bytes"] > 0
    assert {"coachkit", "python", "sqlalchemy"} <= found["versions"].keys()


def test_looking_changes_nothing(file: Path) -> None:
    file.chmod(0o644)
    before, mode = content(file.parent), file.stat().st_mode
    run()
    assert (content(file.parent), file.stat().st_mode) == (before, mode)


def test_where_nothing_is_recorded_nothing_is_made() -> None:
    assert (run().exit_code, told()["notes"]) == (
        0,
        ["Nothing is recorded yet; the file is made with the first reply or name."],
    )
    assert not Path(str(store_url().database)).parent.exists()


def test_an_older_store_is_left_for_its_next_opening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "old.sqlite"
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.executescript((Path(__file__).parent / "data" / "store-version-1.sql").read_text(encoding="utf-8"))
    monkeypatch.setenv("COACHKIT_STORE", url_of(file))
    found = told()
    assert (found["well"], found["records"]["version"], "older version" in found["notes"][0]) == (True, 1, True)


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_a_file_that_others_may_read_is_a_note(file: Path) -> None:
    file.chmod(0o644)
    assert "Other users of this computer may read the file" in run().stdout


def test_a_place_that_is_empty_is_a_note(file: Path) -> None:
    change(file, "DELETE FROM coachkit_event WHERE seq = 3")
    found = told()
    assert (found["well"], "In 1 of the conversations something is missing" in found["notes"][0]) == (True, True)
    assert len(found["records"]["gaps"]) == 1


def test_every_trainee_and_conversation_is_counted(file: Path, wiring: Wiring) -> None:
    for name in ("kim", "lee"):
        open_session(olu.ID, trainee=name, wiring=wiring).reply("what-like")
    records = told()["records"]
    assert records["counts"] == {"records": 14, "sessions": 3, "trainees": 3, "choices": 11}
    assert records["gaps"] == []


# ------------------------------------------------------------------------------------------------ what falls short


def falls_short(words: str) -> None:
    result = run()
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (1, "1 shortcoming.")
    assert words in result.stderr
    assert "What to do: " in result.stderr
    assert not result.stderr.rstrip().endswith("What to do:")


@pytest.mark.parametrize(("make", "words"), TROUBLES.values(), ids=TROUBLES)
def test_every_storage_trouble_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None], words: str
) -> None:
    (tmp_path / "theirs").mkdir()
    make(tmp_path / "theirs" / "records.sqlite")
    monkeypatch.setenv("COACHKIT_STORE", url_of(tmp_path / "theirs" / "records.sqlite"))
    before = content(tmp_path / "theirs")
    assert run().exit_code == 1
    assert content(tmp_path / "theirs") == before
    [first, *_] = told()["shortcomings"]
    assert first["to_do"]


def test_a_network_file_system_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (connect, EXAMINING):
        monkeypatch.setattr(module, "kind_of", lambda _: "nfs4")
    Store(url_of(file)).close()
    falls_short("network file system (nfs4)")
    records = told()["records"]
    assert (records["journal_mode"], records["networked"]) == ("delete", True)


def test_a_disk_without_room_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(EXAMINING, "_see_that_there_is_room", full)
    falls_short(f"The records at {file} cannot be written: [Errno {errno.ENOSPC}] No space left on device")
    assert "Make room on the disk." in run().stderr


def test_a_disk_that_is_nearly_full_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "ROOM", 10**18)
    falls_short("MB are free where the records are")


def test_a_record_that_was_changed_is_told(file: Path) -> None:
    change(file, "UPDATE coachkit_event SET body = '{}' WHERE seq = 3")
    falls_short("1 of the records are not as they were written")
    with closing(sqlite3.connect(file)) as connection:
        [(damaged,)] = connection.execute("SELECT id FROM coachkit_event WHERE seq = 3").fetchall()
    assert told()["records"]["damaged"] == [damaged]


def test_a_file_that_sqlite_finds_wrong_is_told(file: Path) -> None:
    change(file, "PRAGMA writable_schema=ON")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("DELETE FROM sqlite_master WHERE name = 'coachkit_event_course'")
    falls_short("The file of the records is damaged")


def test_a_lock_that_is_not_let_go_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EXAMINING, "PATIENCE", 50)
    with locked(file):
        falls_short(f"The records at {file} cannot be written: database is locked")


def test_a_place_that_is_no_url_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACHKIT_STORE", "nonsense")
    falls_short("COACHKIT_STORE has to be the URL of a database")
    assert told()["records"] is None


def test_a_course_with_mistakes_is_told(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "course.yaml").write_text("format: 1\n", encoding="utf-8")
    monkeypatch.setenv("COACHKIT_COURSE", str(tmp_path / "course.yaml"))
    falls_short("course.yaml:1:1")


# ------------------------------------------------------------------------------------------------ salvaging


def saved(tmp_path: Path) -> list[int]:
    return [event.seq for event, _ in Store(url_of(tmp_path / "new.sqlite")).events()]


def test_of_a_sound_store_everything_is_saved(file: Path, store: Store, tmp_path: Path) -> None:
    before, events = content(file.parent), Store(store.url).events()
    result = run("--salvage", str(tmp_path / "new.sqlite"))
    assert (result.exit_code, LEFT[:20] in result.stdout) == (0, True)
    assert f"10 records written to {tmp_path / 'new.sqlite'}; 0 could" in result.stdout
    assert Store(url_of(tmp_path / "new.sqlite")).events() == events
    assert content(file.parent) == before


def test_of_a_file_with_broken_pages_all_but_these_are_saved(file: Path, store: Store, tmp_path: Path) -> None:
    whole, page = bytearray(file.read_bytes()), 4096
    of_choices = [at for at in range(0, len(whole), page) if b"kept-for-later" in whole[at : at + page]]
    for at in of_choices:
        whole[at : at + 100] = os.urandom(100)
    file.write_bytes(whole)
    with pytest.raises(StoreTrouble):
        Store(store.url).events()
    result = run("--salvage", str(tmp_path / "new.sqlite"))
    assert result.exit_code == 1
    assert 4 <= len(saved(tmp_path)) < 10
    assert bytes(whole) == file.read_bytes()


def test_of_changed_records_only_the_sound_ones_are_saved(file: Path, tmp_path: Path) -> None:
    for seq, what in ((3, "body = '{}'"), (4, "kind = 'nonsense'"), (5, "occurred_at = 'noon'"), (6, "body = x'ff'")):
        change(file, f"UPDATE coachkit_event SET {what} WHERE seq = {seq}")
    assert salvaged(tmp_path / "new.sqlite").damaged == 4
    assert saved(tmp_path) == [1, 2, 7, 8, 9, 10]


def test_of_a_journal_whose_file_is_gone_what_it_holds_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "theirs").mkdir()
    missing_beside_its_journal(tmp_path / "theirs" / "records.sqlite")
    monkeypatch.setenv("COACHKIT_STORE", url_of(tmp_path / "theirs" / "records.sqlite"))
    assert (salvaged(tmp_path / "new.sqlite").events, len(saved(tmp_path))) == (2, 2)


def test_an_older_store_is_saved_as_a_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite3.connect(tmp_path / "old.sqlite")) as connection, connection:
        connection.executescript((Path(__file__).parent / "data" / "store-version-1.sql").read_text(encoding="utf-8"))
    monkeypatch.setenv("COACHKIT_STORE", url_of(tmp_path / "old.sqlite"))
    assert salvaged(tmp_path / "new.sqlite").events == len(saved(tmp_path)) == 3


def test_a_file_that_is_there_is_not_written_over(file: Path, tmp_path: Path) -> None:
    (tmp_path / "new.sqlite").write_text("mine")
    result = run("--salvage", str(tmp_path / "new.sqlite"))
    assert (result.exit_code, "is there already" in result.stderr) == (1, True)
    assert (tmp_path / "new.sqlite").read_text() == "mine"


def test_a_new_file_that_cannot_be_made_is_told(file: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = run("--salvage", str(tmp_path / "file" / "new.sqlite"))
    assert (result.exit_code, f"{tmp_path / 'file' / 'new.sqlite'} cannot be written" in result.stderr) == (1, True)


@pytest.mark.parametrize("what", ["a text", "another program's", "a folder"])
def test_where_nothing_can_be_read_that_is_told_and_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    (tmp_path / "theirs").mkdir()
    TROUBLES[what][0](tmp_path / "theirs" / "records.sqlite")
    monkeypatch.setenv("COACHKIT_STORE", url_of(tmp_path / "theirs" / "records.sqlite"))
    result = run("--salvage", str(tmp_path / "new.sqlite"))
    assert (result.exit_code, f"{tmp_path / 'theirs' / 'records.sqlite'} cannot be read" in result.stderr) == (1, True)
    assert not (tmp_path / "new.sqlite").exists()


def test_a_database_server_has_no_file_to_salvage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACHKIT_STORE", "postgresql://robin:secret@localhost/records")
    with pytest.raises(StoreTrouble, match=r"robin:\*\*\*@localhost/records are in no file"):
        salvaged(tmp_path / "new.sqlite")


class Broken:
    """A table of which some rows cannot be read, as a connection shows it."""

    def __init__(self, last: int, *bad: int) -> None:
        self.last, self.bad = last, bad

    def cursor(self) -> Broken:
        return self

    def close(self) -> None:
        """There is nothing to close."""

    def execute(self, query: str, parameters: tuple[int, ...] = ()) -> Broken:
        after = int(query.partition("rowid > ")[2].partition(" ")[0] or 0)
        self.asked = list(parameters) or list(range(after + 1, self.last + 1))
        if query.endswith("DESC"):
            self.asked.reverse()
        return self

    def __iter__(self) -> Iterator[tuple[int]]:
        for number in self.asked:
            if number in self.bad:
                raise sqlite3.DatabaseError("database disk image is malformed")
            if number <= self.last:
                yield (number,)

    def fetchall(self) -> list[tuple[int]]:
        return list(self)


@pytest.mark.parametrize(
    ("last", "bad", "found"),
    [
        (4, (), [1, 2, 3, 4]),
        (4, (1,), [None, 2, 3, 4]),
        (9, (3, 5, 7), [1, 2, None, 4, None, 6, None, 8, 9]),
        (5, (3, 5), [1, 2, None, 4, None]),
        (2, (1, 2), [None, None]),
        (0, (), []),
    ],
)
def test_what_cannot_be_read_is_left_out_and_all_else_comes_in_order(
    last: int, bad: tuple[int, ...], found: list[int | None]
) -> None:
    rows = salvage._rows(Broken(last, *bad), 20)
    assert [row and row[0] for row in rows] == found


def test_what_stands_twice_is_saved_once(file: Path, tmp_path: Path) -> None:
    change(file, "CREATE TABLE loose AS SELECT * FROM coachkit_event")
    change(file, "INSERT INTO loose SELECT * FROM coachkit_event WHERE seq IN (2, 9)")
    change(file, "DROP TABLE coachkit_event")
    change(file, "ALTER TABLE loose RENAME TO coachkit_event")
    found = salvaged(tmp_path / "new.sqlite")
    assert (found.events, found.damaged, saved(tmp_path)) == (10, 2, [*range(1, 11)])


# ------------------------------------------------------------------------------------------------ a journal alone


@pytest.fixture
def journal(file: Path, tmp_path: Path) -> bytes:
    """The log of a database that it holds as a whole."""
    new = tmp_path / "journal" / "records.sqlite"
    with closing(Store(url_of(new))) as store:
        [(event, at), *_] = Store(url_of(file)).events()
        store.append(event, at)
        return connect.journal_of(new).read_bytes()


def counted(database: bytes, tmp_path: Path) -> int:
    (tmp_path / "made.sqlite").write_bytes(database)
    with closing(sqlite3.connect(tmp_path / "made.sqlite")) as connection:
        [(number,)] = connection.execute("SELECT count(*) FROM coachkit_event").fetchall()
    return int(number)


def test_a_journal_leads_to_its_database(journal: bytes, tmp_path: Path) -> None:
    assert counted(database_of(journal), tmp_path) == 1


def test_a_transaction_that_is_cut_off_is_none(journal: bytes, tmp_path: Path) -> None:
    assert counted(database_of(journal[:-1]), tmp_path) == 0


def test_what_is_left_of_an_earlier_journal_is_none_of_it(journal: bytes, tmp_path: Path) -> None:
    frame = 24 + int.from_bytes(journal[8:12])
    last = len(journal) - frame
    stale = journal[: last + 8] + b"otherone" + journal[last + 16 :]
    assert counted(database_of(stale), tmp_path) == 0


def test_a_page_that_the_journal_does_not_hold_is_empty() -> None:
    header = struct.pack(">8I", 0x377F0682, 3007000, 512, 0, 7, 8, 0, 0)
    frames = [(1, 0, b"a"), (3, 4, b"c"), (4, 0, b"d")]  # the last of them in no whole transaction
    journal = header + b"".join(struct.pack(">6I", at, ends, 7, 8, 0, 0) + page * 512 for at, ends, page in frames)
    assert database_of(journal) == b"a" * 512 + bytes(512) + b"c" * 512 + bytes(512)


@pytest.mark.parametrize("journal", [b"", b"x" * 31, b"x" * 5000], ids=["empty", "short", "none"])
def test_what_is_no_journal_leads_to_nothing(journal: bytes) -> None:
    assert database_of(journal) == b""
