"""One client with all branches of the conversation, as frozen values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..client import Client
from ..errors import NOWHERE, Place
from ..vocabulary import Degree, Ending, NextWork, Orientation, Stage
from .turn import Answer, RealityStatement, Reply, Turn

MAX_OPENNESS = 4


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
