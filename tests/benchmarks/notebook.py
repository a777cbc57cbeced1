"""How much slower than a bare widget is the role-play in JupyterLab?

`python tests/benchmarks/notebook.py` measures both side by side, taking turns, in one Chromium and one JupyterLab:

- from the click on a reply until the feedback is painted, against an ipywidgets Button that sets an HTML widget on the
  same page (painted is the second animation frame after the change, on both sides, which adds the same wait to each
  and so draws the ratio towards 1; up to one frame it was 1.10, up to the change itself 1.02, in a page of another make
  once 1.8);
- from the opening of a notebook's address until the client's first line can be read, against one with one widget.

`python tests/benchmarks/notebook.py --lessons` measures instead how long each lesson takes to open, from its address
until the first thing that it shows can be read, against the same notebook with one bare widget, in turn.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.report import Row, median_and_p95, print_table
from tests.browser.lab_driver import LABCONFIG, ROOT, find_chromium, launch, new_context, run_all, running_lab

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from tests.browser.lab_driver import Lab

CLICKS = 50
OPENINGS = 7
CLICK_LIMIT = 1.5
OPENING_LIMIT = 1.3
LESSON_OPENINGS = 5

ROLE_PLAY = ("import coachkit as ck", 'ck.practise("ines-tiles")')
CLIENT_LINE = ".coachkit .ck-turn[data-who=client] .ck-says"
REPLY = ".coachkit .ck-replies button.ck-reply:not([disabled])"
FEEDBACK = ".coachkit .ck-feedback"
ONWARD = ".coachkit :is(.ck-go-on, .ck-start-again, .ck-confirm):not([disabled])"

FIRST_SHOWN = ".jp-OutputArea-output :is(.coachkit, .widget-vbox, .ck-example)"
"""The first thing that a lesson shows below one of its cells."""
BARE_LINE = ".bare-line p"
BARE_BUTTON = ".bare-button"
BARE_WIDGET = """import ipywidgets
line = ipywidgets.HTML("<p>Hello</p>")
line.add_class("bare-line")
line"""
BARE_CLICKABLE = """count = 0
def answer(_):
    global count
    count += 1
    line.value = f"<p>{count}</p>"
button = ipywidgets.Button(description="Reply")
button.add_class("bare-button")
button.on_click(answer)
ipywidgets.VBox([button, line])"""

# Resolves with the milliseconds from a click until what `shown` selects has other text than before and is painted: the
# second animation frame after a change comes when the first one is on the screen.
CLICK_AND_WAIT = """([button, shown]) => new Promise(resolve => {
    const texts = () => [...document.querySelectorAll(shown)].map(node => node.textContent).join("\\n");
    const before = texts();
    const observer = new MutationObserver(() => {
        const now = texts();
        if (now === before || now.trim() === "") return;
        observer.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
    });
    observer.observe(document.body, {subtree: true, childList: true, characterData: true});
    const node = document.querySelector(button);
    const start = performance.now();
    node.click();
})"""

# Notes the wall-clock time at which the first element in question has text and has been painted.
NOTE_WHEN_READABLE = """(() => {
    const wanted = %r;
    const observer = new MutationObserver(() => {
        const node = document.querySelector(wanted);
        if (!node || node.textContent.trim() === "") return;
        observer.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => { window.readableAt = Date.now(); }));
    });
    observer.observe(document, {subtree: true, childList: true, characterData: true});
})()"""


def go_on(page: Page) -> None:
    """Bring the role-play to where a reply can be given: the next turn, or the first one again."""
    reply = page.locator(REPLY).first
    either = page.locator(f"{REPLY}, {ONWARD}").locator("visible=true").first
    while not reply.is_visible():
        either.wait_for()
        if not reply.is_visible():
            either.click()


def clicks(lab: Lab, context: BrowserContext) -> list[Row]:
    """Click to painted feedback, the two in turn on one page."""
    page = context.new_page()
    name = lab.write_notebook("clicks.ipynb", [*ROLE_PLAY, BARE_WIDGET, BARE_CLICKABLE])
    lab.open_notebook(page, name)
    run_all(page)
    page.locator(BARE_BUTTON).wait_for()
    ours, bare = [], []
    for _ in range(CLICKS):
        go_on(page)
        ours.append(page.evaluate(CLICK_AND_WAIT, [REPLY, FEEDBACK]))
        bare.append(page.evaluate(CLICK_AND_WAIT, [BARE_BUTTON, BARE_LINE]))
    page.close()
    lab.forget_all()
    return median_and_p95("click to painted feedback", "ms", ours, bare, CLICK_LIMIT)


def seconds_until_readable(lab: Lab, context: BrowserContext, name: str, selector: str) -> float:
    """From the opening of a notebook's address until the selected text is painted; the kernel is a new one."""
    page = context.new_page()
    page.add_init_script(NOTE_WHEN_READABLE % selector)
    start = time.time()
    page.goto(lab.address(name))
    page.wait_for_function("() => window.readableAt")
    readable_at: float = page.evaluate("() => window.readableAt")
    page.close()
    lab.forget_all()
    return readable_at / 1000 - start


def openings(lab: Lab, context: BrowserContext) -> list[Row]:
    """Address opened to first line readable, the two in turn, after one of each that does not count."""
    ours_name = lab.write_notebook("ours.ipynb", ROLE_PLAY, autorun=True)
    bare_name = lab.write_notebook("bare.ipynb", [BARE_WIDGET], autorun=True)
    ours, bare = [], []
    for _ in range(OPENINGS + 1):
        ours.append(seconds_until_readable(lab, context, ours_name, CLIENT_LINE))
        bare.append(seconds_until_readable(lab, context, bare_name, f".jp-OutputArea {BARE_LINE}"))
    name = f"opened to first line readable, median of {OPENINGS}"
    return [Row(name, "s", median(ours[1:]), median(bare[1:]), OPENING_LIMIT)]


def lesson_openings(lab: Lab, context: BrowserContext) -> list[Row]:
    """Each lesson opened until its first widget is readable, in turn with the bare one, after a round for nothing."""
    bare_name = lab.write_notebook("bare.ipynb", [BARE_WIDGET], autorun=True)
    lessons = {path.name: list[float]() for path in sorted((ROOT / "notebooks").glob("0[1-8]*.ipynb"))}
    bare = []
    for _ in range(LESSON_OPENINGS + 1):
        for name, seconds in lessons.items():
            bare.append(seconds_until_readable(lab, context, bare_name, f".jp-OutputArea {BARE_LINE}"))
            seconds.append(seconds_until_readable(lab, context, name, FIRST_SHOWN))
    return [
        Row(
            f"{name} opened, median of {LESSON_OPENINGS}",
            "s",
            median(seconds[1:]),
            median(bare[len(lessons) :]),
            OPENING_LIMIT,
        )
        for name, seconds in lessons.items()
    ]


def data_path_that_runs_all(folder: Path) -> Path:
    """A copy of our JupyterLab files whose run-on-open also runs the bare notebook, which is not of our form."""
    shutil.copytree(LABCONFIG / "share" / "jupyter", folder)
    script = folder / "labextensions" / "coachkit-autorun" / "static" / "remoteEntry.js"
    text = script.read_text(encoding="utf-8")
    check = "LINE.test(line)"
    if check not in text:
        raise RuntimeError(f"{script.name} has changed: {check} is not in it")
    script.write_text(text.replace(check, "true"), encoding="utf-8")
    return folder


def main() -> int:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        executable = find_chromium(playwright)
        if executable is None:
            sys.exit("No Chromium was found. Install one, or set COACHKIT_CHROMIUM to the program's path.")
        data_path = data_path_that_runs_all(Path(temporary) / "data-path")
        with running_lab(Path(temporary), {"JUPYTER_PATH": str(data_path)}) as lab:
            browser = launch(playwright, executable)
            context = new_context(browser)
            lessons = "--lessons" in sys.argv[1:]
            rows = lesson_openings(lab, context) if lessons else [*clicks(lab, context), *openings(lab, context)]
            browser.close()
    return print_table(rows)


if __name__ == "__main__":
    sys.exit(main())
