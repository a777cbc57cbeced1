"""Lesson 06 in JupyterLab: by keyboard from its opening to the last feedback, the last scene in words of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lab_driver import axe, screenshot
from .test_no_verdicts import choose_to_the_end, room, scene, write_to_the_end

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .lab_driver import Lab

NOTEBOOK = "06_back_to_the_ledger.ipynb"
CHOSEN = ("selam-birds", "ramiro-bellows")
WRITTEN = "hulda-beam"


def test_the_lesson_by_keyboard(lab: Lab, page: Page) -> None:
    lab.open_notebook(page, NOTEBOOK)
    lab.wait_for_rest(page)
    for name in CHOSEN:
        choose_to_the_end(page, name)
        assert page.locator(f"{room(name)} .ck-taken-up .ck-tries").count() >= len(scene(name).reality)
    screenshot(page, "ledger-plans")
    write_to_the_end(page, WRITTEN)
    page.locator(f"{room(WRITTEN)} .ck-look-back").wait_for()


def test_axe_finds_nothing_beside_what_is_to_be_found_out(lab: Lab, page: Page) -> None:
    lab.open_notebook(page, NOTEBOOK)
    lab.wait_for_rest(page)
    page.locator(room(CHOSEN[0])).wait_for()
    assert axe(page, room(CHOSEN[0])) == []
