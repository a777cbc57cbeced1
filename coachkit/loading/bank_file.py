"""From a file of the bank to its lines."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from ..bank_line import BankLine, Comeback, Model
from ..errors import Rule
from ..vocabulary import DERAILING, Basis, Code, Domain, RealityKind, Register
from ..yaml_source import Mapping, Node, Scalar
from .reader import Reader
from .scenario_file import YesNo, read_codes, within

FACTS = {
    "age": ("young", "middle", "older"),
    "children": ("some", "none"),
    "partner": ("yes", "no"),
    "parents": ("near", "far", "dead"),
    "schooling": ("short", "some", "degree"),
    "place": ("town", "country"),
    "work": ("employed", "own", "none"),
    "health": ("ill", "well"),
    "origin": ("here", "elsewhere"),
}
"""What a line can say of a client that has to stay true, and the values that each has."""

_LINE = (
    *(
        "id",
        "basis",
        "difficulty",
        "register",
        "fits",
        "facts",
        "says",
        "words",
        "thing",
        "restated",
        "unsaid",
        "again",
    ),
    *("again", "hears", "sets_aside", "slips", "answers", "tests", "found", "models", "note"),
)
_SPOKEN = ("says", "words", "thing", "unsaid", "again", "found")
_SLIPS = [code.value for code in DERAILING]


def read_bank(root: Node, reader: Reader) -> tuple[BankLine, ...]:
    """Make the lines of one kind of the root node; what is wrong goes to the reader's problems."""
    top = reader.mapping(root, root.place, ("format", "kind", "lines"))
    reader.format(top)
    kind = reader.word(top, "kind", RealityKind)
    lines = reader.each(top, "lines", lambda node: _line(node, kind, reader))
    reader.all_different(((line.id, line.at) for line in lines), "line")
    return lines


def _line(node: Node, kind: RealityKind, reader: Reader) -> BankLine:
    found = reader.mapping(node, node.place, _LINE, ("alone",))
    spoken = {key: reader.text(found, key, spoken=True) for key in _SPOKEN}
    within(spoken["says"], found.values.get("words"), "says", reader)
    line = BankLine(
        **spoken,
        id=reader.identifier(found, "id"),
        kind=kind,
        basis=reader.word(found, "basis", Basis),
        difficulty=reader.number(found, "difficulty", 1, 3),
        register=reader.word(found, "register", Register),
        fits=_domains(found, reader),
        facts=read_facts(found, reader),
        restated=reader.texts(found, "restated", spoken=True),
        hears=reader.texts(found, "hears", spoken=True),
        sets_aside=reader.texts(found, "sets_aside", spoken=True),
        slips=_slips(found, reader),
        answers=_answers(found, reader),
        tests=reader.texts(found, "tests", spoken=True),
        models=reader.each(found, "models", lambda item: _model(item, reader)),
        note=reader.text(found, "note"),
        alone="alone" in found.values and reader.word(found, "alone", YesNo) is YesNo.YES,
        at=found.place,
    )
    return replace(line, hash=_hash(line))


def _hash(line: BankLine) -> str:
    """Return a digest of what a trainee meets of the line."""
    said = (line.says, *line.restated, *(f"{code}{answer.says}" for code, answer in line.answers.items()))
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]


def _domains(found: Mapping, reader: Reader) -> tuple[Domain, ...]:
    read = (
        reader.as_word(node.text.strip(), node.place, Domain, Rule.UNKNOWN_WORD)
        for node in reader.items(found, "fits")
        if isinstance(node, Scalar)
    )
    return tuple(domain for domain in read if domain)


def read_facts(found: Mapping, reader: Reader) -> dict[str, str]:
    """Return what stands under ``facts``."""
    facts = reader.mapping(found.values.get("facts"), found.place, (), FACTS)
    read = {key: reader.text(facts, key) for key in facts.values if key in FACTS}
    for key, value in read.items():
        if value not in FACTS[key]:
            allowed = ", ".join(FACTS[key])
            message = f"unknown value {value[:40]!r} of {key!r}; there is: {allowed}"
            reader.tell(facts.values[key].place, Rule.UNKNOWN_WORD, message)
    return read


def _slips(found: Mapping, reader: Reader) -> dict[Code, str]:
    slips = reader.mapping(found.values.get("slips"), found.place, (), _SLIPS)
    return {Code(key): reader.text(slips, key, spoken=True) for key in slips.values if key in _SLIPS}


def _answers(found: Mapping, reader: Reader) -> dict[Code, Comeback]:
    answers = reader.mapping(found.values.get("answers"), found.place, (), _SLIPS)
    return {Code(key): _answer(node, reader) for key, node in answers.values.items() if key in _SLIPS}


def _answer(node: Node, reader: Reader) -> Comeback:
    found = reader.mapping(node, node.place, ("says", "thinks"))
    return Comeback(reader.text(found, "says", spoken=True), reader.text(found, "thinks", spoken=True))


def _model(node: Node, reader: Reader) -> Model:
    found = reader.mapping(node, node.place, ("text", "codes"))
    text, coded = reader.text(found, "text", spoken=True), found.values.get("codes")
    codes = read_codes(coded, reader)
    within(text, coded if isinstance(coded, Mapping) else None, "text", reader)
    return Model(text, codes, at=found.place)
