"""What start.py decides, without a network: when to set up, from what, and what to start."""

from __future__ import annotations

import ast
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

import start

ROOT = Path(start.__file__).resolve().parent


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The files that a fingerprint is taken of."""
    (tmp_path / "labconfig").mkdir()
    for name in ("uv.lock", "pyproject.toml", "hatch_build.py", "labconfig/page_config.json"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


@pytest.fixture
def stamp(tmp_path: Path) -> Path:
    """What a whole set-up with the extra `test` leaves."""
    path = tmp_path / "stamp"
    path.write_text(f"{start.fingerprint()}\n{start.HERE}\ntest\n", encoding="utf-8")
    return path


def program(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


posix = pytest.mark.skipif(os.name == "nt", reason="the stand-in programs are shell scripts")


# ------------------------------------------------------------------------------------------------ old ones


def test_python_3_6_can_parse_the_file() -> None:
    ast.parse((ROOT / "start.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_an_old_python_is_told_so_in_one_sentence() -> None:
    pretend = f"import sys; sys.version_info = (3, 8, 1); sys.path.insert(0, {str(ROOT)!r}); import start"
    done = subprocess.run([sys.executable, "-c", pretend], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("coachkit needs Python 3.11 or newer, and this is 3.8: install")
    assert len(done.stderr.splitlines()) == 1


# ------------------------------------------------------------------------------------------------ what


@pytest.mark.parametrize(
    ("words", "extra", "then"),
    [
        ([], "", ["-m", "coachkit", "lab"]),
        (["--no-browser"], "", ["-m", "coachkit", "lab", "--no-browser"]),
        (["lab", "--port", "9"], "", ["-m", "coachkit", "lab", "--port", "9"]),
        (["list"], "", ["-m", "coachkit", "list"]),
        (["test"], "test", [str(ROOT / "run_checks.py")]),
        (["test", "-k", "ledger"], "test", [str(ROOT / "run_checks.py"), "-k", "ledger"]),
    ],
)
def test_words_choose_what_is_started(words: list[str], extra: str, then: list[str]) -> None:
    assert start.destination(words) == (extra, then)


def test_help_is_given_without_setting_up(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(start, "set_up", lambda extra: pytest.fail("set up for --help"))
    assert start.main(["--help"]) == 0
    assert "python3 start.py test" in capsys.readouterr().out


def test_what_stops_the_set_up_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(extra: str) -> None:
        raise start.StopError("No venv here.")

    monkeypatch.setattr(start, "set_up", stop)
    assert start.main([]) == 1
    assert capsys.readouterr().err == "No venv here.\n"


# ------------------------------------------------------------------------------------------------ when


@pytest.mark.parametrize("name", ["uv.lock", "pyproject.toml", "hatch_build.py", "labconfig/page_config.json"])
def test_a_changed_file_changes_the_fingerprint(project: Path, name: str) -> None:
    before = start.fingerprint(project)
    (project / name).write_text("changed", encoding="utf-8")
    assert start.fingerprint(project) != before


def test_another_python_changes_the_fingerprint(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = start.fingerprint(project)
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    assert start.fingerprint(project) != before


@pytest.mark.parametrize("extra", ["", "test"])
def test_a_whole_set_up_with_tests_is_ready_for_both(stamp: Path, extra: str) -> None:
    assert start.is_ready(extra, stamp, Path(sys.executable))


def test_a_set_up_without_tests_is_not_ready_for_them(stamp: Path) -> None:
    stamp.write_text(stamp.read_text(encoding="utf-8").replace("test", ""), encoding="utf-8")
    assert not start.is_ready("test", stamp, Path(sys.executable))


def test_without_a_stamp_nothing_is_ready(tmp_path: Path) -> None:
    assert not start.is_ready("", tmp_path / "none", Path(sys.executable))


def test_without_its_python_nothing_is_ready(stamp: Path, tmp_path: Path) -> None:
    assert not start.is_ready("", stamp, tmp_path / "none")


def test_a_moved_folder_is_not_ready(stamp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "HERE", start.HERE / "moved")
    monkeypatch.setattr(start, "fingerprint", lambda: stamp.read_text(encoding="utf-8").splitlines()[0])
    assert not start.is_ready("", stamp, Path(sys.executable))


def test_this_python_is_not_broken() -> None:
    assert not start.is_broken(Path(sys.executable))


def test_a_python_that_is_gone_is_broken(tmp_path: Path) -> None:
    (tmp_path / "python").symlink_to(tmp_path / "gone")
    assert start.is_broken(tmp_path / "python")


@posix
def test_a_python_of_another_version_is_broken(tmp_path: Path) -> None:
    assert start.is_broken(program(tmp_path / "python", "echo 3 8"))


# ------------------------------------------------------------------------------------------------ from what


def test_settings_that_lead_elsewhere_are_dropped() -> None:
    astray = ["PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "UV_PYTHON", "UV_NO_SYNC", "PIP_TARGET", "PIP_USER"]
    assert not start.clean(dict.fromkeys(astray, "astray")).keys() & set(astray)


def test_settings_that_tell_how_to_reach_the_network_are_kept() -> None:
    kept = ["UV_DEFAULT_INDEX", "UV_CACHE_DIR", "UV_HTTP_TIMEOUT", "PIP_INDEX_URL", "PIP_CERT", "HTTPS_PROXY"]
    assert set(kept) <= start.clean(dict.fromkeys(kept, "kept")).keys()


def test_uv_is_told_our_environment_whatever_it_was_told_before() -> None:
    assert start.clean({"UV_PROJECT_ENVIRONMENT": "astray"})["UV_PROJECT_ENVIRONMENT"] == str(start.VENV)


def test_the_environment_comes_first_on_the_path() -> None:
    assert start.clean({"PATH": "elsewhere"})["PATH"].split(os.pathsep) == [str(start.BIN), "elsewhere"]


@posix
@pytest.mark.parametrize(
    ("told", "usable"),
    [
        ("echo uv 0.8.0", True),
        ("echo uv 1.2.3 abc", True),
        ("echo uv 0.7.22", False),
        ("echo command not found >&2; exit 127", False),
    ],
)
def test_only_a_uv_that_answers_and_is_new_enough_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str, *, usable: bool
) -> None:
    monkeypatch.setattr(start, "BIN", tmp_path / "none")
    uv = program(tmp_path / "uv", told)
    assert start.find_uv({"PATH": str(tmp_path)}) == (str(uv) if usable else "")


@posix
def test_a_uv_that_does_not_answer_gives_way_to_our_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "shims" / "uv", "exit 127")
    own = program(tmp_path / "bin" / "uv", "echo uv 0.9.1")
    monkeypatch.setattr(start, "BIN", tmp_path / "bin")
    assert start.find_uv({"PATH": str(tmp_path / "shims")}) == str(own)


def test_a_python_without_venv_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(start.StopError, match=r"sudo apt install python3\.\d+-venv\) and call"):
        start.install_uv()


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that an installation would run, in a folder that has no environment yet."""
    ran: list[list[str]] = []
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(start, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(start, "STAMP", tmp_path / ".venv" / "stamp")
    monkeypatch.setattr(start, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(start, "is_broken", lambda: False)
    monkeypatch.setattr(start, "find_uv", lambda env: "uv")
    monkeypatch.setattr(start, "run", lambda *words, env: ran.append([str(word) for word in words]))
    for name in start.INDEX:
        monkeypatch.delenv(name, raising=False)
    return ran


def test_the_lock_is_installed_and_never_rewritten(commands: list[list[str]]) -> None:
    start.install("test")
    [sync] = commands
    assert {"sync", "--locked", "--inexact", "--no-python-downloads", "--extra", "test"} <= set(sync)


def test_a_mirror_delivers_what_the_lock_names(commands: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://mirror.invalid/simple")
    start.install("")
    assert [words[1:3] for words in commands] == [["export", "-q"], ["pip", "install"], ["pip", "install"]]
    assert "--frozen" in commands[0]


def test_what_an_interrupted_set_up_left_is_put_in_anew(commands: list[list[str]]) -> None:
    start.install("")
    start.install("")
    assert ["--reinstall" in words for words in commands] == [True, False]


def test_an_interrupted_set_up_leaves_no_stamp(commands: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*words: object, env: object) -> None:
        raise KeyboardInterrupt

    start.install("")
    monkeypatch.setattr(start, "run", interrupt)
    with pytest.raises(KeyboardInterrupt):
        start.install("")
    assert start.read_stamp(start.STAMP) == []


def test_a_broken_environment_is_removed_first(commands: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    (start.VENV / "rubble").touch()
    monkeypatch.setattr(start, "is_broken", lambda: True)
    monkeypatch.setattr(start, "run", lambda *words, env: start.VENV.mkdir())
    start.install("")
    assert not (start.VENV / "rubble").exists()


@pytest.mark.timeout(10)
def test_one_set_up_at_a_time(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with start.alone(lock), lock.open("w", encoding="utf-8") as second:
        assert not start.try_lock(second)
    with lock.open("w", encoding="utf-8") as third:
        assert start.try_lock(third)
