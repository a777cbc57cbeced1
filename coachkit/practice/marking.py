"""A transcript, marked by one trainee: durable at every mark, and resumed where it was left."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from ..engine import Marking, mark_sentence, replay_marks
from ..errors import NotNow, UnknownName
from ..store import CHOICES, EventKind, choices_of
from ..transcript import Mark, Transcript
from ..vocabulary import Basis, Ending, FeedbackTime, RealityKind
from .durable import ABANDONED, Durable
from .journal import Body, Header
from .marking_record import mark_body, marks_in
from .marking_view import MarkingView, marking_view
from .wiring import Wiring

T = TypeVar("T", RealityKind, Basis)

ONE_MARK = "In an exam each sentence has one mark."
CHANGED = (
    "This transcript was changed since you last marked it, so you begin anew. Your earlier marks are kept in your "
    "records."
)
UNREADABLE = (
    "The marks that you made cannot be read, so you begin anew; they are kept as they are. The reason: {reason}"
)


class MarkingSession(Durable):
    """One transcript marked by one trainee; every front talks to this. It is opened with `open_marking`.

    Each mark is stored, durably, before its feedback can be seen; when the store takes nothing, marking goes on,
    `MarkingView.unrecorded` says so, and what was marked is written when that is possible.
    """

    elsewhere = "This transcript was marked on in another window. Here is where it stands now; go on from here."
    apart = (
        "This transcript was marked on in another window while nothing could be recorded here. Here is where it stands "
        "now; what you marked in this window meanwhile is kept in your records too, apart from it."
    )
    ended_elsewhere = "This transcript was begun again in another window. Choose Run ▸ Run All Cells to go on there."

    changed, unreadable = CHANGED, UNREADABLE

    def __init__(self, wiring: Wiring, transcript: Transcript, header: Header, *, at_once: bool = True) -> None:
        super().__init__(wiring, header)
        self.transcript = transcript
        self._at_once = at_once
        self._state = Marking()

    @property
    def over(self) -> bool:
        """Whether every sentence has a mark."""
        return self._state.next_in(self.transcript) is None

    def view(self) -> MarkingView:
        """Return the transcript as it is shown now."""
        second = not self._wiring.course.exam
        view = marking_view(self.transcript, self._state, self.header.session, at_once=self._at_once, can_change=second)
        return replace(view, unrecorded=self.unrecorded)

    def choices(self) -> list[dict[str, Any]]:
        """Return the marks as choices, with the public columns; `recorded_at` is None for what still waits."""
        return choices_of(self._wiring.records.events(*CHOICES, session=self.header.session))

    def mark(
        self, sentence: int, *, reality: bool, kind: RealityKind | str | None = None, basis: Basis | str | None = None
    ) -> None:
        """Mark a sentence; marked again, the first mark stays on record.

        Parameters
        ----------
        sentence : int
            Its number.
        reality : bool
            Whether it holds a reality statement.
        kind, basis : RealityKind, Basis or str
            What the reality statement is about, and whether it is a belief or an obstacle; only where it is one.

        Raises
        ------
        UnknownName
            There is no such sentence, kind or basis.
        NotNow
            The mark is not whole, or the same as before; or there may be one only.
        """
        given = Mark(sentence, reality, _word(kind, RealityKind, "kind"), _word(basis, Basis, "basis"))
        if self._wiring.course.exam and self._state.first(sentence):
            raise NotNow(ONE_MARK)
        state, marked = mark_sentence(self.transcript, self._state, given)
        self._write(EventKind.MARK, mark_body(self.transcript, marked, self._seconds(), self.header.lesson))
        self._state = state
        self.shown()

    def reload(self) -> None:
        """Rebuild the marks from what is stored; raises `NotNow` when they no longer fit the transcript."""
        self._state = replay_marks(self.transcript, marks_in(self._stored(), self.transcript))
        self.shown()

    def _beginning(self) -> Body:
        return {
            "mode": self.header.mode.value,
            "seed": self.header.seed,
            "scenario_hash": self.transcript.hash,
            "feedback": (FeedbackTime.EVERY_TURN if self._at_once else FeedbackTime.END).value,
            "exam": self._wiring.course.exam,
            "lesson": self.header.lesson or None,
        }

    def _ended_how(self) -> str:
        return Ending.WELL.value if self.over else ABANDONED


def _word(found: T | str | None, words: type[T], what: str) -> T | None:
    """Return the word that is named, None where none is."""
    if not found:
        return None
    if found not in list(words):
        raise UnknownName(what, str(found), list(words))
    return words(found)
