"""What the coder sees of a clause: its words, their classes, its shape, and what stands around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from .clauses import Clause, clauses_of
from .words import Word, is_spoken

PLAIN = frozenset(
    "the a an i you it to of and in that 's is for on my me we be with 'd do what n't would at have 'm but so not this "
    "are your if as can just was or 're there about they he she his her their them from all out up one when like who "
    "how into some could then any more than by get no 've 'll am were had did does will our us where which because "
    "been has too very now even over only".split()
)
"""Words so common that they have no class and no stem, and are no sign of what a sentence is about."""

_ASKING = frozenset("what how where who which when why whose whom".split())
_HELPING = frozenset("do does did would could can are is have has will should was were might may shall am had".split())
_SUBJECTS = frozenset("you it he she they there that this we i your n't".split())
_BUTS = frozenset("but only except however though".split())
_ENDINGS = ("ingly", "ings", "ing", "edly", "ed", "ers", "er", "ies", "es", "ly", "s", "e", "y")
_SHORTEST_STEM = 3
_LONGEST_PHRASE = 5


@dataclass(frozen=True)
class Classes:
    """Which class of meaning a word or a phrase belongs to.

    Attributes
    ----------
    words, phrases : mapping of str to str
        A word, or two to five words with blanks between, and the number of its class.
    """

    words: Mapping[str, str]
    phrases: Mapping[str, str]

    @cached_property
    def first(self) -> frozenset[str]:
        """The words that a phrase begins with."""
        return frozenset(phrase.partition(" ")[0] for phrase in self.phrases)


@dataclass(frozen=True)
class Context:
    """What a reply answers: the stage, and the words of hope and of "but" in what the client said, as stems."""

    stage: str
    hope: Mapping[str, str]
    but: Mapping[str, str]


def context_of(client: Sequence[Word], stage: str) -> Context:
    """Part what the client said at the first "but"."""
    said = [word.text for word in client if is_spoken(word.text)]
    cut = next((at for at, word in enumerate(said) if word in _BUTS), len(said))
    return Context(stage, _content(said[:cut]), _content(said[cut:]))


def _content(said: Iterable[str]) -> dict[str, str]:
    """Return the words that tell what is spoken of, each under its stem."""
    return {stem_of(word): word for word in said if word not in PLAIN}


@dataclass(frozen=True)
class Seen:
    """A reply as the coder sees it: words, clauses, and for each clause its features."""

    words: list[Word]
    clauses: list[Clause]
    features: list[list[str]]


def see(words: list[Word], client: Sequence[Word], stage: str, classes: Classes) -> Seen:
    """Take a reply apart, given its words and those of what it answers."""
    clauses = clauses_of(words)
    looked = _Look(words, clauses, context_of(client, stage), classes)
    return Seen(words, clauses, [looked.at(number) for number in range(len(clauses))])


def stem_of(word: str) -> str:
    """Return a word without its commonest endings: "asked" and "asking" are alike."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


class _Look:
    """One look at a reply; what several clauses need is worked out once."""

    def __init__(self, words: Sequence[Word], clauses: Sequence[Clause], context: Context, classes: Classes) -> None:
        self._clauses = clauses
        self._context = context
        self._classes = classes
        self._texts = [word.text for word in words]
        self._classed = [_classed(text, classes) for text in self._texts]
        self._stems = ["" if text in PLAIN else stem_of(text) for text in self._texts]
        self._about = [
            f"Q{kind}" for kind in sorted({classes.words.get(word, "") for word in context.but.values()}) if kind
        ]

    def at(self, number: int) -> list[str]:
        """Return the features of one clause; the first letter tells what each is."""
        start, end = self._clauses[number]
        texts = self._texts[start:end]
        spoken = [text for text in texts if is_spoken(text)]
        shape = _shape(texts, spoken)
        stage = self._context.stage
        return [
            *_runs(texts),
            *_class_runs(self._classed[start:end]),
            *[f"T{stem}" for stem in self._stems[start:end] if stem],
            *[f"Y{stage}{text}" for text in texts],
            *self._phrases(texts),
            *_beginnings(spoken, texts, shape),
            *self._place(number, spoken, shape),
            *self._shared(_content(spoken), shape),
            *self._around(number),
            *self._about,
        ]

    def _phrases(self, texts: Sequence[str]) -> Iterator[str]:
        phrases, first = self._classes.phrases, self._classes.first
        for at, text in enumerate(texts):
            if text in first:
                for end in range(at + 2, min(at + _LONGEST_PHRASE, len(texts)) + 1):
                    kind = phrases.get(" ".join(texts[at:end]))
                    if kind is not None:
                        yield f"M{kind}"

    def _place(self, number: int, spoken: Sequence[str], shape: str) -> Iterator[str]:
        stage, last = self._context.stage, len(self._clauses) - 1
        yield f"S{stage}"
        yield f"S{stage}{shape}"
        yield f"P{number == 0:d}{number == last:d}"
        yield f"N{min(last + 1, 4)}"
        yield f"L{min(len(spoken) // 3, 6)}"

    def _shared(self, content: Mapping[str, str], shape: str) -> Iterator[str]:
        """What the clause has in common with the client's hope and with the "but"."""
        hope, but = content.keys() & self._context.hope.keys(), content.keys() & self._context.but.keys()
        yield f"Oh{min(len(hope), 2)}"
        yield f"Ob{min(len(but), 2)}"
        yield f"O{shape}{bool(hope):d}{bool(but):d}"
        if content:
            yield f"Or{4 * (len(hope) + len(but)) // len(content)}"
        kinds = self._classes.words
        yield from (f"V{kinds[content[stem]]}" for stem in sorted(but) if content[stem] in kinds)
        yield from (f"W{kinds[content[stem]]}" for stem in sorted(hope) if content[stem] in kinds)

    def _around(self, number: int) -> Iterator[str]:
        """The words of the clause before and of the clause after."""
        for sign, other in (("<", number - 1), (">", number + 1)):
            if 0 <= other <= len(self._clauses) - 1:
                start, end = self._clauses[other]
                yield from (f"{sign}{text}" for text in self._texts[start:end])
                yield f"{sign}^ {' '.join(self._texts[start : min(start + 2, end)])}"
            else:
                yield f"{sign}none"


def _classed(text: str, classes: Classes) -> str:
    kind = None if text in PLAIN else classes.words.get(text)
    return text if kind is None else f"#{kind}"


def _runs(texts: Sequence[str]) -> list[str]:
    """Words, pairs of neighbours, and pairs with one word between."""
    line = ["<", *texts, ">"]
    return [
        *[f"1{text}" for text in line],
        *[f"2{one} {two}" for one, two in pairwise(line)],
        *[f"s{one} {three}" for one, three in zip(line, line[2:], strict=False)],
    ]


def _class_runs(classed: Sequence[str]) -> list[str]:
    """Classes, and pairs and threes of neighbours with a class among them."""
    line = ["<", *classed, ">"]
    return [
        *[f"C{text}" for text in classed if text[0] == "#"],
        *[f"D{one} {two}" for one, two in pairwise(line) if "#" in (one[0], two[0])],
        *[
            f"E{one} {two} {three}"
            for one, two, three in zip(line, line[1:], line[2:], strict=False)
            if "#" in (one[0], two[0], three[0])
        ],
    ]


def _shape(texts: Sequence[str], spoken: Sequence[str]) -> str:
    """Whether it asks, and how it begins: with a question word, an inversion, a helping verb, or otherwise."""
    first, second = [*spoken, "", ""][:2]
    asks = "q" if texts and "?" in texts[-1] else "s"
    if first in _ASKING or (first in ("and", "so", "but") and second in _ASKING):
        return f"{asks}w"
    if first in _HELPING:
        return f"{asks}a" if second in _SUBJECTS else f"{asks}x"
    return asks


def _beginnings(spoken: Sequence[str], texts: Sequence[str], shape: str) -> Iterator[str]:
    first, second = [*spoken, "", ""][:2]
    yield f"K{shape}"
    yield f"K{shape}{first}"
    yield f"K{shape}{first} {second}"
    yield from (f"B{' '.join(spoken[:length])}" for length in (3, 4, 5))
    yield f"Z{' '.join(spoken[-2:])}{texts[-1][0]}"


def numbered(features: Iterable[str], index: Mapping[str, int]) -> set[int]:
    """Return the numbers of the features that are known, each once."""
    return {number for number in map(index.get, features) if number is not None}
