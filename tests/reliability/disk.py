"""A disk that can lose its power or fail at one operation, and the store on it.

SQLite reaches its files through a "virtual file system"; apsw lets one be written in Python. The store itself runs on
it, through SQLAlchemy, with its own statements and settings: `Driver` gives apsw the face of the sqlite3 module.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import apsw
import pytest
import sqlalchemy

from coachkit.store import Store, connect

SECTOR = 512
WORDS = {apsw.SQLITE_FULL: "database or disk is full"}
"""What SQLite says where an exception of ours has no words."""
CHECKPOINT = "PRAGMA wal_autocheckpoint=20"
"""Copies the journal into the database often, so that a short recording holds that too."""


@dataclass(frozen=True)
class Operation:
    """What was done to a file; `data` is what was written, `number` the offset or the new size."""

    what: str
    file: str
    number: int = 0
    data: bytes = b""


@dataclass
class Disk:
    """Files in a folder, every operation on them, and the one operation that fails (0: none does), or the first."""

    fails_at: int = 0
    failure: int = apsw.SQLITE_IOERR
    for_good: bool = False
    operations: list[Operation] = field(default_factory=list)
    count: int = 0
    acknowledged: list[tuple[int, str]] = field(default_factory=list)
    """What was promised to be kept, each with the number of operations by then."""

    def __post_init__(self) -> None:
        self.vfs = _Vfs(f"disk-{uuid4()}", self)

    def note(self, what: str, file: str, number: int = 0, data: bytes = b"") -> None:
        """Record an operation, or let it fail."""
        self.count += 1
        if self.count == self.fails_at or (self.for_good and self.count > self.fails_at > 0):
            raise apsw.exception_for(self.failure)
        if what != "read":
            self.operations.append(Operation(what, file, number, data))

    def acknowledge(self, promise: str) -> None:
        """Say that something is kept from now on."""
        self.acknowledged.append((len(self.operations), promise))


class _Vfs(apsw.VFS):
    def __init__(self, name: str, disk: Disk) -> None:
        super().__init__(name, "")
        self.name, self.disk = name, disk

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802  # SQLite's
        file = name.filename() if isinstance(name, apsw.URIFilename) else name
        if file is None:  # a temporary file
            return apsw.VFSFile("", None, flags)
        self.disk.note("open", Path(file).name)
        return _File(self.disk, file, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        self.disk.note("delete", Path(filename).name)
        super().xDelete(filename, syncdir)


class _File(apsw.VFSFile):
    def __init__(self, disk: Disk, file: str, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self.disk, self.file = disk, Path(file).name

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802
        self.disk.note("read", self.file)
        return super().xRead(amount, offset)

    def xWrite(self, data: Any, offset: int) -> None:  # noqa: N802
        self.disk.note("write", self.file, offset, bytes(data))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        self.disk.note("truncate", self.file, newsize)
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self.disk.note("sync", self.file)  # the real disk need not be bothered

    def excepthook(self, *_: object) -> bool:
        """Keep quiet about failures where SQLite does not ask for a result."""
        return True


# ------------------------------------------------------------------------------------------------ the store on it


@contextmanager
def store_on(
    disk: Disk, monkeypatch: pytest.MonkeyPatch, checkpoint: str = CHECKPOINT
) -> Iterator[Callable[[Path], Store]]:
    """Let stores be opened on the disk: the body gets a function that opens one in a file."""

    def create_engine(url: sqlalchemy.URL, **settings: Any) -> sqlalchemy.Engine:
        return sqlalchemy.create_engine(url, creator=lambda: Driver(str(url.database), disk, checkpoint), **settings)

    with monkeypatch.context() as patch:
        patch.setattr(connect, "create_engine", create_engine)
        yield lambda file: Store(f"sqlite:///{file.as_posix()}", later=True)


class Driver:
    """An apsw connection with the face of one of sqlite3, as far as SQLAlchemy and the store look at it."""

    def __init__(self, file: str, disk: Disk, first: str) -> None:
        self.isolation_level = None
        with _as_sqlite3():
            self._connection = apsw.Connection(file, vfs=disk.vfs.name)
            self.execute(first)

    def cursor(self) -> DriverCursor:
        return DriverCursor(self._connection)

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> DriverCursor:
        return self.cursor().execute(sql, parameters)

    def commit(self) -> None:
        self._end("COMMIT")

    def rollback(self) -> None:
        self._end("ROLLBACK")

    def _end(self, sql: str) -> None:
        if self._connection.in_transaction:
            self.execute(sql)

    def close(self) -> None:
        with _as_sqlite3():
            self._connection.close()

    def create_function(self, *_: object, **__: object) -> None:
        """SQLAlchemy brings a function for regular expressions along; the store has no use for it."""


class DriverCursor:
    """A cursor that has read all of its rows."""

    arraysize = 1

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: tuple[Any, ...] | None = None
        self.rowcount = -1
        self.lastrowid = 0

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> DriverCursor:
        cursor = self._connection.cursor()
        cursor.exec_trace = self._about_to
        with _as_sqlite3(), closing(cursor):
            self._rows = list(cursor.execute(sql, tuple(parameters)))
        self.rowcount, self.lastrowid = self._connection.changes(), self._connection.last_insert_rowid()
        return self

    def _about_to(self, cursor: apsw.Cursor, *_: object) -> bool:
        columns = cursor.get_description()
        self.description = tuple((name, *[None] * 6) for name, _ in columns) or None
        return True

    def fetchone(self) -> Any:
        return self._rows.pop(0) if self._rows else None

    def fetchmany(self, size: int = 1) -> list[Any]:
        rows, self._rows = self._rows[:size], self._rows[size:]
        return rows

    def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    def close(self) -> None:
        self._rows = []


@contextmanager
def _as_sqlite3() -> Iterator[None]:
    """Raise what the sqlite3 module would raise."""
    try:
        yield
    except apsw.ConstraintError as error:
        raise sqlite3.IntegrityError(str(error)) from error
    except apsw.Error as error:
        failed = sqlite3.OperationalError(str(error) or WORDS.get(getattr(error, "result", 0), "disk I/O error"))
        failed.sqlite_errorcode = getattr(error, "result", apsw.SQLITE_ERROR)
        raise failed from error


# ------------------------------------------------------------------------------------------------ the power is gone


def after_power_loss(operations: Sequence[Operation], chance: random.Random, folder: Path) -> None:
    """Make the files as they are found again: all that was synced, and of the rest what chance left."""
    for file in sorted({operation.file for operation in operations}):
        content = _left_of([operation for operation in operations if operation.file == file], chance)
        if content:
            (folder / file).write_bytes(content)


def _left_of(operations: Sequence[Operation], chance: random.Random) -> bytes:
    """Return what is left of one file."""
    content, unsynced = bytearray(), list[Operation]()
    for operation in operations:
        if operation.what == "delete":
            content, unsynced = bytearray(), []
        elif operation.what == "sync":
            _apply(unsynced, content)
            unsynced = []
        elif operation.what in ("write", "truncate"):
            unsynced.append(operation)
    for operation in unsynced:
        _apply(_survived(operation, chance), content)
    return bytes(content)


def _apply(operations: Sequence[Operation], content: bytearray) -> None:
    for operation in operations:
        start, end = operation.number, operation.number + len(operation.data)
        if operation.what == "truncate":
            del content[start:]
        else:
            content.extend(bytes(max(0, start - len(content))))
            content[start:end] = operation.data


def _survived(operation: Operation, chance: random.Random) -> list[Operation]:
    """A half is gone, a quarter is there, and of a quarter some sectors are."""
    fate = chance.randrange(4)
    if fate < 2:
        return []
    if fate == 2 or operation.what == "truncate":
        return [operation]
    return [piece for piece in _sectors(operation) if chance.random() < 0.5]


def _sectors(operation: Operation) -> Iterator[Operation]:
    at, end = operation.number, operation.number + len(operation.data)
    while at < end:
        to = min(end, (at // SECTOR + 1) * SECTOR)
        yield Operation("write", operation.file, at, operation.data[at - operation.number : to - operation.number])
        at = to


def is_sound(file: Path) -> bool:
    """Say whether SQLite finds nothing wrong with a file."""
    with closing(sqlite3.connect(file)) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))
