"""A JupyterLab server of the tests' own and what drives it in a page.

Nothing here reads or writes the records, settings or workspaces of the person who runs the tests: the server gets a
home of its own in a temporary folder. The settings under test are those of the source tree, not of an earlier install.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, WebSocket

ROOT = Path(__file__).resolve().parents[2]
LABCONFIG = ROOT / "labconfig"
SCREENSHOTS = ROOT / "build" / "screenshots"

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
VIEWPORT = (1280, 900)
TRACEBACK = "Traceback (most recent call last):"
PATIENCE_MS = 120_000
SERVER_PATIENCE_S = 60
RECORDS = "records.sqlite"

# Of the notebook in front: run-on-open has decided and done its work, and the kernel is there and idle. (The indicator
# in the notebook's toolbar shows "idle" before there is a kernel.)
AT_REST = """() => {
    const panel = window.jupyterapp?.shell.currentWidget;
    const kernel = panel?.sessionContext?.session?.kernel;
    return panel?.node.dataset.coachkitAutorun && kernel?.status === "idle" && kernel.connectionStatus === "connected";
}"""


# --- Chromium ---------------------------------------------------------------------------------------------------------


def find_chromium(playwright: Playwright) -> str | None:
    """The browser to use: the one that COACHKIT_CHROMIUM names, one on the path, or one Playwright has downloaded."""
    named = os.environ.get("COACHKIT_CHROMIUM")
    if named:
        return named
    on_path = (shutil.which(name) for name in CHROMIUM_NAMES)
    downloaded = playwright.chromium.executable_path
    return next(filter(None, on_path), None) or (downloaded if Path(downloaded).exists() else None)


def launch(playwright: Playwright, executable: str) -> Browser:
    """A headless Chromium that asks nothing of the network by itself."""
    return playwright.chromium.launch(executable_path=executable, args=list(CHROMIUM_FLAGS))


def new_context(browser: Browser) -> BrowserContext:
    """A fresh browser profile of 1280 by 900 pixels with patience enough for a busy machine."""
    width, height = VIEWPORT
    context = browser.new_context(viewport={"width": width, "height": height})
    context.set_default_timeout(PATIENCE_MS)
    return context


# --- What a page did --------------------------------------------------------------------------------------------------


def is_local(url: str) -> bool:
    """Whether a request stays on this machine."""
    parts = urlsplit(url)
    return parts.scheme in {"data", "blob", "about"} or parts.hostname in {"127.0.0.1", "localhost"}


@dataclass
class Watch:
    """Everything a page did that a trainee should never meet. Clear a list where a test provokes the thing itself."""

    outside: list[str] = field(default_factory=list)
    console_errors: list[str] = field(default_factory=list)
    page_errors: list[str] = field(default_factory=list)
    kernel_errors: list[str] = field(default_factory=list)

    def attach(self, context: BrowserContext) -> None:
        """Listen to all pages that the context will open."""
        context.on("request", lambda request: self._request(request.url))
        context.on("console", lambda message: self._console(message.type, message.text))
        context.on("page", self._page)

    def problems(self) -> list[str]:
        """What makes a test fail. Console errors count where they are ours: JupyterLab logs some of its own."""
        return [
            *(f"request to the outside: {url}" for url in self.outside),
            *(f"error in the page: {text}" for text in self.page_errors),
            *(f"error in the kernel: {text}" for text in self.kernel_errors),
            *(f"error in the console: {text}" for text in self.console_errors if "coachkit" in text),
        ]

    def _page(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.page_errors.append(error.stack or str(error)))
        page.on("websocket", self._websocket)

    def _request(self, url: str) -> None:
        if not is_local(url):
            self.outside.append(url)

    def _console(self, kind: str, text: str) -> None:
        if kind == "error":
            self.console_errors.append(text)

    def _websocket(self, websocket: WebSocket) -> None:
        self._request(websocket.url)
        websocket.on("framereceived", self._frame)

    def _frame(self, payload: str | bytes) -> None:
        text = payload if isinstance(payload, str) else payload.decode(errors="replace")
        if re.search(r'"msg_type":\s*"error"', text):
            self.kernel_errors.append(_exception_of(text))
        elif TRACEBACK in text and re.search(r'"msg_type":\s*"stream"', text):  # logged in a kernel
            self.kernel_errors.append(text[text.index(TRACEBACK) :])


def _exception_of(message: str) -> str:
    names = [re.search(rf'"{key}":\s*("(?:[^"\\]|\\.)*")', message) for key in ("ename", "evalue")]
    return ": ".join(json.loads(name.group(1)) for name in names if name)


# --- The server -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab whose notebooks lie in `folder` and whose every other file lies in `home`."""

    url: str
    token: str
    home: Path
    folder: Path
    log: Path

    # notebooks

    def write_notebook(
        self, name: str, cells: Sequence[str], *, autorun: bool = False, prose: str = "A throwaway notebook."
    ) -> str:
        """Write a notebook of one markdown cell and the given code cells; returns its name."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(notebook(cells, autorun=autorun, prose=prose)), encoding="utf-8")
        return name

    def sources(self, name: str) -> list[str]:
        """The sources of a notebook's cells as they are on disk."""
        content = json.loads((self.folder / name).read_text(encoding="utf-8"))
        return ["".join(cell["source"]) for cell in content["cells"]]

    # pages

    def address(self, name: str) -> str:
        """Where a page opens a notebook, with no tabs restored from earlier."""
        return f"{self.url}/lab/tree/{quote(name)}?reset&token={self.token}"

    def open_notebook(self, page: Page, name: str) -> None:
        """Open a notebook and wait until run-on-open has decided and the kernel rests."""
        page.goto(self.address(name))
        self.wait_for_rest(page)

    def wait_for_rest(self, page: Page) -> None:
        """Wait until run-on-open has decided about the notebook in front and its kernel rests."""
        page.wait_for_function(AT_REST)

    def set_theme(self, page: Page, *, dark: bool, high_contrast: bool = False) -> None:
        """Switch the theme of JupyterLab and wait until its colours are there and its splash screen has gone."""
        name = f"JupyterLab {'Dark' if dark else 'Light'}" + (" High Contrast" if high_contrast else "")
        command(page, "apputils:change-theme", {"theme": name})
        page.wait_for_function("name => document.body.dataset.jpThemeName === name", arg=name)
        page.locator("#jupyterlab-splash").wait_for(state="detached")

    # looking after

    def stop_kernels(self) -> None:
        """Shut all kernels down and wait until they are gone."""
        for session in self._api("sessions"):
            self._api(f"sessions/{session['id']}", "DELETE")

    def forget_all(self) -> None:
        """Stop all kernels and forget what was made so far: records, settings, workspaces (notebooks stay)."""
        self.stop_kernels()
        for folder in ("config", "data", "settings", "state", "workspaces"):
            shutil.rmtree(self.home / folder, ignore_errors=True)
        for path in self.home.glob(f"{RECORDS}*"):
            path.unlink()

    def log_size(self) -> int:
        """How long the server's log is now: a mark from which `tracebacks` can read on."""
        return self.log.stat().st_size

    def tracebacks(self, since: int = 0) -> list[str]:
        """Tracebacks that run through coachkit, from the log of the server and its kernels, and logs in its home."""
        texts = [_read_from(self.log, since)]
        texts += [_read_from(path, 0) for path in self.home.rglob("*.log") if path != self.log]
        return [block for text in texts for block in _tracebacks(text) if str(ROOT / "coachkit") in block]

    def stop(self) -> None:
        """Ask the server to end, kernels first."""
        self.forget_all()
        self._api("shutdown", "POST")

    def answers(self) -> bool:
        """Whether the server is up."""
        try:
            self._api("status")
        except (urllib.error.URLError, ConnectionError):
            return False
        return True

    def _api(self, path: str, method: str = "GET") -> Any:
        request = urllib.request.Request(f"{self.url}/api/{path}", method=method)
        request.add_header("Authorization", f"token {self.token}")
        with urllib.request.urlopen(request, timeout=SERVER_PATIENCE_S) as response:
            return json.loads(response.read() or "null")


def _read_from(path: Path, start: int) -> str:
    with path.open("rb") as file:
        file.seek(start)
        return file.read().decode(errors="replace")


def _tracebacks(text: str) -> list[str]:
    return re.findall(r"Traceback \(most recent call last\):\n(?:.*\n)+?(?=\S|\Z).*", text)


@contextmanager
def running_lab(home: Path, env: Mapping[str, str] | None = None) -> Iterator[Lab]:
    """A JupyterLab server in `home`, with a copy of the shipped notebooks, ended on the way out."""
    lab = Lab(
        url=f"http://127.0.0.1:{_free_port()}",
        token=secrets.token_hex(16),
        home=home,
        folder=home / "notebooks",
        log=home / "server.log",
    )
    shutil.copytree(ROOT / "notebooks", lab.folder, dirs_exist_ok=True)
    with lab.log.open("wb") as log:
        process = subprocess.Popen(
            _server_command(lab), env=_environment(home) | dict(env or {}), cwd=home, stdout=log, stderr=log
        )
    try:
        _wait_until_up(lab, process)
        yield lab
    finally:
        _end(lab, process)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _server_command(lab: Lab) -> list[str]:
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser"),
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={urlsplit(lab.url).port}",
        "--ServerApp.port_retries=0",
        f"--ServerApp.root_dir={lab.folder}",
        f"--IdentityProvider.token={lab.token}",
        "--LabApp.expose_app_in_browser=True",
    ]
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*command, "--allow-root"] if as_root else command


def _environment(home: Path) -> dict[str, str]:
    foreign = ("JUPYTER", "COACHKIT", "IPYTHON", "XDG_")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(foreign)}
    own = {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "data",
        "LOCALAPPDATA": home / "data",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_STATE_HOME": home / "state",
        "IPYTHONDIR": home / "ipython",
        "JUPYTER_CONFIG_DIR": home / "jupyter-config",
        "JUPYTER_DATA_DIR": home / "jupyter-data",
        "JUPYTER_RUNTIME_DIR": home / "runtime",
        "JUPYTERLAB_SETTINGS_DIR": home / "settings",
        "JUPYTERLAB_WORKSPACES_DIR": home / "workspaces",
        "JUPYTER_CONFIG_PATH": LABCONFIG / "etc" / "jupyter",
        "JUPYTER_PATH": LABCONFIG / "share" / "jupyter",
        "COACHKIT_STORE": f"sqlite:///{(home / RECORDS).as_posix()}",
    }
    return kept | {key: str(value) for key, value in own.items()}


def _wait_until_up(lab: Lab, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + SERVER_PATIENCE_S
    while not lab.answers():
        if process.poll() is not None or time.monotonic() > end:
            raise RuntimeError(f"JupyterLab did not start. Its log:\n{_read_from(lab.log, 0)}")
        time.sleep(0.05)


def _end(lab: Lab, process: subprocess.Popen[bytes]) -> None:
    try:
        lab.stop()
        process.wait(SERVER_PATIENCE_S)
    except (OSError, subprocess.TimeoutExpired):
        process.kill()
        process.wait()


def notebook(cells: Sequence[str], *, autorun: bool, prose: str) -> dict[str, Any]:
    """A notebook as JSON: one markdown cell, then the code cells."""
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"kernelspec": kernel} | ({"coachkit": {"autorun": True}} if autorun else {}),
        "cells": [
            {"id": "prose", "cell_type": "markdown", "metadata": {}, "source": prose},
            *(
                {
                    "id": f"code-{number}",
                    "cell_type": "code",
                    "metadata": {},
                    "source": source,
                    "outputs": [],
                    "execution_count": None,
                }
                for number, source in enumerate(cells)
            ),
        ],
    }


# --- In a page --------------------------------------------------------------------------------------------------------


def command(page: Page, name: str, arguments: Mapping[str, Any] | None = None) -> None:
    """Execute a command of JupyterLab and wait until it is done; a command that never ends (a dialog?) is an error."""
    page.evaluate(
        """async ([name, args, patience]) => {
            const late = new Promise((_, reject) => setTimeout(
                () => reject(new Error(`${name} did not end: ${document.querySelector(".jp-Dialog")?.innerText}`)),
                patience));
            await Promise.race([late, window.jupyterapp.commands.execute(name, args)]);
        }""",
        [name, dict(arguments or {}), PATIENCE_MS],
    )


def run_all(page: Page) -> None:
    """Run > Run All Cells, as the notebooks' text tells a trainee to, and wait until all cells have run."""
    command(page, "notebook:run-all-cells")


def axe(page: Page, selector: str) -> list[dict[str, Any]]:
    """What axe-core finds wrong inside an element (the axe-core that comes with axe-playwright-python: no network)."""
    page.locator(selector).first.wait_for()
    violations: list[dict[str, Any]] = Axe().run(page, context=selector).response["violations"]
    return violations


def screenshot(page: Page, name: str) -> Path:
    """A picture of the page in build/screenshots."""
    path = SCREENSHOTS / f"{name}.png"
    page.screenshot(path=path)
    return path
