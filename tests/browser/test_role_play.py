"""The role-play in JupyterLab: played by mouse and by keyboard, interrupted in every way, looked at and listened to."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coachkit.checks import outcome_in
from coachkit.practice import wire
from coachkit.vocabulary import Outcome

from .lab_driver import axe, command, run_all, screenshot

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from .lab_driver import Lab

CLIENT = "ines-tiles"
TOO_LONG = 80
"""More key presses than any one thing can need."""
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänswitwe" * 8

# The longest line of an element's own words, in characters, as it is painted.
LONGEST_LINE = """node => {
    const range = document.createRange();
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const lines = new Map();
    for (let text = walker.nextNode(); text; text = walker.nextNode())
        for (let at = 0; at < text.length && !text.parentNode.closest(".ck-code"); at += 1) {
            range.setStart(text, at); range.setEnd(text, at + 1);
            const box = range.getClientRects()[0];
            if (box) { const y = Math.round(box.bottom); lines.set(y, (lines.get(y) ?? 0) + 1); }
        }
    return Math.max(...lines.values());
}"""

# What of the role-play reaches further to the right than the role-play itself.
STICKING_OUT = """root => [...root.querySelectorAll("*:not(.ck-unseen)")]
    .filter(node => node.getBoundingClientRect().right > root.getBoundingClientRect().right + 1)
    .map(node => node.className)"""


@pytest.fixture
def trainee(request: pytest.FixtureRequest) -> str:
    """A trainee of this test's own: the server's records are shared, the conversations are not."""
    return str(request.node.name)


@pytest.fixture
def cells(trainee: str) -> tuple[str, ...]:
    return (
        f"import os\nos.environ['COACHKIT_TRAINEE'] = {trainee!r}",
        "import coachkit as ck",
        f"ck.practise({CLIENT!r})",
    )


@pytest.fixture
def play(lab: Lab, page: Page, cells: tuple[str, ...]) -> Locator:
    """The role-play, freshly opened."""
    return opened(lab, page, cells)


def opened(lab: Lab, page: Page, cells: tuple[str, ...]) -> Locator:
    lab.open_notebook(page, lab.write_notebook("role-play.ipynb", cells, prose="# A conversation"))
    run_all(page)
    play = page.locator(".coachkit")
    play.wait_for()
    return play


def on_track() -> set[str]:
    """The ids of all replies that are on track."""
    scenario = wire().library.load(CLIENT)
    replies = [(turn, reply) for turn in scenario.turns for reply in turn.replies]
    return {str(reply.id) for turn, reply in replies if outcome_in(scenario, turn, reply) is Outcome.ON_TRACK}


@pytest.fixture
def good() -> str:
    """What selects the replies that are on track."""
    return ", ".join(f".ck-reply[data-reply={each}]" for each in on_track())


@pytest.fixture
def poor() -> str:
    """What selects the replies that are not."""
    return "".join([".ck-reply", *(f":not([data-reply={each}])" for each in on_track())])


def says(play: Locator, who: str) -> list[str]:
    return play.locator(f".ck-turn[data-who={who}] .ck-says").all_inner_texts()


def reply(play: Locator, selector: str) -> None:
    play.locator(selector).first.click()
    play.locator(".ck-go-on").wait_for()


def go_on(play: Locator) -> None:
    play.locator(".ck-go-on").click()
    play.locator(".ck-reply, .ck-debrief").first.wait_for()


def play_to_the_end(play: Locator, selector: str) -> None:
    while not play.locator(".ck-debrief").is_visible():
        reply(play, selector)
        go_on(play)


def decide(play: Locator, name: str, value: str) -> None:
    play.locator(f"[name={name}][value={value}]").check()
    play.locator(".ck-choice [type=submit]").click()


def focused(page: Page, selector: str) -> bool:
    matches: bool = page.evaluate("selector => document.activeElement.matches(selector)", selector)
    return matches


def press_until(page: Page, key: str, selector: str) -> None:
    """Press a key until what is selected has the focus."""
    for _ in range(TOO_LONG):
        if focused(page, selector):
            return
        page.keyboard.press(key)
    pytest.fail(f"{key} never reaches {selector}")


def wait_for_voice(play: Locator, words: str) -> None:
    """Wait until a screen reader is told these words; they come a moment after the page has changed."""
    play.locator(".ck-voice", has_text=words).wait_for(state="attached")


def wait_for_focus(page: Page, selector: str) -> None:
    page.wait_for_function("selector => document.activeElement.matches(selector)", arg=selector)


# ------------------------------------------------------------------------------------------------------- a conversation


def test_a_conversation_by_mouse(play: Locator, good: str) -> None:
    play_to_the_end(play, good)
    decide(play, "degree", "vision_no_way")
    decide(play, "next_work", "build_picture")
    debrief = play.locator(".ck-debrief")
    debrief.locator(".ck-look-back").wait_for()
    assert "Clarify the goal by finding out" in debrief.inner_text()
    assert debrief.locator(".ck-look-back li").count() == len(says(play, "coach"))
    play.locator(".ck-start-again").click()
    play.locator(".ck-reply").first.wait_for()
    assert len(says(play, "client")) == 1


def test_a_conversation_by_keyboard_alone(page: Page, play: Locator, good: str) -> None:
    play.locator(".ck-client summary").focus()
    press_until(page, "Tab", ".ck-reply")
    while not play.locator(".ck-debrief").is_visible():
        press_until(page, "Home", ".ck-reply:first-of-type")
        press_until(page, "ArrowDown", good)
        page.keyboard.press("Enter")
        wait_for_focus(page, ".ck-answer")
        press_until(page, "Tab", ".ck-go-on")
        page.keyboard.press("Enter")
        wait_for_focus(page, ".ck-exchange:last-child > .ck-turn")
        page.keyboard.press("Tab")
    for name in ("degree", "next_work"):
        press_until(page, "Tab", f"[name={name}]")
        page.keyboard.press("Space")
        press_until(page, "Tab", ".ck-choice [type=submit]")
        page.keyboard.press("Enter")
        play.locator(f"[name={name}]").first.wait_for(state="detached")
    play.locator(".ck-look-back").wait_for()
    press_until(page, "Tab", ".ck-start-again")


def test_a_number_chooses_a_reply(page: Page, play: Locator) -> None:
    third = play.locator(".ck-reply .ck-words").nth(2).inner_text()
    play.locator(".ck-reply").first.focus()
    page.keyboard.press("3")
    play.locator(".ck-feedback").wait_for()
    said = play.locator("[data-who=coach] .ck-says").inner_text()
    assert third.split()[0] in said
    assert play.locator(".ck-reply").count() == 0


def test_keys_that_cut_cells_do_nothing_here(page: Page, play: Locator) -> None:
    play.locator(".ck-reply").first.focus()
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    for key in ("x", "d", "d", "b", "a", "0", "0", "Shift+M"):
        page.keyboard.press(key)
    assert (page.locator(".jp-Notebook .jp-Cell").count(), page.locator(".jp-Dialog").count()) == (cells, 0)


def test_a_reply_joins_the_conversation_with_its_evidence(play: Locator, good: str) -> None:
    reply(play, good)
    coach = play.locator("[data-who=coach] .ck-says")
    assert coach.locator(".ck-evidence[data-kind=serves]").count() >= 1
    assert coach.locator(".ck-code").count() >= 1
    assert len(says(play, "client")) == 2
    assert play.locator(".ck-vision li").count() == 1


def test_a_turn_is_tried_again_and_the_first_try_stays(play: Locator, good: str, poor: str) -> None:
    reply(play, poor)
    play.locator(".ck-try-again").click()
    play.locator(".ck-reply").first.wait_for()
    assert "first try, taken back" in play.locator(".ck-superseded").inner_text()
    assert play.locator(".ck-tried").count() == 1
    reply(play, good)
    assert len(says(play, "coach")) == 2


def test_feedback_folds_to_a_line_when_going_on(play: Locator, good: str) -> None:
    reply(play, good)
    assert play.locator(".ck-feedback").get_attribute("open") is not None
    go_on(play)
    assert play.locator(".ck-feedback").get_attribute("open") is None
    assert play.locator(".ck-feedback .ck-headline").is_visible()


def test_a_ledger_entry_is_worded_and_kept(play: Locator, page: Page, good: str) -> None:
    reply(play, good)
    go_on(play)
    reply(play, good)
    entry = play.locator(".ck-entry").first
    entry.fill("What does a school really ask for?")
    entry.press("Enter")
    play.locator(".ck-kept", has_text="Kept").wait_for()
    assert play.locator(".ck-origin").first.is_visible()
    assert focused(page, ".ck-entry")


def test_a_click_on_a_reply_also_keeps_the_entry_just_typed(play: Locator, good: str) -> None:
    for _ in range(2):
        reply(play, good)
        go_on(play)
    play.locator(".ck-entry").first.fill("Which papers do they ask for?")
    reply(play, good)
    play.locator(".ck-kept", has_text="Kept").wait_for()
    assert len(says(play, "coach")) == 3


def test_starting_again_asks_first(play: Locator, good: str) -> None:
    reply(play, good)
    play.locator(".ck-start-again").click()
    play.locator(".ck-stay").click()
    assert len(says(play, "coach")) == 1
    play.locator(".ck-start-again").click()
    play.locator(".ck-confirm").click()
    play.locator(".ck-reply").first.wait_for()
    assert says(play, "coach") == []


def test_the_second_click_of_a_double_click_chooses_nothing(page: Page, play: Locator, good: str) -> None:
    reply(play, good)
    play.locator(".ck-go-on").dblclick()
    play.locator(".ck-reply").first.wait_for()
    page.wait_for_timeout(300)
    assert len(says(play, "coach")) == 1


# ------------------------------------------------------------------------------------------------------- interruptions


def test_it_goes_on_after_a_reload(lab: Lab, page: Page, play: Locator, good: str) -> None:
    reply(play, good)
    said = says(play, "client")
    command(page, "docmanager:save")
    page.reload()
    lab.wait_for_rest(page)
    play.locator(".ck-reply").first.wait_for()
    assert says(play, "client")[: len(said)] == said
    assert "You are back where you were." in play.locator(".ck-notice").inner_text()
    reply(play, good)


def test_it_says_so_when_the_kernel_is_gone_and_goes_on_after_it(page: Page, play: Locator, good: str) -> None:
    reply(play, good)
    go_on(play)
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    play.locator(".ck-reply").first.click()
    play.locator(".ck-failure", has_text="Run All Cells").wait_for(timeout=10_000)
    assert play.locator(".ck-reply:not(:disabled)").count() > 0
    run_all(page)
    play.locator(".ck-notice", has_text="You are back").wait_for()
    assert len(says(play, "coach")) == 1
    reply(play, good)


# Ends the kernel, as the system does when memory is short, as soon as the first choice is on disk.
KILLED_AFTER_THE_FIRST_CHOICE = """
import os, signal
from coachkit.store import Store
append = Store.append
def append_and_die(store, event, *words, **more):
    done = append(store, event, *words, **more)
    if event.kind == "choice" and not os.path.exists({flag!r}):
        open({flag!r}, "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    return done
Store.append = append_and_die
"""


def test_a_kernel_killed_between_click_and_feedback_loses_nothing(
    lab: Lab, page: Page, cells: tuple[str, ...], tmp_path: Path, good: str
) -> None:
    file, flag = tmp_path / "own.sqlite", tmp_path / "killed"
    own = f"import os\nos.environ['COACHKIT_STORE'] = 'sqlite:///{file.as_posix()}'"
    play = opened(lab, page, (own, KILLED_AFTER_THE_FIRST_CHOICE.format(flag=str(flag)), *cells))
    play.locator(good).first.click()
    play.locator(".ck-failure", has_text="Run All Cells").wait_for(timeout=20_000)
    page.locator(".jp-Dialog", has_text="died").locator(".jp-mod-accept").click()
    lab.wait_for_rest(page)
    run_all(page)
    play.locator(".ck-notice", has_text="You are back").wait_for()
    assert len(says(play, "coach")) == 1
    reply(play, good)
    with closing(sqlite3.connect(file)) as records:
        assert records.execute("SELECT seq, kind FROM coachkit_event ORDER BY number").fetchall() == [
            (1, "session_started"),
            (2, "choice"),
            (3, "choice"),
        ]


def test_a_reply_that_cannot_be_recorded_has_its_feedback_and_a_banner_until_it_is(
    lab: Lab, page: Page, cells: tuple[str, ...], tmp_path: Path, good: str
) -> None:
    file = tmp_path / "own.sqlite"
    play = opened(lab, page, (f"import os\nos.environ['COACHKIT_STORE'] = 'sqlite:///{file.as_posix()}'", *cells))
    reply(play, good)
    go_on(play)
    with closing(sqlite3.connect(file, isolation_level=None)) as records:
        records.execute("BEGIN IMMEDIATE")
        reply(play, good)
        play.locator(".ck-unrecorded", has_text="Your last step is not recorded yet.").wait_for()
        go_on(play)
        assert axe(page, ".coachkit") == []
        records.execute("ROLLBACK")
    play.locator(".ck-unrecorded", has_text="recorded").wait_for(state="hidden", timeout=10_000)
    assert play.locator(".ck-failure").inner_text() == ""
    with closing(sqlite3.connect(file)) as records:
        assert records.execute("SELECT max(seq) FROM coachkit_event").fetchall() == [(3,)]


def test_a_client_that_is_not_there_is_told_in_words(lab: Lab, page: Page) -> None:
    play = opened(lab, page, ("import coachkit as ck", "ck.practise('ines-tile')"))
    assert "did you mean 'ines-tiles'?" in play.locator(".ck-failure").inner_text()


def test_hostile_words_are_shown_as_words(page: Page, play: Locator, good: str) -> None:
    reply(play, good)
    go_on(play)
    reply(play, good)
    play.locator(".ck-entry").first.fill("<img src=x onerror='document.title=1'>")
    play.locator(".ck-entry").first.press("Enter")
    play.locator(".ck-kept", has_text="Kept").wait_for()
    assert play.locator("img, script").count() == 0


# ------------------------------------------------------------------------------------------- heard, focused, and read


def test_the_answer_and_the_feedback_are_announced_in_one_go(play: Locator, good: str) -> None:
    reply(play, good)
    voice = play.locator(".ck-voice")
    wait_for_voice(play, says(play, "client")[-1])
    heard = voice.inner_text()
    assert voice.get_attribute("aria-live") == "polite"
    for part in (says(play, "client")[-1], play.locator(".ck-headline").inner_text()):
        assert part in heard
    assert play.locator(".ck-thinks p:last-child").inner_text() in heard


def test_the_next_statement_is_announced(play: Locator, good: str) -> None:
    reply(play, good)
    go_on(play)
    wait_for_voice(play, says(play, "client")[-1])


def test_focus_goes_where_the_reader_is(page: Page, play: Locator, good: str) -> None:
    reply(play, good)
    wait_for_focus(page, ".ck-answer")
    go_on(play)
    wait_for_focus(page, ".ck-exchange:last-child > .ck-turn")
    page.keyboard.press("Tab")
    assert focused(page, ".ck-reply")


def test_the_new_line_is_in_sight(page: Page, play: Locator, good: str) -> None:
    for _ in range(3):
        reply(play, good)
        go_on(play)
    line = play.locator(".ck-exchange:last-child > .ck-turn")
    page.wait_for_timeout(200)
    box = line.bounding_box()
    assert box is not None
    assert 0 < box["y"] < 600


def test_what_stands_above_does_not_move_when_a_reply_is_given(page: Page, play: Locator, good: str) -> None:
    before = play.locator(".ck-turn").first.evaluate("node => node.offsetTop")
    reply(play, good)
    assert play.locator(".ck-turn").first.evaluate("node => node.offsetTop") == before


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(lab: Lab, page: Page, play: Locator, poor: str, good: str, dark: bool) -> None:
    lab.set_theme(page, dark=dark)
    assert axe(page, ".coachkit") == []
    reply(play, poor)
    assert axe(page, ".coachkit") == []
    play.locator(".ck-try-again").click()
    play_to_the_end(play, good)
    assert axe(page, ".coachkit") == []
    decide(play, "degree", "no_vision")
    decide(play, "next_work", "clarify_goal")
    play.locator(".ck-look-back").wait_for()
    assert axe(page, ".coachkit") == []


@pytest.mark.parametrize("width", [800, 640], ids=["800", "1280 at 200 %"])
def test_long_words_wrap(lab: Lab, page: Page, cells: tuple[str, ...], width: int) -> None:
    long = (
        f"play = ck.practise({CLIENT!r})",
        f"word = {LONG_WORD!r}",
        "replies = [{**each, 'text': word} for each in play.view['replies']]",
        "client = {**play.view['client'], 'name': word, 'background': word}",
        "play.view = {**play.view, 'statement': word, 'replies': replies, 'client': client, 'vision': [word]}",
        "play",
    )
    play = opened(lab, page, (*cells[:2], "\n".join(long)))
    page.set_viewport_size({"width": width, "height": 700})
    page.wait_for_timeout(300)
    assert play.evaluate(STICKING_OUT) == []


def test_lines_are_at_most_65_characters_long(page: Page, play: Locator, good: str) -> None:
    command(page, "application:toggle-left-area")
    page.set_viewport_size({"width": 1600, "height": 900})
    reply(play, good)
    texts = play.locator(".ck-says, .ck-background, .ck-why p:last-child, .ck-better blockquote, .ck-words")
    assert max(texts.evaluate_all(f"nodes => nodes.map({LONGEST_LINE})")) <= 65


@pytest.mark.parametrize("width", [1280, 800])
def test_pictures(lab: Lab, page: Page, play: Locator, good: str, poor: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})

    def take(what: str, selector: str) -> None:
        for dark in (True, False):
            lab.set_theme(page, dark=dark)
            page.wait_for_timeout(200)  # with the theme, JupyterLab lays everything out again
            play.locator(selector).last.evaluate("node => node.scrollIntoView({block: 'center'})")
            screenshot(page, f"role-play-{what}-{width}-{'dark' if dark else 'light'}")

    take("1-start", ".ck-turn")
    reply(play, good)
    go_on(play)
    reply(play, poor)
    take("2-feedback", ".ck-feedback")
    play.locator(".ck-try-again").click()
    take("3-again", ".ck-replies")
    play_to_the_end(play, good)
    take("4-rating", ".ck-choice")
    decide(play, "degree", "no_vision")
    decide(play, "next_work", "clarify_goal")
    take("5-debrief", ".ck-reason")
