"""Odd use, by widget, terminal and Python: told in words, and nothing lost or stored twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from coachkit.commands import cli
from coachkit.errors import CoachkitError, NotNow, StoreTrouble, UnknownName
from coachkit.exchange import export
from coachkit.practice import Session, Wiring, open_session
from coachkit.practice.wiring import LONGEST_NAME
from coachkit.store import EventKind, Store
from coachkit.summaries import choices
from coachkit.vocabulary import Degree, NextWork
from coachkit.widgets import RolePlay, hear, practise, rate_vision, start
from coachkit.widgets.page import Page
from tests import olu

NEAREST = "did you mean 'ines-tiles'?"
LONE = "half \ud83d of a pair"


def ended(wiring: Wiring) -> Session:
    session = open_session(olu.ID, wiring=wiring)
    for reply_id in olu.GOOD_PATH.values():
        session.reply(reply_id)
    session.rate(Degree.NO_VISION)
    session.choose_next_work(NextWork.CLARIFY_GOAL)
    return session


def run(folder: Path, *words: str, **settings: str | None) -> subprocess.CompletedProcess[str]:
    """Run coachkit in another process, with settings put in or (None) taken out of the environment."""
    changed: Mapping[str, str | None] = {**os.environ, **settings}
    env = {name: value for name, value in changed.items() if value is not None}
    command = [sys.executable, "-m", "coachkit", *words]
    return subprocess.run(command, cwd=folder, env=env, input="1\n", capture_output=True, text=True, check=False)


# ---------------------------------------------------------------------------------------------------- unknown clients


def test_an_unknown_client_brings_the_nearest_in_the_terminal() -> None:
    assert NEAREST in CliRunner().invoke(cli, ["play", "ines-tile"]).stderr


def test_an_unknown_client_brings_the_nearest_in_a_notebook() -> None:
    assert NEAREST in practise("Ines-Tiles").view["failure"]


def test_an_unknown_client_brings_the_nearest_in_python() -> None:
    with pytest.raises(UnknownName, match="did you mean 'ines-tiles'"):
        open_session("ines_tiles")


@pytest.mark.parametrize("asked", [practise, hear, rate_vision])
def test_a_number_in_place_of_a_name_is_told_like_any_other(asked: Callable[[Any], Page]) -> None:
    assert "'3'; there is: " in asked(3).view["failure"]


@pytest.mark.parametrize("name", ["", "../ines-tiles", "x" * 1_000_000, "a\0b", "\ud800", "\x1b[2J"])
def test_a_strange_client_is_refused_in_one_short_line(name: str, wiring: Wiring) -> None:
    told = practise(name, wiring=wiring).view["failure"]
    assert told.startswith("There is no scenario")
    assert len(told) < 1000
    assert told.isprintable()


# ----------------------------------------------------------------------------------------------------- at a wrong time


def test_a_reply_of_another_turn_is_refused_and_not_stored(wiring: Wiring, store: Store) -> None:
    session = open_session(olu.ID, wiring=wiring)
    session.reply("what-like")
    for turn in ("cup", "then-what", "no-such-turn"):
        with pytest.raises(NotNow):
            session.reply("both-listed", turn)
    with pytest.raises(UnknownName):
        session.reply("what-like")
    assert len(store.events(EventKind.CHOICE)) == 1


@pytest.mark.parametrize(
    "call",
    [
        lambda session: session.reply("what-like"),
        lambda session: session.try_again(),
        lambda session: session.rate(Degree.NO_VISION),
        lambda session: session.choose_next_work(NextWork.BUILD_PICTURE),
        lambda session: session.word_entry("rent", "late"),
    ],
)
def test_a_call_after_the_end_is_refused_and_not_stored(
    wiring: Wiring, store: Store, call: Callable[[Session], None]
) -> None:
    session = ended(wiring)
    before = store.counts("kind")
    with pytest.raises(NotNow):
        call(session)
    assert store.counts("kind") == before


def test_two_clicks_at_once_in_two_windows_are_one_reply(wiring: Wiring, store: Store) -> None:
    open_session(olu.ID, wiring=wiring).reply("what-like")
    one, other = practise(olu.ID, wiring=wiring), practise(olu.ID, wiring=wiring)
    click(one, "both-listed")
    click(other, "both-listed")
    assert other.view["failure"].startswith("This conversation went on in another window")
    assert other.view["turn"] == one.view["turn"] == "thumbs"
    assert len(store.events(EventKind.CHOICE)) == 2


def click(widget: RolePlay, reply_id: str) -> None:
    said = {"call": "reply", "id": reply_id, "turn": widget.view["turn"]}
    widget._handle_custom_msg(said, [])


@pytest.mark.parametrize(
    "message",
    [{"call": "rate", "degree": "none"}, {"call": "reply"}, {"call": "word_entry", "reality": "x", "words": ""}],
)
def test_an_unforeseen_message_leaves_the_conversation_standing(
    wiring: Wiring, message: dict[str, Any], logged_failures: list[str]
) -> None:
    widget = practise(olu.ID, wiring=wiring)
    widget._handle_custom_msg(message, [])
    assert widget.view["failure"]
    click(widget, "what-like")
    assert (widget.view["failure"], widget.view["turn"]) == ("", "clay")


# ------------------------------------------------------------------------------------------------------ names and words


@pytest.mark.parametrize("name", ["x" * 10_000, "\ud800mole", "a\0mole", "\u202emole\n"])
def test_a_strange_pseudonym_is_kept_in_a_form_that_can_be_found_again(name: str, wiring: Wiring, store: Store) -> None:
    session = open_session(olu.ID, trainee=name, wiring=wiring)
    session.reply("what-like")
    [kept] = {event.trainee for event, _ in store.events()}
    assert len(kept) <= LONGEST_NAME
    assert open_session(olu.ID, trainee=name, wiring=wiring).header == session.header
    assert len(list(export(kept, store))) == 2


def test_a_strange_pseudonym_is_found_by_every_command() -> None:
    name = "x" * 10_000
    CliRunner().invoke(cli, ["play", "ines-tiles", "--trainee", name], input="1\n")
    for command in (["export"], ["summary", "--json"], ["forget", "--yes"]):
        result = CliRunner().invoke(cli, [*command, "--trainee", name])
        assert (result.exit_code, "x" * LONGEST_NAME in result.output or command[0] == "summary") == (0, True)


def test_half_a_surrogate_pair_in_an_entry_is_stored_shown_and_exported(wiring: Wiring, store: Store) -> None:
    session = open_session(olu.ID, wiring=wiring)
    for reply_id in ("what-like", "both-listed"):
        session.reply(reply_id)
    session.word_entry("rent", LONE)
    assert session.view().ledger[0].words == "half \ufffd of a pair"
    assert open_session(olu.ID, wiring=wiring).view() == session.view()
    assert "half \ufffd of a pair" in "\n".join(export("trainee", store)).encode("utf-8").decode()


def test_half_a_surrogate_pair_in_a_record_survives_the_store(wiring: Wiring, store: Store) -> None:
    from coachkit.store import Event

    now = wiring.now()
    store.append(Event("e", "s", 1, "mole", "c", "x", EventKind.LEDGER_ENTRY, now, {"words": LONE}), now)
    assert store.session("s")[0].body["words"] == LONE
    [line] = export("mole", store)
    assert json.loads(line.encode("utf-8"))["body"]["words"] == LONE


@pytest.mark.parametrize("ask", [choices, lambda name, store: list(export(name, store))])
def test_half_a_surrogate_pair_asked_for_is_refused_in_words(ask: Callable[..., object], store: Store) -> None:
    with pytest.raises(CoachkitError):
        ask("\ud800", store=store)


# -------------------------------------------------------------------------------------------------------- environments


@pytest.mark.parametrize(
    "named", ["nonsense", "sqlite", "nosuch://x/y", "http://localhost", "postgresql://127.0.0.1:1/x", ":"]
)
def test_a_store_that_is_no_database_is_told_and_not_traced(
    tmp_path: Path, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACHKIT_STORE", named)
    result = CliRunner().invoke(cli, ["play", "ines-tiles"], input="1\n")
    assert (result.exit_code, "COACHKIT_STORE" in result.stderr) == (1, True)
    assert "COACHKIT_STORE" in practise("ines-tiles").view["failure"]
    assert isinstance(start().children[0].value, str)
    with pytest.raises(StoreTrouble):
        choices()


def test_a_store_at_a_relative_path_is_in_the_folder_of_the_call(tmp_path: Path) -> None:
    result = run(tmp_path, "play", "ines-tiles", "--json", COACHKIT_STORE="sqlite:///mine.sqlite")
    assert "Traceback" not in result.stderr
    assert (tmp_path / "mine.sqlite").is_file()


@pytest.mark.skipif(os.name == "nt", reason="a home is found otherwise there")
@pytest.mark.parametrize("words", [("play", "ines-tiles"), ("summary",), ("list",), ("export",)])
def test_without_a_home_nothing_is_traced(tmp_path: Path, words: tuple[str, ...]) -> None:
    homeless = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"))
    folder = {"XDG_DATA_HOME": str(tmp_path / "data")}  # or it would be the records of whoever runs the tests
    result = run(tmp_path, *words, COACHKIT_STORE=None, **{**homeless, **folder})
    assert "Traceback" not in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="a home is found otherwise there")
def test_a_home_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = run(tmp_path, "play", "ines-tiles", COACHKIT_STORE=None, XDG_DATA_HOME=None, HOME=str(tmp_path / "file"))
    assert (result.returncode, "cannot be opened" in result.stderr) == (1, True)


def test_what_is_raised_is_of_one_family() -> None:
    assert issubclass(StoreTrouble, CoachkitError)
