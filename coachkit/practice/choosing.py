"""Choosing a client for a whole conversation: who there is, by difficulty and kind, and who was met before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..store import EventKind
from ..vocabulary import RealityKind
from .cards import scenario_cards
from .wiring import Wiring, wire


class Met(StrEnum):
    """What a trainee has had to do with a client so far."""

    NEW = "new to you"
    UNFINISHED = "left unfinished"
    EXAM = "an exam left unfinished"
    MET = "met before"


@dataclass(frozen=True)
class ClientCard:
    """One client as a trainee may know them beforehand; how much vision they have is for the trainee to find out.

    Attributes
    ----------
    kinds : tuple of RealityKind
        What their "buts" are about, in the order in which they come up.
    """

    id: str
    name: str
    trade: str
    difficulty: int
    kinds: tuple[RealityKind, ...]
    met: Met

    @property
    def short(self) -> str:
        """The card for a list."""
        return f"{self.difficulty} · {self.name}, {self.trade} · {self.met}"

    @property
    def words(self) -> str:
        """The whole card."""
        kinds = ", ".join(kind.words for kind in self.kinds)
        return f"{self.name}, {self.trade}. Difficulty {self.difficulty}; the “buts” are about {kinds}; {self.met}."


def client_cards(
    *,
    difficulty: int | None = None,
    kind: RealityKind | None = None,
    new_only: bool = False,
    wiring: Wiring | None = None,
) -> list[ClientCard]:
    """Return the clients for whole conversations, the easiest first.

    Parameters
    ----------
    difficulty : int, optional
        Only clients of this difficulty, 1 to 3.
    kind : RealityKind, optional
        Only clients who have a reality statement of this kind.
    new_only : bool
        Only clients to whom the trainee has not spoken, or with whom an exam was left unfinished; always so where the
        course is an exam.
    wiring : Wiring, optional
        The world; tests hand in their own.
    """
    world = wiring or wire()
    strangers = new_only or world.course.exam
    return [
        card
        for card in _cards(world)
        if difficulty in (None, card.difficulty)
        and (kind is None or kind in card.kinds)
        and (not strangers or card.met in (Met.NEW, Met.EXAM))
    ]


def _cards(world: Wiring) -> list[ClientCard]:
    who = world.trainee()
    met, begun = world.records.met(who), world.records.of_trainee(who, EventKind.SESSION_STARTED)
    exams = {event.session for event in begun if event.body.get("exam")}
    return [
        ClientCard(
            card.id,
            card.client,
            card.trade,
            card.difficulty,
            tuple(RealityKind(kind) for kind in card.kinds),
            _met(world.records.open_session(who, card.id), exams) if card.id in met else Met.NEW,
        )
        for card in scenario_cards(world.library, scenes=False, course=world.course)
    ]


def _met(unfinished: str | None, exams: set[str]) -> Met:
    """Say of a client who was met how the conversation stands, by the session that was left unfinished."""
    if unfinished is None:
        return Met.MET
    return Met.EXAM if unfinished in exams else Met.UNFINISHED
