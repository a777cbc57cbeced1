"""A mark as it is recorded, and as it is read back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..engine import Marked
from ..errors import NotNow
from ..store import Event, EventKind
from ..transcript import Mark, Transcript
from ..vocabulary import Basis, Mode, RealityKind
from .journal import Body

OTHER_WORDS = "a sentence reads otherwise since it was marked"


def mark_body(transcript: Transcript, marked: Marked, seconds: float, lesson: str = "") -> dict[str, Any]:
    """Return the body of a mark: the public columns of a choice, what was marked, and what that amounted to."""
    sentence, mark = marked.sentence, marked.mark
    return {
        "scenario_hash": transcript.hash,
        "turn": str(sentence.number),
        "statement": sentence.text,
        "statement_kinds": [kind.value for kind in sentence.holds],
        "reality_kinds": [sentence.kind.value] if sentence.kind else [],
        "bases": [sentence.basis.value] if sentence.basis else [],
        "mode": Mode.MARK.value,
        "reply": mark.words,
        "attempt": marked.attempt,
        "seconds": round(seconds, 1),
        "lesson": lesson or None,
        "marked": mark.reality,
        "marked_kind": mark.kind.value if mark.kind else None,
        "marked_basis": mark.basis.value if mark.basis else None,
        "hearing": marked.hearing.value,
        "kind_fit": marked.kind.value if marked.kind else None,
        "basis_fit": marked.basis.value if marked.basis else None,
        "trap": sentence.trap.value if sentence.trap else None,
    }


def marks_in(events: Iterable[Event], transcript: Transcript) -> Iterable[Mark]:
    """Yield the marks that events record; `NotNow` where a sentence reads otherwise now."""
    texts = {str(sentence.number): sentence.text for sentence in transcript.sentences}
    for event in events:
        if event.kind is EventKind.MARK:
            if texts.get(event.body["turn"]) != event.body["statement"]:
                raise NotNow(OTHER_WORDS)
            yield _mark(event.body)


def _mark(body: Body) -> Mark:
    kind, basis = body["marked_kind"], body["marked_basis"]
    return Mark(int(body["turn"]), body["marked"], RealityKind(kind) if kind else None, Basis(basis) if basis else None)
