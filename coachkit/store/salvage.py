"""What can be read of a damaged store, taken into a new one; the old file is read from a copy and left as it is."""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.engine import URL

from ..errors import StoreTrouble
from .connect import file_of, journal_of, open_engine, settle, shown
from .event import Event, EventKind, digest
from .journal_file import database_of
from .rows import row_of, time_of
from .schema import EVENTS, bring_up_to_date
from .trouble import in_words

_COLUMNS = tuple(column.name for column in EVENTS.c if column.name != "number")
_SELECT = f"SELECT rowid, {', '.join(_COLUMNS)} FROM coachkit_event NOT INDEXED"  # noqa: S608  # our own names
_SMALLEST_ROW = 64
"""Bytes that a record takes at the least, so that a file's size bounds the number of its records."""

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Salvaged:
    """What was saved, where, and how many records were found that could not be."""

    where: str
    events: int
    damaged: int


def salvage(url: URL, into: Path) -> Salvaged:
    """Write what can be read of a store into a new file.

    Raises
    ------
    StoreTrouble
        The store is no file, or nothing of it can be read; or the new file is there already or cannot be written.
    """
    file = file_of(url)
    if file is None:
        raise StoreTrouble(f"the records at {shown(url)} are in no file of this computer, so nothing can be salvaged")
    if into.exists():
        raise StoreTrouble(f"{into} is there already, and nothing is written over it. Name a new file")
    with in_words(shown(url), "read"), tempfile.TemporaryDirectory() as folder:
        sound, damaged = _read(_copy(file, Path(folder)))
    with in_words(str(into), "written"):
        _write(sound, into)
    return Salvaged(str(into), len(sound), damaged)


def _copy(file: Path, folder: Path) -> Path:
    """Copy a file and its journal; where the file is missing or empty, make it of the journal."""
    copy, journal = folder / "copy.sqlite", journal_of(file)
    if file.exists() and file.stat().st_size:
        shutil.copyfile(file, copy)
        if journal.exists():
            shutil.copyfile(journal, journal_of(copy))
    else:
        copy.write_bytes(database_of(journal.read_bytes()) if journal.exists() else b"")
    return copy


def _read(copy: Path) -> tuple[list[dict[str, Any]], int]:
    """Return the rows of all records that are as they were written, and the number of the others."""
    sound, damaged, known = list[dict[str, Any]](), 0, set[object]()
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("SELECT 1 FROM coachkit_event LIMIT 0")
        for row in _rows(connection, copy.stat().st_size // _SMALLEST_ROW):
            made = None if row is None else _sound(dict(zip(_COLUMNS, row[1:], strict=True)))
            if made is None or not known.isdisjoint(places := {made["id"], (made["session"], made["seq"])}):
                damaged += 1
            else:
                known |= places
                sound.append(made)
    return sound, damaged


def _rows(connection: sqlite3.Connection, most: int) -> Iterator[Row | None]:
    """Yield each row in order; None for one that is there and cannot be read.

    Read from the front as far as that goes, from the back likewise, and what lies between one by one.
    """
    at = 0
    for row in _as_far_as_it_goes(connection, f"{_SELECT} ORDER BY rowid"):
        at = row[0]
        yield row
    back = list(_as_far_as_it_goes(connection, f"{_SELECT} WHERE rowid > {at:d} ORDER BY rowid DESC"))[::-1]
    for number in range(at + 1, back[0][0] if back else at + most):
        yield from _one(connection, number)
    yield from back


def _as_far_as_it_goes(connection: sqlite3.Connection, query: str) -> Iterator[Row]:
    with closing(connection.cursor()) as cursor:
        try:
            yield from cursor.execute(query)
        except sqlite3.DatabaseError:
            return


def _one(connection: sqlite3.Connection, number: int) -> Sequence[Row | None]:
    try:
        return connection.execute(f"{_SELECT} WHERE rowid = ?", (number,)).fetchall()
    except sqlite3.DatabaseError:
        return [None]


def _sound(row: dict[str, Any]) -> dict[str, Any] | None:
    """Return the row of a record as it is written; None where it is not what was written once."""
    try:
        if digest(row["body"]) != row["checksum"]:
            return None
        event = Event(
            **{name: row[name] for name in ("id", "session", "seq", "trainee", "course", "scenario")},
            kind=EventKind(row["kind"]),
            occurred_at=time_of(row["occurred_at"]),
            body=json.loads(row["body"]),
        )
        return dict(row_of(event, time_of(row["recorded_at"])))
    except (TypeError, ValueError, AttributeError):
        return None


def _write(rows: Sequence[dict[str, Any]], into: Path) -> None:
    engine = open_engine(URL.create("sqlite", database=str(into)))
    try:
        settle(engine)
        with engine.begin() as connection:
            bring_up_to_date(connection)
            if rows:
                connection.execute(EVENTS.insert(), list(rows))
    finally:
        engine.dispose()
