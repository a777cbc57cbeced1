"""Fixtures of the browser tests: one JupyterLab, one Chromium, and a page that is watched.

`lab` is the server (see `lab_driver.Lab`), `page` an empty page of 1280 by 900 pixels, `watch` what the page did. A
test fails at its end where the page asked something of the outside, met an error, or left a traceback of coachkit in a
log.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.lab_driver import Lab, Watch, find_chromium, launch, new_context, running_lab

HERE = Path(__file__).parent


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line("markers", "browser: needs a Chromium")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that none can be forgotten."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A headless Chromium. Without one, tests are skipped; in a CI run, that is a failure.

    Of the package, not of the session: while Playwright runs, no other test may start an event loop of its own.
    """
    with sync_playwright() as playwright:
        executable = find_chromium(playwright)
        if executable is None:
            _no_chromium()
        else:
            yield launch(playwright, executable)


def _no_chromium() -> None:
    reason = os.environ.get(
        "COACHKIT_CHROMIUM_REASON",
        "No Chromium was found. Install Chromium or Chrome, or set COACHKIT_CHROMIUM to the program's path.",
    )
    if os.environ.get("CI"):
        pytest.fail(f"The browser tests must run where CI is set, and could not. {reason}", pytrace=False)
    pytest.skip(f"The browser tests were not run. {reason}")


@pytest.fixture(scope="package")
def lab(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """The one JupyterLab server of all browser tests (started only where there is a browser)."""
    with running_lab(tmp_path_factory.mktemp("lab")) as server:
        yield server


@pytest.fixture
def watch() -> Watch:
    """What the page of this test did."""
    return Watch()


@pytest.fixture
def page(browser: Browser, lab: Lab, watch: Watch) -> Iterator[Page]:
    """A page, with all kernels, records, settings and workspaces of the test forgotten at its end."""
    mark = lab.log_size()
    context = new_context(browser)
    watch.attach(context)
    yield context.new_page()
    context.close()
    lab.stop_kernels()
    problems = [*watch.problems(), *lab.tracebacks(since=mark)]
    lab.forget_all()
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)
