"""A conversation that is rated: its vision, the next work, and then the first question of that work, written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from ..engine import (
    Again,
    RatedAgain,
    RatingInput,
    RatingState,
    RatingStep,
    VisionRated,
    WorkRated,
    rate,
    replay_ratings,
)
from ..errors import NotNow
from ..loading import Rateable
from ..store import CHOICES, Event, EventKind, choices_of
from ..vocabulary import Aspect, Clarity, Ending, FeedbackTime, NextWork, Richness
from .durable import ABANDONED
from .exchange_view import ModelLine
from .journal import Body, Header
from .rating_showing import Shown, rating_view_of
from .rating_view import Place, RatingView
from .wiring import Wiring
from .writing import Writing

NOT_YET = "Rate the vision first, and say which work comes next; then ask its first question."
ASKED = "The first question is asked, so the ratings before it stay as they are. The conversation can be begun anew."
ONE_TRY = "in an exam each rating has one try"
OTHER_WORDS = "the conversation was changed since it was rated"


class VisionRating(Writing):
    """The rating of one conversation; every front talks to this.

    It is opened with `open_vision_rating`. Each call stores what happened, durably, before it returns, as those of a
    session do. The first question is a written reply like any other: coded, asked about, disputed, tried again.
    """

    def __init__(self, wiring: Wiring, rateable: Rateable, header: Header, feedback: FeedbackTime) -> None:
        super().__init__(wiring, rateable.asking, header, feedback)
        self.conversation = rateable.conversation
        self.place = Place(1, 1, 0, "")
        self._rating = RatingState()
        self._given: list[RatingInput] = []

    def rating(self) -> RatingView:
        """Return how the rating stands, as it is shown now."""
        due = self.finished or self._feedback is not FeedbackTime.END
        shown = Shown(self.conversation, self._rating, tuple(self._given), self.place, due, self._ended)
        return rating_view_of(shown, self.view(), self.models() if self.finished else (), exam=self._wiring.course.exam)

    @property
    def finished(self) -> bool:
        """Whether the first question has been asked and answered."""
        return self._state.ending is not None

    def models(self) -> tuple[ModelLine, ...]:
        """Return good first questions, with their author's notes."""
        replies = self.scenario.turns[0].replies
        return tuple(ModelLine(reply.id or "", reply.text, reply.why) for reply in replies)

    def choices(self) -> list[dict[str, Any]]:
        """Return the ratings and first questions with the public columns of choices."""
        return choices_of(self._wiring.records.events(*CHOICES, session=self.header.session))

    def rate_vision(self, clarity: Clarity, richness: Richness, sentences: Iterable[int]) -> None:
        """Rate how clear and how rich the vision is, and say on which of the client's sentences that rests.

        Raises
        ------
        NotNow
            It is rated already, or rests on no sentence.
        """
        given = VisionRated(clarity, richness, tuple(sentences))
        _, record = rate(self.conversation, self._rating, given)
        rated = record.rating if record else given
        if isinstance(rated, VisionRated):
            self._rate(rated, EventKind.VISION_RATED, self._vision_body(rated))

    def rate_work(self, next_work: NextWork) -> None:
        """Say which work comes next; `NotNow` before the vision is rated, and when it is said already."""
        body = {**self._body(self._rating.work_attempt), **self._rated_body(Aspect.NEXT_WORK, next_work)}
        self._rate(WorkRated(next_work), EventKind.WORK_RATED, body)

    def rate_again(self) -> None:
        """Take the latest rating back, to rate anew; it stays on record."""
        if self._wiring.course.exam:
            raise NotNow(ONE_TRY)
        if self._kept or self._waiting:
            raise NotNow(ASKED)
        self._rate(RatedAgain(), EventKind.RATED_AGAIN, {})

    def write(self, text: str, turn: str | None = None) -> None:
        """Ask the first question of the next work, in words of one's own; as `Writing.write` has it."""
        if self._rating.step is not RatingStep.QUESTION:
            raise NotNow(NOT_YET)
        super().write(text, turn)

    def try_again(self) -> None:
        """Go back to before the first question; it stays on record."""
        if self._wiring.course.exam:
            raise NotNow("in an exam each question has one try")
        self._take(Again(), EventKind.TRIED_AGAIN, {})
        self._kept[-1] = replace(self._kept[-1], superseded=True)
        self.shown()

    def reload(self) -> None:
        """Rebuild all from what is stored; raises `NotNow` or KeyError when it no longer fits the conversation."""
        super().reload()
        events = self._wiring.records.session(self.header.session)
        self._given = [given for event in events if (given := self._recorded(event)) is not None]
        self._rating, _ = replay_ratings(self.conversation, self._given)

    def _ended_how(self) -> str:
        return Ending.WELL.value if self.finished else ABANDONED

    def _rate(self, given: RatingInput, kind: EventKind, body: Body) -> None:
        state, _ = rate(self.conversation, self._rating, given)
        self._write(kind, body)
        self._rating = state
        self._given.append(given)
        self.shown()

    def _vision_body(self, rated: VisionRated) -> Body:
        return {
            **self._body(self._rating.vision_attempt),
            **self._rated_body(Aspect.CLARITY, rated.clarity),
            **self._rated_body(Aspect.RICHNESS, rated.richness),
            "sentences": list(rated.sentences),
            "quotes": list(self.conversation.quoted(rated.sentences)),
        }

    def _rated_body(self, aspect: Aspect, given: Clarity | Richness | NextWork) -> Body:
        key, name = self.conversation.key, aspect.value
        also = list(key.also.get(aspect, ()))
        return {name: given.value, f"{name}_key": key.of(aspect).value, f"{name}_also": also}

    def _body(self, attempt: int) -> Body:
        return {
            "scenario_hash": self.conversation.hash,
            "statement": self.conversation.last_words,
            "attempt": attempt,
            "seconds": round(self._seconds(), 1),
            "lesson": self.header.lesson or None,
        }

    def _recorded(self, event: Event) -> RatingInput | None:
        body = event.body
        match event.kind:
            case EventKind.VISION_RATED:
                rated = VisionRated(Clarity(body["clarity"]), Richness(body["richness"]), tuple(body["sentences"]))
                if list(self.conversation.quoted(rated.sentences)) != body["quotes"]:
                    raise NotNow(OTHER_WORDS)
                return rated
            case EventKind.WORK_RATED:
                return WorkRated(NextWork(body["next_work"]))
            case EventKind.RATED_AGAIN:
                return RatedAgain()
            case _:
                return None

    def _texts(self) -> Iterator[str]:
        """Yield the texts that could be pasted back: the model questions too, once they have been seen."""
        yield from super()._texts()
        if self._kept:
            yield from (model.text for model in self.models())
