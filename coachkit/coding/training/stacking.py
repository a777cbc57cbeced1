"""The network's second step, and how its scores are read: learned from scores that the first step gave to strangers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from sklearn.linear_model import LogisticRegression

from ...vocabulary import DERAILING, Code
from ..network import CODES, Second, surroundings
from ..weights import Bounds
from .instances import Bools, Floats, Instances, codes_of, strongest
from .learning import Recipe, learn

FOLDS = 4
SURE_ENOUGH = 0.92
"""Precision that the sure band of a derailing code has to have on strangers' replies; 0.9 is what is promised."""
SURE_SERVING = 0.93
"""Likewise for the other codes, where a mistake costs less."""


def held_out_groups(instances: Instances, folds: int = FOLDS) -> list[Bools]:
    """Return, for each fold, which replies are held out: whole writing groups, with their client turns."""
    groups = sorted({reply.group for reply in instances.replies})
    return [np.array([reply.group in set(groups[fold::folds]) for reply in instances.replies]) for fold in range(folds)]


def strangers_scores(instances: Instances, recipe: Recipe, least: int) -> Floats:
    """Return first-step scores of every clause by a network that never saw its writing group."""
    scores = np.zeros_like(instances.earned)
    for held_out in held_out_groups(instances):
        known = instances.of(~held_out)
        index = known.index(least)
        learned = learn(known.matrix(index), known.earned, recipe)
        scores[held_out[instances.owner]] = learned.scores(instances.of(held_out).matrix(index))
    return scores


def seen_around(scores: Floats, instances: Instances) -> Floats:
    """Return what the second step looks at, for every clause."""
    starts = np.flatnonzero(np.diff(instances.owner, prepend=-1))
    replies = np.split(scores, starts[1:])
    return np.vstack(
        [surroundings(own.tolist(), reply.stage.value) for own, reply in zip(replies, instances.replies, strict=True)]
    )


def learn_second(seen: Floats, earned: Floats) -> Second:
    """Learn the second step; columns are brought to one scale for it, and the scale is folded into the weights."""
    mean, spread = seen.mean(axis=0), seen.std(axis=0) + 1e-6
    models = [LogisticRegression(C=0.1, max_iter=500).fit((seen - mean) / spread, column) for column in earned.T]
    weights = np.array([model.coef_[0] / spread for model in models])
    bias = np.array([model.intercept_[0] for model in models]) - weights @ mean
    return Second(_rounded(bias), [_rounded(row) for row in weights])


def second_scores(second: Second, seen: Floats) -> Floats:
    """Return the scores of the second step for every clause."""
    return np.asarray(seen @ np.array(second.weights).T + np.array(second.bias))


def learn_bounds(scores: Floats, instances: Instances) -> dict[Code, Bounds]:
    """Learn how scores are read: probabilities, and where each band begins."""
    truth = codes_of(instances.replies)
    highest = strongest(scores, instances.owner, len(instances.replies))
    bounds = {}
    for at, code in enumerate(CODES):
        curve = LogisticRegression(C=1e6).fit(highest[:, [at]], truth[:, at])
        slope, rise = float(curve.coef_[0, 0]), float(curve.intercept_[0])
        read = Bounds(round(slope, 4), round(rise, 4), 0.5, 0.5, 0.5)
        likely = np.array([read.probability(score) for score in highest[:, at]])
        clauses = np.array([read.probability(score) for score in scores[:, at]])
        bounds[code] = replace(
            read,
            unsure=_best(likely, truth[:, at]),
            sure=_sure(likely, truth[:, at], SURE_ENOUGH if code in DERAILING else SURE_SERVING),
            clause=_best(clauses, instances.earned[:, at] > 0),
        )
    return {code: replace(each, sure=max(each.sure, each.unsure)) for code, each in bounds.items()}


def _best(likely: Floats, truth: Bools) -> float:
    """Return the probability from which on taking the code gives the highest F1."""
    order = np.argsort(-likely)
    right = np.cumsum(truth[order])
    f1 = 2 * right / (np.arange(1, len(order) + 1) + truth.sum())
    return round(float(likely[order][int(np.argmax(f1))]), 4)


def _sure(likely: Floats, truth: Bools, wanted: float) -> float:
    """Return the lowest probability from which on at least `wanted` of the codes given are right."""
    order = np.argsort(-likely)
    right = np.cumsum(truth[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(right >= wanted)
    return round(float(likely[order][good[-1]]), 4) if len(good) else 1.0


def _rounded(numbers: Floats) -> list[float]:
    return [round(float(number), 4) for number in numbers]


def report(scores: Floats, instances: Instances, bounds: dict[Code, Bounds]) -> dict[str, float]:
    """Return macro-F1, and how the sure band stands: precision of derailing codes, share of all true codes."""
    truth = codes_of(instances.replies)
    highest = strongest(scores, instances.owner, len(instances.replies))
    given = np.column_stack([bounds[code].slope * highest[:, at] + bounds[code].rise for at, code in enumerate(CODES)])
    likely = 1 / (1 + np.exp(-given))
    taken = likely >= [bounds[code].unsure for code in CODES]
    sure = likely >= [bounds[code].sure for code in CODES]
    derails = [code in DERAILING for code in CODES]
    return {
        "macro-F1": float(np.mean(_f1(taken, truth))),
        "exact": float((taken == truth).all(axis=1).mean()),
        "sure, derailing, right": float((sure & truth)[:, derails].sum() / max(1, sure[:, derails].sum())),
        "sure, share of true codes": float((sure & truth).sum() / truth.sum()),
        "sure, share of true derailing codes": float((sure & truth)[:, derails].sum() / truth[:, derails].sum()),
    }


def _f1(taken: Bools, truth: Bools) -> Sequence[float]:
    right = (taken & truth).sum(axis=0)
    return list(2 * right / np.maximum(1, taken.sum(axis=0) + truth.sum(axis=0)))
