"""From the rating of a conversation to what a front shows of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..conversation import Conversation
from ..engine import Call, RatingInput, RatingState, RatingStep, VisionRated, WorkRated
from ..feedback import vision_feedback, work_feedback
from ..line import Line
from .exchange_view import Exchange, ModelLine
from .rating_view import Place, RatingCall, RatingView, Said, TriedVision, TriedWork
from .view import View

_OF_A_QUESTION = {
    Call.WRITE: RatingCall.WRITE,
    Call.ANSWER: RatingCall.ANSWER,
    Call.TRY_AGAIN: RatingCall.TRY_AGAIN,
    Call.DISPUTE: RatingCall.DISPUTE,
}
"""What can be asked of the first question, as of any written reply."""


@dataclass(frozen=True)
class Shown:
    """What is shown besides the first question: all that was rated so far, and whether feedback on it is due."""

    conversation: Conversation
    state: RatingState
    given: tuple[RatingInput, ...]
    place: Place
    due: bool
    ended: bool


def rating_view_of(shown: Shown, asking: View, models: tuple[ModelLine, ...], *, exam: bool) -> RatingView:
    """Show a rating as it stands.

    Parameters
    ----------
    shown : Shown
        The ratings.
    asking : View
        The first question.
    models : tuple of ModelLine
        Good first questions, as far as they are due.
    exam : bool
        Whether nothing can be tried again.
    """
    conversation = shown.conversation
    key = conversation.key
    return RatingView(
        session=asking.session,
        conversation=conversation.id,
        difficulty=conversation.difficulty,
        client=conversation.client,
        lines=tuple(_line(conversation, position) for position in range(len(conversation.lines))),
        place=shown.place,
        step=shown.state.step,
        finished=bool(models),
        vision=tuple(_visions(shown)),
        work=tuple(_works(shown)),
        exchanges=tuple(_without_better(exchange) for exchange in asking.exchanges),
        written=asking.written,
        questions=asking.questions,
        models=models,
        named=key.next_work if shown.state.work and shown.due else None,
        calls=() if shown.ended else tuple(_calls(shown, asking, exam=exam)),
        ended=shown.ended,
        unrecorded=asking.unrecorded,
    )


def _line(conversation: Conversation, position: int) -> Line[Said]:
    line = conversation.lines[position]
    return Line(line.coach, tuple(Said(sentence.number, sentence.text) for sentence in line.client))


def _visions(shown: Shown) -> Iterator[TriedVision]:
    rated = [given for given in shown.given if isinstance(given, VisionRated)]
    for attempt, given in enumerate(rated, start=1):
        told = vision_feedback(shown.conversation, given.clarity, given.richness, given.sentences)
        standing = shown.state.vision is not None and attempt == len(rated)
        yield TriedVision(given, attempt, not standing, told if shown.due else None)


def _works(shown: Shown) -> Iterator[TriedWork]:
    rated = [given for given in shown.given if isinstance(given, WorkRated)]
    for attempt, given in enumerate(rated, start=1):
        told = work_feedback(shown.conversation, given.next_work)
        standing = shown.state.work is not None and attempt == len(rated)
        yield TriedWork(given, attempt, not standing, told if shown.due else None)


def _without_better(exchange: Exchange) -> Exchange:
    """Return an exchange without its better line: the model questions stand beneath it."""
    if exchange.feedback is None:
        return exchange
    return replace(exchange, feedback=replace(exchange.feedback, better="", model=False))


def _calls(shown: Shown, asking: View, *, exam: bool) -> Iterator[RatingCall]:
    step = shown.state.step
    if step is RatingStep.VISION:
        yield RatingCall.RATE_VISION
    elif step is RatingStep.NEXT_WORK:
        yield RatingCall.RATE_WORK
    else:
        yield from (call for of, call in _OF_A_QUESTION.items() if of in asking.calls)
    if not (exam or asking.exchanges or asking.written) and step is not RatingStep.VISION:
        yield RatingCall.RATE_AGAIN
    if asking.turn is None:
        yield RatingCall.FINISH
