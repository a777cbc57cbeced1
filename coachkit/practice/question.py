"""A question about a code that the coder is unsure of, put to the trainee in their own words."""

from __future__ import annotations

from dataclasses import dataclass

from ..client import in_sentences
from ..vocabulary import Code
from .question_words import WORDS

LONGEST_QUOTE = 240
"""Characters of the trainee's own words that a question quotes."""


@dataclass(frozen=True)
class Question:
    """One question about a written reply; it is answered with yes, no, or leave it open.

    Attributes
    ----------
    start, end : int
        Where the quoted words stand, in characters of the reply.
    quote : str
        Those words, shortened where they run on.
    asks : str
        The question without the quote.
    answer : bool or None
        What was answered, None while nothing was or when it was left open.
    answered : bool
        Whether an answer was given; leaving it open is one.
    """

    code: Code
    start: int
    end: int
    quote: str
    asks: str
    answer: bool | None = None
    answered: bool = False

    @property
    def text(self) -> str:
        """The whole question: the trainee's own words, and what is asked about them."""
        return f"“{self.quote}” {self.asks}"


def question(code: Code, reply: str, span: tuple[int, int], name: str) -> Question:
    """Put a code to the trainee: the words that may have earned it, and what they were meant to do."""
    start, end = span
    return Question(code, start, end, _shortened(reply[start:end]), in_sentences(WORDS[code].format(name=name)))


def _shortened(words: str) -> str:
    quote = " ".join(words.split())
    return quote if len(quote) <= LONGEST_QUOTE else f"{quote[: LONGEST_QUOTE - 1].rstrip()}…"
