"""Who the client is: a hope, a person whose facts agree with all that is said, and five lines of the bank."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..bank_line import BankLine
from ..client import Client
from ..materials import Hope, Person, Voice
from ..vocabulary import Degree, Domain, RealityKind, Register
from .supply import Materials, sentences_of

LINES = 5
"""Reality statements of a client."""
KINDS = 4
"""Different kinds among them at least."""
_TRIES = 400
_NO_VISION = 0.25
_KNOWS_THE_WAY = 0.4
"""How often a client has no picture, and how often one with a picture knows the way."""
_FAR = 9


@dataclass(frozen=True)
class Cast:
    """A client before the first word: who they are, what they hope, and what stands in the way."""

    client: Client
    hope: Hope
    degree: Degree
    voice: Voice
    lines: tuple[BankLine, ...]


def cast(draw: random.Random, difficulty: int, materials: Materials, told: str) -> Cast:
    """Choose a client whose parts go together.

    Parameters
    ----------
    draw : random.Random
        Drawn from for every choice.
    difficulty : int
        1 to 3.
    materials : Materials
        What there is.
    told : str
        What the background says at its end.

    Raises
    ------
    LookupError
        No client can be put together from these materials.
    """
    for _ in range(_TRIES):
        hope, degree = _hope(draw, materials.pieces.hopes)
        voice = materials.pieces.voices[draw.choice(sorted(materials.pieces.voices))]
        person = draw.choice(materials.pieces.people)
        if not agree(hope.facts, person.facts):
            continue
        if lines := _lines(draw, difficulty, materials.lines, (hope, person, voice.register)):
            trade = draw.choice(hope.trades)
            return Cast(_client(person, trade, lines, told), hope, degree, voice, lines)
    raise LookupError(f"the materials do not reach for a client of difficulty {difficulty}")


def _hope(draw: random.Random, hopes: Sequence[Hope]) -> tuple[Hope, Degree]:
    without = [hope for hope in hopes if hope.domain is Domain.UNKNOWN]
    known = [hope for hope in hopes if hope.domain is not Domain.UNKNOWN]
    if without and (not known or draw.random() < _NO_VISION):
        return draw.choice(without), Degree.NO_VISION
    hope = draw.choice(known)
    knows = bool(hope.way) and draw.random() < _KNOWS_THE_WAY
    return hope, Degree.VISION_AND_WAY if knows else Degree.VISION_NO_WAY


def said_of(hope: Hope) -> Iterator[str]:
    """Yield what a client with this hope says, or may say, whatever else is drawn."""
    yield from (says for says, _ in hope.openings)
    yield from (element.says for element in hope.elements)
    yield from (words for request in hope.requests for words in (request.says, *request.restated))
    yield from (hope.way, hope.no_way, hope.no_picture)


def agree(some: Mapping[str, str], others: Mapping[str, str]) -> bool:
    """Say whether facts do not contradict each other."""
    return all(others.get(fact, value) == value for fact, value in some.items())


def _client(person: Person, trade: str, lines: Sequence[BankLine], told: str) -> Client:
    """Return who is coached; where a line tells of the family, the background leaves that to it."""
    tells = any(line.kind is RealityKind.FAMILY or _HOUSEHOLD & line.facts.keys() for line in lines)
    background = (_OF_THEMSELVES.format(name=person.name.split()[0]),) if tells else person.background
    return Client(person.name, person.pronouns, str(person.age), trade, person.place, " ".join((*background, told)))


_HOUSEHOLD = {"children", "partner", "parents"}
_OF_THEMSELVES = "What is to be known of {name}'s life will be told in the conversation."


def _lines(
    draw: random.Random, difficulty: int, bank: Iterable[BankLine], who: tuple[Hope, Person, Register]
) -> tuple[BankLine, ...]:
    """Return five lines that fit, as near to difficulty and register as the bank allows; none where it cannot."""
    hope, person, register = who
    kin = kin_in(*person.background)
    fitting = [line for line in bank if _fits(line, hope) and agree(line.facts, person.facts) and _akin(line, kin)]
    near = [(_distance(line, difficulty, register), draw.random(), line) for line in fitting]
    ordered = [line for distance, _, line in sorted(near, key=lambda each: each[:2]) if distance < _FAR]
    found = tuple(_picked(ordered, {each for text in said_of(hope) for each in sentences_of(text)}))
    if len(found) < LINES or len({line.kind for line in found}) < KINDS or len({line.basis for line in found}) == 1:
        return ()
    return tuple(draw.sample(found, LINES))


def _fits(line: BankLine, hope: Hope) -> bool:
    return not line.alone and (Domain.ANY in line.fits or hope.domain in line.fits)


_KIN = (
    {"husband", "wife", "boyfriend", "girlfriend", "fiancé", "fiancée"},
    {"son", "daughter"},
    {"brother", "sister"},
)
"""Kin of one sort: of somebody who has one of them it is not known that there is another."""
_WORD = re.compile(r"\w+")


def kin_in(*texts: str) -> frozenset[str]:
    """Return the kin that texts speak of."""
    words = {word.casefold().removesuffix("s") for text in texts for word in _WORD.findall(text)}
    return frozenset(word for sort in _KIN for word in sort & words)


def _akin(line: BankLine, kin: frozenset[str]) -> bool:
    """Say whether a line speaks of no other kin than was spoken of, where kin of their sort were spoken of at all."""
    said = kin_in(line.says, line.thing, line.unsaid, line.again, *line.restated, *line.hears, *line.sets_aside)
    return all(not (kin & sort) or said & sort <= kin for sort in _KIN)


def _texts(line: BankLine) -> Iterator[str]:
    """Yield what client and coach say in a line."""
    yield from (line.says, line.unsaid, line.again, line.found)
    yield from (*line.restated, *line.hears, *line.sets_aside, *line.tests, *line.slips.values())
    yield from (answer.says for answer in line.answers.values())


def _distance(line: BankLine, difficulty: int, register: Register) -> int:
    """Return how far a line is from what is wanted; nine where it would not do at all."""
    off = abs(line.difficulty - difficulty)
    speaks = 0 if line.register is register else 1 if line.register is Register.PLAIN else _FAR
    return min(_FAR, speaks + 2 * off) if off <= 1 else _FAR


def _picked(ordered: Sequence[BankLine], told: set[str]) -> Iterator[BankLine]:
    """Yield the nearest lines, each of another kind, the last of a basis that was not there yet if there is one.

    None of them says what the hope or another line says: the sentences in `told` are kept up to date.
    """
    picked = list[BankLine]()
    for line in ordered:
        kin = kin_in(*(each.says for each in picked))
        said = {sentence for text in _texts(line) for sentence in sentences_of(text)}
        if not _akin(line, kin) or told & said:
            continue
        bases = {each.basis for each in picked}
        last_of_one = len(picked) == LINES - 1 and bases == {line.basis}
        if line.kind in {each.kind for each in picked} or line.thing in {each.thing for each in picked} or last_of_one:
            continue
        picked.append(line)
        told |= said
        yield line
        if len(picked) == LINES:
            return
