"""From a tree of nodes to plain values, gathering every problem instead of stopping at the first."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from enum import StrEnum
from typing import TypeVar

from ..errors import Place, Problem, Rule, among
from ..yaml_source import Listing, Mapping, Node, Scalar

ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_RESERVED = {"con", "prn", "aux", "nul", "end", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
_LONGEST = 4000
"""Characters that a text may have."""
_MOST = 200
"""Items that a list may have."""

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class Reader:
    """Reads values out of mappings; what is wrong goes to `problems` and a stand-in is returned."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems

    def tell(self, at: Place, rule: Rule, message: str) -> None:
        """Record one problem."""
        self.problems.append(Problem(at, rule, message))

    def mapping(self, node: Node | None, at: Place, needed: Iterable[str], optional: Iterable[str] = ()) -> Mapping:
        """Return the node as a mapping with known keys; an empty one where it is none."""
        if not isinstance(node, Mapping):
            if node is not None:
                self.tell(node.place, Rule.WRONG_SHAPE, "keys with values are expected here")
            return Mapping(node.place if node is not None else at)
        allowed = [*needed, *optional]
        for key, place in node.keys.items():
            if key not in allowed:
                self.tell(place, Rule.UNKNOWN_KEY, f"unknown key {key[:40]!r}{among(key, allowed)}")
        for key in needed:
            if key not in node.values:
                self.tell(node.place, Rule.MISSING_KEY, f"the key {key!r} is missing here")
        return node

    def text(self, parent: Mapping, key: str, *, spoken: bool = False, default: str = "") -> str:
        """Return a non-empty text; spoken text has to stand in quotes or in a block."""
        node = parent.values.get(key)
        return default if node is None else self.as_text(node, key, spoken=spoken)

    def as_text(self, node: Node, what: str, *, spoken: bool = False) -> str:
        """Return one node as a non-empty text."""
        if not isinstance(node, Scalar):
            self.tell(node.place, Rule.WRONG_SHAPE, f"{what!r} must be a text, not a list or a mapping")
            return ""
        if spoken and node.plain:
            self.tell(node.place, Rule.UNQUOTED_SPEECH, f"{what!r} is spoken text: put it in quotes or in a block (>-)")
        text = node.text.strip()
        if not text:
            self.tell(node.place, Rule.EMPTY_TEXT, f"{what!r} is empty")
        if len(text) > _LONGEST:
            self.tell(node.place, Rule.YAML_LIMIT, f"{what!r} has {len(text):,} characters; {_LONGEST:,} are allowed")
        return text[:_LONGEST]

    def texts(self, parent: Mapping, key: str, *, spoken: bool = False) -> tuple[str, ...]:
        """Return a list of texts; nothing when the key is absent."""
        return tuple(self.as_text(node, key, spoken=spoken) for node in self.items(parent, key))

    def items(self, parent: Mapping, key: str) -> list[Node]:
        """Return the items of a list; nothing when the key is absent."""
        node = parent.values.get(key)
        if isinstance(node, Listing):
            if len(node.items) > _MOST:
                self.tell(node.place, Rule.YAML_LIMIT, f"{key!r} has {len(node.items):,} items; {_MOST} are allowed")
            return node.items[:_MOST]
        if node is not None:
            self.tell(node.place, Rule.WRONG_SHAPE, f"{key!r} must be a list (- …)")
        return []

    def identifier(self, parent: Mapping, key: str) -> str:
        """Return an id: small letters, digits and hyphens, 64 at most."""
        found = self.text(parent, key)
        node = parent.values.get(key)
        if found and node is not None and (not ID.fullmatch(found) or found in _RESERVED):
            wants = "1 to 64 of a-z, 0-9 and -, not at the ends, and no reserved name"
            self.tell(node.place, Rule.BAD_ID, f"{found[:80]!r} cannot be an id: {wants}")
        return found

    def lesson(self, parent: Mapping, key: str) -> str:
        """Return the name of a lesson: that of its notebook, or empty."""
        found = self.text(parent, key)
        if found and not ID.fullmatch(found.replace("_", "-")):
            self.tell(parent.values[key].place, Rule.BAD_ID, f"{found[:60]!r} cannot be the name of a lesson")
        return found

    def number(self, parent: Mapping, key: str, least: int, most: int) -> int:
        """Return a whole number within bounds."""
        found = self.text(parent, key)
        if re.fullmatch(r"[0-9]{1,6}", found) and least <= int(found) <= most:
            return int(found)
        if found:
            message = f"{key!r} must be a whole number from {least} to {most}, found {found[:40]!r}"
            self.tell(parent.values[key].place, Rule.UNKNOWN_WORD, message)
        return least

    def word(self, parent: Mapping, key: str, words: type[E], default: E | None = None, only: Collection[E] = ()) -> E:
        """Return one of the field's words, or of some of them only."""
        fallback = default or next(iter(words))
        node = parent.values.get(key)
        found = self.text(parent, key)
        return (self.as_word(found, node.place, words, Rule.UNKNOWN_WORD, only) if node and found else None) or fallback

    def as_word(self, found: str, at: Place, words: type[E], rule: Rule, only: Collection[E] = ()) -> E | None:
        """Return the word that a text is, None (and a problem) if it is none."""
        with suppress(ValueError):
            if not only or words(found) in only:
                return words(found)
        allowed = [word.value for word in only or words]
        self.tell(at, rule, f"unknown {_noun(words)} {found[:40]!r}{among(found, allowed)}")
        return None

    def each(self, parent: Mapping, key: str, make: Callable[[Node], T]) -> tuple[T, ...]:
        """Make one value of each item of a list."""
        return tuple(make(node) for node in self.items(parent, key))

    def all_different(self, named: Iterable[tuple[str, Place]], what: str) -> None:
        """Tell of every id that is there twice."""
        seen: dict[str, Place] = {}
        for name, at in named:
            if name and name in seen:
                message = f"the {what} {name[:60]!r} is there twice; the first is in line {seen[name].line}"
                self.tell(at, Rule.REPEATED_ID, message)
            seen.setdefault(name, at)

    def format(self, root: Mapping) -> None:
        """Check that the file says the one format there is."""
        found = self.text(root, "format", default="1")
        if found not in ("", "1"):
            self.tell(
                root.values["format"].place, Rule.UNKNOWN_WORD, f"format {found[:20]!r} is not known; there is: 1"
            )


def _noun(words: type[StrEnum]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", words.__name__).lower()
