"""The pure step: (scenario, state, input) to (state, record)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..errors import NotNow
from ..scenario import END, Answer, Reply, Scenario, Turn
from ..vocabulary import (
    Code,
    Ending,
    Outcome,
    naming_code,
    outcome_of,
    steps_in,
)
from . import client_model as model
from .inputs import CALLS, Again, Chosen, Given, Input, Judged, Rated, Worded
from .record import Record
from .state import Call, Entry, State, legal, start


def step(scenario: Scenario, state: State, given: Input) -> tuple[State, Record | None]:
    """Take one input.

    Parameters
    ----------
    scenario : Scenario
        A scenario that passed `coachkit.checks.check_flow`.
    state : State
        The session as it is; left untouched.
    given : Input
        What happens.

    Returns
    -------
    tuple of (State, Record or None)
        The session as it is now, and for a reply what it did.

    Raises
    ------
    NotNow
        The state does not allow this input.
    """
    call = CALLS[type(given)]
    if call not in legal(state):
        raise NotNow(_refusal(call, state))
    match given:
        case Given():
            return _reply(scenario, state, given)
        case Again():
            return _again(state), None
        case Worded():
            return _worded(state, given), None
        case Rated(degree):
            return replace(state, rating=degree), None
        case Chosen(next_work):
            return replace(state, next_work=next_work), None
        case Judged(judgement):
            return replace(state, judgement=judgement, judged=state.judged + 1), None


def replay(scenario: Scenario, inputs: Iterable[Input]) -> tuple[State, list[Record]]:
    """Rebuild a session from its inputs; `NotNow` when they do not fit the scenario (any longer)."""
    state, records = start(scenario), list[Record]()
    for given in inputs:
        state, record = step(scenario, state, given)
        if record is not None:
            records.append(record)
    return state, records


def _refusal(call: Call, state: State) -> str:
    allowed = ", ".join(sorted(other.value.replace("_", " ") for other in legal(state)))
    now = "the conversation is over" if state.ending else "the conversation is going on"
    return f"{call.value.replace('_', ' ')!r} is not possible now: {now}; possible: {allowed or 'nothing, start again'}"


def _again(state: State) -> State:
    before = state.before
    if before is None:
        raise NotNow("there is no reply to take back")
    worded = {entry.reality: entry for entry in state.ledger}  # wording an entry is no part of the turn: it stays
    ledger = tuple(worded[entry.reality] for entry in before.ledger)
    return replace(before, ledger=ledger, attempt=before.attempt + 1)


def _worded(state: State, given: Worded) -> State:
    if given.reality not in state.noted:
        raise NotNow(f"{given.reality[:60]!r} is not on the ledger")
    ledger = tuple(Entry(e.reality, given.words) if e.reality == given.reality else e for e in state.ledger)
    return replace(state, ledger=ledger)


@dataclass(frozen=True)
class _Move:
    """One reply, coded: what it amounts to and how the client answers."""

    turn: Turn
    reply: Reply
    outcome: Outcome
    naming: Code | None
    answer: Answer
    noticed: bool

    @property
    def change(self) -> int:
        return model.openness_change(self.outcome, self.naming, noticed=self.noticed)


def _reply(scenario: Scenario, state: State, given: Given) -> tuple[State, Record]:
    if given.turn != state.turn:
        raise NotNow(f"the reply answers the turn {given.turn[:60]!r}, but the client is at {state.turn!r}")
    pasted = model.is_pasted(scenario, given.reply)
    counted, noticed = model.with_sentences(state, given.reply.text, pasted=pasted)
    move = _coded(scenario, given, noticed=noticed)
    moved = _onward(scenario, _moved(counted, move), move)
    moved = replace(moved, before=replace(state, before=None))
    return moved, _record(scenario, state, moved, move)


def _coded(scenario: Scenario, given: Given, *, noticed: bool) -> _Move:
    turn, codes = scenario.turn(given.turn), given.reply.codes
    outcome = outcome_of(turn.stage, codes, scenario.vision.next_work)
    naming = naming_code(turn.stage, codes)
    return _Move(turn, given.reply, outcome, naming, turn.answer(outcome, naming, codes), noticed)


def _moved(state: State, move: _Move) -> State:
    moved = model.with_vision(state, move.answer, move.naming)
    moved = model.with_notes(moved, move.turn, move.reply)
    moved = model.with_taken_up(moved, move.turn, move.outcome)
    moved = model.with_plan(moved, move.turn, move.answer)
    given = (*state.given, move.reply.id) if move.reply.id else state.given
    return replace(moved, turns_used=state.turns_used + 1, attempt=1, given=given)


def _onward(scenario: Scenario, state: State, move: _Move) -> State:
    """Let the client's openness move, and the client go where the reply leads."""
    leaves = state.openness + move.change < 0
    state = replace(state, openness=model.bounded(state.openness + move.change))
    if leaves:
        return _ended(scenario, state, Ending.CLIENT)
    if move.answer.next == END:
        return _ended(scenario, state, Ending.WELL)
    stays = move.outcome in (Outcome.STALLED, Outcome.DERAILED) and state.restated < len(move.turn.restated)
    if stays and move.answer.next is None:
        return _at_turn_again(scenario, state, move.turn)
    target = model.next_turn(scenario, state, move.turn, move.answer.next)
    return _ended(scenario, state, Ending.WELL) if target is None else _at_turn(scenario, state, target)


def _at_turn_again(scenario: Scenario, state: State, turn: Turn) -> State:
    if state.turns_used >= scenario.turns_at_most:
        return _ended(scenario, state, Ending.TURNS_USED)
    return replace(state, statement=turn.restated[state.restated], restated=state.restated + 1)


def _at_turn(scenario: Scenario, state: State, turn: Turn) -> State:
    if state.turns_used >= scenario.turns_at_most:
        return _ended(scenario, state, Ending.TURNS_USED)
    fresh = tuple(said.id for said in turn.reality if said.id not in state.said)
    return replace(state, turn=turn.id, statement=turn.says, said=(*state.said, *fresh), restated=0, given=())


def _ended(scenario: Scenario, state: State, ending: Ending) -> State:
    unsaid = [] if ending is Ending.CLIENT else [scenario.reality[reality].unsaid for reality in state.unsaid]
    statement = " ".join([scenario.endings[ending].says, *unsaid])
    return replace(state, turn=None, statement=statement, ending=ending)


def _record(scenario: Scenario, old: State, new: State, move: _Move) -> Record:
    turn, noticed = move.turn, scenario.noticed
    taken_up = scenario.reality.get(turn.takes_up or "")
    return Record(
        turn=turn.id,
        stage=turn.stage,
        statement=old.statement,
        statement_kinds=turn.statement_kinds,
        reality=turn.reality or ((taken_up,) if taken_up else ()),
        reply=move.reply,
        outcome=move.outcome,
        naming=move.naming,
        steps=steps_in(move.reply.codes),
        client_says=f"{noticed.says} {move.answer.says}" if move.noticed else move.answer.says,
        thinks=noticed.thinks if move.noticed else move.answer.thinks,
        next_statement=new.statement,
        brought=next((element for element in new.vision if element not in old.vision), None),
        lost=next((element for element in old.vision if element not in new.vision), None),
        noted=tuple(entry.reality for entry in new.ledger if entry.reality not in old.noted),
        noticed=move.noticed,
        attempt=old.attempt,
        openness=new.openness,
        vision_seen=len(new.vision),
        ending=new.ending,
        tries=move.answer.tries,
    )
