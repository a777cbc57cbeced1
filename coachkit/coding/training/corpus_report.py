"""``python -m coachkit.coding.training.corpus_report``: how varied the written replies are.

It prints how many replies, turns, groups and positives of each code there are, the share of near-duplicates, and the
commonest four-word runs with the share of replies that each stands in.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from math import ceil
from pathlib import Path

from ...vocabulary import Code
from ..corpus import CodedReply, read_replies
from ..words import is_spoken, words_of
from . import DATA

NEAR = 0.8
"""From which Jaccard index of their word trigrams on two replies are near-duplicates."""
COMMONEST = 50
_RUN = 4

Trigrams = frozenset[tuple[str, ...]]


def runs_of(text: str, length: int) -> Trigrams:
    """Return the runs of so many words, each once."""
    spoken = [word.text for word in words_of(text) if is_spoken(word.text)]
    return frozenset(tuple(spoken[at : at + length]) for at in range(len(spoken) - length + 1))


def commonest_runs(texts: Sequence[str], most: int = COMMONEST) -> list[tuple[str, float]]:
    """Return the commonest four-word runs, each with the share of texts that it stands in."""
    counted = Counter(run for text in texts for run in runs_of(text, _RUN))
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return [(" ".join(run), count / len(texts)) for run, count in ranked[:most]]


def near_duplicates(texts: Sequence[str], near: float = NEAR) -> set[int]:
    """Return the numbers of the texts that are nearly the same as another; texts below three words are passed over.

    Two sets that are alike to 0.8 share one of the rarest trigrams of each: of n trigrams at least ``0.8 n`` are common
    to both, so that among the ``n - ⌈0.8 n⌉ + 1`` rarest there is one of them. Only texts that meet there are compared.
    """
    sets = [runs_of(text, 3) for text in texts]
    counted = Counter(run for runs in sets for run in runs)
    met, found = dict[tuple[str, ...], list[int]](), set[int]()
    for number, runs in enumerate(sets):
        rarest = sorted(runs, key=lambda run: (counted[run], run))[: len(runs) - _at_least(near, len(runs)) + 1]
        for other in {other for run in rarest for other in met.get(run, ())}:
            if len(runs & sets[other]) >= near * len(runs | sets[other]):
                found |= {number, other}
        for run in rarest:
            met.setdefault(run, []).append(number)
    return found


def _at_least(near: float, size: int) -> int:
    return ceil(near * size - 1e-9)


def lines(replies: Sequence[CodedReply]) -> Iterator[str]:
    """Yield the lines of the report."""
    texts = [reply.reply for reply in replies]
    turns, groups = {reply.turn for reply in replies}, {reply.group for reply in replies}
    yield f"{len(replies)} replies to {len(turns)} client turns, in {len(groups)} writing groups"
    yield f"near-duplicates: {len(near_duplicates(texts)) / len(texts):.2%} of the replies"
    positives = Counter(code for reply in replies for code in reply.codes)
    yield "\npositives of each code:"
    yield from (f"{positives[code]:7}  {code}" for code in Code)
    yield f"\nthe {COMMONEST} commonest four-word runs, and in which share of the replies they stand:"
    yield from (f"{share:7.2%}  {run}" for run, share in commonest_runs(texts))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(prog="python -m coachkit.coding.training.corpus_report", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*", default=[DATA / "replies"], help="folders of coded replies")
    sys.stdout.writelines(f"{line}\n" for line in lines(read_replies(*parser.parse_args(arguments).folders)))


if __name__ == "__main__":
    main()
