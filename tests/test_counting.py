"""Numbers and lists as the sentences told to a trainee say them."""

from __future__ import annotations

import pytest

from coachkit.feedback.counting import all_of, listed, number, times


@pytest.mark.parametrize(("count", "word"), [(0, "none"), (1, "one"), (20, "twenty"), (21, "21"), (-1, "-1")])
def test_small_numbers_are_words(count: int, word: str) -> None:
    assert number(count) == word


@pytest.mark.parametrize(("count", "words"), [(2, "both"), (3, "all three")])
def test_two_are_both(count: int, words: str) -> None:
    assert all_of(count) == words


@pytest.mark.parametrize(("count", "words"), [(1, "once"), (2, "twice"), (3, "three times")])
def test_how_often_is_said_in_words(count: int, words: str) -> None:
    assert times(count) == words


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["time"], "time"), (["time", "money"], "time and money"), (["a", "b", "c"], "a, b and c")],
)
def test_the_last_of_a_list_is_joined_by_and(words: list[str], said: str) -> None:
    assert listed(words) == said
