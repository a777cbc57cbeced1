"""Replies in words of one's own, in JupyterLab: written, asked about, disputed, compared, tried; by keyboard too."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.reliability.test_lock_elsewhere import locked

from .lab_driver import ROOT, VIEWPORT, axe, command, run_all, screenshot
from .test_role_play import STICKING_OUT, focused, press_until, says, wait_for_focus, wait_for_voice

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from .lab_driver import Lab

CLIENT = "ines-tiles"
GOOD = "acknowledge note suspend return hand_back test signpost"
"""What the tests' coder takes for a good reply at any turn; "note?" it is unsure of."""
UNSURE = "acknowledge note suspend return advise?"

WIRED = f"""
import os, sys
os.environ["COACHKIT_TRAINEE"] = {{trainee!r}}
sys.path.append({str(ROOT)!r})
import coachkit as ck
from coachkit.practice import wire
from tests import olu
wiring = wire(coder=olu.coder)
"""


@pytest.fixture
def wired(request: pytest.FixtureRequest) -> str:
    """A cell with a trainee of this test's own, and a world whose coder finds the codes that a reply names."""
    return WIRED.format(trainee=request.node.name)


@pytest.fixture
def play(lab: Lab, page: Page, wired: str) -> Locator:
    """A conversation in the mode ``write``, freshly opened."""
    return opened(lab, page, wired, f'ck.practise({CLIENT!r}, mode="write", wiring=wiring)')


def opened(lab: Lab, page: Page, *cells: str) -> Locator:
    lab.open_notebook(page, lab.write_notebook("writing.ipynb", cells, prose="# In words of one's own"))
    run_all(page)
    play = page.locator(".coachkit")
    play.first.wait_for()
    return play


def box(play: Locator) -> Locator:
    return play.get_by_label("What do you say?")


def write(play: Locator, words: str) -> None:
    box(play).fill(words)
    box(play).press("Enter")


def answered(play: Locator, words: str = GOOD) -> None:
    """Write a reply and wait for its feedback."""
    write(play, words)
    play.locator(".ck-go-on").wait_for()


def go_on(play: Locator) -> None:
    play.locator(".ck-go-on").click()
    play.locator(".ck-box, .ck-debrief").first.wait_for()


# ----------------------------------------------------------------------------------------------------- a conversation


def test_a_conversation_by_keyboard_alone(page: Page, play: Locator) -> None:
    play.locator(".ck-client summary").focus()
    press_until(page, "Tab", ".ck-box")
    while not play.locator(".ck-debrief").is_visible():
        number = len(says(play, "coach")) + 1
        page.keyboard.type(f"{GOOD} {number}")
        page.keyboard.press("Enter")
        wait_for_focus(page, ".ck-answer")
        press_until(page, "Tab", ".ck-go-on")
        page.keyboard.press("Enter")
        wait_for_focus(page, ".ck-box, .ck-exchange:last-child > .ck-turn")
    for name in ("degree", "next_work"):
        press_until(page, "Tab", f"[name={name}]")
        page.keyboard.press("Space")
        press_until(page, "Tab", ".ck-choice [type=submit]")
        page.keyboard.press("Enter")
        play.locator(f"[name={name}]").first.wait_for(state="detached")
    play.locator(".ck-look-back").wait_for()
    assert play.locator(".ck-vision li").count() > 3


def test_a_written_reply_joins_the_conversation_with_its_evidence(play: Locator) -> None:
    answered(play, "return\nso")
    coach = play.locator("[data-who=coach] .ck-says")
    assert coach.locator(".ck-evidence[data-kind=serves]").count() == 1
    assert "return" in coach.locator(".ck-code").inner_text()
    assert "\n" in coach.inner_text()


def test_shift_and_enter_begin_a_new_line_and_nothing_is_sent(page: Page, play: Locator) -> None:
    box(play).press_sequentially("one")
    box(play).press("Shift+Enter")
    box(play).press_sequentially("two")
    assert (box(play).input_value(), says(play, "coach")) == ("one\ntwo", [])
    assert focused(page, ".ck-box")


def test_enter_that_ends_an_input_method_sends_nothing(play: Locator) -> None:
    box(play).fill("かな")
    composing = (
        "(node, init) => node.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, ...init}))"
    )
    for init in ({"isComposing": True}, {"keyCode": 229}):
        box(play).evaluate(composing, init)
    play.page.wait_for_timeout(300)
    assert (says(play, "coach"), play.locator(".ck-box").input_value()) == ([], "かな")


def test_no_shortcut_fires_while_typing(page: Page, play: Locator) -> None:
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    box(play).focus()
    keys = ("x", "d", "d", "b", "a", "0", "0", "Shift+M", "i", "i", "ArrowUp", "Home", "1")
    for key in keys:
        page.keyboard.press(key)
    assert box(play).input_value() == "1xddba00Mii"
    assert (page.locator(".jp-Notebook .jp-Cell").count(), page.locator(".jp-Dialog").count()) == (cells, 0)
    assert focused(page, ".ck-box")


def test_the_box_grows_with_its_text(play: Locator) -> None:
    height = "node => node.getBoundingClientRect().height"
    before = box(play).evaluate(height)
    box(play).fill("\n".join("abcdefgh"))
    assert box(play).evaluate(height) > before


def test_a_turn_is_tried_again_in_other_words(page: Page, play: Locator) -> None:
    answered(play, "advise")
    play.locator(".ck-try-again").click()
    wait_for_focus(page, ".ck-box")
    assert box(play).input_value() == ""
    answered(play)
    assert "first try, taken back" in play.locator(".ck-superseded").inner_text()
    assert len(says(play, "coach")) == 2


def test_what_cannot_be_coded_is_told_in_words(play: Locator) -> None:
    answered(play, "nonsense")
    assert "No words that could be coded." in play.locator(".ck-headline").inner_text()


def test_hostile_words_are_shown_as_words(play: Locator) -> None:
    answered(play, "<img src=x onerror='document.title=1'> return")
    assert play.locator("[data-who=coach] .ck-says", has_text="<img").count() == 1
    assert play.locator("img, script").count() == 0


# --------------------------------------------------------------------------------------------------- nothing is lost


@pytest.mark.parametrize(("typed", "told"), [("", "nothing in it yet"), ("word " * 5000, "longer than")])
def test_what_is_refused_stays_in_the_box(page: Page, play: Locator, typed: str, told: str) -> None:
    write(play, typed)
    play.locator(".ck-failure", has_text=told).wait_for()
    wait_for_focus(page, ".ck-box")
    assert box(play).input_value() == typed
    assert says(play, "coach") == []


@pytest.fixture
def own(lab: Lab, page: Page, wired: str, tmp_path: Path) -> tuple[Locator, Path]:
    """A conversation in the mode ``write``, and the file of its records, which no other test uses."""
    file = tmp_path / "own.sqlite"
    elsewhere = f"import os\nos.environ['COACHKIT_STORE'] = 'sqlite:///{file.as_posix()}'"
    return opened(lab, page, elsewhere, wired, f'ck.practise({CLIENT!r}, mode="write", wiring=wiring)'), file


def kinds_in(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as records:
        return [kind for (kind,) in records.execute("SELECT kind FROM coachkit_event ORDER BY number")]


def test_a_question_and_a_draft_stand_while_the_banner_comes_and_goes(page: Page, own: tuple[Locator, Path]) -> None:
    play, file = own
    answered(play)
    go_on(play)
    with locked(file):
        write(play, UNSURE)
        play.locator(".ck-question").wait_for()
        play.locator(".ck-unrecorded", has_text="Your last step is not recorded yet.").wait_for()
        assert axe(page, ".coachkit") == []
        play.get_by_role("button", name="No", exact=True).click()
        go_on(play)
        box(play).press_sequentially("half a thought")
    play.locator(".ck-unrecorded", has_text="recorded").wait_for(state="hidden", timeout=10_000)
    assert (box(play).input_value(), focused(page, ".ck-box")) == ("half a thought", True)
    assert kinds_in(file) == ["session_started", "choice", "written", "answer", "choice"]


def test_words_that_were_never_recorded_come_back_when_the_kernel_is_lost(
    page: Page, own: tuple[Locator, Path]
) -> None:
    play, file = own
    answered(play)
    go_on(play)
    with locked(file):
        answered(play, f"{GOOD} indeed")
        go_on(play)
        box(play).press_sequentially("half a thought")
        page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
        page.wait_for_timeout(500)
        run_all(page)
        play.locator(".ck-notice", has_text="You are back").wait_for()
        assert box(play).input_value() == f"{GOOD} indeed\n\nhalf a thought"
        assert len(says(play, "coach")) == 1
    box(play).press("Enter")
    play.locator(".ck-go-on").wait_for()
    assert kinds_in(file) == ["session_started", "choice", "choice"]


def test_words_that_are_recorded_do_not_come_back(page: Page, own: tuple[Locator, Path]) -> None:
    play, file = own
    answered(play)
    go_on(play)
    with locked(file):
        answered(play)
    play.locator(".ck-unrecorded", has_text="recorded").wait_for(state="hidden", timeout=10_000)
    play.locator(".ck-try-again").click()
    play.locator(".ck-box").wait_for()
    run_all(page)
    play.locator(".ck-notice", has_text="You are back").wait_for()
    assert box(play).input_value() == ""


def test_a_draft_outlives_a_kernel_that_is_gone(page: Page, play: Locator) -> None:
    box(play).press_sequentially("half a thought")
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    box(play).press("Enter")
    play.locator(".ck-failure", has_text="Run All Cells").wait_for(timeout=10_000)
    assert box(play).input_value() == "half a thought"
    run_all(page)
    play.locator(".ck-failure:empty").wait_for(state="attached")
    assert box(play).input_value() == "half a thought"


def test_starting_again_begins_with_an_empty_box(play: Locator) -> None:
    answered(play)
    go_on(play)
    box(play).press_sequentially("half a thought")
    play.locator(".ck-start-again").click()
    play.locator(".ck-confirm").click()
    play.locator(".ck-exchange").nth(1).wait_for(state="detached")
    assert box(play).input_value() == ""


# ----------------------------------------------------------------------------------------------------- the question


def test_what_the_coder_is_unsure_of_is_asked_and_the_client_waits(page: Page, play: Locator) -> None:
    write(play, UNSURE)
    wait_for_focus(page, ".ck-question")
    assert len(says(play, "client")) == 1
    assert play.locator(".ck-waiting .ck-evidence[data-kind=asked]").inner_text() == "advise?"
    wait_for_voice(play, "Did you mean this as a suggestion?")
    press_until(page, "Tab", ".ck-yes-no")
    page.keyboard.press("Enter")
    wait_for_focus(page, ".ck-answer")
    assert len(says(play, "client")) == 2
    assert "you said so" in play.locator("[data-who=coach] .ck-code", has_text="advise").inner_text()


@pytest.mark.parametrize(
    ("button", "told"), [("No", "you said no"), ("Leave it open", "left open, so it does not count")]
)
def test_what_was_not_meant_does_not_count(play: Locator, button: str, told: str) -> None:
    write(play, UNSURE)
    play.get_by_role("button", name=button, exact=True).click()
    play.locator(".ck-go-on").wait_for()
    assert told in play.locator(".ck-reading").inner_text()
    assert play.locator("[data-who=coach] .ck-code", has_text="advise").count() == 0


def test_two_questions_come_one_after_the_other(play: Locator) -> None:
    answered(play)
    go_on(play)
    write(play, "acknowledge note? suspend return?")
    first = play.locator(".ck-asks").inner_text()
    play.get_by_role("button", name="Yes", exact=True).click()
    play.locator(".ck-asks").filter(has_not_text=first).wait_for()
    assert play.locator(".ck-waiting .ck-evidence").count() == 1
    play.get_by_role("button", name="Yes", exact=True).click()
    play.locator(".ck-go-on").wait_for()
    assert play.locator(".ck-waiting").count() == 0


def test_a_reload_shows_the_question_again(lab: Lab, page: Page, play: Locator) -> None:
    write(play, UNSURE)
    play.locator(".ck-question").wait_for()
    asked = play.locator(".ck-asks").inner_text()
    command(page, "docmanager:save")
    page.reload()
    lab.wait_for_rest(page)
    run_all(page)
    play.locator(".ck-question").wait_for()
    assert play.locator(".ck-asks").inner_text() == asked
    assert "You are back where you were." in play.locator(".ck-notice").inner_text()
    play.get_by_role("button", name="No", exact=True).click()
    play.locator(".ck-go-on").wait_for()


# ------------------------------------------------------------------------------------------------------ the dispute


def test_a_code_is_disputed_and_taken_back_and_everything_goes_on(page: Page, play: Locator) -> None:
    answered(play, "advise")
    dispute = play.get_by_role("button", name="Not what I did (advise)")
    dispute.click()
    back = play.get_by_role("button", name="Disputed – take back (advise)")
    back.wait_for()
    assert focused(page, ".ck-dispute")
    assert play.locator(".ck-go-on").is_enabled()
    go_on(play)
    play.locator(".ck-feedback summary").click()
    back.click()
    dispute.wait_for()
    wait_for_voice(play, "Taken back.")


# ------------------------------------------------------------------------------------------------------ write first


@pytest.fixture
def first(lab: Lab, page: Page, wired: str) -> Locator:
    """A conversation in the mode ``write_first``, freshly opened."""
    return opened(lab, page, wired, f'ck.practise({CLIENT!r}, mode="write_first", wiring=wiring)')


def test_the_closest_is_named_and_the_model_line_joins_the_exchange(page: Page, first: Locator) -> None:
    answered(first)
    assert first.locator(".ck-model").count() == 0
    first.locator(".ck-compare [type=submit]").click()
    first.locator(".ck-hint", has_text="Pick one first.").wait_for()
    first.locator("[name=closest]").nth(1).check()
    first.locator(".ck-compare [type=submit]").click()
    wait_for_focus(page, ".ck-model summary")
    assert "You called this" in first.locator(".ck-model").inner_text()
    assert first.locator(".ck-compare").count() == 0
    go_on(first)
    assert first.locator(".ck-model").get_attribute("open") is None


def test_going_on_without_comparing_shows_the_model_line_afterwards(first: Locator) -> None:
    answered(first)
    go_on(first)
    answered(first, f"{GOOD} once more")
    assert first.locator(".ck-exchange").first.locator(".ck-model").get_attribute("open") is None
    assert first.locator(".ck-model").count() == 1


# ----------------------------------------------------------------------------------------------------- single replies


@pytest.fixture
def trying(lab: Lab, page: Page, wired: str) -> Locator:
    """Single replies to try."""
    return opened(lab, page, wired, "ck.try_reply(wiring=wiring)")


def test_single_replies_are_tried_line_by_line(page: Page, trying: Locator) -> None:
    write(trying, "return?")
    wait_for_focus(page, ".ck-feedback > summary")
    assert "In a conversation you would be asked" in trying.inner_text()
    trying.locator(".ck-once-more").click()
    wait_for_focus(page, ".ck-box")
    write(trying, "acknowledge return")
    trying.locator(".ck-go-on").click()
    trying.locator(".ck-progress", has_text="Line 2 of").wait_for()
    assert trying.locator(".ck-dispute").count() == 0
    write(trying, " ")
    trying.locator(".ck-failure", has_text="nothing in it yet").wait_for()


# ------------------------------------------------------------------------------------------------------- looked at


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(lab: Lab, page: Page, first: Locator, dark: bool) -> None:
    lab.set_theme(page, dark=dark)
    assert axe(page, ".coachkit") == []
    write(first, UNSURE)
    first.locator(".ck-question").wait_for()
    assert axe(page, ".coachkit") == []
    first.get_by_role("button", name="Yes", exact=True).click()
    first.locator(".ck-go-on").wait_for()
    assert axe(page, ".coachkit") == []
    first.locator("[name=closest]").first.check()
    first.locator(".ck-compare [type=submit]").click()
    first.locator(".ck-model").wait_for()
    assert axe(page, ".coachkit") == []


def test_axe_finds_nothing_in_a_lesson_with_several_conversations(lab: Lab, page: Page) -> None:
    lab.open_notebook(page, "03_in_your_own_words.ipynb")
    page.locator(".coachkit").nth(2).wait_for()
    assert axe(page, ".coachkit") == []


def test_axe_finds_nothing_where_replies_are_tried(page: Page, trying: Locator) -> None:
    write(trying, UNSURE)
    trying.locator(".ck-feedback").wait_for()
    assert axe(page, ".coachkit") == []


@pytest.mark.parametrize("width", [800, 640], ids=["800", "1280 at 200 %"])
def test_long_words_wrap(page: Page, first: Locator, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    write(first, f"{'acknowledge-' * 40} advise?")
    first.locator(".ck-question").wait_for()
    assert first.evaluate(STICKING_OUT) == []
    first.get_by_role("button", name="Yes", exact=True).click()
    first.locator(".ck-compare").wait_for()
    assert first.evaluate(STICKING_OUT) == []


LINES = (
    "Nineteen years of good mornings to a dog: thank you for telling me. And if you were the one who put such things "
    "right, what would that day look like?",
    "Ninth year, and one certificate on the wall. I am writing that down and we will come back to it. Suppose you were "
    "let up to the panel. Would you start with the dog? You could ask at the museum.",
    "So it is what you are allowed to touch. I'll write it down, and we come back to it. Don't worry about Latin.",
)
"""Replies such as people write, for the pictures; the words in CODES are their codes."""

CODES = """
import re
from coachkit.coding import Coding, Finding
from coachkit.vocabulary import Band, Code, Stage
FOUND = {
    Code.ACKNOWLEDGE: ("Nineteen years of good mornings to a dog", "Ninth year, and one certificate on the wall"),
    Code.NOTE: ("I am writing that down and we will come back to it", "I'll write it down, and we come back to it"),
    Code.SUSPEND: ("if you were the one who put such things right", "Suppose you were let up to the panel"),
    Code.RETURN: ("what would that day look like?",),
    Code.CLOSED: ("Would you start with the dog?",),
    Code.ADVISE: ("You could ask at the museum.",),
    Code.REASSURE: ("Don't worry about Latin.",),
}
DOUBTED = {Code.CLOSED, Code.ADVISE}
def coder(reply, client="", stage=Stage.VISION, *, shown=()):
    found = {code: [(reply.find(words), reply.find(words) + len(words)) for words in all if words in reply]
             for code, all in FOUND.items()}
    return Coding(reply, Stage(stage), tuple(
        Finding(code, Band.UNSURE if code in DOUBTED else Band.SURE, 0.7, tuple(spans))
        for code, spans in found.items() if spans), "", "pictures 1")
wiring = wire(coder=coder)
"""


@pytest.mark.parametrize("width", [1280, 800, 640])
def test_pictures(lab: Lab, page: Page, wired: str, width: int) -> None:
    play = opened(lab, page, wired + CODES, f'ck.practise({CLIENT!r}, mode="write_first", wiring=wiring)')
    page.set_viewport_size({"width": width, "height": 900})

    def take(what: str, selector: str) -> None:
        for dark in (True, False):
            lab.set_theme(page, dark=dark)
            page.wait_for_timeout(200)
            play.locator(selector).last.evaluate("node => node.scrollIntoView({block: 'center'})")
            screenshot(page, f"writing-{what}-{width}-{'dark' if dark else 'light'}")

    box(play).fill(LINES[0])
    take("1-box", ".ck-write")
    box(play).press("Enter")
    play.locator(".ck-compare").wait_for()
    take("2-feedback", ".ck-feedback")
    go_on(play)
    write(play, LINES[1])
    play.locator(".ck-question").wait_for()
    take("3-question", ".ck-question")
    if width == VIEWPORT[0]:  # docs/pictures/writing.png is this
        command(page, "application:toggle-left-area")
        take("0-readme", ".ck-question")
        command(page, "application:toggle-left-area")
    play.get_by_role("button", name="Leave it open").click()
    play.locator(".ck-compare").wait_for()
    play.locator(".ck-dispute").last.click()
    take("4-derailed", ".ck-feedback")
    take("5-compare", ".ck-compare")
    play.locator("[name=closest]").nth(1).check()
    play.locator(".ck-compare [type=submit]").click()
    play.locator(".ck-model").last.wait_for()
    take("6-model", ".ck-model")


def test_pictures_of_trying(lab: Lab, page: Page, wired: str) -> None:
    trying = opened(lab, page, wired + CODES, f"ck.try_reply({CLIENT!r}, wiring=wiring)")
    write(trying, LINES[1])
    trying.locator(".ck-feedback").wait_for()
    for dark in (True, False):
        lab.set_theme(page, dark=dark)
        page.wait_for_timeout(200)
        screenshot(page, f"trying-{'dark' if dark else 'light'}")
