"""What a front shows of a conversation that is rated: plain frozen values, all words ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..client import Client
from ..engine import RatingStep, VisionRated, WorkRated
from ..feedback import VisionFeedback, WorkFeedback
from ..line import Line
from ..vocabulary import NextWork
from .exchange_view import Exchange, ModelLine
from .question import Question


class RatingCall(StrEnum):
    """What can be asked of the rating of a conversation."""

    RATE_VISION = "rate_vision"
    RATE_WORK = "rate_work"
    RATE_AGAIN = "rate_again"
    WRITE = "write"
    ANSWER = "answer"
    TRY_AGAIN = "try_again"
    DISPUTE = "dispute"
    FINISH = "finish"


@dataclass(frozen=True)
class Said:
    """One sentence of the client as it is shown: by its number, and without what it is evidence of."""

    number: int
    text: str


@dataclass(frozen=True)
class Place:
    """Where a conversation stands among those to be rated: its number, how many there are, and which comes next.

    Attributes
    ----------
    done : int
        How many the trainee has finished.
    next_id : str
        The next one that is not finished; empty when there is none.
    """

    number: int
    of: int
    done: int
    next_id: str


@dataclass(frozen=True)
class TriedVision:
    """A rating of the vision, with its feedback where that is due; `superseded` when it was taken back."""

    rated: VisionRated
    attempt: int
    superseded: bool
    feedback: VisionFeedback | None


@dataclass(frozen=True)
class TriedWork:
    """A choice of the next work, with its feedback where that is due; `superseded` when it was taken back."""

    rated: WorkRated
    attempt: int
    superseded: bool
    feedback: WorkFeedback | None


@dataclass(frozen=True)
class RatingView:
    """The rating of a conversation as it is shown.

    Attributes
    ----------
    step : RatingStep
        What the trainee does next.
    finished : bool
        Whether the first question has been asked and answered.
    vision, work : tuple
        The ratings, each with its feedback; the one that stands is last and not superseded.
    exchanges : tuple of Exchange
        The first questions that were asked, with the client's answer and the feedback.
    written, questions
        The first question that waits, and what is asked about it.
    models : tuple of ModelLine
        Two good first questions; empty until one of the trainee's own has been answered.
    named : NextWork or None
        The work that the first question is to begin; None until the trainee has chosen. It is the author's.
    ended : bool
        Whether the trainee has done with it; it can then only be begun anew.
    unrecorded : str
        What is not being recorded just now, why, and what to do; empty when all is well.
    """

    session: str
    conversation: str
    difficulty: int
    client: Client
    lines: tuple[Line[Said], ...]
    place: Place
    step: RatingStep
    finished: bool
    vision: tuple[TriedVision, ...]
    work: tuple[TriedWork, ...]
    exchanges: tuple[Exchange, ...]
    written: str
    questions: tuple[Question, ...]
    models: tuple[ModelLine, ...]
    named: NextWork | None
    calls: tuple[RatingCall, ...]
    ended: bool = False
    unrecorded: str = ""
