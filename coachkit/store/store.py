"""The store: append events, read them back, count them, erase a trainee's."""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Select, and_, bindparam, exists, func, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from ..errors import StoreTrouble
from .choices import CHOICES, choices_of
from .connect import BUSY_TIMEOUT, PATIENCE, READING, inode_of, open_engine, settle, shown, store_url
from .event import Event, EventKind
from .rows import event_of, row_of, time_of
from .schema import EVENTS, bring_up_to_date, newest, version_of
from .trouble import in_words

_E = EVENTS.c
_INSERT = EVENTS.insert()
_KNOWN = select(_E.checksum).where(_E.id == bindparam("event_id"))


class SeqTaken(StoreTrouble):
    """Another window has already recorded this place of the session."""


class Store:
    """Append-only events behind a database URL.

    Parameters
    ----------
    url : str or URL, optional
        A database URL; otherwise ``COACHKIT_STORE``, otherwise an SQLite file in the user's data folder.
    patience : int
        For how many milliseconds a call waits for another program that is writing.
    later : bool
        Open the database at the first call, and at each one after that for as long as it cannot be opened.

    Raises
    ------
    StoreTrouble
        The database cannot be opened, or holds something else.
    """

    def __init__(self, url: str | URL | None = None, *, patience: int = BUSY_TIMEOUT, later: bool = False) -> None:
        self.url = store_url(url)
        self._patience = patience
        self._opened: Engine | None = None
        with self._words("opened"):
            self.url.get_dialect().import_dbapi()  # a database that nothing here can speak with will not come later
        if not later:
            self._opened = self._open()

    @property
    def _engine(self) -> Engine:
        if self._opened is None:
            self._opened = self._open()
        return self._opened

    def _open(self) -> Engine:
        with self._words("opened"):
            engine = open_engine(self.url, self._patience)
        try:
            self._see_that_it_is_ours(engine)
        except BaseException:
            engine.dispose()
            raise
        weakref.finalize(self, engine.dispose)  # whoever forgets to close leaves no connection open
        self._inode = inode_of(self.url)
        return engine

    def _see_that_it_is_ours(self, engine: Engine) -> None:
        with self._words("opened"):
            with engine.connect().execution_options(**{READING: True}) as connection:
                known = version_of(connection)  # refuses what is not ours before anything is changed
            settle(engine, self._patience)
            if known < newest():  # what is up to date can be opened though somebody else is writing
                with engine.begin() as connection:
                    bring_up_to_date(connection)

    @property
    def where(self) -> str:
        """Where the records are, for people: a path, or a URL without its password."""
        return shown(self.url)

    def append(self, event: Event, recorded_at: datetime, *, patience: int | None = None) -> bool:
        """Store one event durably; `patience` holds for this once.

        Returns
        -------
        bool
            False when the same event was stored before: trying again after a crash stores nothing twice.

        Raises
        ------
        SeqTaken
            Another event stands at this place of the session.
        StoreTrouble
            The event could not be stored.
        ValueError
            A time is not in UTC.
        """
        engine, waits = self._engine, self._patience if patience is None else patience
        self._see_that_it_is_there()
        with self._words("written"):
            try:
                with engine.connect().execution_options(**{PATIENCE: waits}) as connection, connection.begin():
                    connection.execute(_INSERT, row_of(event, recorded_at))
            except IntegrityError:
                return self._is_new(event)
        return True

    def _see_that_it_is_there(self) -> None:
        """Refuse to write into a file that was deleted or replaced since: an open handle would still take the rows."""
        if self._inode != inode_of(self.url):
            raise StoreTrouble(
                f"the file of your records at {self.where} was taken away or replaced, so nothing more can be kept in "
                "it. Put it back; or, to begin a new one, move away what is left beside it, and choose Run ▸ Run All "
                "Cells."
            )

    def session(self, session: str) -> list[Event]:
        """Return a session's events in their order."""
        return self._read(select(EVENTS).where(_E.session == session).order_by(_E.seq))

    def open_session(self, trainee: str, scenario: str, mode: str | None = None) -> str | None:
        """Return the trainee's newest session with this scenario that has not ended; None when there is none.

        With a mode, only those that were begun in it. A try taken back after the end takes the end back with it.
        """
        ended, again = EVENTS.alias(), EVENTS.alias()
        later = and_(again.c.session == ended.c.session, again.c.seq > ended.c.seq)
        taken_back = exists().where(and_(later, again.c.kind == EventKind.TRIED_AGAIN))
        over = exists().where(and_(ended.c.session == _E.session, ended.c.kind == EventKind.SESSION_ENDED, ~taken_back))
        started = select(EVENTS).where(
            _E.kind == EventKind.SESSION_STARTED, _E.trainee == trainee, _E.scenario == scenario, ~over
        )
        found = self._read(started.order_by(_E.number.desc()))
        return next((event.session for event in found if mode in (None, event.body.get("mode"))), None)

    def latest(self, kind: EventKind) -> Event | None:
        """Return the newest event of a kind."""
        found = self._read(select(EVENTS).where(_E.kind == kind).order_by(_E.number.desc()).limit(1))
        return found[0] if found else None

    def events(
        self, *kinds: EventKind, trainee: str | None = None, course: str | None = None, session: str | None = None
    ) -> list[tuple[Event, datetime]]:
        """Return events with the time at which each was recorded, in the order in which they were recorded."""
        only = {"trainee": trainee, "course": course, "session": session}
        query = select(EVENTS).order_by(_E.number)
        query = query.where(_E.kind.in_(kinds)) if kinds else query
        query = query.where(*(_E[name] == value for name, value in only.items() if value is not None))
        with self._reading() as connection:
            return [(event_of(row), time_of(row.recorded_at)) for row in connection.execute(query)]

    def choices(
        self, *, trainee: str | None = None, course: str | None = None, session: str | None = None
    ) -> list[dict[str, Any]]:
        """Return choices with their public columns, in the order in which they were recorded."""
        return choices_of(self.events(*CHOICES, trainee=trainee, course=course, session=session))

    def counts(self, *columns: str, trainee: str | None = None) -> dict[tuple[str, ...], int]:
        """Count events by columns of the table, such as ``kind`` or ``scenario``."""
        by = [_E[column] for column in columns]
        query = select(*by, func.count()).group_by(*by)
        query = query.where(_E.trainee == trainee) if trainee is not None else query
        with self._reading() as connection:
            return {tuple(row[:-1]): row[-1] for row in connection.execute(query)}

    def erase(self, trainee: str) -> int:
        """Erase all events of one trainee, down to the bytes of the file where the database allows it.

        Returns
        -------
        int
            How many events there were.

        Raises
        ------
        StoreTrouble
            The events could not be erased; or they are erased, and traces of them are left in the file. Erasing once
            more, also where no event is left, removes the traces.
        """
        with self._words("erased"), self._engine.begin() as connection:
            erased = connection.execute(EVENTS.delete().where(_E.trainee == trainee)).rowcount
        if not self._scrubbed():
            raise StoreTrouble(
                f"the records are erased, but another program is using {self.where}, or the disk is full, so their "
                "last traces could not be overwritten. Close other windows that use coachkit, make room, and erase "
                "once more: no record will be found, and the traces will be gone."
            )
        return int(erased)

    def close(self) -> None:
        """Close all connections."""
        if self._opened is not None:
            self._opened.dispose()

    def _scrubbed(self) -> bool:
        """Rewrite an SQLite file and empty its journal, so that no erased byte stays behind; say if that worked."""
        if self.url.get_backend_name() != "sqlite":
            return True
        try:
            with closing(self._engine.raw_connection()) as connection:
                cursor = connection.cursor()
                cursor.execute("VACUUM")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                [(busy, *_)] = cursor.fetchall()
        except (SQLAlchemyError, sqlite3.Error):
            return False
        return not busy

    def _is_new(self, event: Event) -> bool:
        """Say why an event was not taken: False where it is stored already."""
        with self._reading() as connection:
            known = connection.execute(_KNOWN, {"event_id": event.id}).scalar_one_or_none()
        if known is None:
            raise SeqTaken(f"place {event.seq} of this session is already recorded")
        if known != event.checksum:
            raise StoreTrouble(f"another event bears the id {event.id}; nothing was changed")
        return False

    def _read(self, query: Select[Any]) -> list[Event]:
        with self._reading() as connection:
            return [event_of(row) for row in connection.execute(query)]

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._words("read"), self._engine.connect().execution_options(**{READING: True}) as connection:
            yield connection

    def _words(self, done: str) -> AbstractContextManager[None]:
        return in_words(self.where, done)
