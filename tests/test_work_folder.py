"""The work folder: copies that are never written over once changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coachkit.commands import lab as commands_lab
from coachkit.commands.lab import arguments
from coachkit.commands.work_folder import copy_notebooks, default_work_folder


def notebook(folder: Path, text: str, name: str = "one.ipynb") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    cell = {"cell_type": "markdown", "metadata": {}, "source": [text]}
    file.write_text(json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}), encoding="utf-8")
    return file


def said(file: Path) -> str:
    return str(json.loads(file.read_text(encoding="utf-8"))["cells"][0]["source"][0])


@pytest.fixture
def source(tmp_path: Path) -> Path:
    notebook(tmp_path / "shipped", "first")
    return tmp_path / "shipped"


@pytest.fixture
def work(tmp_path: Path, source: Path) -> Path:
    copy_notebooks(source, tmp_path / "work")
    return tmp_path / "work"


def test_notebooks_are_copied(work: Path) -> None:
    assert said(work / "one.ipynb") == "first"


def test_an_unchanged_copy_is_brought_up_to_date(source: Path, work: Path) -> None:
    notebook(source, "second")
    assert copy_notebooks(source, work) == []
    assert said(work / "one.ipynb") == "second"


def test_a_copy_that_was_only_run_is_brought_up_to_date(source: Path, work: Path) -> None:
    run = json.loads((work / "one.ipynb").read_text(encoding="utf-8"))
    run["cells"][0]["outputs"] = ["something"]
    (work / "one.ipynb").write_text(json.dumps(run), encoding="utf-8")
    notebook(source, "second")
    copy_notebooks(source, work)
    assert said(work / "one.ipynb") == "second"


def test_a_changed_copy_is_left_alone_and_the_new_one_put_beside(source: Path, work: Path) -> None:
    notebook(work, "mine")
    notebook(source, "second")
    assert copy_notebooks(source, work) == ["one.new.ipynb"]
    assert (said(work / "one.ipynb"), said(work / "one.new.ipynb")) == ("mine", "second")


def test_a_changed_copy_stays_alone_while_nothing_new_comes(source: Path, work: Path) -> None:
    notebook(work, "mine")
    assert copy_notebooks(source, work) == []
    assert not (work / "one.new.ipynb").exists()


def test_a_copy_without_its_list_counts_as_changed(source: Path, work: Path) -> None:
    (work / ".coachkit-copied.json").unlink()
    notebook(source, "second")
    copy_notebooks(source, work)
    assert said(work / "one.ipynb") == "first"


def test_a_spoilt_list_stops_nothing(source: Path, work: Path) -> None:
    (work / ".coachkit-copied.json").write_text("[1", encoding="utf-8")
    assert copy_notebooks(source, work) == []


def test_the_work_folder_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACHKIT_WORK", "/some/where")
    assert default_work_folder() == Path("/some/where")


def test_jupyterlab_listens_to_this_computer_alone() -> None:
    assert "--ServerApp.ip=127.0.0.1" in arguments(Path("x"), no_browser=True, port=None)


def test_jupyterlab_opens_at_the_start_notebook() -> None:
    assert "--LabApp.default_url=/lab/tree/00_start_here.ipynb" in arguments(Path("x"), no_browser=True, port=8901)


def test_a_new_one_put_beside_and_then_changed_is_left_alone_too(source: Path, work: Path) -> None:
    notebook(work, "mine")
    notebook(source, "second")
    copy_notebooks(source, work)
    notebook(source, "third")
    assert copy_notebooks(source, work) == ["one.new.ipynb"]
    notebook(work, "mine too", "one.new.ipynb")
    notebook(source, "fourth")
    assert copy_notebooks(source, work) == ["one.new2.ipynb"]
    assert [said(work / name) for name in ("one.new.ipynb", "one.new2.ipynb")] == ["mine too", "fourth"]


def test_a_user_without_a_home_is_told_to_name_a_work_folder(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def homeless() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(commands_lab, "default_work_folder", homeless)
    with pytest.raises(SystemExit, match="1"):
        commands_lab._default()
    assert capsys.readouterr().err == "coachkit: there is no place for the work folder: no home. Or name one: --work\n"
