"""The widgets with written replies, without a kernel: what the page is told and may ask, and single replies to try."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from coachkit.practice import Wiring
from coachkit.store import EventKind, Store
from coachkit.widgets import RolePlay, TryReply, practise, try_reply
from tests import olu

DEFERRED = ("acknowledge", "note", "suspend", "return")


@pytest.fixture
def world(wiring: Wiring) -> Wiring:
    return replace(wiring, coder=olu.coder)


def writing(world: Wiring, mode: str = "write") -> RolePlay:
    return practise(olu.ID, mode=mode, wiring=world)


def ask(widget: RolePlay | TryReply, call: str, **more: Any) -> None:
    """Say to the widget what its page would."""
    widget._handle_custom_msg({"call": call, **more}, [])


def write(widget: RolePlay, text: str) -> None:
    ask(widget, "write", text=text, turn=widget.view["turn"], number=len(exchanges(widget)) + 1)


def answer(widget: RolePlay, code: str, yes: bool | None) -> None:
    ask(widget, "answer", code=code, yes=yes, number=len(exchanges(widget)) + 1)


def exchanges(widget: RolePlay) -> list[Any]:
    return [*widget.past, *widget.view["exchanges"]]


def kinds(widget: RolePlay, store: Store) -> list[EventKind]:
    return [event.kind for event in store.session(widget.view["session"])]


def codes(widget: RolePlay) -> dict[str, Any]:
    return {each["code"]["id"]: each for each in exchanges(widget)[-1]["codes"]}


# ------------------------------------------------------------------------------------------------------------ written


def test_a_written_reply_is_answered_and_its_view_is_plain_json(world: Wiring) -> None:
    widget = writing(world)
    assert (widget.view["mode"]["id"], widget.view["replies"]) == ("write", [])
    write(widget, "return")
    assert (exchanges(widget)[0]["outcome"]["id"], exchanges(widget)[0]["reply_id"]) == ("on_track", None)
    assert json.loads(json.dumps(widget.view)) == widget.view


def test_a_reply_sent_twice_is_written_once(world: Wiring, store: Store) -> None:
    widget = writing(world)
    sent = {"call": "write", "text": "nothing much", "turn": "cup", "number": 1}
    widget._handle_custom_msg(sent, [])
    widget._handle_custom_msg(sent, [])
    assert kinds(widget, store).count(EventKind.CHOICE) == 1
    assert widget.view["failure"] == ""


@pytest.mark.parametrize(("text", "told"), [(" \n", "nothing in it yet"), ("long " * 5000, "20,000 characters")])
def test_what_cannot_be_said_is_refused_in_words(world: Wiring, store: Store, text: str, told: str) -> None:
    widget = writing(world)
    write(widget, text)
    assert told in widget.view["failure"]
    assert (exchanges(widget), kinds(widget, store)) == ([], [])


def test_what_an_author_coded_cannot_be_disputed(world: Wiring) -> None:
    widget = practise(olu.ID, wiring=world)
    ask(widget, "reply", id="what-like", turn="cup", number=1)
    assert exchanges(widget)[0]["codes"] == []


# ----------------------------------------------------------------------------------------------------------- questions


def test_the_reply_waits_with_the_words_that_are_asked_about(world: Wiring) -> None:
    widget = writing(world)
    write(widget, "🏺 return advise?")
    assert exchanges(widget) == []
    assert [each["code"]["id"] for each in widget.view["questions"]] == ["advise"]
    cut = [(each["text"], each["over"]) for each in widget.view["asked_segments"]]
    assert ("".join(text for text, _ in cut), [text for text, over in cut if over]) == (
        "🏺 return advise?",
        ["advise?"],
    )


@pytest.mark.parametrize(
    ("yes", "footing"), [(True, {"return": "", "advise": "answered"}), (False, {"return": ""}), (None, {"return": ""})]
)
def test_a_code_is_told_with_what_it_rests_on(world: Wiring, yes: bool | None, footing: dict[str, str]) -> None:
    widget = writing(world)
    write(widget, "return advise?")
    answer(widget, "advise", yes)
    assert {code: each["footing"] for code, each in codes(widget).items()} == footing
    labels = {each["words"]: each["footing"] for cut in exchanges(widget)[0]["segments"] for each in cut["labels"]}
    assert labels == footing
    assert [each["answer"] for each in exchanges(widget)[0]["asked"]] == [yes]


def test_a_serving_code_left_open_is_told_from_one_that_nobody_asked_about(world: Wiring) -> None:
    widget = writing(world)
    write(widget, "return")
    write(widget, "acknowledge? note? suspend? return?")
    asked = [question["code"]["id"] for question in widget.view["questions"]]
    for code in asked:
        answer(widget, code, None)
    assert {code for code, each in codes(widget).items() if each["footing"] == "left_open"} == set(asked)
    assert {code for code, each in codes(widget).items() if each["footing"] == "unsure"} == set(DEFERRED) - set(asked)


def test_an_answer_sent_twice_is_given_once(world: Wiring) -> None:
    widget = writing(world)
    write(widget, "return advise?")
    for _ in range(2):
        ask(widget, "answer", code="advise", yes=False, number=1)
    assert (len(exchanges(widget)), widget.view["failure"]) == (1, "")


def test_a_question_comes_back_with_the_conversation(world: Wiring) -> None:
    write(writing(world), "return advise?")
    again = writing(world)
    assert (again.view["written"], len(again.view["questions"])) == ("return advise?", 1)


def test_starting_again_leaves_the_question(world: Wiring) -> None:
    widget = writing(world)
    write(widget, "return advise?")
    ask(widget, "start_again")
    assert (widget.view["written"], widget.view["failure"], widget.view["calls"]) == ("", "", ["write"])


# ------------------------------------------------------------------------------------------------ dispute and closest


def test_a_code_is_disputed_and_taken_back(world: Wiring) -> None:
    widget = writing(world)
    write(widget, "advise")
    choice = exchanges(widget)[0]["choice_id"]
    ask(widget, "shown", turn="cup")
    for disputed in (True, False):
        ask(widget, "dispute", choice_id=choice, code="advise")
        assert (codes(widget)["advise"]["disputed"], len(widget.past)) == (disputed, 1)


def test_the_closest_is_named_and_the_model_line_comes(world: Wiring) -> None:
    widget = writing(world, "write_first")
    write(widget, "advise")
    comparison = exchanges(widget)[0]["comparison"]
    assert comparison["model"] is None
    ask(widget, "closest", number=1, reply_id=comparison["replies"][0]["id"])
    assert exchanges(widget)[0]["comparison"]["model"]["why"]


# --------------------------------------------------------------------------------------------- single replies to try


def tried(world: Wiring) -> TryReply:
    return try_reply(olu.ID, wiring=world)


def test_a_tried_reply_is_told_about_and_recorded_nowhere(world: Wiring, store: Store) -> None:
    widget = tried(world)
    ask(widget, "write", text="acknowledge advise?")
    assert widget.view["tried"]["feedback"]["headline"]
    assert (widget.view["tried"]["feedback"]["better"], widget.view["tried"]["choice_id"]) == ("", "")
    assert [each["code"]["id"] for each in widget.view["questions"]] == ["advise"]
    assert store.choices() == []
    assert json.loads(json.dumps(widget.view)) == widget.view


def test_the_lines_come_one_after_the_other_from_every_stage(world: Wiring) -> None:
    widget = tried(world)
    stages = []
    for _ in range(widget.view["line"]["of"]):
        stages.append(widget.view["line"]["stage"])
        ask(widget, "write", text="return")
        ask(widget, "go_on")
        assert widget.view["tried"] is None
    assert len(set(stages)) == 5
    assert widget.view["line"]["number"] == 1


def test_once_more_keeps_the_line(world: Wiring) -> None:
    widget = tried(world)
    ask(widget, "write", text="return")
    ask(widget, "once_more")
    assert (widget.view["tried"], widget.view["line"]["number"]) == (None, 1)


def test_what_cannot_be_tried_is_refused_in_words(world: Wiring) -> None:
    widget = tried(world)
    ask(widget, "write", text=" ")
    assert "nothing in it yet" in widget.view["failure"]


def test_lines_that_cannot_be_opened_are_told_in_words(world: Wiring, logged_failures: list[str]) -> None:
    widget = try_reply("olu-kilm", wiring=world)
    assert "did you mean 'olu-kiln'" in widget.view["failure"]
    ask(widget, "write", text="return")
    assert "Run All Cells" in widget.view["failure"]
    assert logged_failures == ["coachkit: TryReply could not do what was asked"]


def test_replies_can_be_tried_where_no_records_can_be_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("COACHKIT_STORE", f"sqlite:///{(tmp_path / 'file' / 'x.sqlite').as_posix()}")
    widget = try_reply()
    assert (widget.view["failure"], repr(widget)) == ("", "TryReply()")
