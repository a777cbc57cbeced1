"""Can a reader who knows nothing of coaching guess the reply on track? Then the replies give themselves away.

Each guesser looks at the replies of a turn and picks some; where it picks several, it is taken to choose among them by
chance. Its hits are compared with what picking blindly would hit.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ..errors import Problem, Rule
from ..scenario import Scenario, Turn
from ..vocabulary import Outcome
from .teaching import outcome_in

TOLERANCE = 0.10
"""By how much of a scenario's turns a guesser may beat chance (about one turn in ten); the library is held to 0.05."""

FEWEST_TURNS = 8
"""Turns that a scene needs for its guessers to say anything; shorter ones are looked at lesson by lesson."""

BAG = "a bag of words"
BAG_TOLERANCE = 0.20
"""The same for the bag of words. It learns from the other clients, so what it hits in one shifts with each that is
added, and in a dozen turns chance alone makes it two turns luckier now and then; together they are held to 0.05."""

ON, OFF = "on track", "off"
"""The two sides that the bag of words tells apart."""
_DRAWN = 4.0
"""Replies' worth of weight by which a word's share is drawn towards its share in all replies."""

Score = Callable[[str], float]

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_SENTENCE = re.compile(r"[.!?…](?=\s|$)")


@dataclass(frozen=True)
class Guess:
    """How one guesser did.

    Attributes
    ----------
    guesser : str
        What it goes by.
    hits, chance : float
        Expected number of turns in which it picks, or blind picking would pick, the reply on track.
    turns : int
        The turns looked at.
    """

    guesser: str
    hits: float
    chance: float
    turns: int

    @property
    def advantage(self) -> float:
        """Share of the turns by which the guesser beats chance."""
        return (self.hits - self.chance) / self.turns if self.turns else 0.0


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return [word.replace("\u2019", "'") for word in _WORD.findall(text.casefold())]


def _has(*wanted: str) -> Score:
    return lambda text: float(any(word.startswith(wanted) for word in words_of(text)))


GUESSERS: dict[str, Score] = {
    "the longest": len,
    "the shortest": lambda text: -len(text),
    "most sentences": lambda text: len(_SENTENCE.findall(text)),
    "with 'thank'": _has("thank"),
    "with 'later'": _has("later"),
    "with 'suppose'": _has("suppos"),
    "with a question mark": lambda text: float("?" in text),
}


def guesses(scenario: Scenario, others: Sequence[Scenario] = ()) -> list[Guess]:
    """Let every guesser loose on a scenario; the bag of words learns from the other scenarios, where there are any."""
    scores = dict(GUESSERS)
    if others:
        scores[BAG] = bag_of_words(others)
    return [guess_by(scenario, name, score) for name, score in scores.items()]


def guess_by(scenario: Scenario, name: str, score: Score) -> Guess:
    """Let one guesser loose on a scenario."""
    turns = [turn for turn in scenario.turns if turn.replies]
    hits = sum(_hit(scenario, turn, score) for turn in turns)
    chance = sum(_hit(scenario, turn, lambda _: 0.0) for turn in turns)
    return Guess(name, hits, chance, len(turns))


def _hit(scenario: Scenario, turn: Turn, score: Score) -> float:
    scored = [(score(reply.text), outcome_in(scenario, turn, reply)) for reply in turn.replies]
    best = max(value for value, _ in scored)
    picked = [outcome for value, outcome in scored if value == best]
    return picked.count(Outcome.ON_TRACK) / len(picked)


def pooled(scenarios: Sequence[Scenario]) -> list[Guess]:
    """Add up how each guesser does over several scenarios; the bag of words learns from the others each time."""
    totals: dict[str, Guess] = {}
    for scenario in scenarios:
        for found in guesses(scenario, [other for other in scenarios if other is not scenario]):
            before = totals.get(found.guesser, Guess(found.guesser, 0.0, 0.0, 0))
            totals[found.guesser] = Guess(
                found.guesser, before.hits + found.hits, before.chance + found.chance, before.turns + found.turns
            )
    return list(totals.values())


def bag_of_words(scenarios: Sequence[Scenario]) -> Score:
    """Train a guesser that knows which words the replies on track use.

    Naive Bayes over the presence of words; the share of replies that hold a word is drawn towards its share in all
    replies (an m-estimate), so that a rare word says little on either side.
    """
    holding = {on_track: Counter[str]() for on_track in (ON, OFF)}
    replies = Counter[str]()
    for scenario in scenarios:
        for turn, reply in scenario.replies():
            side = ON if outcome_in(scenario, turn, reply) is Outcome.ON_TRACK else OFF
            replies[side] += 1
            holding[side].update(set(words_of(reply.text)))
    everywhere = holding[ON] + holding[OFF]

    def share(word: str, side: str) -> float:
        expected = everywhere[word] / replies.total()
        return (holding[side][word] + _DRAWN * expected) / (replies[side] + _DRAWN)

    weight = {word: math.log(share(word, ON) / share(word, OFF)) for word in everywhere}
    return lambda text: sum(weight.get(word, 0.0) for word in set(words_of(text)))


def check_give_aways(scenario: Scenario, others: Sequence[Scenario] = ()) -> Iterator[Problem]:
    """Yield the guessers that beat chance by more than the tolerance; in a short scene that would be chance itself."""
    if scenario.is_scene and len(scenario.turns) < FEWEST_TURNS:
        return
    for guess in guesses(scenario, others):
        if guess.advantage > (BAG_TOLERANCE if guess.guesser == BAG else TOLERANCE):
            message = (
                f"the replies give themselves away: {guess.guesser} hits the one on track in {guess.hits:.1f} of "
                f"{guess.turns} turns, blind picking in {guess.chance:.1f}"
            )
            yield Problem(scenario.at, Rule.GIVE_AWAY, message)
