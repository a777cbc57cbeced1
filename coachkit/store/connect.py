"""Opening the database: where it is, its settings, and begin-immediate for every write.

The settings are those that lost nothing when tried: write-ahead log, ``synchronous=FULL`` (with NORMAL, acknowledged
rows were lost in simulated power cuts), patience with other writers, and never a plain BEGIN before a write (two
writers that read first would lock each other out). On a network file system, where the write-ahead log does not work,
the rollback journal takes its place.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import ArgumentError

from ..errors import StoreTrouble
from .file_system import is_networked, kind_of

VARIABLE = "COACHKIT_STORE"
"""The environment variable that names another database, as a URL."""

BUSY_TIMEOUT = 10_000
"""Milliseconds that a write waits for another process, where nobody sits and waits too."""

_PAUSE = 20
"""Milliseconds between two tries, where SQLite does not wait by itself."""

READING = "coachkit_reading"
"""Execution option of a connection that only reads."""

PATIENCE = "coachkit_patience"
"""Execution option of a connection that writes: for how many milliseconds it waits for another process."""

_PRAGMAS = (
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
)


def data_folder() -> Path:
    """Return the user's own folder for coachkit's records, whether or not it is there yet.

    Raises
    ------
    StoreTrouble
        This user has no home.
    """
    try:
        return Path(user_data_path("coachkit", appauthor=False))
    except RuntimeError as error:
        raise StoreTrouble(
            f"there is no place for the records: {error}. Or name one with {VARIABLE}, such as sqlite:////a/file.sqlite"
        ) from None


def store_url(named: str | URL | None = None) -> URL:
    """Return the URL of the database: the one named, ``COACHKIT_STORE``, or an SQLite file in the data folder.

    Raises
    ------
    StoreTrouble
        What is named is no URL of a database, or this user has no home.
    """
    named = named or os.environ.get(VARIABLE, "").strip()
    if not named:
        return URL.create("sqlite", database=str(data_folder() / "records.sqlite"))
    try:
        return make_url(named)
    except ArgumentError:  # its message would be the same words for everything, and a URL may hold a password
        raise StoreTrouble(
            f"{VARIABLE} has to be the URL of a database, such as sqlite:////a/file.sqlite; what it holds is none"
        ) from None


def inode_of(url: URL) -> int | None:
    """Return what the system knows the SQLite file by; None where there is none."""
    file = file_of(url)
    try:
        return file.stat().st_ino if file else None
    except OSError:
        return None


def shown(url: URL) -> str:
    """Return where a database is, for people: a path, or a URL without its password."""
    is_file = url.get_backend_name() == "sqlite" and url.database
    return str(url.database) if is_file else url.render_as_string(hide_password=True)


def file_of(url: URL) -> Path | None:
    """Return the SQLite file that a URL names; None where there is none."""
    is_file = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
    return Path(str(url.database)) if is_file else None


def journal_of(file: Path) -> Path:
    """Return where the write-ahead log of a file is."""
    return file.with_name(f"{file.name}-wal")


def journal_for(file: Path) -> str:
    """Return the journal that is safe for a file: the write-ahead log needs memory that all its users share."""
    return "delete" if is_networked(kind_of(file)) else "wal"


def open_engine(url: URL, patience: int = BUSY_TIMEOUT) -> Engine:
    """Make the engine for a URL; where there is no SQLite file yet, make it, readable by its owner alone."""
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    file = file_of(url)
    if file:
        _see_that_no_journal_is_orphaned(file)
    if file and not file.exists():
        _make(file)
    engine = create_engine(url)
    event.listen(engine, "connect", partial(_set_up, patience))
    event.listen(engine, "begin", _begin)
    return engine


def _see_that_no_journal_is_orphaned(file: Path) -> None:
    """Refuse an empty file whose journal is not empty: SQLite would throw the journal away, and records with it."""
    journal = journal_of(file)
    if journal.exists() and journal.stat().st_size and not (file.exists() and file.stat().st_size):
        raise StoreTrouble(
            f"the file of your records at {file} is missing or empty, but its journal beside it is not, and a new file "
            f"would wipe that out. Put the file back; or, to begin anew, move {journal.name} away."
        )


def settle(engine: Engine, patience: int = BUSY_TIMEOUT) -> None:
    """Put an SQLite file that is known to be ours in order: its owner's alone, with the journal that is safe there.

    Both change the file, so they wait until it has been seen that it is neither another program's nor a newer
    coachkit's.
    """
    file = file_of(engine.url)
    if file is None:
        return
    if stat.S_IMODE(file.stat().st_mode) & 0o077:
        file.chmod(0o600)
    with closing(engine.raw_connection()) as connection:
        _switch(connection.cursor(), journal_for(file), patience)


def _switch(cursor: DBAPICursor, journal: str, patience: int) -> None:
    """Switch to a journal; where others open the same new file, SQLite gives up at once here, so we wait."""
    for tries_left in range(patience // _PAUSE, -1, -1):
        try:
            cursor.execute(f"PRAGMA journal_mode={journal}")
        except sqlite3.OperationalError as error:
            if not tries_left or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:  # the low byte is the kind
                raise
            time.sleep(_PAUSE / 1000)
        else:
            return


def _make(file: Path) -> None:
    if not file.parent.exists():
        file.parent.mkdir(parents=True, mode=0o700, exist_ok=True)
        file.parent.chmod(0o700)
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))


def _set_up(patience: int, connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver's own BEGIN would come too late, and without IMMEDIATE
    for pragma in (f"PRAGMA busy_timeout={patience}", *_PRAGMAS):
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if (patience := options.get(PATIENCE)) is not None:
        connection.exec_driver_sql(f"PRAGMA busy_timeout={patience:d}")
    connection.exec_driver_sql("BEGIN" if options.get(READING, False) else "BEGIN IMMEDIATE")
