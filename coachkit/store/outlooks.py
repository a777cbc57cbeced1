"""Judgements of how future-oriented a client is, as rows: one among the choices, and one for each thing judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .event import Event

_FOUR_THINGS = ("vision", "considered", "where_next", "options")

ANSWERED, TOUCHED, NOT_ANSWERED = "answered", "touched", "not_answered"


def outlook_as_choice(event: Event) -> dict[str, Any]:
    """Return what a judgement has of the columns of a choice: what was judged, in words; the client heard nothing."""
    body = event.body
    return {
        **{name: body[name] for name in ("scenario_hash", "statement", "attempt", "seconds", "lesson")},
        "turn": event.kind.value,
        "statement_kinds": [],
        "reality_kinds": [],
        "bases": [],
        "mode": "rate",
        "reply": _in_words(body),
    }


def _in_words(body: Mapping[str, Any]) -> str:
    things = ", ".join(thing.replace("_", " ") for thing in body["answered"])
    quotes = " ".join(f"“{each['words']}”" for each in body["evidence"])
    return f"orientation: {body['orientation']}; answered: {things or 'none'}; by {quotes}"


def outlook_ratings(event: Event) -> Iterator[dict[str, Any]]:
    """Yield what was judged, what was said of it, and what the author, or the conversation, has."""
    body = event.body
    yield {
        "what": "orientation",
        "given": body["orientation"],
        "key": body["key"],
        "agrees": body["orientation"] == body["key"],
        "also": [],
        "evidence": [each["words"] for each in body["evidence"]],
    }
    for thing in _FOUR_THINGS:
        given = ANSWERED if thing in body["answered"] else NOT_ANSWERED
        key = _key(body["asked"][thing])
        agrees = key in (given, TOUCHED)
        yield {"what": f"answered_{thing}", "given": given, "key": key, "agrees": agrees, "also": [], "evidence": []}


def _key(standing: str) -> str:
    return standing if standing in (ANSWERED, TOUCHED) else NOT_ANSWERED
