"""What cannot wait, on every front: whose addition it is, whom the course names, and the setting that leaves it out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coachkit.commands import cli
from coachkit.errors import LeftOut
from coachkit.loading import Library
from coachkit.practice import Session, Wiring, open_session, open_trying
from coachkit.practice.urgent import ADDITION, LEFT_OUT, NO_SIGNPOSTS
from coachkit.scenario import Reply
from coachkit.vocabulary import Mode
from coachkit.widgets import RolePlay, practise
from coachkit.widgets.payload import payload
from tests import olu

HELP = ("Duty counsellor: room 4", "Legal advice centre: Mill Lane")
VERDICT, URGENT = "pilar-swimming", "gwen-letter"
"""Two shipped scenes, without and with what cannot wait."""


@pytest.fixture
def named(wiring: Wiring) -> Wiring:
    """A course that names whom to point to."""
    return replace(wiring, course=replace(wiring.course, signposts=HELP))


@pytest.fixture
def without(wiring: Wiring) -> Wiring:
    """A course that leaves the part out."""
    return replace(wiring, course=replace(wiring.course, urgent_lesson=False))


def opened(wiring: Wiring, *replies: str, mode: Mode = Mode.CHOOSE) -> Session:
    session = open_session(olu.ADA, wiring=wiring, mode=mode)
    for reply in replies:
        session.reply(reply)
    return session


# ------------------------------------------------------------------------------------------------ beside it


def test_whose_addition_it_is_stands_beside_the_conversation_with_the_help_that_the_course_names(named: Wiring) -> None:
    beside = opened(named).view().cannot_wait
    assert beside is not None
    assert (beside.addition, beside.signposts, beside.missing) == (ADDITION, HELP, "")


def test_where_the_course_names_nobody_that_is_said_and_nothing_is_made_up(wiring: Wiring) -> None:
    beside = opened(wiring).view().cannot_wait
    assert beside is not None
    assert (beside.signposts, beside.missing) == ((), NO_SIGNPOSTS)
    assert not any(letter.isdigit() for letter in NO_SIGNPOSTS)


def test_nothing_stands_beside_a_conversation_in_which_everything_can_wait(named: Wiring) -> None:
    assert open_session(olu.ID, wiring=named).view().cannot_wait is None


def test_the_feedback_on_what_cannot_wait_names_the_help_and_other_feedback_does_not(named: Wiring) -> None:
    session = opened(named, "yours-to-see", "on-the-list", "first-the-letter", "see-a-doctor")
    told = [exchange.feedback for exchange in session.view().exchanges]
    assert [feedback.signposts for feedback in told if feedback] == [(), HELP, HELP, ()]


def test_a_written_reply_that_defers_what_cannot_wait_is_told_so(named: Wiring) -> None:
    session = opened(replace(named, coder=olu.coder), mode=Mode.WRITE)
    session.write("hand_back")
    session.write("acknowledge note suspend return")
    told = session.view().exchanges[-1].feedback
    assert told is not None
    assert told.headline == "Missed: kept for later, and this one cannot wait."
    assert "“If I don't answer by tomorrow, the workshop is gone”" in told.why
    assert told.signposts == HELP


def test_the_statements_and_signs_are_recorded(named: Wiring) -> None:
    rows = opened(named, "yours-to-see", "first-the-letter").choices()
    assert [row["statement_kinds"] for row in rows] == [["hope", "verdict"], ["urgent"]]


# ------------------------------------------------------------------------------------------------ left out


def test_a_course_can_leave_it_out(without: Wiring) -> None:
    with pytest.raises(LeftOut, match="Your course leaves out"):
        opened(without)
    with pytest.raises(LeftOut):
        open_trying(olu.ADA, wiring=without)


def test_what_can_wait_is_there_all_the_same(without: Wiring) -> None:
    assert open_session(VERDICT, wiring=without).view().turn == "mad"


def test_the_cell_says_in_a_friendly_sentence_that_it_is_left_out(without: Wiring) -> None:
    widget = practise(olu.ADA, wiring=without)
    assert (widget.view["left_out"], widget.view["failure"]) == (LEFT_OUT, "")
    assert repr(widget) == "RolePlay('nobody')"


# ------------------------------------------------------------------------------------------------ the page


def test_the_page_is_told_all_of_it(named: Wiring) -> None:
    shown = payload(opened(named, "yours-to-see", "first-the-letter"))
    assert shown["cannot_wait"] == {"addition": ADDITION, "signposts": list(HELP), "missing": ""}
    assert shown["exchanges"][1]["feedback"]["signposts"] == list(HELP)
    assert shown["stages"] == []


def test_a_scene_that_is_over_shows_its_debrief_and_asks_nothing(wiring: Wiring) -> None:
    widget = practise(olu.ADA, wiring=wiring)
    for reply in ("yours-to-see", "first-the-letter", "dust-listed"):
        widget._handle_custom_msg({"call": "reply", "id": reply, "turn": widget.view["turn"]}, [])
    assert (widget.view["over"], widget.view["debrief"]["rating"]) == (True, None)
    assert _calls(widget) == {"try_again"}


def _calls(widget: RolePlay) -> set[str]:
    return set(widget.view["calls"])


# ------------------------------------------------------------------------------------------------ the terminal


def play(scene: str, course: Path | None, *lines: str, json: bool = False) -> Result:
    words = ["play", scene, *(["--json"] if json else [])]
    env = {"COACHKIT_COURSE": str(course)} if course else {}
    return CliRunner().invoke(cli, words, input="".join(f"{line}\n" for line in lines), env=env)


def settings(tmp_path: Path, urgent: str) -> Path:
    file = tmp_path / "course.yaml"
    file.write_text(f'format: 1\ncourse: c\nconsent: "Yes."\nurgent: {urgent}\n', encoding="utf-8")
    return file


def test_the_terminal_says_it_before_the_conversation_and_after_what_cannot_wait(tmp_path: Path) -> None:
    course = settings(tmp_path, '{signposts: ["Duty counsellor: room 4"]}')
    result = play(URGENT, course, "door-open", "on-the-list-too")
    assert " ".join(ADDITION.split()[:6]) in " ".join(result.stdout.split())
    assert "  - Duty counsellor: room 4" in result.stdout
    assert result.stdout.count("Your course names: Duty counsellor: room 4") == 1
    assert result.exit_code == 1  # the lines ended first


def test_the_terminal_says_what_to_do_where_nobody_is_named() -> None:
    assert "Ask your instructor who it would be" in " ".join(play(URGENT, None).stdout.split())


def test_the_terminal_refuses_what_is_left_out(tmp_path: Path) -> None:
    result = play(URGENT, settings(tmp_path, "{lesson: off}"), "door-open")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Your course leaves out" in result.stderr


def test_a_scene_plays_to_its_end_in_the_terminal_and_nothing_is_asked_afterwards() -> None:
    good = [olu_reply.id or "" for olu_reply in _good(VERDICT)]
    result = play(VERDICT, None, *good, "vision_no_way", json=True)
    assert result.exit_code == 0, result.stderr
    last = result.stdout.splitlines()[-1]
    assert '"ending": "well"' in last
    assert '"rating_agrees": null' in last


def _good(scene: str) -> list[Reply]:
    scenario = Library().load(scene)
    return [olu.on_track_in(scenario, turn.id) for turn in scenario.turns]
