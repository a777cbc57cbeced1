"""From a scenario file to a `Scenario`."""

from __future__ import annotations

from enum import StrEnum

from ..errors import Place, Rule
from ..scenario import Answer, Element, RealityStatement, Reply, Scenario, Turn, Urgency, Vision
from ..vocabulary import (
    Basis,
    Code,
    Degree,
    Ending,
    FindingOut,
    NextWork,
    Orientation,
    Outcome,
    RealityKind,
    Sign,
    Stage,
    Topic,
)
from ..yaml_source import Mapping, Node, Scalar, walk
from .lines import read_client
from .reader import Reader

FOLLOW_KEYS = [*(outcome.value for outcome in Outcome), *(code.value for code in Code)]

_ROOT = ("format", "id", "difficulty", "openness", "turns_at_most", "client", "vision", "turns", "endings", "noticed")
_ROOT_MORE = ("lesson", "orientation", "orientation_reason")
_VISION = ("degree", "next_work", "reason", "evidence", "elements")
_TURN = ("id", "stage", "says", "replies", "follow")
_TURN_MORE = ("hopes", "reality", "verdict", "takes_up", "restated", "urgent", "about", "finding")
_REALITY = ("id", "kind", "basis", "words", "unsaid")


class YesNo(StrEnum):
    """What ``answers`` says."""

    YES = "yes"
    NO = "no"


def read_scenario(root: Node, reader: Reader, digest: str) -> Scenario:
    """Make a scenario of the root node; what is wrong goes to the reader's problems.

    Parameters
    ----------
    root : Node
        The root of the file's tree.
    reader : Reader
        Gathers the problems.
    digest : str
        That of the file's content.
    """
    top = reader.mapping(root, root.place, _ROOT, _ROOT_MORE)
    reader.format(top)
    turns = reader.each(top, "turns", lambda node: _turn(node, reader))
    reader.all_different(((turn.id, turn.at) for turn in turns), "turn")
    reader.all_different(((r.id, r.at) for turn in turns for r in turn.reality), "reality statement")
    return Scenario(
        id=reader.identifier(top, "id"),
        difficulty=reader.number(top, "difficulty", 1, 3),
        openness=reader.number(top, "openness", 0, 4),
        turns_at_most=reader.number(top, "turns_at_most", 1, 200),
        client=read_client(top, reader),
        vision=_vision(top.values.get("vision"), top.place, reader),
        turns=turns,
        endings=_endings(top.values.get("endings"), top.place, reader),
        noticed=_answer(top.values.get("noticed"), top.place, reader),
        lesson=reader.lesson(top, "lesson"),
        orientation=reader.word(top, "orientation", Orientation) if "orientation" in top.values else None,
        orientation_reason=reader.text(top, "orientation_reason"),
        hash=digest,
        at=top.place,
    )


def _vision(node: Node | None, at: Place, reader: Reader) -> Vision:
    found = reader.mapping(node, at, _VISION)
    elements = reader.each(found, "elements", lambda item: _element(item, reader))
    reader.all_different(((element.id, element.at) for element in elements), "element of the vision")
    return Vision(
        degree=reader.word(found, "degree", Degree),
        next_work=reader.word(found, "next_work", NextWork),
        reason=reader.text(found, "reason"),
        evidence=reader.texts(found, "evidence", spoken=True),
        elements=elements,
        at=found.place,
    )


def _element(node: Node, reader: Reader) -> Element:
    found = reader.mapping(node, node.place, ("id", "phrase"))
    return Element(reader.identifier(found, "id"), reader.text(found, "phrase", spoken=True), found.place)


def _turn(node: Node, reader: Reader) -> Turn:
    found = reader.mapping(node, node.place, _TURN, _TURN_MORE)
    says = reader.text(found, "says", spoken=True)
    replies = reader.each(found, "replies", lambda item: _reply(item, reader))
    reader.all_different(((reply.id or "", reply.at) for reply in replies), "reply")
    for key in ("hopes", "verdict"):
        within(says, found.values.get(key), "says", reader)
    return Turn(
        id=reader.identifier(found, "id"),
        stage=reader.word(found, "stage", Stage),
        says=says,
        replies=replies,
        follow=_follow(found.values.get("follow"), found.place, reader),
        hopes=reader.texts(found, "hopes", spoken=True),
        reality=reader.each(found, "reality", lambda item: _reality(item, says, reader)),
        verdict=reader.text(found, "verdict", spoken=True),
        takes_up=reader.text(found, "takes_up") or None,
        restated=reader.texts(found, "restated", spoken=True),
        urgent=_urgency(found.values.get("urgent"), says, reader),
        about=reader.word(found, "about", Topic) if "about" in found.values else None,
        finding=reader.word(found, "finding", FindingOut) if "finding" in found.values else None,
        at=found.place,
    )


def _reality(node: Node, says: str, reader: Reader) -> RealityStatement:
    found = reader.mapping(node, node.place, _REALITY)
    within(says, found.values.get("words"), "says", reader)
    return RealityStatement(
        id=reader.identifier(found, "id"),
        kind=reader.word(found, "kind", RealityKind),
        basis=reader.word(found, "basis", Basis),
        words=reader.text(found, "words", spoken=True),
        unsaid=reader.text(found, "unsaid", spoken=True),
        at=found.place,
    )


def _urgency(node: Node | None, says: str, reader: Reader) -> Urgency | None:
    if node is None:
        return None
    found = reader.mapping(node, node.place, ("words", "sign"))
    within(says, found.values.get("words"), "says", reader)
    return Urgency(reader.text(found, "words", spoken=True), reader.word(found, "sign", Sign))


def _reply(node: Node, reader: Reader) -> Reply:
    found = reader.mapping(node, node.place, ("id", "text", "codes", "why"), ("better",))
    text = reader.text(found, "text", spoken=True)
    coded = found.values.get("codes")
    codes = read_codes(coded, reader)
    within(text, coded if isinstance(coded, Mapping) else None, "text", reader)
    return Reply(
        id=reader.identifier(found, "id"),
        text=text,
        codes=codes,
        why=reader.text(found, "why"),
        better=reader.text(found, "better", spoken=True),
        at=found.place,
    )


def read_codes(node: Node | None, reader: Reader) -> dict[Code, tuple[str, ...]]:
    """Return the codes of a reply, each with the words that earn it."""
    if not isinstance(node, Mapping):
        message = 'codes are a mapping: each code with the words that earn it (note: "I\'m writing it down")'
        if node is not None:
            reader.tell(node.place, Rule.WRONG_SHAPE, message)
        return {}
    codes: dict[Code, tuple[str, ...]] = {}
    for key, value in node.values.items():
        code = reader.as_word(key, node.keys[key], Code, Rule.UNKNOWN_CODE)
        one = isinstance(value, Scalar)
        words = (reader.as_text(value, key, spoken=True),) if one else reader.texts(node, key, spoken=True)
        if code:
            codes[code] = words
    return codes


def within(whole: str, parts: Node | None, key: str, reader: Reader) -> None:
    """See that every piece of text below a node stands in the whole; an empty one is told of elsewhere."""
    for part in walk(parts) if whole and parts else ():
        if part.text.strip() not in whole:
            message = f"the words {part.text[:60]!r} do not stand in {key!r}, letter by letter: {whole[:80]!r}"
            reader.tell(part.place, Rule.NOT_IN_TEXT, message)


def _follow(node: Node | None, at: Place, reader: Reader) -> dict[str, Answer]:
    found = reader.mapping(node, at, (), FOLLOW_KEYS)
    return {key: _answer(value, found.place, reader) for key, value in found.values.items() if key in FOLLOW_KEYS}


def _answer(node: Node | None, at: Place, reader: Reader) -> Answer:
    found = reader.mapping(node, at, ("says", "thinks"), ("brings", "next", "answers", "tries"))
    return Answer(
        says=reader.text(found, "says", spoken=True),
        thinks=reader.text(found, "thinks", spoken=True),
        brings=reader.text(found, "brings") or None,
        next=reader.text(found, "next") or None,
        answers=reader.word(found, "answers", YesNo) is YesNo.YES,
        tries=reader.text(found, "tries", spoken=True),
        at=found.place,
    )


def _endings(node: Node | None, at: Place, reader: Reader) -> dict[Ending, Answer]:
    found = reader.mapping(node, at, [ending.value for ending in Ending])
    return {ending: _answer(found.values.get(ending.value), found.place, reader) for ending in Ending}
