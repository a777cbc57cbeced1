"""Boosters with records: what is due comes from practice, lines are new, and what is drilled is on record."""

from __future__ import annotations

import html
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from coachkit.client import in_sentences
from coachkit.loading import Bank
from coachkit.practice import Boosting, Drill, Wiring, open_session, record_of_practice
from coachkit.store import EventKind
from coachkit.vocabulary import Code
from coachkit.widgets.boosters import DONE, NEVER, USED_UP, Booster
from tests import olu
from tests.bank_lines import bank

GOOD = "acknowledge note suspend return"
FIRST, *_ = olu.GOOD_PATH.values()


@pytest.fixture
def world(wiring: Wiring, tmp_path: Path) -> Wiring:
    """A world with a coder that finds what a reply names, and a bank of twelve lines."""
    folder = bank(tmp_path, 12).parent
    return replace(wiring, coder=olu.coder, course=replace(wiring.course, bank=(folder,)))


def slip(world: Wiring, code: Code = Code.ADVISE) -> None:
    """Slip once, in practice."""
    session = open_session(olu.ID, mode=None, wiring=world, fresh=True)
    session.reply(FIRST)
    reply = next(r for r in session.scenario.turn("clay").replies if code in r.codes)
    session.reply(reply.id or "")


def later(world: Wiring, days: int = 0, hours: int = 0) -> None:
    clock = world.now
    assert isinstance(clock, olu.Clock)
    clock.time += timedelta(days=days, hours=hours)


def answer(drill: Drill | None, words: str = GOOD) -> None:
    assert drill is not None
    drill.write(words)


def test_nothing_is_due_on_the_day_itself(world: Wiring) -> None:
    slip(world)
    standing = Boosting(world).standing()
    assert standing.due == ()
    assert standing.later is not None
    assert standing.later.code is Code.ADVISE


def test_the_day_after_four_lines_are_due(world: Wiring) -> None:
    slip(world)
    later(world, 1)
    assert Boosting(world).standing().left == 4


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone cannot be set here")
def test_the_day_is_that_of_where_the_trainee_sits(world: Wiring, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "NZST-13")
        time.tzset()
        slip(world)  # at nine in Greenwich, ten in the evening there
        later(world, hours=4)
        assert Boosting(world).standing().left == 4
    time.tzset()


def test_every_line_is_new(world: Wiring) -> None:
    slip(world)
    met = []
    for days in (1, 3):
        later(world, days)
        boosting = Boosting(world)
        while (drill := boosting.next_drill()) is not None:
            met.append(drill.scenario.id)
            answer(drill)
    assert len(met) == len(set(met)) == 8


def test_what_was_done_today_is_done_after_a_restart_too(world: Wiring) -> None:
    slip(world)
    later(world, 1)
    answer(Boosting(world).next_drill())
    assert Boosting(world).standing().left == 3


def test_a_drill_is_on_record_as_a_choice_and_as_a_drill(world: Wiring) -> None:
    slip(world)
    later(world, 1)
    answer(Boosting(world).next_drill())
    (event,) = [event for event, _ in world.store.events(EventKind.DRILL)]
    assert event.body["code"] == "advise"
    assert [row["mode"] for row in world.store.choices(session=event.session)] == ["write"]


def test_a_line_that_got_no_reply_is_not_drilled(world: Wiring) -> None:
    slip(world)
    later(world, 1)
    drill = Boosting(world).next_drill()
    assert drill is not None
    drill.end()
    assert Boosting(world).standing().done == 0


def test_a_line_that_got_its_reply_is_drilled_though_no_other_is_asked_for(world: Wiring) -> None:
    slip(world)
    later(world, 1)
    for _ in range(4):
        widget = opened(world)
        widget.next.click()
        (play,) = widget.place.children
        play._heard({"call": "write", "text": "advise"})
    assert Boosting(world).standing().left == 0
    assert len({event.scenario for event in world.records.of_trainee(world.trainee(), EventKind.DRILL)}) == 4


def test_in_the_record_of_practice_a_single_line_is_no_conversation(world: Wiring) -> None:
    slip(world)
    later(world, 1)
    answer(Boosting(world).next_drill())
    found = record_of_practice(wiring=world)
    assert (len(found.sessions), found.besides) == (1, {"single lines drilled": 1})


def test_drills_do_not_count_as_slips(world: Wiring) -> None:
    slip(world)
    later(world, 1)
    answer(Boosting(world).next_drill(), "reassure")
    later(world, 2)
    assert {booster.code for booster in Boosting(world).standing().due} <= {Code.ADVISE}


def test_a_slip_in_a_drill_is_answered_as_the_line_has_it(world: Wiring) -> None:
    slip(world)
    later(world, 1)
    drill = Boosting(world).next_drill()
    assert drill is not None
    drill.write("advise")
    assert drill.view().exchanges[0].client_says == drill.scenario.turns[0].follow["advise"].says


def test_a_drill_can_be_tried_again(world: Wiring) -> None:
    slip(world)
    later(world, 1)
    drill = Boosting(world).next_drill()
    assert drill is not None
    drill.write("advise")
    drill.try_again()
    answer(drill)
    assert [row["attempt"] for row in world.store.choices(session=drill.header.session)] == [1, 2]


# ------------------------------------------------------------------------------------------------ the widget


def opened(world: Wiring) -> Booster:
    return Booster(lambda: Boosting(world))


def test_the_widget_leads_through_the_lines_of_today(world: Wiring) -> None:
    slip(world)
    later(world, 1)
    widget = opened(world)
    for _ in range(4):
        widget.next.click()
        (play,) = widget.place.children
        play._heard({"call": "write", "text": GOOD})
        assert play.view["failure"] == ""
    widget.next.click()
    assert DONE in widget.told.value


def test_a_client_without_a_name_stands_in_sentences_like_any_word() -> None:
    assert in_sentences("The client asked, and what was offered to The client before, The client took.") == (
        "The client asked, and what was offered to the client before, the client took."
    )


def test_models_and_note_stand_beside_a_reply_and_not_before_it(world: Wiring) -> None:
    slip(world)
    later(world, 1)
    widget = opened(world)
    widget.next.click()
    assert widget.beside.value == ""
    (play,) = widget.place.children
    play._heard({"call": "write", "text": "advise"})
    line = Bank(world.course.bank).line(play.view["scenario"])
    shown = html.unescape(widget.beside.value)
    assert [words for words in (*(model.text for model in line.models), line.note) if words not in shown] == []
    widget.next.click()
    assert widget.beside.value == ""


def test_a_model_pasted_back_is_known_to_have_been_shown(world: Wiring) -> None:
    slip(world)
    later(world, 1)
    drill = Boosting(world).next_drill()
    assert drill is not None
    drill.write("advise")
    models = drill.scenario.turns[0].replies
    assert {model.text for model in models} <= set(drill._texts())


def test_without_slips_it_says_so(world: Wiring) -> None:
    assert NEVER[:20] in opened(world).told.value


def test_a_bank_that_is_used_up_is_said(world: Wiring) -> None:
    slip(world)
    later(world, 1)
    empty = replace(world, course=replace(world.course, bank=()))
    boosting = Boosting(empty)
    boosting._bank._lines.clear()
    widget = Booster(lambda: boosting)
    widget.next.click()
    assert USED_UP[:20] in widget.told.value
