"""Marking: (transcript, state, mark) to (state, record), as pure as the step of a conversation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..errors import NotNow, UnknownName
from ..transcript import Mark, Sentence, Transcript
from ..vocabulary import Fit, Hearing

SAME = "You have marked this sentence so already."
UNNAMED = "Name what the reality statement is about, and whether it is a belief or an obstacle."
NAMED = "A sentence without a reality statement has no kind and no basis."


@dataclass(frozen=True)
class Marking:
    """The marks of a transcript at one moment; rebuilt by replaying them.

    Attributes
    ----------
    marks : tuple of Mark
        All marks, in the order in which they were made; of one sentence the last holds.
    """

    marks: tuple[Mark, ...] = ()

    def tries(self, sentence: int) -> tuple[Mark, ...]:
        """Return the marks of one sentence, the first one first."""
        return tuple(mark for mark in self.marks if mark.sentence == sentence)

    def first(self, sentence: int) -> Mark | None:
        """Return the first mark of a sentence; None while there is none."""
        return next(iter(self.tries(sentence)), None)

    def latest(self, sentence: int) -> Mark | None:
        """Return the mark of a sentence that holds; None while there is none."""
        return next(reversed(self.tries(sentence)), None)

    def next_in(self, transcript: Transcript) -> int | None:
        """Return the number of the first sentence without a mark; None once all have one."""
        marked = {mark.sentence for mark in self.marks}
        return next((each.number for each in transcript.sentences if each.number not in marked), None)


@dataclass(frozen=True)
class Marked:
    """What one mark amounted to.

    Attributes
    ----------
    kind, basis : Fit or None
        How what was named fits; None unless a reality statement was heard.
    attempt : int
        1 = the first mark of this sentence.
    """

    sentence: Sentence
    mark: Mark
    hearing: Hearing
    kind: Fit | None
    basis: Fit | None
    attempt: int


def mark_sentence(transcript: Transcript, state: Marking, given: Mark) -> tuple[Marking, Marked]:
    """Take one mark.

    Raises
    ------
    UnknownName
        The transcript has no sentence of this number.
    NotNow
        The mark is not whole, or the same as the one that holds.
    """
    sentence = {each.number: each for each in transcript.sentences}.get(given.sentence)
    if sentence is None:
        numbers = [str(each.number) for each in transcript.sentences]
        raise UnknownName("sentence with the number", str(given.sentence), numbers)
    if (given.kind is None or given.basis is None) if given.reality else (given.kind or given.basis):
        raise NotNow(UNNAMED if given.reality else NAMED)
    if state.latest(given.sentence) == given:
        raise NotNow(SAME)
    return Marking((*state.marks, given)), marked(sentence, given, len(state.tries(given.sentence)) + 1)


def marked(sentence: Sentence, mark: Mark, attempt: int = 1) -> Marked:
    """Return what a mark of a sentence amounts to."""
    return Marked(sentence, mark, sentence.hearing(mark), sentence.kind_fit(mark), sentence.basis_fit(mark), attempt)


def replay_marks(transcript: Transcript, marks: Iterable[Mark]) -> Marking:
    """Rebuild the state from its marks; raises what `mark_sentence` does where they do not fit the transcript."""
    state = Marking()
    for mark in marks:
        state, _ = mark_sentence(transcript, state, mark)
    return state
