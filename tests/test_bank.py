"""The bank of client lines: read, checked, and as it is shipped."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from coachkit.errors import BadFiles, UnknownName
from coachkit.loading import Bank, check_bank_file
from coachkit.practice import check_paths
from coachkit.vocabulary import Basis, RealityKind
from tests.bank_lines import bank, line_of


def codes(file: Path, old: str, new: str) -> list[str]:
    """Return the problems of a file in which something is replaced."""
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    return [problem.rule.value for problem in check_bank_file(file)[1]]


def test_a_sound_file_has_no_problems(tmp_path: Path) -> None:
    assert line_of(bank(tmp_path)).kind is RealityKind.MONEY


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("    thing:", "    thin:", "CK004"),
        ("register: plain", "register: grand", "CK007"),
        ("facts: {}", "facts: {children: nine}", "CK007"),
        ('words: "The course costs nine thousand"', 'words: "ten thousand"', "CK013"),
        ("id: money-001", "id: time-001", "CK701"),
        ('tests: ["Who could tell you what it takes?", "What', 'tests: ["What', "CK701"),
        ('          suspend: "Suppose it was paid"\n', "", "CK702"),
        ('      confront: "Is it really nine?"\n', "", "CK703"),
    ],
)
def test_a_mistake_has_its_code(tmp_path: Path, old: str, new: str, code: str) -> None:
    assert code in codes(bank(tmp_path), old, new)


def test_a_line_stands_alone_where_it_says_so(tmp_path: Path) -> None:
    file = bank(tmp_path)
    assert not line_of(file).alone
    file.write_text(file.read_text(encoding="utf-8").replace("    facts: {}", "    alone: yes\n    facts: {}"), "utf-8")
    assert line_of(file).alone


def test_the_check_finds_files_of_the_bank(tmp_path: Path) -> None:
    checked, problems = check_paths([bank(tmp_path).parent])
    assert len(checked) == 1
    assert problems == []


def test_a_bank_with_mistakes_tells_them_all(tmp_path: Path) -> None:
    file = bank(tmp_path, 2)
    file.write_text(file.read_text(encoding="utf-8").replace("register: plain", "register: grand"), encoding="utf-8")
    with pytest.raises(BadFiles) as told:
        Bank([file.parent])
    assert len(told.value.problems) == 2


def test_an_unknown_line_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="money-001"):
        Bank([bank(tmp_path).parent]).line("money-0001")


# ------------------------------------------------------------------------------------------------ the shipped bank


def test_the_shipped_bank_has_every_kind_as_belief_and_as_obstacle() -> None:
    there = Counter((line.kind, line.basis) for line in Bank().lines)
    assert {(kind, basis) for kind in RealityKind for basis in Basis} == set(there)
    assert there.total() >= 300


def test_no_line_of_the_shipped_bank_is_said_twice() -> None:
    said = Counter(line.says for line in Bank().lines)
    assert [words for words, times in said.items() if times > 1] == []
