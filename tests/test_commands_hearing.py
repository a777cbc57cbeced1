"""``coachkit hear``: a transcript marked in a terminal, by people and by scripts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from coachkit.commands import cli
from coachkit.loading import Transcripts
from coachkit.store import EventKind, Store
from coachkit.transcript import Sentence

ID = "lupe-hands"
LUPE = Transcripts().load(ID)


def answer(sentence: Sentence) -> str:
    return f"{sentence.kind}, {sentence.basis}" if sentence.is_reality else "no"


AS_THE_AUTHOR = [answer(sentence) for sentence in LUPE.sentences]


def run(*words: str, lines: list[str] | None = None) -> Result:
    return CliRunner().invoke(cli, list(words), input="".join(f"{line}\n" for line in lines or []))


@pytest.fixture
def talks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody sits at the terminal."""
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True, raising=False)


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def marks(store: Store) -> list[str]:
    return [event.body["reply"] for event, _ in store.events(EventKind.MARK)]


def test_a_script_marks_a_transcript_to_its_end(store: Store) -> None:
    result = run("hear", ID, lines=AS_THE_AUTHOR)
    assert result.exit_code == 0
    assert "You heard all three reality statements" in " ".join(result.stdout.split())
    assert len(marks(store)) == len(LUPE.sentences)


def test_the_lesson_is_on_record(store: Store) -> None:
    run("hear", ID, lines=["no"])
    assert [event.body["lesson"] for event, _ in store.events(EventKind.MARK)] == ["01_hear_the_but"]


def test_the_whole_transcript_is_there_to_be_read_first() -> None:
    words = " ".join(run("hear", ID, lines=["no"]).stdout.split())
    assert LUPE.sentences[-1].text.split(",")[0] in words


def test_feedback_follows_each_mark() -> None:
    words = " ".join(run("hear", ID, lines=["no"]).stdout.split())
    assert LUPE.sentence(1).note in words


def test_as_json_one_object_a_mark_and_one_at_the_end() -> None:
    *each, last = rows(run("hear", ID, "--json", lines=AS_THE_AUTHOR))
    assert [row["statement"] for row in each] == [sentence.text for sentence in LUPE.sentences]
    assert {row["mode"] for row in each} == {"mark"}
    assert each[0]["hearing"] == "let_pass"
    assert last["listen_for"]


@pytest.mark.parametrize(
    "words", ["money obstacle", "Money,  Obstacle", "self belief, belief", "self-belief, belief", "self_belief belief"]
)
def test_a_mark_may_be_written_in_several_ways(store: Store, words: str) -> None:
    run("hear", ID, lines=[words])
    assert len(marks(store)) == 1


def test_again_marks_the_sentence_before_once_more(store: Store) -> None:
    run("hear", ID, lines=["no", "again", "time, belief", "no"])
    assert marks(store) == ["no reality statement", "time, belief", "no reality statement"]


def test_lines_that_end_early_are_kept_and_gone_on_with(store: Store) -> None:
    first = run("hear", ID, lines=AS_THE_AUTHOR[:5])
    assert (first.exit_code, "--resume" in first.stderr) == (1, True)
    assert run("hear", ID, "--resume", lines=AS_THE_AUTHOR[5:]).exit_code == 0
    assert len(marks(store)) == len(LUPE.sentences)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("maybe", "stdin:1:1: there is no answer here called 'maybe'"),
        ("luck, belief", "stdin:1:1: there is no kind 'luck'"),
        ("money, hope", "stdin:1:1: there is no basis 'hope'"),
        ("yes", "stdin:1:1: there is no answer here called 'yes'"),
        ("again", "stdin:1:1: There is no sentence before this one."),
    ],
)
def test_a_line_that_is_no_answer_is_a_wrong_call(line: str, told: str) -> None:
    result = run("hear", ID, lines=[line])
    assert (result.exit_code, told in result.stderr) == (2, True)


def test_an_unknown_transcript_is_a_wrong_call() -> None:
    result = run("hear", "lupe-hand")
    assert (result.exit_code, "did you mean 'lupe-hands'" in result.stderr) == (2, True)


def test_without_an_id_the_next_one_is_taken(store: Store) -> None:
    run("hear", lines=["no"])
    assert {event.scenario for event, _ in store.events(EventKind.MARK)} == {"colin-clocks"}


def test_without_an_id_it_is_the_next_one_of_the_trainee_who_is_named(store: Store) -> None:
    run("hear", "colin-clocks", "--trainee", "bob", lines=["no"] * 15)
    run("hear", "--trainee", "bob", lines=["no"])
    assert [event.scenario for event, _ in store.events(EventKind.MARK, trainee="bob")][-1] == "jonah-tugs"


def test_the_list_of_transcripts_tells_how_far_one_is() -> None:
    run("hear", ID, lines=AS_THE_AUTHOR)
    assert f"{ID}  (difficulty 1, 12 sentences, done)" in run("list", "--transcripts").stdout
    listed = json.loads(run("list", "--transcripts", "--json").stdout)
    assert {row["id"]: row["standing"] for row in listed}[ID] == "done"


@pytest.mark.usefixtures("talks")
def test_at_a_terminal_yes_is_asked_about(store: Store) -> None:
    result = run("hear", ID, lines=["yes", "1", "belief", "stop"])
    assert result.exit_code == 0
    assert "What is it about?" in result.stdout
    assert marks(store) == ["money, belief"]


@pytest.mark.usefixtures("talks")
def test_at_a_terminal_a_slip_is_said_and_asked_again(store: Store) -> None:
    result = run("hear", ID, lines=["perhaps", "no", "stop"])
    assert "there is no answer here called 'perhaps'" in result.stdout
    assert marks(store) == ["no reality statement"]


@pytest.mark.usefixtures("talks")
def test_at_a_terminal_what_it_is_about_is_asked_until_it_is_said(store: Store) -> None:
    result = run("hear", ID, lines=["yes", "banana", "99", "money", "again", "yes", "health", "obstacle", "stop"])
    assert result.stdout.count("there is no answer here called") == 2
    assert marks(store) == ["health, obstacle"]


@pytest.mark.usefixtures("talks")
def test_at_a_terminal_one_goes_on_where_one_stopped(store: Store) -> None:
    run("hear", ID, lines=["no", "stop"])
    result = run("hear", ID, lines=["no", "stop"])
    assert "1 of 12 sentences are marked" in result.stdout
    assert len(marks(store)) == 2


def test_all_done_names_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coachkit.loading.transcripts.shipped", lambda _: tmp_path)
    result = run("hear")
    assert (result.exit_code, "coachkit list --transcripts" in result.stdout) == (0, True)
