"""What the bank is made of: single client lines, each with one reality statement and what belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .errors import NOWHERE, Place
from .vocabulary import Basis, Code, Domain, RealityKind, Register


@dataclass(frozen=True)
class Model:
    """A whole model reply: its text, and each code with the words that earn it."""

    text: str
    codes: Mapping[Code, tuple[str, ...]]
    at: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Comeback:
    """What a client says after a slip, and what they think."""

    says: str
    thinks: str


@dataclass(frozen=True)
class BankLine:
    """One line of a client, and everything that a drill or a client put together from the bank needs of it.

    Attributes
    ----------
    register : Register
        How the client speaks.
    fits : tuple of Domain
        The hopes that it can be said against.
    facts : mapping of str to str
        What it says of the client that has to stay true, such as ``children`` to ``some``.
    words : str
        The span of `says` that is the reality statement.
    thing : str
        A noun phrase by which it is named in mid-sentence.
    restated : tuple of str
        The same, harder, in other words, rising.
    unsaid : str
        Said at the end where nobody noted it.
    again : str
        How the client takes it up later.
    hears, sets_aside, tests : tuple of str
        Sentences of a coach's that earn, each, acknowledge, suspend, and test alone.
    slips : mapping of Code to str
        Sentences of a coach's that earn this derailing code alone.
    answers : mapping of Code to Comeback
        What the client says to each slip.
    found : str
        What the client will try, after a question that helps find out.
    models : tuple of Model
        Whole model replies, on track.
    note : str
        What is easy to miss in it.
    alone : bool
        Whether it says so much of who the client is (an age, a trade, a family) that it is only drilled, and never part
        of a client put together.
    """

    id: str
    kind: RealityKind
    basis: Basis
    difficulty: int
    register: Register
    fits: tuple[Domain, ...]
    facts: Mapping[str, str]
    says: str
    words: str
    thing: str
    restated: tuple[str, ...]
    unsaid: str
    again: str
    hears: tuple[str, ...]
    sets_aside: tuple[str, ...]
    slips: Mapping[Code, str]
    answers: Mapping[Code, Comeback]
    tests: tuple[str, ...]
    found: str
    models: tuple[Model, ...]
    note: str
    alone: bool = False
    hash: str = ""
    at: Place = field(default=NOWHERE, compare=False, repr=False)
