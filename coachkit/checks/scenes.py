"""Does what only scenes have fit together: the lesson, what the coach asks about, how future-oriented the client is?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..errors import Problem, Rule
from ..scenario import Scenario, Turn
from ..vocabulary import Outcome, Stage, Topic


def check_scene(scenario: Scenario) -> Iterator[Problem]:
    """Yield what is wrong with the keys that only scenes have."""
    if scenario.orientation and not scenario.is_scene:
        yield _misfit(scenario, "'orientation' belongs to a scene; name its 'lesson'")
    if bool(scenario.orientation) != bool(scenario.orientation_reason):
        yield _misfit(scenario, "'orientation' and 'orientation_reason' belong together; one of them is missing")
    for turn in scenario.turns:
        yield from _asked(scenario, turn)
        yield from _answered(turn)
    yield from _topics(scenario)


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


def _topics(scenario: Scenario) -> Iterator[Problem]:
    """See that nothing is asked about twice, and where it is to be judged what came of it, that each thing is asked."""
    asked = Counter(turn.about for turn in scenario.turns if turn.about)
    for topic in Topic:
        if asked[topic] > 1 or (scenario.orientation and not asked[topic]):
            times = "is never asked about" if not asked[topic] else f"is asked about in {asked[topic]} turns"
            yield _misfit(scenario, f"{topic.value!r} {times}; each of the six is to be, once")


def _misfit(where: Scenario | Turn, message: str) -> Problem:
    return Problem(where.at, Rule.SCENE_MISFIT, message)
