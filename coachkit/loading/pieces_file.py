"""From the files of clients without end to hopes, people, voices, and a coach's sentences."""

from __future__ import annotations

from collections.abc import Mapping as Values
from typing import TypeVar

from ..errors import Rule
from ..materials import OCCASIONS, READY, Hope, Person, Piece, Request, Said, Sentences, Voice
from ..vocabulary import Code, Domain, NextWork, Register
from ..yaml_source import Listing, Mapping, Node
from .bank_file import FACTS, read_facts
from .reader import Reader
from .scenario_file import within

HOPE = (
    *(
        "id",
        "domain",
        "facts",
        "trades",
        "opening",
        "hopes",
        "elements",
        "way",
        "no_way",
        "no_picture",
        "asks",
        "closed",
    ),
    *("leads", "plans", "judges", "lead_answers", "plan_answers", "judge_answers"),
    *("verdict", "verdict_words", "verdict_restated"),
)
PERSON = ("name", "pronouns", "age", "place", "facts", "background")
SENTENCES = ("notes", "asides", "asks", "thanks", "hand_backs", "refusals", "dismisses", "kept", "revisit_returns")
SLIPS = ("verdict_slips", "next_slips")
VERDICTS = ("judge_for", "judge_against")
_ANSWERED = (Code.LEAD, Code.PLAN, Code.JUDGE)
_YOUNGEST, _OLDEST = 16, 90

T = TypeVar("T")


def read_hopes(root: Node, reader: Reader) -> tuple[Hope, ...]:
    """Make hopes of the root node; what is wrong goes to the reader's problems."""
    top = reader.mapping(root, root.place, ("format", "hopes"))
    reader.format(top)
    hopes = reader.each(top, "hopes", lambda node: _hope(node, reader))
    reader.all_different(((hope.id, hope.at) for hope in hopes), "hope")
    return hopes


def _hope(node: Node, reader: Reader) -> Hope:
    found = reader.mapping(node, node.place, HOPE)
    return Hope(
        id=reader.identifier(found, "id"),
        domain=reader.word(found, "domain", Domain),
        facts=read_facts(found, reader),
        trades=reader.texts(found, "trades", spoken=True),
        openings=_paired(found, ("opening", "hopes"), reader),
        elements=reader.each(found, "elements", lambda item: _element(item, reader)),
        way=_may_be_empty(found, "way", reader),
        no_way=_may_be_empty(found, "no_way", reader),
        no_picture=_may_be_empty(found, "no_picture", reader),
        **{key: reader.texts(found, key, spoken=True) for key in ("asks", "closed", "leads", "plans", "judges")},
        answers={code.value: _saids(found, f"{code.value}_answers", reader) for code in _ANSWERED},
        requests=_requests(found, reader),
        at=found.place,
    )


def _may_be_empty(found: Mapping, key: str, reader: Reader) -> str:
    """Return a text, also an empty one: not every client knows the way, or has no picture."""
    node = found.values.get(key)
    empty = node is None or getattr(node, "text", "-").strip() == ""
    return "" if empty else reader.text(found, key, spoken=True)


def _paired(found: Mapping, keys: tuple[str, str], reader: Reader) -> tuple[tuple[str, str], ...]:
    """Return what is said, each with the span of it that a second list marks; an empty span marks nothing."""
    whole, marked = reader.texts(found, keys[0], spoken=True), reader.items(found, keys[1])
    if len(whole) != len(marked):
        message = f"{keys[1]!r} has {len(marked)} items, and {keys[0]!r} has {len(whole)}: each marks a span of one"
        reader.tell(found.place, Rule.HOPE_MISFIT, message)
    for said, node in zip(whole, marked, strict=False):
        within(said, node, keys[0], reader)
    spans = (getattr(node, "text", "").strip() for node in marked)
    return tuple(zip(whole, spans, strict=False))


def _element(node: Node, reader: Reader) -> Piece:
    found = reader.mapping(node, node.place, ("phrase", "says", "thinks"))
    return Piece(*(reader.text(found, key, spoken=True) for key in ("phrase", "says", "thinks")))


def _saids(parent: Mapping, key: str, reader: Reader) -> tuple[Said, ...]:
    return reader.each(parent, key, lambda node: _said(node, reader, needed=("says", "thinks")))


def _said(node: Node, reader: Reader, needed: tuple[str, ...]) -> Said:
    found = reader.mapping(node, node.place, needed, ("thinks",))
    return Said(reader.text(found, "says", spoken=True), reader.text(found, "thinks", spoken=True))


def _requests(found: Mapping, reader: Reader) -> tuple[Request, ...]:
    restated = [_texts(node, reader) for node in reader.items(found, "verdict_restated")]
    asked = _paired(found, ("verdict", "verdict_words"), reader)
    if len(restated) != len(asked):
        message = f"'verdict_restated' has {len(restated)} items, and 'verdict' has {len(asked)}"
        reader.tell(found.place, Rule.HOPE_MISFIT, message)
    return tuple(Request(says, words, again) for (says, words), again in zip(asked, restated, strict=False))


def _texts(node: Node, reader: Reader) -> tuple[str, ...]:
    items = node.items if isinstance(node, Listing) else []
    return tuple(reader.as_text(item, "verdict_restated", spoken=True) for item in items)


def read_people(root: Node, reader: Reader) -> tuple[Person, ...]:
    """Make people of the root node."""
    top = reader.mapping(root, root.place, ("format", "people"))
    reader.format(top)
    return reader.each(top, "people", lambda node: _person(node, reader))


def _person(node: Node, reader: Reader) -> Person:
    found = reader.mapping(node, node.place, PERSON)
    facts = read_facts(found, reader)
    for fact in FACTS:
        if fact not in facts:
            reader.tell(found.place, Rule.PERSON_MISFIT, f"the fact {fact!r} is not given; a person has all of them")
    return Person(
        name=reader.text(found, "name"),
        pronouns=reader.text(found, "pronouns"),
        age=reader.number(found, "age", _YOUNGEST, _OLDEST),
        place=reader.text(found, "place"),
        facts=facts,
        background=reader.texts(found, "background", spoken=True),
        at=found.place,
    )


def read_voices(root: Node, reader: Reader) -> dict[Register, Voice]:
    """Make a voice of each register of the root node."""
    registers = [register.value for register in Register]
    top = reader.mapping(root, root.place, ("format", "voices"))
    reader.format(top)
    voices = reader.mapping(top.values.get("voices"), top.place, registers)
    return {
        Register(key): _voice(Register(key), node, reader) for key, node in voices.values.items() if key in registers
    }


def _voice(register: Register, node: Node, reader: Reader) -> Voice:
    found = reader.mapping(node, node.place, tuple(OCCASIONS))
    said = {
        key: reader.each(found, key, lambda item, key=key: _said(item, reader, _needed(key)))  # type: ignore[misc]
        for key in OCCASIONS
    }
    return Voice(register, said, at=found.place)


def _needed(occasion: str) -> tuple[str, ...]:
    return ("says",) if occasion == READY else ("says", "thinks")


def read_sentences(root: Node, reader: Reader) -> Sentences:
    """Make a coach's sentences of the root node."""
    top = reader.mapping(root, root.place, ("format", *SENTENCES, *SLIPS, "next_work"))
    reader.format(top)
    return Sentences(
        **{key: reader.texts(top, key, spoken=True) for key in SENTENCES},
        verdict_slips=_by_code(top, "verdict_slips", reader),
        next_slips=_by_code(top, "next_slips", reader),
        next_work=_by_work(top, reader),
        at=top.place,
    )


def _by_code(top: Mapping, key: str, reader: Reader) -> Values[str, tuple[str, ...]]:
    allowed = [*(code.value for code in Code), *VERDICTS]
    found = reader.mapping(top.values.get(key), top.place, (), allowed)
    return {name: reader.texts(found, name, spoken=True) for name in found.values if name in allowed}


def _by_work(top: Mapping, reader: Reader) -> dict[NextWork, tuple[str, ...]]:
    found = reader.mapping(top.values.get("next_work"), top.place, [work.value for work in NextWork])
    return {work: reader.texts(found, work.value, spoken=True) for work in NextWork}
