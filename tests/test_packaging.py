"""What is installed, from where, and what travels in the wheel."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from rattler import MatchSpec

ROOT = Path(__file__).resolve().parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK: dict[str, Any] = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
CONDA: dict[str, Any] = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
CONDA_LINES = [line for line in CONDA["dependencies"] if isinstance(line, str)]
PIP_LINES = next(line["pip"] for line in CONDA["dependencies"] if isinstance(line, dict))


def ranges(lines: list[str]) -> dict[str, SpecifierSet]:
    requirements = [Requirement(line) for line in lines]
    return {canonicalize_name(each.name): each.specifier for each in requirements}


def shipped(folder: str) -> set[str]:
    files = [path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file()]
    return {path.as_posix() for path in files if not any(part.startswith(".") for part in path.parts)}


def test_the_lock_names_no_index_but_the_public_one() -> None:
    indexes = {package["source"].get("registry") for package in LOCK["package"]} - {None}
    assert indexes == {"https://pypi.org/simple"}


def test_the_lock_downloads_only_from_the_public_host() -> None:
    hosts = set(re.findall(r"[a-z]+://[^/\"]+", (ROOT / "uv.lock").read_text(encoding="utf-8")))
    assert hosts == {"https://pypi.org", "https://files.pythonhosted.org"}


def test_the_lock_was_made_from_these_ranges() -> None:
    [own] = [package for package in LOCK["package"] if package["name"] == PROJECT["name"]]
    locked = [each["name"] + each["specifier"] for each in own["metadata"]["requires-dist"]]
    extras = PROJECT["optional-dependencies"]["test"]
    assert ranges(locked) == ranges(PROJECT["dependencies"] + extras)


def test_environment_yml_has_the_same_ranges() -> None:
    listed = ranges([*CONDA_LINES, *(line for line in PIP_LINES if not line.startswith("-e"))])
    helpers = {"python", "pip"}
    ours = ranges(PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"])
    assert {name: listed[name] for name in listed.keys() - helpers} == ours


def test_environment_yml_has_the_same_python() -> None:
    assert ranges(CONDA_LINES)["python"] == SpecifierSet(PROJECT["requires-python"])


def test_environment_yml_installs_this_folder_from_conda_forge_alone() -> None:
    assert CONDA["name"] == PROJECT["name"]
    assert CONDA["channels"] == ["conda-forge", "nodefaults"]
    assert PIP_LINES[-1] == "-e ."


@pytest.mark.parametrize("line", CONDA_LINES)
def test_conda_can_read_each_line(line: str) -> None:
    assert str(MatchSpec(line).name.normalized) == line.split(maxsplit=1)[0]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [path] = folder.glob("*.whl")
    return set(zipfile.ZipFile(path).namelist())


FOR_TRAINING_ALONE = ("data/replies/", "data/second_coding/", "data/word_classes.txt")


@pytest.mark.parametrize("folder", ["notebooks", "data"])
def test_the_wheel_holds_every_file_of(folder: str, wheel: set[str]) -> None:
    wanted = {path for path in shipped(folder) if not path.startswith(FOR_TRAINING_ALONE)}
    assert wanted
    assert {f"coachkit/_shipped/{path}" for path in wanted} <= wheel


def test_what_only_the_making_of_a_coder_needs_stays_out_of_the_wheel(wheel: set[str]) -> None:
    assert [
        path for path in wheel if path.startswith(tuple(f"coachkit/_shipped/{each}" for each in FOR_TRAINING_ALONE))
    ] == []


def test_the_wheel_puts_the_configuration_where_jupyterlab_looks(wheel: set[str]) -> None:
    prefix = f"coachkit-{PROJECT['version']}.data/data"
    assert shipped("labconfig")
    assert {f"{prefix}/{path.removeprefix('labconfig/')}" for path in shipped("labconfig")} <= wheel


def test_the_wheel_says_that_it_is_typed(wheel: set[str]) -> None:
    assert "coachkit/py.typed" in wheel
