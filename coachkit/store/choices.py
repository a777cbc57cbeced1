"""Choices as rows: the public columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from .event import Event, EventKind


def choices_of(events: Sequence[tuple[Event, datetime | None]]) -> list[dict[str, Any]]:
    """Return choices with the columns of the table put beside those of the body; no time for what is not recorded."""
    return [
        {
            "choice_id": event.id,
            "session_id": event.session,
            "trainee": event.trainee,
            "course": event.course,
            "scenario": event.scenario,
            "seq": event.seq,
            "recorded_at": recorded_at,
            **event.body,
        }
        for event, recorded_at in events
        if event.kind is EventKind.CHOICE
    ]
