"""The small sound scenario of the tests, and the words in which tests speak of it.

Olu throws cups and would love to be a potter. He opens (`cup`), makes two reality statements (`clay`: rent, mother)
and two more (`thumbs`: hands, town), asks for a verdict (`honest`), takes each statement up again, and asks what comes
next (`then-what`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coachkit.checks import outcome_in
from coachkit.coding import Coding, Finding
from coachkit.engine import Given, State, step
from coachkit.loading import read_scenario_file, scenario_folders, shipped_scenarios
from coachkit.scenario import Reply, Scenario
from coachkit.vocabulary import Band, Code, Outcome, Stage

DATA = Path(__file__).parent / "data"
OLU = DATA / "olu-kiln"
ID = "olu-kiln"
SCENES = Path(__file__).parent / "scenes"
ADA = "ada-roof"
VERA = "vera-bees"
OPENLY = ("what-else", "so-far-then", "where-might", "between-what", "your-way", "what-doing")
"""The open question of each of Vera's turns."""
"""The small sound scene: a verdict (`fiddles`), what cannot wait (`letter`), a look-alike (`dust`)."""
WHOLE = (ID, *(folder.name for folder in scenario_folders(shipped_scenarios()[0])))
"""Ids of the whole clients: the tests' own, and those that are shipped."""

GOOD_PATH = {
    "cup": "what-like",
    "clay": "both-listed",
    "thumbs": "kept-for-later",
    "honest": "yours-to-find",
    "rent-again": "who-knows-rent",
    "mother-again": "find-out-needs",
    "thumbs-again": "try-them",
    "town-again": "table-for-a-day",
    "then-what": "find-out-first",
}
"""The reply on track of every turn, in order."""

DEFERRED = (Code.ACKNOWLEDGE, Code.NOTE, Code.SUSPEND, Code.RETURN)


def olu() -> Scenario:
    """Read the scenario as it stands in its file."""
    scenario, problems = read_scenario_file(OLU / "scenario.yaml", ID)
    assert scenario is not None
    assert problems == []
    return scenario


def ada() -> Scenario:
    """Read the scene as it stands in its file."""
    scene, problems = read_scenario_file(SCENES / ADA / "scenario.yaml", ADA)
    assert scene is not None
    assert problems == []
    return scene


def vera() -> Scenario:
    """Read the scene about the future as it stands in its file."""
    scene, problems = read_scenario_file(SCENES / VERA / "scenario.yaml", VERA)
    assert scene is not None
    assert problems == []
    return scene


def saying(*codes: Code, text: str = "So.") -> Reply:
    """Make a written reply that earned these codes by all of its words."""
    return Reply(None, text, dict.fromkeys(codes, (text,)))


def take(scenario: Scenario, state: State, reply: Reply | str) -> State:
    """Give a reply (or one of the turn's, by its id) to the turn that waits, and return the state after it."""
    assert state.turn is not None
    given = scenario.turn(state.turn).reply(reply) if isinstance(reply, str) else reply
    return step(scenario, state, Given(state.turn, given))[0]


def on_the_good_path(scenario: Scenario, state: State, until: str | None = None) -> State:
    """Take the reply on track of every turn, to the end or until the named turn waits for a reply."""
    while state.turn is not None and state.turn != until:
        state = take(scenario, state, on_track_in(scenario, state.turn))
    return state


def on_track_in(scenario: Scenario, turn_id: str) -> Reply:
    """Return the turn's one reply that is on track."""
    turn = scenario.turn(turn_id)
    return next(reply for reply in turn.replies if outcome_in(scenario, turn, reply) is Outcome.ON_TRACK)


def coder(reply: str, client: str = "", stage: Stage | str = Stage.VISION, *, shown: Iterable[str] = ()) -> Coding:
    """Find the codes that a reply names: "note" is sure, "note?" is unsure, and "nonsense" cannot be coded."""
    named = {code: list(re.finditer(rf"\b{code.value}\b(\?)?", reply)) for code in Code}
    findings = tuple(
        Finding(code, Band.UNSURE, 0.6, _spans(found)) if found[0][1] else Finding(code, Band.SURE, 0.9, _spans(found))
        for code, found in named.items()
        if found
    )
    remark = "No words that could be coded." if "nonsense" in reply else ""
    return Coding(reply, Stage(stage), findings, remark, "test 1")


def _spans(found: Iterable[re.Match[str]]) -> tuple[tuple[int, int], ...]:
    return tuple((each.start(), each.end()) for each in found)


class Clock:
    """A clock that moves by one second each time it is read."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the time, one second later than the last."""
        self.time += timedelta(seconds=1)
        return self.time


class Counter:
    """Ids that count: the same in every run."""

    def __init__(self) -> None:
        self.last = 0

    def __call__(self) -> str:
        """Return the next id, in the form of a UUID."""
        self.last += 1
        return f"00000000-0000-4000-8000-{self.last:012d}"
