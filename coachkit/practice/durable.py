"""What every piece of practice stands on: each step is stored, durably, or waits in the outbox, before it shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from ..errors import NotNow
from ..store import Event, EventKind, SeqTaken
from .journal import Body, Header, Journal, has_ended
from .wiring import Wiring

ABANDONED = "abandoned"
"""How something ended that was left before its end."""


class Durable:
    """A session as far as it is kept; what it is a session of is for others to say.

    Whoever builds on this says what stands in the record of the beginning (`_beginning`), how it is rebuilt from what
    is stored (`reload`), whether it is gone on with (`goes_on`), and how it ended (`_ended_how`). It is opened, anew or
    where it was left, by `opened` in `resuming`.

    Attributes
    ----------
    header : Header
        What stays the same.
    notice : str
        What is to be told once, at the beginning; empty when there is nothing.
    """

    elsewhere = "This went on in another window. Here is where it stands now; go on from here."
    apart = (
        "This went on in another window while nothing could be recorded here. Here is where it stands now; what you "
        "did in this window meanwhile is kept in your records too, as something of its own."
    )
    ended_elsewhere = "This was ended in another window. Choose Run ▸ Run All Cells to go on."
    changed = "This was changed since you left it, so you begin anew. What you did is kept in your records."
    unreadable = "What you did cannot be read, so you begin anew; it is kept as it is. The reason: {reason}"

    def __init__(self, wiring: Wiring, header: Header) -> None:
        self.header = header
        self.notice = ""
        self._wiring = wiring
        self._journal = Journal(wiring, header)
        self._started = False
        self._ended = False
        self._shown_at: datetime = wiring.now()

    def reload(self) -> None:
        """Rebuild the session from what is stored; `NotNow`, KeyError or `UnknownName` when that fits no longer."""
        raise NotImplementedError

    @property
    def goes_on(self) -> bool:
        """Whether it is gone on with when it is opened again, and was not ended before."""
        return True

    def settle(self) -> None:
        """Do what was about to follow when it was left."""

    def _beginning(self) -> Body:
        """Return what is recorded when the session begins."""
        raise NotImplementedError

    def _ended_how(self) -> str:
        """Return how the session ended, when it is ended now."""
        return ABANDONED

    def shown(self) -> None:
        """Say that what is to be answered has just come into sight: the seconds count from here."""
        self._shown_at = self._wiring.now()

    def retry(self, *, last: bool = False) -> None:
        """Write what waits to be recorded, if that is possible now; a front asks this while `unrecorded` speaks.

        Parameters
        ----------
        last : bool
            There will be no later, so this has more patience.

        Raises
        ------
        NotNow
            Another window went on with this session; it has caught up.
        """
        self._wiring.records.retry(last=last)
        if self._wiring.records.outbox.went_apart(self.header.session):
            raise self._moved_on()

    @property
    def unrecorded(self) -> str:
        """What is not being recorded, why, and what to do; empty when all is well."""
        return self._wiring.records.unrecorded

    def end(self) -> None:
        """End the session where it is, so that a new one can start; what was done stays on record."""
        if self._started and not self._ended:
            self._write(EventKind.SESSION_ENDED, {"ending": self._ended_how()})
            self._ended = True

    def _stored(self) -> list[Event]:
        """Return the session's events, and take up the journal after the last of them."""
        events = self._wiring.records.session(self.header.session)
        self._started = bool(events)
        self._ended = has_ended(events)
        self._journal = Journal(self._wiring, self.header, len(events))
        return events

    def _seconds(self) -> float:
        """Return how long it has been in sight."""
        return max(0.0, (self._wiring.now() - self._shown_at).total_seconds())

    def _write(self, kind: EventKind, body: Body) -> Event:
        """Store a step; refused once the session has ended."""
        if self._ended:
            raise NotNow(self.ended_elsewhere)
        return self._store(kind, body)

    def _store(self, kind: EventKind, body: Body) -> Event:
        try:
            if not self._started:
                self._begin()
            return self._journal.write(kind, body)
        except SeqTaken:
            raise self._moved_on() from None

    def _begin(self) -> None:
        """Store the start, under the name that the trainee goes by now: it may be picked while something waits."""
        if self.header.trainee != (now := self._wiring.trainee()):
            self.header = replace(self.header, trainee=now)
            self._journal = Journal(self._wiring, self.header)
        self._journal.write(EventKind.SESSION_STARTED, self._beginning())
        self._started = True

    def _moved_on(self) -> NotNow:
        """Catch up with what another window stored, and say so."""
        words = self.apart if self._wiring.records.outbox.went_apart(self.header.session) else self.elsewhere
        self.reload()
        return NotNow(self.ended_elsewhere if self._ended else words)
