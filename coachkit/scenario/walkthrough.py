"""A scripted session with expectations, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..errors import NOWHERE, Place
from ..vocabulary import Outcome


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
