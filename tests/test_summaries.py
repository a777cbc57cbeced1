"""Tables and pictures of choices, from choices whose sums are known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pandas as pd
import pytest

from coachkit import summaries
from coachkit.errors import UnknownName, WrongTable
from coachkit.store import Event, EventKind, Store

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

Row = dict[str, Any]

ALL_FOUR = ["acknowledge", "note", "suspend", "return"]

ROWS: list[Row] = [
    {"session": "one", "stage": "opening", "codes": ["return"], "outcome": "on_track"},
    {
        "session": "one",
        "stage": "vision",
        "codes": ["acknowledge", "advise"],
        "outcome": "derailed",
        "kinds": ["money"],
    },
    {"session": "one", "stage": "vision", "codes": ALL_FOUR, "outcome": "on_track", "kinds": ["money"], "attempt": 2},
    {
        "session": "two",
        "stage": "vision",
        "codes": ["suspend", "return"],
        "outcome": "partly",
        "kinds": ["money", "time"],
    },
    {"session": "two", "stage": "revisit", "codes": ["probe"], "outcome": "stalled", "kinds": ["time"]},
]


def event(number: int, row: Row) -> Event:
    body = {
        "scenario_hash": "f00d",
        "turn": f"turn-{number}",
        "stage": row["stage"],
        "statement": "But the fees.",
        "statement_kinds": ["reality"],
        "reality_kinds": row.get("kinds", []),
        "bases": ["obstacle" for _ in row.get("kinds", [])],
        "mode": "choose",
        "reply_id": f"r{number}",
        "reply": "Yes.",
        "codes": row["codes"],
        "evidence": {},
        "bands": {},
        "disputed": [],
        "closest_reply_id": None,
        "coded_by": "author",
        "outcome": row["outcome"],
        "steps": sum(code in ALL_FOUR for code in row["codes"]),
        "attempt": row.get("attempt", 1),
        "seconds": 4.5,
        "openness": 2,
        "vision_seen": number // 2,
    }
    when = START + timedelta(minutes=number)
    session = str(UUID(int=1 if row["session"] == "one" else 2))
    return Event(str(UUID(int=100 + number)), session, number, "mole", "c", "olu-kiln", EventKind.CHOICE, when, body)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    records = Store(f"sqlite:///{tmp_path / 'records.sqlite'}")
    for number, row in enumerate(ROWS, start=1):
        records.append(event(number, row), START + timedelta(minutes=number))
    return records


@pytest.fixture
def given(store: Store) -> pd.DataFrame:
    return summaries.choices(store=store)


def test_every_column_is_there_in_order_with_its_dtype(given: pd.DataFrame) -> None:
    assert {name: str(dtype) for name, dtype in given.dtypes.items()} == dict(summaries.COLUMNS)


def test_no_choices_still_have_columns_and_dtypes(tmp_path: Path) -> None:
    empty = summaries.choices(store=Store(f"sqlite:///{tmp_path / 'empty.sqlite'}"))
    assert {name: str(dtype) for name, dtype in empty.dtypes.items()} == dict(summaries.COLUMNS)


def test_every_column_is_documented_one_by_one() -> None:
    told = summaries.choices.__doc__ or ""
    assert [name for name in summaries.COLUMNS if f"- ``{name}`` (" not in told] == []


def test_times_are_in_utc(given: pd.DataFrame) -> None:
    assert given["recorded_at"].iloc[0] == pd.Timestamp("2026-03-02 09:01", tz="UTC")


def test_outcomes_are_ordered_from_on_track_to_derailed(given: pd.DataFrame) -> None:
    assert given["outcome"].max() == "derailed"


def test_choices_of_one_trainee_leave_the_others_out(store: Store) -> None:
    assert len(summaries.choices("mole", store=store)) == len(ROWS)
    assert summaries.choices("rat", store=store).empty


def test_outcomes_are_counted_by_stage_over_first_tries(given: pd.DataFrame) -> None:
    table = summaries.outcomes(given)
    assert [table.loc["vision", column] for column in ("replies", "on_track", "partly", "derailed")] == [2, 0, 1, 1]
    assert table.index.tolist() == ["opening", "vision", "revisit"]


def test_all_tries_count_when_asked_for(given: pd.DataFrame) -> None:
    assert summaries.outcomes(given, tries="all").loc["vision", "on_track_share"] == pytest.approx(1 / 3)


def test_another_choice_of_tries_is_refused(given: pd.DataFrame) -> None:
    with pytest.raises(UnknownName, match="first, all"):
        summaries.outcomes(given, tries="frist")  # type: ignore[arg-type]


def test_codes_are_counted_and_shared_out(given: pd.DataFrame) -> None:
    table = summaries.codes(given)
    assert table.loc["return", "replies"] == 2
    assert table.loc["return", "share"] == pytest.approx(0.5)
    assert table.loc["advise", "derails"]


def test_derailments_are_named_by_kind_and_probe_is_none_in_the_revisit(given: pd.DataFrame) -> None:
    table = summaries.derailments(given)
    assert table.index.tolist() == ["advise"]
    assert table.loc["advise", "money"] == 1


def test_a_reply_to_two_statements_counts_for_both_kinds(given: pd.DataFrame) -> None:
    table = summaries.kinds(given)
    assert table["replies"].to_dict() == {"money": 2, "time": 1}


def test_steps_missed_are_counted_over_the_vision_stage(given: pd.DataFrame) -> None:
    table = summaries.steps_missed(given)
    assert table["missed"].to_dict() == {"acknowledge": 1, "note": 2, "suspend": 1, "return": 1}
    assert table["replies"].unique().tolist() == [2]


def test_sessions_come_in_the_order_in_which_they_began(given: pd.DataFrame) -> None:
    table = summaries.sessions(given)
    assert table["replies"].tolist() == [2, 2]
    assert table["began"].is_monotonic_increasing
    assert table["minutes"].tolist() == pytest.approx([1.0, 1.0])


def test_the_timeline_holds_second_tries_too(given: pd.DataFrame) -> None:
    table = summaries.timeline(str(UUID(int=1)), given)
    assert table["attempt"].tolist() == [1, 1, 2]
    assert table.index.tolist() == [1, 2, 3]


def test_a_drill_is_not_the_latest_conversation(given: pd.DataFrame) -> None:
    drilled = given.copy()
    drilled.loc[drilled["session_id"] == drilled["session_id"].iloc[-1], "lesson"] = "boosters"
    assert len(summaries.timeline(given=drilled)) != len(summaries.timeline(given=given))
    drilled["lesson"] = "boosters"
    assert summaries.timeline(given=drilled).equals(summaries.timeline(given=given))


def test_the_timeline_shows_the_latest_session_first(given: pd.DataFrame) -> None:
    assert summaries.timeline(given=given)["stage"].tolist() == ["vision", "revisit"]


@pytest.mark.parametrize(
    ("call", "other", "wanted"),
    [
        (summaries.outcomes, summaries.marks, "choices"),
        (summaries.lessons, summaries.marks, "choices"),
        (summaries.heard, summaries.choices, "marks"),
        (summaries.agreement, summaries.choices, "marks"),
        (summaries.rating_agreement, summaries.choices, "ratings"),
    ],
)
def test_another_table_is_refused(call: Callable[[Any], Any], other: Callable[[], Any], wanted: str) -> None:
    with pytest.raises(WrongTable, match=f"give it ck.{wanted}"):
        call(other())


def test_an_unknown_session_is_refused(given: pd.DataFrame) -> None:
    with pytest.raises(UnknownName, match="there is no session 'nine'"):
        summaries.timeline("nine", given)


@pytest.mark.parametrize("table", ["outcomes", "codes", "derailments", "kinds", "lessons", "steps_missed", "sessions"])
def test_every_table_can_be_made_of_nothing(table: str, given: pd.DataFrame) -> None:
    made = getattr(summaries, table)(given.head(0))
    assert made["replies"].sum() == 0


@pytest.mark.parametrize("picture", ["show_outcomes", "show_kinds", "show_sessions"])
def test_a_picture_says_the_same_in_words(picture: str, given: pd.DataFrame) -> None:
    shown = getattr(summaries, picture)(given)
    assert "1 derailed" in shown.alternative
    assert "<svg" in shown._repr_html_()


def test_a_picture_of_nothing_says_what_to_do(given: pd.DataFrame) -> None:
    shown = summaries.show_outcomes(given.head(0))
    assert not shown.svg
    assert "Practise with a client first" in repr(shown)


def test_a_timeline_is_told_reply_by_reply(given: pd.DataFrame) -> None:
    told = summaries.show_timeline(str(UUID(int=1)), given).alternative
    assert told.splitlines()[2].startswith("Reply 3 (vision, a second try): on track")


def test_a_picture_takes_its_colours_from_the_page_and_fetches_nothing(given: pd.DataFrame) -> None:
    svg = summaries.show_outcomes(given).svg
    assert "currentColor" in svg
    assert 'href="http' not in svg
    assert "<metadata" not in svg


def test_labels_of_a_picture_cannot_carry_markup(given: pd.DataFrame) -> None:
    given["scenario"] = "<script>alert(1)</script>"
    assert "<script" not in summaries.show_sessions(given)._repr_html_()


# ------------------------------------------------------------------------------------------------ what is no reply


def mark(number: int) -> Event:
    body = {
        "scenario_hash": "f00d",
        "turn": "3",
        "statement": "The fees, though.",
        "statement_kinds": ["reality"],
        "reality_kinds": ["money"],
        "bases": ["obstacle"],
        "mode": "mark",
        "reply": "money, obstacle",
        "attempt": 1,
        "seconds": 3.0,
        "lesson": "01_hear_the_but",
        "marked": True,
        "marked_kind": "money",
        "marked_basis": "obstacle",
        "hearing": "heard",
        "kind_fit": "key",
        "basis_fit": "key",
        "trap": "no_but",
    }
    when = START + timedelta(minutes=number)
    return Event(str(UUID(int=number)), str(UUID(int=3)), number, "mole", "c", "tove-ferry", EventKind.MARK, when, body)


@pytest.fixture
def with_a_mark(store: Store) -> pd.DataFrame:
    store.append(mark(90), START + timedelta(minutes=90))
    return summaries.choices(store=store)


def test_a_mark_is_a_choice_without_codes_and_without_a_client_who_moves(with_a_mark: pd.DataFrame) -> None:
    row = with_a_mark.iloc[-1]
    assert (row["mode"], row["turn"], row["reply"], row["codes"]) == ("mark", "3", "money, obstacle", [])
    assert row[["stage", "outcome", "openness", "vision_seen", "coded_by", "reply_id"]].isna().all()


def test_columns_keep_their_dtypes_beside_marks(with_a_mark: pd.DataFrame) -> None:
    assert {name: str(dtype) for name, dtype in with_a_mark.dtypes.items()} == dict(summaries.COLUMNS)


@pytest.mark.parametrize(
    "table",
    [
        *(summaries.outcomes, summaries.codes, summaries.derailments, summaries.kinds, summaries.steps_missed),
        *(summaries.sessions, summaries.modes_compared, summaries.pace, summaries.since_first_week),
        summaries.tries_compared,
    ],
)
def test_summaries_count_replies_only(
    table: Callable[[pd.DataFrame], pd.DataFrame], given: pd.DataFrame, with_a_mark: pd.DataFrame
) -> None:
    pd.testing.assert_frame_equal(table(with_a_mark), table(given))


def test_the_latest_conversation_is_no_transcript(given: pd.DataFrame, with_a_mark: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(summaries.timeline(given=with_a_mark), summaries.timeline(given=given))


def test_what_to_practise_next_goes_by_replies_only(given: pd.DataFrame, with_a_mark: pd.DataFrame) -> None:
    assert summaries.practise_next(with_a_mark) == summaries.practise_next(given)


def test_records_from_before_lessons_were_recorded_are_outside_a_lesson(given: pd.DataFrame) -> None:
    assert given["lesson"].isna().all()
    assert list(summaries.lessons(given).index) == ["outside a lesson"]
