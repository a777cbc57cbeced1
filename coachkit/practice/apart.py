"""Two windows went on with one session while one of them could not record: the later of the two becomes its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import NAMESPACE_OID, uuid5

from ..store import NOTES, Event, EventKind


def notes_on(stored: Sequence[Event], events: Sequence[Event]) -> list[Event]:
    """Return those of the events that only say something of a choice that is stored, to come after all that is stored.

    They leave the conversation as it is, so they fit at its end, whatever another window did meanwhile.
    """
    known = {event.id for event in stored}
    notes = [event for event in events if event.kind in NOTES and event.body["choice_id"] in known]
    return [replace(note, seq=seq) for seq, note in enumerate(notes, start=max((e.seq for e in stored), default=0) + 1)]


def set_apart(events: Sequence[Event], beginning: Event | None) -> list[Event]:
    """Return events of a session as a session of their own, which is over: nothing of them is lost, none is mixed in.

    Parameters
    ----------
    events : sequence of Event
        What one window did, in order.
    beginning : Event or None
        How the session began, where that is known; its body is kept, with the id of the session it comes from.
    """
    first, last = events[0], events[-1]
    session = _made(first, "session")
    body = {**(beginning.body if beginning else {}), "apart_from": first.session}
    began = replace(first, id=_made(first, "start"), kind=EventKind.SESSION_STARTED, body=body)
    ended = replace(last, id=_made(last, "end"), kind=EventKind.SESSION_ENDED, body={"ending": "abandoned"})
    kept = [event for event in events if event.kind not in (EventKind.SESSION_STARTED, EventKind.SESSION_ENDED)]
    whole = [began, *kept, ended]
    return [replace(event, session=session, seq=seq) for seq, event in enumerate(whole, start=1)]


def _made(event: Event, what: str) -> str:
    """Return an id that is always the same for the same event, so that trying again stores nothing twice."""
    return str(uuid5(NAMESPACE_OID, f"coachkit {what} {event.session} {event.id}"))
