"""YAML as text with positions: the only module that knows YAML.

Every scalar stays the text that the author typed. Keys given twice, anchors, tags, several documents, and files that
are too large, too deep or of too many pieces are refused. The tree is built from the parser's events without
recursion, so that ten thousand brackets are an error and not a crash.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from .errors import Place, Problem, Rule

MAX_BYTES = 500_000
MAX_DEPTH = 20
MAX_NODES = 10_000
"""Keys and values together; more than four times what a full scenario needs."""

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True)
class Scalar:
    """A piece of text; ``plain`` when it stood neither in quotes nor in a block."""

    text: str
    place: Place
    plain: bool


@dataclass(frozen=True)
class Listing:
    """A YAML sequence."""

    place: Place
    items: list[Node] = field(default_factory=list)


@dataclass(frozen=True)
class Mapping:
    """A YAML mapping; ``keys`` holds the place of each key."""

    place: Place
    values: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)


Node = Scalar | Listing | Mapping


class _Refused(Exception):
    """Reading stopped at a problem that leaves no tree to go on with."""

    def __init__(self, place: Place, rule: Rule, message: str) -> None:
        self.problem = Problem(place, rule, message)
        super().__init__(message)


def read(path: Path, shown_as: str | None = None) -> tuple[Node | None, list[Problem]]:
    """Read one YAML file.

    Parameters
    ----------
    path : Path
        The file.
    shown_as : str, optional
        How problems name the file; its path if not given.

    Returns
    -------
    tuple of (Node or None, list of Problem)
        The root, or None when the file cannot be read at all, and everything found wrong on the way.
    """
    text, problems = text_of(path, shown_as)
    return (None, problems) if text is None else parse(text, shown_as or str(path))


def text_of(path: Path, shown_as: str | None = None) -> tuple[str | None, list[Problem]]:
    """Return the text of one file; None, and why, where it cannot be read. Names are as in `read`."""
    try:
        return _decode(path, shown_as or str(path)), []
    except _Refused as refused:
        return None, [refused.problem]


def parse(text: str, name: str) -> tuple[Node | None, list[Problem]]:
    """Build the tree of one YAML text; like `read`, without a file."""
    builder = _Builder(name)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
    except _Refused as refused:
        return None, [*builder.problems, refused.problem]
    except yaml.YAMLError as error:
        return None, [*builder.problems, _syntax_problem(error, name, text)]
    if builder.root is None:
        return None, [Problem(Place(name), Rule.NOT_YAML, "the file is empty")]
    return builder.root, builder.problems


def _decode(path: Path, name: str) -> str:
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):  # a pipe would be waited for without end
            raise _Refused(Place(name), Rule.UNREADABLE, "cannot be read: this is not an ordinary file")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise _Refused(Place(name), Rule.UNREADABLE, f"cannot be read: {reason}") from None
    if len(data) > MAX_BYTES:
        raise _Refused(Place(name), Rule.YAML_LIMIT, f"the file is larger than {MAX_BYTES:,} bytes")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = "the file is not UTF-8 text; save it as UTF-8"
        raise _Refused(Place(name, line), Rule.UNREADABLE, message) from None


def _syntax_problem(error: yaml.YAMLError, name: str, text: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    if mark and mark.index >= len(text):  # something never closed: where it was opened says more than the end
        mark = getattr(error, "context_mark", None) or mark
    if mark:
        place = Place(name, mark.line + 1, mark.column + 1)
    else:  # a character that YAML does not allow has an offset in bytes instead
        place = Place(name, text.encode()[: getattr(error, "position", 0)].count(b"\n") + 1)
    told = " ".join(str(part) for part in (getattr(error, "context", None), getattr(error, "problem", None)) if part)
    return Problem(place, Rule.NOT_YAML, f"is not YAML: {told or str(error).splitlines()[0]}")


class _Builder:
    """Turns parser events into a tree, with an explicit stack."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._stack: list[Listing | Mapping] = []
        self._keys: list[Scalar | None] = []
        self._documents = 0
        self._nodes = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event."""
        if isinstance(event, yaml.NodeEvent):
            self._take_node(event, self._place(event))
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            self._stack.pop()
            self._keys.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _Refused(self._place(event), Rule.YAML_LIMIT, "one document a file is allowed, here is another")

    def _take_node(self, event: yaml.NodeEvent, at: Place) -> None:
        self._refuse_tricks(event, at)
        if isinstance(event, yaml.ScalarEvent):
            self._add(Scalar(event.value, at, event.style in (None, "")))
        else:
            self._open(Listing(at) if isinstance(event, yaml.SequenceStartEvent) else Mapping(at))

    def _refuse_tricks(self, event: yaml.NodeEvent, at: Place) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise _Refused(at, Rule.YAML_LIMIT, f"more than {MAX_NODES:,} keys and values in one file")
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise _Refused(at, Rule.YAML_LIMIT, "anchors and aliases (& and *) are not allowed; use quotes")
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            raise _Refused(at, Rule.YAML_LIMIT, f"tags are not allowed, found {str(tag)[:40]!r}")

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self.name, mark.line + 1, mark.column + 1) if mark else Place(self.name)

    def _open(self, node: Listing | Mapping) -> None:
        if len(self._stack) >= MAX_DEPTH:
            raise _Refused(node.place, Rule.YAML_LIMIT, f"is nested deeper than {MAX_DEPTH} levels")
        self._add(node)
        self._stack.append(node)
        self._keys.append(None)

    def _add(self, node: Node) -> None:
        if not self._stack:
            self.root = node
        elif isinstance(parent := self._stack[-1], Listing):
            parent.items.append(node)
        elif (key := self._keys[-1]) is None:
            self._keys[-1] = self._as_key(node)
        else:
            self._put(parent, key, node)
            self._keys[-1] = None

    def _as_key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar):
            return node
        raise _Refused(node.place, Rule.WRONG_SHAPE, "a key must be a word, not a list or a mapping")

    def _put(self, parent: Mapping, key: Scalar, node: Node) -> None:
        if key.text in parent.values:
            first = parent.keys[key.text]
            message = f"the key {key.text[:40]!r} stands here a second time; the first is in line {first.line}"
            self.problems.append(Problem(key.place, Rule.REPEATED_KEY, message))
            return
        parent.values[key.text] = node
        parent.keys[key.text] = key.place


def walk(node: Node) -> Iterator[Scalar]:
    """Yield every scalar value of a tree (keys are not values)."""
    if isinstance(node, Scalar):
        yield node
    else:
        for child in node.items if isinstance(node, Listing) else node.values.values():
            yield from walk(child)
