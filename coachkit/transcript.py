"""What a transcript is: a piece of conversation whose client sentences are marked by a trainee, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field

from .client import Client
from .errors import NOWHERE, Place
from .line import Line
from .vocabulary import Basis, RealityKind, StatementKind, Trap


@dataclass(frozen=True)
class Sentence:
    """One sentence of the client, and what the author says of it.

    Attributes
    ----------
    number : int
        1, 2, … over the client's sentences; stored records name it.
    holds : tuple of StatementKind
        What it holds; a reality statement or not is what the trainee marks.
    kind, basis : RealityKind, Basis or None
        Given exactly where it holds a reality statement.
    also : tuple of RealityKind
        Other kinds that good coaches might name.
    either : bool
        Whether good coaches differ on the basis.
    trap : Trap or None
        What makes it easy to hear wrongly.
    note : str
        Why it is one, or none: what the trainee reads at once after marking. Empty where the author wrote none.
    """

    number: int
    text: str
    holds: tuple[StatementKind, ...]
    kind: RealityKind | None = None
    also: tuple[RealityKind, ...] = ()
    basis: Basis | None = None
    either: bool = False
    trap: Trap | None = None
    note: str = ""
    at: Place = field(default=NOWHERE, compare=False, repr=False)

    @property
    def is_reality(self) -> bool:
        """Whether it holds a reality statement."""
        return StatementKind.REALITY in self.holds


@dataclass(frozen=True)
class Transcript:
    """A piece of conversation between a coach and a client, to be marked sentence by sentence.

    Attributes
    ----------
    hash : str
        Digest of the content; a stored mark names it, so that a later edit is seen.
    """

    id: str
    difficulty: int
    client: Client
    lines: tuple[Line[Sentence], ...]
    hash: str = ""
    at: Place = field(default=NOWHERE, compare=False, repr=False)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The client's sentences, in order."""
        return tuple(sentence for line in self.lines for sentence in line.client)

    def sentence(self, number: int) -> Sentence:
        """Return the sentence with this number; KeyError when there is none."""
        return {sentence.number: sentence for sentence in self.sentences}[number]
