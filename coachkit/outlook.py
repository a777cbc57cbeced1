"""What a conversation about the future came to, as frozen values: what was answered, said, and made of it."""

from __future__ import annotations

from dataclasses import dataclass

from .vocabulary import Answered, Came, Code, Orientation, Topic


@dataclass(frozen=True)
class Asked:
    """What became of one thing that the coach was to ask about.

    Attributes
    ----------
    words : str
        What the client last said to it; empty where it was not asked.
    naming : Code or None
        The code that names the derailment, where that is what kept it from being answered.
    had : bool
        Whether this client has something to say to it when asked openly.
    """

    topic: Topic
    standing: Answered
    words: str = ""
    naming: Code | None = None
    had: bool = True

    @property
    def held_back(self) -> bool:
        """Whether the client had an answer that did not come out."""
        return self.had and self.standing is not Answered.ANSWERED


@dataclass(frozen=True)
class Saying:
    """Something that the client said, which can be picked as evidence; its id is good for one conversation."""

    id: str
    words: str
    came: Came


@dataclass(frozen=True)
class Judgement:
    """What the trainee makes of it: how future-oriented the client is, what was answered, and by which words.

    Attributes
    ----------
    answered : tuple of Topic
        Those of the four things that were answered, as the trainee sees it.
    evidence : tuple of str
        Ids of sayings.
    """

    orientation: Orientation
    answered: tuple[Topic, ...]
    evidence: tuple[str, ...]
