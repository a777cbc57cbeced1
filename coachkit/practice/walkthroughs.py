"""Walkthroughs played: scripted sessions whose expectations have to be met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..checks import outcome_in
from ..engine import Given, Record, State, start, step
from ..errors import NotNow, Problem, Rule, among
from ..loading import OPEN
from ..scenario import Scenario, WalkStep, Walkthrough
from ..vocabulary import Ending, Outcome


@dataclass
class Played:
    """A walkthrough as it went."""

    walkthrough: Walkthrough
    state: State
    records: list[Record] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """Whether every reply was on track and the conversation ended well."""
        on_track = all(record.outcome is Outcome.ON_TRACK for record in self.records)
        return on_track and self.state.ending is Ending.WELL


def check_walkthroughs(scenario: Scenario, walkthroughs: Sequence[Walkthrough]) -> list[Problem]:
    """Play every walkthrough; return what does not go as expected, and the replies that none of them takes."""
    played = [play(scenario, walkthrough) for walkthrough in walkthroughs]
    problems = [problem for each in played for problem in each.problems]
    return sorted([*problems, *_never_taken(scenario, played), *_good_path(scenario, played)])


def play(scenario: Scenario, walkthrough: Walkthrough) -> Played:
    """Play one walkthrough as far as its steps fit."""
    played = Played(walkthrough, start(scenario))
    for expected in walkthrough.steps:
        if problem := _take(scenario, played, expected):
            played.problems.append(problem)
            return played
    played.problems.extend(_unmet(played))
    return played


def _take(scenario: Scenario, played: Played, expected: WalkStep) -> Problem | None:
    if not scenario.has_turn(expected.turn):
        ids = [turn.id for turn in scenario.turns]
        message = f"there is no turn {expected.turn[:40]!r}{among(expected.turn, ids)}"
        return Problem(expected.at, Rule.STEP_MISFIT, message)
    replies = {reply.id or "": reply for reply in scenario.turn(expected.turn).replies}
    if expected.reply not in replies:
        message = f"turn {expected.turn!r} has no reply {expected.reply[:40]!r}{among(expected.reply, replies)}"
        return Problem(expected.at, Rule.STEP_MISFIT, message)
    try:
        played.state, record = step(scenario, played.state, Given(expected.turn, replies[expected.reply]))
    except NotNow as error:
        return Problem(expected.at, Rule.STEP_MISFIT, f"{played.walkthrough.name!r}: {error}")
    return _taken(played, expected, record) if record else None


def _taken(played: Played, expected: WalkStep, record: Record) -> Problem | None:
    played.records.append(record)
    if expected.outcome in (None, record.outcome):
        return None
    message = f"{expected.reply!r} is {record.outcome.value}, expected was {expected.outcome}"
    return Problem(expected.at, Rule.EXPECTATION_NOT_MET, message)


def _unmet(played: Played) -> Iterator[Problem]:
    wanted, state = played.walkthrough, played.state
    facts = {
        "ends": (wanted.ends, state.ending.value if state.ending else OPEN),
        "vision": (wanted.vision and sorted(wanted.vision), sorted(state.vision)),
        "ledger": (wanted.ledger and sorted(wanted.ledger), sorted(state.noted)),
    }
    for name, (expected, found) in facts.items():
        if expected is not None and expected != found and (expected or found):
            message = f"{wanted.name!r}: {name} is {found}, expected was {expected}"
            yield Problem(wanted.at, Rule.EXPECTATION_NOT_MET, message)


def _never_taken(scenario: Scenario, played: Sequence[Played]) -> Iterator[Problem]:
    taken = {(record.turn, record.reply.id) for each in played for record in each.records}
    for turn, reply in scenario.replies():
        if (turn.id, reply.id) not in taken:
            message = (
                f"no walkthrough takes the reply {reply.id!r} of turn {turn.id!r} ({outcome_in(scenario, turn, reply)})"
            )
            yield Problem(reply.at, Rule.REPLY_NEVER_TAKEN, message)


def _good_path(scenario: Scenario, played: Sequence[Played]) -> Iterator[Problem]:
    whole = {element.id for element in scenario.vision.elements}
    if not any(each.good and whole == set(each.state.vision) for each in played):
        message = "no walkthrough is on track at every turn, ends well and sees the whole vision"
        yield Problem(scenario.at, Rule.NO_GOOD_PATH, message)
