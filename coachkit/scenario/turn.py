"""One client statement with the replies it may get and what follows each, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..errors import NOWHERE, Place
from ..vocabulary import Basis, Code, FindingOut, Outcome, RealityKind, Sign, Stage, StatementKind, Topic

END = "end"
"""What `Answer.next` says when the conversation ends there."""


@dataclass(frozen=True)
class RealityStatement:
    """A client's "but": its kind, whether it is a belief or an obstacle, and the words that say it."""

    id: str
    kind: RealityKind
    basis: Basis
    words: str
    unsaid: str
    at: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Urgency:
    """What cannot wait: the words that say it, and the sign by which it can be told."""

    words: str
    sign: Sign


@dataclass(frozen=True)
class Reply:
    """What the coach says. A written reply has no id.

    Attributes
    ----------
    codes : mapping of Code to tuple of str
        Each code with the words of `text` that earn it.
    why, better : str
        The author's teaching note and a better line; empty where there is none.
    spans : mapping of Code to tuple of (int, int), or None
        Where in `text` those words stand, as the coder of a written reply found them; None where an author marked them.
    """

    id: str | None
    text: str
    codes: Mapping[Code, tuple[str, ...]]
    why: str = ""
    better: str = ""
    at: Place = field(default=NOWHERE, compare=False, repr=False)
    spans: Mapping[Code, tuple[tuple[int, int], ...]] | None = None


@dataclass(frozen=True)
class Answer:
    """What the client does after a reply: says, thinks, brings out of the vision, and where it leads.

    Attributes
    ----------
    answers : bool
        Whether this answers what the turn asks about; only of an answer on track, and only where a scene says so.
    tries : str
        What the client will try in order to find out, in their words; only of an answer on track in a revisit turn.
    """

    says: str
    thinks: str
    brings: str | None = None
    next: str | None = None
    answers: bool = True
    tries: str = ""
    at: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Turn:
    """One client statement, the replies it may get, and what follows each.

    Attributes
    ----------
    restated : tuple of str
        What the client says when the turn has to be answered again, rising.
    follow : mapping of str to Answer
        Keyed by an outcome's or a code's value.
    urgent : Urgency or None
        What cannot wait in what the client says.
    about : Topic or None
        What the coach is to ask about.
    finding : FindingOut or None
        The way of finding out that a revisit turn is for.
    """

    id: str
    stage: Stage
    says: str
    replies: tuple[Reply, ...]
    follow: Mapping[str, Answer]
    hopes: tuple[str, ...] = ()
    reality: tuple[RealityStatement, ...] = ()
    verdict: str = ""
    takes_up: str | None = None
    restated: tuple[str, ...] = ()
    urgent: Urgency | None = None
    about: Topic | None = None
    finding: FindingOut | None = None
    at: Place = field(default=NOWHERE, compare=False, repr=False)

    @property
    def statement_kinds(self) -> tuple[StatementKind, ...]:
        """What the statement holds, in the order hope, reality, verdict, urgent; ``other`` when none."""
        held = (
            (StatementKind.HOPE, self.hopes),
            (StatementKind.REALITY, self.reality),
            (StatementKind.VERDICT, self.verdict),
            (StatementKind.URGENT, self.urgent),
        )
        return tuple(kind for kind, there in held if there) or (StatementKind.OTHER,)

    def reply(self, reply_id: str) -> Reply:
        """Return the reply with this id; KeyError when there is none."""
        return {reply.id: reply for reply in self.replies}[reply_id]

    def answer(self, outcome: Outcome, naming: Code | None, codes: Mapping[Code, tuple[str, ...]]) -> Answer:
        """Return what the client does: the entry of the most particular key that the turn has."""
        keys = [naming.value] if naming else []
        if outcome is Outcome.PARTLY and Code.CLOSED in codes:
            keys.append(Code.CLOSED.value)
        return next(self.follow[key] for key in [*keys, outcome.value] if key in self.follow)
