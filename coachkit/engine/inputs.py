"""What can happen to a session; a session is rebuilt from these."""

from __future__ import annotations

from dataclasses import dataclass

from ..outlook import Judgement
from ..scenario import Reply
from ..vocabulary import Degree, NextWork
from .state import Call


@dataclass(frozen=True)
class Given:
    """The coach gives a reply to a turn."""

    turn: str
    reply: Reply


@dataclass(frozen=True)
class Again:
    """The trainee tries the last turn again."""


@dataclass(frozen=True)
class Worded:
    """The trainee words a ledger entry."""

    reality: str
    words: str


@dataclass(frozen=True)
class Rated:
    """The trainee rates how much vision the client has."""

    degree: Degree


@dataclass(frozen=True)
class Chosen:
    """The trainee chooses the next work."""

    next_work: NextWork


@dataclass(frozen=True)
class Judged:
    """The trainee says how future-oriented the client is, what was answered, and by which words."""

    judgement: Judgement


Input = Given | Again | Worded | Rated | Chosen | Judged

CALLS: dict[type[Input], Call] = {
    Given: Call.REPLY,
    Again: Call.TRY_AGAIN,
    Worded: Call.WORD_ENTRY,
    Rated: Call.RATE,
    Chosen: Call.CHOOSE_NEXT_WORK,
    Judged: Call.JUDGE_OUTLOOK,
}
"""Which call each input answers."""
