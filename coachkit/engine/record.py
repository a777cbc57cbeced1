"""What one reply did."""

from __future__ import annotations

from dataclasses import dataclass

from ..scenario import RealityStatement, Reply
from ..vocabulary import Code, Ending, Outcome, Stage, StatementKind


@dataclass(frozen=True)
class Record:
    """What one reply did.

    Attributes
    ----------
    statement : str
        What the client had said.
    naming : Code or None
        The code that names the derailment.
    client_says : str
        What the client answers, without the statement that follows.
    next_statement : str
        What the client says after the answer: a restatement, the next turn's statement, or the closing words.
    brought, lost : str or None
        Element of the vision that came out, or was let go.
    noted : tuple of str
        Reality statements that came on the ledger.
    tries : str
        What the client will try for the challenge that was taken up.
    noticed : bool
        Whether the client noticed a formula.
    attempt : int
        1 = first try.
    openness : int
        After the reply.
    vision_seen : int
        Elements seen after the reply.
    """

    turn: str
    stage: Stage
    statement: str
    statement_kinds: tuple[StatementKind, ...]
    reality: tuple[RealityStatement, ...]
    reply: Reply
    outcome: Outcome
    naming: Code | None
    steps: tuple[Code, ...]
    client_says: str
    thinks: str
    next_statement: str
    brought: str | None
    lost: str | None
    noted: tuple[str, ...]
    noticed: bool
    attempt: int
    openness: int
    vision_seen: int
    ending: Ending | None
    tries: str = ""
