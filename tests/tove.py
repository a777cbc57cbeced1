"""The small sound transcript of the tests, and a world in which it can be marked.

Tove sells tickets for the ferry and would rather steer it: ten sentences, of which 5 (licence: credentials, obstacle,
without a "but"), 6 (a hope and market, belief) and 8 (family, obstacle or belief) hold a reality statement.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from coachkit.loading import TRANSCRIPTS, Transcripts, read_transcript_file
from coachkit.practice import MarkingSession, Wiring, open_marking
from coachkit.transcript import Mark, Sentence, Transcript
from coachkit.vocabulary import Basis, RealityKind

FOLDER = Path(__file__).parent / "data" / TRANSCRIPTS
FILE = FOLDER / "tove-ferry.yaml"
ID = "tove-ferry"
REALITY = (5, 6, 8)


def tove() -> Transcript:
    """Read the transcript as it stands in its file."""
    transcript, problems = read_transcript_file(FILE)
    assert transcript is not None
    assert problems == []
    return transcript


def world(wiring: Wiring) -> Wiring:
    """Return the world with Tove in it."""
    return replace(wiring, transcripts=Transcripts([FOLDER]))


def key(sentence: Sentence) -> Mark:
    """Return the mark that the author would make."""
    return Mark(sentence.number, sentence.is_reality, sentence.kind, sentence.basis)


def passed(number: int) -> Mark:
    """Return the mark of a sentence that is let pass."""
    return Mark(number, reality=False)


def heard(number: int, kind: RealityKind = RealityKind.MONEY, basis: Basis = Basis.BELIEF) -> Mark:
    """Return the mark of a sentence that is taken for a reality statement."""
    return Mark(number, reality=True, kind=kind, basis=basis)


def give(session: MarkingSession, *marks: Mark) -> MarkingSession:
    """Make these marks."""
    for mark in marks:
        session.mark(mark.sentence, reality=mark.reality, kind=mark.kind, basis=mark.basis)
    return session


def finished(wiring: Wiring, *, missing: tuple[int, ...] = ()) -> MarkingSession:
    """Mark every sentence as the author would, and let those that are named pass."""
    marks = [passed(said.number) if said.number in missing else key(said) for said in tove().sentences]
    return give(open_marking(ID, wiring=world(wiring)), *marks)
