"""What a scenario is: one client with all branches of the conversation, as frozen values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .client import Client
from .errors import NOWHERE, Place
from .vocabulary import (
    Basis,
    Code,
    Degree,
    Ending,
    FindingOut,
    NextWork,
    Orientation,
    Outcome,
    RealityKind,
    Sign,
    Stage,
    StatementKind,
    Topic,
)

MAX_OPENNESS = 4
END = "end"
"""What `Answer.next` says when the conversation ends there."""


@dataclass(frozen=True)
class Element:
    """One element of the vision: a short phrase in the client's words."""

    id: str
    phrase: str
    at: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Vision:
    """The wanted future: its elements, how much of it there is, and the work that fits."""

    degree: Degree
    next_work: NextWork
    reason: str
    evidence: tuple[str, ...]
    elements: tuple[Element, ...]
    at: Place = field(default=NOWHERE, compare=False, repr=False)


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


@dataclass(frozen=True)
class Scenario:
    """One client with all branches of the conversation.

    Attributes
    ----------
    lesson : str
        Of a scene, the lesson that it was written for, by its notebook's name; empty for a whole client.
    orientation : Orientation or None
        How future-oriented the client of a scene is, where its lesson asks that, and `orientation_reason` why.
    hash : str
        Digest of the content; a stored choice names it, so that a later edit is seen.
    """

    id: str
    difficulty: int
    openness: int
    turns_at_most: int
    client: Client
    vision: Vision
    turns: tuple[Turn, ...]
    endings: Mapping[Ending, Answer]
    noticed: Answer
    lesson: str = ""
    orientation: Orientation | None = None
    orientation_reason: str = ""
    hash: str = ""
    at: Place = field(default=NOWHERE, compare=False, repr=False)

    @property
    def is_scene(self) -> bool:
        """Whether this is a short conversation of one lesson: it simply ends, without rating and next work."""
        return bool(self.lesson)

    @cached_property
    def cannot_wait(self) -> bool:
        """Whether something is said that cannot wait, so that this belongs to the toolkit's own addition."""
        return any(turn.stage is Stage.URGENT for turn in self.turns)

    @cached_property
    def _index(self) -> dict[str, int]:
        return {turn.id: position for position, turn in reversed(list(enumerate(self.turns)))}

    def turn(self, turn_id: str) -> Turn:
        """Return the turn with this id; KeyError when there is none."""
        return self.turns[self._index[turn_id]]

    def has_turn(self, turn_id: str) -> bool:
        """Say whether there is a turn with this id."""
        return turn_id in self._index

    def after(self, turn: Turn) -> Turn | None:
        """Return the turn that stands next in the file, None after the last."""
        later = self._index[turn.id] + 1
        return self.turns[later] if later < len(self.turns) else None

    def element(self, element_id: str) -> Element:
        """Return the element of the vision with this id; KeyError when there is none."""
        return {element.id: element for element in self.vision.elements}[element_id]

    @cached_property
    def reality(self) -> Mapping[str, RealityStatement]:
        """All reality statements by id, in the order in which they are first said."""
        return {statement.id: statement for turn in self.turns for statement in turn.reality}

    def replies(self) -> Iterator[tuple[Turn, Reply]]:
        """Yield every reply with its turn."""
        for turn in self.turns:
            for reply in turn.replies:
                yield turn, reply


@dataclass(frozen=True)
class WalkStep:
    """One step of a walkthrough: the reply taken, and the outcome expected."""

    turn: str
    reply: str
    outcome: Outcome | None = None
    at: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Walkthrough:
    """A scripted session with expectations; None where nothing is expected."""

    name: str
    steps: tuple[WalkStep, ...]
    ends: str | None = None
    vision: tuple[str, ...] | None = None
    ledger: tuple[str, ...] | None = None
    at: Place = field(default=NOWHERE, compare=False, repr=False)
