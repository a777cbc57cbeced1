"""What a coder answered: the codes of many replies, how likely and how sure each is, and the words that earned it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from coachkit.coding.coding import Span
from coachkit.coding.network import CODES
from coachkit.vocabulary import Code

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coachkit.coding.corpus import CodedReply
    from coachkit.coding.training.instances import Bools, Floats

Evidence = dict[Code, tuple[Span, ...]]


@dataclass(frozen=True)
class Answers:
    """One coder's answers to n replies.

    Attributes
    ----------
    taken : array of bool, shape (n, 17)
        The codes given.
    evidence : sequence of dict
        For each reply, the places of the words that earned each code.
    likely : array of float, shape (n, 17), or None
        How likely each code is; None where the coder does not say.
    sure : array of bool, shape (n, 17), or None
        The codes given that act at once; None where the coder has no bands.
    """

    taken: Bools
    evidence: Sequence[Evidence]
    likely: Floats | None = None
    sure: Bools | None = None

    def of(self, numbers: Sequence[int]) -> Answers:
        """Return the answers to some of the replies."""
        rows = list(numbers)
        likely, sure = self.likely, self.sure
        return Answers(
            self.taken[rows],
            [self.evidence[at] for at in rows],
            None if likely is None else likely[rows],
            None if sure is None else sure[rows],
        )


def whole_reply(replies: Sequence[CodedReply], taken: Bools, likely: Floats | None = None) -> Answers:
    """Return the answers of a coder that cannot tell which words it means: all of them."""
    evidence: list[Evidence] = [
        {code: ((0, len(reply.reply)),) for code, given in zip(CODES, row, strict=True) if given}
        for reply, row in zip(replies, taken, strict=True)
    ]
    return Answers(taken, evidence, likely)


def from_evidence(evidence: Sequence[Evidence]) -> Answers:
    """Return the answers of a coder that gives codes with words, and no more."""
    return Answers(taken_in(evidence), evidence)


def taken_in(codes: Sequence[Mapping[Code, object]]) -> Bools:
    """Return which codes are among those of each reply, shape (n, 17)."""
    return np.array([[code in some for code in CODES] for some in codes], dtype=bool).reshape(-1, len(CODES))


def joined(parts: Sequence[Answers], order: Sequence[Sequence[int]]) -> Answers:
    """Return the answers to all replies, given those to parts of them and the numbers of each part's replies."""
    back = np.argsort(np.concatenate([np.asarray(numbers) for numbers in order]))
    evidence = [found for part in parts for found in part.evidence]
    return Answers(
        np.vstack([part.taken for part in parts])[back],
        [evidence[at] for at in back],
        _stacked([part.likely for part in parts], back),
        _stacked([part.sure for part in parts], back),
    )


def _stacked(parts: Sequence[Floats | None], back: Floats) -> Floats | None:
    there = [part for part in parts if part is not None]
    return np.vstack(there)[back] if there else None
