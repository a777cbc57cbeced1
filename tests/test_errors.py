"""Problems and exceptions: how they read, how they sort, and what a program can catch."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from coachkit import errors
from coachkit.errors import (
    NOWHERE,
    BadFiles,
    CoachkitError,
    NotNow,
    Place,
    Problem,
    Rule,
    StoreTooNew,
    StoreTrouble,
    UnknownName,
    WrongTable,
    among,
)

JUMP = Problem(Place("a.yaml", 7, 3), Rule.JUMP_TO_NOWHERE, "turn 'x' goes nowhere")
EMPTY = Problem(Place("a.yaml", 2, 11), Rule.EMPTY_TEXT, "'says' is empty")


def test_a_problem_reads_as_file_line_column_code_message() -> None:
    assert str(JUMP) == "a.yaml:7:3: CK101 turn 'x' goes nowhere"


def test_bad_files_tell_every_problem_in_the_order_of_the_file() -> None:
    error = BadFiles([JUMP, EMPTY])
    assert error.problems == (EMPTY, JUMP)
    assert str(error) == f"{EMPTY}\n{JUMP}"


def test_in_a_notebook_it_is_told_in_its_words_alone(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    shell = InteractiveShell(config=Config({"HistoryManager": {"enabled": False}}))  # type: ignore[no-untyped-call]
    shell.run_cell(  # type: ignore[no-untyped-call]
        "from coachkit.errors import StoreTrouble\nraise StoreTrouble('the file is locked')"
    )
    assert capsys.readouterr().out.strip() == "StoreTrouble: the file is locked"


def test_lines_sort_as_numbers() -> None:
    assert Place("a.yaml", 9, 1) < Place("a.yaml", 10, 1)


def test_what_was_made_in_memory_has_a_place_too() -> None:
    assert str(NOWHERE) == "<memory>:1:1"


def test_every_code_is_ck_and_three_figures_and_there_once() -> None:
    assert all(re.fullmatch(r"CK\d{3}", rule) for rule in Rule)
    assert len(set(Rule)) == len(Rule.__members__)


def test_codes_are_listed_in_their_order() -> None:
    assert list(Rule) == sorted(Rule)


@pytest.mark.parametrize("error", [BadFiles, UnknownName, NotNow, WrongTable, StoreTrouble, StoreTooNew])
def test_whatever_coachkit_raises_on_purpose_can_be_caught_as_one(error: type[Exception]) -> None:
    assert issubclass(error, CoachkitError)


def test_a_store_that_is_too_new_is_trouble_with_the_store() -> None:
    assert issubclass(StoreTooNew, StoreTrouble)


def test_the_tree_at_the_top_of_the_module_is_the_tree() -> None:
    drawn = re.findall(r"``(\w+)``", errors.__doc__ or "")
    real = [
        name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, CoachkitError)
    ]
    assert drawn == real


def test_an_unknown_name_says_what_there_is_and_the_nearest() -> None:
    assert str(UnknownName("scenario", "ines-tile", ["ines-tiles", "sunita-van"])) == (
        "there is no scenario 'ines-tile' (did you mean 'ines-tiles'?); there is: ines-tiles, sunita-van"
    )


def test_a_name_far_from_all_gets_no_hint() -> None:
    assert among("zzz", ["ines-tiles"]) == "; there is: ines-tiles"


def test_where_there_is_nothing_to_choose_from_nothing_is_said() -> None:
    assert among("zzz", []) == ""


def test_an_endless_name_is_cut() -> None:
    assert len(str(UnknownName("scenario", "x" * 100_000, ["a"]))) < 200
