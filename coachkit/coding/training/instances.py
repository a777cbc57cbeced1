"""Replies as instances to learn from: one for each clause, with its features and the codes that its words earn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from ..corpus import CodedReply
from ..features import Classes, Seen, numbered, see
from ..network import CODES
from ..words import words_of

Floats = NDArray[Any]  # of either precision
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

_HALF = 0.5


@dataclass(frozen=True)
class Instances:
    """The clauses of many replies.

    Attributes
    ----------
    replies : sequence of CodedReply
        n of them.
    features : list of list of str
        For each of the m clauses.
    earned : array of float, shape (m, 17)
        1 where the clause's words earn the code.
    owner : array of int, shape (m,)
        The number of the reply that the clause stands in.
    """

    replies: Sequence[CodedReply]
    features: list[list[str]]
    earned: Floats
    owner: Ints

    def of(self, chosen: Bools) -> Instances:
        """Return the clauses of the replies chosen; `chosen` has an entry for each reply."""
        kept = np.flatnonzero(chosen)
        renumbered = np.full(len(self.replies), -1)
        renumbered[kept] = np.arange(len(kept))
        inside = np.flatnonzero(chosen[self.owner])
        return Instances(
            [reply for reply, taken in zip(self.replies, chosen, strict=True) if taken],
            [self.features[number] for number in inside],
            self.earned[inside],
            renumbered[self.owner[inside]],
        )

    def matrix(self, index: dict[str, int]) -> sparse.csr_matrix:
        """Return the clauses as a matrix of zeros and ones, shape (m, number of features)."""
        rows = [sorted(numbered(features, index)) for features in self.features]
        ends = np.cumsum([0, *map(len, rows)])
        columns = np.fromiter((number for row in rows for number in row), dtype=np.int64, count=ends[-1])
        return sparse.csr_matrix((np.ones(len(columns)), columns, ends), (len(rows), len(index)))

    def index(self, least: int) -> dict[str, int]:
        """Number the features that stand in at least so many clauses."""
        counted = Counter(feature for features in self.features for feature in set(features))
        return {feature: at for at, feature in enumerate(sorted(f for f, count in counted.items() if count >= least))}


def instances_of(replies: Sequence[CodedReply], classes: Classes) -> Instances:
    """Take replies apart; those without a word in them are left out."""
    kept, features, earned, owner = list[CodedReply](), list[list[str]](), list[Floats](), list[int]()
    for reply in replies:
        seen = see(words_of(reply.reply), words_of(reply.client), reply.stage.value, classes)
        if seen.clauses:
            features += seen.features
            earned.append(_earned(reply, seen))
            owner += [len(kept)] * len(seen.clauses)
            kept.append(reply)
    return Instances(kept, features, np.vstack(earned), np.array(owner))


def codes_of(replies: Sequence[CodedReply]) -> Bools:
    """Return which codes each reply earns, shape (n, 17)."""
    return np.array([[code in reply.codes for code in CODES] for reply in replies])


def strongest(scores: Floats, owner: Ints, replies: int) -> Floats:
    """Return the highest score of each reply's clauses for each code, shape (n, 17)."""
    highest = np.full((replies, scores.shape[1]), -np.inf)
    np.maximum.at(highest, owner, scores)
    return highest


def _earned(reply: CodedReply, seen: Seen) -> Floats:
    """Mark the clauses that a code's words stand in: half of the clause, or half of the words; else the best one."""
    earned = np.zeros((len(seen.clauses), len(CODES)))
    places = [(seen.words[start].start, seen.words[end - 1].end) for start, end in seen.clauses]
    for code, (start, end) in reply.spans():
        shares = [
            max(0, min(end, last) - max(start, first)) / max(1, min(last - first, end - start))
            for first, last in places
        ]
        inside = [at for at, share in enumerate(shares) if share >= _HALF] or [int(np.argmax(shares))]
        earned[inside, CODES.index(code)] = 1.0
    return earned
