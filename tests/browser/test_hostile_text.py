"""Hostile text in JupyterLab: as scenario, name, entry and written reply it is shown as text, and nothing runs."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from coachkit.checks import outcome_in
from coachkit.practice import scenarios_folder, wire
from coachkit.vocabulary import Outcome

from .lab_driver import run_all
from .test_writing import UNSURE, WIRED, box, opened, write

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from .lab_driver import Lab

CLIENT = "ines-tiles"
ATTACK = (
    "<img src=x onerror=window.__hacked=1><script>window.__hacked=1</script><svg onload=window.__hacked=1>"
    "<a href=javascript:window.__hacked=1>x</a> $\\href{javascript:window.__hacked=1}{x}$ "
    "[x](javascript:window.__hacked=1)"
)


def hostile_course(folder: Path) -> Path:
    """A course whose client attacks in every turn, as client, in the vision, in replies and in what follows them."""
    text = (scenarios_folder() / CLIENT / "scenario.yaml").read_text(encoding="utf-8")
    quoted = json.dumps(ATTACK)[1:-1]
    text = re.sub(r'(says|thinks|phrase|unsaid|text|why|better): "', lambda found: f"{found[0]}{quoted} ", text)
    text = re.sub(r"^  (trade|place): .*", lambda found: f'  {found[1]}: "{quoted}"', text, flags=re.MULTILINE)
    (folder / CLIENT).mkdir(parents=True)
    (folder / CLIENT / "scenario.yaml").write_text(text, encoding="utf-8")
    course = folder / "course.yaml"
    consent = f"format: 1\ncourse: hostile\nconsent: {json.dumps(ATTACK)}\nscenarios: ['.']\n"
    course.write_text(consent, encoding="utf-8")
    return course


def on_track() -> str:
    """What selects the replies that are on track."""
    scenario = wire().library.load(CLIENT)
    replies = [reply for turn, reply in scenario.replies() if outcome_in(scenario, turn, reply) is Outcome.ON_TRACK]
    return ", ".join(f".ck-reply[data-reply={reply.id}]" for reply in replies)


def test_nothing_runs_that_stands_in_a_text(lab: Lab, page: Page, tmp_path: Path) -> None:
    cells = (
        f"import os\nos.environ['COACHKIT_COURSE'] = {str(hostile_course(tmp_path / 'own'))!r}",
        "import coachkit as ck\nck.start()",
        f"ck.practise({CLIENT!r})",
        "ck.choices()[['statement', 'reply', 'trainee']]",
        "ck.timeline()",
        "ck.show_timeline()",
        "ck.show_sessions(ck.choices().assign(scenario='<img src=x onerror=window.__hacked=1><script>'))",
    )
    lab.open_notebook(page, lab.write_notebook("hostile.ipynb", cells))
    run_all(page)
    page.get_by_label("Name").fill(ATTACK)
    page.get_by_role("button", name="Keep this name").click()
    page.get_by_text("Kept: you are").wait_for()
    play = page.locator(".coachkit")
    for _ in range(2):
        play.locator(on_track()).first.click()
        play.locator(".ck-go-on").click()
        play.locator(".ck-reply").first.wait_for()
    play.locator(".ck-entry").first.fill(ATTACK)
    play.locator(".ck-entry").first.press("Enter")
    play.locator(".ck-kept", has_text="Kept").wait_for()
    run_all(page)
    page.locator("table", has_text="onerror").first.wait_for()
    page.locator("figure").last.wait_for()
    assert play.locator(".ck-says", has_text="<img src=x").count() > 0
    assert page.locator(".jp-OutputArea :is(img[onerror], script, svg[onload], a[href^='javascript'])").count() == 0
    assert page.evaluate("() => window.__hacked === undefined")


def test_nothing_runs_that_stands_in_a_written_reply(lab: Lab, page: Page, tmp_path: Path) -> None:
    play = opened(
        lab,
        page,
        f"import os\nos.environ['COACHKIT_COURSE'] = {str(hostile_course(tmp_path / 'own'))!r}",
        WIRED.format(trainee="hostile-writer"),
        f"ck.practise({CLIENT!r}, mode='write_first', wiring=wiring)",
        f"ck.try_reply({CLIENT!r}, wiring=wiring)",
        "ck.choices()[['statement', 'reply', 'trainee']]",
    )
    words = f"{ATTACK} {UNSURE} {ATTACK}"
    talk, trying = play.nth(0), play.nth(1)
    write(talk, words)
    talk.locator(".ck-question").wait_for()
    run_all(page)
    talk.locator(".ck-question").wait_for()
    assert talk.locator(".ck-waiting", has_text="<img src=x").count() == 1
    talk.get_by_role("button", name="Yes", exact=True).click()
    talk.locator("[name=closest]").first.check()
    talk.locator(".ck-compare [type=submit]").click()
    talk.locator(".ck-model").wait_for()
    talk.locator(".ck-dispute").first.click()
    talk.locator(".ck-go-on").click()
    box(talk).fill(words)
    write(trying, words)
    trying.locator(".ck-feedback").wait_for()
    run_all(page)
    page.locator("table", has_text="onerror").first.wait_for()
    assert (box(talk).input_value(), talk.locator("[data-who=coach] .ck-says", has_text="<img src=x").count()) == (
        words,
        1,
    )
    assert page.locator(".jp-OutputArea :is(img[onerror], script, svg[onload], a[href^='javascript'])").count() == 0
    assert page.evaluate("() => window.__hacked === undefined")
