"""Rating a conversation: one widget, which shows it and passes on what the trainee does."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import traitlets

from ..practice import RatingCall, VisionRating, Wiring, open_vision_rating
from ..vocabulary import Clarity, Mode, NextWork, Richness
from .page import Call, KeptPage, Message
from .payload import defined, exchange_payload, plain
from .segments import Json, asked_segments

WENT_WRONG = (
    "Something went wrong here; what you recorded is kept. Choose Run ▸ Run All Cells to go on from there. If it "
    "happens again, tell your instructor; the details are in the notebook's log."
)


class RateVision(KeptPage):
    """A conversation that is rated, as a trainee sees it.

    Parameters
    ----------
    open_one : callable
        Opens a conversation by its id, or the next one where that is empty; asked for a fresh start with
        ``fresh=True``. What it refuses is told in plain words.
    conversation_id : str
        Which conversation; empty where one comes after the other.
    """

    page = traitlets.Unicode("rate_vision").tag(sync=True)
    went_wrong = WENT_WRONG

    def __init__(self, open_one: Callable[..., VisionRating], conversation_id: str = "") -> None:
        super().__init__()
        self._open_one = open_one
        self._only = conversation_id
        self._rating: VisionRating | None = None
        self._guarded(lambda: self._open(conversation_id))

    def __repr__(self) -> str:
        """Return the same words whatever the state: notebooks are compared with them."""
        return f"RateVision({self._only!r})"

    def _calls(self) -> Mapping[str, Call]:
        return {
            "rate_vision": self._rate_vision,
            "rate_work": lambda said: self._now.rate_work(NextWork(said["next_work"])),
            "rate_again": lambda _: self._now.rate_again(),
            "write": lambda said: self._now.write(said["text"]),
            "answer": lambda said: self._now.answer(said["code"], said["yes"]),
            "try_again": lambda _: self._now.try_again(),
            "dispute": lambda said: self._now.dispute(said["choice_id"], said["code"]),
            "finish": lambda _: self._now.end(),
            "go_on": lambda _: self._go_on(),
            "start_again": lambda _: self._open(self._now.conversation.id, fresh=True),
        }

    def _show(self, failure: str) -> None:
        with self.hold_sync():
            self.view = rating_payload(self._rating, failure, goes_on=not self._only)
            self.serial = self.serial + 1

    @property
    def _now(self) -> VisionRating:
        if self._rating is None:
            raise RuntimeError("there is no conversation to ask")
        return self._rating

    def _open(self, conversation_id: str, *, fresh: bool = False) -> None:
        self._rating = self._open_one(conversation_id, fresh=fresh)

    def _rate_vision(self, said: Message) -> None:
        self._now.rate_vision(Clarity(said["clarity"]), Richness(said["richness"]), said["sentences"])

    def _go_on(self) -> None:
        self._now.end()
        self._open("")


def rating_payload(rating: VisionRating | None, failure: str, *, goes_on: bool) -> Json:
    """Return everything that the page shows of a rating.

    Parameters
    ----------
    rating : VisionRating or None
        As it stands; None where none could be opened.
    failure : str
        What went wrong with the last thing asked, in plain words; empty when nothing did.
    goes_on : bool
        Whether another conversation comes after this one.
    """
    if rating is None:
        return {"failure": failure}
    view = rating.rating()
    work = view.named
    return {
        **plain(view),
        "named": defined(work) if work else None,
        "exchanges": [exchange_payload(each) for each in view.exchanges],
        "asked_segments": asked_segments(view.written, view.questions),
        "last_words": rating.conversation.last_words,
        "clarities": [defined(each) for each in Clarity],
        "richnesses": [defined(each) for each in Richness],
        "next_works": [defined(each) for each in NextWork],
        "goes_on": goes_on,
        "turn": view.step.value if RatingCall.WRITE in view.calls else None,
        "mode": plain(Mode.RATE),
        "notice": rating.notice,
        "over": view.finished,
        "failure": failure,
    }


def rate_vision(conversation_id: str = "", *, lesson: str = "", wiring: Wiring | None = None) -> RateVision:
    """Rate how much vision there is in a conversation; as the last line of a cell, this shows it.

    Parameters
    ----------
    conversation_id : str
        Which conversation, for example ``"ilse-glue"``; if not given, the next one that is not finished, and then the
        others one after the other, the easiest first.
    lesson : str
        The lesson's notebook name, whose settings hold.
    wiring : Wiring, optional
        The world; tests hand in their own.

    Returns
    -------
    RateVision
        The conversation as it was left, or a new one; where none can be opened, the reason and what to do.
    """

    def open_one(name: str, *, fresh: bool = False) -> VisionRating:
        return open_vision_rating(name, lesson=lesson, fresh=fresh, wiring=wiring)

    return RateVision(open_one, conversation_id)
