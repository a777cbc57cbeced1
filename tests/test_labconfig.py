"""The settings shipped for JupyterLab still say something to the JupyterLab that is installed.

A setting with a name or a selector that JupyterLab does not know is ignored without a word, so each is looked up in the
schemas of the installed version.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

import coachkit

JUPYTERLAB = Path(sys.prefix) / "share" / "jupyter" / "lab"
LABCONFIG = Path(__file__).parents[1] / "labconfig"
OVERRIDES = LABCONFIG / "etc" / "jupyter" / "labconfig" / "default_setting_overrides.json"
PAGE_CONFIG = LABCONFIG / "etc" / "jupyter" / "labconfig" / "page_config.json"
AUTORUN = LABCONFIG / "share" / "jupyter" / "labextensions" / "coachkit-autorun"
SHORTCUTS = "@jupyterlab/shortcuts-extension:shortcuts"

# Keys without Ctrl, Alt or Cmd that stay: they choose, show or run cells and change none.
HARMLESS = {
    "notebook:enter-command-mode",
    "notebook:enter-edit-mode",
    "notebook:extend-marked-cells-above",
    "notebook:extend-marked-cells-below",
    "notebook:extend-marked-cells-bottom",
    "notebook:extend-marked-cells-top",
    "notebook:move-cursor-down",
    "notebook:move-cursor-up",
    "notebook:run-cell-and-select-next",
    "runmenu:run",
    "viewmenu:line-numbering",
    "completer:invoke-notebook",
    "tooltip:dismiss",
    "tooltip:launch-notebook",
}
IN_A_NOTEBOOK = (".jp-Notebook", "[data-jp-kernel-user]", "[data-jp-code-runner]", "[data-jp-undoer]")
WITH_A_MODIFIER = re.compile(r"\b(Ctrl|Accel|Alt|Cmd)\b")

Shortcut = tuple[str, tuple[str, ...], str]


def as_shortcut(entry: dict[str, Any]) -> Shortcut:
    return entry["command"], tuple(entry["keys"]), entry["selector"]


def overrides() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(OVERRIDES.read_text(encoding="utf-8"))
    return content


def disabled() -> list[Shortcut]:
    return [as_shortcut(entry) for entry in overrides()[SHORTCUTS]["shortcuts"]]


@pytest.fixture(scope="module")
def schemas() -> dict[str, dict[str, Any]]:
    """The settings schemas of the installed JupyterLab by the id of their plugin."""
    folder = JUPYTERLAB / "schemas"
    return {
        f"{path.parent.relative_to(folder).as_posix()}:{path.stem}": json.loads(path.read_text(encoding="utf-8"))
        for path in folder.rglob("*.json")
    }


@pytest.fixture(scope="module")
def offered(schemas: dict[str, dict[str, Any]]) -> set[Shortcut]:
    """Every keyboard shortcut of the installed JupyterLab."""
    entries = (entry for schema in schemas.values() for entry in schema.get("jupyter.lab.shortcuts", []))
    return {as_shortcut(entry) for entry in entries}


def test_each_shortcut_taken_away_is_one_that_jupyterlab_has(offered: set[Shortcut]) -> None:
    assert [shortcut for shortcut in disabled() if shortcut not in offered] == []


def test_each_is_taken_away_and_none_twice() -> None:
    assert all(entry["disabled"] is True for entry in overrides()[SHORTCUTS]["shortcuts"])
    assert len(set(disabled())) == len(disabled())


def test_every_plain_key_that_alters_a_notebook_is_taken_away(offered: set[Shortcut]) -> None:
    plain = {
        (command, keys, selector)
        for command, keys, selector in offered
        if any(keys)
        and not any(WITH_A_MODIFIER.search(key) for key in keys)
        and any(part in selector for part in IN_A_NOTEBOOK)
    }
    undecided = {shortcut for shortcut in plain if shortcut[0] not in HARMLESS} - set(disabled())
    assert undecided == set(), "new in JupyterLab: take it away in labconfig, or list it as harmless"


def test_what_counts_as_harmless_is_never_taken_away_and_exists(offered: set[Shortcut]) -> None:
    assert {command for command, _, _ in disabled()} & HARMLESS == set()
    assert {command for command, _, _ in offered} >= HARMLESS


def test_each_setting_is_one_that_jupyterlab_has(schemas: dict[str, dict[str, Any]]) -> None:
    for plugin, values in overrides().items():
        for name, value in values.items():
            allowed = schemas[plugin]["properties"][name]
            choices = [choice["const"] for choice in allowed.get("oneOf", [])] or [True, False]
            assert isinstance(value, list) or value in choices, f"{plugin}: {name}"


def test_each_extension_switched_off_is_one_that_jupyterlab_has() -> None:
    static = JUPYTERLAB / "static"
    bundled = json.loads((static / "package.json").read_text(encoding="utf-8"))["jupyterlab"]["extensions"]
    code = next(static.glob("jlab_core.*.js")).read_text(encoding="utf-8", errors="replace")
    for name in json.loads(PAGE_CONFIG.read_text(encoding="utf-8"))["disabledExtensions"]:
        package, _, plugin = name.partition(":")
        assert package in bundled
        assert not plugin or f'"{name}"' in code


def test_the_run_on_open_extension_is_where_its_package_says() -> None:
    package = json.loads((AUTORUN / "package.json").read_text(encoding="utf-8"))
    assert package["name"] == AUTORUN.name
    script = (AUTORUN / package["jupyterlab"]["_build"]["load"]).read_text(encoding="utf-8")
    assert f'const NAME = "{package["name"]}"' in script


def test_what_may_run_on_open_is_public() -> None:
    script = (AUTORUN / "static" / "remoteEntry.js").read_text(encoding="utf-8")
    listed = re.search(r"const SHOWS = \[(.*?)\];", script, re.DOTALL)
    assert listed is not None
    names = re.findall(r'"(\w+)"', listed.group(1))
    assert names
    assert set(names) <= set(coachkit.__all__)


def runs_on_open() -> re.Pattern[str]:
    """Return what a line has to be to run on open, as the extension has it."""
    script = (AUTORUN / "static" / "remoteEntry.js").read_text(encoding="utf-8")
    parts = dict(re.findall(r"const ([A-Z]+) = String\.raw`(.*?)`;", script))
    shows = re.findall(r'"(\w+)"', script.split("const SHOWS = [")[1].split("]")[0])
    call = parts["CALL"].replace('${SHOWS.join("|")}', "|".join(shows)).replace("${ARGUMENT}", parts["ARGUMENT"])
    return re.compile(call.replace("${VALUE}", parts["VALUE"]).replace("${MINE}", parts["MINE"]))


@pytest.mark.parametrize("path", sorted((LABCONFIG.parent / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_every_cell_of_a_lesson_runs_on_open(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    lines = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code").splitlines()
    assert [line for line in lines if line != "import coachkit as ck" and not runs_on_open().fullmatch(line)] == []


@pytest.mark.parametrize("line", ["ck.choices(open('x'))", "ck.choices(ck.forget())", "ck.choices(ck.trainee(), x)"])
def test_what_is_not_ours_does_not_run_on_open(line: str) -> None:
    assert not runs_on_open().fullmatch(line)
