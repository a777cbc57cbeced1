"""Numbers and lists as a sentence says them."""

from __future__ import annotations

from collections.abc import Sequence

_NUMBERS = (
    *("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)


def number(count: int) -> str:
    """Return a small number as a word."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def all_of(count: int) -> str:
    """Return how a whole number of things is spoken of: both, all three."""
    return "both" if count == 2 else f"all {number(count)}"  # noqa: PLR2004  # both are two


def times(count: int) -> str:
    """Return how often something was: once, twice, three times."""
    return {1: "once", 2: "twice"}.get(count, f"{number(count)} times")


def listed(words: Sequence[str]) -> str:
    """Return words as a sentence lists them: "money, time and health"."""
    *before, last = words or [""]
    return f"{', '.join(before)} and {last}" if before else last
