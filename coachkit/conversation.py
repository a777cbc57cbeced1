"""What a conversation is from which a trainee rates the client's vision, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .client import Client
from .errors import NOWHERE, Place
from .line import Line, Spoken
from .vocabulary import Aspect, Clarity, Degree, Fit, NextWork, Richness, Trace

CARRIES: Mapping[Aspect, tuple[Trace, ...]] = {
    Aspect.CLARITY: (Trace.PICTURE, Trace.GAP),
    Aspect.RICHNESS: (Trace.DETAIL, Trace.GAP),
    Aspect.NEXT_WORK: (Trace.WAY,),
}
"""What a sentence has to show to carry a rating: that there is something, or that it is missing."""
OF_THE_VISION = frozenset({Trace.PICTURE, Trace.DETAIL, Trace.GAP})
"""What a sentence can show of the vision itself, and not of the way to it."""


@dataclass(frozen=True)
class Sentence:
    """One sentence of the client.

    Attributes
    ----------
    number : int
        1, 2, … over the client's sentences; stored records name it.
    shows : tuple of Trace
        What it is evidence of; empty where it shows nothing of the vision.
    note : str
        Why; empty where it shows nothing.
    """

    number: int
    text: str
    shows: tuple[Trace, ...] = ()
    note: str = ""
    at: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Key:
    """How much vision the author sees in a conversation.

    Attributes
    ----------
    reason : str
        Why, and why this next work.
    differ : str
        Where good coaches differ.
    also : mapping of Aspect to tuple of str
        Ratings that good coaches give as well.
    """

    clarity: Clarity
    richness: Richness
    degree: Degree
    next_work: NextWork
    reason: str
    differ: str
    also: Mapping[Aspect, tuple[str, ...]] = field(default_factory=dict)
    at: Place = field(default=NOWHERE, compare=False, repr=False)

    def of(self, aspect: Aspect) -> Clarity | Richness | NextWork:
        """Return the author's rating."""
        match aspect:
            case Aspect.CLARITY:
                return self.clarity
            case Aspect.RICHNESS:
                return self.richness
            case Aspect.NEXT_WORK:
                return self.next_work

    def fit(self, aspect: Aspect, given: str) -> Fit:
        """Return how a rating stands beside the author's."""
        if given == self.of(aspect):
            return Fit.KEY
        return Fit.ALSO if given in self.also.get(aspect, ()) else Fit.OTHER


@dataclass(frozen=True)
class Conversation(Spoken[Sentence]):
    """A short conversation between a coach and a client, and how much vision is in it.

    Attributes
    ----------
    hash : str
        Digest of the content; a stored rating names it, so that a later edit is seen.
    """

    id: str
    difficulty: int
    client: Client
    lines: tuple[Line[Sentence], ...]
    key: Key
    hash: str = ""
    at: Place = field(default=NOWHERE, compare=False, repr=False)

    def quoted(self, numbers: tuple[int, ...]) -> tuple[str, ...]:
        """Return the words of some sentences, in the order in which they are said."""
        return tuple(sentence.text for sentence in self.sentences if sentence.number in numbers)

    @property
    def last_words(self) -> str:
        """What the client says last; what the next work is opened in answer to."""
        said = [line.client for line in self.lines if line.client]
        return " ".join(sentence.text for sentence in said[-1]) if said else ""
