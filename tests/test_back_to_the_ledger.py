"""Lesson 06: challenges taken up again, and what the client will try joins the ledger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from coachkit.checks import check_scenario
from coachkit.engine import start
from coachkit.errors import Rule
from coachkit.loading import Library
from coachkit.practice import Session, Wiring, open_session
from coachkit.scenario import Scenario, Turn
from coachkit.vocabulary import TREATED, Basis, FindingOut, Stage
from tests.olu import on_the_good_path, on_track_in

LESSON = "06_back_to_the_ledger"
SCENES = [name for name in Library().ids if Library().load(name).lesson == LESSON]


@pytest.fixture(params=SCENES)
def scene(request: pytest.FixtureRequest) -> Scenario:
    return Library().load(request.param)


def played(wiring: Wiring, scene: Scenario, until: Stage | None = None) -> Session:
    """Take the reply on track of every turn, to the end or to the first turn of a stage."""
    session = open_session(scene.id, wiring=wiring)
    while (turn := session.view().turn) is not None and scene.turn(turn).stage is not until:
        session.reply(on_track_in(scene, turn).id or "")
    return session


def test_there_are_three_scenes_of_three_difficulties() -> None:
    assert sorted(Library().load(name).difficulty for name in SCENES) == [1, 2, 3]


def test_each_scene_has_beliefs_and_obstacles_and_every_way_of_finding_out(scene: Scenario) -> None:
    assert {statement.basis for statement in scene.reality.values()} == set(Basis)
    assert {turn.finding for turn in scene.turns} - {None} == set(FindingOut)


def test_on_the_good_path_every_challenge_has_a_plan(scene: Scenario) -> None:
    end = on_the_good_path(scene, start(scene))
    assert {reality for reality, _ in end.plans} == set(scene.reality)


def test_what_the_client_will_try_joins_the_ledger(wiring: Wiring, scene: Scenario) -> None:
    session = played(wiring, scene)
    debrief = session.debrief()
    assert debrief is not None
    assert all(up.line.tries for up in debrief.taken_up)


def test_it_says_what_to_find_out_and_how_such_a_challenge_is_treated(wiring: Wiring, scene: Scenario) -> None:
    view = played(wiring, scene, Stage.REVISIT).view()
    turn = scene.turn(view.turn or "")
    assert view.finding is turn.finding
    assert view.to_learn == TREATED[scene.reality[turn.takes_up or ""].basis]


def test_what_was_never_noted_is_not_there(wiring: Wiring, scene: Scenario) -> None:
    session = open_session(scene.id, wiring=wiring)
    while (turn := session.view().turn) is not None:
        replies = scene.turn(turn).replies
        unnoted = [reply for reply in replies if "note" not in reply.codes and reply.id not in session._state.given]
        session.reply((unnoted or list(replies))[0].id or "")
    stages = [each.stage for each in session.view().exchanges]
    assert Stage.REVISIT not in stages


def test_a_plan_taken_back_is_gone(wiring: Wiring, scene: Scenario) -> None:
    session = played(wiring, scene, Stage.REVISIT)
    turn = session.view().turn or ""
    session.reply(on_track_in(scene, turn).id or "")
    assert any(line.tries for line in session.view().ledger)
    session.try_again()
    assert not any(line.tries for line in session.view().ledger)


def without_tries(turn: Turn) -> Turn:
    if not turn.finding:
        return turn
    return replace(turn, follow={**turn.follow, "on_track": replace(turn.follow["on_track"], tries="")})


def elsewhere(turn: Turn) -> Turn:
    return replace(turn, finding=FindingOut.SMALL_TRIAL) if turn.stage is Stage.OPENING else turn


def without_one_way(turn: Turn) -> Turn:
    return replace(turn, finding=FindingOut.SMALL_TRIAL) if turn.finding is FindingOut.HELPED_BEFORE else turn


@pytest.mark.parametrize("change", [without_tries, elsewhere, without_one_way])
def test_what_does_not_fit_is_told(change: Callable[[Turn], Turn]) -> None:
    scene = Library().load(SCENES[0])
    found = check_scenario(replace(scene, turns=tuple(map(change, scene.turns))))
    assert Rule.SCENE_MISFIT in {problem.rule for problem in found}
