"""What is not being recorded is said by every front, and taken back when it is."""

from __future__ import annotations

import json
from pathlib import Path

import ipywidgets
import pytest
from click.testing import CliRunner

from coachkit.commands import cli, leaving
from coachkit.errors import NotNow
from coachkit.practice import Wiring, open_session
from coachkit.store import Store
from coachkit.widgets import RolePlay, practise, start
from tests import olu
from tests.reliability.players import at_a_front
from tests.reliability.test_lock_elsewhere import locked

NOT_YET = "Your last step is not recorded yet."


@pytest.fixture
def file(store: Store) -> Path:
    return Path(str(store.url.database))


@pytest.fixture
def front(store: Store) -> Wiring:
    return at_a_front(store.url.render_as_string())


def click(widget: RolePlay, **said: str) -> None:
    widget._handle_custom_msg(said, [])


# ------------------------------------------------------------------------------------------------ in a notebook


def test_a_reply_that_waits_has_its_feedback_and_a_banner(front: Wiring, file: Path) -> None:
    widget = practise(olu.ID, wiring=front)
    with locked(file):
        click(widget, call="reply", id="what-like")
        assert widget.view["unrecorded"].startswith(NOT_YET)
        assert (widget.view["failure"], widget.view["exchanges"][0]["outcome"]["id"]) == ("", "on_track")


def test_the_page_asks_again_and_the_banner_goes_without_a_new_painting(front: Wiring, file: Path) -> None:
    widget = practise(olu.ID, wiring=front)
    with locked(file):
        click(widget, call="reply", id="what-like")
        before = widget.view, widget.past, widget.serial
        click(widget, call="retry")
        assert (widget.view, widget.past, widget.serial) == before
    click(widget, call="retry")
    assert (widget.view, widget.serial) == ({**before[0], "unrecorded": ""}, before[2])


def test_when_another_window_went_on_the_page_is_told(front: Wiring, monkeypatch: pytest.MonkeyPatch) -> None:
    widget = practise(olu.ID, wiring=front)
    serial = widget.serial
    session = widget._session
    assert session is not None
    monkeypatch.setattr(session, "retry", lambda: (_ for _ in ()).throw(NotNow("gone on elsewhere")))
    click(widget, call="retry")
    assert (widget.view["failure"], widget.serial) == ("Gone on elsewhere.", serial + 1)


def test_a_name_that_waits_is_kept_with_a_word_about_it(front: Wiring, file: Path) -> None:
    form = start(wiring=front)
    name, keep = form.children[-2].children
    name.value = "mole"
    with locked(file):
        keep.click()
        assert isinstance(form.children[-1], ipywidgets.HTML)
        assert form.children[-1].value.startswith(f"Kept: you are “mole” from now on. {NOT_YET}")


def test_the_first_lesson_says_at_once_that_nothing_can_be_recorded(tmp_path: Path) -> None:
    form = start(wiring=at_a_front(f"sqlite:///{tmp_path.as_posix()}"))
    assert "What you do here cannot be recorded just now." in form.children[4].value


def test_the_first_lesson_says_nothing_of_it_when_all_is_well(front: Wiring) -> None:
    assert len(start(wiring=front).children) == 6


# ------------------------------------------------------------------------------------------------ in the terminal


def play(*words: str, lines: str = "1\n") -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, ["play", "ines-tiles", *words], input=lines)
    assert isinstance(result.exception, SystemExit | None)
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coachkit.practice.records.LAST_PATIENCE", 50)


@pytest.mark.usefixtures("_impatient")
def test_in_the_terminal_it_is_said_before_and_after_and_by_the_exit_code(file: Path) -> None:
    with locked(file):
        code, _, told = play("--json")
    assert (code, told.count("not recorded yet"), "is lost with the end of this program" in told) == (1, 2, True)
    assert told.index("what was said is kept") < told.index("not all is kept, though")


@pytest.mark.usefixtures("_impatient")
def test_in_the_terminal_it_is_said_of_written_replies_too(file: Path) -> None:
    with locked(file):
        code, _, told = play("--json", "--mode", "write", lines="Thank you for telling me.\n")
    assert (code, told.count("not recorded yet"), "is lost with the end of this program" in told) == (1, 2, True)


@pytest.mark.usefixtures("_impatient")
def test_in_the_terminal_a_whole_conversation_can_be_had_all_the_same(file: Path) -> None:
    lines = "".join("1\n" for _ in range(60))
    with locked(file):
        code, shown, _ = play("--json", lines=lines)
    last = json.loads(shown.splitlines()[-1])
    assert (code, last["ending"] is not None) == (1, True)


def test_what_can_be_written_after_all_is_written_before_the_program_ends(front: Wiring, file: Path) -> None:
    session = open_session(olu.ID, wiring=front)
    with leaving.seen_to(session), locked(file):
        session.reply("what-like")
    assert (session.view().unrecorded, len(front.store.session(session.header.session))) == ("", 2)


def test_the_banner_is_said_once_and_taken_back_once(
    front: Wiring, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session, banner = open_session(olu.ID, wiring=front), leaving.Banner()
    with locked(file):
        session.reply("what-like")
        for _ in range(2):
            banner.show(session)
    session.retry()
    for _ in range(2):
        banner.show(session)
    told = capsys.readouterr().err.splitlines()
    assert (len(told), told[0].startswith(NOT_YET), told[1]) == (2, True, leaving.RECORDED)
