"""Clients put together on demand, by an id that names difficulty and seed."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from ..checks.give_aways import bag_of_words
from ..composing import Composed, Materials, put_together, unnamed
from ..errors import NotNow
from ..loading import Bank, Course, load_pieces
from ..scenario import Scenario
from .authoring import sound_scenarios


@lru_cache(maxsize=4)
def materials_of(bank: tuple[Path, ...]) -> Materials:
    """Read what clients are put together from: what is shipped, and the lines of further folders.

    Raises
    ------
    BadFiles
        Files have problems; all of them are told.
    """
    return Materials(Bank(bank).lines, load_pieces(), bag_of_words(sound_scenarios()))


@lru_cache(maxsize=64)
def composed(difficulty: int, seed: int, bank: tuple[Path, ...] = ()) -> Composed:
    """Put a client together, with its walkthroughs.

    Raises
    ------
    NotNow
        The materials do not reach for a client in whom everything fits and nothing is said twice.
    """
    try:
        return put_together(seed, difficulty, materials_of(bank))
    except LookupError as error:
        raise NotNow(f"no client can be put together now: {error}") from error


def maker(course: Course) -> Callable[[str], Scenario | None]:
    """Return what makes a client of an id; None of an id that no such client has."""

    def made(scenario_id: str) -> Scenario | None:
        which = unnamed(scenario_id)
        return composed(*which, course.bank).scenario if which else None

    return made
