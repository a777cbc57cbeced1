"""What is said in one breath, in a conversation that is read and not played."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

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
