"""The network's first step, learned: a hidden layer over sparse features, and a straight way past it.

scikit-learn has no network that takes sparse features, leaves some out at random at every step (which is what keeps
rare words from being learned by heart) and has a linear way past the hidden layer, so this one is written out. A fixed
seed and order make it come out alike each time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy import sparse

from .instances import Floats, Ints

Number = np.float32


@dataclass(frozen=True)
class Recipe:
    """How to learn.

    Attributes
    ----------
    hidden : int
        Units of the hidden layer.
    rounds : int
        How often every clause is seen.
    batch : int
        Clauses seen between two corrections.
    rate : float
        Size of the corrections at the start; it falls to a twentieth.
    forget : float
        Share of the features, and `drop` of the hidden units, that are left out at random.
    weigh : float
        What a missed code costs against one too many.
    """

    hidden: int = 48
    rounds: int = 8
    batch: int = 128
    rate: float = 2e-3
    forget: float = 0.25
    drop: float = 0.3
    weigh: float = 1.25
    seed: int = 20


@dataclass
class Learned:
    """What was learned: `rows` (features, hidden + codes), `bias` (hidden + codes), `out` (hidden, codes)."""

    rows: Floats
    bias: Floats
    out: Floats

    def scores(self, matrix: sparse.csr_matrix) -> Floats:
        """Return a score for each clause and code."""
        sums = matrix @ self.rows + self.bias
        hidden = len(self.out)
        return np.asarray(np.maximum(sums[:, :hidden], 0.0) @ self.out + sums[:, hidden:])


@dataclass
class _Adam:
    """Corrections whose size follows from their own history (Kingma and Ba 2015)."""

    shape: tuple[int, ...]
    mean: Floats = field(init=False)
    square: Floats = field(init=False)

    def __post_init__(self) -> None:
        self.mean, self.square = np.zeros(self.shape, Number), np.zeros(self.shape, Number)

    def correction(self, slope: Floats, step: int, rows: Any = slice(None)) -> Floats:
        """Return what to take off, for the rows that were touched."""
        mean = self.mean[rows] = 0.9 * self.mean[rows] + 0.1 * slope
        square = self.square[rows] = 0.999 * self.square[rows] + 0.001 * slope**2
        unbiased = np.sqrt(square / Number(1 - 0.999**step)) + Number(1e-8)
        return np.asarray(mean / Number(1 - 0.9**step) / unbiased)


class _Learner:
    """Learns from batches of clauses."""

    def __init__(self, features: int, codes: int, recipe: Recipe) -> None:
        self.recipe = recipe
        self.random = np.random.default_rng(recipe.seed)
        hidden = recipe.hidden
        rows = np.hstack([self.random.normal(0, 0.03, (features, hidden)), np.zeros((features, codes))]).astype(Number)
        out = (self.random.uniform(-1, 1, (hidden, codes)) / np.sqrt(hidden)).astype(Number)
        self.learned = Learned(rows, np.zeros(hidden + codes, Number), out)
        self._adams = [_Adam(rows.shape), _Adam((hidden + codes,)), _Adam(out.shape)]

    def step(self, batch: sparse.csr_matrix, earned: Floats, number: int, rate: float) -> None:
        """Correct the weights once."""
        kept, columns = self._thinned(batch)
        learned, hidden = self.learned, self.recipe.hidden
        sums = kept @ learned.rows[columns] + learned.bias
        alive = (self.random.random((len(sums), hidden)) > self.recipe.drop) / Number(1 - self.recipe.drop)
        units = np.maximum(sums[:, :hidden], 0.0) * alive
        slope = self._slope(units @ learned.out + sums[:, hidden:], earned)
        back = np.hstack([(slope @ learned.out.T) * alive * (sums[:, :hidden] > 0), slope])
        rows, bias, out = self._adams
        learned.rows[columns] -= rate * rows.correction(kept.T @ back, number, columns)
        learned.bias -= rate * bias.correction(back.sum(axis=0), number)
        learned.out -= rate * out.correction(units.T @ slope, number)

    def _thinned(self, batch: sparse.csr_matrix) -> tuple[sparse.csr_matrix, Ints]:
        """Leave features out at random, and name the columns that are left."""
        share = self.recipe.forget
        values = (self.random.random(len(batch.data)) > share) / Number(1 - share)
        columns = np.unique(batch.indices)
        where = np.searchsorted(columns, batch.indices)
        return sparse.csr_matrix((values, where, batch.indptr), (batch.shape[0], len(columns))), columns

    def _slope(self, scores: Floats, earned: Floats) -> Floats:
        weights = Number(1.0) + Number(self.recipe.weigh - 1.0) * earned
        return np.asarray(weights * (1 / (1 + np.exp(-scores)) - earned) / Number(earned.size))


def learn(matrix: sparse.csr_matrix, earned: Floats, recipe: Recipe) -> Learned:
    """Learn from clauses.

    Parameters
    ----------
    matrix : sparse matrix, shape (m, features)
    earned : array, shape (m, codes)
    recipe : Recipe

    Returns
    -------
    Learned
        The same for the same arguments.
    """
    clauses = matrix.shape[0]
    learner = _Learner(matrix.shape[1], earned.shape[1], recipe)
    steps, number = recipe.rounds * -(-clauses // recipe.batch), 0
    for _ in range(recipe.rounds):
        order = learner.random.permutation(clauses)
        for start in range(0, clauses, recipe.batch):
            chosen = order[start : start + recipe.batch]
            rate = recipe.rate * max(0.05, 1 - number / steps)
            number += 1
            learner.step(matrix[chosen], earned[chosen].astype(Number), number, rate)
    return learner.learned
