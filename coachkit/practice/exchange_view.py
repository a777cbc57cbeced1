"""What a front shows of one exchange: a reply, what it did, what its codes rest on, and what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..feedback import Feedback
from ..vocabulary import Code, Mode, Outcome, Stage
from .question import Question


class Footing(StrEnum):
    """What a code of a reply rests on."""

    AUTHOR = "author"
    SURE = "sure"
    ANSWERED = "answered"
    LEFT_OPEN = "left_open"


@dataclass(frozen=True)
class OfferedReply:
    """A reply that can be chosen; `tried` when it was given in an earlier try of this turn."""

    id: str
    text: str
    tried: bool


@dataclass(frozen=True)
class GivenCode:
    """A code that a reply earned.

    Attributes
    ----------
    footing : Footing
        Given by the author; or by the coder who was sure, or confirmed by the trainee's answer, or neither, as
        somebody who writes means well.
    disputed : bool
        The trainee says that this is not what they did.
    """

    code: Code
    footing: Footing
    disputed: bool = False

    @property
    def can_be_disputed(self) -> bool:
        """Whether the coder gave it."""
        return self.footing is not Footing.AUTHOR


@dataclass(frozen=True)
class ModelLine:
    """The turn's reply on track, one of several that are possible, with its author's note."""

    reply_id: str
    text: str
    why: str


@dataclass(frozen=True)
class Comparison:
    """The scripted replies beside a written one, in the session's own order.

    Attributes
    ----------
    closest : str or None
        The one that the trainee called closest.
    model : ModelLine or None
        None until the trainee has said which is closest, or has gone on; and while feedback is not due.
    """

    replies: tuple[OfferedReply, ...]
    closest: str | None
    model: ModelLine | None


@dataclass(frozen=True)
class Exchange:
    """One statement of the client, the reply it got, and what that did.

    Attributes
    ----------
    superseded : bool
        The trainee has tried the turn again since.
    feedback, outcome
        None while feedback is not due.
    thinks, brought, lost, noted, tries
        Empty while the client's state is hidden, and where there is nothing to tell.
    mode : Mode
        How the reply was given.
    choice_id : str
        The id of its record.
    codes : tuple of GivenCode
        In the codebook's order; empty while feedback is not due.
    asked : tuple of Question
        What was asked about a written reply, with what was answered.
    comparison : Comparison or None
        Only in the mode ``write_first``.
    """

    number: int
    turn: str
    stage: Stage
    statement: str
    reply_id: str | None
    reply: str
    attempt: int
    superseded: bool
    outcome: Outcome | None
    feedback: Feedback | None
    client_says: str
    thinks: str
    brought: str
    lost: str
    noted: tuple[str, ...]
    mode: Mode = Mode.CHOOSE
    choice_id: str = ""
    codes: tuple[GivenCode, ...] = ()
    asked: tuple[Question, ...] = ()
    comparison: Comparison | None = None
    tries: str = ""
