"""Lesson 08 in JupyterLab: a client chosen by keyboard, feedback that waits for the end, and the exam."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .lab_driver import axe, run_all, screenshot
from .test_role_play import focused, good, on_track, press_until, wait_for_focus

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from .lab_driver import Lab

__all__ = ["good", "on_track"]

NOTEBOOK = "08_whole_conversations.ipynb"
CLIENT = "1 · Inês"
TOP = "node => node.getBoundingClientRect().top"
TOO_WIDE = "node => node.scrollWidth - node.clientWidth"


@pytest.fixture
def form(lab: Lab, page: Page) -> Locator:
    """The form of the lesson itself, opened as a trainee opens it."""
    lab.open_notebook(page, NOTEBOOK)
    lab.wait_for_rest(page)
    form = page.locator(".widget-vbox").filter(has=page.get_by_role("button", name="Begin or go on")).first
    form.wait_for()
    return form


def choose(page: Page, label: str, value: str) -> None:
    """Choose in a list by the keyboard, as one does without a mouse: by typing the beginning of what is wanted."""
    page.get_by_label(label, exact=True).focus()
    page.keyboard.type(value)


def pick(page: Page, begins: str) -> None:
    """Go down the list of clients to the one whose line begins so."""
    clients = page.get_by_label("Client", exact=True)
    for _ in range(clients.locator("option").count()):
        words: str = clients.evaluate("list => list.selectedOptions[0]?.text ?? ''")
        if words.replace("\N{NO-BREAK SPACE}", " ").startswith(begins):
            clients.focus()
            return
        clients.press("ArrowDown")
    pytest.fail(f"nobody in the list begins with {begins}")


def begin(page: Page, form: Locator) -> Locator:
    """Begin a conversation with Inês by choosing; feedback comes at the end."""
    choose(page, "I reply", "by choosing")
    choose(page, "Feedback", "when the conversation")
    pick(page, CLIENT)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    play = form.locator(".coachkit")
    play.wait_for()
    return play


def test_a_whole_conversation_by_keyboard_with_feedback_at_the_end(page: Page, form: Locator, good: str) -> None:
    play = begin(page, form)
    press_until(page, "Tab", ".ck-reply")
    while not play.locator(".ck-go-on").is_visible():
        assert play.locator(".ck-feedback").count() == 0
        given = play.locator(".ck-exchange").count()
        press_until(page, "Home", ".ck-reply:first-of-type")
        press_until(page, "ArrowDown", good)
        page.keyboard.press("Enter")
        play.locator(f".ck-exchange:nth-child({given + 1}), .ck-go-on").first.wait_for()
        wait_for_focus(page, ".ck-answer")
        page.keyboard.press("Tab")
    press_until(page, "Tab", ".ck-go-on")
    page.keyboard.press("Enter")
    for name in ("degree", "next_work"):
        press_until(page, "Tab", f"[name={name}]")
        page.keyboard.press("Space")
        press_until(page, "Tab", ".ck-choice [type=submit]")
        page.keyboard.press("Enter")
        play.locator(f"[name={name}]").first.wait_for(state="detached")
    play.locator(".ck-look-back").wait_for()
    assert play.locator(".ck-feedback").count() > 0
    screenshot(page, "whole-conversation-end")


def test_an_exam_offers_strangers_and_one_try(lab: Lab, page: Page, form: Locator, good: str) -> None:
    play = begin(page, form)
    play.locator(good).click()
    play.locator(".ck-exchange").nth(1).wait_for()
    page.get_by_label("As an exam").focus()
    page.keyboard.press("Space")
    page.wait_for_function("() => ![...document.querySelectorAll('select option')].some(o => /Inês/.test(o.text))")
    pick(page, "2 · Devon")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    devon = form.locator(".coachkit").filter(has_text="Devon")
    devon.locator(".ck-reply").first.click()
    devon.locator(".ck-exchange").nth(1).wait_for()
    assert devon.locator(".ck-try-again").count() == 0


def test_somebody_new_is_met_by_keyboard(page: Page, form: Locator) -> None:
    choose(page, "I reply", "by choosing")
    page.get_by_label("Client", exact=True).focus()
    page.keyboard.press("End")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    play = form.locator(".coachkit")
    play.get_by_text("endless-1-").wait_for()
    press_until(page, "Tab", ".ck-reply")
    screenshot(page, "somebody-new")
    page.keyboard.press("Enter")
    play.locator(".ck-feedback").first.wait_for()


def test_what_has_come_up_stays_in_sight(page: Page, form: Locator, good: str) -> None:
    play = begin(page, form)
    for number in range(1, 4):
        play.locator(good).first.click()
        play.locator(".ck-exchange").nth(number).wait_for()
    page.wait_for_timeout(300)
    assert play.locator(".ck-head").evaluate(TOP) < 0
    assert play.locator(".ck-side").evaluate(TOP) > 0


def test_a_narrow_page_needs_no_scrolling_sideways(page: Page, form: Locator) -> None:
    page.set_viewport_size({"width": 640, "height": 900})
    begin(page, form)
    page.wait_for_timeout(300)
    assert page.locator(".jp-NotebookPanel .jp-WindowedPanel-outer").evaluate(TOO_WIDE) <= 0
    assert form.evaluate(TOO_WIDE) <= 0


def test_axe_finds_nothing_in_the_form(page: Page, form: Locator) -> None:
    assert axe(page, ".widget-vbox") == []
    form.scroll_into_view_if_needed()
    screenshot(page, "whole-conversation-form")


def test_it_can_be_run_again(page: Page, form: Locator) -> None:
    run_all(page)
    form.get_by_role("button", name="Begin or go on").wait_for()
    assert not focused(page, ".ck-reply")
