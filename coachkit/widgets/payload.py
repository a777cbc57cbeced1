"""A session as plain JSON for the page: practice's frozen values, and nothing decided."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import Any

from ..practice import Drill, Exchange, Session
from ..vocabulary import FOUR_THINGS, Degree, NextWork, Orientation, Term
from .segments import Json, asked_segments, footings, kind, segments


def payload(session: Session, failure: str = "") -> Json:
    """Return everything that the page shows of a session.

    Parameters
    ----------
    session : Session
        The session as it stands.
    failure : str
        What went wrong with the last thing asked, in plain words; empty when nothing did.
    """
    view = session.view()
    return {
        **plain(replace(view, exchanges=())),
        "exchanges": [exchange_payload(each) for each in view.exchanges],
        "asked_segments": asked_segments(view.written, view.questions),
        "debrief": plain(session.debrief()),
        "about": defined(view.about) if view.about else None,
        "finding": defined(view.finding) if view.finding else None,
        "outlook": plain(session.outlook()),
        "orientations": [defined(orientation) for orientation in Orientation],
        "four_things": [defined(topic) for topic in FOUR_THINGS],
        "degrees": [defined(degree) for degree in Degree],
        "next_works": [defined(work) for work in NextWork],
        "over": session.over,
        "single": isinstance(session, Drill),
        "notice": session.notice,
        "failure": failure,
    }


def plain(value: Any) -> Any:
    """Return a frozen value as plain JSON; a term of the field with its words."""
    match value:
        case Term():
            return {"id": value.value, "words": value.words}
        case Enum():
            return value.value
        case tuple() | list():
            return [plain(each) for each in value]
        case _ if is_dataclass(value):
            return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return value


@lru_cache(maxsize=256)  # most exchanges of a view were in the view before
def exchange_payload(exchange: Exchange) -> Json:
    """Return everything that the page shows of an exchange."""
    return {**plain(exchange), "segments": segments(exchange), "codes": _codes(exchange)}


def _codes(exchange: Exchange) -> list[Json]:
    """Return the codes that a coder gave, in the codebook's order; an author's stand beyond dispute."""
    kinds = {each.code: kind(each) for each in (exchange.feedback.evidence if exchange.feedback else ())}
    resting = footings(exchange)
    return [
        {
            "code": plain(each.code),
            "kind": kinds.get(each.code, "neither"),
            "footing": resting[each.code.value],
            "disputed": each.disputed,
        }
        for each in exchange.codes
        if each.can_be_disputed
    ]


def defined(term: Term) -> Json:
    """Return a term of the field with its words and its definition."""
    return {"id": term.value, "words": term.words, "definition": term.definition}
