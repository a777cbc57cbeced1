"""What is said of one mark: whether it was a reality statement, and how kind and basis were named.

The author's note on the sentence says why; what stands here says only what the mark amounted to. The phrases take
turns, so that a trainee does not read the same words after every sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..client import Client
from ..transcript import Mark, Sentence
from ..vocabulary import Basis, Fit, Hearing, RealityKind, StatementKind
from .hearing_words import BASES, BASIS_TOLD, HEADLINES, KINDS, NO_NOTE, TRAPS
from .note import first_name
from .phrases import about

_BUT = re.compile(r"\b(?:but|although|though)\b", re.IGNORECASE)


@dataclass(frozen=True)
class MarkFeedback:
    """What is said of one mark.

    Attributes
    ----------
    headline : str
        What it amounted to, in a sentence.
    named : tuple of str
        How kind and basis were named, a sentence each; empty where nothing had to be named.
    note : str
        Why the sentence is a reality statement, or is none.
    """

    hearing: Hearing
    kind: Fit | None
    basis: Fit | None
    headline: str
    named: tuple[str, ...]
    note: str


def feedback_on_mark(sentence: Sentence, mark: Mark, client: Client, attempt: int = 1) -> MarkFeedback:
    """Put what a mark amounted to into words.

    Parameters
    ----------
    sentence : Sentence
        What was marked.
    mark : Mark
        What the trainee said of it.
    client : Client
        Who said it.
    attempt : int
        1 = the first mark of this sentence; the phrases take turns by it.
    """
    hearing, turn = sentence.hearing(mark), sentence.number + attempt
    kind, basis = sentence.kind_fit(mark), sentence.basis_fit(mark)
    words = {"name": first_name(client), "but": _but_in(sentence)}
    named = _named(sentence, mark, kind, basis, turn) if kind and basis else _unnamed(sentence, hearing)
    note = sentence.note or _phrase(NO_NOTE[_holding(sentence), mark.reality], turn).format(**words)
    return MarkFeedback(hearing, kind, basis, _headline(sentence, hearing, turn).format(**words), named, note)


def _headline(sentence: Sentence, hearing: Hearing, turn: int) -> str:
    usual = HEADLINES[hearing]
    return _phrase((*TRAPS.get((sentence.trap, hearing), ()), *usual[: 1 if sentence.trap else None]), turn)


def _named(sentence: Sentence, mark: Mark, kind: Fit, basis: Fit, turn: int) -> tuple[str, str]:
    yours, key = mark.kind or RealityKind.MONEY, sentence.kind or RealityKind.MONEY
    named = _phrase(KINDS[kind], turn).format(
        yours=about(yours), key=about(key), Key=about(key).capitalize(), definition=key.definition
    )
    return named, _phrase(BASES[sentence.basis or Basis.BELIEF, basis], turn)


def _unnamed(sentence: Sentence, hearing: Hearing) -> tuple[str, ...]:
    """Return what a reality statement that was let pass is about."""
    if hearing is not Hearing.MISSED or not sentence.kind or not sentence.basis:
        return ()
    return (f"It is about {about(sentence.kind)}, and {BASIS_TOLD[sentence.basis]}.",)


def _but_in(sentence: Sentence) -> str:
    found = _BUT.search(sentence.text)
    return found[0].lower() if found else "but"


def _holding(sentence: Sentence) -> StatementKind:
    """Return the most telling thing that a sentence holds."""
    return next((kind for kind in StatementKind if kind in sentence.holds), StatementKind.OTHER)


def _phrase(phrases: tuple[str, ...], turn: int) -> str:
    return phrases[turn % len(phrases)]
