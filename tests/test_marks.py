"""The table of marks, what is counted of them, and their agreement with the key, from marks whose sums are known."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace

import pandas as pd
import pytest
from click.testing import CliRunner
from hypothesis import given as drawn
from hypothesis import strategies as st

from coachkit import summaries
from coachkit.commands.summary import NO_REPLIES, NOT_YET, summary
from coachkit.errors import UnknownName
from coachkit.practice import Wiring, open_marking
from coachkit.store import Store
from coachkit.summaries.agreement import kappa
from coachkit.vocabulary import Basis, RealityKind
from tests import tove
from tests.tove import finished, give, heard, passed


@pytest.fixture
def store(wiring: Wiring, store: Store) -> Store:
    """Mole hears all but the licence and takes the first fact for a reality statement; kim marks three sentences."""
    finished(replace(wiring, named="mole"), missing=(5,))
    world = tove.world(replace(wiring, named="kim"))
    marks = (heard(1), passed(1), heard(5, RealityKind.TIME, Basis.BELIEF), heard(8, RealityKind.FAMILY, Basis.BELIEF))
    give(open_marking(tove.ID, wiring=world), *marks)
    return store


@pytest.fixture
def given(store: Store) -> pd.DataFrame:
    return summaries.marks(store=store)


def test_every_column_is_there_in_order_with_its_dtype(given: pd.DataFrame) -> None:
    assert {name: str(dtype) for name, dtype in given.dtypes.items()} == dict(summaries.MARK_COLUMNS)


def test_no_marks_still_have_columns_and_dtypes() -> None:
    empty = summaries.marks()
    assert {name: str(dtype) for name, dtype in empty.dtypes.items()} == dict(summaries.MARK_COLUMNS)


def test_every_column_is_documented_one_by_one() -> None:
    told = summaries.marks.__doc__ or ""
    assert [name for name in summaries.MARK_COLUMNS if f"- ``{name}`` (" not in told] == []


def test_a_mark_stands_beside_the_key(given: pd.DataFrame) -> None:
    row = given[(given["trainee"] == "kim") & (given["sentence"] == 5)].iloc[0]
    assert list(row[["held", "marked", "heard", "hearing", "trap"]]) == [True, True, True, "heard", "no_but"]
    assert list(row[["kind", "marked_kind", "kind_fit"]]) == ["credentials", "time", "also"]
    assert list(row[["basis", "marked_basis", "basis_fit"]]) == ["obstacle", "belief", "other"]


def test_what_was_not_named_is_missing(given: pd.DataFrame) -> None:
    missed = given[given["hearing"] == "missed"].iloc[0]
    assert missed[["marked_kind", "marked_basis", "kind_fit", "basis_fit"]].isna().all()


def test_each_mark_is_a_choice_too(store: Store, given: pd.DataFrame) -> None:
    assert given["mark_id"].tolist() == summaries.choices(store=store)["choice_id"].tolist()


def test_marks_of_one_trainee_or_transcript_leave_the_others_out(store: Store) -> None:
    assert len(summaries.marks("kim", store=store)) == 4
    assert summaries.marks(transcript="nadia-gears", store=store).empty


def test_marks_of_a_worked_example_are_left_out(store: Store, wiring: Wiring) -> None:
    (example,) = (each for each in wiring.transcripts.ids if each.startswith("worked-example"))
    give(open_marking(example, wiring=replace(wiring, named="kim")), passed(1))
    assert len(summaries.marks("kim", store=store)) == 4


# ------------------------------------------------------------------------------------------------ counted


def test_first_marks_are_counted_by_trap(given: pd.DataFrame) -> None:
    table = summaries.heard(given)
    assert list(table.loc["no_but", ["sentences", "heard", "missed"]]) == [4, 3, 1]
    assert list(table.loc["fact", ["over_heard", "let_pass", "right_share"]]) == [1, 1, 0.5]
    assert table.index.tolist() == ["fact", "shy_hope", "idle_but", "no_but", "none"]


def test_begun_anew_a_transcript_is_no_longer_a_first_mark(given: pd.DataFrame) -> None:
    twice = pd.concat([given, given.assign(session_id="another sitting")])
    assert summaries.heard(twice).equals(summaries.heard(given))
    assert summaries.agreement(twice).equals(summaries.agreement(given))


def test_all_marks_are_counted_when_asked_for(given: pd.DataFrame) -> None:
    assert summaries.heard(given, tries="all").loc["fact", "sentences"] == 3


def test_by_kind_only_reality_statements_are_counted(given: pd.DataFrame) -> None:
    table = summaries.heard(given, by="kind")
    assert table["sentences"].to_dict() == {"credentials": 2, "family": 2, "market": 1}
    assert table["let_pass"].sum() == 0


def test_a_small_number_is_said_to_be_small(given: pd.DataFrame) -> None:
    assert summaries.heard(given).loc["shy_hope", "remark"] == "only one sentence: an anecdote, not a habit"


@pytest.mark.parametrize("call", [lambda: summaries.heard(by="luck"), lambda: summaries.agreement(by="luck")])  # type: ignore[arg-type]
def test_another_column_is_refused(call: object) -> None:
    with pytest.raises(UnknownName, match="no column"):
        call()  # type: ignore[operator]


# ------------------------------------------------------------------------------------------------ agreement


def test_agreement_is_pooled_over_first_marks(given: pd.DataFrame) -> None:
    row = summaries.agreement(given).loc["all"]
    assert list(row[["sentences", "heard", "missed", "over_heard", "let_pass"]]) == [13, 4, 1, 1, 7]
    assert row["agree_share"] == pytest.approx(11 / 13)
    by_chance = (5 / 13) * (5 / 13) + (8 / 13) * (8 / 13)
    assert row["kappa"] == pytest.approx((11 / 13 - by_chance) / (1 - by_chance))


def test_kind_and_basis_agree_among_those_heard(given: pd.DataFrame) -> None:
    row = summaries.agreement(given).loc["all"]
    assert list(row[["kind_share", "kind_also_share"]]) == [0.75, 0.25]
    assert list(row[["basis_share", "basis_also_share"]]) == [0.5, 0.25]


def test_agreement_is_told_apart_by_trainee(given: pd.DataFrame) -> None:
    assert summaries.agreement(given, by="trainee")["sentences"].to_dict() == {"mole": 10, "kim": 3}


def test_few_sentences_are_said_to_be_few(given: pd.DataFrame) -> None:
    assert summaries.agreement(given).loc["all", "remark"] == "only 13 sentences: kappa wavers widely"


def test_an_undefined_kappa_is_missing_and_said_so(given: pd.DataFrame) -> None:
    row = summaries.agreement(given[given["hearing"] == "heard"]).loc["all"]
    assert pd.isna(row["kappa"])
    assert row["remark"].startswith("kappa is undefined")


def test_no_marks_make_an_empty_table() -> None:
    assert summaries.agreement().empty
    assert summaries.heard().empty


def test_kappa_of_a_textbook_case() -> None:
    both, one, other, neither = 20, 5, 10, 15
    held = [True] * (both + one) + [False] * (other + neither)
    marked = [True] * both + [False] * one + [True] * other + [False] * neither
    assert kappa(held, marked) == pytest.approx(0.4)


CODINGS = st.lists(st.tuples(st.booleans(), st.booleans()), max_size=40)


@drawn(CODINGS)
def test_kappa_is_at_most_one_and_the_same_from_both_sides(pairs: list[tuple[bool, bool]]) -> None:
    held, marked = [one for one, _ in pairs], [other for _, other in pairs]
    found = kappa(held, marked)
    assert found == kappa(marked, held)
    assert found is None or found <= 1
    assert (found is None) == (len({*held, *marked}) < 2)  # both answers


# ------------------------------------------------------------------------------------------------ printed


def test_the_summary_prints_what_was_heard_and_the_agreement(store: Store) -> None:
    store.close()
    command = [sys.executable, "-m", "coachkit", "summary"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "\nheard\n" in ran.stdout
    assert "\nagreement\n" in ran.stdout
    assert ran.stdout.startswith(NO_REPLIES)
    assert not re.search(r"Empty DataFrame|^(outcomes|codes|ratings)$", ran.stdout, re.MULTILINE)


def test_a_table_of_marks_that_is_asked_for_comes_without_words_about_replies(store: Store) -> None:
    store.close()
    assert CliRunner().invoke(summary, ["--table", "heard"]).output.startswith("heard\n")
    assert CliRunner().invoke(summary, ["--table", "heard", "--trainee", "nobody"]).output == f"{NOT_YET}\n"
