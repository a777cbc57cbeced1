"""The figures as text, and as plain values for JSON."""

from __future__ import annotations

from dataclasses import asdict
from math import isnan
from typing import TYPE_CHECKING, Any

import numpy as np

from coachkit.coding.network import CODES
from coachkit.coding.training.instances import codes_of
from tests.benchmarks.coding_draws import share
from tests.benchmarks.coding_scores import difference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coachkit.coding.corpus import CodedReply
    from coachkit.coding.training.instances import Bools
    from tests.benchmarks.coding_answers import Answers
    from tests.benchmarks.coding_draws import Figure
    from tests.benchmarks.coding_scores import Bin, Scores

LEGEND = """Brackets: 95 % interval, client turns drawn anew. Exact: all codes right. Outcome: the codes amount to the
same. Evid.: word-F1 of the evidence of the codes rightly given; all: codes missed or wrong count as 0 there; a coder
that names no words is taken to mean the whole reply, rules mean the sentence. ECE: expected calibration error over all
pairs of a reply and a code. Ahead: macro-F1 of the shipped coder above this one, on the same draws."""
NAME_WIDTH = 30
CONFUSED_WITH = 4


def plain(figure: Figure | float | None, places: int = 3) -> str:
    """Return a figure without its interval; a dash where there is none."""
    value = figure[0] if isinstance(figure, tuple) else figure
    return "–" if value is None or isnan(value) else f"{value:.{places}f}"


def ranged(figure: Figure) -> str:
    """Return a figure with its interval."""
    return "–" if isnan(figure.value) else f"{figure.value:.3f} [{figure.low:.3f}, {figure.high:.3f}]"


def summary(scored: Mapping[str, Scores], against: str) -> Iterator[str]:
    """Yield a line for each coder."""
    heads = ("exact", "outcome", "evid.", "all", "ECE")
    yield f"{'':{NAME_WIDTH}} {'macro-F1':>20} {''.join(f'{head:>9}' for head in heads)}   ahead"
    for name, each in scored.items():
        values = (each.exact, each.outcome, each.evidence, each.evidence_all, each.error)
        line = f"{name:{NAME_WIDTH}} {ranged(each.macro):>20} {''.join(f'{plain(value):>9}' for value in values)}"
        known = against in scored and name != against and each.replies == scored[against].replies
        yield f"{line}   {ranged(difference(scored[against], each))}" if known else line


def by_code(name: str, scores: Scores) -> Iterator[str]:
    """Yield a line for each code."""
    yield f"{name:{NAME_WIDTH}} {'true':>5}  {'precision':22} {'recall':22} F1"
    for at, code in enumerate(CODES):
        precision, recall, f1 = (ranged(each[at]) for each in (scores.precision, scores.recall, scores.f1))
        yield f"  {code.value:{NAME_WIDTH - 2}} {scores.positives[at]:5}  {precision:22} {recall:22} {f1}"


def bands(name: str, scores: Scores) -> Iterator[str]:
    """Yield where the true codes are, and how right the bands are."""
    each = scores.bands
    if each is None:
        return
    yield f"{name}: bands"
    yield f"  of the true codes: sure {ranged(each.sure)}, unsure {ranged(each.unsure)}, silent {ranged(each.silent)}"
    yield f"  of the true derailing codes: sure {ranged(each.sure_derailing)}"
    yield f"  precision: sure {ranged(each.precision_sure)}, unsure {ranged(each.precision_unsure)}"
    yield f"  precision of derailing codes in the sure band: {ranged(each.precision_sure_derailing)}"


def calibration(name: str, scores: Scores) -> Iterator[str]:
    """Yield the reliability table."""
    if scores.calibration is None:
        return
    yield f"{name}: reliability, ECE {plain(scores.error)}"
    yield f"  {'said':>9} {'codes':>8} {'mean':>7} {'true':>7}"
    for number, each in enumerate(scores.calibration):
        yield _bin(number / len(scores.calibration), each)


def _bin(start: float, each: Bin) -> str:
    return f"  {start:.1f}–{start + 0.1:.1f}   {each.codes:8} {plain(each.likely):>7} {plain(each.true):>7}"


def confusions(answers: Answers, replies: Sequence[CodedReply]) -> Iterator[str]:
    """Yield for each code what was wrongly given where it was missed, and what was missed where it was wrongly given.

    A reply can have several of both, and so stands under each.
    """
    truth = codes_of(replies)
    wrong, missed = answers.taken & ~truth, truth & ~answers.taken
    for at, code in enumerate(CODES):
        yield f"{code.value}: missed in {missed[:, at].sum()} of {truth[:, at].sum()}; {_beside(missed[:, at], wrong)}"
        given = answers.taken[:, at].sum()
        yield f"    wrongly given in {wrong[:, at].sum()} of {given}; {_beside(wrong[:, at], missed, 'truth')}"


def _beside(rows: Bools, others: Bools, what: str = "given") -> str:
    counted = others[rows].sum(axis=0)
    order = [at for at in np.argsort(-counted, kind="stable") if counted[at]][:CONFUSED_WITH]
    parts = [f"{CODES[at].value} {counted[at]}" for at in order]
    alone = int((~others[rows].any(axis=1)).sum())
    word = "nothing wrong given" if what == "given" else "nothing missed"
    return f"there: {', '.join([*parts, f'{word} {alone}'])}"


def pairs_confused(answers: Answers, replies: Sequence[CodedReply], most: int = 15) -> Iterator[str]:
    """Yield the commonest pairs of a code that was missed and one that was wrongly given in the same reply."""
    truth = codes_of(replies)
    missed, wrong = truth & ~answers.taken, answers.taken & ~truth
    counted = missed.astype(int).T @ wrong.astype(int)
    for flat in np.argsort(-counted, axis=None, kind="stable")[:most]:
        true, given = divmod(int(flat), len(CODES))
        of_true = share(counted[true, given], truth[:, true].sum())
        pair = f"{CODES[true].value} taken for {CODES[given].value}"
        yield f"{counted[true, given]:5}  {pair} ({plain(float(of_true))} of them)"


def as_values(scores: Scores) -> dict[str, Any]:
    """Return the figures as JSON can hold them: per code by its name, and None where there is none."""
    raw = asdict(scores)
    del raw["drawn_macro"]
    for key in ("positives", "precision", "recall", "f1"):
        raw[key] = dict(zip((code.value for code in CODES), raw[key], strict=True))
    values: dict[str, Any] = _without_nan(raw)
    return values


def _without_nan(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nan(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_without_nan(each) for each in value]
    return None if isinstance(value, float) and isnan(value) else value
