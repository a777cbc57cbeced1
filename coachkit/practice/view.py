"""What a front shows of a session: plain frozen values, all words ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..client import Client
from ..engine import Call
from ..feedback import Feedback
from ..vocabulary import Code, FindingOut, Mode, Outcome, Stage, Topic
from .question import Question
from .urgent import CannotWait


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


@dataclass(frozen=True)
class LedgerLine:
    """One challenge on the ledger: how the trainee words it, and the client's own words.

    Attributes
    ----------
    tries : tuple of str
        What the client will try in order to find out, in their words.
    """

    reality: str
    kind: str
    words: str
    client_words: str
    tries: tuple[str, ...] = ()


@dataclass(frozen=True)
class StageMark:
    """One stage of the conversation and where it stands: ``done``, ``now`` or ``ahead``.

    Where things are to be asked about one by one, these: ``missed`` ones went by unasked, ``past`` ones may not say so.
    """

    stage: Stage
    words: str
    standing: str


@dataclass(frozen=True)
class View:
    """A session as it is shown.

    Attributes
    ----------
    statement : str
        What the client has just said and waits for an answer to; after the end, the closing words.
    replies : tuple of OfferedReply
        What can be chosen; empty where replies are written.
    vision, let_go : tuple of str
        Phrases of the elements that have come out, and of those that the client let go.
    openness : int or None
        0 to 4; None, as vision and ledger are empty, while the client's state is hidden.
    stages : tuple of StageMark
        Empty in a scene: which kind of turn each is, is for the trainee to hear; but where one thing after the other is
        to be asked about, these things.
    calls : tuple of Call
        What can be asked of the session now.
    state_shown : bool
        Whether the client's state may be shown.
    mode : Mode
        How the trainee replies in this session.
    written : str
        The trainee's reply that waits while something is asked about it; empty when none does.
    questions : tuple of Question
        What is asked about it, the most telling first; the client answers when no question is left.
    about : Topic or None
        What the coach is to ask about in this turn; in a turn that takes a challenge up again `finding` is the way of
        finding out that it is for. In `to_learn` what there is to learn about it, or how such a challenge is treated.
    has_ledger : bool
        Whether this client says anything that could come on the ledger.
    cannot_wait : CannotWait or None
        What stands beside a conversation in which something may not be able to wait.
    unrecorded : str
        What is not being recorded just now, why, and what to do; empty when all is well.
    """

    session: str
    scenario: str
    difficulty: int
    client: Client
    exchanges: tuple[Exchange, ...]
    turn: str | None
    stage: Stage | None
    statement: str
    replies: tuple[OfferedReply, ...]
    vision: tuple[str, ...]
    let_go: tuple[str, ...]
    ledger: tuple[LedgerLine, ...]
    openness: int | None
    stages: tuple[StageMark, ...]
    replies_left: int
    calls: tuple[Call, ...]
    state_shown: bool
    mode: Mode = Mode.CHOOSE
    written: str = ""
    questions: tuple[Question, ...] = ()
    about: Topic | None = None
    finding: FindingOut | None = None
    to_learn: str = ""
    has_ledger: bool = True
    cannot_wait: CannotWait | None = None
    unrecorded: str = ""
