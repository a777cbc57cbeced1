"""One line of the bank as a scenario of one turn: what is said, what follows, and under which names it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachkit.bank_line import BankLine
from coachkit.engine.drill import LESSON, TURN, drill_of
from coachkit.scenario import Answer
from coachkit.vocabulary import Ending
from tests.bank_lines import bank, line_of


@pytest.fixture
def line(tmp_path: Path) -> BankLine:
    return line_of(bank(tmp_path))


def test_a_drill_is_kept_under_the_names_of_its_line(line: BankLine) -> None:
    drill = drill_of(line)
    assert (drill.id, drill.hash, drill.difficulty, drill.lesson) == (line.id, line.hash, line.difficulty, LESSON)
    assert [each.id for each in drill.turns] == [TURN]
    assert (drill.openness, [(each.id, each.phrase) for each in drill.vision.elements]) == (4, [(TURN, line.thing)])


def test_the_client_says_the_line_and_its_reality_statement_is_marked(line: BankLine) -> None:
    (turn,) = drill_of(line).turns
    (said,) = turn.reality
    assert turn.says == line.says
    assert (said.id, said.kind, said.basis, said.words) == (line.id, line.kind, line.basis, line.words)


def test_the_models_are_numbered_and_explained(line: BankLine) -> None:
    models = drill_of(line).turns[0].replies
    assert [each.id for each in models] == [f"model-{number}" for number, _ in enumerate(line.models, start=1)]
    assert [(each.text, each.codes) for each in models] == [(each.text, each.codes) for each in line.models]
    assert {each.why for each in models} == {line.note}


def test_the_client_answers_by_what_the_reply_amounted_to(line: BankLine) -> None:
    harder, hardest = line.restated
    slips = {code.value: Answer(said.says, said.thinks) for code, said in line.answers.items()}
    follow = drill_of(line).turns[0].follow
    assert follow == {
        "on_track": follow["on_track"],
        "partly": Answer("Perhaps. It's still in my mind, though.", ""),
        "closed": Answer("Yes.", "A yes will do, then."),
        "stalled": Answer("And?", ""),
        "derailed": Answer(harder, ""),
        "probe": Answer(hardest, ""),
        **slips,
    }
    assert follow["on_track"].says != ""


def test_what_a_drill_leaves_unsaid_is_empty(line: BankLine) -> None:
    drill = drill_of(line)
    assert drill.endings == dict.fromkeys(Ending, Answer("", ""))
    assert drill.noticed == Answer("", "")
