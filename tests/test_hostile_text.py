"""Hostile text as name, entry, written reply and scenario text: text in the terminal, tables, pictures and exports."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import click
import pandas as pd
import pytest
from click.testing import CliRunner

from coachkit import summaries
from coachkit.coding import Coding, Finding
from coachkit.commands import cli, ending, screen
from coachkit.commands.player import Player
from coachkit.commands.terminal import printable
from coachkit.exchange import export
from coachkit.practice import Session, Wiring, open_session
from coachkit.practice.session import LONGEST_ENTRY
from coachkit.practice.wiring import LONGEST_NAME
from coachkit.store import EventKind, Store
from coachkit.summaries import csv_of, inert
from coachkit.summaries.picture import Picture, stacked_bars
from coachkit.vocabulary import Band, Code, Mode, Stage
from coachkit.widgets.payload import payload
from tests import olu

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "|calc", "\t=1", "\r=1", "\n=1", " =1"]
FORMULAS += ["\uff1d1+1", "\u200b=1", "\0=1", "\xa0=1"]
HOSTILE = [
    "<img src=x onerror=window.__hacked=1>",
    "<script>window.__hacked=1</script>",
    "</script></style></svg><svg onload=window.__hacked=1>",
    "[x](javascript:window.__hacked=1) **bold** `code`",
    "$\\frac{$ \\href{javascript:alert(1)}{x}",
    "\u202egnp.exe \u2066x",
    "שלום عليكم",
    "👩\u200d🌾 e\u0301 ﷽",
    "a\0b\x1b[2J\x07\x9b31m",
    "line one\r\nline two\u2028three",
    "{0} %s {name}",
    *FORMULAS,
]
TRICKS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]")


def with_entry(wiring: Wiring, words: str) -> Session:
    """A conversation with an entry on the ledger that the trainee worded."""
    session = open_session(olu.ID, wiring=wiring)
    for reply_id in ("what-like", "both-listed"):
        session.reply(reply_id)
    session.word_entry("rent", words)
    return session


def hostile_scenario(folder: Path, words: str) -> Path:
    """The small scenario, whose client says the hostile words at every turn, has them for a trade, and more."""
    text = (olu.OLU / "scenario.yaml").read_text(encoding="utf-8")
    told = json.dumps(words)[1:-1].replace("\\ud83d\\udc69", "👩").replace("\\ud83c\\udf3e", "🌾")
    text = re.sub(r'says: "', lambda _: f'says: "{told} ', text)
    text = re.sub(r"trade: .*", lambda _: f'trade: "{told} potter"', text)
    (folder / olu.ID).mkdir(parents=True)
    (folder / olu.ID / "scenario.yaml").write_text(text, encoding="utf-8")
    course = folder / "course.yaml"
    course.write_text("format: 1\ncourse: c\nconsent: 'Kept.'\nscenarios: ['.']\n", encoding="utf-8")
    return course


# ----------------------------------------------------------------------------------------------------------- terminal


@pytest.mark.parametrize("words", HOSTILE)
def test_the_terminal_gets_nothing_that_steers_it(words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACHKIT_COURSE", str(hostile_scenario(tmp_path / "own", words)))
    monkeypatch.setenv("COACHKIT_TRAINEE", words.replace("\0", ""))
    path = "".join(f"{reply}\n" for reply in olu.GOOD_PATH.values())
    for command in (["play", olu.ID], ["list"], ["summary"], ["forget"]):
        result = CliRunner().invoke(cli, command, input=path)
        assert result.exit_code in (0, 1), result.output
        assert isinstance(result.exception, SystemExit | None)
        assert not TRICKS.search(result.output), command


def test_what_cannot_be_printed_is_marked_and_the_rest_stays() -> None:
    assert printable("a\x1b[2J\u202eשלום\n👩") == "a\ufffd[2J\ufffdשלום\n👩"


def test_the_question_for_a_ledger_entry_steers_no_terminal(wiring: Wiring, capsys: pytest.CaptureFixture[str]) -> None:
    session = with_entry(wiring, "\x1b[2J\u202e")
    screen.ask(session)
    screen.feedback(session)
    ending.part(session)
    assert not TRICKS.search(capsys.readouterr().out)


# -------------------------------------------------------------------------------------------------- names and entries


@pytest.mark.parametrize("words", [*HOSTILE, "x" * 1_000_000, "\ud800"])
def test_a_name_is_one_short_line_without_tricks(words: str, wiring: Wiring) -> None:
    name = wiring.name_trainee(words)
    assert 0 < len(name) <= LONGEST_NAME
    assert name.isprintable()
    assert wiring.trainee() == name


@pytest.mark.parametrize("words", HOSTILE)
def test_an_entry_is_kept_letter_by_letter(words: str, wiring: Wiring, store: Store) -> None:
    session = with_entry(wiring, words)
    [event] = [event for event, _ in store.events(EventKind.LEDGER_ENTRY)]
    assert event.body["words"] == words.strip() == session.view().ledger[0].words


def test_an_entry_of_a_megabyte_is_cut(wiring: Wiring) -> None:
    assert len(with_entry(wiring, "x" * 1_000_000).view().ledger[0].words) == LONGEST_ENTRY


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_entry_comes_back_with_the_conversation(words: str, wiring: Wiring) -> None:
    before = with_entry(wiring, words).view()
    assert open_session(olu.ID, wiring=wiring).view() == before


# ----------------------------------------------------------------------------------------------------- written replies


def all_of_it(reply: str, client: str = "", stage: Stage | str = "", *, shown: Iterable[str] = ()) -> Coding:
    """Find the steps, and doubtfully a tip, in the whole of a reply: wherever evidence is quoted, all of it is."""
    spans = ((0, len(reply)),)
    sure = [Finding(code, Band.SURE, 0.9, spans) for code in olu.DEFERRED]
    return Coding(reply, Stage(stage), (*sure, Finding(Code.ADVISE, Band.UNSURE, 0.6, spans)), "", "test 1")


@pytest.fixture
def writing(wiring: Wiring) -> Wiring:
    """The world with that coder."""
    return replace(wiring, coder=all_of_it)


def with_replies(wiring: Wiring, words: str) -> Session:
    """A conversation with a written reply that was answered, and one that waits."""
    session = open_session(olu.ID, mode=Mode.WRITE_FIRST, wiring=wiring)
    session.write(words)
    session.answer(Code.ADVISE, yes=True)
    session.dispute(1, Code.ADVISE)
    session.closest(1, "what-like")
    session.write(words)
    return session


@pytest.mark.parametrize("words", HOSTILE)
def test_a_written_reply_is_kept_letter_by_letter_and_comes_back(words: str, writing: Wiring, store: Store) -> None:
    session = with_replies(writing, words)
    kept = [event.body["reply"] for event, _ in store.events(EventKind.WRITTEN, EventKind.CHOICE)]
    assert (kept, session.view().written) == ([words] * 3, words)
    assert open_session(olu.ID, mode=Mode.WRITE_FIRST, wiring=writing).view() == session.view()


@pytest.mark.parametrize("words", HOSTILE)
def test_the_page_gets_a_written_reply_as_pieces_of_text(words: str, writing: Wiring) -> None:
    shown = json.loads(json.dumps(payload(with_replies(writing, words))))
    for pieces in (shown["asked_segments"], shown["exchanges"][0]["segments"]):
        assert "".join(piece["text"] for piece in pieces) == words


@pytest.mark.parametrize("words", HOSTILE)
def test_an_export_gives_a_written_reply_back(words: str, writing: Wiring, store: Store) -> None:
    with_replies(writing, words)
    rows = map(json.loads, "\n".join(export("trainee", store)).encode("utf-8").split(b"\n"))
    assert [row["body"]["reply"] for row in rows if row["kind"] in ("written", "choice")] == [words] * 3


@pytest.mark.parametrize("words", HOSTILE)
def test_a_written_reply_is_text_in_the_table_and_inert_in_the_csv(words: str, writing: Wiring, store: Store) -> None:
    with_replies(writing, words)
    given = summaries.choices(store=store)
    assert not {"script", "img", "svg"} & set(_Tags(given._repr_html_()).tags)  # type: ignore[operator]
    [row] = csv.DictReader(io.StringIO(csv_of(given), newline=""))
    assert row["reply"] == inert(words)


@pytest.mark.parametrize("words", HOSTILE)
def test_a_written_reply_steers_no_terminal(
    words: str, writing: Wiring, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    session = with_replies(writing, words)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"\x1b[2J\ny\n{words}\n\n\n\nstop\nstop\nstop\n"))
    with pytest.raises((click.exceptions.Exit, SystemExit)):
        Player(session, talks=True, as_json=False, free=False).run()
    told = capsys.readouterr()
    assert "Did you mean this as a suggestion?" in told.out
    assert not TRICKS.search(told.out + told.err)


@pytest.mark.parametrize("words", HOSTILE)
def test_a_coded_reply_steers_no_terminal(words: str) -> None:
    line = json.dumps({"stage": "vision", "client": words, "reply": f"{words} You could ask the bank."})
    result = CliRunner().invoke(cli, ["code", "--human"], input=f"{line}\n")
    assert (result.exit_code, TRICKS.search(result.output)) == (0, None)


# ------------------------------------------------------------------------------------------------------------- exports


@pytest.mark.parametrize("words", HOSTILE)
def test_an_export_is_one_line_an_event_and_gives_the_words_back(words: str, wiring: Wiring, store: Store) -> None:
    with_entry(wiring, words)
    lines = "\n".join(export("trainee", store)).encode("utf-8").split(b"\n")
    entries = [row for row in map(json.loads, lines) if row["kind"] == "ledger_entry"]
    assert [row["body"]["words"] for row in entries] == [words.strip()]


@pytest.mark.parametrize("words", FORMULAS)
def test_a_formula_is_inert_in_a_cell(words: str) -> None:
    assert inert(words) == f"'{words}"


@pytest.mark.parametrize("cell", ["a=b", "well-known", "", "שלום", "'=1", "1-2", -1, -0.5, None, True])
def test_other_cells_stay_as_they_are(cell: object) -> None:
    assert inert(cell) == cell


def test_every_cell_of_the_csv_is_inert_and_numbers_stay_numbers() -> None:
    table = pd.DataFrame({"reply": FORMULAS, "codes": [["=1"] for _ in FORMULAS], "seconds": -1.5}, index=FORMULAS)
    read = list(csv.DictReader(io.StringIO(csv_of(table), newline="")))
    assert [row["reply"] for row in read] == [row[""] for row in read] == [f"'{words}" for words in FORMULAS]
    assert {row["seconds"] for row in read} == {"-1.5"}


@pytest.mark.parametrize("table", ["choices", "outcomes", "codes", "sessions", "timeline"])
def test_the_csv_of_ordinary_choices_is_what_pandas_writes(table: str, wiring: Wiring, store: Store) -> None:
    with_entry(wiring, "x")
    given = summaries.choices(store=store)
    frame = given if table == "choices" else getattr(summaries, table)(given=given)
    assert csv_of(frame) == frame.to_csv(quoting=csv.QUOTE_NONNUMERIC)


def test_the_help_says_what_the_csv_does_to_formulas() -> None:
    assert "formula" in CliRunner().invoke(cli, ["summary", "--help"]).output


# -------------------------------------------------------------------------------------------------- tables and pictures


class _Tags(HTMLParser):
    """Gathers what a page would take for markup."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.filterwarnings("ignore:Glyph")  # a letter that the measuring font lacks; the page has its own fonts
def test_a_picture_takes_hostile_labels_for_text(words: str) -> None:
    table = pd.DataFrame({"on_track": [1, 2]}, index=["plain", words])
    picture = Picture(words, words, stacked_bars(table, ["on_track"], "x"))
    found = _Tags(picture._repr_html_())
    assert not {"script", "img", "style"} & set(found.tags[1:]) - {"style"}
    assert not [name for name in found.attributes if name.startswith("on")]


@pytest.mark.parametrize("words", HOSTILE)
def test_a_table_takes_hostile_cells_for_text(words: str) -> None:
    page = pd.DataFrame({"reply": [words]}, index=[words])._repr_html_()  # type: ignore[operator]
    assert not {"script", "img", "svg"} & set(_Tags(page).tags)


def test_the_signs_of_the_test_are_what_they_claim() -> None:
    assert unicodedata.normalize("NFKC", "\uff1d") == "="
