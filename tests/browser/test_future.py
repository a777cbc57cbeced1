"""Lesson 04 in JupyterLab: asking about the future, and what the trainee makes of the client; by keyboard too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .lab_driver import ROOT, axe, command, run_all, screenshot
from .test_role_play import STICKING_OUT, press_until, says, wait_for_focus, wait_for_voice

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from .lab_driver import Lab

OPEN = "what-else so-far-then where-might between-what your-way what-doing".split()
"""The open question of each turn of the tests' scene."""

LESSON = "04_best_of_all_worlds.ipynb"
WIRED = f"""
import os, sys
os.environ["COACHKIT_TRAINEE"] = {{trainee!r}}
sys.path.append({str(ROOT)!r})
from dataclasses import replace
import coachkit as ck
from coachkit.loading import Library
from coachkit.practice import wire
from tests import olu
wiring = replace(wire(coder=olu.coder), library=Library([olu.SCENES]))
"""


@pytest.fixture
def wired(request: pytest.FixtureRequest) -> str:
    """A cell with a trainee of this test's own, and the world of the tests."""
    return WIRED.format(trainee=request.node.name)


@pytest.fixture
def play(lab: Lab, page: Page, wired: str) -> Locator:
    """The tests' scene, freshly opened."""
    return opened(lab, page, wired, 'ck.practise("vera-bees", wiring=wiring)')


def opened(lab: Lab, page: Page, *cells: str) -> Locator:
    lab.open_notebook(page, lab.write_notebook("future.ipynb", cells, prose="# Best of all worlds"))
    run_all(page)
    play = page.locator(".coachkit")
    play.first.wait_for()
    return play


def ask(play: Locator, reply: str) -> None:
    play.locator(f".ck-reply[data-reply={reply}]").click()
    play.locator(".ck-go-on").click()
    play.locator(".ck-reply, .ck-outlook").first.wait_for()


def to_the_end(play: Locator, replies: list[str] = OPEN) -> None:
    for reply in replies:
        ask(play, reply)


def judge(play: Locator, orientation: str, answered: list[str], evidence: list[str]) -> None:
    play.locator(f"[name=orientation][value={orientation}]").check()
    for name, picked in (("answered", answered), ("evidence", evidence)):
        for box in play.locator(f"[name={name}]").all():
            box.set_checked(box.get_attribute("value") in picked)
    play.locator(".ck-outlook [type=submit]").click()
    play.locator(".ck-rests-on").wait_for()


def test_a_scene_by_keyboard_from_opening_to_the_last_feedback(page: Page, play: Locator) -> None:
    play.locator(".ck-client summary").focus()
    while "ck-outlook" not in str(play.locator(".ck-reply, .ck-outlook").first.get_attribute("class")):
        press_until(page, "Tab", ".ck-reply")
        page.keyboard.press("1")
        wait_for_focus(page, ".ck-answer")
        press_until(page, "Tab", ".ck-go-on")
        page.keyboard.press("Enter")
        wait_for_focus(page, ".ck-exchange:last-child > .ck-turn")
    for name in ("orientation", "answered", "evidence"):
        press_until(page, "Tab", f"[name={name}]")
        page.keyboard.press("Space")
    press_until(page, "Tab", ".ck-outlook [type=submit]")
    page.keyboard.press("Enter")
    wait_for_focus(page, ".ck-debrief")
    press_until(page, "Tab", ".ck-judge-again")
    page.keyboard.press("Enter")
    wait_for_focus(page, "[name=orientation]")
    page.keyboard.press("ArrowDown")
    press_until(page, "Tab", ".ck-outlook [type=submit]")
    page.keyboard.press("Enter")
    play.locator(".ck-outlook").wait_for(state="detached")
    wait_for_voice(play, "You say")


def test_it_stands_on_screen_what_to_ask_about(play: Locator) -> None:
    first = play.locator(".ck-ask-about").inner_text()
    ask(play, "what-else")
    assert "a vision of a preferred future" in first
    assert "what career has been considered" in play.locator(".ck-ask-about").inner_text()
    assert "ask-about" in str(play.locator(".ck-replies").get_attribute("aria-describedby"))
    assert "Considered so far" in play.locator("[aria-current=step]").inner_text()


def test_nothing_is_sent_before_there_is_evidence(play: Locator) -> None:
    to_the_end(play)
    send = play.locator(".ck-outlook [type=submit]")
    send.click()
    assert "Say first how far Vera" in play.locator(".ck-outlook [role=status]").inner_text()
    play.locator("[name=orientation]").first.check()
    send.click()
    assert "at least one" in play.locator(".ck-outlook [role=status]").inner_text()


def test_what_was_judged_is_there_again_after_a_reload(lab: Lab, page: Page, play: Locator) -> None:
    to_the_end(play)
    judge(play, "clear", ["vision"], ["1-after"])
    lab.stop_kernels()
    lab.open_notebook(page, "future.ipynb")
    run_all(page)
    play.locator(".ck-rests-on").wait_for()
    assert "clear" in play.locator(".ck-judged").inner_text().casefold()


def test_asked_in_writing(lab: Lab, page: Page, wired: str) -> None:
    play = opened(lab, page, wired, 'ck.practise("vera-bees", mode="write", wiring=wiring)')
    assert "a vision" in play.locator(".ck-ask-about").inner_text()
    for words in ("lead", "return", "closed", "plan", "return", "return"):
        play.locator(".ck-box").fill(f"{words} so")
        play.locator(".ck-box").press("Enter")
        play.locator(".ck-go-on").click()
        play.locator(".ck-box, .ck-outlook").first.wait_for()
    assert len(says(play, "coach")) == 6


def test_the_lesson_opens_with_all_its_clients_and_reads_a_question_of_ones_own(lab: Lab, page: Page) -> None:
    lab.open_notebook(page, LESSON)
    plays = page.locator(".coachkit")
    plays.nth(6).wait_for()
    names = [str(name).split()[0] for name in plays.locator(".ck-name").all_text_contents()]
    assert names == ["Anneke", "Nino", "Bronwen", "Yusuf", "Sasha", "Ofelia", "Graham"]
    own = plays.nth(2)
    own.evaluate("node => node.scrollIntoView()")
    own.locator(".ck-box").wait_for()
    assert "for their life" in own.locator(".ck-ask-about").inner_text()
    own.locator(".ck-box").fill("In the best of all worlds, what would a day of yours be like?")
    own.locator(".ck-box").press("Enter")
    own.locator(".ck-compare").wait_for()
    own.locator("[name=closest]").first.check()
    own.locator(".ck-compare [type=submit]").click()
    own.locator(".ck-model").wait_for()
    own.locator(".ck-exchange").first.scroll_into_view_if_needed()
    screenshot(page, "future-words-of-your-own")
    assert "on track" in own.locator(".ck-outcome").first.inner_text()
    assert axe(page, ".coachkit") == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 640])
def test_it_looks_right(lab: Lab, page: Page, play: Locator, dark: bool, width: int) -> None:
    lab.set_theme(page, dark=dark)
    if width == 640:
        command(page, "application:toggle-left-area")
    page.set_viewport_size({"width": width, "height": 900})
    name = f"future-{width}-{'dark' if dark else 'light'}"
    play.locator(".ck-ask-about").scroll_into_view_if_needed()
    screenshot(page, f"{name}-asking")
    assert axe(page, ".coachkit") == []
    for reply in ("what-else", "ever-thought", "where-might", "colleague-knows", "your-way", "good-at-it"):
        ask(play, reply)
    play.locator(".ck-outlook").scroll_into_view_if_needed()
    screenshot(page, f"{name}-judging")
    assert axe(page, ".coachkit") == []
    judge(play, "clear", ["vision", "options"], ["1-after", "4-after"])
    play.locator(".ck-judged").scroll_into_view_if_needed()
    screenshot(page, f"{name}-told")
    play.locator(".ck-rests-on").scroll_into_view_if_needed()
    screenshot(page, f"{name}-rests")
    assert axe(page, ".coachkit") == []
    assert play.evaluate(STICKING_OUT) == []
