"""Choosing a client, feedback that fades, and the exam."""

from __future__ import annotations

from typing import Any

import pytest

from coachkit.errors import NotNow
from coachkit.practice import Met, Wiring, client_cards, open_session
from coachkit.practice.exam import MET
from coachkit.vocabulary import REPLYING, FeedbackTime, Mode, RealityKind
from coachkit.widgets.whole_conversation import NOBODY, SOMEBODY_NEW, WholeConversation, whole_conversation
from tests import olu

FIRST, SECOND, *_ = olu.GOOD_PATH.values()


def ids(wiring: Wiring, **wishes: Any) -> list[str]:
    return [card.id for card in client_cards(wiring=wiring, **wishes)]


# ------------------------------------------------------------------------------------------------ choosing


def test_clients_are_chosen_by_difficulty(wiring: Wiring) -> None:
    assert {card.difficulty for card in client_cards(difficulty=3, wiring=wiring)} == {3}


def test_clients_are_chosen_by_what_their_buts_are_about(wiring: Wiring) -> None:
    found = client_cards(kind=RealityKind.HEALTH, wiring=wiring)
    assert found
    assert all(RealityKind.HEALTH in card.kinds for card in found)


def test_scenes_are_no_clients_for_whole_conversations(wiring: Wiring) -> None:
    scenes = {card for card in wiring.library.ids if wiring.library.load(card).lesson}
    assert not scenes & set(ids(wiring))


def test_a_client_is_new_then_unfinished_then_met(wiring: Wiring) -> None:
    seen = [{card.id: card.met for card in client_cards(wiring=wiring)}[olu.ID]]
    session = open_session(olu.ID, wiring=wiring)
    session.reply(FIRST)
    seen.append({card.id: card.met for card in client_cards(wiring=wiring)}[olu.ID])
    session.end()
    seen.append({card.id: card.met for card in client_cards(wiring=wiring)}[olu.ID])
    assert seen == [Met.NEW, Met.UNFINISHED, Met.MET]


def test_a_card_does_not_tell_how_much_vision_there_is(wiring: Wiring) -> None:
    words = " ".join(card.words for card in client_cards(wiring=wiring))
    assert "vision" not in words


# ------------------------------------------------------------------------------------------------ feedback and exam


def test_feedback_comes_when_it_was_asked_for(wiring: Wiring) -> None:
    session = open_session(olu.ID, lesson="08", wiring=wiring.with_feedback("08", FeedbackTime.END))
    session.reply(FIRST)
    assert session.view().exchanges[0].feedback is None


def test_an_exam_has_one_try_and_feedback_at_the_end(wiring: Wiring) -> None:
    session = open_session(olu.ID, wiring=wiring.with_feedback("", FeedbackTime.EVERY_TURN).under_exam())
    session.reply(FIRST)
    assert session.view().exchanges[0].feedback is None
    with pytest.raises(NotNow, match="one try"):
        session.try_again()


def test_an_exam_is_with_a_client_who_is_new(wiring: Wiring) -> None:
    open_session(olu.ID, wiring=wiring).reply(FIRST)
    with pytest.raises(NotNow, match=MET.split("{")[0]):
        open_session(olu.ID, wiring=wiring.under_exam())


def test_an_exam_that_was_left_unfinished_stays_one(wiring: Wiring) -> None:
    open_session(olu.ID, wiring=wiring.under_exam()).reply(FIRST)
    resumed = open_session(olu.ID, wiring=wiring)
    assert resumed.view().exchanges[0].feedback is None
    with pytest.raises(NotNow, match="one try"):
        resumed.try_again()


def test_an_exam_that_was_left_unfinished_can_be_gone_on_with_as_one(wiring: Wiring) -> None:
    open_session(olu.ID, wiring=wiring.under_exam()).reply(FIRST)
    assert open_session(olu.ID, wiring=wiring.under_exam()).view().exchanges[0].reply_id == FIRST


def test_nobody_practises_with_the_client_of_an_unfinished_exam_meanwhile(wiring: Wiring) -> None:
    exam = open_session(olu.ID, mode=Mode.CHOOSE, wiring=wiring.under_exam())
    exam.reply(FIRST)
    with pytest.raises(NotNow, match="is not finished"):
        open_session(olu.ID, mode=Mode.WRITE, wiring=wiring)
    exam.end()
    assert open_session(olu.ID, mode=Mode.WRITE, wiring=wiring).view().exchanges == ()


def test_where_the_course_is_an_exam_only_strangers_are_offered(wiring: Wiring) -> None:
    open_session(olu.ID, wiring=wiring).reply(FIRST)
    assert olu.ID in [card.id for card in client_cards(wiring=wiring)]
    assert olu.ID not in [card.id for card in client_cards(wiring=wiring.under_exam())]


def test_an_exam_that_was_left_unfinished_is_offered_as_one(wiring: Wiring) -> None:
    session = open_session(olu.ID, wiring=wiring.under_exam())
    session.reply(FIRST)
    offered = {card.id: card.met for card in client_cards(new_only=True, wiring=wiring)}
    assert offered[olu.ID] is Met.EXAM
    session.end()
    assert olu.ID not in ids(wiring, new_only=True)


# ------------------------------------------------------------------------------------------------ the form


def test_the_form_offers_all_clients(wiring: Wiring) -> None:
    form = WholeConversation(wiring)
    assert {value for _, value in form.clients.options} == {*ids(wiring), SOMEBODY_NEW}


def test_the_form_offers_those_who_fit(wiring: Wiring) -> None:
    form = WholeConversation(wiring)
    form.difficulty.value = 3
    assert {value for _, value in form.clients.options} == {*ids(wiring, difficulty=3), SOMEBODY_NEW}


def test_the_form_tells_of_the_client_who_is_chosen(wiring: Wiring) -> None:
    form = WholeConversation(wiring)
    assert form.told.value != NOBODY
    form.clients.value = olu.ID
    assert "Difficulty" in form.told.value
    assert "Olu" in form.told.value


def test_the_form_offers_the_ways_to_reply_and_no_other_mode(wiring: Wiring) -> None:
    assert [value for _, value in WholeConversation(wiring).mode.options] == ["", *REPLYING]


def test_a_wish_leaves_the_client_who_was_chosen_where_they_still_fit(wiring: Wiring) -> None:
    form = WholeConversation(wiring)
    form.clients.value = olu.ID
    form.exam.value = True
    assert form.clients.value == olu.ID


def test_the_form_says_when_nobody_fits(wiring: Wiring) -> None:
    for client in ids(wiring):
        session = open_session(client, wiring=wiring)
        session.reply(session.view().replies[0].id)
    form = WholeConversation(wiring)
    form.exam.value, form.kind.value = True, RealityKind.MONEY
    assert form.begin.disabled
    assert NOBODY.split("“")[0] in form.told.value


def test_the_form_begins_the_conversation_that_was_wished_for(wiring: Wiring) -> None:
    form = WholeConversation(wiring)
    form.mode.value, form.clients.value = Mode.CHOOSE, olu.ID
    form.begin.click()
    (play,) = form.place.children
    assert (play.view["scenario"], play.view["mode"]["id"]) == (olu.ID, "choose")


def test_an_exam_cannot_be_started_again(wiring: Wiring) -> None:
    form = WholeConversation(wiring)
    form.mode.value, form.exam.value, form.clients.value = Mode.CHOOSE, True, olu.ID
    form.begin.click()
    (play,) = form.place.children
    play._heard({"call": "reply", "id": FIRST})
    play._heard({"call": "start_again"})
    assert play.view["failure"].startswith("You have met Olu")


def test_without_settings_the_form_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACHKIT_COURSE", "/nowhere/course.yaml")
    (line,) = whole_conversation().children
    assert "cannot be" in line.value
