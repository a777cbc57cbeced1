"""What a front shows of a session: plain frozen values, all words ready to be shown."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from ..engine import Call, Record, State, legal
from ..feedback import Feedback, feedback_on
from ..scenario import Client, Scenario
from ..vocabulary import FeedbackTime, Outcome, Stage


@dataclass(frozen=True)
class OfferedReply:
    """A reply that can be chosen; `tried` when it was given in an earlier try of this turn."""

    id: str
    text: str
    tried: bool


@dataclass(frozen=True)
class Exchange:
    """One statement of the client, the reply it got, and what that did.

    Attributes
    ----------
    superseded : bool
        The trainee has tried the turn again since.
    feedback, outcome
        None while feedback is not due.
    thinks, brought, lost, noted
        Empty while the client's state is hidden, and where there is nothing to tell.
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


@dataclass(frozen=True)
class LedgerLine:
    """One challenge on the ledger: how the trainee words it, and the client's own words."""

    reality: str
    kind: str
    words: str
    client_words: str


@dataclass(frozen=True)
class StageMark:
    """One stage of the conversation and where it stands: ``done``, ``now`` or ``ahead``."""

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
    vision, let_go : tuple of str
        Phrases of the elements that have come out, and of those that the client let go.
    openness : int or None
        0 to 4; None, as vision and ledger are empty, while the client's state is hidden.
    calls : tuple of Call
        What can be asked of the session now.
    state_shown : bool
        Whether the client's state may be shown.
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
    unrecorded: str = ""


@dataclass(frozen=True)
class Setting:
    """How a session is shown: the seed of its order, when feedback is due, and what is hidden."""

    session: str
    seed: int
    feedback: FeedbackTime = FeedbackTime.EVERY_TURN
    state_shown: bool = True
    second_tries: bool = True


@dataclass(frozen=True)
class Kept:
    """A record with what happened to it since."""

    record: Record
    superseded: bool = False


_STAGE_WORDS = {
    Stage.OPENING: "Opening",
    Stage.VISION: "The vision",
    Stage.VERDICT: "A verdict asked for",
    Stage.REVISIT: "Back to the ledger",
    Stage.NEXT_WORK: "The next work",
    Stage.URGENT: "What cannot wait",
}


def view_of(scenario: Scenario, state: State, kept: Sequence[Kept], setting: Setting) -> View:
    """Show a session as it stands."""
    over = state.ending is not None
    shown = setting.state_shown or over
    return View(
        session=setting.session,
        scenario=scenario.id,
        difficulty=scenario.difficulty,
        client=scenario.client,
        exchanges=_exchanges(scenario, state, kept, setting),
        turn=state.turn,
        stage=scenario.turn(state.turn).stage if state.turn else None,
        statement=state.statement,
        replies=() if over else offered_of(scenario, state, kept, setting.seed),
        vision=_phrases(scenario, state.vision) if shown else (),
        let_go=_phrases(scenario, state.let_go) if shown else (),
        ledger=ledger_of(scenario, state) if shown else (),
        openness=state.openness if shown else None,
        stages=_stages(scenario, state),
        replies_left=scenario.turns_at_most - state.turns_used,
        calls=tuple(sorted(_calls(state, setting, shown=shown))),
        state_shown=shown,
    )


def offered_of(scenario: Scenario, state: State, kept: Sequence[Kept], seed: int) -> tuple[OfferedReply, ...]:
    """Return the replies of the turn in this session's own order; those given to it already are left out."""
    if state.turn is None:
        return ()
    tried = {each.record.reply.id for each in kept if each.superseded and each.record.turn == state.turn}
    replies = list(scenario.turn(state.turn).replies)
    random.Random(f"{seed}:{state.turn}").shuffle(replies)  # noqa: S311  # an order, not a secret
    left = (reply for reply in replies if reply.id not in state.given)
    return tuple(OfferedReply(reply.id or "", reply.text, reply.id in tried) for reply in left)


def ledger_of(scenario: Scenario, state: State) -> tuple[LedgerLine, ...]:
    """Return the challenge ledger as lines."""
    said = scenario.reality
    return tuple(
        LedgerLine(entry.reality, said[entry.reality].kind.words, entry.words, said[entry.reality].words)
        for entry in state.ledger
    )


def _calls(state: State, setting: Setting, *, shown: bool) -> frozenset[Call]:
    barred = {Call.TRY_AGAIN: not setting.second_tries, Call.WORD_ENTRY: not shown}
    return legal(state) - {call for call, is_barred in barred.items() if is_barred}


def _phrases(scenario: Scenario, elements: Sequence[str]) -> tuple[str, ...]:
    return tuple(scenario.element(element).phrase for element in elements)


def _exchanges(scenario: Scenario, state: State, kept: Sequence[Kept], setting: Setting) -> tuple[Exchange, ...]:
    due = [_is_due(index, state, kept, scenario, setting.feedback) for index in range(len(kept))]
    shown = setting.state_shown or state.ending is not None
    return tuple(
        _exchange(number, scenario, each, due=is_due, shown=shown)
        for number, (each, is_due) in enumerate(zip(kept, due, strict=True), start=1)
    )


def _is_due(index: int, state: State, kept: Sequence[Kept], scenario: Scenario, when: FeedbackTime) -> bool:
    if when is FeedbackTime.EVERY_TURN or state.ending is not None:
        return True
    if when is FeedbackTime.END:
        return False
    stage = kept[index].record.stage
    now = scenario.turn(state.turn).stage if state.turn else None
    return any(later.record.stage is not stage for later in kept[index + 1 :]) or now is not stage


def _exchange(number: int, scenario: Scenario, kept: Kept, *, due: bool, shown: bool) -> Exchange:
    record = kept.record
    feedback = feedback_on(record.reply, record.stage, scenario.vision.next_work) if due else None
    return Exchange(
        number=number,
        turn=record.turn,
        stage=record.stage,
        statement=record.statement,
        reply_id=record.reply.id,
        reply=record.reply.text,
        attempt=record.attempt,
        superseded=kept.superseded,
        outcome=record.outcome if due else None,
        feedback=feedback,
        client_says=record.client_says,
        thinks=record.thinks if due and shown else "",
        brought=scenario.element(record.brought).phrase if record.brought and shown else "",
        lost=scenario.element(record.lost).phrase if record.lost and shown else "",
        noted=tuple(scenario.reality[reality].words for reality in record.noted) if shown else (),
    )


def _stages(scenario: Scenario, state: State) -> tuple[StageMark, ...]:
    order = list(dict.fromkeys(turn.stage for turn in scenario.turns))
    now = order.index(scenario.turn(state.turn).stage) if state.turn else len(order)
    standing = ["done" if i < now else "now" if i == now else "ahead" for i in range(len(order))]
    return tuple(StageMark(stage, _STAGE_WORDS[stage], at) for stage, at in zip(order, standing, strict=True))
