"""The store: what is acknowledged is on disk, once, in order, and nobody else's file is touched."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection, inspect
from sqlalchemy.engine import make_url

from coachkit.errors import StoreTooNew, StoreTrouble
from coachkit.store import Event, EventKind, SeqTaken, Store, canonical, choices_of, data_folder, schema
from coachkit.store import connect as connecting
from coachkit.store.database import Database

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SESSION = "11111111-1111-4111-8111-111111111111"
ON_POSIX = pytest.mark.skipif(os.name == "nt", reason="file modes are POSIX's")


def event(seq: int = 1, **changes: object) -> Event:
    made = Event(
        id=str(UUID(int=seq)),
        session=SESSION,
        seq=seq,
        trainee="robin",
        course="test-course",
        scenario="olu-kiln",
        kind=EventKind.CHOICE,
        occurred_at=NOON,
        body={"reply": "I hear it.", "codes": ["acknowledge"]},
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # the tests name fields that there are


def file_of(store: Store) -> Path:
    return Path(str(store.url.database))


@contextmanager
def beside(file: Path, **settings: Any) -> Iterator[sqlite3.Connection]:
    """Open a connection of the test's own, past the store; what is open at the end is committed."""
    with closing(sqlite3.connect(file, **settings)) as connection, connection:
        yield connection


@contextmanager
def locked(file: Path) -> Iterator[sqlite3.Connection]:
    """Hold the write lock of a file from another connection."""
    with beside(file, check_same_thread=False) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def rows(file: Path) -> list[tuple[str, int]]:
    with beside(file) as connection:
        return connection.execute("SELECT id, seq FROM coachkit_event ORDER BY seq").fetchall()


# ------------------------------------------------------------------------------------------------ appending


def test_an_event_is_on_disk_when_append_returns(store: Store) -> None:
    store.append(event(), NOON)
    assert rows(file_of(store)) == [(str(UUID(int=1)), 1)]


@ON_POSIX
def test_a_file_that_was_taken_away_takes_no_more_records(store: Store) -> None:
    file_of(store).unlink()
    with pytest.raises(StoreTrouble, match="was taken away or replaced"):
        store.append(event(), NOON)


def test_an_event_is_read_back_as_it_was(store: Store) -> None:
    said = event(body={"reply": "Ich höre 👂 »das« \u2028 \x00 it's #1: no", "codes": [], "closest_reply_id": None})
    store.append(said, NOON)
    assert Store(store.url).session(SESSION) == [said]


def test_a_write_tried_again_stores_nothing_twice(store: Store) -> None:
    assert store.append(event(), NOON)
    assert not store.append(event(), NOON + timedelta(seconds=9))
    assert len(rows(file_of(store))) == 1


def test_another_event_under_a_known_id_is_refused(store: Store) -> None:
    store.append(event(), NOON)
    with pytest.raises(StoreTrouble, match="another event bears the id"):
        store.append(event(body={"reply": "Something else."}), NOON)


def test_a_place_in_a_session_is_taken_once(store: Store) -> None:
    store.append(event(), NOON)
    with pytest.raises(SeqTaken, match="place 1 of this session is already recorded"):
        store.append(event(id=str(UUID(int=99))), NOON)
    assert rows(file_of(store)) == [(str(UUID(int=1)), 1)]


def test_the_same_place_in_another_session_is_free(store: Store) -> None:
    store.append(event(), NOON)
    assert store.append(event(id=str(UUID(int=99)), session="another"), NOON)


@pytest.mark.parametrize("time", [NOON.replace(tzinfo=None), NOON.astimezone(timezone(timedelta(hours=2)))])
def test_times_must_be_in_utc(store: Store, time: datetime) -> None:
    with pytest.raises(ValueError, match="must be in UTC"):
        event(occurred_at=time)
    with pytest.raises(ValueError, match="must be in UTC"):
        store.append(event(), time)
    assert rows(file_of(store)) == []


def test_the_checksum_is_of_the_body_alone_whatever_the_order_of_its_keys() -> None:
    assert event(body={"a": 1, "b": 2}).checksum == event(2, body={"b": 2, "a": 1}).checksum
    assert event(body={"a": 1}).checksum != event(body={"a": 2}).checksum


def test_a_body_has_one_text() -> None:
    assert canonical({"b": [1, None], "a": "ß"}) == '{"a":"ß","b":[1,null]}'
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical({"seconds": float("nan")})


def test_processes_that_open_and_append_at_once_lose_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{(tmp_path / 'shared' / 'records.sqlite').as_posix()}"
    program = [sys.executable, str(Path(__file__).with_name("appending.py")), url, "8", "25"]
    ran = subprocess.run(program, capture_output=True, text=True, check=False)
    assert (ran.stderr, ran.returncode) == ("", 0)
    assert Store(url).counts("session") == {(f"session-{writer}",): 25 for writer in range(8)}


# ------------------------------------------------------------------------------------------------ asking


def test_a_session_comes_back_in_its_order(store: Store) -> None:
    for seq in (2, 1, 3):
        store.append(event(seq), NOON)
    assert [each.seq for each in store.session(SESSION)] == [1, 2, 3]


def started(number: int, session: str, **changes: object) -> Event:
    return event(seq=1, id=str(UUID(int=number)), session=session, kind=EventKind.SESSION_STARTED, **changes)


def test_the_newest_session_that_has_not_ended_is_open(store: Store) -> None:
    store.append(started(1, "old"), NOON)
    store.append(started(2, "new"), NOON + timedelta(minutes=1))
    store.append(started(3, "anothers", trainee="kim"), NOON + timedelta(minutes=2))
    store.append(started(4, "with-another", scenario="rosa"), NOON + timedelta(minutes=2))
    assert store.open_session("robin", "olu-kiln") == "new"
    store.append(event(5, session="new", kind=EventKind.SESSION_ENDED), NOON + timedelta(minutes=3))
    assert store.open_session("robin", "olu-kiln") == "old"


def test_where_every_session_has_ended_none_is_open(store: Store) -> None:
    store.append(started(1, "old"), NOON)
    store.append(event(2, session="old", kind=EventKind.SESSION_ENDED), NOON)
    assert store.open_session("robin", "olu-kiln") is None


def test_the_latest_event_of_a_kind(store: Store) -> None:
    assert store.latest(EventKind.CHOICE) is None
    for seq in (1, 2):
        store.append(event(seq), NOON + timedelta(seconds=seq))
    latest = store.latest(EventKind.CHOICE)
    assert latest is not None
    assert latest.seq == 2


def test_events_can_be_asked_for_by_kind_trainee_and_course(store: Store) -> None:
    store.append(event(1), NOON)
    store.append(event(2, trainee="kim"), NOON)
    store.append(event(3, course="evening"), NOON)
    store.append(event(4, kind=EventKind.RATING), NOON)
    found = store.events(EventKind.CHOICE, trainee="robin", course="test-course")
    assert [(each.seq, recorded) for each, recorded in found] == [(1, NOON)]


def test_choices_can_be_asked_for_by_course(store: Store) -> None:
    store.append(event(1), NOON)
    store.append(event(2, course="evening"), NOON)
    assert [each["seq"] for each in store.choices(course="evening")] == [2]


def test_events_come_in_the_order_in_which_they_were_recorded(store: Store) -> None:
    for seq in (2, 3, 1):
        store.append(event(seq), NOON)
    assert [each.seq for each, _ in store.events()] == [2, 3, 1]


def test_events_are_counted_by_column(store: Store) -> None:
    for seq, kind in enumerate([EventKind.CHOICE, EventKind.CHOICE, EventKind.RATING], start=1):
        store.append(event(seq, kind=kind), NOON)
    assert store.counts("kind") == {("choice",): 2, ("rating",): 1}
    assert store.counts("kind", trainee="kim") == {}
    assert store.counts("kind", "trainee") == {("choice", "robin"): 2, ("rating", "robin"): 1}


def test_the_records_of_one_trainee_come_in_their_order_too(store: Store) -> None:
    kinds = [EventKind.TRIED_AGAIN, EventKind.RATING, EventKind.CHOICE]
    for seq, kind in enumerate(kinds, start=1):
        store.append(event(seq, kind=kind), NOON)
    assert [each.kind for each, _ in store.events(trainee="robin")] == kinds


def test_choices_hold_the_columns_of_the_table_beside_those_of_the_body(store: Store) -> None:
    store.append(event(1), NOON)
    store.append(event(2, kind=EventKind.RATING), NOON)
    assert choices_of(store.events()) == [
        {
            "choice_id": str(UUID(int=1)),
            "session_id": SESSION,
            "trainee": "robin",
            "course": "test-course",
            "scenario": "olu-kiln",
            "seq": 1,
            "recorded_at": NOON,
            "reply": "I hear it.",
            "codes": ["acknowledge"],
        }
    ]


# ------------------------------------------------------------------------------------------------ settings in force


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("busy_timeout", 10_000),
        ("secure_delete", 1),
        ("trusted_schema", 0),
    ],
)
def test_every_connection_has_the_settings_that_lost_nothing(store: Store, pragma: str, value: object) -> None:
    with store._database.reading() as first, store._database.reading() as second:
        found = [connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() for connection in (first, second)]
    assert found == [value, value]


def test_a_write_takes_its_lock_at_the_beginning(store: Store) -> None:
    in_words = pytest.raises(sqlite3.OperationalError, match="locked")
    with beside(file_of(store), timeout=0) as other, store._database.engine.begin(), in_words:
        other.execute("BEGIN IMMEDIATE")


def test_reading_takes_no_lock(store: Store) -> None:
    with beside(file_of(store), timeout=0) as other, store._database.reading():
        other.execute("BEGIN IMMEDIATE")
        assert other.in_transaction


def test_a_write_waits_for_its_turn(store: Store) -> None:
    with locked(file_of(store)) as other:
        began, release = time.monotonic(), threading.Timer(0.3, other.rollback)
        release.start()
        assert store.append(event(), NOON)
        assert time.monotonic() - began > 0.25
        release.join()


def test_a_new_file_that_somebody_else_is_just_opening_is_waited_for(tmp_path: Path) -> None:
    file = tmp_path / "records.sqlite"
    with locked(file) as other:
        release = threading.Timer(0.2, other.rollback)
        release.start()
        assert Store(f"sqlite:///{file.as_posix()}").counts("kind") == {}
        release.join()


def test_waiting_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "BUSY_TIMEOUT", 60)
    file = tmp_path / "records.sqlite"
    in_words = pytest.raises(StoreTrouble, match="cannot be opened: database is locked")
    with locked(file), in_words:
        Store(f"sqlite:///{file.as_posix()}")


# ------------------------------------------------------------------------------------------------ where it is


@ON_POSIX
def test_folder_and_files_are_the_owners_alone(store: Store) -> None:
    store.append(event(), NOON)
    file = file_of(store)
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert {each.name: stat.S_IMODE(each.stat().st_mode) for each in file.parent.iterdir()} == dict.fromkeys(
        (file.name, f"{file.name}-wal", f"{file.name}-shm"), 0o600
    )


@ON_POSIX
def test_a_file_of_ours_that_others_could_read_is_closed_to_them(store: Store) -> None:
    file_of(store).chmod(0o644)
    Store(store.url)
    assert stat.S_IMODE(file_of(store).stat().st_mode) == 0o600


@ON_POSIX
def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir(mode=0o755)
    Store(f"sqlite:///{(folder / 'records.sqlite').as_posix()}")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755


def test_without_a_url_the_records_are_in_the_users_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(connecting.VARIABLE)
    assert connecting.store_url().database == str(data_folder() / "records.sqlite")


@ON_POSIX
def test_the_data_folder_of_a_test_is_in_its_own_home(tmp_path: Path) -> None:
    assert data_folder().is_relative_to(tmp_path)
    assert data_folder().name == "coachkit"


def test_the_environment_names_another_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACHKIT_STORE", f"sqlite:///{tmp_path.as_posix()}/elsewhere.sqlite")
    assert Store().where == f"{tmp_path.as_posix()}/elsewhere.sqlite"


def test_where_hides_the_password() -> None:
    elsewhere = object.__new__(Database)
    elsewhere.url = make_url("postgresql://robin:secret@db/records")
    assert elsewhere.where == "postgresql://robin:***@db/records"


# ------------------------------------------------------------------------------------------------ other people's files


def foreign_database(file: Path) -> None:
    with beside(file) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")


def newer_store(file: Path) -> None:
    Store(f"sqlite:///{file.as_posix()}").close()
    with beside(file) as connection:
        connection.execute("UPDATE coachkit_version SET version = 99")


def no_database(file: Path) -> None:
    file.write_text("Dear diary, this is no database, and it is longer than a header of a hundred bytes. " * 20)


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (foreign_database, StoreTrouble, "tables of another program"),
        (newer_store, StoreTooNew, "written by a newer coachkit"),
        (no_database, StoreTrouble, "cannot be opened: file is not a database"),
    ],
)
def test_what_is_not_ours_is_refused_and_left_as_it_was(
    tmp_path: Path, make: Callable[[Path], None], error: type[StoreTrouble], words: str
) -> None:
    file = tmp_path / "something.sqlite"
    make(file)
    file.chmod(0o644)
    before, mode = file.read_bytes(), file.stat().st_mode
    with pytest.raises(error, match=words):
        Store(f"sqlite:///{file.as_posix()}")
    assert (file.read_bytes(), file.stat().st_mode) == (before, mode)


# ------------------------------------------------------------------------------------------------ migrations


def add_a_column(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE coachkit_event ADD COLUMN mood VARCHAR")


def test_an_older_store_is_brought_up_to_date_with_its_records(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.append(event(), NOON)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, add_a_column))
    migrated = Store(store.url)
    assert migrated.session(SESSION) == [event()]
    with beside(file_of(store)) as connection:
        assert connection.execute("SELECT version FROM coachkit_version").fetchall() == [(len(schema.MIGRATIONS),)]
        assert connection.execute("SELECT mood FROM coachkit_event").fetchall() == [(None,)]


VERSION_1 = Path(__file__).with_name("data") / "store-version-1.sql"


def of_version_1(file: Path) -> Store:
    with beside(file) as connection:
        connection.executescript(VERSION_1.read_text(encoding="utf-8"))
    return Store(f"sqlite:///{file.as_posix()}")


def shape(store: Store) -> dict[str, object]:
    table, look = "coachkit_event", inspect(store._database.engine)
    columns = [(each["name"], str(each["type"]), each["nullable"]) for each in look.get_columns(table)]
    indexes = sorted((str(each["name"]), each["column_names"]) for each in look.get_indexes(table))
    unique = sorted(tuple(each["column_names"]) for each in look.get_unique_constraints(table))
    return {"columns": columns, "indexes": indexes, "unique": unique, "key": look.get_pk_constraint(table)}


def test_a_store_of_version_1_keeps_its_records_in_the_order_in_which_they_came(tmp_path: Path) -> None:
    old = of_version_1(tmp_path / "old.sqlite")
    assert [(each.session, each.seq) for each, _ in old.events()] == [(SESSION, 1), (SESSION, 2), ("set-back", 1)]
    assert old.session(SESSION)[1] == event(2)
    assert old.open_session("robin", "olu-kiln") == "set-back"


def test_a_store_of_version_1_is_made_the_same_as_a_new_one(tmp_path: Path, store: Store) -> None:
    assert shape(of_version_1(tmp_path / "old.sqlite")) == shape(store)


def test_a_migration_that_fails_leaves_the_store_as_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(connection: Connection) -> None:
        add_a_column(connection)
        add_a_column(connection)

    store.append(event(), NOON)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, breaks))
    with pytest.raises(StoreTrouble, match="duplicate column"):
        Store(store.url)
    monkeypatch.undo()
    assert Store(f"sqlite:///{file_of(store).as_posix()}").session(SESSION) == [event()]


# ------------------------------------------------------------------------------------------------ erasing


def bytes_beside(file: Path) -> bytes:
    return b"".join(each.read_bytes() for each in sorted(file.parent.iterdir()))


def test_erasing_leaves_no_byte_and_touches_nobody_else(store: Store) -> None:
    for seq in range(1, 60):
        store.append(event(seq, trainee="MARKED-TRAINEE", body={"reply": "MARKED-REPLY " * 40}), NOON)
    store.append(event(60, trainee="kim"), NOON)
    assert b"MARKED" in bytes_beside(file_of(store))
    assert store.erase("MARKED-TRAINEE") == 59
    assert b"MARKED" not in bytes_beside(file_of(store))
    assert store.session(SESSION) == [event(60, trainee="kim")]


def test_erasing_says_when_a_reader_keeps_traces_alive(store: Store) -> None:
    store.append(event(), NOON)
    with store._database.engine.connect() as connection:  # the pool hands the same connection out again
        connection.exec_driver_sql("PRAGMA busy_timeout=50")
    with beside(file_of(store), isolation_level=None) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM coachkit_event").fetchall()
        with pytest.raises(StoreTrouble, match="another program is using"):
            store.erase("robin")
    assert store.erase("robin") == 0


# ------------------------------------------------------------------------------------------------ trouble


def test_trouble_says_what_where_and_what_to_do(store: Store) -> None:
    with beside(file_of(store)) as connection:
        connection.execute("DROP TABLE coachkit_event")
    with pytest.raises(StoreTrouble) as caught:
        store.append(event(), NOON)
    assert str(caught.value) == (
        f"the records at {file_of(store)} cannot be written: no such table: coachkit_event. What was recorded "
        "before was left as it is. Make room or make the place writable, or name another one with COACHKIT_STORE, and "
        "try again."
    )


def test_a_place_that_cannot_be_is_trouble_too(tmp_path: Path) -> None:
    (tmp_path / "a-file").touch()
    with pytest.raises(StoreTrouble, match="cannot be opened"):
        Store(f"sqlite:///{(tmp_path / 'a-file' / 'records.sqlite').as_posix()}")


def test_a_copy_of_the_closed_file_is_whole(store: Store, tmp_path: Path) -> None:
    store.append(event(), NOON)
    store.close()
    copy = tmp_path / "copy.sqlite"
    shutil.copy(file_of(store), copy)
    assert Store(f"sqlite:///{copy.as_posix()}").session(SESSION) == [event()]


@pytest.mark.parametrize("named", ["foo", "sqlite", "/a/file.sqlite"])
def test_what_is_no_url_is_said_in_words(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACHKIT_STORE", named)
    with pytest.raises(StoreTrouble, match="COACHKIT_STORE has to be the URL of a database"):
        Store()


def test_a_database_without_its_driver_is_trouble_too() -> None:
    with pytest.raises(StoreTrouble, match=r"^the records at mysql\+pymysql://a:\*\*\*@b/c cannot be opened"):
        Store("mysql+pymysql://a:secret@b/c")


def test_a_user_without_a_home_is_told_to_name_a_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(*_: object, **__: object) -> None:
        raise RuntimeError("could not determine the home directory")

    monkeypatch.delenv(connecting.VARIABLE)
    monkeypatch.setattr(connecting, "user_data_path", homeless)
    with pytest.raises(StoreTrouble, match=r"home directory\. Or name one with COACHKIT_STORE"):
        Store()


@pytest.mark.parametrize("body", ['{"n":2}', '{"n"'], ids=["changed", "cut off"])
def test_a_record_that_is_not_as_it_was_written_is_told(store: Store, body: str) -> None:
    store.append(event(), NOON)
    with beside(file_of(store)) as connection:
        connection.execute("UPDATE coachkit_event SET body = ?", (body,))
    with pytest.raises(StoreTrouble, match="was damaged or changed after it was written"):
        store.session(SESSION)
