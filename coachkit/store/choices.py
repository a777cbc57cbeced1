"""Choices as rows: the public columns, put together from a choice's event and what was said of it later.

A mark and a rating are choices too, though no replies: in the row stands what was marked or rated, and nothing was
coded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from .event import Event, EventKind
from .ratings import RATINGS, rating_as_choice

NOTES = (EventKind.CLOSEST, EventKind.DISPUTE)
"""What is said of a choice later; it leaves the conversation as it is, so it may come after the end."""
CHOICES = (EventKind.CHOICE, EventKind.MARK, *RATINGS, *NOTES)
"""The events that choices are put together from."""

_INWARD = frozenset({"coding"})
"""What a choice's body keeps for resuming, and is no column: the whole coding, what was asked and answered."""

_SHARED = (
    *("scenario_hash", "turn", "statement", "statement_kinds", "reality_kinds", "bases"),
    *("mode", "reply", "attempt", "seconds", "lesson"),
)
"""What stands in the body of a choice and of a mark alike, and is made of that of a rating."""

_NO_REPLY: Mapping[str, Any] = {
    **dict.fromkeys(("stage", "reply_id", "closest_reply_id", "coded_by", "outcome", "openness", "vision_seen")),
    "codes": [],
    "evidence": {},
    "bands": {},
    "disputed": [],
    "steps": 0,
}
"""The columns of what is no reply: nothing was coded, and no client moved."""


def choices_of(events: Sequence[tuple[Event, datetime | None]]) -> list[dict[str, Any]]:
    """Return choices with the columns of the table put beside those of the body.

    Disputes and the replies called closest are taken in as far as their events are among these. What is not recorded
    yet has no time.
    """
    rows = dict[str, dict[str, Any]]()
    for event, recorded_at in events:
        if event.kind is EventKind.CHOICE:
            rows[event.id] = _row(event, recorded_at, event.body)
        elif event.kind is EventKind.MARK:
            rows[event.id] = _row(event, recorded_at, {**_NO_REPLY, **_shared(event.body)})
        elif event.kind in RATINGS:
            rows[event.id] = _row(event, recorded_at, {**_NO_REPLY, **_shared(rating_as_choice(event))})
        elif event.kind in NOTES and event.body["choice_id"] in rows:
            _take_in(rows[event.body["choice_id"]], event)
    return list(rows.values())


def _shared(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of a choice that a mark and a rating have, too."""
    return {name: body[name] for name in _SHARED}


def _row(event: Event, recorded_at: datetime | None, body: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "choice_id": event.id,
        "session_id": event.session,
        "trainee": event.trainee,
        "course": event.course,
        "scenario": event.scenario,
        "seq": event.seq,
        "recorded_at": recorded_at,
        **{name: value for name, value in body.items() if name not in _INWARD},
    }


def _take_in(row: dict[str, Any], event: Event) -> None:
    """Put what was said of a choice later into its row."""
    if event.kind is EventKind.CLOSEST:
        row["closest_reply_id"] = event.body["reply_id"]
        return
    others = [code for code in row["disputed"] if code != event.body["code"]]
    disputed = [*others, event.body["code"]] if event.body["disputed"] else others
    row["disputed"] = [code for code in row["codes"] if code in disputed]
