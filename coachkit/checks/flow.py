"""Does the conversation hang together: jumps, reachable turns, a way to the end, an answer to every outcome?

What passes can be played: no conversation stops on the way.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import Problem, Rule, among
from ..scenario import END, Scenario, Turn
from ..vocabulary import Outcome, naming_code, outcome_of

_STAYING = (Outcome.STALLED, Outcome.DERAILED)
"""The outcomes after which the client says it again."""


def check_flow(scenario: Scenario) -> Iterator[Problem]:
    """Yield what is wrong with the way through a scenario."""
    if not scenario.turns:
        yield Problem(scenario.at, Rule.MISSING_STAGE, "there are no turns")
        return
    for turn in scenario.turns:
        yield from _jumps(scenario, turn)
        yield from _brought(scenario, turn)
        yield from _answers(turn)
        yield from _replies(turn)
    yield from _reach(scenario)


def _jumps(scenario: Scenario, turn: Turn) -> Iterator[Problem]:
    ids = [END, *(other.id for other in scenario.turns)]
    for answer in turn.follow.values():
        if answer.next and answer.next not in ids:
            message = f"turn {turn.id!r} goes on to {answer.next[:40]!r}, which is no turn{among(answer.next, ids)}"
            yield Problem(answer.at, Rule.JUMP_TO_NOWHERE, message)


def _brought(scenario: Scenario, turn: Turn) -> Iterator[Problem]:
    ids = [element.id for element in scenario.vision.elements]
    for answer in turn.follow.values():
        if answer.brings and answer.brings not in ids:
            message = f"turn {turn.id!r} brings {answer.brings[:40]!r}, which is no element{among(answer.brings, ids)}"
            yield Problem(answer.at, Rule.ELEMENT_MISFIT, message)


def _replies(turn: Turn) -> Iterator[Problem]:
    """See that the client never waits for a reply when all have been given; those that lead on leave the turn."""
    lingering = [reply for reply in turn.replies if outcome_of(turn.stage, reply.codes) in _STAYING]
    if len(lingering) == len(turn.replies) <= len(turn.restated):
        message = f"turn {turn.id!r} can run out of replies: none leads on, and the client says it again each time"
        yield Problem(turn.at, Rule.TURN_WITHOUT_END, message)


def _answers(turn: Turn) -> Iterator[Problem]:
    for outcome in Outcome:
        if outcome.value not in turn.follow:
            message = f"turn {turn.id!r} has no answer to the outcome {outcome.value!r} under 'follow'"
            yield Problem(turn.at, Rule.MISSING_OUTCOME, message)
    for reply in turn.replies:
        naming = naming_code(turn.stage, reply.codes)
        if naming and naming.value not in turn.follow:
            message = f"turn {turn.id!r} has no answer to {naming.value!r}, which names the reply {reply.id!r}"
            yield Problem(reply.at, Rule.MISSING_CODE_ANSWER, message)


def _reach(scenario: Scenario) -> Iterator[Problem]:
    leads = {turn.id: _next_ids(scenario, turn) for turn in scenario.turns}
    seen = _closure(leads, {scenario.turns[0].id})
    ending = _closure(_turned_round(leads), {END})
    for turn in scenario.turns:
        if turn.id not in seen:
            message = f"no way leads to the turn {turn.id!r}"
            yield Problem(turn.at, Rule.UNREACHABLE_TURN, message)
        if turn.id not in ending:
            message = f"from the turn {turn.id!r} the conversation never comes to its end"
            yield Problem(turn.at, Rule.TURN_WITHOUT_END, message)


def _next_ids(scenario: Scenario, turn: Turn) -> set[str]:
    onward = _onward(scenario, turn)
    targets = {answer.next or onward for answer in turn.follow.values()} or {onward}
    return {landing for target in targets for landing in _landings(scenario, target)}


def _landings(scenario: Scenario, target: str) -> Iterator[str]:
    """Yield where a jump can land: turns that take up what may never have been noted can be passed over."""
    yield target
    while scenario.has_turn(target) and scenario.turn(target).takes_up:
        target = _onward(scenario, scenario.turn(target))
        yield target


def _onward(scenario: Scenario, turn: Turn) -> str:
    after = scenario.after(turn)
    return after.id if after else END


def _turned_round(leads: dict[str, set[str]]) -> dict[str, set[str]]:
    back: dict[str, set[str]] = {}
    for source, targets in leads.items():
        for target in targets:
            back.setdefault(target, set()).add(source)
    return back


def _closure(leads: dict[str, set[str]], start: set[str]) -> set[str]:
    seen, waiting = set(start), list(start)
    while waiting:
        fresh = leads.get(waiting.pop(), set()) - seen
        seen |= fresh
        waiting.extend(fresh)
    return seen
