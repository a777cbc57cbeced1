"""Runs every check of the project, in the environment that `python3 start.py test` has set up.

Words on the command line go to pytest. The last line sums all checks up in the form of pytest's closing line.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

HERE = Path(__file__).resolve().parent
CHROMIUM_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
CHROMIUM_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "%ProgramFiles%/Google/Chrome/Application/chrome.exe",
    "%LocalAppData%/Google/Chrome/Application/chrome.exe",
    "%ProgramFiles(x86)%/Microsoft/Edge/Application/msedge.exe",
)
NO_CHROMIUM = (
    "No Chromium was found, and none could be fetched: install Chromium or Chrome, or name one in COACHKIT_CHROMIUM."
)
RESULTS = ("failed", "passed", "skipped", "deselected", "xfailed", "xpassed", "warning", "error")
RESULT = re.compile(rf"(\d+) ({'|'.join(RESULTS)})")
CLOSING = re.compile(r"^=* ?(\d+ [a-z]+.*) in [\d.]+s", re.MULTILINE)
COLOUR = re.compile(r"\x1b\[[\d;]*m")


def say(text: str) -> None:
    """Print `text` at once, so that it stands before what other programs print."""
    print(text, flush=True)


# ------------------------------------------------------------------------------------------------ Chromium


def works(browser: str) -> bool:
    """Whether this program starts; on Windows, where asking would open a window, whether it is there."""
    if os.name == "nt":
        return Path(browser).is_file()
    try:
        asked = subprocess.run([browser, "--version"], capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


def playwrights_own() -> str:
    """Where this version of Playwright keeps its Chromium, fetched or not."""
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def find_chromium() -> str:
    """A Chromium that starts: on the path, in the usual places, or Playwright's; otherwise an empty word."""
    named = [shutil.which(name) for name in CHROMIUM_NAMES]
    places = [os.path.expandvars(place) for place in CHROMIUM_PLACES]
    found = next((browser for browser in [*named, *places] if browser and works(browser)), "")
    if not found and works(own := playwrights_own()):
        return own
    return found


def attempt(*command: str, **env: str) -> None:
    """Run what may fail; whether it helped is seen afterwards."""
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run(command, env={**os.environ, **env}, capture_output=True, check=False, timeout=300)


def fetch_from_playwright() -> None:
    """Let Playwright download its Chromium; a closed network is given up on quickly."""
    say("No Chromium was found: asking Playwright for one.")
    command = [sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"]
    attempt(*command, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT="10000")


def fetch_from_system() -> None:
    """Install Debian's or Ubuntu's package, where that needs no one's leave."""
    if sys.platform == "win32" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    say("Still no Chromium: asking apt-get for one.")
    apt = ["apt-get", "-qq", "-o", "Acquire::http::Timeout=15", "-o", "Acquire::Retries=1"]
    attempt(*apt, "update")
    attempt(*apt, "install", "--yes", "--no-install-recommends", "chromium", DEBIAN_FRONTEND="noninteractive")


def provide_chromium(
    named: str,
    find: Callable[[], str] = find_chromium,
    fetchers: Sequence[Callable[[], None]] = (fetch_from_playwright, fetch_from_system),
) -> tuple[str, str]:
    """The Chromium that browser tests are to drive, or an empty word and the reason.

    One that is `named` is taken or refused; otherwise each fetcher has its turn until one is found.
    """
    if named:
        reason = "" if works(named) else f"COACHKIT_CHROMIUM names {named}, which does not start."
        return "" if reason else named, reason
    found = find()
    for fetch in fetchers:
        if not found:
            fetch()
            found = find()
    return found, "" if found else NO_CHROMIUM


# ------------------------------------------------------------------------------------------------ checks


def checks(words: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Every check: what it is called, and the module to run with its words."""
    notebooks = ["--nbval-lax", "--nbval-current-env", "--nbval-cell-timeout=60", "notebooks"]
    return [
        ("ruff: rules", ["ruff", "check", "."]),
        ("ruff: format", ["ruff", "format", "--check", "."]),
        ("mypy: types", ["mypy", "--strict"]),
        ("nbval: every notebook runs", ["pytest", *notebooks]),
        ("pytest: units and browser", ["coverage", "run", "-m", "pytest", *words]),
        *([] if words else [("coverage: lines and branches", ["tests.covered"])]),  # of some tests it says nothing
    ]


def count(printed: str, code: int) -> Counter[str]:
    """The results that pytest's closing line names; without one, the command counts as one check."""
    closing = CLOSING.findall(COLOUR.sub("", printed))
    named = RESULT.findall(closing[-1]) if closing else []
    counts = Counter({result: int(number) for number, result in named})
    if code and not counts["failed"] + counts["error"]:
        counts["failed"] += 1
    return +counts or Counter(passed=1)


def run_check(command: Sequence[str], env: Mapping[str, str]) -> Counter[str]:
    """Run one check, show what it prints as it comes, and count its results."""
    printed = bytearray()
    with subprocess.Popen(command, cwd=HERE, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as it:
        assert it.stdout is not None  # noqa: S101 - as asked for above
        while chunk := os.read(it.stdout.fileno(), 65536):
            printed += chunk
            sys.stdout.buffer.write(chunk)
            sys.stdout.flush()
    return count(printed.decode(errors="replace"), it.returncode)


def closing_line(counts: Mapping[str, int], seconds: float) -> str:
    """The results of all checks in the form of pytest's closing line."""
    several = {result for result in ("warning", "error") if counts.get(result, 0) > 1}
    words = [f"{counts[result]} {result}{'s' if result in several else ''}" for result in RESULTS if counts.get(result)]
    return f" {', '.join(words)} in {seconds:.2f}s ".center(80, "=")


def main(words: Sequence[str]) -> int:
    """Run every check, whatever becomes of the others, and say how all of them went."""
    started, total, failed = time.monotonic(), Counter[str](), []
    chromium, reason = provide_chromium(os.environ.get("COACHKIT_CHROMIUM", ""))
    say(reason or f"Browser tests drive {chromium}.")
    env = {**os.environ, "COACHKIT_CHROMIUM": chromium, "COACHKIT_CHROMIUM_REASON": reason}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        env["COACHKIT_STORE"] = f"sqlite:///{Path(folder).as_posix()}/checks.sqlite"
        env["COVERAGE_FILE"] = str(Path(folder) / "coverage")
        for title, module in checks(words):
            say(f"\n----- {title}")
            counts = run_check([sys.executable, "-m", *module], env)
            failed += [title] if counts["failed"] + counts["error"] else []
            total += counts
    say("\nNot as it should be: " + "; ".join(failed) if failed else "\nEvery check passed.")
    say(closing_line(total, time.monotonic() - started))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
