"""Rating a conversation: how clear and how rich its vision is, and which work comes next; a pure step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from ..conversation import Conversation
from ..errors import NotNow
from ..vocabulary import Aspect, Clarity, Fit, NextWork, Richness

NO_SENTENCE = "Name at least one sentence of the client's on which your rating rests."


class RatingStep(StrEnum):
    """Where the rating of a conversation stands: what the trainee does next."""

    VISION = "vision"
    NEXT_WORK = "next_work"
    QUESTION = "question"


@dataclass(frozen=True)
class VisionRated:
    """The trainee rates clarity and richness, and names the sentences on which that rests."""

    clarity: Clarity
    richness: Richness
    sentences: tuple[int, ...]


@dataclass(frozen=True)
class WorkRated:
    """The trainee says which work comes next."""

    next_work: NextWork


@dataclass(frozen=True)
class RatedAgain:
    """The trainee takes the latest rating back, to rate anew; it stays on record."""


Rating = VisionRated | WorkRated
RatingInput = Rating | RatedAgain


@dataclass(frozen=True)
class RatingState:
    """The rating of a conversation at one moment; rebuilt by replaying its inputs.

    Attributes
    ----------
    vision, work : VisionRated, WorkRated or None
        The ratings that stand.
    vision_attempt, work_attempt : int
        1 at the first try.
    """

    vision: VisionRated | None = None
    work: WorkRated | None = None
    vision_attempt: int = 1
    work_attempt: int = 1

    @property
    def step(self) -> RatingStep:
        """What comes next."""
        if self.vision is None:
            return RatingStep.VISION
        return RatingStep.NEXT_WORK if self.work is None else RatingStep.QUESTION


@dataclass(frozen=True)
class RatingRecord:
    """What one rating was: which try, and how each part of it stands beside the author's."""

    rating: Rating
    attempt: int
    fits: tuple[tuple[Aspect, Fit], ...]


def rate(conversation: Conversation, state: RatingState, given: RatingInput) -> tuple[RatingState, RatingRecord | None]:
    """Take one input.

    Parameters
    ----------
    conversation : Conversation
        What is rated.
    state : RatingState
        How far its rating has come; left untouched.
    given : VisionRated, WorkRated or RatedAgain
        What the trainee does.

    Returns
    -------
    tuple of (RatingState, RatingRecord or None)
        How far it is now, and what a rating was.

    Raises
    ------
    NotNow
        The state does not allow this input, or the rating rests on no sentence that there is.
    """
    match given:
        case VisionRated():
            _only_at(RatingStep.VISION, state)
            return _vision(conversation, state, given)
        case WorkRated():
            _only_at(RatingStep.NEXT_WORK, state)
            fits = ((Aspect.NEXT_WORK, conversation.key.fit(Aspect.NEXT_WORK, given.next_work)),)
            return replace(state, work=given), RatingRecord(given, state.work_attempt, fits)
        case RatedAgain():
            return _again(state), None


def replay_ratings(conversation: Conversation, inputs: Iterable[RatingInput]) -> tuple[RatingState, list[RatingRecord]]:
    """Rebuild a rating from its inputs; `NotNow` when they do not fit the conversation (any longer)."""
    state, records = RatingState(), list[RatingRecord]()
    for given in inputs:
        state, record = rate(conversation, state, given)
        if record is not None:
            records.append(record)
    return state, records


def _only_at(step: RatingStep, state: RatingState) -> None:
    if state.step is not step:
        raise NotNow(_refusal(step, state))


def _refusal(step: RatingStep, state: RatingState) -> str:
    asked, now = step.value.replace("_", " "), state.step.value.replace("_", " ")
    return f"the {asked} is rated already, or not yet to be rated: what comes now is the {now}"


def _vision(conversation: Conversation, state: RatingState, given: VisionRated) -> tuple[RatingState, RatingRecord]:
    known = {sentence.number for sentence in conversation.sentences}
    if not given.sentences:
        raise NotNow(NO_SENTENCE)
    if not known.issuperset(given.sentences):
        raise NotNow("the rating rests on a sentence that the client does not say")
    chosen = replace(given, sentences=tuple(sorted(set(given.sentences))))
    key = conversation.key
    fits = (
        (Aspect.CLARITY, key.fit(Aspect.CLARITY, chosen.clarity)),
        (Aspect.RICHNESS, key.fit(Aspect.RICHNESS, chosen.richness)),
    )
    return replace(state, vision=chosen), RatingRecord(chosen, state.vision_attempt, fits)


def _again(state: RatingState) -> RatingState:
    if state.work is not None:
        return replace(state, work=None, work_attempt=state.work_attempt + 1)
    if state.vision is not None:
        return replace(state, vision=None, vision_attempt=state.vision_attempt + 1)
    raise NotNow("there is no rating to take back")
