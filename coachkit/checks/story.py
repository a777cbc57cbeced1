"""Does the client's story hold: the statements and their return, the vision and where it is said?"""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import Problem, Rule, among
from ..scenario import Scenario, Turn
from ..vocabulary import FITTING_WORK, Outcome, Stage
from .teaching import can_be_noted, fits_stage

FEWEST_STATEMENTS = 4
"""Reality statements in a scenario."""
FEWEST_RESTATED = 2
"""Rising restatements of a reality statement, of a request for a verdict, or of what cannot wait."""
NEEDED = (Stage.OPENING, Stage.VISION, Stage.VERDICT, Stage.REVISIT, Stage.NEXT_WORK)


def check_story(scenario: Scenario) -> Iterator[Problem]:
    """Yield what is wrong with what the client says, and when."""
    for turn in scenario.turns:
        yield from _statement(scenario, turn)
    if not scenario.is_scene:
        yield from _stages(scenario)
    yield from _ledger(scenario)
    yield from _vision(scenario)


def _statement(scenario: Scenario, turn: Turn) -> Iterator[Problem]:
    if misfit := fits_stage(turn):
        yield Problem(turn.at, Rule.STAGE_MISFIT, f"turn {turn.id!r}: {misfit}")
    if turn.takes_up and turn.takes_up not in scenario.reality:
        hint = among(turn.takes_up, scenario.reality)
        message = f"turn {turn.id!r} takes up {turn.takes_up[:40]!r}, which nobody says{hint}"
        yield Problem(turn.at, Rule.NEVER_REVISITED, message)
    if (turn.reality or turn.verdict or turn.urgent) and len(turn.restated) < FEWEST_RESTATED:
        message = f"turn {turn.id!r} has {len(turn.restated)} restated lines; at least {FEWEST_RESTATED} are wanted"
        yield Problem(turn.at, Rule.TOO_FEW_RESTATED, message)


def _stages(scenario: Scenario) -> Iterator[Problem]:
    there = {turn.stage for turn in scenario.turns}
    for stage in NEEDED:
        if scenario.turns and stage not in there:
            yield Problem(scenario.at, Rule.MISSING_STAGE, f"there is no turn of the stage {stage.value!r}")
    if scenario.turns and len(scenario.reality) < FEWEST_STATEMENTS:
        message = f"there are {len(scenario.reality)} reality statements; at least {FEWEST_STATEMENTS} are wanted"
        yield Problem(scenario.at, Rule.MISSING_STAGE, message)


def _ledger(scenario: Scenario) -> Iterator[Problem]:
    taken_up, said = {turn.takes_up for turn in scenario.turns}, set[str]()
    for turn in scenario.turns:
        if turn.takes_up in scenario.reality.keys() - said:
            message = f"turn {turn.id!r} takes up {turn.takes_up!r} before it is said"
            yield Problem(turn.at, Rule.NEVER_REVISITED, message)
        said |= {statement.id for statement in turn.reality}
        for statement in turn.reality:
            if not can_be_noted(turn):
                message = f"no reply of turn {turn.id!r} notes the reality statement {statement.id!r}"
                yield Problem(statement.at, Rule.NEVER_NOTED, message)
            if statement.id not in taken_up and not scenario.is_scene:
                message = f"no revisit turn takes up the reality statement {statement.id!r}"
                yield Problem(statement.at, Rule.NEVER_REVISITED, message)


def _vision(scenario: Scenario) -> Iterator[Problem]:
    vision = scenario.vision
    if FITTING_WORK[vision.degree] is not vision.next_work:
        message = f"the degree {vision.degree.value!r} asks for {FITTING_WORK[vision.degree].value!r}"
        yield Problem(vision.at, Rule.DEGREE_MISFIT, f"{message}, not {vision.next_work.value!r}")
    yield from _elements(scenario)
    if not vision.evidence:
        yield Problem(vision.at, Rule.EVIDENCE_NOT_SAID, "there is no evidence for the degree of vision")
    said = " ".join(_said_on_the_good_path(scenario))
    for words in vision.evidence:
        if " ".join(words.split()) not in said:
            message = f"the evidence {words[:60]!r} is not said when every turn is on track"
            yield Problem(vision.at, Rule.EVIDENCE_NOT_SAID, message)


def _elements(scenario: Scenario) -> Iterator[Problem]:
    if not scenario.vision.elements:
        yield Problem(scenario.vision.at, Rule.ELEMENT_MISFIT, "the vision has no elements")
    on_track = [turn.follow.get(Outcome.ON_TRACK.value) for turn in scenario.turns]
    brought = {answer.brings for answer in on_track if answer}
    for element in scenario.vision.elements:
        if element.id not in brought:
            message = f"no reply on track brings out the element {element.id!r}"
            yield Problem(element.at, Rule.ELEMENT_MISFIT, message)


def _said_on_the_good_path(scenario: Scenario) -> Iterator[str]:
    for turn in _good_path(scenario):
        yield " ".join(turn.says.split())
        if answer := turn.follow.get(Outcome.ON_TRACK.value):
            yield " ".join(answer.says.split())


def _good_path(scenario: Scenario) -> Iterator[Turn]:
    """Yield the turns that are met when every reply is on track."""
    turn, met = next(iter(scenario.turns), None), set[str]()
    while turn is not None and turn.id not in met:
        met.add(turn.id)
        yield turn
        answer = turn.follow.get(Outcome.ON_TRACK.value)
        goes_to = answer.next if answer else None
        turn = scenario.after(turn) if goes_to is None else _turn_called(scenario, goes_to)


def _turn_called(scenario: Scenario, turn_id: str) -> Turn | None:
    return scenario.turn(turn_id) if scenario.has_turn(turn_id) else None
