"""The coders that are measured beside each other: each learns from coded replies and answers others."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

from coachkit.coding import code_reply
from coachkit.coding.features import numbered, see
from coachkit.coding.network import CODES
from coachkit.coding.training import DATA
from coachkit.coding.training.__main__ import train
from coachkit.coding.training.instances import codes_of
from coachkit.coding.training.learning import Recipe
from coachkit.coding.training.packing import classes_from, examples_from
from coachkit.coding.weights import Weights, shipped_weights
from coachkit.coding.words import words_of
from coachkit.vocabulary import Band
from tests.benchmarks.coding_answers import Answers, taken_in, whole_reply
from tests.benchmarks.coding_minilm import Embedder, MiniLm
from tests.benchmarks.coding_rules import Rules

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coachkit.coding import Coding
    from coachkit.coding.corpus import CodedReply
    from coachkit.coding.features import Classes
    from coachkit.coding.training.instances import Bools, Floats

SHIPPED = "shipped coder"
MAJORITY, RULES, SVC, MINILM = "majority", "rules only", "TF-IDF + SVC", "MiniLM + LR"
NAMES = (MAJORITY, RULES, SVC, MINILM, SHIPPED)


class Coder(Protocol):
    """Whatever codes replies."""

    def learn(self, replies: Sequence[CodedReply]) -> None:
        """Learn from coded replies, forgetting what was learned before."""

    def answers(self, replies: Sequence[CodedReply]) -> Answers:
        """Code replies."""


@dataclass
class Majority:
    """Gives every reply the set of codes that is the commonest."""

    _commonest: Bools = field(default_factory=lambda: np.zeros(len(CODES), dtype=bool))

    def learn(self, replies: Sequence[CodedReply]) -> None:
        """Find the commonest set; among equals the one that comes first in the codebook's order."""
        counted = Counter(tuple(row.tolist()) for row in codes_of(replies))
        self._commonest = np.array(max(counted, key=lambda row: (counted[row], row)))

    def answers(self, replies: Sequence[CodedReply]) -> Answers:
        """Code replies."""
        return whole_reply(replies, np.tile(self._commonest, (len(replies), 1)))


@dataclass(frozen=True)
class SvcSetting:
    """How strongly the SVC is held back, and how its codes are weighed."""

    c: float
    weight: str | None


SVC_GRID = [SvcSetting(c, weight) for weight in (None, "balanced") for c in (0.1, 0.3, 1.0, 3.0)]
SVC_CHOSEN = SvcSetting(c=1.0, weight="balanced")
"""The best of `SVC_GRID` on the tuning groups (`--grid`)."""


@dataclass
class TfidfSvc:
    """Words and pairs of words of the reply, and a linear SVC for each code."""

    setting: SvcSetting = SVC_CHOSEN
    pipeline: Any = None

    def learn(self, replies: Sequence[CodedReply]) -> None:
        """Learn from coded replies."""
        how = self.setting
        self.pipeline = make_pipeline(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
            OneVsRestClassifier(LinearSVC(C=how.c, class_weight=how.weight, random_state=0)),
        ).fit([reply.reply for reply in replies], codes_of(replies).astype(int))

    def answers(self, replies: Sequence[CodedReply]) -> Answers:
        """Code replies."""
        return whole_reply(replies, self.pipeline.predict([reply.reply for reply in replies]) > 0)


@dataclass
class Shipped:
    """Coachkit's own coder."""

    weights: Weights = field(default_factory=shipped_weights)

    def learn(self, replies: Sequence[CodedReply]) -> None:
        """Learn as `python -m coachkit.coding.training` does."""
        self.weights, _ = train(replies, word_classes(), examples_from(DATA / "codebook.md"), Recipe())

    def answers(self, replies: Sequence[CodedReply]) -> Answers:
        """Code replies, through the door that everybody uses."""
        codings = [code_reply(each.reply, each.client, each.stage, weights=self.weights) for each in replies]
        likely = [self._likely(each, coding) for each, coding in zip(replies, codings, strict=True)]
        sure = [[code for code, band in coding.bands.items() if band is Band.SURE] for coding in codings]
        return Answers(
            taken_in([coding.evidence for coding in codings]),
            [dict(coding.evidence) for coding in codings],
            np.array(likely).reshape(-1, len(CODES)),
            taken_in([dict.fromkeys(codes) for codes in sure]),
        )

    def _likely(self, reply: CodedReply, coding: Coding) -> Floats:
        """Return how likely each code is, those too that the coder is silent about."""
        if coding.remark:
            return np.zeros(len(CODES))
        known = self.weights
        seen = see(words_of(reply.reply), words_of(reply.client), reply.stage.value, known.classes)
        scores = known.network.scores([numbered(each, known.index) for each in seen.features], reply.stage.value)
        highest = map(max, zip(*scores, strict=True))
        return np.array([known.bounds[code].probability(score) for code, score in zip(CODES, highest, strict=True)])


@dataclass
class AsShipped(Shipped):
    """The weights as they are shipped, whatever there is to learn."""

    def learn(self, replies: Sequence[CodedReply]) -> None:
        """Learn nothing."""


@cache
def word_classes() -> Classes:
    """Return the classes of words that training reads."""
    return classes_from(DATA / "word_classes.txt")


@dataclass(frozen=True)
class Makers:
    """How the coders of the table are made, by name."""

    cache: Path | None
    retrained: bool

    def of(self, name: str) -> Coder:
        """Make one."""
        makers: dict[str, Callable[[], Coder]] = {
            MAJORITY: Majority,
            RULES: Rules,
            SVC: TfidfSvc,
            MINILM: lambda: MiniLm(Embedder(self.cache)),
            SHIPPED: Shipped if self.retrained else AsShipped,
        }
        return makers[name]()


def told(text: str) -> None:
    """Say how far it is, on standard error: the table alone is on standard output."""
    print(text, file=sys.stderr, flush=True)
