"""The coder: one written reply to its codes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..vocabulary import Band, Code, Stage
from .coding import Coding, Finding

CODER = "coachkit 1"
"""Name and version of the coder; a stored choice names it."""

_PLACEHOLDER = {
    Code.ACKNOWLEDGE: (r"thank you[^.?!]*|that sounds[^.?!]*", Band.SURE),
    Code.NOTE: (r"[^.?!]*(?:write|writing|list|park|come back to)[^.?!]*", Band.SURE),
    Code.SUSPEND: (r"(?:suppose|imagine|if)[^.?!,]*", Band.SURE),
    Code.RETURN: (r"what would[^.?!]*|tell me[^.?!]*", Band.SURE),
    Code.ADVISE: (r"have you (?:tried|thought)[^.?!]*|you could[^.?!]*", Band.SURE),
    Code.REASSURE: (r"don't worry[^.?!]*|it'll be fine[^.?!]*", Band.UNSURE),
    Code.CLOSED: (r"would you[^.?!]*", Band.UNSURE),
}


def code_reply(
    reply: str, client: str = "", stage: Stage | str = Stage.VISION, *, shown: Iterable[str] = ()
) -> Coding:
    """Code one reply (placeholder)."""
    findings = []
    for code, (pattern, band) in _PLACEHOLDER.items():
        spans = tuple(match.span() for match in re.finditer(pattern, reply, re.IGNORECASE))
        if spans:
            findings.append(Finding(code, band, 0.95 if band is Band.SURE else 0.6, spans))
    remark = "" if reply.strip() else "There are no words here that could be coded."
    return Coding(reply, Stage(stage), tuple(findings), remark, CODER)
