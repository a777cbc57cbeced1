"""What is asked about a code that the coder is unsure of, in words without jargon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..vocabulary import Code

LONGEST_QUOTE = 240
"""Characters of the trainee's own words that a question quotes."""

WORDS: Mapping[Code, str] = {
    Code.ACKNOWLEDGE: "Did you want to show here that you had heard {name}?",
    Code.NOTE: "Did you mean that you are keeping this for later?",
    Code.SUSPEND: "Were you asking {name} to set this aside, just for now?",
    Code.RETURN: "Did you want {name} to tell you more about the future here?",
    Code.HAND_BACK: "Did you mean that this is not for you to decide, and that {name} can find out?",
    Code.TEST: "Did you want {name} to think of a way to find out?",
    Code.SIGNPOST: "Did you mean that this has to come first, and where there is help with it?",
    Code.CLOSED: "Were you asking for a yes or a no here, or for one of two things?",
    Code.CONFRONT: "Did you want to question what {name} had said?",
    Code.JUDGE: "Did you want to say what you think of the idea, or of {name}'s chances?",
    Code.ADVISE: "Did you mean this as a suggestion?",
    Code.PROBE: "Did you want to hear more about the difficulty itself?",
    Code.REASSURE: "Did you want to make the difficulty feel smaller?",
    Code.CONCEDE: "Did you mean that the difficulty settles it, or that something smaller would do?",
    Code.LEAD: "Was this a picture of your own, offered to {name}?",
    Code.DISMISS: "Did you want to get past this without going into it?",
    Code.PLAN: "Did you want to get on to steps or practical matters here?",
}
"""For each code a question to which "yes" means that the reply does it."""


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
    return Question(code, start, end, _shortened(reply[start:end]), WORDS[code].format(name=name))


def _shortened(words: str) -> str:
    quote = " ".join(words.split())
    return quote if len(quote) <= LONGEST_QUOTE else f"{quote[: LONGEST_QUOTE - 1].rstrip()}…"
