"""How a coach's pieces become one reply: in which order, with which marks, and which words earn which code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..scenario import Reply
from ..vocabulary import Code
from .supply import THING, filled

_ENDED = re.compile(r"[.?!…][”\"'’)]?$")
_CONDITION = re.compile(r"(?:If|With|Were|Had|Once|When|Now that|Without|Should|For now, with|Assuming|Given)\b")
"""How a clause begins that wants a comma and what follows."""
_OPEN_CLAUSE = re.compile(
    r"(?:Suppose|Supposing|Say|Let|Imagine|Take|Picture|Leave|Put|Set|Make|Pretend|For (?:now|a moment|the moment))\b"
)
"""How a clause begins that can be followed by a colon."""
_KEEPS_ITS_CAPITAL = re.compile(r"(?:I|I['’]\w+|[A-Z]{2,})\b")
_ORDINARY = frozenset(
    "what who how where when which why tell describe walk show take give let and in on go paint say picture look at "
    "with whose would wouldn't do does is are isn't aren't could can so surely you you're your it's the there will "
    "won't has have keep lead bring start begin open talk stay come suppose if somewhere perhaps maybe then to from by "
    "of a an".split()
)
"""Words that lose their capital in mid-sentence."""


@dataclass(frozen=True)
class Part:
    """A clause or sentence of a coach's, and the words that earn each code."""

    text: str
    codes: tuple[tuple[Code, str], ...] = ()

    @classmethod
    def of(cls, code: Code, text: str) -> Part:
        """Return a part that earns one code, by all of its words."""
        return cls(text, ((code, text),))


def note(text: str, thing: str) -> Part:
    """Return a part that notes; naming the thing, it acknowledges too."""
    said = filled(text, thing)
    if THING not in text:
        return Part.of(Code.NOTE, said)
    named = thing if thing in said else thing[:1].upper() + thing[1:]
    return Part(said, ((Code.ACKNOWLEDGE, named), (Code.NOTE, said)))


def aside(text: str, thing: str) -> Part:
    """Return a part that sets the thing aside, in general words."""
    return Part.of(Code.SUSPEND, filled(text, thing))


def reply(parts: Sequence[Part]) -> Reply:
    """Put parts together to a reply, without an id."""
    text, codes = "", dict[Code, tuple[str, ...]]()
    for position, part in enumerate(parts):
        said, earned = _said(part, parts[position - 1] if position else None)
        text += _mark(parts[position - 1], part) + said if position else said
        for code, words in earned:
            codes[code] = (*codes.get(code, ()), words)
    text += "" if _ENDED.search(text) else "."
    return Reply(None, text, {code: codes[code] for code in Code if code in codes})


def _said(part: Part, before: Part | None) -> tuple[str, tuple[tuple[Code, str], ...]]:
    if before is None or _mark(before, part).strip() not in (",", ":"):
        return part.text, part.codes
    lower = part.text[:1].lower() + part.text[1:]
    return lower, tuple(
        (code, words[:1].lower() + words[1:] if part.text.startswith(words) else words) for code, words in part.codes
    )


def _mark(before: Part, after: Part) -> str:
    """Return what stands between two parts."""
    if _ENDED.search(before.text):
        return " "
    joins = _joins(after.text)
    if _CONDITION.match(before.text):
        return ", " if joins else "… "
    return ": " if joins and _OPEN_CLAUSE.match(before.text) else ". "


def _joins(text: str) -> bool:
    first = text.split(maxsplit=1)[0].strip(",;:").replace("’", "'")
    return not _KEEPS_ITS_CAPITAL.match(text) and first.casefold() in _ORDINARY
