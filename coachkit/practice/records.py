"""The records as a session sees them: what is stored, followed by what still waits to be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from ..errors import StoreTrouble
from ..store import Event, EventKind, Store
from ..vocabulary import Ending
from .outbox import LAST_PATIENCE, RETRY_PATIENCE, Now, Outbox, outbox_for

T = TypeVar("T")

_FRAME = (EventKind.SESSION_STARTED, EventKind.SESSION_ENDED)
"""What records the frame of a conversation, and nothing that the trainee did."""
_WHAT = {
    0: "What you do here cannot be recorded just now.",
    1: "Your last step is not recorded yet.",
}
_GO_ON = (
    "You can go on: what you do waits in memory, and is written as soon as that is possible. Until these words are "
    "gone, leave this window open."
)


@dataclass(frozen=True)
class Records:
    """A store with its outbox. Reading never fails for a store in trouble: what cannot be read is not there."""

    store: Store
    outbox: Outbox
    now: Now

    @classmethod
    def of(cls, store: Store, now: Now) -> Records:
        """Return the records behind a store."""
        return cls(store, outbox_for(store), now)

    @property
    def unrecorded(self) -> str:
        """What is not being recorded, why, and what to do; empty when all is well."""
        if not self.outbox.trouble:
            return ""
        steps = sum(event.kind not in _FRAME for event in self.outbox.waiting())
        what = _WHAT.get(steps, f"Your last {steps} steps are not recorded yet.")
        return f"{what} {_GO_ON} The reason: {self.outbox.trouble[:1].upper()}{self.outbox.trouble[1:]}"

    def append(self, event: Event) -> None:
        """Store an event durably; where that is not possible now, it waits in memory.

        Raises
        ------
        SeqTaken
            Another window went on with the session.
        """
        self.outbox.put(event, self.store, self.now)

    def retry(self, *, last: bool = False) -> None:
        """Write what waits, if that is possible now; with more patience when there will be no later."""
        self.outbox.send(self.store, self.now, patience=LAST_PATIENCE if last else RETRY_PATIENCE)
        if self.outbox.trouble and not self.outbox.waiting():
            self.outbox.trouble = ""
            self.latest(EventKind.TRAINEE_NAMED)  # whether the records can be read by now

    def session(self, session: str) -> list[Event]:
        """Return a session's events in their order.

        Raises
        ------
        StoreTrouble
            They cannot be read.
        """
        waiting = self.outbox.waiting(session)
        begun_here = bool(waiting) and waiting[0].seq == 1
        stored = [] if begun_here else self.store.session(session)
        self.outbox.caught_up(session)
        known = {event.id for event in stored}
        return [*stored, *(event for event in waiting if event.id not in known)]

    def open_session(self, trainee: str, scenario: str, mode: str | None = None) -> str | None:
        """Return the trainee's newest session with this scenario that has not ended; None when there is none.

        With a mode, only those that were begun in it.
        """
        waiting = self.outbox.waiting()
        frame = [event for event in waiting if event.kind in (EventKind.SESSION_ENDED, EventKind.TRIED_AGAIN)]
        last = {event.session: event.kind for event in frame}
        ended = {session for session, kind in last.items() if kind is EventKind.SESSION_ENDED}
        begun = [
            event.session
            for event in waiting
            if event.kind is EventKind.SESSION_STARTED
            and (event.trainee, event.scenario) == (trainee, scenario)
            and mode in (None, event.body.get("mode"))
        ]
        here = [session for session in begun if session not in ended]
        found = here[-1] if here else self._read(lambda: self.store.open_session(trainee, scenario, mode), None)
        return None if found in ended else found

    def finished(self, trainee: str, mode: str) -> frozenset[str]:
        """Return what the trainee has brought to its end in a mode: scenarios, or whatever else was practised."""
        nothing: list[tuple[Event, datetime]] = []
        stored = self._read(lambda: self.store.events(*_FRAME, trainee=trainee), nothing)
        waiting = [event for event in self.outbox.waiting() if event.kind in _FRAME and event.trainee == trainee]
        events = [*(event for event, _ in stored), *waiting]
        begun = {event.session for event in events if event.body.get("mode") == mode}
        ended = (event for event in events if event.kind is EventKind.SESSION_ENDED and event.session in begun)
        return frozenset(event.scenario for event in ended if event.body["ending"] == Ending.WELL)

    def met(self, trainee: str, by: EventKind = EventKind.CHOICE) -> set[str]:
        """Return the scenarios in which the trainee has given a reply, or what else they were met by."""
        waiting = self.outbox.waiting()
        here = {each.scenario for each in waiting if each.kind is by and each.trainee == trainee}
        nothing: dict[tuple[str, ...], int] = {}
        counted = self._read(lambda: self.store.counts("kind", "scenario", trainee=trainee), nothing)
        return here | {scenario for kind, scenario in counted if kind == by}

    def latest(self, kind: EventKind) -> Event | None:
        """Return the newest event of a kind."""
        waiting = [event for event in self.outbox.waiting() if event.kind is kind]
        return waiting[-1] if waiting else self._read(lambda: self.store.latest(kind), None)

    def events(self, *kinds: EventKind, session: str) -> list[tuple[Event, datetime | None]]:
        """Return a session's events of some kinds with the time at which each was recorded; None where it was not."""
        stored: Sequence[tuple[Event, datetime | None]] = []
        with suppress(StoreTrouble):  # it is told when something is written
            stored = self.store.events(*kinds, session=session)
        known = {event.id for event, _ in stored}
        waiting = (event for event in self.outbox.waiting(session) if event.kind in kinds and event.id not in known)
        return [*stored, *((event, None) for event in waiting)]

    def of_trainee(self, trainee: str, *kinds: EventKind) -> list[Event]:
        """Return a trainee's events of some kinds, in order; what cannot be read is not there."""
        nothing: list[Event] = []
        stored = self._read(lambda: [event for event, _ in self.store.events(*kinds, trainee=trainee)], nothing)
        known = {event.id for event in stored}
        waiting = (event for event in self.outbox.waiting() if event.trainee == trainee and event.kind in kinds)
        return [*stored, *(event for event in waiting if event.id not in known)]

    def _read(self, ask: Callable[[], T], otherwise: T) -> T:
        try:
            return ask()
        except StoreTrouble as error:
            self.outbox.trouble = str(error)
            return otherwise
