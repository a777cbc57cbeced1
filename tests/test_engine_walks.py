"""Random walks through every client: what holds whatever a trainee does.

A walk is a list of moves. A move is a reply of the turn that waits (scripted, or written with any codes), a second try,
wording, rating or choosing the next work; a move that is not allowed has to be refused and to change nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachkit.engine import (
    Again,
    Call,
    Chosen,
    Given,
    Input,
    Judged,
    Rated,
    Record,
    State,
    Worded,
    legal,
    replay,
    start,
    step,
)
from coachkit.engine.inputs import CALLS
from coachkit.errors import BadFiles, NotNow
from coachkit.loading import Library
from coachkit.outlook import Judgement
from coachkit.scenario import MAX_OPENNESS, Reply, Scenario
from coachkit.vocabulary import Code, Degree, NextWork, Orientation
from tests import olu

LIBRARY = Library([olu.DATA, olu.SCENES])


@cache
def load(scenario_id: str) -> Scenario:
    return LIBRARY.load(scenario_id)


@pytest.fixture(params=(*olu.WHOLE, olu.ADA, olu.VERA))
def client(request: pytest.FixtureRequest) -> Scenario:
    try:
        return load(request.param)
    except BadFiles as error:
        pytest.fail(str(error), pytrace=False)


@dataclass(frozen=True)
class Move:
    """A wish of the trainee: which call, and with which of the things that can be named."""

    call: Call
    pick: int
    codes: frozenset[Code]
    scripted: bool


WISHES = [*[Call.REPLY] * 12, *CALLS.values()]
CODES = list(Code)


def move_of(number: int) -> Move:
    """Read a move out of a number; drawing one number is much quicker than drawing four things."""
    rest, call = divmod(number, len(WISHES))
    rest, pick = divmod(rest, 10)
    rest, scripted = divmod(rest, 4)
    codes = {CODES[rest // 17**place % 17] for place in range(rest % 4)}
    return Move(WISHES[call], pick, frozenset(codes), scripted > 0)


WALKS = st.lists(st.integers(0, 10**8), min_size=20, max_size=60).map(
    lambda numbers: [move_of(each) for each in numbers]
)


def input_for(scenario: Scenario, state: State, move: Move) -> Input:
    """Make the input that a move wishes for, also where it is not allowed."""
    if move.call is Call.REPLY:
        turn = scenario.turn(state.turn) if state.turn else scenario.turns[-1]
        offered = [reply for reply in turn.replies if reply.id not in state.given]
        scripted = offered[move.pick % len(offered)]
        return Given(turn.id, scripted if move.scripted else written(move.codes))
    if move.call is Call.WORD_ENTRY:
        named = [entry.reality for entry in state.ledger] or ["nothing-there"]
        return Worded(named[move.pick % len(named)], f"In words of mine, {move.pick}")
    if move.call is Call.RATE:
        return Rated(list(Degree)[move.pick % len(Degree)])
    if move.call is Call.JUDGE_OUTLOOK:
        return Judged(Judgement(list(Orientation)[move.pick % len(Orientation)], (), ("1-after",)))
    return Again() if move.call is Call.TRY_AGAIN else Chosen(list(NextWork)[move.pick % len(NextWork)])


def written(codes: frozenset[Code]) -> Reply:
    text = "I say it in my own words."
    return Reply(None, text, dict.fromkeys(codes, (text,)))


@dataclass(frozen=True)
class Taken:
    """One input that was allowed, and the states around it."""

    before: State
    given: Input
    after: State
    record: Record | None


def walk(scenario: Scenario, moves: list[Move]) -> list[Taken]:
    """Make the moves that are allowed, and see that every other is refused."""
    state, taken = start(scenario), list[Taken]()
    for move in moves:
        wanted = input_for(scenario, state, move)
        if move.call not in legal(state):
            with pytest.raises(NotNow):
                step(scenario, state, wanted)
            continue
        after, record = step(scenario, state, wanted)
        taken.append(Taken(state, wanted, after, record))
        state = after
    return taken


def on_every_walk(holds: Callable[[Scenario, list[Taken]], None], client: Scenario) -> None:
    @settings(max_examples=50)
    @given(moves=WALKS)
    def walked(moves: list[Move]) -> None:
        holds(client, walk(client, moves))

    walked()


def test_legal_tells_the_truth(client: Scenario) -> None:
    def holds(scenario: Scenario, taken: list[Taken]) -> None:
        state = taken[-1].after if taken else start(scenario)
        for call in CALLS.values():
            wanted = input_for(scenario, state, Move(call, 0, frozenset(), scripted=True))
            try:
                step(scenario, state, wanted)
            except NotNow:
                assert call not in legal(state)
            else:
                assert call in legal(state)

    on_every_walk(holds, client)


def test_openness_stays_within_its_bounds(client: Scenario) -> None:
    def holds(_scenario: Scenario, taken: list[Taken]) -> None:
        assert all(0 <= each.after.openness <= MAX_OPENNESS for each in taken)

    on_every_walk(holds, client)


def test_the_vision_never_shrinks_by_itself(client: Scenario) -> None:
    def holds(_scenario: Scenario, taken: list[Taken]) -> None:
        for each in taken:
            lost = [element for element in each.before.vision if element not in each.after.vision]
            if lost and not isinstance(each.given, Again):
                assert each.record
                assert (each.record.naming, lost) == (Code.CONCEDE, [each.before.vision[-1]])

    on_every_walk(holds, client)


def test_the_ledger_holds_only_what_was_noted(client: Scenario) -> None:
    def holds(scenario: Scenario, taken: list[Taken]) -> None:
        noted = {
            reality.id
            for each in taken
            if isinstance(each.given, Given) and Code.NOTE in each.given.reply.codes
            for reality in scenario.turn(each.given.turn).reality
        }
        for each in taken:
            assert each.after.noted <= noted
            assert each.after.noted <= set(each.after.said)

    on_every_walk(holds, client)


def test_only_challenges_that_were_noted_are_taken_up_again(client: Scenario) -> None:
    def holds(scenario: Scenario, taken: list[Taken]) -> None:
        for each in taken:
            if each.after.turn and (challenge := scenario.turn(each.after.turn).takes_up):
                assert challenge in each.after.noted

    on_every_walk(holds, client)


def test_replaying_the_inputs_gives_the_same_state(client: Scenario) -> None:
    def holds(scenario: Scenario, taken: list[Taken]) -> None:
        state, records = replay(scenario, [each.given for each in taken])
        assert state == (taken[-1].after if taken else start(scenario))
        assert records == [each.record for each in taken if each.record]

    on_every_walk(holds, client)


def test_trying_again_goes_back_to_where_the_turn_began(client: Scenario) -> None:
    def holds(_scenario: Scenario, taken: list[Taken]) -> None:
        for earlier, later in pairwise(taken):
            if isinstance(earlier.given, Given) and isinstance(later.given, Again):
                before, after = earlier.before, later.after
                assert (after.turn, after.statement, after.openness) == (before.turn, before.statement, before.openness)
                assert (after.vision, after.ledger, after.attempt) == (before.vision, before.ledger, before.attempt + 1)

    on_every_walk(holds, client)


def test_every_conversation_ends(client: Scenario) -> None:
    @given(picks=st.lists(st.integers(0, 9), min_size=client.turns_at_most, max_size=client.turns_at_most))
    def walked(picks: list[int]) -> None:
        moves = [Move(Call.REPLY, pick, frozenset(), scripted=True) for pick in picks]
        last = walk(client, moves)[-1].after
        assert last.ending
        assert last.turns_used <= client.turns_at_most

    walked()


def test_there_is_always_a_reply_left_to_give(client: Scenario) -> None:
    def holds(scenario: Scenario, taken: list[Taken]) -> None:
        for each in taken:
            if each.after.turn:
                assert {reply.id for reply in scenario.turn(each.after.turn).replies} - set(each.after.given)

    on_every_walk(holds, client)


def test_the_third_use_of_a_stock_sentence_is_noticed(client: Scenario) -> None:
    @given(
        codes=st.lists(st.frozensets(st.sampled_from([Code.NOTE, Code.SUSPEND, Code.RETURN])), min_size=3, max_size=9)
    )
    def walked(codes: list[frozenset[Code]]) -> None:
        state, noticed = start(client), list[bool]()
        for each in codes:
            if state.turn is not None:
                state, record = step(client, state, Given(state.turn, written(each)))
                assert record
                noticed.append(record.noticed)
        assert noticed == [number == 3 for number in range(1, len(noticed) + 1)]

    walked()
