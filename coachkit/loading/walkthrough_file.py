"""From a walkthrough file to `Walkthrough` values."""

from __future__ import annotations

from ..errors import Rule, among
from ..scenario import WalkStep, Walkthrough
from ..vocabulary import Ending, Outcome
from ..yaml_source import Mapping, Node, Scalar
from .reader import Reader

OPEN = "open"
"""What `ends` says when a walkthrough stops on the way."""
ALL = "all"
"""What `vision` says when every element is expected."""

_ENDS = [*(ending.value for ending in Ending), OPEN]


def read_walkthroughs(root: Node, reader: Reader, elements: tuple[str, ...]) -> tuple[Walkthrough, ...]:
    """Make walkthroughs of the root node; `elements` are the ids of the scenario's vision, for ``vision: all``."""
    top = reader.mapping(root, root.place, ("format", "walkthroughs"))
    reader.format(top)
    return reader.each(top, "walkthroughs", lambda node: _walkthrough(node, reader, elements))


def _walkthrough(node: Node, reader: Reader, elements: tuple[str, ...]) -> Walkthrough:
    found = reader.mapping(node, node.place, ("name", "steps"), ("ends", "vision", "ledger"))
    return Walkthrough(
        name=reader.text(found, "name"),
        steps=reader.each(found, "steps", lambda item: _step(item, reader)),
        ends=_ends(found, reader),
        vision=_vision(found, reader, elements),
        ledger=reader.texts(found, "ledger") if "ledger" in found.values else None,
        at=found.place,
    )


def _step(node: Node, reader: Reader) -> WalkStep:
    found = reader.mapping(node, node.place, ("turn", "reply"), ("outcome",))
    outcome = reader.word(found, "outcome", Outcome) if "outcome" in found.values else None
    return WalkStep(reader.text(found, "turn"), reader.text(found, "reply"), outcome, found.place)


def _ends(found: Mapping, reader: Reader) -> str | None:
    ends = reader.text(found, "ends")
    if ends and ends not in _ENDS:
        message = f"unknown ending {ends[:40]!r}{among(ends, _ENDS)}"
        reader.tell(found.values["ends"].place, Rule.UNKNOWN_WORD, message)
    return ends or None


def _vision(found: Mapping, reader: Reader, elements: tuple[str, ...]) -> tuple[str, ...] | None:
    node = found.values.get("vision")
    if node is None:
        return None
    if isinstance(node, Scalar) and node.text.strip() == ALL:
        return elements
    return reader.texts(found, "vision")
