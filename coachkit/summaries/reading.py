"""The records as summaries read them: what is stored, and what this process has still to record."""

from __future__ import annotations

from datetime import datetime

from ..store import Event, EventKind, Store, events_so_far

PATIENCE = 500
"""Milliseconds that a table waits for another program's lock: somebody sits before it."""


def recorded(
    store: Store | None, *kinds: EventKind, trainee: str | None, course: str | None
) -> list[tuple[Event, datetime | None]]:
    """Return events of some kinds, from ``COACHKIT_STORE`` or the user's own file if no store is given."""
    return events_so_far(store or Store(patience=PATIENCE), *kinds, trainee=trainee, course=course)
