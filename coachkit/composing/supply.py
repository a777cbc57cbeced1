"""The materials of all clients, and a supply that hands each piece out once."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from ..bank_line import BankLine
from ..checks.give_aways import Score
from ..materials import Pieces, Said, Sentences, Voice

T = TypeVar("T")

THING, FOUND = "{thing}", "{found}"


@dataclass(frozen=True)
class Materials:
    """What clients are put together from.

    Attributes
    ----------
    lines : tuple of BankLine
        The bank.
    pieces : Pieces
        Hopes, people, voices, and a coach's sentences.
    guess : callable, optional
        The bag-of-words guesser that learned from the shipped clients; no client may give itself away to it.
    """

    lines: tuple[BankLine, ...]
    pieces: Pieces
    guess: Score | None = None


_SENTENCE = re.compile(r"[^.?!…]+[.?!…]?")
_SHORT = 3
"""Words of a sentence that may well be said again."""


def sentences_of(text: str) -> set[str]:
    """Return the longer sentences of a text, without case and marks."""
    parts = (part.casefold().strip(" \"'“”.?!…") for part in _SENTENCE.findall(text))
    return {part for part in parts if len(part.split()) > _SHORT}


@dataclass
class Supply:
    """Hands pieces out, none of them twice: no longer sentence is said twice in one client."""

    draw: random.Random
    taken: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)

    def tell(self, texts: Iterable[str]) -> None:
        """Keep in mind what is said in any case, so that no piece repeats it."""
        for text in texts:
            self.told |= sentences_of(text)

    def some(self, among: Iterable[str], many: int, *, fits: Callable[[str], bool] = bool) -> tuple[str, ...]:
        """Take so many texts, or as many as are left."""
        found = list[str]()
        left = [text for text in dict.fromkeys(among) if text not in self.taken and fits(text)]
        for text in self.draw.sample(left, len(left)):
            if len(found) < many and self.told.isdisjoint(sentences_of(text)):
                found.append(text)
                self.tell([text])
        self.taken.update(found)
        return tuple(found)

    def one(self, among: Iterable[str], *, fits: Callable[[str], bool] = bool) -> str:
        """Take one text; `LookupError` where none is left."""
        found = self.some(among, 1, fits=fits)
        if not found:
            raise LookupError("the materials do not reach for a client in which nothing is said twice")
        return found[0]

    def said(self, voice: Voice, occasion: str, thing: str = "", others: Sequence[Said] = ()) -> Said:
        """Take what a client says on an occasion: first of `others`, then of their voice.

        Parameters
        ----------
        voice : Voice
            How they speak.
        occasion : str
            What is answered.
        thing : str
            What stands for the slot; where there is nothing to stand for it, only what has no slot is said.
        others : sequence of Said
            What belongs to this client's hope or line, and so comes first.
        """
        answers = {each.says: each for each in voice.said[occasion]}
        first = {each.says: each for each in others}
        if left := self.some(first, 1):
            return first[left[0]]
        slotless = [says for says in answers if THING not in says + answers[says].thinks]
        with_slot = [says for says in answers if says not in slotless] if thing else []
        found = (self.some(with_slot, 1) if with_slot and self.draw.random() < _SLOTS else ()) or self.some(slotless, 1)
        says = found[0] if found else self.one(with_slot)
        return Said(filled(says, thing), filled(answers[says].thinks, thing))


_SLOTS = 0.75
"""How often an answer that names the obstacle is preferred, so that those which name none last for the other turns."""


def filled(text: str, thing: str) -> str:
    """Return a text with the thing in its slot, in capitals where a sentence begins with it."""
    if text.startswith(THING):
        text = thing[:1].upper() + thing[1:] + text.removeprefix(THING)
    for end in (". ", "? ", "! ", "… ", "“"):
        text = text.replace(f"{end}{THING}", f"{end}{thing[:1].upper()}{thing[1:]}")
    return text.replace(THING, thing)


@dataclass(frozen=True)
class Coach:
    """A coach's sentences, as far as this client's turns have not used them up."""

    supply: Supply
    sentences: Sentences
    asks: tuple[str, ...]

    def notes(self, naming: int, bare: int) -> tuple[str, ...]:
        """Take notes, so many that name the thing and so many that do not."""
        named = self.supply.some(self.sentences.notes, naming, fits=lambda text: THING in text)
        return (*named, *self.supply.some(self.sentences.notes, bare, fits=lambda text: THING not in text))

    def thanks(self, many: int) -> tuple[str, ...]:
        """Take acknowledgements."""
        return self.supply.some(self.sentences.thanks, many)

    def returns(self, many: int) -> tuple[str, ...]:
        """Take open questions and invitations about this hope, and where they are used up about any."""
        found = self.supply.some(self.asks, many)
        return (*found, *self.supply.some(self.sentences.asks, many - len(found)))
