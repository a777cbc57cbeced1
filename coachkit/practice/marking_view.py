"""What a front shows of a transcript that is marked: plain frozen values, all words ready to be shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..client import Client
from ..engine import Marking
from ..feedback import HeardInAll, MarkFeedback, feedback_on_mark, heard_in_all
from ..line import Line
from ..transcript import Mark, Sentence, Transcript
from ..vocabulary import StatementKind, Trap

_HOLDS = {StatementKind.HOPE: "hope", StatementKind.REALITY: "reality statement", StatementKind.OTHER: "something else"}
_TRAPS = {
    Trap.FACT: "a plain fact",
    Trap.SHY_HOPE: "said shyly",
    Trap.IDLE_BUT: "an idle 'but'",
    Trap.NO_BUT: "without a 'but'",
}
"""The marks in words, as the lesson has them."""


@dataclass(frozen=True)
class ReadSentence:
    """A sentence of the client's, with the mark that holds.

    Attributes
    ----------
    mark : Mark or None
        What the trainee said of it last; None while it has no mark. In a worked example, what the author says.
    marked : str
        The same in words.
    changed : bool
        It was marked more than once.
    feedback : MarkFeedback or None
        What is said of the mark, once that is due.
    note : str
        The author's note, in a worked example.
    """

    number: int
    text: str
    mark: Mark | None = None
    marked: str = ""
    changed: bool = False
    feedback: MarkFeedback | None = None
    note: str = ""


@dataclass(frozen=True)
class MarkingView:
    """A transcript as it stands.

    Attributes
    ----------
    session : str
        Its session; empty in a worked example.
    next : int or None
        The first sentence without a mark.
    marked, of : int
        How many sentences have a mark, of how many.
    can_change : bool
        Whether a mark may be changed.
    end : HeardInAll or None
        What the first marks add up to, once every sentence has one.
    unrecorded : str
        What is not being recorded, why, and what to do; empty when all is well.
    """

    session: str
    transcript: str
    difficulty: int
    client: Client
    lines: tuple[Line[ReadSentence], ...]
    next: int | None = None
    marked: int = 0
    of: int = 0
    can_change: bool = False
    end: HeardInAll | None = None
    unrecorded: str = ""

    @property
    def sentences(self) -> tuple[ReadSentence, ...]:
        """The client's sentences, in order."""
        return tuple(sentence for line in self.lines for sentence in line.client)


def marking_view(
    transcript: Transcript, state: Marking, session: str, *, at_once: bool = True, can_change: bool = True
) -> MarkingView:
    """Show a transcript with its marks.

    Parameters
    ----------
    transcript : Transcript
        What is marked.
    state : Marking
        Its marks.
    session : str
        Its session.
    at_once : bool
        Feedback comes after each mark; otherwise when every sentence has one.
    can_change : bool
        Whether a mark may be changed.
    """
    following = state.next_in(transcript)
    due = at_once or following is None
    return MarkingView(
        session=session,
        transcript=transcript.id,
        difficulty=transcript.difficulty,
        client=transcript.client,
        lines=_lines(transcript, lambda sentence: _read(transcript, sentence, state, due=due)),
        next=following,
        marked=sum(state.latest(sentence.number) is not None for sentence in transcript.sentences),
        of=len(transcript.sentences),
        can_change=can_change,
        end=_end(transcript, state) if following is None else None,
    )


def example_view(transcript: Transcript) -> MarkingView:
    """Show a transcript with the author's marks and notes."""
    return MarkingView(
        session="",
        transcript=transcript.id,
        difficulty=transcript.difficulty,
        client=transcript.client,
        lines=_lines(transcript, _told),
        of=len(transcript.sentences),
    )


def key_of(sentence: Sentence) -> Mark:
    """Return the mark that the author would make."""
    return Mark(sentence.number, sentence.is_reality, sentence.kind, sentence.basis)


def _lines(transcript: Transcript, read: Callable[[Sentence], ReadSentence]) -> tuple[Line[ReadSentence], ...]:
    return tuple(Line(line.coach, tuple(read(sentence) for sentence in line.client)) for line in transcript.lines)


def _read(transcript: Transcript, sentence: Sentence, state: Marking, *, due: bool) -> ReadSentence:
    mark, tries = state.latest(sentence.number), len(state.tries(sentence.number))
    if mark is None:
        return ReadSentence(sentence.number, sentence.text)
    told = feedback_on_mark(sentence, mark, transcript.client, tries) if due else None
    return ReadSentence(sentence.number, sentence.text, mark, mark.words, tries > 1, told)


def _told(sentence: Sentence) -> ReadSentence:
    holds = " and ".join(_HOLDS.get(kind, kind.words) for kind in sentence.holds)
    words = f"{holds}: {key_of(sentence).words}" if sentence.is_reality else holds
    trap = f" ({_TRAPS[sentence.trap]})" if sentence.trap else ""
    return ReadSentence(sentence.number, sentence.text, key_of(sentence), f"{words}{trap}", note=sentence.note)


def _end(transcript: Transcript, state: Marking) -> HeardInAll:
    first = [(sentence, state.first(sentence.number)) for sentence in transcript.sentences]
    changed = sum(len(state.tries(sentence.number)) > 1 for sentence in transcript.sentences)
    return heard_in_all([(sentence, mark) for sentence, mark in first if mark], changed)
