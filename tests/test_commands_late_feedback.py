"""Feedback that a course puts off: the terminal tells it when it is due, reply by reply."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coachkit.commands import cli
from coachkit.commands.late import TITLE
from coachkit.loading import Conversations, Library, Transcripts
from tests import olu

LUPE = Transcripts().load("lupe-hands")
ILSE = Conversations().load("ilse-glue").conversation
SCENE = "pilar-swimming"
PILAR = Library().load(SCENE)
REPLIES = [olu.on_track_in(PILAR, turn.id) for turn in PILAR.turns]
HEAD = 'format: 1\ncourse: c\nconsent: "Yes."\n'
LESSONS = ("01_hear_the_but", "05_no_verdicts", "07_how_much_vision")
LATER = f"lessons: {{{', '.join(f'{lesson}: {{feedback: end}}' for lesson in LESSONS)}}}\n"


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A course that tells at the end."""
    file = tmp_path / "course.yaml"
    file.write_text(f"{HEAD}{LATER}", encoding="utf-8")
    monkeypatch.setenv("COACHKIT_COURSE", str(file))


def run(*words: str, lines: list[str]) -> Result:
    return CliRunner().invoke(cli, list(words), input="".join(f"{line}\n" for line in lines))


def words_of(result: Result) -> str:
    return " ".join(result.stdout.split())


def ids() -> list[str]:
    return [reply.id or "" for reply in REPLIES]


@pytest.mark.usefixtures("course")
def test_at_the_end_of_a_conversation_every_reply_has_its_feedback() -> None:
    told = words_of(run("play", SCENE, lines=ids()))
    assert [told.count(" ".join(reply.why.split())) for reply in REPLIES] == [1] * len(REPLIES)


@pytest.mark.usefixtures("course")
def test_before_the_end_of_a_conversation_nothing_is_told() -> None:
    assert "Why:" not in run("play", SCENE, lines=ids()[:-1]).stdout


def test_what_was_told_at_once_is_not_told_again() -> None:
    assert TITLE not in run("play", SCENE, lines=ids()).stdout


@pytest.mark.usefixtures("course")
def test_at_the_end_of_a_transcript_every_mark_has_its_feedback() -> None:
    told = words_of(run("hear", LUPE.id, lines=["no"] * len(LUPE.sentences)))
    notes = [" ".join(each.note.split()) for each in LUPE.sentences if each.note]
    assert [told.count(note) for note in notes] == [1] * len(notes)


@pytest.mark.usefixtures("course")
def test_before_the_end_of_a_transcript_nothing_is_told() -> None:
    told = words_of(run("hear", LUPE.id, lines=["no"] * (len(LUPE.sentences) - 1)))
    assert not [each.note for each in LUPE.sentences if each.note and " ".join(each.note.split()) in told]


RATED = ["clear", "thin", "1 2", "clarify_goal"]


@pytest.mark.usefixtures("course")
def test_what_was_rated_has_its_feedback_after_the_first_question() -> None:
    told = words_of(run("rate", ILSE.id, lines=[*RATED, "Who could tell you about it?", "again", "Who else could?"]))
    assert [told.count(words) for words in ("Clarity and richness, both", "The author's reason:")] == [1, 1]


@pytest.mark.usefixtures("course")
def test_before_the_first_question_nothing_is_told_of_what_was_rated() -> None:
    assert "the author" not in words_of(run("rate", ILSE.id, lines=RATED)).casefold()
