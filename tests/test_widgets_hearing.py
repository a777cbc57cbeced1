"""The page of lesson 01 without a kernel: what it is told, what it may ask, and what it is told when that fails."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from coachkit.errors import StoreTrouble
from coachkit.practice import Wiring
from coachkit.store import EventKind, Store
from coachkit.widgets import Example, Hear, hear
from coachkit.widgets.hearing import WENT_WRONG
from tests import tove
from tests.reliability.players import at_a_front
from tests.reliability.test_lock_elsewhere import locked
from tests.tove import finished

TOVE = tove.tove()


@pytest.fixture
def world(wiring: Wiring) -> Wiring:
    return tove.world(wiring)


def page(world: Wiring, transcript: str | None = tove.ID, **more: Any) -> Hear:
    shown = hear(transcript, wiring=world, **more)
    assert isinstance(shown, Hear)
    return shown


def ask(widget: Hear, call: str, **more: Any) -> None:
    """Say to the widget what its page would."""
    widget._handle_custom_msg({"call": call, **more}, [])


def let_pass(widget: Hear, *sentences: int) -> None:
    for sentence in sentences:
        ask(widget, "mark", sentence=sentence, reality=False)


def sentences(widget: Hear) -> list[dict[str, Any]]:
    return [sentence for line in widget.view["transcript"]["lines"] for sentence in line["client"]]


def test_the_view_is_plain_json(world: Wiring) -> None:
    widget = page(world)
    ask(widget, "mark", sentence=5, reality=True, kind="time", basis="obstacle")
    assert json.loads(json.dumps(widget.view)) == widget.view


def test_the_words_of_kinds_and_bases_are_at_hand(world: Wiring) -> None:
    view = page(world).view
    assert (len(view["kinds"]), [basis["id"] for basis in view["bases"]]) == (10, ["belief", "obstacle"])
    assert all(each["definition"] for each in (*view["kinds"], *view["bases"]))


def test_no_key_and_no_note_is_in_the_page_before_the_mark(world: Wiring) -> None:
    told = json.dumps(page(world).view)
    assert not any(sentence.note and sentence.note in told for sentence in TOVE.sentences)
    assert "no_but" not in told


def test_a_mark_shows_what_it_amounts_to(world: Wiring) -> None:
    widget = page(world)
    ask(widget, "mark", sentence=5, reality=True, kind="time", basis="obstacle")
    feedback = sentences(widget)[4]["feedback"]
    assert [feedback[name]["id"] for name in ("hearing", "kind", "basis")] == ["heard", "also", "key"]
    assert feedback["note"] == TOVE.sentence(5).note


def test_every_answer_is_counted(world: Wiring) -> None:
    widget = page(world)
    let_pass(widget, 1)
    assert (widget.serial, widget.view["failure"]) == (2, "")


def test_the_same_click_twice_marks_once(world: Wiring, store: Store) -> None:
    widget = page(world)
    let_pass(widget, 1, 1)
    assert (len(store.events(EventKind.MARK)), widget.view["failure"]) == (
        1,
        "You have marked this sentence so already.",
    )


def test_begun_anew_nothing_is_marked(world: Wiring) -> None:
    widget = page(world)
    let_pass(widget, 1)
    ask(widget, "start_again")
    assert widget.view["transcript"]["marked"] == 0


def test_without_a_name_the_next_one_opens_and_after_it_the_next(world: Wiring) -> None:
    widget = page(world, None, difficulty=3)
    first = widget.view["transcript"]["transcript"]
    assert next(card["id"] for card in widget.view["cards"]) == first
    ask(widget, "next")
    assert widget.view["transcript"]["transcript"] != first


def test_one_is_picked_from_the_list(world: Wiring) -> None:
    widget = page(world, None)
    ask(widget, "open", id=tove.ID)
    assert widget.view["transcript"]["transcript"] == tove.ID


def test_the_list_knows_the_last_mark_of_a_transcript(world: Wiring) -> None:
    widget = page(world, None)
    ask(widget, "open", id=tove.ID)
    let_pass(widget, *(sentence.number for sentence in TOVE.sentences))
    assert {card["id"]: card["standing"] for card in widget.view["cards"]}[tove.ID] == "done"


def test_where_all_are_done_only_the_list_is_left(
    world: Wiring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coachkit.loading.transcripts.shipped", lambda _: tmp_path)
    finished(world)
    widget = page(tove.world(world), None)
    assert (widget.view["transcript"], [card["standing"] for card in widget.view["cards"]]) == (None, ["done"])


def test_an_example_has_all_its_marks_and_can_be_asked_nothing(world: Wiring) -> None:
    shown = hear(tove.ID, marked=True, wiring=world)
    assert isinstance(shown, Example)
    assert "credentials, obstacle" in json.dumps(shown.view)
    assert shown._calls() == {}


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ({"transcript_id": "tove-fery"}, "There is no transcript 'tove-fery' (did you mean 'tove-ferry'?)"),
        ({"transcript_id": "tove-fery", "marked": True}, "There is no transcript 'tove-fery' (did you mean"),
        ({"difficulty": 4}, "There is no difficulty '4'; there is: 1, 2, 3."),
    ],
)
def test_what_cannot_be_opened_is_told_in_plain_words(world: Wiring, call: dict[str, Any], words: str) -> None:
    assert words in hear(**call, wiring=world).view["failure"]


def test_what_nobody_foresaw_is_told_and_logged(world: Wiring, logged_failures: list[str]) -> None:
    widget = page(world)
    ask(widget, "mark", sentence=None, reality=True)
    assert (widget.view["failure"], len(logged_failures)) == (WENT_WRONG, 1)


def test_a_mark_that_waits_has_its_feedback_and_a_banner_until_it_is_stored(store: Store) -> None:
    front = tove.world(at_a_front(store.url.render_as_string()))
    widget = page(front)
    with locked(Path(str(store.url.database))):
        let_pass(widget, 1)
        assert widget.view["unrecorded"].startswith("Your last step is not recorded yet.")
        assert sentences(widget)[0]["feedback"]
    ask(widget, "retry")
    assert (widget.view["unrecorded"], len(store.events(EventKind.MARK))) == ("", 1)


def test_when_another_window_went_on_the_page_catches_up(world: Wiring) -> None:
    one, other = page(world), page(world)
    let_pass(one, 1)
    let_pass(other, 2)
    assert "in another window" in other.view["failure"] or other.view["transcript"]["marked"] == 1


def test_records_that_cannot_be_read_begin_anew_and_say_so(world: Wiring, monkeypatch: pytest.MonkeyPatch) -> None:
    let_pass(page(world), 1)
    monkeypatch.setattr("coachkit.practice.records.Records.session", _unreadable)
    view = page(world).view
    assert view["notice"].startswith("The marks that you made cannot be read")
    assert view["transcript"]["marked"] == 0


def _unreadable(*_: object) -> None:
    raise StoreTrouble("damaged")


@pytest.mark.parametrize("more", [{"transcript_id": tove.ID}, {"transcript_id": tove.ID, "marked": True}, {}], ids=str)
def test_notebooks_show_the_same_words_whatever_the_state(world: Wiring, more: dict[str, Any]) -> None:
    words = repr(hear(**more, wiring=world))
    finished(world)
    assert repr(hear(**more, wiring=world)) == words


def test_feedback_at_the_end_is_not_in_the_page_before(world: Wiring, exam: Wiring) -> None:
    widget = page(replace(world, course=exam.course))
    let_pass(widget, 5)
    assert sentences(widget)[4]["feedback"] is None
    assert widget.view["transcript"]["can_change"] is False
