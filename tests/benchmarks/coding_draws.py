"""Intervals: the middle 95 of 100 of what comes out when client turns are drawn anew, with replacement.

Replies to one turn are alike, so they come and go together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coachkit.coding.training.instances import Floats, Ints

DRAWS = 1000
SEED = 20
OUTER = (2.5, 97.5)


class Figure(NamedTuple):
    """A figure with its interval; nan where nothing can be said."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Draws:
    """How often each client turn is drawn: once in the first row, which is the data as they are, then by chance."""

    turn: Ints
    weights: Floats

    def sums(self, values: Floats) -> Floats:
        """Return the sum over the replies for each draw; `values` has a row for each reply."""
        turns = np.zeros((self.weights.shape[1], *values.shape[1:]))
        np.add.at(turns, self.turn, values)
        return np.asarray(np.tensordot(self.weights, turns, axes=1))


def draws_of(turns: Sequence[str], draws: int = DRAWS, seed: int = SEED) -> Draws:
    """Draw client turns; the same for the same turns and seed."""
    names, turn = np.unique(np.array(turns), return_inverse=True)
    random = np.random.default_rng(seed)
    drawn = random.multinomial(len(names), np.full(len(names), 1 / len(names)), size=draws)
    return Draws(turn, np.vstack([np.ones(len(names), dtype=int), drawn]).astype(float))


def figure_of(line: Floats) -> Figure:
    """Return what the first draw gave, and between which bounds most of the others lie."""
    drawn = line[1:][~np.isnan(line[1:])]
    low, high = np.percentile(drawn, OUTER) if len(drawn) else (np.nan, np.nan)
    return Figure(float(line[0]), float(low), float(high))


def share(part: Floats, whole: Floats) -> Floats:
    """Return the quotient; nan where there is nothing to divide by."""
    out = np.full(np.shape(whole), np.nan)
    return np.asarray(np.divide(part, whole, out=out, where=np.asarray(whole) > 0))
