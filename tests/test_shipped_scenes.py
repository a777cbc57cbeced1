"""The shipped scenes: sound, finished, and as their lessons promise them.

``pytest -s tests/test_shipped_scenes.py`` prints how well the guessers do, lesson by lesson.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from coachkit.checks import outcome_in, pooled
from coachkit.engine import start
from coachkit.feedback import spans_of
from coachkit.loading import Library, scenario_folders, shipped_scenarios
from coachkit.practice import check_paths
from coachkit.scenario import Scenario
from coachkit.vocabulary import Code, Ending, Outcome, Sign, Stage, naming_code
from tests.olu import on_the_good_path
from tests.test_scenarios import MOST_ADVANTAGE, table

LIBRARY = Library()
WHOLE, SCENES = shipped_scenarios()
IDS = tuple(folder.name for folder in scenario_folders(SCENES))


@cache
def load(scene_id: str) -> Scenario:
    return LIBRARY.load(scene_id)


def of(lesson: str) -> list[Scenario]:
    return [load(scene_id) for scene_id in IDS if load(scene_id).lesson == lesson]


LESSONS = sorted({load(scene_id).lesson for scene_id in IDS})


@pytest.fixture(params=IDS)
def shipped_scene(request: pytest.FixtureRequest) -> Scenario:
    return load(request.param)


# ------------------------------------------------------------------------------------------------ each scene


@pytest.mark.parametrize("scene_id", IDS)
def test_a_scene_passes_every_check(scene_id: str) -> None:
    _, problems = check_paths([LIBRARY.folder(scene_id)])
    assert [str(problem) for problem in problems] == []


def test_scenes_and_whole_clients_lie_apart() -> None:
    among_scenes = {each: LIBRARY.folder(each).parent == SCENES for each in LIBRARY.ids}
    assert among_scenes == {each: load(each).is_scene for each in LIBRARY.ids}


def test_the_good_path_ends_well_with_the_whole_vision(shipped_scene: Scenario) -> None:
    end = on_the_good_path(shipped_scene, start(shipped_scene))
    elements = {element.id for element in shipped_scene.vision.elements}
    assert (end.ending, set(end.vision)) == (Ending.WELL, elements)


def test_every_word_of_evidence_is_found_in_its_reply(shipped_scene: Scenario) -> None:
    for _, reply in shipped_scene.replies():
        spans = spans_of(reply)
        assert {code: len(found) for code, found in spans.items()} == {
            code: len(words) for code, words in reply.codes.items()
        }


def test_each_derailment_of_a_turn_gets_an_answer_of_its_own(shipped_scene: Scenario) -> None:
    for turn, reply in shipped_scene.replies():
        naming = naming_code(turn.stage, reply.codes)
        assert naming is None or naming.value in turn.follow, (turn.id, reply.id)


def test_nothing_is_said_twice(shipped_scene: Scenario) -> None:
    said = Counter(answer.says for turn in shipped_scene.turns for answer in turn.follow.values())
    said.update(reply.text for _, reply in shipped_scene.replies())
    assert [words for words, times in said.items() if times > 1] == []


def test_scenes_are_people_of_their_own() -> None:
    everybody = [LIBRARY.load(scene_id).client for scene_id in LIBRARY.ids]
    for what in ("name", "trade", "place"):
        told = [getattr(client, what) for client in everybody]
        assert len(set(told)) == len(told), what


# ------------------------------------------------------------------------------------------------ each lesson


@pytest.mark.parametrize("lesson", LESSONS)
def test_nobody_who_knows_nothing_of_coaching_finds_the_reply_on_track(lesson: str) -> None:
    found = pooled(of(lesson))
    print(f"\n{lesson}\n{table(found)}")
    assert [each.guesser for each in found if each.advantage > MOST_ADVANTAGE] == [], f"\n{table(found)}"


def test_lesson_05_has_three_scenes_of_verdicts_and_three_of_what_cannot_wait() -> None:
    assert Counter(scene.cannot_wait for scene in of("05_no_verdicts")) == {False: 3, True: 3}


def test_every_verdict_tempts_with_a_ruling_and_nearly_every_one_with_a_bare_refusal() -> None:
    for scene in of("05_no_verdicts"):
        asked = [turn for turn in scene.turns if turn.stage is Stage.VERDICT]
        ruling = [
            turn for turn in asked if any({Code.JUDGE, Code.CONCEDE} & set(reply.codes) for reply in turn.replies)
        ]
        refusing = [
            turn for turn in asked if Outcome.STALLED in {outcome_in(scene, turn, each) for each in turn.replies}
        ]
        assert ruling == asked, scene.id
        assert len(refusing) >= len(asked) - 1, scene.id


def test_every_sign_of_what_cannot_wait_comes_up_twice_and_look_alikes_stand_between() -> None:
    turns = [turn for scene in of("05_no_verdicts") for turn in scene.turns]
    signs = Counter(turn.urgent.sign for turn in turns if turn.urgent)
    assert {sign: signs[sign] >= 2 for sign in Sign} == dict.fromkeys(Sign, True)
    assert sum(turn.stage is Stage.VISION for turn in turns) >= 6


def test_what_cannot_wait_tempts_with_a_perfect_deferral_and_look_alikes_with_an_alarm() -> None:
    for scene in of("05_no_verdicts"):
        for turn in scene.turns:
            replies = [reply.codes for reply in turn.replies]
            if turn.urgent:
                four = {Code.ACKNOWLEDGE, Code.NOTE, Code.SUSPEND, Code.RETURN}
                assert any(four <= set(codes) and Code.SIGNPOST not in codes for codes in replies), (scene.id, turn.id)
            elif turn.stage is Stage.VISION:
                assert any(Code.SIGNPOST in codes for codes in replies), (scene.id, turn.id)
