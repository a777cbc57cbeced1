"""Opening the database: where it is, its settings, and begin-immediate for every write.

The settings are those that lost nothing when tried: write-ahead log, ``synchronous=FULL`` (with NORMAL, acknowledged
rows were lost in simulated power cuts), a long busy timeout, and never a plain BEGIN before a write (two writers that
read first would lock each other out).
"""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import ArgumentError

from ..errors import StoreTrouble

VARIABLE = "COACHKIT_STORE"
"""The environment variable that names another database, as a URL."""

BUSY_TIMEOUT = 10_000
"""Milliseconds that a write waits for another process."""

_PAUSE = 20
"""Milliseconds between two tries, where SQLite does not wait by itself."""

READING = "coachkit_reading"
"""Execution option of a connection that only reads."""

_PRAGMAS = (
    f"PRAGMA busy_timeout={BUSY_TIMEOUT}",
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


def file_of(url: URL) -> Path | None:
    """Return the SQLite file that a URL names; None where there is none."""
    is_file = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
    return Path(str(url.database)) if is_file else None


def open_engine(url: URL) -> Engine:
    """Make the engine for a URL; where there is no SQLite file yet, make it, readable by its owner alone."""
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    file = file_of(url)
    if file and not file.exists():
        _make(file)
    engine = create_engine(url)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def settle(engine: Engine) -> None:
    """Put an SQLite file that is known to be ours in order: its owner's alone, with a write-ahead log.

    Both change the file, so they wait until it has been seen that it is neither another program's nor a newer
    coachkit's.
    """
    file = file_of(engine.url)
    if file is None:
        return
    if stat.S_IMODE(file.stat().st_mode) & 0o077:
        file.chmod(0o600)
    with closing(engine.raw_connection()) as connection:
        _write_ahead(connection.cursor())


def _write_ahead(cursor: DBAPICursor) -> None:
    """Switch to the write-ahead log; where others open the same new file, SQLite gives up at once here, so we wait."""
    for patience in range(BUSY_TIMEOUT // _PAUSE, -1, -1):
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if not patience or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:  # the low byte is the kind
                raise
            time.sleep(_PAUSE / 1000)
        else:
            return


def _make(file: Path) -> None:
    if not file.parent.exists():
        file.parent.mkdir(parents=True, mode=0o700, exist_ok=True)
        file.parent.chmod(0o700)
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))


def _set_up(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver's own BEGIN would come too late, and without IMMEDIATE
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get(READING, False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
