"""What this process has still to record, by database: whoever reads along finds here what no table holds yet."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.engine import URL

from .event import Event, EventKind
from .store import Store

_WAITING: dict[URL, list[Event]] = {}


def waiting_for(url: URL) -> list[Event]:
    """Return the list of the events that wait for a database, in order; whoever keeps them changes the list itself."""
    return _WAITING.setdefault(url, [])


def events_so_far(
    store: Store, *kinds: EventKind, trainee: str | None = None, course: str | None = None
) -> list[tuple[Event, datetime | None]]:
    """Return events in the order in which they were recorded, then those that still wait here: these have no time."""
    stored = store.events(*kinds, trainee=trainee, course=course)
    known = {event.id for event, _ in stored}
    waiting = [
        event for event in waiting_for(store.url) if event.id not in known and event.kind in (kinds or EventKind)
    ]
    wanted = [each for each in waiting if trainee in (None, each.trainee) and course in (None, each.course)]
    return [*stored, *((event, None) for event in wanted)]
