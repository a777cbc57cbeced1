"""The lessons: a fixed skeleton, one call a cell, nothing stored."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

import coachkit
from coachkit.loading import Library, Transcripts
from coachkit.practice import open_marking, open_session, open_vision_rating
from coachkit.vocabulary import Clarity, Mode, Richness

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
NOTEBOOKS = sorted(FOLDER.rglob("*.ipynb"))
SKELETON = ("## What you'll do", "## What you'll learn", "## What you'll need", "## On your own", "## Further reading")

every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def sources(path: Path, kind: str) -> list[str]:
    return ["".join(cell["source"]) for cell in read(path)["cells"] if cell["cell_type"] == kind]


def test_the_lessons_of_this_version_are_there() -> None:
    assert {
        "00_start_here",
        "01_hear_the_but",
        "02_defer_it",
        "03_in_your_own_words",
        "04_best_of_all_worlds",
        "05_no_verdicts",
        "06_back_to_the_ledger",
        "07_how_much_vision",
        "08_whole_conversations",
        "09_my_progress",
        "the_method",
    } <= {path.stem for path in NOTEBOOKS}


@every_notebook
def test_the_skeleton_is_there_in_order(path: Path) -> None:
    prose = "\n".join(sources(path, "markdown"))
    places = [prose.find(f"\n{heading}\n") for heading in SKELETON]
    assert -1 not in places
    assert places == sorted(places)


@every_notebook
def test_a_cell_holds_one_call_and_no_definition(path: Path) -> None:
    for source in sources(path, "code"):
        (statement,) = ast.parse(source).body
        call = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call)
        assert call or isinstance(statement, ast.Import), source


@every_notebook
def test_nothing_is_stored(path: Path) -> None:
    book = read(path)
    assert "widgets" not in book["metadata"]
    assert [c for c in book["cells"] if c.get("outputs") or c.get("execution_count")] == []


@every_notebook
def test_it_runs_on_open_and_names_the_fallback(path: Path) -> None:
    assert read(path)["metadata"]["coachkit"] == {"autorun": True}
    assert "**Run ▸ Run All Cells**" in sources(path, "markdown")[0]


@every_notebook
def test_every_call_is_a_public_name(path: Path) -> None:
    called = [
        node.func.attr
        for source in sources(path, "code")
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]
    assert [name for name in called if name not in coachkit.__all__] == []


@every_notebook
def test_every_client_and_transcript_it_names_is_there(path: Path) -> None:
    named = [
        node.args[0].value
        for source in sources(path, "code")
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)
    ]
    assert [name for name in named if name not in (*Library().ids, *Transcripts().ids)] == []


@every_notebook
def test_every_link_leads_to_a_notebook(path: Path) -> None:
    prose = "\n".join(sources(path, "markdown"))
    links = [part.split(")")[0] for part in prose.split("](")[1:]]
    assert [link for link in links if not (path.parent / link).is_file()] == []


def cells_of_my_progress() -> list[str]:
    called = sources(FOLDER / "09_my_progress.ipynb", "code")
    return [source for source in called if not source.startswith("import")]


@pytest.mark.parametrize("source", cells_of_my_progress())
def test_my_progress_shows_nothing_of_others(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACHKIT_TRAINEE", "vole")
    before = repr(eval(source, {"ck": coachkit}))  # our own cell
    session = open_session("ines-tiles", mode=Mode.CHOOSE, trainee="mole")
    session.reply(session.view().replies[0].id)
    assert repr(eval(source, {"ck": coachkit})) == before


def sums_of_lessons() -> list[str]:
    called = [source for path in NOTEBOOKS if path.stem[:2] in ("01", "04", "07") for source in sources(path, "code")]
    return [source for source in called if source.startswith(("ck.heard", "ck.agreement", "ck.rating"))]


@pytest.mark.parametrize("source", sums_of_lessons())
def test_a_lesson_sums_up_nothing_of_others(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACHKIT_TRAINEE", "vole")
    before = repr(eval(source, {"ck": coachkit}))  # our own cell
    open_marking("lupe-hands", trainee="mole").mark(5, reality=False)
    open_vision_rating("ilse-glue", trainee="mole").rate_vision(Clarity.CLEAR, Richness.THIN, [1])
    assert repr(eval(source, {"ck": coachkit})) == before
