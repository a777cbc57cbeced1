"""The store: append events, read them back, count them, erase a trainee's."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, exists, func, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import IntegrityError

from ..errors import StoreTrouble
from .choices import CHOICES, choices_of
from .connect import BUSY_TIMEOUT, PATIENCE, store_url
from .database import Database
from .event import Event, EventKind
from .rows import event_of, row_of, time_of
from .schema import EVENTS

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
        self._database = Database(store_url(url), patience, later=later)

    @property
    def url(self) -> URL:
        """The URL of the database."""
        return self._database.url

    @property
    def where(self) -> str:
        """Where the records are, for people: a path, or a URL without its password."""
        return self._database.where

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
        engine, waits = self._database.engine, self._database.patience if patience is None else patience
        self._database.see_that_it_is_there()
        with self._database.words("written"):
            try:
                with engine.connect().execution_options(**{PATIENCE: waits}) as connection, connection.begin():
                    connection.execute(_INSERT, row_of(event, recorded_at))
            except IntegrityError:
                return self._is_new(event)
        return True

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
        with self._database.reading() as connection:
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
        with self._database.reading() as connection:
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
        with self._database.words("erased"), self._database.engine.begin() as connection:
            erased = connection.execute(EVENTS.delete().where(_E.trainee == trainee)).rowcount
        if not self._database.scrubbed():
            raise StoreTrouble(
                f"the records are erased, but another program is using {self.where}, or the disk is full, so their "
                "last traces could not be overwritten. Close other windows that use coachkit, make room, and erase "
                "once more: no record will be found, and the traces will be gone."
            )
        return int(erased)

    def close(self) -> None:
        """Close all connections."""
        self._database.close()

    def _is_new(self, event: Event) -> bool:
        """Say why an event was not taken: False where it is stored already."""
        with self._database.reading() as connection:
            known = connection.execute(_KNOWN, {"event_id": event.id}).scalar_one_or_none()
        if known is None:
            raise SeqTaken(f"place {event.seq} of this session is already recorded")
        if known != event.checksum:
            raise StoreTrouble(f"another event bears the id {event.id}; nothing was changed")
        return False

    def _read(self, query: Select[Any]) -> list[Event]:
        with self._database.reading() as connection:
            return [event_of(row) for row in connection.execute(query)]
