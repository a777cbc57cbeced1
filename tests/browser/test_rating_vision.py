"""Rating a conversation in JupyterLab, from opening to the last feedback; by keyboard too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .lab_driver import ROOT, axe, command, run_all, screenshot
from .test_role_play import STICKING_OUT, press_until, wait_for_focus

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from .lab_driver import Lab

WIRED = f"""
import os, sys
os.environ["COACHKIT_TRAINEE"] = {{trainee!r}}
sys.path.append({str(ROOT)!r})
import coachkit as ck
from coachkit.practice import wire
from tests import orla
wiring = orla.world(wire())
"""


@pytest.fixture
def wired(request: pytest.FixtureRequest) -> str:
    """A cell with a trainee of this test's own, Orla's conversation, and the tests' coder."""
    return WIRED.format(trainee=request.node.name)


def opened(lab: Lab, page: Page, *cells: str) -> Locator:
    lab.open_notebook(page, lab.write_notebook("rating.ipynb", cells, prose="# How much vision"))
    run_all(page)
    rate = page.locator(".coachkit")
    rate.first.wait_for()
    return rate


@pytest.fixture
def rate(lab: Lab, page: Page, wired: str) -> Locator:
    """Orla's conversation, freshly opened."""
    return opened(lab, page, wired, 'ck.rate_vision("orla-bees", wiring=wiring)')


def name(rate: Locator, *numbers: int) -> None:
    for number in numbers:
        rate.locator(f'.ck-sentence[data-number="{number}"]').click()


def rated(rate: Locator, clarity: str = "clear", richness: str = "rich", named: tuple[int, ...] = (1, 3)) -> None:
    name(rate, *named)
    rate.locator(f"[name=clarity][value={clarity}]").check()
    rate.locator(f"[name=richness][value={richness}]").check()
    rate.locator(".ck-vision-form [type=submit]").click()
    rate.locator("[name=next_work]").first.wait_for()


def chosen(rate: Locator, work: str = "clarify_goal") -> None:
    rate.locator(f"[name=next_work][value={work}]").check()
    rate.locator(".ck-choice [type=submit]").click()
    rate.locator(".ck-box").wait_for()


def asked(rate: Locator, words: str = "test") -> None:
    rate.locator(".ck-box").fill(words)
    rate.locator(".ck-box").press("Enter")
    rate.locator(".ck-models").wait_for()


# ----------------------------------------------------------------------------------------------------- the whole way


def test_a_rating_by_keyboard_alone(page: Page, rate: Locator) -> None:
    rate.locator(".ck-client summary").focus()
    press_until(page, "Tab", ".ck-sentence")
    page.keyboard.press("Enter")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    assert rate.locator('.ck-sentence[aria-pressed="true"]').count() == 2
    for group, steps in (("clarity", 2), ("richness", 1)):
        press_until(page, "Tab", f"[name={group}]")
        page.keyboard.press("Space")
        for _ in range(steps):
            page.keyboard.press("ArrowDown")
    press_until(page, "Tab", ".ck-vision-form [type=submit]")
    page.keyboard.press("Enter")
    wait_for_focus(page, ".ck-told > summary")
    assert "on the richness you are with other good coaches" in rate.locator(".ck-told .ck-headline").inner_text()
    press_until(page, "Tab", "[name=next_work]")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    press_until(page, "Tab", ".ck-choice [type=submit]")
    page.keyboard.press("Enter")
    wait_for_focus(page, ".ck-told:last-child > summary")
    press_until(page, "Tab", ".ck-box")
    page.keyboard.type("test")
    page.keyboard.press("Enter")
    wait_for_focus(page, ".ck-answer")
    assert "There's a man at the market." in rate.locator(".ck-answer").inner_text()
    assert rate.locator(".ck-models blockquote").count() == 2
    press_until(page, "Tab", ".ck-finish")
    page.keyboard.press("Enter")
    rate.get_by_text("Finished, and kept in your records.").wait_for()


def test_the_lesson_runs_on_open_and_goes_to_its_last_feedback(lab: Lab, page: Page) -> None:
    lab.open_notebook(page, "07_how_much_vision.ipynb")
    rate = page.locator(".coachkit")
    rate.locator(".ck-vision-form").wait_for()
    assert "Conversation 1 of 12" in (rate.locator(".ck-progress").text_content() or "")
    rated(rate)
    chosen(rate)
    rate.locator(".ck-box").fill("How could you find out what a first summer up there is like?")
    rate.locator(".ck-box").press("Enter")
    rate.locator(".ck-models").wait_for()
    assert rate.locator(".ck-done .ck-outcome").inner_text().endswith("on track")
    assert axe(page, ".coachkit") == []


def test_what_lacks_is_said_and_nothing_is_sent(rate: Locator) -> None:
    submit = rate.locator(".ck-vision-form [type=submit]")
    submit.click()
    rate.get_by_text("Pick one of each first.").wait_for()
    rate.locator("[name=clarity]").first.check()
    rate.locator("[name=richness]").first.check()
    submit.click()
    rate.get_by_text("Name at least one sentence above").wait_for()
    assert rate.locator(".ck-told").count() == 0


def test_a_sentence_is_named_and_let_go(page: Page, rate: Locator) -> None:
    name(rate, 1, 5)
    assert rate.locator(".ck-named li").count() == 2
    name(rate, 5)
    assert rate.locator(".ck-named li").all_inner_texts() == ["Out on the headland, with twenty hives in two rows."]
    rate.locator(".ck-to-sentences").click()
    wait_for_focus(page, ".ck-sentence")


def test_the_sentences_bear_what_they_show_once_the_rating_is_told(rate: Locator) -> None:
    rated(rate, named=(1, 2))
    marks = [words.split("\n")[-1] for words in rate.locator(".ck-mark").all_inner_texts()]
    assert marks == ["✓picture, detail", "–not about the vision", "○passed over: detail", "○passed over: detail"]
    assert rate.locator(".ck-sentence:enabled").count() == 0


def test_a_rating_taken_back_stays_to_be_read(rate: Locator) -> None:
    rated(rate, clarity="none")
    rate.locator(".ck-rate-again").click()
    rate.locator(".ck-vision-form").wait_for()
    assert "first try, taken back" in rate.locator(".ck-told summary").inner_text()
    assert rate.locator('.ck-sentence[aria-pressed="true"]').count() == 0
    rated(rate)
    assert rate.locator(".ck-told").count() == 2


def test_what_the_coder_is_unsure_of_is_asked_first(page: Page, rate: Locator) -> None:
    rated(rate)
    chosen(rate)
    rate.locator(".ck-box").fill("test advise?")
    rate.locator(".ck-box").press("Enter")
    wait_for_focus(page, ".ck-question")
    rate.get_by_role("button", name="No", exact=True).click()
    rate.locator(".ck-models").wait_for()
    assert "you said no" in rate.locator(".ck-reading").inner_text()


def test_the_question_is_asked_in_other_words_and_disputed(rate: Locator) -> None:
    rated(rate)
    chosen(rate)
    asked(rate, "plan")
    rate.locator(".ck-try-again").click()
    rate.locator(".ck-box").wait_for()
    asked(rate, "test")
    rate.get_by_role("button", name="Not what I did (test)").click()
    rate.get_by_role("button", name="Disputed – take back (test)").wait_for()
    assert rate.locator(".ck-done .ck-exchange").count() == 2


def test_a_reload_goes_on_at_its_step(lab: Lab, page: Page, rate: Locator) -> None:
    rated(rate)
    command(page, "docmanager:save")
    page.reload()
    lab.wait_for_rest(page)
    run_all(page)
    rate.locator("[name=next_work]").first.wait_for()
    assert "You are back where you were." in rate.locator(".ck-notice").inner_text()
    assert rate.locator(".ck-told").count() == 1


def test_one_conversation_comes_after_the_other(page: Page, lab: Lab, wired: str) -> None:
    rate = opened(lab, page, wired, "ck.rate_vision(wiring=wiring)")
    first = rate.locator(".ck-name").inner_text()
    assert "Conversation 1 of 13" in rate.locator(".ck-progress").inner_text()
    rated(rate)
    chosen(rate)
    asked(rate)
    rate.locator(".ck-go-on").click()
    rate.locator(".ck-progress", has_text="Conversation 2 of 13 · 1 finished").wait_for()
    wait_for_focus(page, ".ck-client > summary")
    assert rate.locator(".ck-name").inner_text() != first
    assert rate.locator(".ck-told").count() == 0


def test_starting_again_begins_anew(rate: Locator) -> None:
    rated(rate)
    rate.locator(".ck-start-again").click()
    rate.get_by_text("Rate this conversation anew?").wait_for()
    rate.locator(".ck-confirm").click()
    rate.locator(".ck-vision-form").wait_for()
    assert rate.locator(".ck-told").count() == 0


# ------------------------------------------------------------------------------------------------------- looked at


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(lab: Lab, page: Page, rate: Locator, dark: bool) -> None:
    lab.set_theme(page, dark=dark)
    name(rate, 2)
    assert axe(page, ".coachkit") == []
    rated(rate, clarity="none", named=(1,))
    assert axe(page, ".coachkit") == []
    chosen(rate, "action_steps")
    assert axe(page, ".coachkit") == []
    asked(rate)
    assert axe(page, ".coachkit") == []


@pytest.mark.parametrize("width", [1280, 800, 640])
def test_pictures(lab: Lab, page: Page, wired: str, width: int) -> None:
    rate = opened(lab, page, wired, 'ck.rate_vision("zsofia-headset", wiring=wiring)')
    page.set_viewport_size({"width": width, "height": 900})

    def take(what: str, selector: str) -> None:
        for dark in (True, False):
            lab.set_theme(page, dark=dark)
            page.wait_for_timeout(200)
            rate.locator(selector).last.evaluate("node => node.scrollIntoView({block: 'start'})")
            screenshot(page, f"rating-{what}-{width}-{'dark' if dark else 'light'}")
        assert rate.evaluate(STICKING_OUT) == []

    name(rate, 2, 6)
    take("1-reading", ".ck-head")
    take("2-form", ".ck-vision-form")
    rated(rate, clarity="clear", richness="thin", named=(7, 9))
    take("3-told", ".ck-told")
    take("4-marks", ".ck-lines")
    chosen(rate, "clarify_goal")
    take("5-work", ".ck-told")
    rate.locator(".ck-box").fill("Take me to that gate: who is there, and what can you smell?")
    take("6-question", ".ck-next")
    asked(rate, "return: take me to that gate")
    take("7-answer", ".ck-exchange")
