"""Boosters in JupyterLab: today's lines, one after the other, in words of one's own and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .lab_driver import ROOT, axe, run_all, screenshot
from .test_role_play import wait_for_focus

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .lab_driver import Lab

SLIPPED_YESTERDAY = f"""
import os, sys
os.environ["COACHKIT_TRAINEE"] = {{trainee!r}}
sys.path.append({str(ROOT)!r})
import coachkit as ck
from dataclasses import replace
from datetime import timedelta
from coachkit.practice import open_session, wire
from tests import olu
world = wire(coder=olu.coder)
session = open_session("ines-tiles", wiring=replace(world, now=lambda: world.now() - timedelta(days=1)))
for turn in list(session.scenario.turns)[:2]:
    session.reply(next(reply.id for reply in turn.replies if "advise" in reply.codes or "judge" in reply.codes))
"""
GOOD = "acknowledge note suspend return"


def test_the_lines_of_today_by_keyboard(lab: Lab, page: Page, request: pytest.FixtureRequest) -> None:
    first = SLIPPED_YESTERDAY.format(trainee=request.node.name)
    lab.open_notebook(
        page, lab.write_notebook("boosters.ipynb", [first, "ck.booster(wiring=world)"], prose="# Boosters")
    )
    run_all(page)
    page.get_by_role("button", name="Begin").focus()
    page.keyboard.press("Enter")
    for _ in range(4):
        wait_for_focus(page, ".ck-box")
        assert page.get_by_text("more replies").count() == 0
        page.keyboard.insert_text(GOOD)
        page.keyboard.press("Enter")
        page.locator(".ck-go-on, .ck-debrief").first.wait_for()
        screenshot(page, "booster")
        assert axe(page, ".coachkit") == []
        page.get_by_role("button", name="Next line").focus()
        page.keyboard.press("Enter")
        page.locator(".ck-go-on, .ck-debrief").wait_for(state="detached")
    page.get_by_text("That was all for today").wait_for()
