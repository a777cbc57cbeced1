"""The table of ratings, and their agreement with the authors'."""

from __future__ import annotations

import pandas as pd
import pytest

from coachkit import summaries
from coachkit.errors import UnknownName
from coachkit.practice import Wiring
from coachkit.store import Store
from coachkit.summaries.rated import UNDEFINED, weighted_kappa
from coachkit.vocabulary import Clarity, NextWork, Richness
from tests import orla

LEVELS = ("none", "faint", "clear")


@pytest.fixture
def given(wiring: Wiring, store: Store) -> pd.DataFrame:
    """Two ratings of one trainee, the second of them a second try."""
    rating = orla.opened(orla.world(wiring))
    rating.rate_vision(Clarity.FAINT, Richness.THIN, orla.TELLING)
    rating.rate_again()
    rating.rate_vision(Clarity.CLEAR, Richness.RICH, orla.TELLING)
    rating.rate_work(NextWork.CLARIFY_GOAL)
    rating.write("test")
    return summaries.ratings(store=store)


def pooled(*pairs: tuple[str, str], what: str = "clarity", trainee: str = "mole") -> pd.DataFrame:
    """Make ratings of pairs of what was given and the key."""
    row = {"what": what, "trainee": trainee, "attempt": 1, "also": ()}
    rated = [{"scenario": f"orla-{at}", "given": one, "key": key} for at, (one, key) in enumerate(pairs)]
    return pd.DataFrame([{**row, **each, "agrees": each["given"] == each["key"]} for each in rated])


def test_every_column_is_there_in_order_with_its_dtype(given: pd.DataFrame) -> None:
    assert {name: str(dtype) for name, dtype in given.dtypes.items()} == dict(summaries.RATING_COLUMNS)


def test_what_is_read_comes_first_and_ids_come_last(given: pd.DataFrame) -> None:
    assert list(given)[:6] == ["lesson", "trainee", "scenario", "what", "given", "key"]
    assert list(given)[-4:] == ["choice_id", "session_id", "scenario_hash", "seq"]


def test_whose_a_rating_is_and_when_it_was_given_stands_in_the_choices_too(given: pd.DataFrame, store: Store) -> None:
    same = "session_id trainee course scenario scenario_hash lesson seq attempt seconds recorded_at".split()
    choices = summaries.choices(store=store).set_index("choice_id").loc[given["choice_id"], same]
    assert given[same].to_dict("records") == choices.to_dict("records")
    assert given[same].drop(columns="lesson").notna().to_numpy().all()


def test_no_ratings_still_have_columns_and_dtypes(store: Store) -> None:
    none = summaries.ratings(store=store)
    assert {name: str(dtype) for name, dtype in none.dtypes.items()} == dict(summaries.RATING_COLUMNS)
    assert summaries.rating_agreement(none).empty


@pytest.mark.parametrize("name", summaries.RATING_COLUMNS)
def test_every_column_is_documented(name: str) -> None:
    assert f"``{name}``" in (summaries.ratings.__doc__ or "")


def test_there_is_a_row_for_each_thing_rated(given: pd.DataFrame) -> None:
    told = list(given[["what", "given", "key", "attempt"]].itertuples(index=False, name=None))
    assert told == [
        ("clarity", "faint", "clear", 1),
        ("richness", "thin", "rich", 1),
        ("clarity", "clear", "clear", 2),
        ("richness", "rich", "rich", 2),
        ("next_work", "clarify_goal", "clarify_goal", 1),
    ]


def test_ratings_can_be_kept_to_a_trainee_or_a_conversation(given: pd.DataFrame, store: Store) -> None:
    assert summaries.ratings("nobody", store=store).empty
    assert len(summaries.ratings(scenario=orla.ID, store=store)) == len(given)


def test_first_tries_are_looked_at_unless_all_are_asked_for(given: pd.DataFrame) -> None:
    assert list(summaries.rating_agreement(given)["same"]) == [0, 0, 1]
    assert list(summaries.rating_agreement(given, tries="all")["same"]) == [1, 1, 1]


def test_begun_anew_a_conversation_is_no_longer_a_first_try(wiring: Wiring, given: pd.DataFrame, store: Store) -> None:
    once_more = orla.opened(orla.world(wiring), fresh=True)
    once_more.rate_vision(Clarity.CLEAR, Richness.RICH, orla.TELLING)
    assert list(summaries.rating_agreement(summaries.ratings(store=store))["same"]) == [0, 0, 1]


def test_what_was_answered_counts_in_each_conversation() -> None:
    one = pooled(("answered", "answered"), what="answered_vision")
    assert list(summaries.rating_agreement(pd.concat([one, one]))["ratings"]) == [2]


def test_ratings_of_other_good_coaches_are_counted_apart(given: pd.DataFrame) -> None:
    assert list(summaries.rating_agreement(given)["as_others"]) == [0, 1, 0]


def test_ratings_and_first_questions_stand_among_the_choices(given: pd.DataFrame, store: Store) -> None:
    choices = summaries.choices(store=store)
    assert list(choices["mode"]) == ["rate", "rate", "rate", "write"]
    assert {name: str(dtype) for name, dtype in choices.dtypes.items()} == dict(summaries.COLUMNS)
    assert set(given["choice_id"]) == set(choices["choice_id"][:3])


def test_summaries_of_replies_count_the_first_question_alone(given: pd.DataFrame, store: Store) -> None:
    assert summaries.outcomes(summaries.choices(store=store))["replies"].to_dict() == {"next_work": 1}


def test_a_miss_by_two_weighs_twice_where_there_is_an_order() -> None:
    near = weighted_kappa(["none", "clear", "faint"], ["faint", "clear", "faint"], LEVELS, ordered=True)
    far = weighted_kappa(["none", "clear", "faint"], ["clear", "clear", "faint"], LEVELS, ordered=True)
    assert near == pytest.approx(1 - 1 * 3 / 7)
    assert far == pytest.approx(1 - 2 * 3 / 8)


def test_kappa_is_cohens() -> None:
    """The two psychologists of Cohen's Table 1 (1960) come to 0.492."""
    table = ((88, 14, 18), (10, 40, 10), (2, 6, 12))
    pairs = [(LEVELS[i], LEVELS[j]) for i in range(3) for j in range(3) for _ in range(table[i][j])]
    kappa = weighted_kappa([one for one, _ in pairs], [other for _, other in pairs], LEVELS, ordered=False)
    assert kappa == pytest.approx(0.492, abs=0.0005)


def test_where_all_are_one_and_the_same_there_is_no_kappa_and_it_is_said() -> None:
    table = summaries.rating_agreement(pooled(("clear", "clear"), ("clear", "clear")))
    assert table["kappa"].isna().all()
    assert list(table["remark"]) == [f"{UNDEFINED}; only 2 ratings: an anecdote"]


def test_of_enough_ratings_nothing_is_remarked() -> None:
    pairs = [("clear", "clear"), ("faint", "clear"), ("none", "none")] * 7
    assert summaries.rating_agreement(pooled(*pairs)).loc["clarity", "remark"] == ""


def test_agreement_can_be_told_by_trainee() -> None:
    both = pd.concat([pooled(("clear", "clear")), pooled(("none", "clear"), trainee="kim")])
    assert summaries.rating_agreement(both, by="trainee")["same_share"].to_dict() == {
        ("clarity", "kim"): 0.0,
        ("clarity", "mole"): 1.0,
    }


@pytest.mark.parametrize("how", [{"by": "course"}, {"tries": "last"}])
def test_another_way_is_refused(how: dict[str, str], given: pd.DataFrame) -> None:
    with pytest.raises(UnknownName):
        summaries.rating_agreement(given, **how)  # type: ignore[arg-type]
