"""How right a coder's answers are: everything that the table shows, with intervals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from coachkit.coding.network import CODES
from coachkit.coding.training.instances import codes_of
from coachkit.coding.words import is_spoken, words_of
from coachkit.vocabulary import DERAILING, Code, outcome_of
from tests.benchmarks.coding_draws import DRAWS, draws_of, figure_of, share

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coachkit.coding.coding import Span
    from coachkit.coding.corpus import CodedReply
    from coachkit.coding.training.instances import Bools, Floats
    from tests.benchmarks.coding_answers import Answers
    from tests.benchmarks.coding_draws import Draws, Figure

BINS = 10
DERAILS = np.array([code in DERAILING for code in CODES])


class Bin(NamedTuple):
    """The codes of one bin of the reliability table: how many, how likely they were said to be, how many were true."""

    codes: int
    likely: float
    true: float


@dataclass(frozen=True)
class Counts:
    """For each draw and code: how often it was rightly given, given, and true."""

    right: Floats
    given: Floats
    true: Floats

    def precision(self) -> Floats:
        """Return the share of the codes given that are true."""
        return share(self.right, self.given)

    def recall(self) -> Floats:
        """Return the share of the true codes that were given."""
        return share(self.right, self.true)

    def f1(self) -> Floats:
        """Return the harmonic mean of the two; nan where a code is neither true nor given."""
        return share(2 * self.right, self.given + self.true)

    def macro(self) -> Floats:
        """Return the mean F1 over the codes that are true or given at all, for each draw."""
        f1 = self.f1()
        known = ~np.isnan(f1)
        return share(np.where(known, f1, 0.0).sum(axis=1), known.sum(axis=1))


def counts_of(taken: Bools, truth: Bools, draws: Draws) -> Counts:
    """Count."""
    right, given, true = (draws.sums(each.astype(float)) for each in (taken & truth, taken, truth))
    return Counts(right, given, true)


@dataclass(frozen=True)
class Bands:
    """Where the true codes are, and how far the bands can be relied on."""

    sure: Figure
    unsure: Figure
    silent: Figure
    sure_derailing: Figure
    precision_sure: Figure
    precision_unsure: Figure
    precision_sure_derailing: Figure


@dataclass(frozen=True)
class Scores:
    """All figures of one coder on one set."""

    replies: int
    turns: int
    positives: list[int]
    precision: list[Figure]
    recall: list[Figure]
    f1: list[Figure]
    macro: Figure
    exact: Figure
    outcome: Figure
    evidence: Figure
    evidence_all: Figure
    calibration: list[Bin] | None
    error: float | None
    bands: Bands | None
    drawn_macro: Floats


def score(answers: Answers, replies: Sequence[CodedReply], draws: int = DRAWS) -> Scores:
    """Measure one coder's answers to the replies."""
    truth, drawn = codes_of(replies), draws_of([reply.turn for reply in replies], draws)
    counts = counts_of(answers.taken, truth, drawn)
    number = drawn.sums(np.ones(len(replies)))
    overlap, right, either = _evidence(answers, replies)
    bins = None if answers.likely is None else reliability(answers.likely, truth)
    macro = counts.macro()
    return Scores(
        replies=len(replies),
        turns=drawn.weights.shape[1],
        positives=truth.sum(axis=0).tolist(),
        precision=_columns(counts.precision()),
        recall=_columns(counts.recall()),
        f1=_columns(counts.f1()),
        macro=figure_of(macro),
        exact=figure_of(share(drawn.sums((answers.taken == truth).all(axis=1).astype(float)), number)),
        outcome=figure_of(share(drawn.sums(_outcomes(answers.taken, truth, replies)), number)),
        evidence=figure_of(share(drawn.sums(overlap), drawn.sums(right))),
        evidence_all=figure_of(share(drawn.sums(overlap), drawn.sums(either))),
        calibration=bins,
        error=None if bins is None else expected_error(bins),
        bands=None if answers.sure is None else bands_of(answers.taken, answers.sure, truth, drawn),
        drawn_macro=macro,
    )


def difference(one: Scores, other: Scores) -> Figure:
    """Return how far the macro-F1 of one is above the other's, drawn together: both were asked the same replies."""
    return figure_of(one.drawn_macro - other.drawn_macro)


def _columns(values: Floats) -> list[Figure]:
    return [figure_of(column) for column in values.T]


def _outcomes(taken: Bools, truth: Bools, replies: Iterable[CodedReply]) -> Floats:
    """Return 1 where the codes given amount to the same as the true ones."""
    return np.array(
        [
            float(outcome_of(reply.stage, _named(given)) is outcome_of(reply.stage, _named(true)))
            for given, true, reply in zip(taken, truth, replies, strict=True)
        ]
    )


def _named(row: Bools) -> tuple[Code, ...]:
    return tuple(code for code, there in zip(CODES, row, strict=True) if there)


def _evidence(answers: Answers, replies: Sequence[CodedReply]) -> tuple[Floats, Floats, Floats]:
    """Return for each reply the sum of token-F1 over its rightly given codes, their number, and that of all codes.

    Replies whose codes were given without words do not count.
    """
    overlap, right, either = np.zeros((3, len(replies)))
    for at, (reply, found) in enumerate(zip(replies, answers.evidence, strict=True)):
        gold: dict[Code, list[Span]] = {}
        for code, span in reply.spans():
            gold.setdefault(code, []).append(span)
        if len(gold) == len(reply.codes):
            both = found.keys() & gold.keys()
            overlap[at] = sum(token_f1(reply.reply, found[code], gold[code]) for code in both)
            right[at], either[at] = len(both), len(found.keys() | gold.keys())
    return overlap, right, either


def token_f1(text: str, found: Iterable[Span], gold: Iterable[Span]) -> float:
    """Return the F1 of the words found against those that earn the code."""
    places = {(word.start, word.end) for word in words_of(text) if is_spoken(word.text)}
    one, other = _inside(places, found), _inside(places, gold)
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def _inside(places: Iterable[Span], spans: Iterable[Span]) -> set[Span]:
    known = list(spans)
    return {(start, end) for start, end in places if any(start < last and end > first for first, last in known)}


def reliability(likely: Floats, truth: Bools) -> list[Bin]:
    """Return the reliability table of all pairs of a reply and a code, in ten bins of equal width."""
    into = np.minimum((likely * BINS).astype(int), BINS - 1)
    rows = []
    for number in range(BINS):
        chosen = into == number
        count = int(chosen.sum())
        means = (float(likely[chosen].mean()), float(truth[chosen].mean())) if count else (float("nan"), float("nan"))
        rows.append(Bin(count, *means))
    return rows


def expected_error(bins: Iterable[Bin]) -> float:
    """Return the expected calibration error: how far likely and true are apart, by how many codes it concerns."""
    filled = [each for each in bins if each.codes]
    return sum(each.codes * abs(each.likely - each.true) for each in filled) / sum(each.codes for each in filled)


def bands_of(taken: Bools, sure: Bools, truth: Bools, draws: Draws) -> Bands:
    """Measure the bands."""
    unsure, all_codes = taken & ~sure, np.ones_like(DERAILS)
    return Bands(
        sure=_of(sure & truth, truth, all_codes, draws),
        unsure=_of(unsure & truth, truth, all_codes, draws),
        silent=_of(~taken & truth, truth, all_codes, draws),
        sure_derailing=_of(sure & truth, truth, DERAILS, draws),
        precision_sure=_of(sure & truth, sure, all_codes, draws),
        precision_unsure=_of(unsure & truth, unsure, all_codes, draws),
        precision_sure_derailing=_of(sure & truth, sure, DERAILS, draws),
    )


def _of(part: Bools, whole: Bools, codes: Bools, draws: Draws) -> Figure:
    ours, all_of_them = (draws.sums(each[:, codes].sum(axis=1).astype(float)) for each in (part, whole))
    return figure_of(share(ours, all_of_them))
