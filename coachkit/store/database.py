"""The database under the store: opened when it is needed, seen to be ours, and spoken of in words for people."""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from ..errors import StoreTrouble
from .connect import READING, inode_of, open_engine, settle, shown
from .schema import bring_up_to_date, newest, version_of
from .trouble import in_words


class Database:
    """A database that holds our events, or can be made to.

    Parameters
    ----------
    url : URL
        Where it is.
    patience : int
        For how many milliseconds a call waits for another program that is writing.
    later : bool
        Open it when it is first needed, and each time after that for as long as it cannot be opened.

    Raises
    ------
    StoreTrouble
        It cannot be opened, or holds something else.
    """

    def __init__(self, url: URL, patience: int, *, later: bool) -> None:
        self.url = url
        self.patience = patience
        self._opened: Engine | None = None
        with self.words("opened"):
            self.url.get_dialect().import_dbapi()  # a database that nothing here can speak with will not come later
        if not later:
            self._opened = self._open()

    @property
    def engine(self) -> Engine:
        """The engine; the database is opened for it where it is not open yet."""
        if self._opened is None:
            self._opened = self._open()
        return self._opened

    def _open(self) -> Engine:
        with self.words("opened"):
            engine = open_engine(self.url, self.patience)
        try:
            self._see_that_it_is_ours(engine)
        except BaseException:
            engine.dispose()
            raise
        weakref.finalize(self, engine.dispose)  # whoever forgets to close leaves no connection open
        self._inode = inode_of(self.url)
        return engine

    def _see_that_it_is_ours(self, engine: Engine) -> None:
        with self.words("opened"):
            with engine.connect().execution_options(**{READING: True}) as connection:
                known = version_of(connection)  # refuses what is not ours before anything is changed
            settle(engine, self.patience)
            if known < newest():  # what is up to date can be opened though somebody else is writing
                with engine.begin() as connection:
                    bring_up_to_date(connection)

    @property
    def where(self) -> str:
        """Where the records are, for people: a path, or a URL without its password."""
        return shown(self.url)

    def see_that_it_is_there(self) -> None:
        """Refuse to write into a file that was deleted or replaced since: an open handle would still take the rows."""
        if self._inode != inode_of(self.url):
            raise StoreTrouble(
                f"the file of your records at {self.where} was taken away or replaced, so nothing more can be kept in "
                "it. Put it back; or, to begin a new one, move away what is left beside it, and choose Run ▸ Run All "
                "Cells."
            )

    def scrubbed(self) -> bool:
        """Rewrite an SQLite file and empty its journal, so that no erased byte stays behind; say if that worked."""
        if self.url.get_backend_name() != "sqlite":
            return True
        try:
            with closing(self.engine.raw_connection()) as connection:
                cursor = connection.cursor()
                cursor.execute("VACUUM")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                [(busy, *_)] = cursor.fetchall()
        except (SQLAlchemyError, sqlite3.Error):
            return False
        return not busy

    def close(self) -> None:
        """Close all connections."""
        if self._opened is not None:
            self._opened.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Connect to read only."""
        with self.words("read"), self.engine.connect().execution_options(**{READING: True}) as connection:
            yield connection

    def words(self, done: str) -> AbstractContextManager[None]:
        """Say in words for people what goes wrong inside, while something was to be done."""
        return in_words(self.where, done)
