"""Events as rows of the table, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row

from ..errors import StoreTrouble
from .event import Event, EventKind, canonical, digest, written


def row_of(event: Event, recorded_at: datetime) -> Mapping[str, Any]:
    """Return the row of an event."""
    body = canonical(event.body)
    return {
        **event.header,
        "occurred_at": written(event.occurred_at),
        "recorded_at": written(recorded_at),
        "body": body,
        "checksum": digest(body),
    }


def event_of(row: Row[Any]) -> Event:
    """Return the event of a row; StoreTrouble where it is not as it was written."""
    if digest(row.body) != row.checksum:
        raise StoreTrouble(
            f"the record {row.id} was damaged or changed after it was written, so nothing is made of the records. "
            "Put a sound copy of them in their place, or name another one with COACHKIT_STORE. Or take the sound ones "
            "into a new file: “coachkit doctor --salvage NEW-FILE”."
        )
    return Event(
        id=row.id,
        session=row.session,
        seq=row.seq,
        trainee=row.trainee,
        course=row.course,
        scenario=row.scenario,
        kind=EventKind(row.kind),
        occurred_at=time_of(row.occurred_at),
        body=json.loads(row.body),
    )


def time_of(written: str) -> datetime:
    """Return a time as it was stored."""
    return datetime.fromisoformat(written).astimezone(UTC)
