"""What a transcript is: a piece of conversation whose client sentences are marked by a trainee, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field

from .client import Client
from .errors import NOWHERE, Place
from .line import Line, Spoken
from .vocabulary import Basis, Fit, Hearing, RealityKind, StatementKind, Trap


def is_example(transcript: str) -> bool:
    """Say of an id whether it is shown with all its marks, and not for marking: it begins with ``worked-example``."""
    return transcript.startswith("worked-example")


@dataclass(frozen=True)
class Mark:
    """What a trainee says of one sentence.

    Attributes
    ----------
    sentence : int
        The sentence's number.
    reality : bool
        Whether it holds a reality statement.
    kind, basis : RealityKind, Basis or None
        Named exactly where it does.
    """

    sentence: int
    reality: bool
    kind: RealityKind | None = None
    basis: Basis | None = None

    @property
    def words(self) -> str:
        """The mark as it is read: "money, obstacle", or "no reality statement"."""
        if self.kind and self.basis:
            return f"{self.kind.words}, {self.basis.words}"
        return "a reality statement" if self.reality else "no reality statement"


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

    def hearing(self, mark: Mark) -> Hearing:
        """Return what a mark of this sentence amounts to."""
        if self.is_reality:
            return Hearing.HEARD if mark.reality else Hearing.MISSED
        return Hearing.OVER_HEARD if mark.reality else Hearing.LET_PASS

    def kind_fit(self, mark: Mark) -> Fit | None:
        """Return how the kind that was named fits; None unless a reality statement was heard."""
        if not (self.is_reality and mark.reality):
            return None
        return Fit.KEY if mark.kind is self.kind else Fit.ALSO if mark.kind in self.also else Fit.OTHER

    def basis_fit(self, mark: Mark) -> Fit | None:
        """Return how the basis that was named fits; None unless a reality statement was heard."""
        if not (self.is_reality and mark.reality):
            return None
        return Fit.KEY if mark.basis is self.basis else Fit.ALSO if self.either else Fit.OTHER


@dataclass(frozen=True)
class Transcript(Spoken[Sentence]):
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
    def is_example(self) -> bool:
        """Whether it is shown with all its marks, and not for marking."""
        return is_example(self.id)
