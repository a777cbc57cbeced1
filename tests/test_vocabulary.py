"""The words in step with the codebook's own tables, and its table of outcomes case by case."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from coachkit.vocabulary import (
    DERAILING,
    FITTING_MOVE,
    FITTING_WORK,
    STEPS,
    Aspect,
    Band,
    Basis,
    Clarity,
    Code,
    Degree,
    Ending,
    FeedbackTime,
    Fit,
    Hearing,
    Mode,
    NextWork,
    Orientation,
    Outcome,
    RealityKind,
    Richness,
    Sign,
    Stage,
    StatementKind,
    Term,
    Topic,
    Trace,
    Trap,
    naming_code,
    outcome_of,
    steps_in,
    wanted_in,
)
from coachkit.vocabulary.outcomes import RULES

CODEBOOK = Path(__file__).parents[1] / "data" / "codebook.md"
TERMS = [
    *(Band, Basis, Code, Degree, Ending, FeedbackTime, Mode, NextWork, Orientation, Outcome, RealityKind, Sign, Stage),
    *(StatementKind, Topic, Trap),
    *(Aspect, Clarity, Fit, Hearing, Richness, Trace),
]
DEFERRED = frozenset(STEPS)


@cache
def section(title: str) -> str:
    text = CODEBOOK.read_text(encoding="utf-8")
    return text.split(f"\n## {title}\n")[1].split("\n## ")[0]


def rows(title: str) -> list[list[str]]:
    """Return the cells of a section's table, without its head."""
    lines = [line for line in section(title).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def first_cells(title: str) -> list[str]:
    return [row[0].strip("`") for row in rows(title)]


def named(text: str) -> list[str]:
    """Return the words that a text has in backticks."""
    return re.findall(r"`(\w+)`", text)


def paragraph(beginning: str, title: str) -> str:
    return section(title).split(beginning)[1].split("\n\n")[0]


# ------------------------------------------------------------------------------------------------ words


def test_the_codes_are_those_of_the_codebook_in_its_order() -> None:
    tables = ("Moves that serve the client", "A weak move", "Moves that derail")
    assert [code for title in tables for code in first_cells(title)] == list(Code)


def test_the_derailing_codes_are_the_codebooks_third_table() -> None:
    assert set(first_cells("Moves that derail")) == set(DERAILING)


def test_derailments_are_named_in_the_codebooks_order() -> None:
    assert named(paragraph("that names the derailment:", "What a reply amounts to")) == list(DERAILING)


def test_stages_are_those_of_the_codebook() -> None:
    assert first_cells("What a reply amounts to") == list(Stage)


def test_what_statements_hold_is_that_of_the_codebook() -> None:
    assert named(section("Client turns").split("A turn can hold")[0]) == list(StatementKind)


def test_kinds_of_reality_statement_are_those_of_the_codebook() -> None:
    listed = section("Client turns").split("Kinds of reality statement:")[1].split("Each is")[0]
    assert named(listed) == list(RealityKind)


def test_bases_are_those_of_the_codebook() -> None:
    assert re.findall(r"\*(\w+)\*", section("Client turns").split("Each is")[1]) == list(Basis)


def test_outcomes_are_those_that_the_codebook_names() -> None:
    head = next(line for line in section("What a reply amounts to").splitlines() if line.startswith("|"))
    prose = section("What a reply amounts to").split("\n\n")[2]
    assert set(named(head) + named(prose)) & set(Outcome) == set(Outcome)


@pytest.mark.parametrize("term", [word for words in TERMS for word in words], ids=repr)
def test_every_word_has_a_definition_and_a_source(term: Term) -> None:
    assert term.definition
    assert term.source


def test_a_word_is_its_plain_string() -> None:
    assert f"{Code.HAND_BACK}" == "hand_back"


def test_a_word_is_read_without_underscores() -> None:
    assert Code.HAND_BACK.words == "hand back"


# ------------------------------------------------------------------------------------------------ the table, parsed


@pytest.mark.parametrize("row", rows("What a reply amounts to"), ids=lambda row: row[0].strip("`"))
def test_each_row_of_the_table_is_the_codebooks(row: list[str]) -> None:
    stage = Stage(row[0].strip("`"))
    rule = RULES[stage]
    if stage is Stage.NEXT_WORK:
        assert named(row[2]) == list(FITTING_MOVE.values())
    else:
        assert [list(rule.on_track), list(rule.partly)] == [named(row[2]), named(row[3])]
    assert (row[4].startswith("all"), sorted(named(row[4]))) == (True, sorted(rule.spared))


# ------------------------------------------------------------------------------------------------ case by case


def amounts_to(stage: Stage, *codes: Code) -> Outcome:
    return outcome_of(stage, codes)


@pytest.mark.parametrize(
    ("stage", "codes", "outcome"),
    [
        (Stage.OPENING, (Code.RETURN,), Outcome.ON_TRACK),
        (Stage.OPENING, (Code.CLOSED,), Outcome.PARTLY),
        (Stage.OPENING, (Code.ACKNOWLEDGE, Code.NOTE, Code.SUSPEND), Outcome.STALLED),
        (Stage.OPENING, (Code.TEST,), Outcome.STALLED),
        (Stage.VISION, STEPS, Outcome.ON_TRACK),
        (Stage.VISION, (Code.SUSPEND,), Outcome.PARTLY),
        (Stage.VISION, (Code.RETURN,), Outcome.PARTLY),
        (Stage.VISION, (Code.CLOSED,), Outcome.PARTLY),
        (Stage.VISION, (Code.ACKNOWLEDGE, Code.NOTE), Outcome.STALLED),
        (Stage.VISION, (Code.HAND_BACK, Code.TEST), Outcome.STALLED),
        (Stage.VERDICT, (Code.HAND_BACK,), Outcome.ON_TRACK),
        (Stage.VERDICT, (Code.RETURN,), Outcome.PARTLY),
        (Stage.VERDICT, (Code.TEST,), Outcome.PARTLY),
        (Stage.VERDICT, (Code.SUSPEND,), Outcome.PARTLY),
        (Stage.VERDICT, (Code.CLOSED,), Outcome.PARTLY),
        (Stage.VERDICT, (Code.ACKNOWLEDGE, Code.NOTE), Outcome.STALLED),
        (Stage.REVISIT, (Code.TEST,), Outcome.ON_TRACK),
        (Stage.REVISIT, (Code.RETURN,), Outcome.PARTLY),
        (Stage.REVISIT, (Code.CLOSED,), Outcome.STALLED),
        (Stage.REVISIT, (Code.PROBE, Code.PLAN), Outcome.STALLED),
        (Stage.URGENT, (Code.ACKNOWLEDGE, Code.SIGNPOST), Outcome.ON_TRACK),
        (Stage.URGENT, (Code.SIGNPOST,), Outcome.PARTLY),
        (Stage.URGENT, (Code.PROBE,), Outcome.PARTLY),
        (Stage.URGENT, (Code.ACKNOWLEDGE,), Outcome.STALLED),
        (Stage.URGENT, (Code.ACKNOWLEDGE, Code.SIGNPOST, Code.PROBE), Outcome.ON_TRACK),
    ],
)
def test_what_a_reply_amounts_to(stage: Stage, codes: tuple[Code, ...], outcome: Outcome) -> None:
    assert amounts_to(stage, *codes) is outcome


@pytest.mark.parametrize("stage", Stage)
def test_no_code_at_all_stalls(stage: Stage) -> None:
    assert amounts_to(stage) is Outcome.STALLED


@pytest.mark.parametrize("missing", STEPS)
def test_deferring_takes_all_four_steps(missing: Code) -> None:
    assert amounts_to(Stage.VISION, *(DEFERRED - {missing})) is Outcome.PARTLY


@pytest.mark.parametrize("code", DERAILING)
def test_a_derailing_code_outweighs_every_step(code: Code) -> None:
    assert amounts_to(Stage.VISION, *STEPS, code) is Outcome.DERAILED


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("code", DERAILING)
def test_a_stage_spares_only_what_the_table_spares(stage: Stage, code: Code) -> None:
    derails = amounts_to(stage, code) is Outcome.DERAILED
    assert derails is (code not in RULES[stage].spared)


@pytest.mark.parametrize(
    ("stage", "codes"),
    [
        (Stage.OPENING, (Code.RETURN,)),
        (Stage.VISION, STEPS),
        (Stage.VERDICT, (Code.HAND_BACK,)),
        (Stage.REVISIT, (Code.TEST,)),
        (Stage.URGENT, (Code.ACKNOWLEDGE, Code.SIGNPOST)),
    ],
)
def test_a_closed_question_caps_the_outcome_at_partly(stage: Stage, codes: tuple[Code, ...]) -> None:
    assert amounts_to(stage, *codes, Code.CLOSED) is Outcome.PARTLY


def test_a_closed_question_caps_the_next_work_too() -> None:
    assert outcome_of(Stage.NEXT_WORK, [Code.TEST, Code.CLOSED], NextWork.CLARIFY_GOAL) is Outcome.PARTLY


@pytest.mark.parametrize("work", NextWork)
@pytest.mark.parametrize("move", FITTING_MOVE.values())
def test_the_next_work_wants_the_move_that_fits(work: NextWork, move: Code) -> None:
    fits = FITTING_MOVE[work] is move
    assert outcome_of(Stage.NEXT_WORK, [move], work) is (Outcome.ON_TRACK if fits else Outcome.PARTLY)


@pytest.mark.parametrize("move", FITTING_MOVE.values())
def test_where_the_fitting_work_is_not_known_each_of_the_three_moves_fits(move: Code) -> None:
    assert outcome_of(Stage.NEXT_WORK, [move]) is Outcome.ON_TRACK


def test_the_next_work_without_any_of_the_three_stalls() -> None:
    assert outcome_of(Stage.NEXT_WORK, [Code.ACKNOWLEDGE, Code.PROBE], NextWork.CLARIFY_GOAL) is Outcome.STALLED


def test_what_follows_from_the_degree_of_vision() -> None:
    assert [FITTING_MOVE[FITTING_WORK[degree]] for degree in Degree] == [Code.RETURN, Code.TEST, Code.PLAN]


# ------------------------------------------------------------------------------------------------ naming, steps, wanted


@pytest.mark.parametrize(("first", "second"), list(combinations(DERAILING, 2)))
def test_of_two_derailments_the_first_in_the_order_names_it(first: Code, second: Code) -> None:
    assert naming_code(Stage.VISION, {second, first}) is first


def test_a_spared_code_names_nothing() -> None:
    assert naming_code(Stage.REVISIT, [Code.PLAN, Code.PROBE]) is None
    assert naming_code(Stage.REVISIT, [Code.PLAN, Code.REASSURE]) is Code.REASSURE


def test_steps_are_told_in_the_order_in_which_they_are_taught() -> None:
    assert steps_in([Code.RETURN, Code.ADVISE, Code.ACKNOWLEDGE]) == (Code.ACKNOWLEDGE, Code.RETURN)


def test_what_a_stage_wants() -> None:
    assert wanted_in(Stage.VISION) == STEPS
    assert wanted_in(Stage.NEXT_WORK, NextWork.ACTION_STEPS) == (Code.PLAN,)
    assert wanted_in(Stage.NEXT_WORK) == ()
