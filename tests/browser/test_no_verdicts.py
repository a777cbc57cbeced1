"""Lesson 05 in JupyterLab: by keyboard from opening to the last feedback, with what cannot wait and without it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from coachkit.checks import outcome_in
from coachkit.loading import Library
from coachkit.vocabulary import Outcome

from .lab_driver import ROOT, axe, run_all, screenshot
from .test_role_play import STICKING_OUT, press_until, wait_for_focus

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from coachkit.scenario import Reply, Scenario

    from .lab_driver import Lab

LESSON = "05_no_verdicts"
VERDICTS = ("pilar-swimming", "daniyar-stars", "marek-orchard")
CANNOT_WAIT = ("gwen-letter", "margit-thimble", "curtis-pans")
WRITTEN = ("marek-orchard", "curtis-pans")
HELP = ("Duty counsellor: room 4, until six", "Legal advice centre: Mill Lane 12, on weekdays")


def scene(scene_id: str) -> Scenario:
    return Library().load(scene_id)


def good(scene_id: str) -> dict[str, Reply]:
    """The reply on track of each turn."""
    found = scene(scene_id)
    return {turn.id: reply for turn, reply in found.replies() if outcome_in(found, turn, reply) is Outcome.ON_TRACK}


def room(scene_id: str) -> str:
    """What selects the conversation with a client."""
    return f'.coachkit[aria-label="Role-play with {scene(scene_id).client.name}"]'


def lesson_cells() -> list[str]:
    book = json.loads((ROOT / "notebooks" / f"{LESSON}.ipynb").read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "code"]


def in_a_course(lab: Lab, page: Page, urgent: str, *cells: str) -> None:
    """Open cells in a course with these settings about what cannot wait."""
    course = lab.home / "course.yaml"
    course.write_text(f'format: 1\ncourse: browser\nconsent: "Yes."\nurgent: {urgent}\n', encoding="utf-8")
    first = f"import os\nos.environ['COACHKIT_COURSE'] = {str(course)!r}"
    lab.open_notebook(page, lab.write_notebook("no-verdicts.ipynb", [first, *cells], prose="# No verdicts"))
    run_all(page)


def choose_to_the_end(page: Page, scene_id: str) -> None:
    here, replies = room(scene_id), good(scene_id)
    wanted = ", ".join(f"{here} .ck-reply[data-reply={reply.id}]" for reply in replies.values())
    page.locator(f"{here} .ck-client summary").focus()
    press_until(page, "Tab", f"{here} .ck-reply")
    while not page.locator(f"{here} .ck-debrief").is_visible():
        press_until(page, "Home", f"{here} .ck-reply:first-of-type")
        press_until(page, "ArrowDown", wanted)
        page.keyboard.press("Enter")
        wait_for_focus(page, f"{here} .ck-answer")
        press_until(page, "Tab", f"{here} .ck-go-on")
        page.keyboard.press("Enter")
        wait_for_focus(page, f"{here} .ck-exchange:last-child > .ck-turn, {here} .ck-debrief")
        page.keyboard.press("Tab")


def write_to_the_end(page: Page, scene_id: str) -> None:
    """Write the reply on track of each turn in other words than the author's, and leave every question open."""
    here, replies = room(scene_id), good(scene_id)
    page.locator(f"{here} .ck-client summary").focus()
    press_until(page, "Tab", f"{here} .ck-box")
    texts = [*replies.values()]
    while not page.locator(f"{here} .ck-debrief").is_visible():
        said = page.locator(f"{here} [data-who=coach]").count()
        page.keyboard.type(f"Yes. {texts[min(said, len(texts) - 1)].text}")
        page.keyboard.press("Enter")
        wait_for_focus(page, f"{here} .ck-answer, {here} .ck-question")
        while page.locator(f"{here} .ck-question").is_visible():
            press_until(page, "Tab", f"{here} .ck-yes-no:last-of-type")
            page.keyboard.press("Enter")
            page.wait_for_timeout(200)
        press_until(page, "Tab", f"{here} .ck-go-on")
        page.keyboard.press("Enter")
        wait_for_focus(page, f"{here} .ck-box, {here} .ck-debrief, {here} .ck-exchange:last-child > .ck-turn")


def play_to_the_end(page: Page, scene_id: str) -> Locator:
    page.locator(room(scene_id)).wait_for()
    (write_to_the_end if scene_id in WRITTEN else choose_to_the_end)(page, scene_id)
    debrief = page.locator(f"{room(scene_id)} .ck-debrief")
    debrief.locator(".ck-look-back").wait_for()
    assert page.locator(f"{room(scene_id)} .ck-choice").count() == 0  # nothing is rated or chosen
    return debrief


# ------------------------------------------------------------------------------------------------ the lesson


def test_the_lesson_by_keyboard_from_opening_to_the_last_feedback(lab: Lab, page: Page) -> None:
    lab.open_notebook(page, f"{LESSON}.ipynb")
    for scene_id in (*VERDICTS, *CANNOT_WAIT):
        debrief = play_to_the_end(page, scene_id)
        if scene_id not in WRITTEN:
            assert debrief.locator(".ck-outcome:not([data-outcome=on_track])").count() == 0
        screenshot(page, f"no-verdicts-{scene_id}-debrief")
        said = page.locator(f"{room(scene_id)} .ck-addition").count()
        assert said == (scene_id in CANNOT_WAIT)


def test_without_the_part_about_what_cannot_wait_its_cells_say_so_and_the_rest_is_there(lab: Lab, page: Page) -> None:
    in_a_course(lab, page, "{lesson: off}", *lesson_cells())
    page.locator(room("marek-orchard")).wait_for()
    left_out = page.locator(".coachkit .ck-notice", has_text="Your course leaves out")
    left_out.nth(2).wait_for()
    assert (left_out.count(), page.locator(".ck-addition").count()) == (3, 0)
    assert page.locator(".ck-failure:not(:empty)").count() == 0
    for scene_id in VERDICTS:
        play_to_the_end(page, scene_id)


# ------------------------------------------------------------------------------------------------ looked at


def test_the_help_that_the_course_names_stands_beside_it_and_in_the_feedback(lab: Lab, page: Page) -> None:
    in_a_course(lab, page, f"{{signposts: {json.dumps(HELP)}}}", 'import coachkit as ck\nck.practise("gwen-letter")')
    here = page.locator(room("gwen-letter"))
    assert here.locator(".ck-side .ck-signposts li").all_inner_texts() == list(HELP)
    for reply in ("door-open", "on-the-list-too"):
        here.locator(f".ck-reply[data-reply={reply}]").click()
        here.locator(".ck-go-on").wait_for()
        told = here.locator(".ck-feedback .ck-signposts li").all_inner_texts()
        assert told == (list(HELP) if reply == "on-the-list-too" else [])
        looks(lab, page, here, reply)
        here.locator(".ck-go-on").click()
        here.locator(".ck-reply").first.wait_for()


def test_where_nobody_is_named_that_is_said_beside_it(lab: Lab, page: Page) -> None:
    in_a_course(lab, page, "{lesson: on}", 'import coachkit as ck\nck.practise("gwen-letter")')
    beside = page.locator(f"{room('gwen-letter')} .ck-side .ck-signposts")
    assert "Ask your instructor" in beside.inner_text()
    screenshot(page, "no-verdicts-nobody-named")


def test_the_sentence_that_it_is_left_out_is_no_alarm(lab: Lab, page: Page) -> None:
    in_a_course(lab, page, "{lesson: off}", 'import coachkit as ck\nck.practise("gwen-letter")')
    page.locator(".ck-notice", has_text="Your course leaves out").wait_for()
    assert axe(page, ".coachkit") == []
    screenshot(page, "no-verdicts-left-out")


def looks(lab: Lab, page: Page, here: Locator, name: str) -> None:
    """Look at it in every theme and narrow; nothing sticks out, and nothing is wrong by axe's rules."""
    for dark, high in ((False, False), (True, False), (True, True)):
        lab.set_theme(page, dark=dark, high_contrast=high)
        assert axe(page, ".coachkit") == []
        here.locator(".ck-addition").scroll_into_view_if_needed()
        theme = ("dark" if dark else "light") + ("-high-contrast" if high else "")
        screenshot(page, f"no-verdicts-{name}-{theme}-top")
        here.locator(".ck-feedback[open] .ck-try").scroll_into_view_if_needed()
        screenshot(page, f"no-verdicts-{name}-{theme}")
    lab.set_theme(page, dark=False)
    page.set_viewport_size({"width": 640, "height": 900})
    assert here.evaluate(STICKING_OUT) == []
    screenshot(page, f"no-verdicts-{name}-640")
    here.locator(".ck-side .ck-signposts").scroll_into_view_if_needed()
    screenshot(page, f"no-verdicts-{name}-640-side")
    page.set_viewport_size({"width": 1280, "height": 900})
