"""What is said in one breath, in a conversation that is read and not played."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

S = TypeVar("S")


@dataclass(frozen=True)
class Line(Generic[S]):
    """A line of the coach, which is one text, or of the client, which is a list of sentences.

    Attributes
    ----------
    coach : str
        What the coach says; empty in a line of the client.
    client : tuple
        The sentences that the client says, of the kind that the conversation is made of; empty in a line of the coach.
    """

    coach: str = ""
    client: tuple[S, ...] = ()


class Numbered(Protocol):
    """A sentence of the client's, with its number among all of them."""

    @property
    def number(self) -> int:
        """Its number, from 1."""


N = TypeVar("N", bound=Numbered)


class Spoken(Generic[N]):
    """What is made of lines: the sentences of the client's, one after the other, and each by its number."""

    lines: tuple[Line[N], ...]

    @property
    def sentences(self) -> tuple[N, ...]:
        """The client's sentences, in order."""
        return tuple(sentence for line in self.lines for sentence in line.client)

    def sentence(self, number: int) -> N:
        """Return the sentence with this number; KeyError when there is none."""
        return {sentence.number: sentence for sentence in self.sentences}[number]
