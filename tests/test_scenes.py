"""Scenes: short scenarios of one lesson, which simply end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from coachkit import summaries
from coachkit.checks import check_scenario, pooled
from coachkit.engine import start
from coachkit.errors import NotNow, Rule
from coachkit.loading import Library, read_scenario_file
from coachkit.practice import Call, Session, Wiring, open_marking, open_session, scenario_cards
from coachkit.practice.authoring import check_one
from coachkit.scenario import Answer, Reply, Scenario, Turn
from coachkit.store import EventKind, Store
from coachkit.vocabulary import STEPS, Degree, Ending, NextWork, Orientation, Sign, Stage, StatementKind, Topic
from tests import olu, tove

GOOD = ("yours-to-see", "first-the-letter", "dust-listed")
LESSON = "05_no_verdicts"


def opened(wiring: Wiring, *replies: str, lesson: str = "", fresh: bool = False) -> Session:
    session = open_session(olu.ADA, wiring=wiring, lesson=lesson, fresh=fresh)
    for reply in replies:
        session.reply(reply)
    return session


def rules(scenario: Scenario) -> set[Rule]:
    return {problem.rule for problem in check_scenario(scenario)}


def with_turns(scenario: Scenario, change: Callable[[int, Turn], Turn]) -> Scenario:
    return replace(scenario, turns=tuple(change(number, turn) for number, turn in enumerate(scenario.turns)))


def asking(scene: Scenario, topics: tuple[Topic, ...] = tuple(Topic)) -> Scenario:
    """Make a scene in which the coach asks about these things."""
    first = replace(scene.turns[0], stage=Stage.OPENING, verdict="")
    turns = tuple(
        replace(first, id=topic.value.replace("_", "-") + str(n), about=topic) for n, topic in enumerate(topics)
    )
    return replace(scene, turns=turns, orientation=Orientation.FAINT, orientation_reason="So.")


# ------------------------------------------------------------------------------------------------ reading, checks


def test_the_sound_scene_passes_every_check() -> None:
    assert check_one(olu.SCENES / olu.ADA) == []


def test_a_scene_says_its_lesson_and_what_cannot_wait(scene: Scenario) -> None:
    urgent = scene.turn("letter").urgent
    assert (scene.lesson, scene.is_scene, scene.cannot_wait) == (LESSON, True, True)
    assert urgent is not None
    assert (urgent.sign, urgent.words in scene.turn("letter").says) == (Sign.DEADLINE, True)


def test_what_cannot_wait_is_a_kind_of_statement(scene: Scenario) -> None:
    assert scene.turn("letter").statement_kinds == (StatementKind.URGENT,)


def test_a_whole_client_is_no_scene(scenario: Scenario) -> None:
    assert (scenario.is_scene, scenario.cannot_wait) == (False, False)


def test_the_same_turns_without_a_lesson_are_too_little_for_a_whole_client(scene: Scenario) -> None:
    whole = replace(scene, lesson="")
    assert rules(whole) == {Rule.TOO_FEW_DERAILMENTS, Rule.NEVER_REVISITED, Rule.MISSING_STAGE, Rule.GIVE_AWAY}


@pytest.mark.parametrize(
    ("turn", "change", "told"),
    [
        ("letter", {"urgent": None}, "an urgent turn marks the words that cannot wait"),
        ("dust", {"stage": Stage.URGENT}, "an urgent turn marks the words that cannot wait"),
        ("letter", {"stage": Stage.OPENING}, "is an urgent turn"),
    ],
)
def test_what_cannot_wait_is_marked_where_it_is_said(
    scene: Scenario, turn: str, change: dict[str, object], told: str
) -> None:
    changed = with_turns(scene, lambda _, each: replace(each, **change) if each.id == turn else each)  # type: ignore[arg-type]
    found = [problem.message for problem in check_scenario(changed) if problem.rule is Rule.STAGE_MISFIT]
    assert any(told in message for message in found)


def test_what_cannot_wait_comes_back_when_it_was_not_heard(scene: Scenario) -> None:
    changed = with_turns(scene, lambda _, each: replace(each, restated=()) if each.id == "letter" else each)
    assert Rule.TOO_FEW_RESTATED in rules(changed)


def test_a_scene_may_ask_about_all_six(scene: Scenario) -> None:
    assert Rule.SCENE_MISFIT not in rules(asking(scene))


@pytest.mark.parametrize(
    "change",
    [
        lambda scene: asking(scene, tuple(Topic)[1:]),
        lambda scene: asking(scene, (*Topic, Topic.VISION)),
        lambda scene: replace(asking(scene), lesson=""),
        lambda scene: replace(asking(scene), orientation_reason=""),
        lambda scene: replace(asking(scene), orientation=None),
        lambda scene: with_turns(asking(scene), lambda _, turn: replace(turn, stage=Stage.VISION)),
        lambda scene: with_turns(scene, lambda _, turn: replace(turn, follow=_all_unanswered(turn))),
    ],
    ids=["one missing", "one twice", "no lesson", "no reason", "no orientation", "another stage", "answers"],
)
def test_what_only_scenes_have_has_to_fit_together(scene: Scenario, change: Callable[[Scenario], Scenario]) -> None:
    assert Rule.SCENE_MISFIT in rules(change(scene))


def _all_unanswered(turn: Turn) -> dict[str, Answer]:
    return {key: replace(answer, answers=False) for key, answer in turn.follow.items()}


def test_opening_turns_of_a_scene_need_no_near_misses(scene: Scenario) -> None:
    asked = asking(scene)
    bare = with_turns(asked, lambda _, turn: replace(turn, replies=tuple(map(_without_steps, turn.replies))))
    assert Rule.TOO_FEW_NEAR_MISSES not in rules(bare)
    assert Rule.TOO_FEW_NEAR_MISSES in rules(replace(bare, lesson=""))


def _without_steps(reply: Reply) -> Reply:
    return replace(reply, codes={code: words for code, words in reply.codes.items() if code not in STEPS})


def test_few_turns_give_nothing_away(scene: Scenario) -> None:
    assert Rule.GIVE_AWAY in rules(replace(scene, lesson=""))
    assert Rule.GIVE_AWAY not in rules(scene)


def test_guessers_are_counted_over_several_scenes(scene: Scenario) -> None:
    assert {guess.turns for guess in pooled([scene, replace(scene, id="another")])} == {6}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("lesson: 05_no_verdicts", "lesson: No Verdicts", "CK011 'No Verdicts' cannot be the name of a lesson"),
        ("sign: deadline", "sign: hurry", "CK007 unknown sign 'hurry'"),
        ("the workshop is gone.\", sign", "the shop.\", sign", "CK013 the words \"If I don't answer by tomorrow"),
        ("    stage: verdict", "    stage: verdict\n    about: weather", "CK007 unknown topic 'weather'"),
        ("lesson: 05_no_verdicts", "lesson: 05_no_verdicts\norientation: some", "CK007 unknown orientation 'some'"),
        ("thinks: \"Hers.\"", "thinks: \"Hers.\", answers: maybe", "CK007 unknown yes no 'maybe'"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_scene_is_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = (olu.SCENES / olu.ADA / "scenario.yaml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    file = tmp_path / "scenario.yaml"
    file.write_text(text.replace(old, new), encoding="utf-8")
    _, problems = read_scenario_file(file)
    assert any(message in str(problem) for problem in problems), problems


def test_whole_clients_and_scenes_are_in_one_library() -> None:
    library = Library([olu.DATA, olu.SCENES])
    assert {olu.ID, olu.ADA} <= set(library.ids)
    lessons = {card.id: card.lesson for card in scenario_cards(library)}
    assert (lessons[olu.ID], lessons[olu.ADA]) == ("", LESSON)


@pytest.mark.parametrize("scenes", [True, False])
def test_cards_of_scenes_or_of_whole_clients_leave_the_others_out(scenes: bool) -> None:
    library = Library([olu.DATA, olu.SCENES])
    everything = scenario_cards(library)
    assert scenario_cards(library, scenes=scenes) == [card for card in everything if bool(card.lesson) is scenes]


# ------------------------------------------------------------------------------------------------ playing


def test_the_good_path_ends_well_with_the_whole_vision(scene: Scenario) -> None:
    end = olu.on_the_good_path(scene, start(scene))
    assert (end.ending, end.vision) == (Ending.WELL, ("bench", "varnish"))


def test_a_scene_simply_ends(wiring: Wiring) -> None:
    session = opened(wiring, *GOOD)
    debrief = session.debrief()
    assert session.over
    assert debrief is not None
    assert (debrief.rating, debrief.next_work, debrief.reason, debrief.taken_up) == (None, None, "", ())
    assert {Call.RATE, Call.CHOOSE_NEXT_WORK} & set(session.view().calls) == set()


def test_nothing_is_rated_or_chosen_after_a_scene(wiring: Wiring) -> None:
    session = opened(wiring, *GOOD)
    with pytest.raises(NotNow):
        session.rate(Degree.NO_VISION)
    with pytest.raises(NotNow):
        session.choose_next_work(NextWork.BUILD_PICTURE)


def test_the_last_turn_of_a_scene_can_be_tried_again(wiring: Wiring) -> None:
    session = opened(wiring, *GOOD[:2], "dust-gone")
    session.try_again()
    session.reply("dust-listed")
    assert session.over
    assert [row["attempt"] for row in session.choices()] == [1, 1, 1, 2]


def test_a_scene_resumes_where_it_was_left_and_begins_anew_once_it_is_over(wiring: Wiring, store: Store) -> None:
    first = opened(wiring, *GOOD[:1]).header.session
    assert len(opened(wiring).view().exchanges) == 1
    opened(wiring, *GOOD[1:])
    assert opened(wiring).header.session != first
    assert store.session(first)[-1].body == {"ending": "well"}
    assert store.session(first)[-1].kind is EventKind.SESSION_ENDED


def test_a_scene_that_was_finished_has_ended(wiring: Wiring, store: Store) -> None:
    session = opened(wiring, *GOOD)
    assert store.session(session.header.session)[-1].body == {"ending": "well"}


def test_a_last_turn_tried_again_takes_the_end_back(wiring: Wiring, store: Store) -> None:
    session = opened(wiring, *GOOD[:2], "dust-gone")
    session.try_again()
    resumed = opened(wiring)
    assert (resumed.header.session, resumed.over) == (session.header.session, False)
    resumed.reply("dust-listed")
    kinds = [event.kind for event in store.session(session.header.session)[-4:]]
    assert kinds == [EventKind.SESSION_ENDED, EventKind.TRIED_AGAIN, EventKind.CHOICE, EventKind.SESSION_ENDED]


def test_the_ledger_of_a_scene_that_is_over_stays_as_it_is(wiring: Wiring) -> None:
    session = opened(wiring, *GOOD)
    assert Call.WORD_ENTRY not in session.view().calls
    with pytest.raises(NotNow):
        session.word_entry("wife", "Dust.")


def test_what_kind_of_turn_it_is_is_not_shown_in_a_scene(wiring: Wiring) -> None:
    assert opened(wiring).view().stages == ()


# ------------------------------------------------------------------------------------------------ the lesson


def test_the_record_names_the_lesson_of_a_scene(wiring: Wiring, store: Store) -> None:
    session = opened(wiring, GOOD[0])
    assert session.choices()[0]["lesson"] == LESSON
    assert store.session(session.header.session)[0].body["lesson"] == LESSON


def test_a_lesson_that_the_call_names_comes_first(wiring: Wiring) -> None:
    assert opened(wiring, GOOD[0], lesson="08_whole").choices()[0]["lesson"] == "08_whole"


def test_a_client_opened_outside_a_lesson_has_none(wiring: Wiring) -> None:
    session = open_session(olu.ID, wiring=wiring)
    session.reply("what-like")
    assert session.choices()[0]["lesson"] is None


def test_a_resumed_conversation_keeps_the_lesson_it_began_in(wiring: Wiring) -> None:
    opened(wiring, GOOD[0], lesson="08_whole")
    assert opened(wiring, GOOD[1]).choices()[1]["lesson"] == "08_whole"


def test_lessons_count_what_was_practised_in_each(wiring: Wiring, store: Store) -> None:
    for lesson, replies in (("02_defer_it", ("what-like", "ask-the-bank")), ("", ("hands-of-gold",))):
        session = open_session(olu.ID, wiring=wiring, lesson=lesson, fresh=True)
        for reply in replies:
            session.reply(reply)
    session = open_session(olu.ADA, wiring=wiring)
    session.reply("yours-to-see")
    table = summaries.lessons(summaries.choices(store=store))
    assert list(table.index) == ["02_defer_it", "05_no_verdicts", "outside a lesson"]
    assert list(table["replies"]) == [2, 1, 1]
    assert list(table["on_track"]) == [1, 1, 0]
    assert list(table["clients"]) == [1, 1, 1]


def test_a_class_is_debriefed_from_the_choices_of_a_lesson(wiring: Wiring, store: Store) -> None:
    for trainee in ("mole", "rat"):
        session = open_session(olu.ADA, wiring=wiring, trainee=trainee)
        for reply in ("not-daft", "yours-to-see", "on-the-list", "first-the-letter", "dust-listed"):
            session.reply(reply)
    chosen = summaries.choices(store=store).query("lesson == '05_no_verdicts'")
    assert summaries.outcomes(chosen)["replies"].to_dict() == {"vision": 2, "verdict": 4, "urgent": 4}
    assert summaries.derailments(chosen)["replies"].to_dict() == {"judge": 2}
    assert "urgent: 4 replies: 2 on track, 2 stalled." in summaries.show_outcomes(chosen).alternative


def test_a_lesson_of_marks_counts_its_marks(wiring: Wiring, store: Store) -> None:
    tove.give(open_marking(tove.ID, lesson="01_hear_the_but", wiring=tove.world(wiring)), tove.heard(1), tove.passed(2))
    table = summaries.lessons(summaries.choices(store=store))
    row = table.loc["01_hear_the_but"]
    assert (row["times"], row["marks"], row["replies"], row["ratings"]) == (1, 2, 0, 0)
    assert pd.isna(row["on_track_share"])
