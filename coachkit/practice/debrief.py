"""The debrief at the end of a session: what happened, what stayed unsaid, the rating and the next work with reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..engine import State
from ..scenario import Scenario
from ..vocabulary import Degree, Ending, NextWork, Outcome, Stage
from .kept import Kept
from .ledger import ledger_of
from .view import LedgerLine

NOT_ALL_HEARD = (
    "The author knows the whole client; not all of this could be heard in your conversation, so your own answer may be "
    "a fair one."
)
"""Said before the author's reason when parts of the vision never came out."""

_ENDINGS = {
    Ending.WELL: "The conversation came to its end.",
    Ending.CLIENT: "The client ended the conversation: there was no openness left.",
    Ending.TURNS_USED: "The hour was over before the conversation was.",
}


@dataclass(frozen=True)
class DebriefTurn:
    """One reply of the session in a line: what it answered, what it was, and what it amounted to."""

    number: int
    stage: Stage
    statement: str
    reply: str
    outcome: Outcome
    named: str
    steps: int
    attempt: int
    superseded: bool


@dataclass(frozen=True)
class TakenUp:
    """A challenge on the ledger and what became of it; `outcome` is None when the session ended before."""

    line: LedgerLine
    outcome: Outcome | None


@dataclass(frozen=True)
class Judged:
    """What the trainee decided, beside the author's key; empty until it was decided."""

    yours: str
    key: str
    agrees: bool


@dataclass(frozen=True)
class Debrief:
    """What a trainee looks back on.

    Attributes
    ----------
    unsaid : tuple of str
        Reality statements that nobody noted.
    unseen : tuple of str
        Elements of the vision that never came out, in the client's words.
    let_go : tuple of str
        Elements that came out, and that the client then let go.
    tendencies : tuple of (str, int)
        The derailments of this session, the commonest first.
    rating, next_work : Judged or None
        None until the trainee has rated and chosen; the keys stay covered until then.
    """

    ending: Ending
    ending_words: str
    turns: tuple[DebriefTurn, ...]
    unsaid: tuple[str, ...]
    unseen: tuple[str, ...]
    let_go: tuple[str, ...]
    seen: int
    elements: int
    taken_up: tuple[TakenUp, ...]
    tendencies: tuple[tuple[str, int], ...]
    rating: Judged | None
    next_work: Judged | None
    reason: str
    evidence: tuple[str, ...]


def debrief_of(scenario: Scenario, state: State, kept: Sequence[Kept]) -> Debrief | None:
    """Return the debrief of a conversation that is over, None while it goes on."""
    if state.ending is None:
        return None
    vision = scenario.vision
    decided = state.next_work is not None
    heard = {*state.vision, *state.let_go}
    unseen = [element.phrase for element in vision.elements if element.id not in heard]
    return Debrief(
        ending=state.ending,
        ending_words=_ENDINGS[state.ending],
        turns=tuple(_turn(number, each) for number, each in enumerate(kept, start=1)),
        unsaid=tuple(scenario.reality[reality].words for reality in state.unsaid),
        unseen=tuple(unseen),
        let_go=tuple(element.phrase for element in vision.elements if element.id in state.let_go),
        seen=len(state.vision),
        elements=len(vision.elements),
        taken_up=_taken_up(scenario, state),
        tendencies=_tendencies(kept),
        rating=_judged(state.rating, vision.degree) if decided else None,
        next_work=_judged(state.next_work, vision.next_work) if decided else None,
        reason=_reason(vision.reason, unseen) if decided else "",
        evidence=vision.evidence if decided else (),
    )


def _reason(reason: str, unseen: Sequence[str]) -> str:
    """Return the author's reason, after a word of fairness where not all of it could be heard."""
    return f"{NOT_ALL_HEARD} {reason}" if unseen else reason


def _turn(number: int, kept: Kept) -> DebriefTurn:
    record = kept.record
    named = record.naming.words if record.naming else ""
    return DebriefTurn(
        number,
        record.stage,
        record.statement,
        record.reply.text,
        record.outcome,
        named,
        len(record.steps),
        record.attempt,
        kept.superseded,
    )


def _taken_up(scenario: Scenario, state: State) -> tuple[TakenUp, ...]:
    if not any(turn.takes_up for turn in scenario.turns):  # a scene may keep things for another day
        return ()
    outcomes = dict(state.taken_up)
    return tuple(TakenUp(line, outcomes.get(line.reality)) for line in ledger_of(scenario, state))


def _tendencies(kept: Sequence[Kept]) -> tuple[tuple[str, int], ...]:
    named = Counter(each.record.naming.words for each in kept if each.record.naming)
    return tuple(named.most_common())


def _judged(yours: Degree | NextWork | None, key: Degree | NextWork) -> Judged | None:
    return Judged(yours.definition, key.definition, yours is key) if yours else None
