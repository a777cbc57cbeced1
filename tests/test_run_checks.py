"""How the checks are run, counted and summed up, and which Chromium the browser tests get."""

from __future__ import annotations

import os
import sys
from collections import Counter
from typing import TYPE_CHECKING, NoReturn

import pytest

import run_checks
from tests import covered

if TYPE_CHECKING:
    from pathlib import Path

WORKS = sys.executable  # any program that answers `--version` will do


# ------------------------------------------------------------------------------------------------ counting


@pytest.mark.parametrize(
    ("printed", "code", "counts"),
    [
        ("===== 3 passed in 0.51s =====", 0, {"passed": 3}),
        (
            "==== 1 failed, 2 passed, 4 skipped in 75.20s (0:01:15) ====",
            1,
            {"failed": 1, "passed": 2, "skipped": 4},
        ),
        ("\x1b[32m== \x1b[1m2 passed\x1b[0m, 1 warning in 0.1s ==\x1b[0m", 0, {"passed": 2, "warning": 1}),
        ("2 passed, 3 errors in 1.00s", 1, {"passed": 2, "error": 3}),
        ("==== 7 passed in 2.00s ====\nSegmentation fault", -11, {"passed": 7, "failed": 1}),
        ("==== no tests ran in 0.01s ====", 5, {"failed": 1}),
        ("All checks passed!", 0, {"passed": 1}),
        ("Found 12 errors in 3 files (checked 40 source files)", 1, {"failed": 1}),
    ],
)
def test_results_are_counted(printed: str, code: int, counts: dict[str, int]) -> None:
    assert run_checks.count(printed, code) == counts


def test_the_sum_reads_like_pytests_own_closing_line() -> None:
    line = run_checks.closing_line(Counter(passed=7, warning=1, error=2), 75.2)
    assert line.strip("= ") == "7 passed, 1 warning, 2 errors in 75.20s"
    assert run_checks.count(line, 1) == {"passed": 7, "warning": 1, "error": 2}


@pytest.fixture
def two_checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stands in for the checks: one that fails, and one after it; the list tells which were run."""
    ran: list[str] = []

    def run(command: list[str], env: dict[str, str]) -> Counter[str]:
        ran.append(command[-1])
        return Counter(failed=1) if command[-1] == "first" else Counter(passed=5)

    monkeypatch.setattr(run_checks, "provide_chromium", lambda named: ("", "None here."))
    monkeypatch.setattr(run_checks, "checks", lambda words: [("one", ["first"]), ("two", ["second"])])
    monkeypatch.setattr(run_checks, "run_check", run)
    return ran


def test_all_checks_run_though_one_fails(two_checks: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run_checks.main([]) == 1
    assert two_checks == ["first", "second"]
    assert capsys.readouterr().out.splitlines()[-2] == "Not as it should be: one"


def test_what_a_check_prints_is_shown(capfd: pytest.CaptureFixture[str]) -> None:
    counts = run_checks.run_check([sys.executable, "-c", "print('3 passed in 0.1s')"], os.environ)
    assert counts == {"passed": 3}
    assert "3 passed" in capfd.readouterr().out


def test_pytests_words_do_not_reach_the_other_checks() -> None:
    assert [words for _, words in run_checks.checks(["-k", "ledger"]) if "ledger" in words] == [
        ["coverage", "run", "-m", "pytest", "-k", "ledger"]
    ]


def test_coverage_is_held_when_all_tests_are_run_and_only_then() -> None:
    assert run_checks.checks([])[-1][1] == ["tests.covered"]
    assert run_checks.checks(["-x"])[-1][1][0] == "coverage"


@pytest.mark.parametrize(
    ("lines", "branches", "code"), [(95, 90, 0), (100, 100, 0), (94, 100, 1), (100, 89, 1), (0, 0, 1)]
)
def test_either_bar_is_held(lines: int, branches: int, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    totals = {"covered_lines": lines, "num_statements": 100, "covered_branches": branches, "num_branches": 100}
    monkeypatch.setattr(covered, "report", lambda: {"totals": totals, "files": {"a.py": {"summary": totals}}})
    assert covered.main() == code


def test_where_there_are_no_branches_none_is_missing() -> None:
    totals = {"covered_lines": 1, "num_statements": 2, "covered_branches": 0, "num_branches": 0}
    assert covered.shares(totals) == {"lines": 50.0, "branches": 100.0}


# ------------------------------------------------------------------------------------------------ Chromium


def never() -> NoReturn:
    pytest.fail("looked further, though it need not")


def fetch_nothing() -> None:
    """A fetcher without luck."""


def test_a_named_chromium_is_taken() -> None:
    assert run_checks.provide_chromium(WORKS, never) == (WORKS, "")


def test_a_named_chromium_that_does_not_start_is_refused(tmp_path: Path) -> None:
    found, reason = run_checks.provide_chromium(str(tmp_path / "none"), never)
    assert not found
    assert reason == f"COACHKIT_CHROMIUM names {tmp_path / 'none'}, which does not start."


def test_nothing_is_fetched_where_one_is_found() -> None:
    assert run_checks.provide_chromium("", lambda: "found", [never]) == ("found", "")


def test_fetchers_have_their_turn_until_one_is_found() -> None:
    looks = iter(["", "", "found"])
    found = run_checks.provide_chromium("", lambda: next(looks), [fetch_nothing, fetch_nothing, never])
    assert found == ("found", "")


def test_without_any_there_is_a_reason() -> None:
    assert run_checks.provide_chromium("", str, []) == ("", run_checks.NO_CHROMIUM)


@pytest.mark.skipif(os.name == "nt", reason="the stand-in programs are shell scripts")
def test_a_chromium_that_does_not_start_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, code in (("chromium", 1), ("google-chrome", 0)):
        (tmp_path / name).write_text(f"#!/bin/sh\nexit {code}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run_checks.find_chromium() == str(tmp_path / "google-chrome")
