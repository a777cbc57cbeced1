"""The method in one page: its table of skills leaves nothing out and names nothing that is not there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import coachkit as ck
from coachkit.practice import codebook_page, glossary_page
from coachkit.summaries import COLUMNS
from coachkit.vocabulary import Code, Outcome, RealityKind, Stage, Word

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
PAGE = "the_method"


def prose(name: str) -> str:
    cells = json.loads((FOLDER / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


def skills() -> list[list[str]]:
    """Return the rows of the table of skills: skill, lessons, stages, where it shows."""
    after = prose(PAGE).split("| skill | lessons | stages | where it shows |")[1]
    lines = [line for line in after.splitlines() if line.startswith("|")][1:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def words_in(column: int) -> set[str]:
    return {word for row in skills() for word in row[column].split(", ")}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("[0-9]*.ipynb")), ids=lambda path: path.stem)
def test_every_lesson_links_to_the_page(path: Path) -> None:
    assert f"]({PAGE}.ipynb)" in prose(path.stem)


def test_every_stage_is_exercised_and_no_other_is_named() -> None:
    assert words_in(2) == set(Stage)


def test_every_code_has_a_skill() -> None:
    named = {code for row in skills() for codes in re.findall(r"\(([a-z_, ]+)\)", row[3]) for code in codes.split(", ")}
    assert named == set(Code)


def test_every_column_named_is_one_of_the_choices() -> None:
    named = {name for row in skills() for name in re.findall(r"`([a-z_]+)`", row[3])}
    assert named
    assert named <= set(COLUMNS)


def test_every_table_named_is_a_public_name() -> None:
    named = {name for row in skills() for name in re.findall(r"`ck\.(\w+)\(\)`", row[3])}
    assert named
    assert named <= set(ck.__all__)


def test_every_lesson_trains_a_skill_and_is_linked() -> None:
    lessons = {path.stem for path in FOLDER.glob("[0-9]*.ipynb")} - {"00_start_here"}
    assert {lesson[:2] for lesson in lessons} == words_in(1)
    assert [lesson for lesson in lessons if f"]({lesson}.ipynb)" not in prose(PAGE)] == []


def test_the_start_page_links_every_lesson() -> None:
    lessons = {path.stem for path in FOLDER.glob("*.ipynb")} - {"00_start_here"}
    assert [lesson for lesson in lessons if f"]({lesson}.ipynb)" not in prose("00_start_here")] == []


def test_the_glossary_gives_every_word_its_meaning() -> None:
    page = glossary_page()
    for word in (*Word, *Code, *Stage, *RealityKind, *Outcome):
        assert f"| {word.words} | {word.definition} | {word.source} |" in page


def test_no_meaning_in_the_glossary_is_empty() -> None:
    assert "|  |" not in glossary_page()


def test_the_codebook_in_the_notebook_is_the_one_that_is_shipped() -> None:
    assert ck.codebook()._repr_markdown_() == codebook_page()
    assert codebook_page().startswith("# Codebook")


def test_a_page_reads_in_a_terminal_too() -> None:
    assert repr(ck.glossary()) == glossary_page()
