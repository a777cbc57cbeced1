"""The widget for rating a conversation, without a kernel: what the page is told, and what it may ask."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from coachkit.practice import Wiring
from coachkit.store import Store
from coachkit.widgets import RateVision, rate_vision
from coachkit.widgets.rating import WENT_WRONG
from tests import orla
from tests.reliability.players import at_a_front
from tests.reliability.test_lock_elsewhere import locked


@pytest.fixture
def widget(wiring: Wiring) -> RateVision:
    """Orla's conversation, freshly opened."""
    return rate_vision(orla.ID, wiring=orla.world(wiring))


def ask(widget: RateVision, call: str, **more: Any) -> None:
    """Say to the widget what its page would."""
    widget._handle_custom_msg({"call": call, **more}, [])


def rated(widget: RateVision) -> None:
    ask(widget, "rate_vision", clarity="clear", richness="rich", sentences=[1, 3])
    ask(widget, "rate_work", next_work="clarify_goal")


def test_the_page_is_told_the_conversation_and_nothing_of_the_key(widget: RateVision) -> None:
    told = json.dumps(widget.view)
    assert "Out on the headland, with twenty hives in two rows." in told
    assert "no other future looks like this one" not in told
    assert "Nothing at all”, she says of the way" not in told


def test_the_whole_way(widget: RateVision) -> None:
    rated(widget)
    assert [each["rating"]["fit"]["id"] for each in [widget.view["work"][0]["feedback"]]] == ["key"]
    ask(widget, "write", text="test advise?")
    assert [each["over"] for each in widget.view["asked_segments"]] == [[], ["asked"]]
    ask(widget, "answer", code="advise", yes=False)
    assert widget.view["over"]
    assert len(widget.view["models"]) == 2
    ask(widget, "dispute", choice_id=widget.view["exchanges"][0]["choice_id"], code="test")
    assert widget.view["exchanges"][0]["codes"][0]["disputed"]
    ask(widget, "try_again")
    ask(widget, "write", text="test")
    ask(widget, "finish")
    assert (widget.view["ended"], widget.view["failure"]) == (True, "")


def test_every_view_is_plain_json(widget: RateVision) -> None:
    rated(widget)
    ask(widget, "write", text="test")
    assert json.loads(json.dumps(widget.view)) == widget.view


def test_a_rating_taken_back_is_asked_for_again(widget: RateVision) -> None:
    rated(widget)
    ask(widget, "rate_again")
    ask(widget, "rate_again")
    assert widget.view["calls"] == ["rate_vision"]
    assert widget.view["vision"][0]["superseded"]


def test_what_is_refused_is_told_in_plain_words(widget: RateVision) -> None:
    ask(widget, "rate_vision", clarity="clear", richness="rich", sentences=[])
    assert widget.view["failure"].startswith("Name at least one sentence")


def test_what_nobody_foresaw_is_told_and_logged(widget: RateVision, logged_failures: list[str]) -> None:
    ask(widget, "rate_vision", clarity="foggy", richness="rich", sentences=[1])
    assert (widget.view["failure"], len(logged_failures)) == (WENT_WRONG, 1)


def test_an_unknown_conversation_is_told(wiring: Wiring) -> None:
    widget = rate_vision("orla-bee", wiring=orla.world(wiring))
    assert "did you mean 'orla-bees'" in widget.view["failure"]


def test_one_comes_after_the_other(wiring: Wiring) -> None:
    widget = rate_vision(wiring=orla.world(wiring))
    first = widget.view["conversation"]
    rated(widget)
    ask(widget, "write", text="return test plan")
    ask(widget, "go_on")
    assert widget.view["conversation"] not in (first, "")
    assert (widget.view["place"]["done"], repr(widget)) == (1, "RateVision('')")


def test_starting_again_keeps_the_old_one(widget: RateVision, store: Store) -> None:
    rated(widget)
    before = widget.view["session"]
    ask(widget, "start_again")
    assert widget.view["session"] != before
    assert [event.kind.value for event in store.session(before)][-1] == "session_ended"
    assert repr(widget) == "RateVision('orla-bees')"


def test_a_rating_that_waits_has_its_feedback_and_a_banner(store: Store) -> None:
    front = at_a_front(store.url.render_as_string())
    widget = rate_vision("zsofia-headset", wiring=front)
    with locked(Path(str(store.url.database))):
        ask(widget, "rate_vision", clarity="faint", richness="thin", sentences=[6])
        serial = widget.serial
        assert widget.view["unrecorded"].startswith("Your last step is not recorded yet.")
        assert widget.view["vision"][0]["feedback"]["headline"]
    ask(widget, "retry")
    assert (widget.view["unrecorded"], widget.serial) == ("", serial)
    assert [event.kind.value for event in store.session(widget.view["session"])] == ["session_started", "vision_rated"]
