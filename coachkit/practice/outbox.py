"""What is still to be recorded: while the store takes nothing, events wait here in memory, in their order.

The outbox knows nothing of what events mean: it writes each exactly once, in order, as soon as that is possible. There
is one for each database, whoever opens it in this process, so that a cell that is run again finds what waits.
"""

from __future__ import annotations

import atexit
from collections.abc import Callable, Hashable, Iterable
from contextlib import suppress
from datetime import datetime

from ..errors import StoreTrouble
from ..store import Event, EventKind, SeqTaken, Store, waiting_for
from .apart import notes_on, set_apart

FRONT_PATIENCE = 500
"""Milliseconds that somebody who has just clicked waits for another program's lock."""
RETRY_PATIENCE = 100
"""The same while events wait: the front will ask again in a moment."""
LAST_PATIENCE = 10_000
"""The same when there will be no later."""

Now = Callable[[], datetime]


class Outbox:
    """Events that wait for the store, and why they do.

    Parameters
    ----------
    waiting : list of Event
        Where they are kept; others read it, so it stays the same list.

    Attributes
    ----------
    trouble : str
        Why the store could not be used the last time; empty when it could.
    """

    def __init__(self, waiting: list[Event]) -> None:
        self.trouble = ""
        self._waiting = waiting
        self._went_on: dict[str, bool] = {}
        self._last: tuple[Store, Now] | None = None

    def waiting(self, session: str | None = None) -> list[Event]:
        """Return what waits, of one session or of all, in order."""
        return [event for event in self._waiting if session in (None, event.session)]

    def put(self, event: Event, store: Store, now: Now) -> None:
        """Store an event after those that wait; where that is not possible now, it waits as the last of them.

        Raises
        ------
        SeqTaken
            Another event stands at its place of the session, or another window went on with the session while events
            of this one waited.
        """
        self._last = store, now
        self.send(store, now)
        if self.went_on(event.session) or (event.session, event.seq) in self._places():
            raise SeqTaken(f"place {event.seq} of this session is taken")
        if self._waiting or not self._taken(event, store, now, FRONT_PATIENCE):
            self._waiting.append(event)

    def send(self, store: Store, now: Now, *, patience: int = RETRY_PATIENCE) -> None:
        """Write what waits, in order, as far as the store takes it."""
        while self._waiting:
            try:
                if not self._taken(self._waiting[0], store, now, patience):
                    return
                self._waiting.pop(0)
            except SeqTaken:
                self._make_way(self._waiting[0].session, store)

    def _taken(self, event: Event, store: Store, now: Now, patience: int) -> bool:
        """Offer an event to the store, and say whether it is recorded."""
        try:
            store.append(event, now(), patience=patience)
        except SeqTaken:
            raise
        except StoreTrouble as error:
            self.trouble = str(error)
            return False
        self.trouble = ""
        return True

    def _places(self) -> set[tuple[str, int]]:
        return {(event.session, event.seq) for event in self._waiting}

    def went_on(self, session: str) -> bool:
        """Say whether a session went on in another window while something of it waited here."""
        return session in self._went_on

    def went_apart(self, session: str) -> bool:
        """Say whether what waited of it here was put apart then."""
        return self._went_on.get(session, False)

    def caught_up(self, session: str) -> None:
        """Say that a session has been read again since it went on."""
        self._went_on.pop(session, None)

    def last_try(self) -> None:
        """Write what waits before the process ends, with more patience."""
        if self._last is not None:
            self.send(*self._last, patience=LAST_PATIENCE)

    def _make_way(self, session: str, store: Store) -> None:
        """Make a session of its own of what waits of one that another window went on with; notes can stay in it."""
        moved, stored = self.waiting(session), _stored(store, session)
        notes = notes_on(stored, moved)
        steps = [event for event in moved if event.id not in {note.id for note in notes}]
        beginning = next((each for each in stored if each.kind is EventKind.SESSION_STARTED), None)
        first = self._waiting.index(moved[0])
        rest = [event for event in self._waiting if event.session != session]
        apart = set_apart(steps, beginning) if steps else []
        self._waiting[:] = [*rest[:first], *notes, *apart, *rest[first:]]
        self._went_on[session] = bool(apart) or self.went_apart(session)


def _stored(store: Store, session: str) -> list[Event]:
    """Return what is stored of a session, nothing where it cannot be read."""
    with suppress(StoreTrouble):
        return store.session(session)
    return []


_OUTBOXES: dict[Hashable, Outbox] = {}


def outbox_for(store: Store) -> Outbox:
    """Return the outbox of a store's database."""
    return _OUTBOXES.setdefault(store.url, Outbox(waiting_for(store.url)))


def write_what_waits(outboxes: Iterable[Outbox] | None = None) -> None:
    """Write what waits anywhere, before the process ends."""
    for outbox in _OUTBOXES.values() if outboxes is None else outboxes:
        with suppress(StoreTrouble):
            outbox.last_try()


atexit.register(write_what_waits)
