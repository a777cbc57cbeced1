"""Practising with clients put together: by call, by id, in lesson 08's form, in the terminal."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import count

import pytest
from click.testing import CliRunner

import coachkit as ck
from coachkit.commands import cli
from coachkit.errors import NotNow, UnknownName
from coachkit.loading import Library
from coachkit.practice import Session, Wiring, open_endless, open_session, transcript_cards
from coachkit.practice.composed import maker
from coachkit.vocabulary import Mode
from coachkit.widgets import RolePlay, WholeConversation, endless
from coachkit.widgets.whole_conversation import SOMEBODY_NEW
from tests import olu


@pytest.fixture
def world(wiring: Wiring) -> Wiring:
    """A world whose library makes clients of their ids."""
    return replace(wiring, library=Library([olu.DATA], maker(wiring.course)), new_seed=count(100).__next__)


def first_reply(session: Session) -> str:
    return session.scenario.turns[0].replies[0].id or ""


def test_an_id_opens_the_client_it_names(world: Wiring) -> None:
    session = open_session("endless-2-4711", wiring=world)
    assert (session.scenario.id, session.scenario.difficulty) == ("endless-2-4711", 2)


def test_a_difficulty_in_quotes_is_the_same_one(world: Wiring) -> None:
    assert open_endless("2", 4711, wiring=world).scenario.id == "endless-2-4711"  # type: ignore[arg-type]
    assert transcript_cards("2", wiring=world) == transcript_cards(2, wiring=world)  # type: ignore[arg-type]


def test_a_client_is_resumed_and_recorded_like_any(world: Wiring) -> None:
    session = open_session("endless-1-7", wiring=world)
    session.reply(first_reply(session))
    resumed = open_session("endless-1-7", wiring=world)
    assert [each["scenario_hash"] for each in resumed.choices()] == [session.scenario.hash]
    assert resumed.choices()[0]["scenario"] == "endless-1-7"


def test_a_client_comes_to_a_debrief(world: Wiring) -> None:
    session = open_session("endless-1-7", wiring=world)
    while session.view().turn:
        session.reply(olu.on_track_in(session.scenario, session.view().turn or "").id or "")
    debrief = session.debrief()
    assert debrief
    assert (debrief.seen, debrief.unsaid) == (6, ())


def test_where_the_client_is_told_of_stands_its_number(world: Wiring) -> None:
    assert "endless-3-12" in open_endless(3, 12, wiring=world).view().client.background


def test_without_a_seed_the_client_is_somebody_new_until_the_conversation_is_over(world: Wiring) -> None:
    session = open_endless(2, wiring=world)
    session.reply(first_reply(session))
    assert open_endless(2, wiring=world).scenario.id == session.scenario.id
    assert open_endless(1, wiring=world).scenario.id != session.scenario.id
    session.end()
    assert open_endless(2, wiring=world).scenario.id != session.scenario.id


def test_starting_again_without_a_seed_brings_somebody_new(world: Wiring) -> None:
    session = open_endless(2, wiring=world)
    assert open_endless(2, fresh=True, wiring=world).scenario.id != session.scenario.id


def test_a_client_who_was_met_is_nobody_new(world: Wiring) -> None:
    same = replace(world, new_seed=lambda: 5)
    session = open_endless(1, wiring=same)
    session.reply(first_reply(session))
    session.end()
    assert open_endless(1, wiring=same).scenario.id == "endless-1-6"


def test_an_exam_is_with_somebody_new(world: Wiring) -> None:
    session = open_endless(1, wiring=world)
    session.reply(first_reply(session))
    exam = open_endless(1, wiring=world.under_exam())
    assert exam.scenario.id != session.scenario.id
    exam.reply(first_reply(exam))
    with pytest.raises(NotNow):
        exam.try_again()


@pytest.mark.parametrize(("difficulty", "seed"), [(4, None), (0, 3), (1, -1), (1, 10**9)])
def test_what_there_is_not_is_told(world: Wiring, difficulty: int, seed: int | None) -> None:
    with pytest.raises(UnknownName):
        open_endless(difficulty, seed, wiring=world)


def test_an_id_out_of_bounds_is_no_scenario(world: Wiring) -> None:
    with pytest.raises(UnknownName):
        world.library.load("endless-4-1")


# ------------------------------------------------------------------------------------------------ in a notebook


def test_the_call_shows_a_conversation(world: Wiring) -> None:
    shown = endless(2, 4711, mode="choose", wiring=world)
    assert isinstance(shown, RolePlay)
    assert shown.view["scenario"] == "endless-2-4711"


def test_a_mode_that_there_is_not_is_told_in_plain_words(world: Wiring) -> None:
    assert "sing" in endless(2, 4711, mode="sing", wiring=world).view["failure"]


def test_the_public_call_is_this_one() -> None:
    assert ck.endless is endless


def test_lesson_08_begins_with_somebody_new(world: Wiring) -> None:
    form = WholeConversation(world)
    form.difficulty.value, form.mode.value = 3, Mode.CHOOSE
    form.clients.value = SOMEBODY_NEW
    form.begin.click()
    (play,) = form.place.children
    assert play.view["scenario"].startswith("endless-3-")


def test_somebody_new_is_not_offered_by_kind(world: Wiring) -> None:
    form = WholeConversation(world)
    form.kind.value = form.kind.options[1][1]
    assert SOMEBODY_NEW not in [value for _, value in form.clients.options]


# ------------------------------------------------------------------------------------------------ in a terminal


def test_the_terminal_plays_somebody_new() -> None:
    ran = CliRunner().invoke(cli, ["play", "--endless", "2", "--seed", "4711", "--json"], input="1\n")
    assert json.loads(ran.stdout.splitlines()[0])["scenario"] == "endless-2-4711"


@pytest.mark.parametrize("words", [["play"], ["play", "ines-tiles", "--endless", "1"], ["play", "--endless", "4"]])
def test_a_call_that_asks_for_nobody_or_for_two_is_wrong(words: list[str]) -> None:
    assert CliRunner().invoke(cli, words).exit_code == 2
