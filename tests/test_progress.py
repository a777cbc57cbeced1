"""What is held against what, and the three things to practise next, from choices whose sums are known."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pandas as pd
import pytest

from coachkit import summaries
from coachkit.store import Event, EventKind, Store
from coachkit.summaries.next_practice import LESSONS, WRITING, lower_bound

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
FOUR = ["acknowledge", "note", "suspend", "return"]

Row = tuple[int, str, str, list[str], str, int, float]
"""Day, stage, mode, codes, outcome, attempt, seconds; every row answers a turn of its own unless it is tried again."""

ROWS: list[Row] = [
    (0, "opening", "choose", ["closed"], "partly", 1, 4.0),
    (0, "vision", "choose", ["acknowledge", "advise"], "derailed", 1, 8.0),
    (0, "vision", "choose", FOUR, "on_track", 2, 20.0),
    (1, "vision", "choose", ["note", "suspend", "return", "advise"], "derailed", 1, 6.0),
    (9, "vision", "write", FOUR, "on_track", 1, 40.0),
    (9, "verdict", "write", ["judge"], "derailed", 1, 30.0),
    (9, "verdict", "write", ["judge"], "derailed", 1, 10.0),
]


def event(number: int, row: Row) -> Event:
    day, stage, mode, codes, outcome, attempt, seconds = row
    body: dict[str, Any] = {
        "scenario_hash": "f00d",
        "turn": f"turn-{number - 1 if attempt > 1 else number}",
        "stage": stage,
        "statement": "But the fees.",
        "statement_kinds": ["reality"],
        "reality_kinds": ["money"] if stage == "vision" else [],
        "bases": ["obstacle"] if stage == "vision" else [],
        "mode": mode,
        "reply_id": None if mode == "write" else f"r{number}",
        "reply": f"Reply <b>{number}</b>.",
        "codes": codes,
        "evidence": {},
        "bands": {},
        "disputed": [],
        "closest_reply_id": None,
        "coded_by": "author",
        "outcome": outcome,
        "steps": 0,
        "attempt": attempt,
        "seconds": seconds,
        "openness": 2,
        "vision_seen": 0,
    }
    when = START + timedelta(days=day, minutes=number)
    return Event(str(UUID(int=number)), str(UUID(int=999)), number, "mole", "c", "olu", EventKind.CHOICE, when, body)


@pytest.fixture
def given(tmp_path: Path) -> pd.DataFrame:
    records = Store(f"sqlite:///{tmp_path / 'records.sqlite'}")
    for number, row in enumerate(ROWS, start=1):
        records.append(event(number, row), START + timedelta(days=row[0], minutes=number))
    return summaries.choices(store=records)


def things(given: pd.DataFrame) -> list[str]:
    return [each.what for each in summaries.practise_next(given).things]


def test_the_first_week_is_held_against_the_time_since(given: pd.DataFrame) -> None:
    table = summaries.since_first_week(given)
    assert table["replies"].to_dict() == {"my first week": 3, "since then": 3}
    assert table["derailed_share"].tolist() == pytest.approx([2 / 3, 2 / 3])


def test_later_tries_are_held_against_the_first_tries_of_the_same_turns(given: pd.DataFrame) -> None:
    table = summaries.tries_compared(given)
    assert table[["replies", "derailed", "on_track"]].to_numpy().tolist() == [[1, 1, 0], [1, 0, 1]]


def test_a_first_try_that_was_not_tried_again_is_left_out(given: pd.DataFrame) -> None:
    stayed = given.assign(turn="turn-2")  # the client stays at one turn, and says it again in other words
    assert summaries.tries_compared(stayed)["replies"].to_dict() == {"first try": 1, "latest try": 1}


def test_choosing_is_held_against_writing(given: pd.DataFrame) -> None:
    assert summaries.modes_compared(given)["replies"].to_dict() == {"choose": 3, "write": 3}


def test_the_pace_is_the_median_of_each_stage(given: pd.DataFrame) -> None:
    table = summaries.pace(given)
    assert table.loc["verdict", "median_seconds"] == pytest.approx(20.0)
    assert table.loc["vision", "on_track_seconds"] == pytest.approx(40.0)
    assert table.loc["vision", "derailed_seconds"] == pytest.approx(7.0)


def test_a_small_number_is_said_to_be_small(given: pd.DataFrame) -> None:
    assert summaries.modes_compared(given).loc["write", "remark"] == "only 3 replies: an anecdote, not a habit"
    assert "an anecdote" in summaries.show_modes(given).alternative


@pytest.mark.parametrize("table", ["outcomes", "kinds", "derailments", "steps_missed"])
def test_every_sum_of_few_replies_says_that_they_are_few(table: str, given: pd.DataFrame) -> None:
    assert all("anecdote" in remark for remark in getattr(summaries, table)(given)["remark"])


@pytest.mark.parametrize("picture", ["show_outcomes", "show_kinds", "show_modes", "show_pace"])
def test_a_picture_tells_few_replies_where_it_is_seen(picture: str, given: pd.DataFrame) -> None:
    assert "(few)" in getattr(summaries, picture)(given).svg


@pytest.mark.parametrize("table", ["since_first_week", "tries_compared", "modes_compared", "pace"])
def test_every_comparison_can_be_made_of_nothing(table: str, given: pd.DataFrame) -> None:
    assert getattr(summaries, table)(given.head(0)).empty


@pytest.mark.parametrize("picture", ["show_since_first_week", "show_tries", "show_modes", "show_pace"])
def test_every_picture_has_its_words(picture: str, given: pd.DataFrame) -> None:
    shown = getattr(summaries, picture)(given)
    assert "<svg" in shown.svg
    assert shown.alternative


def test_the_pace_is_told_in_seconds(given: pd.DataFrame) -> None:
    assert "verdict: 20 seconds, the middle one; derailed: 20. (only 2" in summaries.show_pace(given).alternative


def test_the_three_things_are_of_three_sorts(given: pd.DataFrame) -> None:
    assert things(given) == ["Less of: advise", "More of: acknowledge", "The part called “verdict”"]


def test_what_tempts_comes_with_its_numbers_its_kind_and_the_trainees_words(given: pd.DataFrame) -> None:
    first = summaries.practise_next(given).things[0]
    assert first.reason.startswith("It took the conversation off the future in 2 of your 6 replies (only 6 replies")
    assert "about money: 2 of 2" in first.reason
    assert first.quoted == "Reply <b>4</b>."


@pytest.mark.parametrize(
    ("reply", "quoted"), [("every word " * 30, "every word " * 12 + "every…"), ("w" * 200, "w" * 139 + "…")]
)
def test_a_long_reply_is_quoted_up_to_a_whole_word(given: pd.DataFrame, reply: str, quoted: str) -> None:
    assert summaries.practise_next(given.assign(reply=reply)).things[0].quoted == quoted


def test_a_reply_that_is_quoted_cannot_carry_markup(given: pd.DataFrame) -> None:
    shown = summaries.practise_next(given)._repr_markdown_()
    assert "<b>" not in shown
    assert r"\<b\>4" in shown


def test_without_records_it_says_where_to_begin(given: pd.DataFrame) -> None:
    assert "02_defer_it.ipynb" in summaries.practise_next(given.head(0))._repr_markdown_()


def test_where_nothing_stands_out_it_says_so(given: pd.DataFrame) -> None:
    assert "Nothing stands out" in repr(summaries.practise_next(given[given["outcome"] == "on_track"].tail(1)))


def test_one_slip_in_one_reply_weighs_less_than_many_in_many() -> None:
    assert lower_bound(1, 1) < lower_bound(18, 20)
    assert lower_bound(0, 0) == 0


@pytest.mark.parametrize("notebook", {name for name, _ in (*LESSONS.values(), WRITING)})
def test_every_lesson_that_is_named_is_there(notebook: str) -> None:
    assert (NOTEBOOKS / f"{notebook}.ipynb").is_file()
