"""A reply as words: where they stand, and how people spell them who type in a hurry."""

from __future__ import annotations

import re
from typing import NamedTuple


class Word(NamedTuple):
    """One word or mark, in small letters and written out, with its place in characters of the text."""

    text: str
    start: int
    end: int


_TOKEN = re.compile(
    r"[^\W\d_]+(?:['’-][^\W\d_]+)*"  # words, with the apostrophes and hyphens in them
    r"|\d+(?:[.,]\d+)*"
    r"|[?!.…,;:()\-–—\"“”]+"
    r"|\S"
)
_ENDING = re.compile(r"(n't|'(?:s|re|ve|ll|d|m))$")
_STEMS = {"ca": "can", "wo": "will", "sha": "shall"}

_SPELLINGS = {
    spelling: tuple(written.split())
    for spelling, written in {
        "dont": "do n't",
        "doesnt": "does n't",
        "didnt": "did n't",
        "cant": "can n't",
        "couldnt": "could n't",
        "wouldnt": "would n't",
        "shouldnt": "should n't",
        "isnt": "is n't",
        "wasnt": "was n't",
        "arent": "are n't",
        "havent": "have n't",
        "hasnt": "has n't",
        "wont": "will n't",
        "aint": "is n't",
        "im": "i 'm",
        "ive": "i 've",
        "youre": "you 're",
        "youve": "you 've",
        "youd": "you 'd",
        "youll": "you 'll",
        "thats": "that 's",
        "whats": "what 's",
        "wheres": "where 's",
        "whos": "who 's",
        "hows": "how 's",
        "theres": "there 's",
        "theyre": "they 're",
        "itll": "it 'll",
        "lets": "let 's",
        "u": "you",
        "ur": "your",
        "yr": "your",
        "r": "are",
        "gonna": "going to",
        "wanna": "want to",
        "gotta": "got to",
        "coz": "because",
        "cos": "because",
        "cuz": "because",
        "bc": "because",
        "tho": "though",
        "pls": "please",
        "thx": "thanks",
        "ta": "thanks",
        "ok": "okay",
        "dunno": "do n't know",
        "kinda": "kind of",
        "wot": "what",
        "wat": "what",
        "hav": "have",
        "abt": "about",
        "mebbe": "maybe",
    }.items()
}
"""What people type in a hurry, or as they speak, and the words that it stands for."""


def words_of(text: str) -> list[Word]:
    """Return the words and marks of a text, in their order.

    Contractions are taken apart ("don't" is "do" and "n't", each at the place of the whole), numbers are all "0".
    """
    found: list[Word] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        found.extend(Word(part, start, end) for part in _parts(match.group().lower().replace("’", "'")))
    return found


def _parts(word: str) -> tuple[str, ...]:
    if word in _SPELLINGS:
        return _SPELLINGS[word]
    if word[0].isdigit():
        return ("0",)
    ending = _ENDING.search(word) if "'" in word else None
    if ending is None or ending.start() == 0:
        return (word,)
    stem, tail = word[: ending.start()], ending.group()
    return (_STEMS.get(stem, stem) if tail == "n't" else stem, tail)


def is_spoken(word: str) -> bool:
    """Say whether this is a word (or the tail of a contraction), and no mark."""
    return word[0].isalnum() or (word[0] == "'" and len(word) > 1)
