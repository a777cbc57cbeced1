"""A store looked over and left as it is: what is in force, whether it can be written, and whether it is sound."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, select
from sqlalchemy.engine import URL

from ..errors import StoreTrouble
from .connect import READING, file_of, journal_of, open_engine, shown
from .event import Event, EventKind, digest
from .file_system import is_networked, kind_of
from .rows import row_of
from .schema import EVENTS, newest, version_of
from .trouble import in_words

PATIENCE = 2_000
"""Milliseconds that looking over waits for another program."""
_MUCH = 100
"""Problems of one kind that are told; more help nobody."""
_PROBE = b"Is there room for what a long conversation takes? " * 2_000


@dataclass(frozen=True)
class Examined:
    """What was found of a store.

    Attributes
    ----------
    exists : bool
        False where nothing has been recorded yet; then the file is still to be made.
    version : int or None
        Of the store; None where it cannot be read.
    trouble : tuple of str
        Why it cannot be read or written, in words with what to do.
    integrity : tuple of str
        What the database itself finds wrong.
    damaged : tuple of str
        The ids of records that are not as they were written.
    gaps : tuple of str
        Sessions in which a place is empty.
    counts : dict
        Records, and how many sessions, trainees and choices they are of.
    readable_by_others : bool
        Whether other users of this computer may read the file.
    """

    where: str
    database: str
    exists: bool
    file_system: str = ""
    networked: bool = False
    free_bytes: int | None = None
    journal_mode: str = ""
    synchronous: str = ""
    version: int | None = None
    newest: int = newest()
    trouble: tuple[str, ...] = ()
    integrity: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    readable_by_others: bool = False

    @property
    def writable(self) -> bool:
        """Whether records can be written."""
        return not self.trouble


def examine(url: URL) -> Examined:
    """Look a store over."""
    file = file_of(url)
    exists = file is None or file.exists() or journal_of(file).exists()
    found = Examined(shown(url), url.get_backend_name(), exists=exists)
    if file is not None:
        found = _surroundings(found, file)
    return _inside(found, url) if found.exists else found


def _surroundings(found: Examined, file: Path) -> Examined:
    """Look at the place of a file."""
    folder = next(each for each in file.absolute().parents if each.exists())
    kind = kind_of(file)
    with suppress(OSError):
        found = replace(found, free_bytes=shutil.disk_usage(folder).free)
    trouble: tuple[str, ...] = ()
    try:
        with in_words(found.where, "written"):
            _see_that_there_is_room(folder)
    except StoreTrouble as error:
        trouble = (str(error),)
    mode = stat.S_IMODE(file.stat().st_mode) if file.is_file() else 0
    others = os.name != "nt" and bool(mode & 0o077)
    return replace(found, file_system=kind, networked=is_networked(kind), trouble=trouble, readable_by_others=others)


def _see_that_there_is_room(folder: Path) -> None:
    with tempfile.TemporaryFile(dir=folder) as probe:
        probe.write(_PROBE)
        probe.flush()
        os.fsync(probe.fileno())


def _inside(found: Examined, url: URL) -> Examined:
    """Look at what a database holds; where it cannot be read or written, keep what was found by then."""
    try:
        with in_words(found.where, "read"), _opened(url) as engine:
            found = _in_force(found, engine)
            found = _records(found, engine)
            with in_words(found.where, "written"):
                _rehearse(engine)
    except StoreTrouble as error:
        return replace(found, trouble=(*found.trouble, str(error)))
    return found


@contextmanager
def _opened(url: URL) -> Iterator[Engine]:
    engine = open_engine(url, PATIENCE)
    try:
        yield engine
    finally:
        engine.dispose()


def _reading(engine: Engine) -> Connection:
    return engine.connect().execution_options(**{READING: True})


def _in_force(found: Examined, engine: Engine) -> Examined:
    with _reading(engine) as connection:
        found = replace(found, version=version_of(connection))
        if engine.dialect.name != "sqlite":
            return found
        mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
        level = connection.exec_driver_sql("PRAGMA synchronous").scalar_one()
        wrong = [str(row[0]) for row in connection.exec_driver_sql(f"PRAGMA integrity_check({_MUCH})")]
    names = ("off", "normal", "full", "extra")
    sound = wrong == ["ok"]
    return replace(found, journal_mode=str(mode), synchronous=names[level], integrity=() if sound else tuple(wrong))


def _records(found: Examined, engine: Engine) -> Examined:
    if not found.version:
        return found
    columns = EVENTS.c
    wanted = select(columns.id, columns.session, columns.seq, columns.trainee, columns.kind, columns.body)
    damaged, places, trainees, choices = list[str](), Counter[str](), set[str](), 0
    highest: dict[str, int] = {}
    with _reading(engine) as connection:
        for row in connection.execute(wanted.add_columns(columns.checksum)):
            if digest(row.body) != row.checksum:
                damaged.append(row.id)
            places[row.session] += 1
            highest[row.session] = max(row.seq, highest.get(row.session, 0))
            trainees.add(row.trainee)
            choices += row.kind in (EventKind.CHOICE, EventKind.MARK)
    counts = (
        ("records", places.total()),
        ("sessions", len(places)),
        ("trainees", len(trainees)),
        ("choices", choices),
    )
    gaps = tuple(session for session, number in places.items() if highest[session] != number)
    return replace(found, damaged=tuple(damaged), gaps=gaps, counts=counts)


def _rehearse(engine: Engine) -> None:
    """Write a record and take it back."""
    now = datetime.now(UTC)
    event = Event("rehearsal", "rehearsal", 1, "", "", "", EventKind.CHOICE, now, {})
    with engine.connect() as connection, connection.begin() as transaction:
        if version_of(connection):
            connection.execute(EVENTS.insert(), row_of(event, now))
        transaction.rollback()
