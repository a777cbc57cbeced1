"""The widgets without a kernel: what the page is told, what it may ask, and what it is told when that fails."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import ipywidgets
import pytest

from coachkit.engine import start as start_state
from coachkit.feedback import Evidence, Feedback
from coachkit.practice import Exchange, Session, Wiring, open_session
from coachkit.scenario import Scenario
from coachkit.store import EventKind, Store
from coachkit.vocabulary import Code, FeedbackTime, Outcome, Stage
from coachkit.widgets import RolePlay, practise, start
from coachkit.widgets.page import FRONT
from coachkit.widgets.payload import payload
from coachkit.widgets.role_play import WENT_WRONG
from coachkit.widgets.segments import segments
from tests import olu

GOOD = list(olu.GOOD_PATH.items())
HOSTILE = '<img src=x onerror=alert(1)> & "quoted" \u202e'


def shown(wiring: Wiring) -> RolePlay:
    return practise(olu.ID, wiring=wiring)


def ask(widget: RolePlay, call: str, **more: Any) -> None:
    """Say to the widget what its page would."""
    widget._handle_custom_msg({"call": call, **more}, [])


def reply(widget: RolePlay, reply_id: str) -> None:
    ask(widget, "reply", id=reply_id, turn=widget.view["turn"], number=len(exchanges(widget)) + 1)


def exchanges(widget: RolePlay) -> list[Any]:
    return [*widget.past, *widget.view["exchanges"]]


def recorded(widget: RolePlay, store: Store) -> int:
    return [event.kind for event in store.session(widget.view["session"])].count(EventKind.CHOICE)


def ended(wiring: Wiring) -> RolePlay:
    widget = shown(wiring)
    for _, reply_id in GOOD:
        reply(widget, reply_id)
    return widget


def texts(form: ipywidgets.VBox) -> str:
    return " ".join(child.value for child in form.children if isinstance(child, ipywidgets.HTML))


# ------------------------------------------------------------------------------------------------ what the page is told


def test_the_view_is_plain_json(wiring: Wiring) -> None:
    widget = ended(wiring)
    assert json.loads(json.dumps(widget.view)) == widget.view


def test_the_view_holds_the_statement_and_its_replies(wiring: Wiring, scenario: Scenario) -> None:
    view = shown(wiring).view
    assert view["statement"] == start_state(scenario).statement
    assert {offered["id"] for offered in view["replies"]} == {each.id for each in scenario.turn("cup").replies}


def test_the_widget_is_printed_the_same_whatever_its_state(wiring: Wiring) -> None:
    widget = shown(wiring)
    before = repr(widget)
    reply(widget, "what-like")
    assert repr(widget) == before == "RolePlay('olu-kiln')"


def exchange(text: str, *evidence: Evidence) -> Exchange:
    feedback = Feedback(Outcome.DERAILED, "So.", (), evidence, "", "", "")
    return Exchange(
        1, "clay", Stage.VISION, "But.", "x", text, 1, False, Outcome.DERAILED, feedback, "Hm.", "", "", "", ()
    )


def test_evidence_that_overlaps_is_cut_where_either_begins_or_ends() -> None:
    one = Evidence(Code.ACKNOWLEDGE, 0, 7, derails=False, serves=True)
    other = Evidence(Code.REASSURE, 4, 11, derails=True)
    cut = [(each["text"], each["over"]) for each in segments(exchange("one two six ten", one, other))]
    assert cut == [("one ", ["serves"]), ("two", ["derails", "serves"]), (" six", ["derails"]), (" ten", [])]


def test_a_label_stands_after_the_last_of_its_words_and_their_stop() -> None:
    found = segments(exchange("Kept. And?", Evidence(Code.NOTE, 0, 4, derails=False, serves=True)))
    assert [(each["text"], [label["words"] for label in each["labels"]]) for each in found] == [
        ("Kept.", ["note"]),
        (" And?", []),
    ]


def test_evidence_is_cut_by_characters_also_where_a_page_counts_two_units() -> None:
    found = segments(exchange("🏺🏺 pots", Evidence(Code.NOTE, 3, 7, derails=False, serves=True)))
    assert [each["text"] for each in found] == ["🏺🏺 ", "pots"]


def test_a_reply_without_feedback_is_one_segment() -> None:
    given = replace(exchange("So be it."), feedback=None)
    assert segments(given) == [{"text": "So be it.", "over": [], "labels": []}]


def test_feedback_that_is_not_due_stays_out_of_the_view(wiring: Wiring) -> None:
    session = open_session(olu.ID, wiring=wiring)
    session._feedback = FeedbackTime.END
    session.reply("what-like")
    assert [each["feedback"] for each in payload(session)["exchanges"]] == [None]


# ---------------------------------------------------------------------------------------------- what the page may ask


def test_a_reply_is_answered(wiring: Wiring) -> None:
    widget = shown(wiring)
    before = widget.serial
    reply(widget, "what-like")
    assert (widget.serial, exchanges(widget)[0]["outcome"]["id"], widget.view["failure"]) == (
        before + 1,
        "on_track",
        "",
    )


def test_two_clicks_at_once_give_one_reply(wiring: Wiring, store: Store) -> None:
    widget = shown(wiring)
    click = {"call": "reply", "id": "what-like", "turn": "cup", "number": 1}
    widget._handle_custom_msg(click, [])
    widget._handle_custom_msg(click, [])
    assert (len(exchanges(widget)), widget.view["failure"]) == (1, "")
    assert recorded(widget, store) == 1


def test_the_second_of_two_clicks_is_not_the_reply_to_a_restatement(wiring: Wiring, store: Store) -> None:
    widget = shown(wiring)
    reply(widget, "what-like")
    click = {"call": "reply", "id": "ask-the-bank", "turn": "clay", "number": 2}
    widget._handle_custom_msg(click, [])
    assert widget.view["turn"] == "clay"
    widget._handle_custom_msg(click, [])
    assert recorded(widget, store) == 2


def test_a_turn_is_tried_again(wiring: Wiring) -> None:
    widget = shown(wiring)
    reply(widget, "what-like")
    ask(widget, "try_again")
    assert (widget.view["turn"], exchanges(widget)[0]["superseded"]) == ("cup", True)


def test_a_ledger_entry_is_worded(wiring: Wiring) -> None:
    widget = shown(wiring)
    reply(widget, "what-like")
    reply(widget, "both-listed")
    ask(widget, "word_entry", reality=widget.view["ledger"][0]["reality"], words="What a room costs")
    assert widget.view["ledger"][0]["words"] == "What a room costs"


def test_the_two_decisions_open_the_reasons(wiring: Wiring) -> None:
    widget = ended(wiring)
    assert widget.view["debrief"]["reason"] == ""
    ask(widget, "rate", degree="vision_no_way")
    ask(widget, "choose_next_work", next_work="clarify_goal")
    assert widget.view["debrief"]["reason"]
    assert widget.view["over"]


def test_start_again_keeps_what_was_said(wiring: Wiring, store: Store) -> None:
    widget = shown(wiring)
    reply(widget, "what-like")
    first = widget.view["session"]
    ask(widget, "start_again")
    assert (exchanges(widget), widget.view["turn"]) == ([], "cup")
    assert [event.kind for event in store.session(first)][-1] is EventKind.SESSION_ENDED


def test_what_the_page_has_taken_in_is_not_sent_with_every_answer(wiring: Wiring) -> None:
    widget = shown(wiring)
    reply(widget, "what-like")
    ask(widget, "shown", turn="clay")
    reply(widget, "both-listed")
    assert [len(widget.past), len(widget.view["exchanges"])] == [1, 1]


def test_an_earlier_exchange_that_changes_is_sent_again(wiring: Wiring) -> None:
    widget = shown(wiring)
    reply(widget, "what-like")
    ask(widget, "shown", turn="clay")
    ask(widget, "try_again")
    assert exchanges(widget)[0]["superseded"]


def test_the_seconds_to_a_reply_count_from_its_statement(wiring: Wiring) -> None:
    widget = shown(wiring)
    session = widget._session
    assert isinstance(session, Session)
    before = session._shown_at
    ask(widget, "shown", turn="cup")
    assert session._shown_at > before


def test_an_unfinished_conversation_comes_back(wiring: Wiring) -> None:
    reply(shown(wiring), "what-like")
    again = shown(wiring)
    assert ([each["reply_id"] for each in exchanges(again)], again.view["turn"]) == (["what-like"], "clay")


# ------------------------------------------------------------------------------------------------------ when it fails


@pytest.mark.parametrize(
    ("scenario_id", "mode", "told"),
    [
        ("olu-kilm", "choose", "There is no scenario 'olu-kilm' (did you mean 'olu-kiln'?)"),
        ("olu-kiln", "chose", "There is no mode 'chose' (did you mean 'choose'?)"),
    ],
)
def test_what_cannot_be_opened_is_told_in_words(wiring: Wiring, scenario_id: str, mode: str, told: str) -> None:
    widget = practise(scenario_id, mode=mode, wiring=wiring)
    assert widget.view["failure"].startswith(told)
    assert widget.view["failure"].endswith(".")
    assert repr(widget) == "RolePlay('nobody')"


def test_files_with_mistakes_are_told_in_words(wiring: Wiring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = tmp_path / "course.yaml"
    course.write_text("format: 1\n", encoding="utf-8")
    monkeypatch.setenv("COACHKIT_COURSE", str(course))
    assert "coachkit check" in practise(olu.ID).view["failure"]


def test_a_store_that_cannot_be_opened_is_told_in_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("COACHKIT_STORE", f"sqlite:///{(tmp_path / 'file' / 'x.sqlite').as_posix()}")
    view = practise("ines-tiles").view
    assert (view["failure"], "cannot be opened" in view["unrecorded"]) == ("", True)


def test_what_the_session_refuses_is_told_and_nothing_changes(wiring: Wiring) -> None:
    widget = shown(wiring)
    ask(widget, "try_again")
    assert widget.view["failure"]
    assert (widget.view["turn"], exchanges(widget)) == ("cup", [])


def test_the_next_answer_takes_the_failure_back(wiring: Wiring) -> None:
    widget = shown(wiring)
    ask(widget, "try_again")
    reply(widget, "what-like")
    assert widget.view["failure"] == ""


@pytest.mark.parametrize(
    "message",
    [
        {"call": "rate", "degree": "enormous"},
        {"call": "conquer"},
        {},
        {"call": "word_entry"},
    ],
)
def test_what_nobody_foresaw_is_told_and_logged(
    wiring: Wiring, logged_failures: list[str], message: dict[str, str]
) -> None:
    widget = shown(wiring)
    widget._handle_custom_msg(message, [])
    assert widget.view["failure"] == WENT_WRONG
    assert logged_failures == ["coachkit: RolePlay could not do what was asked"]


def test_hostile_text_passes_as_text(wiring: Wiring) -> None:
    widget = shown(wiring)
    reply(widget, "what-like")
    reply(widget, "both-listed")
    ask(widget, "word_entry", reality=widget.view["ledger"][0]["reality"], words=HOSTILE)
    assert widget.view["ledger"][0]["words"] == HOSTILE.strip()


@pytest.mark.parametrize("way", ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "import "])
def test_the_page_has_no_way_to_take_words_for_markup_or_code(way: str) -> None:
    assert [path.name for path in FRONT.glob("*.js") if way in path.read_text(encoding="utf-8")] == []


def test_the_page_travels_as_files_of_the_package() -> None:
    assert "export default" in RolePlay._esm
    assert ".coachkit" in RolePlay._css


def test_widgets_bring_in_no_pandas() -> None:
    code = "import sys, coachkit.widgets; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# -------------------------------------------------------------------------------------------------- picking a name


def pick(form: ipywidgets.VBox, name: str) -> str:
    """Type a name, click, and return what the status line says."""
    row = form.children[-2]
    row.children[0].value = name
    row.children[1].click()
    said: str = form.children[-1].value
    return said


def test_start_tells_what_is_recorded_and_where(wiring: Wiring) -> None:
    told = texts(start(wiring=wiring))
    assert wiring.course.consent in told
    assert wiring.store.where in told


def test_a_name_is_kept(wiring: Wiring) -> None:
    said = pick(start(wiring=wiring), "Wren")
    assert (said, wiring.trainee()) == ("Kept: you are “Wren” from now on.", "Wren")


def test_enter_keeps_the_name(wiring: Wiring) -> None:
    form = start(wiring=wiring)
    name = form.children[-2].children[0]
    name._handle_custom_msg({"event": "submit"}, [])
    name.value = "Wren"  # the page tells of the key first
    assert (form.children[-1].value, wiring.trainee()) == ("Kept: you are “Wren” from now on.", "Wren")


def test_an_empty_name_is_asked_for_again(wiring: Wiring, store: Store) -> None:
    assert pick(start(wiring=wiring), "  ").startswith("Type a name first")
    assert store.latest(EventKind.TRAINEE_NAMED) is None


def test_a_name_in_the_settings_comes_first(wiring: Wiring, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACHKIT_TRAINEE", "Class 3")
    assert "“Class 3”" in pick(start(wiring=wiring), "Wren")


def test_a_hostile_name_is_shown_as_text(wiring: Wiring) -> None:
    assert "&lt;b&gt;" in pick(start(wiring=wiring), "<b>x")


def test_a_store_that_cannot_be_opened_is_told_instead_of_the_form(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("COACHKIT_STORE", f"sqlite:///{(tmp_path / 'file' / 'x.sqlite').as_posix()}")
    assert "records" in texts(start())
