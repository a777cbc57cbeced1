"""A transcript, marked by one trainee: durable at every mark, and resumed where it was left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from ..engine import Marked, Marking, mark_sentence, replay_marks
from ..errors import NotNow, StoreTrouble, UnknownName
from ..store import CHOICES, Event, EventKind, choices_of
from ..transcript import Mark, Transcript
from ..vocabulary import Basis, Ending, FeedbackTime, Mode, RealityKind
from .durable import ABANDONED, Durable
from .journal import Body, Header, header_of
from .marking_view import MarkingView, marking_view
from .wiring import Wiring, wire

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
        self._state = replay_marks(self.transcript, _marks_in(self._stored(), self.transcript))
        self.shown()

    def _beginning(self) -> Body:
        return {
            "mode": self.header.mode.value,
            "seed": self.header.seed,
            "scenario_hash": self.transcript.hash,
            "feedback": (FeedbackTime.EVERY_TURN if self._at_once else FeedbackTime.END).value,
            "lesson": self.header.lesson or None,
        }

    def _ended_how(self) -> str:
        return Ending.WELL.value if self.over else ABANDONED


def open_marking(
    transcript_id: str,
    *,
    lesson: str = "",
    fresh: bool = False,
    trainee: str | None = None,
    wiring: Wiring | None = None,
) -> MarkingSession:
    """Open a transcript: as it was left, whether or not every sentence has a mark, or a new one.

    Parameters
    ----------
    transcript_id : str
        Which transcript.
    lesson : str
        The lesson's notebook name, whose settings hold and which the records name.
    fresh : bool
        Begin anew; the marks made so far are kept on record.
    trainee : str, optional
        Another pseudonym than the one picked.
    wiring : Wiring, optional
        The world; tests hand in their own.

    Raises
    ------
    UnknownName
        There is no transcript of this id.
    BadFiles
        The transcript cannot be marked.
    StoreTrouble
        Where the records are to be is no place for them.
    """
    world = wiring or wire()
    world = replace(world, named=trainee) if trainee else world
    transcript = world.transcripts.load(transcript_id)
    at_once = world.course.lesson(lesson).feedback is FeedbackTime.EVERY_TURN
    who = world.trainee()
    left, notice = _left(world, transcript, who, at_once=at_once)
    if left and not (fresh or notice):
        return left
    if left:
        left.end()
    header = Header(world.new_id(), who, world.course.course, transcript.id, Mode.MARK, world.new_seed(), lesson)
    session = MarkingSession(world, transcript, header, at_once=at_once)
    session.notice = "" if fresh else notice
    return session


def _left(world: Wiring, transcript: Transcript, who: str, *, at_once: bool) -> tuple[MarkingSession | None, str]:
    """Return the session that was left, and what is to be told where it cannot be gone on with."""
    unfinished = world.records.open_session(who, transcript.id, Mode.MARK.value)
    if not unfinished:
        return None, ""
    try:
        header = header_of(world.records.session(unfinished)[0])
        left = MarkingSession(world, transcript, header, at_once=at_once)
        left.reload()
    except StoreTrouble as error:
        return None, UNREADABLE.format(reason=error)
    except (NotNow, UnknownName):
        return left, CHANGED
    return left, ""


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


def _marks_in(events: Iterable[Event], transcript: Transcript) -> Iterable[Mark]:
    """Yield the marks that events record; `NotNow` where a sentence reads otherwise now."""
    texts = {str(sentence.number): sentence.text for sentence in transcript.sentences}
    for event in events:
        if event.kind is EventKind.MARK:
            if texts.get(event.body["turn"]) != event.body["statement"]:
                raise NotNow(CHANGED)
            yield _mark(event.body)


def _mark(body: Body) -> Mark:
    kind, basis = body["marked_kind"], body["marked_basis"]
    return Mark(int(body["turn"]), body["marked"], RealityKind(kind) if kind else None, Basis(basis) if basis else None)


def _word(found: T | str | None, words: type[T], what: str) -> T | None:
    """Return the word that is named, None where none is."""
    if not found:
        return None
    if found not in list(words):
        raise UnknownName(what, str(found), list(words))
    return words(found)
