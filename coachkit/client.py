"""Who is coached: a client as scenarios and transcripts describe one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Client:
    """The scripted person who is coached."""

    name: str
    pronouns: str
    age: str
    trade: str
    place: str
    background: str
