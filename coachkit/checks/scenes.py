"""Does what only scenes have fit together: the lesson, what the coach asks about, how future-oriented the client is?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..errors import Problem, Rule
from ..scenario import Scenario, Turn
from ..vocabulary import FindingOut, Outcome, Stage, Topic


def check_scene(scenario: Scenario) -> Iterator[Problem]:
    """Yield what is wrong with the keys that only scenes have."""
    if scenario.orientation and not scenario.is_scene:
        yield _misfit(scenario, "'orientation' belongs to a scene; name its 'lesson'")
    if bool(scenario.orientation) != bool(scenario.orientation_reason):
        yield _misfit(scenario, "'orientation' and 'orientation_reason' belong together; one of them is missing")
    for turn in scenario.turns:
        yield from _asked(scenario, turn)
        yield from _answered(turn)
        yield from _found_out(scenario, turn)
    yield from _topics(scenario)
    yield from _ways(scenario)


def _asked(scenario: Scenario, turn: Turn) -> Iterator[Problem]:
    if turn.about and not scenario.is_scene:
        yield _misfit(turn, f"turn {turn.id!r} has 'about', which belongs to a scene; name the scenario's 'lesson'")
    if turn.about and turn.stage is not Stage.OPENING:
        yield _misfit(turn, f"turn {turn.id!r} has 'about', and is no opening turn")


def _answered(turn: Turn) -> Iterator[Problem]:
    for key, answer in turn.follow.items():
        if not answer.answers and not (turn.about and key == Outcome.ON_TRACK.value):
            message = (
                f"turn {turn.id!r} has 'answers' under {key!r}; it belongs under 'on_track' of a turn with 'about'"
            )
            yield Problem(answer.at, Rule.SCENE_MISFIT, message)


def _found_out(scenario: Scenario, turn: Turn) -> Iterator[Problem]:
    """See that only a scene's revisit turns are for finding out, and that what the client will try follows from it."""
    if turn.finding and not (scenario.is_scene and turn.stage is Stage.REVISIT):
        yield _misfit(turn, f"turn {turn.id!r} has 'finding', which belongs to a revisit turn of a scene")
    for key, answer in turn.follow.items():
        if answer.tries and not (turn.finding and key == Outcome.ON_TRACK.value):
            message = f"turn {turn.id!r} has 'tries' under {key!r}; only 'on_track' of a turn with 'finding' has it"
            yield Problem(answer.at, Rule.SCENE_MISFIT, message)
    on_track = turn.follow.get(Outcome.ON_TRACK.value)
    if turn.finding and on_track and not on_track.tries:
        yield _misfit(turn, f"turn {turn.id!r} has 'finding', and 'on_track' does not say what the client 'tries'")


def _ways(scenario: Scenario) -> Iterator[Problem]:
    """See that where finding out is practised each way of it is."""
    there = {turn.finding for turn in scenario.turns} - {None}
    missing = ", ".join(repr(way.value) for way in FindingOut if way not in there)
    if there and missing:
        yield _misfit(scenario, f"no revisit turn has 'finding': {missing}")


def _topics(scenario: Scenario) -> Iterator[Problem]:
    """See that nothing is asked about twice, and where it is to be judged what came of it, that each thing is asked."""
    asked = Counter(turn.about for turn in scenario.turns if turn.about)
    for topic in Topic:
        if asked[topic] > 1 or (scenario.orientation and not asked[topic]):
            times = "is never asked about" if not asked[topic] else f"is asked about in {asked[topic]} turns"
            yield _misfit(scenario, f"{topic.value!r} {times}; each of the six is to be, once")


def _misfit(where: Scenario | Turn, message: str) -> Problem:
    return Problem(where.at, Rule.SCENE_MISFIT, message)
