"""What cannot be coded, and how that is said: too little, too much, another language, code, or borrowed words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from .weights import Weights
from .words import Word, is_spoken, words_of

LONGEST = 3000
"""Characters of a reply; nobody says more in one turn."""

NOTHING = "There are no words here that could be coded."
TOO_LONG = f"This is longer than {LONGEST:,} characters, more than anybody says in one turn, so it was not coded."
CODE = "This looks like code or markup rather than speech, so it was not coded."
UNKNOWN = "The program does not know most of these words, so it could not tell what they do."
NAMES = "This names the moves but says nothing to the client yet. Say it as you would say it to them."
CLIENTS = "These are the client's own words. Say what you would answer."
SHOWN = "These words stood on the screen. Say it in words of your own, about what this client has just said."
CODEBOOK = "These are the codebook's examples put together. Say it in words of your own, to this client."

_SMILEY = re.compile(r"[:;=8][-'o]?[(){}\[\]|/\\DPp3]|[({]['-]?[:;=]")
_MARKUP = re.compile(
    r"</\w+>|<!|<\?\w|</?(?:html|head|body|script|style|div|span|p|br|b|i|a|img|table|ul|li|h\d|input|form)\b[^<>]*>"
    r"|^\s*(?:#include\b|#!/|def \w+\(|from [\w.]+ import |import \w+$)|\bfunction\s*\w*\(|\bSELECT\b.+\bFROM\b"
    r'|"\w+"\s*:\s*["\d\[{]',
    re.MULTILINE,
)
_SIGNS = re.compile(
    r"\{[^{}]*\}|\{\s*$|^\s*\}|;[ \t]*$|\)\s*=>|=>\s*[{(]|\w::\w|[=!]=|&&|\|\||\b[a-z]+_[a-z]|\$[a-zA-Z{(]|\\[a-z]"
    r"|\w\((?!e?s\))[^()\s]*\)(?!\w)",
    re.MULTILINE,
)
_ENOUGH_SIGNS = 2
_JARGON = frozenset(
    "acknowledge acknowledged acknowledging acknowledgement note noted noting notes suspend suspended suspending "
    "suspension return returned returning returns assume assumed assuming suppose supposing vision defer deferred "
    "deferring park parked parking ledger signpost".split()
)
_MOVES = _JARGON | frozenset(
    "thanks thank step steps future hand back test reality statement list listed later".split()
)
_LINKS = frozenset("i it the a an and or then to of plus also please first second next now my ask about step 0".split())
_FOREIGN = frozenset(
    "und das ist ich nicht ein eine einen dass wie mit auf du wir sie der den dem zu que por una los las el es con "
    "para muy lo le les des est une pour je tu il qui et dans pas ne non di che een het ik niet wat van dat jak co na "
    "ti te det jeg og er mi su ca du au ou uma os de en se si la".split()
)
"""Little words of other languages, some of which were met in training."""
_FIRST_PERSON = frozenset("i me my mine we us our".split())
_NODS = frozenset("ok okay k mm mmm mhm mmhm mm-hm mm-hmm hm hmm hmmm uh-huh ah oh aha um er".split())
_RUN = 3
_RUN_OF_SEVERAL = 5
_MOST_BORROWED = 0.7
_MOST_OF_A_SOURCE = 0.5
_LONG_RUN = 12
_LEAST_KNOWN = 0.4
_ENOUGH_WORDS = 3
_MOST_MOVES = 0.6
_EXAMPLES = 3


def remark_on(reply: str, words: Sequence[Word], client: Sequence[Word], shown: Iterable[str], weights: Weights) -> str:
    """Return why a reply cannot be coded, in plain words for the trainee; empty when it can."""
    spoken, said = spoken_in(words), spoken_in(client)
    if not any(word[0].isalpha() for word in spoken):
        return NOTHING
    if _is_code(reply):
        return CODE
    if _is_unknown([word for word in spoken if word[0].isalpha()], said, weights):
        return UNKNOWN
    if _names_moves(spoken):
        return NAMES
    return _borrowed_from(spoken, said, shown, weights)


def is_nod(words: Iterable[Word]) -> bool:
    """Say whether a reply is a nod and no more; it can be read, and earns nothing (codebook, rule 15)."""
    return all(word in _NODS for word in spoken_in(words))


def spoken_in(words: Iterable[Word]) -> list[str]:
    """Return the words without the marks."""
    return [word.text for word in words if is_spoken(word.text)]


def _is_code(reply: str) -> bool:
    """Say whether there is markup, or two signs of a programming language; one alone may be a slip or a smiley."""
    return bool(_MARKUP.search(reply)) or len(_SIGNS.findall(_SMILEY.sub(" ", reply))) >= _ENOUGH_SIGNS


def _is_unknown(spoken: Sequence[str], client: Sequence[str], weights: Weights) -> bool:
    names = set(client)
    known = sum(word not in _FOREIGN and (word in names or weights.knows(word)) for word in spoken)
    return known < _LEAST_KNOWN * len(spoken) if len(spoken) >= _ENOUGH_WORDS else known == 0


def _names_moves(spoken: Iterable[str]) -> bool:
    content = [word for word in spoken if word not in _LINKS]
    moves = [word for word in content if word in _MOVES]
    most = _MOST_MOVES if len(set(moves) & _JARGON) >= _ENOUGH_WORDS else 1.0
    return len(set(moves)) > 1 and len(moves) >= most * len(content)


def _borrowed_from(spoken: Sequence[str], client: Sequence[str], shown: Iterable[str], weights: Weights) -> str:
    if _echoes(spoken, client):
        return CLIENTS
    if _was_shown(spoken, [spoken_in(words_of(text)) for text in shown]):
        return SHOWN
    if _is_pasted(spoken, weights.examples):
        return CODEBOOK
    return ""


def _echoes(spoken: Sequence[str], client: Sequence[str]) -> bool:
    """Say whether the client's words are given back as they were; with "you" for "I" that is a reflection."""
    kept = {spoken[at] for at in _taken(spoken, client, _RUN)}
    return _is_from(spoken, client) and (bool(kept & _FIRST_PERSON) or not _FIRST_PERSON & set(client))


def _was_shown(spoken: Sequence[str], sources: Sequence[Sequence[str]]) -> bool:
    """Say whether the words are one of the sources, or longer runs of several."""
    together = set[int]().union(*(_taken(spoken, source, _RUN_OF_SEVERAL) for source in sources))
    several = len(together) >= max(_LONG_RUN, _MOST_BORROWED * len(spoken))
    return several or any(_is_from(spoken, source) for source in sources)


def _is_from(spoken: Sequence[str], source: Sequence[str]) -> bool:
    """Say whether most of the words were taken over from a source, and much of the source at that."""
    if len(source) < _RUN:
        return bool(source) and list(spoken) == list(source)
    taken = len(_taken(spoken, source, _RUN))
    much = min(_LONG_RUN, _MOST_OF_A_SOURCE * len(source))
    return taken >= max(much, _MOST_BORROWED * len(spoken))


def _is_pasted(spoken: Sequence[str], examples: tuple[str, ...]) -> bool:
    """Say whether the words are three or more of the examples, with little else."""
    pairs = _pairs_in(examples)
    places: dict[int, set[int]] = {}
    for at, pair in enumerate(pairwise(spoken)):
        for example in pairs.get(pair, ()):
            places.setdefault(example, set()).update((at, at + 1))
    taken, found = set[int](), 0
    for example, here in places.items():
        if len(here) >= _MOST_BORROWED * len(examples[example].split()) and not here <= taken:
            taken |= here
            found += 1
    return found >= _EXAMPLES and len(taken) >= _MOST_BORROWED * len(spoken)


@cache
def _pairs_in(examples: tuple[str, ...]) -> dict[tuple[str, str], list[int]]:
    """Return in which examples each pair of neighbouring words stands."""
    found: dict[tuple[str, str], list[int]] = {}
    for number, example in enumerate(examples):
        for pair in pairwise(example.split()):
            found.setdefault(pair, []).append(number)
    return found


def _taken(spoken: Sequence[str], source: Sequence[str], run: int) -> set[int]:
    """Return the places of the words that stand in runs taken over from a source."""
    runs = {tuple(source[at : at + run]) for at in range(len(source) - run + 1)}
    starts = (at for at in range(len(spoken) - run + 1) if tuple(spoken[at : at + run]) in runs)
    return {at + step for at in starts for step in range(run)}
