"""What cannot be coded, and how that is said: too little, too much, another language, code, or borrowed words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .weights import Weights
from .words import Word, is_spoken, words_of

LONGEST = 3000
"""Characters of a reply; nobody says more in one turn."""

NOTHING = "There are no words here that could be coded."
TOO_LONG = f"This is longer than {LONGEST:,} characters, more than anybody says in one turn, so it was not coded."
CODE = "This looks like code or markup rather than speech, so it was not coded."
UNKNOWN = "Most of these words are not English that the coder knows, so it was not coded."
NAMES = "This names the moves but says nothing to the client yet. Say it as you would say it to them."
CLIENTS = "These are the client's own words. Say what you would answer."
SHOWN = "These words stood on the screen. Say it in words of your own, about what this client has just said."
CODEBOOK = "These are the codebook's examples put together. Say it in words of your own, to this client."

_MARKUP = re.compile(
    r"</?[a-zA-Z][^<>]*>|[{}]\s*$|^\s*[{}]|\bdef \w+\(|\bfunction\s*\w*\(|\bSELECT\b.+\bFROM\b|=>|::|[=!]=",
    re.MULTILINE,
)
_MOVES = frozenset(
    "acknowledge acknowledged acknowledging acknowledgement note noted noting notes suspend suspended suspending "
    "suspension return returned returning returns thanks thank assume assumed assuming vision defer deferred deferring "
    "park parked ledger step steps future hand back test signpost reality statement list listed later".split()
)
_LINKS = frozenset("i the a an and then to it , . ! ? ; : - — …".split())
_RUN = 5
_MOST_BORROWED = 0.7
_LEAST_KNOWN = 0.5
_ENOUGH_WORDS = 3
_EXAMPLES = 3


def remark_on(reply: str, words: Sequence[Word], client: Sequence[Word], shown: Iterable[str], weights: Weights) -> str:
    """Return why a reply cannot be coded, in plain words for the trainee; empty when it can."""
    spoken = spoken_in(words)
    if not any(word[0].isalpha() for word in spoken):
        return NOTHING
    if _MARKUP.search(reply):
        return CODE
    if _is_unknown([word for word in spoken if word[0].isalpha()], weights):
        return UNKNOWN
    if _names_moves(words):
        return NAMES
    return _borrowed_from(spoken, spoken_in(client), shown, weights)


def spoken_in(words: Iterable[Word]) -> list[str]:
    """Return the words without the marks."""
    return [word.text for word in words if is_spoken(word.text)]


def _is_unknown(spoken: Sequence[str], weights: Weights) -> bool:
    known = sum(map(weights.knows, spoken))
    return known < _LEAST_KNOWN * len(spoken) if len(spoken) >= _ENOUGH_WORDS else known == 0


def _names_moves(words: Iterable[Word]) -> bool:
    content = [word.text for word in words if word.text not in _LINKS]
    return len(content) > 1 and len(set(content) & _MOVES) > 1 and all(word in _MOVES for word in content)


def _borrowed_from(spoken: Sequence[str], client: Sequence[str], shown: Iterable[str], weights: Weights) -> str:
    if _share(spoken, [client]) >= _MOST_BORROWED:
        return CLIENTS
    if _share(spoken, (spoken_in(words_of(text)) for text in shown)) >= _MOST_BORROWED:
        return SHOWN
    text = f" {' '.join(spoken)} "
    found = [example for example in weights.examples if f" {example} " in text]
    if len(found) >= _EXAMPLES and sum(len(example.split()) for example in found) >= _MOST_BORROWED * len(spoken):
        return CODEBOOK
    return ""


def _share(spoken: Sequence[str], sources: Iterable[Sequence[str]]) -> float:
    """Return the share of words that stand in runs of five or more taken over from one of the sources."""
    if len(spoken) < _RUN:
        return 0.0
    runs: set[tuple[str, ...]] = set()
    for said in sources:
        runs.update(tuple(said[at : at + _RUN]) for at in range(len(said) - _RUN + 1))
    taken = {
        at + step
        for at in range(len(spoken) - _RUN + 1)
        if tuple(spoken[at : at + _RUN]) in runs
        for step in range(_RUN)
    }
    return len(taken) / len(spoken)
