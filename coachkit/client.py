"""Who is coached: a client as scenarios and transcripts describe one."""

from __future__ import annotations

import re
from dataclasses import dataclass

NAMELESS = "The client"
"""What a client is called of whom nothing is known but one line."""
_MID_SENTENCE = re.compile(r"(?<=[a-z,;] )The(?= client\b)")


@dataclass(frozen=True)
class Client:
    """The scripted person who is coached."""

    name: str
    pronouns: str
    age: str
    trade: str
    place: str
    background: str


def in_sentences(text: str) -> str:
    """Return a text that holds `NAMELESS` with its article written small within a sentence."""
    return _MID_SENTENCE.sub("the", text)
