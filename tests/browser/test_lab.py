"""JupyterLab as coachkit sets it up: what runs on open, what no key can destroy, what never reaches the outside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.lab_driver import ROOT, axe, command, run_all, screenshot

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.lab_driver import Lab, Watch

ROLE_PLAY = 'ck.practise("ines-tiles")'
SHIPPED = ("import coachkit as ck", ROLE_PLAY)
BUTTON = 'import ipywidgets\nipywidgets.Button(description="A reply")'
LEAVES_A_MARK = 'import pathlib\npathlib.Path("it-ran").touch()'
LOGS_A_FAILURE = """import logging
try:
    1 / 0
except ZeroDivisionError:
    logging.getLogger("coachkit").exception("went wrong")"""
# Requests are answered in turn: what run-on-open sends to a ready kernel is counted before the last of these answers.
RUN_COUNT_ONCE_THE_KERNEL_ANSWERS = """async path => {
    const panel = [...window.jupyterapp.shell.widgets("main")].find(widget => widget.context?.path === path);
    await panel.sessionContext.ready;
    const kernel = panel.sessionContext.session.kernel;
    for (let turn = 0; turn < 20; turn += 1) await kernel.requestExecute({code: ""}).done;
    return panel.content.model.sharedModel.cells.filter(cell => cell.execution_count).length;
}"""

OURS = [
    "import coachkit as ck",
    'ck.practise("ines-tiles")',
    "ck.practise('ines-tiles', mode='choose')",
    'import coachkit as ck\nck.practise("ines-tiles", seed=3)\n',
    "ck.choices()",
]
NOT_OURS = [
    "",
    "print(1)",
    "import coachkit",
    "import coachkit as ck; print(1)",
    "import coachkit as ck, os",
    'ck.practise("ines-tiles"); print(1)',
    'ck.practise("ines-tiles")\nprint(1)',
    'ck.practise("ines-tiles")\r\nprint(1)',
    'ck.practise("ines-tiles") or print(1)',
    'ck.practise(open("x"))',
    'ck.practise(f"{print(1)}")',
    'ck.practise("../somewhere/else.yaml")',
    'ck.practise("https://example.org/x")',
    "ck.practise(print(1))",
    'ck.forget("Ada")',
    "ck.practise.__globals__",
    "!ls",
    "%run x",
    "%%bash\nls",
    'ck.practise("ines-tiles")?',
    "# import coachkit as ck",
]


def executed(page: Page) -> list[str]:
    """The sources of the code cells that have run, in the notebook in front."""
    sources: list[str] = page.evaluate(
        """() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells
            .filter(cell => cell.cell_type === "code" && cell.execution_count !== null)
            .map(cell => cell.getSource())"""
    )
    return sources


# --- run on open --------------------------------------------------------------------------------------------------


def test_a_notebook_of_ours_runs_on_open_and_stays_at_its_top(lab: Lab, page: Page) -> None:
    name = lab.write_notebook("ours.ipynb", SHIPPED, autorun=True)
    lab.open_notebook(page, name)
    page.locator(".coachkit").get_by_role("button").first.wait_for()
    assert executed(page) == list(SHIPPED)
    assert page.evaluate("() => window.jupyterapp.shell.currentWidget.content.activeCellIndex") == 0
    screenshot(page, "lab-ours-light")


def test_it_runs_again_after_a_reload_with_the_kernel_alive(lab: Lab, page: Page) -> None:
    name = lab.write_notebook("reloaded.ipynb", SHIPPED, autorun=True)
    lab.open_notebook(page, name)
    page.locator(".coachkit").wait_for()
    page.reload()
    lab.wait_for_rest(page)
    page.locator(".coachkit").wait_for()
    assert page.locator(".coachkit").count() == 1


def test_a_second_view_of_an_open_notebook_runs_nothing(lab: Lab, page: Page) -> None:
    name = lab.write_notebook("twice.ipynb", SHIPPED, autorun=True)
    lab.open_notebook(page, name)
    count = "() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells.at(-1).execution_count"
    first = page.evaluate(count)
    command(page, "docmanager:clone")
    page.locator(".jp-NotebookPanel[data-coachkit-autorun]").nth(1).wait_for()
    run_all(page)  # what the second view had sent to the kernel would have been counted before this
    assert page.evaluate(count) == first + len(SHIPPED)


def test_of_restored_tabs_only_the_one_in_front_runs(lab: Lab, page: Page) -> None:
    front = lab.write_notebook("front.ipynb", SHIPPED, autorun=True)
    behind = lab.write_notebook("behind.ipynb", SHIPPED, autorun=True)
    lab.open_notebook(page, front)
    # Opened without being shown, as a restored workspace opens its tabs.
    command(page, "docmanager:open", {"path": behind, "options": {"activate": False}})
    assert page.evaluate(RUN_COUNT_ONCE_THE_KERNEL_ANSWERS, behind) == 0
    page.get_by_role("tab", name=behind).click()
    lab.wait_for_rest(page)
    assert executed(page) == list(SHIPPED)


@pytest.mark.parametrize("autorun", [False, True], ids=["no metadata", "our metadata"])
def test_code_of_others_never_runs_on_open(lab: Lab, page: Page, autorun: bool) -> None:
    name = lab.write_notebook(f"foreign/{autorun}.ipynb", ["print(1)", LEAVES_A_MARK], autorun=autorun)
    lab.open_notebook(page, name)
    assert executed(page) == []
    assert not (lab.folder / "foreign" / "it-ran").exists()
    run_all(page)  # the fallback in the notebooks' text, and proof that the code would have left its mark
    assert (lab.folder / "foreign" / "it-ran").exists()
    (lab.folder / "foreign" / "it-ran").unlink()


def test_of_a_mixed_notebook_only_our_calls_run(lab: Lab, page: Page) -> None:
    name = lab.write_notebook("mixed/mixed.ipynb", [*SHIPPED, LEAVES_A_MARK], autorun=True)
    lab.open_notebook(page, name)
    assert executed(page) == list(SHIPPED)
    assert not (lab.folder / "mixed" / "it-ran").exists()


def test_a_module_beside_a_foreign_notebook_does_not_pass_for_ours(lab: Lab, page: Page) -> None:
    name = lab.write_notebook("shadow/shadow.ipynb", SHIPPED, autorun=True)
    (lab.folder / "shadow" / "coachkit.py").write_text(LEAVES_A_MARK, encoding="utf-8")
    lab.open_notebook(page, name)
    page.locator(".coachkit").wait_for()
    assert not (lab.folder / "shadow" / "it-ran").exists()


def test_without_our_metadata_even_our_calls_wait(lab: Lab, page: Page) -> None:
    name = lab.write_notebook("waits.ipynb", SHIPPED)
    lab.open_notebook(page, name)
    assert executed(page) == []


def test_what_counts_as_ours(lab: Lab, page: Page) -> None:
    page.goto(lab.address(lab.write_notebook("any.ipynb", [])))
    page.wait_for_function("() => window._JUPYTERLAB?.['coachkit-autorun']?.isOurs")
    sources = OURS + NOT_OURS
    answers = page.evaluate("all => all.map(window._JUPYTERLAB['coachkit-autorun'].isOurs)", sources)
    assert [source for source, ours in zip(sources, answers, strict=True) if ours] == OURS


def test_every_code_cell_of_a_shipped_notebook_that_asks_is_one_that_runs(lab: Lab, page: Page) -> None:
    page.goto(lab.address(lab.write_notebook("any.ipynb", [])))
    page.wait_for_function("() => window._JUPYTERLAB?.['coachkit-autorun']?.isOurs")
    left = []
    for path in sorted((ROOT / "notebooks").rglob("*.ipynb")):
        content = json.loads(path.read_text(encoding="utf-8"))
        if not content["metadata"].get("coachkit", {}).get("autorun"):
            continue
        sources = ["".join(cell["source"]) for cell in content["cells"] if cell["cell_type"] == "code"]
        answers = page.evaluate("all => all.map(window._JUPYTERLAB['coachkit-autorun'].isOurs)", sources)
        left += [f"{path.name}: {source}" for source, ours in zip(sources, answers, strict=True) if not ours]
    assert left == []


# --- keys -----------------------------------------------------------------------------------------------------------


def test_no_stray_key_on_a_widget_changes_the_notebook(lab: Lab, page: Page) -> None:
    name = lab.write_notebook("keys.ipynb", [BUTTON, "1 + 1"], prose="# A heading")
    before = lab.sources(name)
    lab.open_notebook(page, name)
    run_all(page)
    button = page.get_by_role("button", name="A reply")
    for keys in ("x", "a", "b", "d d", "0 0", "i i", "m", "y", "r", "c", "v", "z", "Shift+M", "Shift+A", "ArrowLeft"):
        button.focus()
        for key in keys.split():
            page.keyboard.press(key)
        assert page.locator(".jp-Dialog").count() == 0, keys
        assert page.evaluate("() => document.activeElement.textContent") == "A reply", keys
    command(page, "docmanager:save")
    assert lab.sources(name) == before


# --- quiet ----------------------------------------------------------------------------------------------------------


def test_nothing_asks_about_news_or_extensions(lab: Lab, page: Page) -> None:
    lab.open_notebook(page, lab.write_notebook("quiet.ipynb", ["1 + 1"]))
    assert page.get_by_text("official Jupyter news").count() == 0
    assert page.get_by_role("tab", name="File Browser").count() == 1  # the side bar is there
    assert page.get_by_role("tab", name="Extension Manager").count() == 0
    assert page.get_by_role("tab", name="Debugger").count() == 0


def test_no_page_asks_the_server_to_look_for_something_to_build(lab: Lab, page: Page) -> None:
    asked = list[str]()
    page.on("request", lambda request: asked.append(request.url))
    lab.open_notebook(page, lab.write_notebook("unbuilt.ipynb", ["1 + 1"]))
    assert [url for url in asked if "/api/build" in url] == []
    assert [url for url in asked if "/api/contents" in url] != []


def test_messages_of_widgets_take_the_direct_way(lab: Lab, page: Page) -> None:
    lab.open_notebook(page, lab.write_notebook("direct.ipynb", ["1 + 1"]))
    way = page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.commsOverSubshells")
    assert way == "disabled"


# --- the harness itself ---------------------------------------------------------------------------------------------


def test_the_watch_sees_what_goes_outside_and_what_breaks(lab: Lab, page: Page, watch: Watch) -> None:
    lab.open_notebook(page, lab.write_notebook("breaks.ipynb", ["1 / 0"]))
    assert watch.problems() == []
    run_all(page)
    page.evaluate("() => fetch('http://outside.invalid/').catch(() => null)")
    page.evaluate("() => new Promise(done => { setTimeout(done); setTimeout(() => { throw new Error('ours'); }); })")
    page.wait_for_function("() => true")
    assert watch.outside == ["http://outside.invalid/"]
    assert watch.kernel_errors == ["ZeroDivisionError: division by zero"]
    assert len(watch.page_errors) == 1
    for seen in (watch.outside, watch.kernel_errors, watch.page_errors):
        seen.clear()


def test_the_watch_sees_what_a_kernel_only_logs(lab: Lab, page: Page, watch: Watch) -> None:
    lab.open_notebook(page, lab.write_notebook("logs.ipynb", [LOGS_A_FAILURE]))
    run_all(page)
    assert len(watch.kernel_errors) == 1
    assert "ZeroDivisionError" in watch.kernel_errors[0]
    watch.kernel_errors.clear()


def test_tracebacks_of_ours_are_found_in_any_log(lab: Lab) -> None:
    def traceback(path: Path) -> str:
        return f'Traceback (most recent call last):\n  File "{path}", line 1, in f\n    f()\nValueError: no\n[I ok]\n'

    mark = lab.log_size()
    log = lab.home / "data" / "coachkit.log"
    log.parent.mkdir(exist_ok=True)
    log.write_text(traceback(Path("elsewhere.py")) + traceback(ROOT / "coachkit" / "x.py"), encoding="utf-8")
    found = lab.tracebacks(since=mark)
    log.unlink()
    assert len(found) == 1
    assert found[0].endswith("ValueError: no")


def test_themes_and_axe_work_offline(lab: Lab, page: Page) -> None:
    lab.open_notebook(page, lab.write_notebook("theme.ipynb", [BUTTON]))
    run_all(page)
    lab.set_theme(page, dark=True)
    assert page.evaluate("() => document.body.dataset.jpThemeLight") == "false"
    screenshot(page, "lab-button-dark")
    lab.set_theme(page, dark=False)
    assert page.evaluate("() => document.body.dataset.jpThemeLight") == "true"
    output = ".jp-OutputArea-output"
    assert axe(page, output) == []
    page.locator(output).evaluate("node => node.append(document.createElement('button'))")
    assert [found["id"] for found in axe(page, output)] == ["button-name"]
