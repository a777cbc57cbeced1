"""What a front shows of a session: plain frozen values, all words ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass

from ..client import Client
from ..engine import Call
from ..vocabulary import FindingOut, Mode, Stage, Topic
from .exchange_view import Exchange, OfferedReply
from .question import Question
from .urgent import CannotWait


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


@dataclass(frozen=True, kw_only=True)
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
    stage: Stage | None = None
    statement: str
    replies: tuple[OfferedReply, ...] = ()
    vision: tuple[str, ...] = ()
    let_go: tuple[str, ...] = ()
    ledger: tuple[LedgerLine, ...] = ()
    openness: int | None = None
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
