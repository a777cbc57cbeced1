"""The record of practice: what was done, and nothing that cannot be known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner

from coachkit.commands import cli
from coachkit.practice import Session, Wiring, open_marking, open_session, record_of_practice, wire
from coachkit.vocabulary import Clarity, NextWork, Outcome, Richness
from tests import olu, orla, tove

FIRST, SECOND, *_ = olu.GOOD_PATH.values()


def practised(wiring: Wiring) -> Session:
    session = open_session(olu.ID, wiring=wiring)
    session.reply(FIRST)
    session.reply(SECOND)
    return session


def test_it_counts_replies_tries_and_stages(wiring: Wiring) -> None:
    session = practised(wiring)
    session.try_again()
    session.reply(SECOND)
    found = record_of_practice(wiring=wiring)
    assert [(each.replies, each.again) for each in found.sessions] == [(3, 1)]
    assert found.stages == {"opening": 1, "vision": 2}


def test_it_says_how_far_a_conversation_came(wiring: Wiring) -> None:
    session = practised(wiring)
    assert record_of_practice(wiring=wiring).sessions[0].ended == "not ended yet"
    session.end()
    assert record_of_practice(wiring=wiring).sessions[0].ended == "left before its end"


def test_it_is_of_one_trainee_alone(wiring: Wiring) -> None:
    practised(wiring)
    assert not record_of_practice("somebody else", wiring=wiring).sessions


def test_a_conversation_without_a_reply_is_none(wiring: Wiring) -> None:
    open_session(olu.ID, wiring=wiring).shown()
    assert "no conversations on record" in repr(record_of_practice(wiring=wiring))


def test_it_does_not_say_how_well_anybody_did(wiring: Wiring) -> None:
    practised(wiring)
    page = record_of_practice(wiring=wiring).page()
    assert [outcome for outcome in Outcome if outcome.words in page or outcome.value in page] == []
    assert "nothing about how well" in page


def test_a_long_pause_is_counted_as_ten_minutes(wiring: Wiring) -> None:
    session = open_session(olu.ID, wiring=wiring)
    for _ in range(2000):
        wiring.now()
    session.reply(FIRST)
    assert record_of_practice(wiring=wiring).sessions[0].minutes == 10.0


def test_a_name_cannot_carry_markup(wiring: Wiring) -> None:
    assert "<script" not in record_of_practice("<script>alert(1)</script>", wiring=wiring).page()


def test_the_page_fetches_nothing(wiring: Wiring) -> None:
    practised(wiring)
    page = record_of_practice(wiring=wiring).page()
    assert "http" not in page
    assert "src=" not in page


def test_the_command_writes_a_page_and_overwrites_none(tmp_path: Path) -> None:
    open_session("ines-tiles", wiring=wire(), trainee="mole").reply("sky-for-face")
    page = tmp_path / "record.html"
    again = [CliRunner().invoke(cli, ["record", "--trainee", "mole", "--output", str(page)]) for _ in range(2)]
    assert [result.exit_code for result in again] == [0, 1]
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_without_records_the_command_falls_short() -> None:
    result = CliRunner().invoke(cli, ["record", "--trainee", "nobody"])
    assert result.exit_code == 1
    assert "nothing is on record" in result.stderr


def test_with_marks_alone_the_command_does_not_fall_short() -> None:
    open_marking(tove.ID, wiring=tove.world(wire()), trainee="mole").mark(5, reality=False)
    assert CliRunner().invoke(cli, ["record", "--trainee", "mole"]).exit_code == 0


def test_what_was_marked_to_its_end_is_told_besides_and_apart_what_was_begun(wiring: Wiring) -> None:
    world = tove.world(wiring)
    open_marking(tove.ID, wiring=world).mark(5, reality=True, kind="time", basis="belief")
    assert record_of_practice(wiring=world).besides == {"transcripts begun": 1}
    tove.finished(wiring)
    assert record_of_practice(wiring=world).besides == {"transcripts marked": 1}


def test_a_rating_without_its_first_question_is_merely_begun(wiring: Wiring) -> None:
    orla.rated(orla.world(wiring))
    assert record_of_practice(wiring=wiring).besides == {"conversations begun to be rated": 1}


def test_a_rating_with_its_first_question_is_no_conversation_besides(wiring: Wiring) -> None:
    rating = orla.opened(orla.world(replace(wiring, coder=olu.coder)))
    rating.rate_vision(Clarity.CLEAR, Richness.THIN, orla.TELLING)
    rating.rate_work(NextWork.CLARIFY_GOAL)
    rating.write("test")
    found = record_of_practice(wiring=wiring)
    assert (found.sessions, found.besides) == ((), {"conversations rated": 1})
