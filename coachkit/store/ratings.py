"""Ratings as rows: of their own table, one for each thing rated, and among the choices, one for each judgement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from .event import Event, EventKind
from .outlooks import outlook_as_choice, outlook_ratings

RATINGS = (EventKind.VISION_RATED, EventKind.WORK_RATED, EventKind.OUTLOOK)
"""The events that ratings are put together from."""

_ASPECTS = {EventKind.VISION_RATED: ("clarity", "richness"), EventKind.WORK_RATED: ("next_work",)}

Row = dict[str, Any]


def ratings_of(events: Sequence[tuple[Event, datetime | None]]) -> list[Row]:
    """Return ratings, one row for each thing that was rated."""
    return [row for event, recorded_at in events if event.kind in RATINGS for row in _ratings(event, recorded_at)]


def _ratings(event: Event, recorded_at: datetime | None) -> Iterator[Row]:
    body = event.body
    for judged in outlook_ratings(event) if event.kind is EventKind.OUTLOOK else _of_vision(event):
        yield {
            "choice_id": event.id,
            "session_id": event.session,
            "trainee": event.trainee,
            "course": event.course,
            "lesson": body["lesson"],
            "scenario": event.scenario,
            "scenario_hash": body["scenario_hash"],
            **judged,
            "attempt": body["attempt"],
            "seconds": body["seconds"],
            "seq": event.seq,
            "recorded_at": recorded_at,
        }


def _of_vision(event: Event) -> Iterator[Row]:
    body = event.body
    for aspect in _ASPECTS[event.kind]:
        yield {
            "what": aspect,
            "given": body[aspect],
            "key": body[f"{aspect}_key"],
            "agrees": body[aspect] == body[f"{aspect}_key"],
            "also": list(body[f"{aspect}_also"]),
            "evidence": list(body.get("quotes", [])),
        }


def rating_as_choice(event: Event) -> Row:
    """Return a rating's body with the columns of a choice that it has: what was rated stands in words."""
    if event.kind is EventKind.OUTLOOK:
        return outlook_as_choice(event)
    body = event.body
    said = [f"{aspect.replace('_', ' ')}: {body[aspect].replace('_', ' ')}" for aspect in _ASPECTS[event.kind]]
    quotes = [f"“{quote}”" for quote in body.get("quotes", [])]
    return {
        **body,
        "turn": event.kind.value.replace("_", "-"),
        "statement_kinds": [],
        "reality_kinds": [],
        "bases": [],
        "mode": "rate",
        "reply": "; ".join([*said, *([f"by {' '.join(quotes)}"] if quotes else [])]),
    }
