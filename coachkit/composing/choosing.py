"""Among the possible replies of each turn those are chosen by which no guesser finds the one on track."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..checks.give_aways import GUESSERS, Score
from ..scenario import Reply

_ROUNDS = 6
_MARGIN = 0.04
"""By how much of the turns a guesser may beat chance here; `coachkit check` allows more than twice as much."""


@dataclass(frozen=True)
class Replies:
    """Replies that a turn could have; the first is on track, the second partly so, the others derail."""

    all: tuple[Reply, ...]


def chosen(turns: Sequence[Sequence[Replies]], guess: Score | None = None) -> tuple[Replies, ...]:
    """Choose one set of replies a turn, so that each guesser hits as often as by chance and hardly more.

    Parameters
    ----------
    turns : sequence of sequence of Replies
        For each turn what it could have.
    guess : callable, optional
        The bag of words, which goes by more than one can look for in a text.
    """
    scores = [*GUESSERS.values(), *([guess] if guess else [])]
    beaten = [[_beaten(replies, scores) for replies in turn] for turn in turns]
    picks = [0] * len(turns)
    total = [sum(beaten[turn][0][each] for turn in range(len(turns))) for each in range(len(scores))]
    for _ in range(_ROUNDS):
        before = list(picks)
        for turn, options in enumerate(beaten):
            rest = [all_of_it - here for all_of_it, here in zip(total, options[picks[turn]], strict=True)]
            picks[turn] = min(range(len(options)), key=lambda pick: _cost(rest, options[pick], len(turns)))
            total = [others + here for others, here in zip(rest, options[picks[turn]], strict=True)]
        if picks == before:
            break
    return tuple(turn[pick] for turn, pick in zip(turns, picks, strict=True))


def _beaten(replies: Replies, scores: Sequence[Score]) -> list[float]:
    """Return by how much each guesser beats chance in one turn."""
    return [_hit(replies, score) - 1 / len(replies.all) for score in scores]


def _hit(replies: Replies, score: Score) -> float:
    on_track, *others = (score(reply.text) for reply in replies.all)
    best = max(others)
    if on_track < best:
        return 0.0
    return 1 / (1 + others.count(on_track))


def _cost(rest: Sequence[float], here: Sequence[float], turns: int) -> float:
    """Return how far the guessers are from chance, those that beat it weighing most."""
    advantages = [(others + own) / turns for others, own in zip(rest, here, strict=True)]
    return sum(max(0.0, each - _MARGIN) * 100 + each * each for each in advantages)
