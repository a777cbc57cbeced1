"""A reply cut where the words that something is said about begin and end.

Cut here and not in the page, where offsets count other units than characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ..practice import Evidence, Exchange, Footing, Question

Json = dict[str, Any]


@dataclass(frozen=True)
class Run:
    """A run of words, the kind of line under it, and the label at its end, if it has one."""

    start: int
    end: int
    kind: str
    label: Json | None = None


def segments(exchange: Exchange) -> list[Json]:
    """Return a reply cut where its evidence begins and ends.

    Returns
    -------
    list of dict
        In the order of the words: ``text``; ``over``, the kinds of the codes whose words these are; ``labels``, the
        codes whose words end here, with what they rest on where nobody is sure (see `footing`).
    """
    text = exchange.reply
    found = exchange.feedback.evidence if exchange.feedback else ()
    return cut(text, [Run(each.start, _closed(text, each.end), kind(each), _label(each, exchange)) for each in found])


def asked_segments(written: str, questions: Sequence[Question]) -> list[Json]:
    """Return the reply that waits, cut where the words begin and end about which the first question is."""
    return cut(written, [Run(each.start, each.end, "asked") for each in questions[:1]])


def cut(text: str, runs: Iterable[Run]) -> list[Json]:
    """Cut a text at the edges of runs of its words, which may overlap."""
    found = tuple(runs)
    edges = sorted({0, len(text), *(each.start for each in found), *(each.end for each in found)})
    return [
        {
            "text": text[start:end],
            "over": sorted({each.kind for each in found if each.start <= start and end <= each.end}),
            "labels": [each.label for each in found if each.end == end and each.label],
        }
        for start, end in pairwise(edges)
    ]


def kind(evidence: Evidence) -> str:
    """Return what a code does in its stage: ``derails``, ``serves`` or ``neither``."""
    return "derails" if evidence.derails else "serves" if evidence.serves else "neither"


def footings(exchange: Exchange) -> Json:
    """Return for each code, by its id, what it rests on where nobody is sure of it; otherwise an empty word.

    ``answered``, the trainee said so; ``left_open``, asked and left open; ``unsure``, nobody was asked.
    """
    asked = {each.code for each in exchange.asked}
    told = {Footing.ANSWERED: "answered", Footing.LEFT_OPEN: "unsure"}
    return {
        each.code.value: "left_open"
        if each.footing is Footing.LEFT_OPEN and each.code in asked
        else told.get(each.footing, "")
        for each in exchange.codes
    }


def _label(evidence: Evidence, exchange: Exchange) -> Json:
    footing = footings(exchange).get(evidence.code.value, "")
    return {"words": evidence.code.words, "kind": kind(evidence), "footing": footing}


def _closed(text: str, end: int) -> int:
    """Return the end of a run of words with the stops and commas that follow it, so that no label comes between."""
    return end + len(text[end:]) - len(text[end:].lstrip(".,;:!?…"))
