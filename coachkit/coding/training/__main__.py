"""``python -m coachkit.coding.training``: learn the coder's weights from the coded replies and write them.

It reads ``data/replies`` (without the frozen test), ``data/word_classes.txt`` and ``data/codebook.md``, takes some
minutes, and writes ``coachkit/coding/weights.txt``. The same data give the same weights.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ..corpus import CodedReply, read_replies, tuning
from ..features import Classes
from ..network import Network
from ..weights import FILE, Weights, weights_to
from . import DATA
from .instances import instances_of
from .learning import Recipe, learn
from .packing import classes_from, examples_from, packed
from .stacking import learn_bounds, learn_second, report, second_scores, seen_around, strangers_scores

VERSION = 1
LEAST = 13
"""Clauses that a feature has to stand in to be learned."""


def train(
    replies: Sequence[CodedReply], classes: Classes, examples: tuple[str, ...], recipe: Recipe, least: int = LEAST
) -> tuple[Weights, dict[str, float]]:
    """Learn weights from replies; return them with figures on replies of groups that were not learned from."""
    instances = instances_of(replies, classes)
    index = instances.index(least)
    first = packed(learn(instances.matrix(index), instances.earned, recipe))
    seen = seen_around(strangers_scores(instances, recipe, least), instances)
    second = learn_second(seen, instances.earned)
    scores = second_scores(second, seen)
    bounds = learn_bounds(scores, instances)
    weights = Weights(VERSION, classes, index, Network(first, second), bounds, examples)
    return weights, report(scores, instances, bounds)


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn, write, and say what came of it."""
    parser = argparse.ArgumentParser(prog="python -m coachkit.coding.training", description=__doc__)
    parser.add_argument("--also", type=Path, nargs="*", default=[], help="further folders of coded replies")
    parser.add_argument("--out", type=Path, default=Path(FILE), help="where to write the weights")
    options = parser.parse_args(arguments)
    replies = tuning(read_replies(DATA / "replies", *options.also))
    classes = classes_from(DATA / "word_classes.txt")
    weights, figures = train(replies, classes, examples_from(DATA / "codebook.md"), Recipe())
    options.out.write_bytes(weights_to(weights))
    sys.stdout.write(f"{len(replies)} replies, {len(weights.index)} features: {options.out}\n")
    sys.stdout.writelines(f"{name}: {figure:.3f}\n" for name, figure in figures.items())


if __name__ == "__main__":
    main()
