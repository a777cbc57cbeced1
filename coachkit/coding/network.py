"""The arithmetic of the coder: features to scores, clause by clause, then with an eye on the other clauses.

Two steps. The first is a small network over the features of one clause (a hidden layer, and a straight way past it).
The second looks at the clause's scores again beside those of the clauses around it, and at the stage: an open question
next to a closed one is coded alone, and "I understand" counts for little before "but".

Plain Python is fast enough because the rows that are added up (one for each feature seen) are single large integers
with a lane of 16 bits for each number: one addition adds all lanes.
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import exp
from operator import mul

from ..vocabulary import Code, Stage

CODES = tuple(Code)
STAGES = tuple(Stage)
SILENT = -5.0
"""The score that stands for a clause that is not there."""
ZERO = 31
"""The level of a stored weight that means nothing; levels go from 0 to 62."""
LOWEST = -30.0
"""Below this score nothing is left of a probability."""
MOST = 1000
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

    def scores(self, features: Collection[int]) -> Scores:
        """Return one score for each code."""
        counted = features if len(features) <= MOST else sorted(features)[:MOST]
        lanes = len(self.scale)
        total = sum(map(self._row, counted))
        sums = struct.unpack(f"<{lanes}H", total.to_bytes(2 * lanes, "little"))
        offset = ZERO * len(counted)
        values = [(one - offset) * worth + start for one, worth, start in zip(sums, self.scale, self.bias, strict=True)]
        split = lanes - len(CODES)
        hidden = [value if value > 0.0 else 0.0 for value in values[:split]]
        return [straight + sum(map(mul, hidden, row)) for straight, row in zip(values[split:], self.out, strict=True)]

    def _row(self, feature: int) -> int:
        lanes = len(self.scale)
        wide = bytearray(2 * lanes)
        wide[::2] = self.rows[feature * lanes : (feature + 1) * lanes]
        return int.from_bytes(wide, "little")


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

    def scores(self, clauses: Iterable[Collection[int]], stage: str) -> list[Scores]:
        """Return the scores of every clause of a reply, one for each code."""
        firsts = [self.first.scores(features) for features in clauses]
        return [self.second.scores(seen) for seen in surroundings(firsts, stage)]


def squashed(score: float) -> float:
    """Return a score as a number between 0 and 1."""
    return 1.0 / (1.0 + exp(-score)) if score > LOWEST else 0.0


def surroundings(firsts: Sequence[Scores], stage: str) -> list[Scores]:
    """Return, for each clause, what the second step looks at.

    Its own scores; squashed, its own, those of the clause before, of the one after, and the highest of all others;
    and the stage, as a 1 among zeros.
    """
    silent = squashed(SILENT)
    nothing = [silent] * len(CODES)
    soft = [list(map(squashed, scores)) for scores in firsts]
    where = [float(stage == one) for one in STAGES]
    lines = [nothing, *soft, nothing]
    tops = [sorted(column)[-2:] for column in zip(nothing, nothing, *soft, strict=True)]
    return [
        [*scores, *own, *before, *after, *map(_other, own, tops), *where]
        for scores, before, own, after in zip(firsts, lines, soft, lines[2:], strict=False)
    ]


def _other(own: float, tops: Sequence[float]) -> float:
    """Return the highest of the others, where `tops` are the two highest of all."""
    return tops[0] if own == tops[1] else tops[1]
