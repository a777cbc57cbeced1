"""Does each turn teach: enough replies, one on track, derailments that tempt, a note and a better line?"""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import Problem, Rule
from ..scenario import Reply, Scenario, Turn
from ..vocabulary import Code, Outcome, Stage, naming_code, outcome_of, steps_in

FEWEST_REPLIES, MOST_REPLIES = 4, 5
FEWEST_KINDS = 2
"""Different derailments among the replies of a turn."""
FEWEST_KINDS_IN_ALL = 6
"""Different derailments among all replies of a scenario."""
NEAR_MISSES = 2
"""Derailing replies of a turn that hold some of the four steps too."""
NEAR_MISS_STEPS = 2
"""How many of the steps those replies hold at least."""


def check_teaching(scenario: Scenario) -> Iterator[Problem]:
    """Yield what keeps the replies from teaching."""
    for turn in scenario.turns:
        yield from _each_reply(scenario, turn)
        yield from _mixture(scenario, turn)
    kinds = {naming_code(turn.stage, reply.codes) for turn, reply in scenario.replies()} - {None}
    if scenario.turns and not scenario.is_scene and len(kinds) < FEWEST_KINDS_IN_ALL:
        message = f"{len(kinds)} kinds of derailment in the whole scenario; at least {FEWEST_KINDS_IN_ALL} are wanted"
        yield Problem(scenario.at, Rule.TOO_FEW_DERAILMENTS, message)


def outcome_in(scenario: Scenario, turn: Turn, reply: Reply) -> Outcome:
    """Return what a scripted reply amounts to in its turn."""
    return outcome_of(turn.stage, reply.codes, scenario.vision.next_work)


def _each_reply(scenario: Scenario, turn: Turn) -> Iterator[Problem]:
    for reply in turn.replies:
        name = f"the reply {reply.id!r} of turn {turn.id!r}"
        if not reply.codes:
            yield Problem(reply.at, Rule.REPLY_WITHOUT_CODES, f"{name} has no codes")
        elif not all(reply.codes.values()):
            bare = ", ".join(code for code, words in reply.codes.items() if not words)
            yield Problem(reply.at, Rule.REPLY_WITHOUT_CODES, f"{name} names no words for {bare}")
        if not reply.why:
            yield Problem(reply.at, Rule.NO_TEACHING_NOTE, f"{name} has no 'why'")
        if not reply.better and outcome_in(scenario, turn, reply) is not Outcome.ON_TRACK:
            yield Problem(reply.at, Rule.NO_TEACHING_NOTE, f"{name} is not on track and has no 'better' line")


def _mixture(scenario: Scenario, turn: Turn) -> Iterator[Problem]:
    outcomes = [outcome_in(scenario, turn, reply) for reply in turn.replies]
    if not FEWEST_REPLIES <= len(turn.replies) <= MOST_REPLIES:
        message = f"turn {turn.id!r} has {len(turn.replies)} replies; {FEWEST_REPLIES} or {MOST_REPLIES} are wanted"
        yield Problem(turn.at, Rule.WRONG_NUMBER_OF_REPLIES, message)
    if (on_track := outcomes.count(Outcome.ON_TRACK)) != 1:
        message = f"turn {turn.id!r} has {on_track} replies that are on track; exactly one is wanted"
        yield Problem(turn.at, Rule.NO_REPLY_ON_TRACK, message)
    if Outcome.PARTLY not in outcomes:
        yield Problem(turn.at, Rule.NO_PARTIAL_REPLY, f"turn {turn.id!r} has no reply that is partly on track")
    yield from _derailments(turn)
    if not (scenario.is_scene and turn.stage is Stage.OPENING):
        yield from _near_misses(turn)


def _derailments(turn: Turn) -> Iterator[Problem]:
    derailing = [reply for reply in turn.replies if naming_code(turn.stage, reply.codes)]
    kinds = {naming_code(turn.stage, reply.codes) for reply in derailing}
    if len(kinds) < FEWEST_KINDS:
        message = f"turn {turn.id!r} tempts with {len(kinds)} kinds of derailment; at least {FEWEST_KINDS} are wanted"
        yield Problem(turn.at, Rule.TOO_FEW_DERAILMENTS, message)


def _near_misses(turn: Turn) -> Iterator[Problem]:
    derailing = [reply for reply in turn.replies if naming_code(turn.stage, reply.codes)]
    near = sum(len(steps_in(reply.codes)) >= NEAR_MISS_STEPS for reply in derailing)
    if near < NEAR_MISSES:
        message = f"turn {turn.id!r} has {near} derailing replies with two or more steps; {NEAR_MISSES} are wanted"
        yield Problem(turn.at, Rule.TOO_FEW_NEAR_MISSES, message)


def can_be_noted(turn: Turn) -> bool:
    """Say whether some reply of the turn notes what the client says."""
    return any(Code.NOTE in reply.codes for reply in turn.replies)


def fits_stage(turn: Turn) -> str | None:
    """Return what a statement lacks, or has too much, for its turn's stage; None when all is well."""
    there = {
        Stage.VISION: bool(turn.reality),
        Stage.VERDICT: bool(turn.verdict),
        Stage.REVISIT: bool(turn.takes_up),
        Stage.URGENT: bool(turn.urgent),
    }
    if not there.get(turn.stage, True):
        return _LACKS[turn.stage]
    too_much = (
        (turn.verdict and turn.stage is not Stage.VERDICT, "a turn that asks the coach to rule is a verdict turn"),
        (
            turn.takes_up and turn.stage is not Stage.REVISIT,
            "a turn that takes up a reality statement is a revisit turn",
        ),
        (turn.urgent and turn.stage is not Stage.URGENT, "a turn with something that cannot wait is an urgent turn"),
        (turn.reality and turn.stage in _WITHOUT_REALITY, "a turn with a reality statement is a vision turn"),
        (turn.reality and turn.stage is Stage.URGENT, "what cannot wait is no reality statement to be kept for later"),
    )
    return next((words for wrong, words in too_much if wrong), None)


_WITHOUT_REALITY = (Stage.OPENING, Stage.NEXT_WORK)
_LACKS = {
    Stage.VISION: "a vision turn holds a reality statement",
    Stage.VERDICT: "a verdict turn marks the words that ask the coach to rule",
    Stage.REVISIT: "a revisit turn takes up a reality statement",
    Stage.URGENT: "an urgent turn marks the words that cannot wait, with their sign",
}
"""What a statement has to hold in its turn's stage."""
