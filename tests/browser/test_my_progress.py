"""Lesson 09 in JupyterLab: from its opening to the next three things, with what one said oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lab_driver import axe, run_all, screenshot
from .test_role_play import press_until

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .lab_driver import Lab

NOTEBOOK = "09_my_progress.ipynb"
SLIPPED = """
import coachkit as ck
from coachkit.practice import open_session
session = open_session("ines-tiles")
for turn in list(session.scenario.turns)[:2]:
    session.reply(next(reply.id for reply in turn.replies if {"advise", "judge"} & set(reply.codes)))
"""


def test_the_lesson_leads_from_my_own_words_to_what_to_practise(lab: Lab, page: Page) -> None:
    lab.open_notebook(page, NOTEBOOK)
    bring_up(page, "Lesson by lesson")
    page.get_by_text("There are no replies on record yet").first.wait_for()
    lab.open_notebook(page, lab.write_notebook("slipped.ipynb", [SLIPPED]))
    run_all(page)
    lab.wait_for_rest(page)
    lab.open_notebook(page, NOTEBOOK)
    bring_up(page, "Lesson by lesson")
    next_things = page.locator(".jp-RenderedMarkdown", has_text="Practise it in").first
    next_things.wait_for()
    assert next_things.locator("blockquote").count() > 0
    screenshot(page, "my-progress")
    press_until(page, "Tab", ".jp-RenderedMarkdown a[href*='.ipynb']")
    bring_up(page, "The step I leave out")
    page.get_by_role("img", name="What your replies amounted to").wait_for()
    assert axe(page, "figure") == []


def bring_up(page: Page, heading: str) -> None:
    """Scroll to a heading: what lies far below is not painted."""
    page.get_by_role("heading", name=heading).scroll_into_view_if_needed()
