"""Lesson 01 in JupyterLab: a transcript read, marked sentence by sentence, and looked back on; by keyboard too."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from coachkit.loading import Transcripts
from coachkit.vocabulary import RealityKind
from tests.reliability.test_lock_elsewhere import locked

from .lab_driver import VIEWPORT, axe, run_all, screenshot
from .test_role_play import STICKING_OUT, focused, press_until, wait_for_focus, wait_for_voice

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from coachkit.transcript import Sentence

    from .lab_driver import Lab

ID = "nadia-gears"
NADIA = Transcripts().load(ID)
REALITY = next(sentence.number for sentence in NADIA.sentences if sentence.is_reality)


@pytest.fixture
def trainee(request: pytest.FixtureRequest) -> str:
    """A trainee of this test's own."""
    return f"import os\nos.environ['COACHKIT_TRAINEE'] = {request.node.name!r}\nimport coachkit as ck"


@pytest.fixture
def page_of(lab: Lab, page: Page, trainee: str) -> Locator:
    """One transcript, freshly opened."""
    return opened(lab, page, trainee, f"ck.hear({ID!r})")


def opened(lab: Lab, page: Page, *cells: str) -> Locator:
    lab.open_notebook(page, lab.write_notebook("hearing.ipynb", cells, prose="# Hear the but"))
    run_all(page)
    hearing = page.locator(".coachkit")
    hearing.first.wait_for()
    return hearing


def keys_for(sentence: Sentence) -> list[str]:
    """Return the numbers that answer as the author would."""
    if not sentence.is_reality:
        return ["2"]
    kind = list(RealityKind).index(sentence.kind or RealityKind.MONEY) + 1
    return ["1", str(kind % 10), "1" if sentence.basis == "belief" else "2"]


def mark(hearing: Locator, number: int, *answers: str) -> None:
    """Mark a sentence with the mouse: "no", or "yes", a kind and a basis."""
    hearing.locator(f".ck-sentence[data-number='{number}']").click()
    if hearing.locator(".ck-change").is_visible():
        hearing.locator(".ck-change").click()
    for answer in answers:
        hearing.locator(f"[data-option='{answer}']").click()
    hearing.locator(".ck-under .ck-feedback").wait_for()


def mark_of(hearing: Locator, number: int) -> str:
    return hearing.locator(f".ck-sentence[data-number='{number}'] .ck-mark").inner_text()


# ------------------------------------------------------------------------------------------------ by keyboard and mouse


def test_a_transcript_by_keyboard_alone(page: Page, page_of: Locator) -> None:
    page_of.locator(".ck-client summary").focus()
    press_until(page, "Tab", ".ck-sentence")
    press_until(page, "Tab", ".ck-begin")
    page.keyboard.press("Enter")
    for sentence in NADIA.sentences:
        for key in keys_for(sentence):
            wait_for_focus(page, ".ck-panel .ck-reply")
            page.keyboard.press(key)
        wait_for_focus(page, ".ck-next-sentence, .ck-see-end")
        page.keyboard.press("Enter")
    wait_for_focus(page, ".ck-end")
    told = page_of.locator(".ck-end").inner_text()
    assert "You heard all four reality statements" in told
    assert "One thing to listen for" in told


def test_the_arrows_go_from_sentence_to_sentence(page: Page, page_of: Locator) -> None:
    page_of.locator(".ck-sentence").first.focus()
    page.keyboard.press("ArrowDown")
    assert focused(page, ".ck-sentence[data-number='2']")
    page.keyboard.press("End")
    assert focused(page, f".ck-sentence[data-number='{len(NADIA.sentences)}']")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    assert focused(page, ".ck-sentence[data-number='1']")


def test_tab_enters_the_sentences_once_and_leaves_them(page: Page, page_of: Locator) -> None:
    page_of.locator(".ck-sentence").first.focus()
    page.keyboard.press("Tab")
    assert focused(page, ".ck-begin")
    page.keyboard.press("Shift+Tab")
    assert focused(page, ".ck-sentence")


def test_escape_goes_back_a_question_and_then_to_the_sentence(page: Page, page_of: Locator) -> None:
    page_of.locator(".ck-begin").click()
    wait_for_focus(page, ".ck-panel .ck-reply")
    page.keyboard.press("1")
    page_of.locator("[data-step=kind]").wait_for()
    wait_for_focus(page, "[data-step=kind] .ck-reply")
    page.keyboard.press("Escape")
    wait_for_focus(page, "[data-step=reality] .ck-reply")
    page.keyboard.press("Escape")
    wait_for_focus(page, ".ck-sentence[data-number='1']")
    assert page_of.locator(".ck-panel").count() == 0


def test_keys_that_cut_cells_do_nothing_here(page: Page, page_of: Locator) -> None:
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    page_of.locator(".ck-sentence").first.focus()
    for key in ("x", "d", "d", "b", "a", "0", "0", "Shift+M"):
        page.keyboard.press(key)
    assert (page.locator(".jp-Notebook .jp-Cell").count(), page.locator(".jp-Dialog").count()) == (cells, 0)


def test_a_mark_by_mouse_has_its_sign_its_words_and_its_feedback(page_of: Locator) -> None:
    mark(page_of, REALITY, "yes", "credentials", "obstacle")
    assert "heard: credentials, obstacle" in mark_of(page_of, REALITY)
    feedback = page_of.locator(".ck-under .ck-feedback").inner_text()
    assert NADIA.sentence(REALITY).note.split(".")[0] in feedback


def test_what_is_missed_and_over_heard_says_so_beside_the_sentence(page_of: Locator) -> None:
    mark(page_of, REALITY, "no")
    mark(page_of, 1, "yes", "time", "belief")
    assert ["missed" in mark_of(page_of, REALITY), "heard too much" in mark_of(page_of, 1)] == [True, True]


def test_a_mark_is_changed_and_the_first_stays_on_record(lab: Lab, page_of: Locator) -> None:
    mark(page_of, REALITY, "no")
    mark(page_of, REALITY, "yes", "money", "obstacle")
    page_of.locator(".ck-mark", has_text="changed").wait_for()
    with closing(sqlite3.connect(lab.home / "records.sqlite")) as records:
        kinds = [kind for (kind,) in records.execute("select kind from coachkit_event order by number")]
    assert kinds == ["session_started", "mark", "mark"]


def test_feedback_is_announced(page_of: Locator) -> None:
    mark(page_of, 1, "no")
    wait_for_voice(page_of, NADIA.sentence(1).note)


def test_beginning_anew_asks_first(page_of: Locator) -> None:
    mark(page_of, 1, "no")
    page_of.locator(".ck-start-again").click()
    page_of.locator(".ck-confirm").click()
    page_of.locator(".ck-mark").wait_for(state="detached")
    assert page_of.locator(".ck-begin").inner_text() == "Mark the first sentence"


# ------------------------------------------------------------------------------------------------ whatever happens


def test_it_goes_on_after_a_reload(lab: Lab, page: Page, page_of: Locator) -> None:
    mark(page_of, 1, "no")
    lab.open_notebook(page, "hearing.ipynb")
    run_all(page)
    page_of.locator(".ck-mark").wait_for()
    assert "1 of 15 sentences are marked" in page_of.locator(".ck-notice").inner_text()
    assert page_of.locator(".ck-begin").inner_text() == "Go on with sentence 2"


def test_a_mark_that_cannot_be_recorded_has_its_feedback_and_a_banner_until_it_is(lab: Lab, page_of: Locator) -> None:
    mark(page_of, 1, "no")
    with locked(lab.home / "records.sqlite"):
        mark(page_of, 2, "no")
        page_of.locator(".ck-unrecorded", has_text="not recorded yet").wait_for()
    page_of.locator(".ck-unrecorded:empty").wait_for(state="attached")


def test_after_one_transcript_comes_the_next(lab: Lab, page: Page, trainee: str) -> None:
    hearing = opened(lab, page, trainee, "ck.hear(difficulty=1)")
    first = hearing.locator(".ck-name").inner_text()
    numbers = hearing.locator(".ck-sentence").count()
    for number in range(1, numbers + 1):
        mark(hearing, number, "no")
    hearing.locator(".ck-next-transcript").click()
    hearing.locator(".ck-name", has_not_text=first).wait_for()
    hearing.locator(".ck-shelf summary").click()
    assert "marked to its end" in hearing.locator(".ck-card").first.inner_text()


def test_a_transcript_that_is_not_there_is_told_in_words(lab: Lab, page: Page, trainee: str) -> None:
    hearing = opened(lab, page, trainee, "ck.hear('nadia-gearss')")
    assert "did you mean 'nadia-gears'" in hearing.locator(".ck-failure").inner_text()


# ------------------------------------------------------------------------------------------------ looked at


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(lab: Lab, page: Page, page_of: Locator, *, dark: bool) -> None:
    lab.set_theme(page, dark=dark)
    mark(page_of, REALITY, "yes", "time", "belief")
    mark(page_of, 1, "no")
    page_of.locator(".ck-next-sentence").click()
    page_of.locator("[data-option=yes]").click()
    assert axe(page, ".coachkit") == []


@pytest.mark.parametrize("width", [1280, 800, 640])
def test_pictures(lab: Lab, page: Page, trainee: str, width: int) -> None:
    hearing = opened(lab, page, trainee, "ck.hear('worked-example-agnes-bees', marked=True)", "ck.hear(difficulty=3)")
    example, marking = hearing.nth(0), hearing.nth(1)
    marking.wait_for()
    page.set_viewport_size({"width": width, "height": 1400})
    for dark in (False, True):
        lab.set_theme(page, dark=dark)
        shot(page, example, f"example-{width}", dark=dark)
    steps = (
        ("read", marking.page.bring_to_front),
        ("asked", lambda: marking.locator(".ck-begin").click()),
        ("kinds", lambda: marking.locator("[data-option=yes]").click()),
        ("bases", lambda: marking.locator("[data-option=health]").click()),
        ("told", lambda: marking.locator("[data-option=belief]").click()),
        ("end", lambda: mark_the_rest(marking)),
    )
    for name, do in steps:
        do()
        page.wait_for_timeout(400)
        for dark in (False, True) if width != VIEWPORT[0] or name in ("kinds", "told", "end") else (False,):
            lab.set_theme(page, dark=dark)
            shot(page, marking, f"{name}-{width}", dark=dark)
    assert marking.evaluate(STICKING_OUT) == []


def mark_the_rest(marking: Locator) -> None:
    for number in range(2, marking.locator(".ck-sentence").count() + 1):
        answers = ("no",) if number % 3 else ("yes", "money", "obstacle")
        mark(marking, number, *answers)
    marking.locator(".ck-see-end").click()
    marking.locator(".ck-end").wait_for()


def shot(page: Page, part: Locator, name: str, *, dark: bool) -> None:
    part.scroll_into_view_if_needed()
    screenshot(page, f"hearing-{name}-{'dark' if dark else 'light'}")
