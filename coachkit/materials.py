"""What clients without end are made of, beside the bank: hopes, people, voices, and a coach's sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .errors import NOWHERE, Place
from .vocabulary import Domain, NextWork, Register


@dataclass(frozen=True)
class Said:
    """What a client says, and thinks."""

    says: str
    thinks: str


@dataclass(frozen=True)
class Piece:
    """An element of a vision: the phrase, and what is said and thought when it comes out."""

    phrase: str
    says: str
    thinks: str


@dataclass(frozen=True)
class Request:
    """A request for a verdict: what is said, the span of it that asks, and the same twice more, rising."""

    says: str
    words: str
    restated: tuple[str, ...]


@dataclass(frozen=True)
class Hope:
    """A hope with all that a client says of it and a coach can say to it.

    Attributes
    ----------
    domain : Domain
        What sort of hope it is; ``unknown`` where there is no picture yet.
    facts : mapping of str to str
        What it takes for granted of the client, as the bank does.
    trades : tuple of str
        Present trades that go with it.
    openings : tuple of (str, str)
        Ways to begin, each with the span that is the hope; that is empty where the domain is unknown.
    elements : tuple of Piece
        What comes out of the vision, in an order that works.
    way, no_way, no_picture : str
        Said at the end by a client who knows the way, knows none, or has no picture.
    asks, closed, leads, plans, judges : tuple of str
        Sentences of a coach's that earn, each, return, closed, lead, plan, and judge alone.
    answers : mapping of str to tuple of Said
        What the client says when led, hurried into plans, or judged, by the code's value.
    requests : tuple of Request
        Ways to ask the coach to rule.
    """

    id: str
    domain: Domain
    facts: Mapping[str, str]
    trades: tuple[str, ...]
    openings: tuple[tuple[str, str], ...]
    elements: tuple[Piece, ...]
    way: str
    no_way: str
    no_picture: str
    asks: tuple[str, ...]
    closed: tuple[str, ...]
    leads: tuple[str, ...]
    plans: tuple[str, ...]
    judges: tuple[str, ...]
    answers: Mapping[str, tuple[Said, ...]]
    requests: tuple[Request, ...]
    at: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Person:
    """Somebody who can have any hope that agrees with their facts.

    Attributes
    ----------
    facts : mapping of str to str
        All nine facts that the bank knows.
    background : tuple of str
        The facts in words, without hope or trade.
    """

    name: str
    pronouns: str
    age: int
    place: str
    facts: Mapping[str, str]
    background: tuple[str, ...]
    at: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Voice:
    """How a client of one register answers what is answered in any conversation.

    Attributes
    ----------
    said : mapping of str to tuple of Said
        By the occasion: an outcome, a code, an ending, or one of `OCCASIONS`. The slot ``{thing}`` stands for what the
        reality statement is about, ``{found}`` for what the client will try.
    """

    register: Register
    said: Mapping[str, tuple[Said, ...]]
    at: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Sentences:
    """A coach's sentences that fit any client; each earns its own codes and no other.

    Attributes
    ----------
    notes : tuple of str
        They earn note; those with the slot ``{thing}`` acknowledge too.
    asides : tuple of str
        They earn suspend; with the slot ``{thing}``, or without.
    asks, thanks, hand_backs, refusals, dismisses : tuple of str
        They earn return, acknowledge, hand_back, nothing, and dismiss.
    kept, revisit_returns : tuple of str
        Where a challenge is taken up again they earn note and, by the slot ``{thing}``, acknowledge; and return.
    verdict_slips, next_slips : mapping of str to tuple of str
        Slips when a verdict was asked for, and when the next work begins, by the code's value or ``judge_for`` and
        ``judge_against``.
    next_work : mapping of NextWork to tuple of str
        Openers of each kind of work: return, test, plan.
    """

    notes: tuple[str, ...]
    asides: tuple[str, ...]
    asks: tuple[str, ...]
    thanks: tuple[str, ...]
    hand_backs: tuple[str, ...]
    refusals: tuple[str, ...]
    dismisses: tuple[str, ...]
    kept: tuple[str, ...]
    revisit_returns: tuple[str, ...]
    verdict_slips: Mapping[str, tuple[str, ...]]
    next_slips: Mapping[str, tuple[str, ...]]
    next_work: Mapping[NextWork, tuple[str, ...]]
    at: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Pieces:
    """All of them."""

    hopes: tuple[Hope, ...]
    people: tuple[Person, ...]
    voices: Mapping[Register, Voice]
    sentences: Sentences


FOUND, HANDED_BACK, NOTICED, READY = "found", "handed_back", "noticed", "ready"
OCCASIONS: Mapping[str, int] = {
    **dict.fromkeys(("partly", "closed", "stalled", "derailed"), 7),
    **dict.fromkeys(("confront", "judge", "concede", "dismiss", "advise", "plan", "lead", "reassure", "probe"), 7),
    FOUND: 5,
    HANDED_BACK: 2,
    NOTICED: 1,
    READY: 1,
    **dict.fromkeys(("well", "client", "turns_used"), 1),
    **dict.fromkeys(("revisit_partly", "revisit_stalled", "revisit_derailed"), 5),
    **dict.fromkeys(("next_on_track", "next_partly", "next_stalled"), 1),
    "next_derailed": 4,
}
"""What a voice answers, and how many answers to each a client can need, since nothing is said twice."""
