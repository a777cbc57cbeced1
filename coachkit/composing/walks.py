"""Walkthroughs of a client put together: the good path, and ways on which every other reply is taken once."""

from __future__ import annotations

from collections.abc import Iterator

from ..checks import outcome_in
from ..scenario import Reply, Scenario, Turn, WalkStep, Walkthrough
from ..vocabulary import Code, Ending, Outcome

_EVERY = 4
"""Of so many turns one goes astray, so that the client stays."""
_STAYING = (Outcome.STALLED, Outcome.DERAILED)


def walks(scenario: Scenario) -> tuple[Walkthrough, ...]:
    """Return walkthroughs that take every reply; the first is the good path."""
    whole = tuple(element.id for element in scenario.vision.elements)
    steps = tuple(WalkStep(turn.id, _on_track(scenario, turn).id or "", Outcome.ON_TRACK) for turn in scenario.turns)
    good = Walkthrough("the good path", steps, Ending.WELL.value, whole, tuple(scenario.reality))
    most = max(len(turn.replies) for turn in scenario.turns) - 1
    return (good, *(_astray(scenario, which, first) for which in range(most) for first in range(_EVERY)))


def _on_track(scenario: Scenario, turn: Turn) -> Reply:
    return next(reply for reply in turn.replies if outcome_in(scenario, turn, reply) is Outcome.ON_TRACK)


def _astray(scenario: Scenario, which: int, first: int) -> Walkthrough:
    steps, never_noted = list[WalkStep](), set[str]()
    for position, turn in enumerate(scenario.turns):
        if turn.takes_up in never_noted:
            continue
        taken = list(_steps(scenario, turn, which if position % _EVERY == first else None))
        steps.extend(taken)
        if not any(Code.NOTE in turn.reply(step.reply).codes for step in taken):
            never_noted.update(said.id for said in turn.reality)
    return Walkthrough(f"reply {which + 1} at every fourth turn, from turn {first + 1}", tuple(steps))


def _steps(scenario: Scenario, turn: Turn, which: int | None) -> Iterator[WalkStep]:
    """Yield the steps of one turn: a reply that is not on track, and the one that is where that is needed too."""
    on_track = _on_track(scenario, turn)
    others = [reply for reply in turn.replies if reply is not on_track]
    if which is not None and which < len(others):
        outcome = outcome_in(scenario, turn, others[which])
        yield WalkStep(turn.id, others[which].id or "", outcome)
        if outcome not in _STAYING or not turn.restated:
            return
    yield WalkStep(turn.id, on_track.id or "", Outcome.ON_TRACK)
