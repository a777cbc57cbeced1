"""A reply cut into clauses: the pieces that can each make a move."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .words import Word, is_spoken

Clause = tuple[int, int]
"""First word, and the word after the last."""

_STOPS = frozenset("?!.…;:–—")
_JOINERS = frozenset("and but so because though although only then or while cause".split())
_STARTERS = frozenset(
    "i you we they it he she that this what how where who which when why tell let there do does did is are have has "
    "would could can will should if suppose say imagine maybe perhaps for your my not then".split()
)
_SUPPOSING = frozenset(
    "if suppose supposing imagine imagining say pretend pretending let assume assuming when once".split()
)
_ASKING = frozenset("what how where who which why".split())
_HELPING = frozenset("would could will do does did is are can".split())
_SUBJECTS = frozenset("you it that there your they he she".split())
_BEFORE_COMMA = 2
_BEFORE_JOINER = 3


def clauses_of(words: Sequence[Word]) -> list[Clause]:
    """Cut at stops and commas, before "and", "but" and their like where a clause begins there, and where a question
    follows what is supposed ("if it were paid | what would you do").
    """
    pieces: list[Clause] = []
    for start, end in _pieces(words):
        if pieces and not any(is_spoken(word.text) for word in words[start:end]):
            pieces[-1] = (pieces[-1][0], end)  # marks alone belong to what stands before them
        else:
            pieces.append((start, end))
    return pieces


def _pieces(words: Sequence[Word]) -> Iterator[Clause]:
    start = 0
    for at, word in enumerate(words):
        if _closes(word.text, at - start):
            yield start, at + 1
            start = at + 1
        elif _opens(words, at, at - start):
            yield start, at
            start = at
    if start < len(words):
        yield start, len(words)


def _closes(mark: str, before: int) -> bool:
    first = mark[0]
    return first in _STOPS or mark == "-" or mark[:2] == "--" or (first == "," and before >= _BEFORE_COMMA)


def _opens(words: Sequence[Word], at: int, before: int) -> bool:
    if before < _BEFORE_JOINER or at + 1 >= len(words):
        return False
    here, following = words[at].text, words[at + 1].text
    if here in _JOINERS:
        return following in _STARTERS
    return words[at - before].text in _SUPPOSING and (here in _ASKING or (here in _HELPING and following in _SUBJECTS))
