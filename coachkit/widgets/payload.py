"""A session as plain JSON for the page: practice's frozen values, and nothing decided."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from typing import Any

from ..practice import Evidence, Exchange, Session
from ..vocabulary import Degree, NextWork, Term

Json = dict[str, Any]


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
        "exchanges": [_exchange(each) for each in view.exchanges],
        "debrief": plain(session.debrief()),
        "degrees": [_defined(degree) for degree in Degree],
        "next_works": [_defined(work) for work in NextWork],
        "over": session.over,
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


def segments(exchange: Exchange) -> list[Json]:
    """Return a reply cut where its evidence begins and ends.

    Returns
    -------
    list of dict
        In the order of the words: ``text``; ``over``, the kinds of the codes whose words these are; ``labels``, the
        codes whose words end here. Cut here and not in the page, where offsets count other units than characters.
    """
    text = exchange.reply
    found = [(each, _closed(text, each.end)) for each in (exchange.feedback.evidence if exchange.feedback else ())]
    edges = sorted({0, len(text), *(each.start for each, _ in found), *(end for _, end in found)})
    return [
        {
            "text": text[start:end],
            "over": sorted({_kind(each) for each, its_end in found if each.start <= start and end <= its_end}),
            "labels": [{"words": each.code.words, "kind": _kind(each)} for each, its_end in found if its_end == end],
        }
        for start, end in pairwise(edges)
    ]


def _closed(text: str, end: int) -> int:
    """Return the end of a run of words with the stops and commas that follow it, so that no label comes between."""
    return end + len(text[end:]) - len(text[end:].lstrip(".,;:!?…"))


@lru_cache(maxsize=256)  # most exchanges of a view were in the view before
def _exchange(exchange: Exchange) -> Json:
    return {**plain(exchange), "segments": segments(exchange)}


def _kind(evidence: Evidence) -> str:
    return "derails" if evidence.derails else "serves" if evidence.serves else "neither"


def _defined(term: Term) -> Json:
    return {"id": term.value, "words": term.words, "definition": term.definition}
