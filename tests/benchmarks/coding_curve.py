"""How accuracy grows with what there is to learn from, and which settings suit the coders beside ours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from tests.benchmarks.coding_coders import MINILM, SVC, SVC_GRID, Shipped, TfidfSvc, told
from tests.benchmarks.coding_minilm import GRID, Embedder, MiniLm
from tests.benchmarks.coding_scores import score
from tests.benchmarks.coding_sets import SEED, across, by_group
from tests.benchmarks.coding_tables import plain, ranged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from coachkit.coding.corpus import CodedReply
    from tests.benchmarks.coding_coders import Coder
    from tests.benchmarks.coding_draws import Figure

SIZES = (3, 6, 12, 24)
GRID_FOLDS = 3
GRID_DRAWS = 1


@dataclass(frozen=True)
class Point:
    """What was learned from so many writing groups."""

    groups: int
    replies: int
    shipped: Figure
    svc: Figure


def curve_points(replies: Sequence[CodedReply], folds: int, draws: int) -> list[Point]:
    """Learn from ever more writing groups, and measure on one fold of groups held out."""
    out = set(by_group(replies, folds)[0])
    held_out = [reply for at, reply in enumerate(replies) if at in out]
    others = [reply for at, reply in enumerate(replies) if at not in out]
    names = np.random.default_rng(SEED).permutation(sorted({reply.group for reply in others})).tolist()
    points = []
    for size in (*(size for size in SIZES if size < len(names)), len(names)):
        told(f"learning curve: {size} groups")
        learned = [reply for reply in others if reply.group in names[:size]]
        macros = []
        for coder in (Shipped(), TfidfSvc()):
            coder.learn(learned)
            macros.append(score(coder.answers(held_out), held_out, draws).macro)
        points.append(Point(size, len(learned), *macros))
    return points


def curve_lines(points: Sequence[Point]) -> Iterator[str]:
    """Yield the curve as lines."""
    yield f"{'groups':>6} {'replies':>8}  {'shipped coder':22} {SVC}"
    for point in points:
        yield f"{point.groups:6} {point.replies:8}  {ranged(point.shipped):22} {ranged(point.svc)}"


def grid_lines(replies: Sequence[CodedReply], names: Sequence[str], cache: Path | None) -> Iterator[str]:
    """Yield the macro-F1 of each setting as it comes out."""
    folds = by_group(replies, GRID_FOLDS)
    tries: list[tuple[str, Callable[[], Coder]]] = []
    if SVC in names:
        tries += [(f"{SVC}: {how}", partial(TfidfSvc, how)) for how in SVC_GRID]
    if MINILM in names:
        embedder = Embedder(cache)
        tries += [(f"{MINILM}: {how}", partial(MiniLm, embedder, how)) for how in GRID]
    for name, make in tries:
        yield f"{plain(score(across(folds, replies, make), replies, GRID_DRAWS).macro)}  {name}"
