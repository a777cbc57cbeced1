"""The arithmetic of the coder: features to scores, clause by clause, then with an eye on the other clauses.

Two steps. The first is a small network over the features of one clause (a hidden layer, and a straight way past it).
The second looks at the clause's scores again beside those of the clauses around it, and at the stage: an open question
next to a closed one is coded alone, and "I understand" counts for little before "but".

Plain Python is fast enough because the rows that are added up (one for each feature seen) are single large integers
with a lane of 16 bits for each number: one addition adds all lanes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp
from operator import mul

from ..vocabulary import Code, Stage

CODES = tuple(Code)
STAGES = tuple(Stage)
SILENT = -5.0
"""The score that stands for a clause that is not there."""
ZERO = 42
"""The level of a stored weight that means nothing; levels go from 0 to 84."""
MOST = 700
"""Features of a clause that are counted; with more, a lane could run over."""

Scores = list[float]


@dataclass(frozen=True)
class First:
    """The first step.

    Attributes
    ----------
    rows : bytes
        For each feature, in order, a level for every hidden unit and for every code.
    scale : sequence of float
        What one level is worth, for each hidden unit and each code.
    bias : sequence of float
        For each hidden unit and each code.
    out : sequence of sequences of float
        For each code, the weights of the hidden units.
    """

    rows: bytes
    scale: Sequence[float]
    bias: Sequence[float]
    out: Sequence[Sequence[float]]

    @cached_property
    def _packed(self) -> dict[int, int]:
        return {}

    def scores(self, features: Sequence[int]) -> Scores:
        """Return one score for each code."""
        counted = features[:MOST]
        lanes = len(self.scale)
        total = sum(map(self._row, counted))
        sums = struct.unpack(f"<{lanes}H", total.to_bytes(2 * lanes, "little"))
        offset = ZERO * len(counted)
        values = [(one - offset) * worth + start for one, worth, start in zip(sums, self.scale, self.bias, strict=True)]
        split = lanes - len(CODES)
        hidden = [value if value > 0.0 else 0.0 for value in values[:split]]
        return [straight + sum(map(mul, hidden, row)) for straight, row in zip(values[split:], self.out, strict=True)]

    def _row(self, feature: int) -> int:
        row = self._packed.get(feature)
        if row is None:
            lanes = len(self.scale)
            wide = bytearray(2 * lanes)
            wide[::2] = self.rows[feature * lanes : (feature + 1) * lanes]
            row = self._packed[feature] = int.from_bytes(wide, "little")
        return row


@dataclass(frozen=True)
class Second:
    """The second step: for each code a bias and the weights of what `surroundings` lists."""

    bias: Sequence[float]
    weights: Sequence[Sequence[float]]

    def scores(self, seen: Sequence[float]) -> Scores:
        """Return one score for each code."""
        return [bias + sum(map(mul, seen, row)) for bias, row in zip(self.bias, self.weights, strict=True)]


@dataclass(frozen=True)
class Network:
    """Both steps."""

    first: First
    second: Second

    def scores(self, clauses: Iterable[Sequence[int]], stage: str) -> list[Scores]:
        """Return the scores of every clause of a reply, one for each code."""
        firsts = [self.first.scores(features) for features in clauses]
        return [self.second.scores(seen) for seen in surroundings(firsts, stage)]


def squashed(score: float) -> float:
    """Return a score as a number between 0 and 1."""
    return 1.0 / (1.0 + exp(-score)) if score > -30.0 else 0.0  # noqa: PLR2004  # below, nothing is left of it


def surroundings(firsts: Sequence[Scores], stage: str) -> list[Scores]:
    """Return, for each clause, what the second step looks at.

    Its own scores; squashed, its own, those of the clause before, of the one after, and the highest of all others;
    and the stage, as a 1 among zeros.
    """
    silent = squashed(SILENT)
    nothing = [silent] * len(CODES)
    soft = [[squashed(score) for score in scores] for scores in firsts]
    where = [float(stage == one) for one in STAGES]
    seen: list[Scores] = []
    for at, scores in enumerate(firsts):
        before = soft[at - 1] if at else nothing
        after = soft[at + 1] if at + 1 < len(soft) else nothing
        others = [max(column) for column in zip(nothing, *soft[:at], *soft[at + 1 :], strict=True)]
        seen.append([*scores, *soft[at], *before, *after, *others, *where])
    return seen
