"""What is said at the end of a transcript: what was heard, missed and over-heard, by kind and by trap, what next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ..transcript import Mark, Sentence
from ..vocabulary import Fit, Hearing, Trap
from .counting import all_of, listed, number, times
from .phrases import about

Pair = tuple[Sentence, Mark]
"""A sentence with its first mark."""


@dataclass(frozen=True)
class HeardInAll:
    """What a transcript's first marks add up to, in words.

    Attributes
    ----------
    told : tuple of str
        What was heard, missed and over-heard, how kind and basis were named, and how it went with each trap.
    listen_for : str
        One thing to listen for next time.
    """

    told: tuple[str, ...]
    listen_for: str


def heard_in_all(pairs: Iterable[Pair], changed: int = 0) -> HeardInAll:
    """Put a transcript's first marks into words.

    Parameters
    ----------
    pairs : iterable of (Sentence, Mark)
        Each sentence with its first mark.
    changed : int
        How many sentences were marked once more.
    """
    there = tuple(pairs)
    told = (*_heard(there), *_over_heard(there), *_named(there), *_traps(there), *_changed(changed))
    return HeardInAll(told, _listen_for(there))


def _of(pairs: Sequence[Pair], hearing: Hearing) -> list[Sentence]:
    return [sentence for sentence, mark in pairs if sentence.hearing(mark) is hearing]


def _heard(pairs: Sequence[Pair]) -> Iterable[str]:
    heard, missed = _of(pairs, Hearing.HEARD), _of(pairs, Hearing.MISSED)
    in_all = len(heard) + len(missed)
    if not missed:
        yield f"You heard all {number(in_all)} reality statements: {_about(heard)}."
    elif not heard:
        yield f"You let all {number(in_all)} reality statements pass: {_about(missed)}."
    else:
        yield f"Of the {number(in_all)} reality statements you heard {number(len(heard))}: {_about(heard)}."
        yield f"You let pass {_counted(missed, 'the one', 'those')} about {_about(missed)}."


def _over_heard(pairs: Sequence[Pair]) -> Iterable[str]:
    over, passed = _of(pairs, Hearing.OVER_HEARD), _of(pairs, Hearing.LET_PASS)
    in_all = number(len(over) + len(passed))
    if over:
        quoted = "; ".join(f"“{_shortened(each.text)}”" for each in over[:2])
        more = ", among others" if len(over) > len(over[:2]) else ""
        of = (
            f"Of the {in_all} other sentences you took {number(len(over))}"
            if passed
            else f"You took all {in_all} others"
        )
        yield f"{of} for {_reality(len(over))}: {quoted}{more}."
    else:
        yield f"The {in_all} other sentences you let pass, all of them rightly."


def _about(sentences: Sequence[Sentence]) -> str:
    """Return what reality statements are about: "money and time", "money (twice)"."""
    kinds = [about(sentence.kind) for sentence in sentences if sentence.kind]
    counts = {kind: kinds.count(kind) for kind in kinds}
    return listed([kind if count == 1 else f"{kind} ({times(count)})" for kind, count in counts.items()])


def _named(pairs: Sequence[Pair]) -> Iterable[str]:
    heard = [(sentence, mark) for sentence, mark in pairs if sentence.hearing(mark) is Hearing.HEARD]
    if not heard:
        return
    kinds = [sentence.kind_fit(mark) for sentence, mark in heard]
    bases = [sentence.basis_fit(mark) for sentence, mark in heard]
    of = f"Of the {number(len(heard))} that you heard"
    yield f"{of}, you named what it is about {_fits(kinds)}; belief or obstacle {_fits(bases)}."


def _fits(fits: Sequence[Fit | None]) -> str:
    same, near = fits.count(Fit.KEY), fits.count(Fit.ALSO)
    if same == len(fits):
        return "as the author does" if len(fits) == 1 else "as the author does every time"
    as_author = f"as the author does {times(same)}" if same else "otherwise than the author"
    return f"{as_author}{f', and {times(near)} as other good coaches do' if near else ''}"


def _traps(pairs: Sequence[Pair]) -> Iterable[str]:
    for trap in Trap:
        marks = [sentence.hearing(mark) for sentence, mark in pairs if sentence.trap is trap]
        wrong = sum(hearing in (Hearing.MISSED, Hearing.OVER_HEARD) for hearing in marks)
        if marks:
            yield TRAPS[trap](wrong, len(marks))


def _without_but(wrong: int, of: int) -> str:
    name = "the one reality statement" if of == 1 else f"{all_of(of)} reality statements"
    if not wrong:
        return f"You heard {name} that came without a “but”."
    if wrong == of:
        return f"You let pass {name} that came without a “but”."
    return f"Of the {number(of)} reality statements that came without a “but” you let pass {number(wrong)}."


def _taken(one: str, many: str) -> Callable[[int, int], str]:
    """Return how it is told that sentences with a trap were let pass, or taken for reality statements."""

    def told(wrong: int, of: int) -> str:
        name = f"the one {one}" if of == 1 else f"{all_of(of)} {many}"
        if not wrong:
            return f"{name[:1].upper()}{name[1:]} you let pass, rightly."
        if wrong == of:
            return f"You took {name} for {_reality(of)}."
        return f"Of the {number(of)} {many} you took {number(wrong)} for {_reality(wrong)}."

    return told


TRAPS: dict[Trap, Callable[[int, int], str]] = {
    Trap.FACT: _taken("plain fact", "plain facts"),
    Trap.SHY_HOPE: _taken("hope said shyly", "hopes said shyly"),
    Trap.IDLE_BUT: _taken("idle “but”", "idle “buts”"),
    Trap.NO_BUT: _without_but,
}
"""How it went with a trap: of so many sentences so many were heard wrongly."""


def _changed(changed: int) -> Iterable[str]:
    if changed:
        marks = "One mark you changed" if changed == 1 else f"{number(changed).capitalize()} marks you changed"
        yield f"{marks} afterwards; what stands here goes by the first ones."


LISTEN_FOR = {
    Trap.NO_BUT: "Next time, listen for a door that shuts without a “but”: a figure, a question, a “so there you are”. "
    "Ask of each sentence whether it tells you that something wanted cannot be.",
    Trap.IDLE_BUT: "Next time, when you hear a “but”, wait for the rest: what does it stand in the way of? If of "
    "nothing that is wanted, let it pass.",
    Trap.FACT: "Next time, when you hear a fact, listen for the “so I can’t” after it. While that is missing, adding "
    "it would be your doing.",
    Trap.SHY_HOPE: "Next time, listen for hopes that come in slippers: “it’s daft”, “I’d never say so”. They are the "
    "beginnings of a vision.",
}
"""One thing to listen for, by the trap in which most was heard wrongly; of two alike, the first here."""

MORE_MISSED = (
    "Next time, ask of each sentence: does it say why something that is wanted cannot be? If it does, mark it, however "
    "friendly it sounds."
)
MORE_OVER_HEARD = (
    "Next time, look for the hope that is turned away. Where no hope is turned away, there is nothing to defer yet."
)
KIND_APART = (
    "You hear them. Next time, listen for what each is about: say it to yourself in one word before you look at the "
    "list."
)
BASIS_APART = (
    "You hear them. Next time, ask of each: could somebody find out whether it is so? If yes, a belief; if it is so "
    "today whoever looks, an obstacle."
)
ALL_HEARD = (
    "You heard what there was to hear, and no more. Take a harder one, or listen to a real conversation for ten "
    "minutes and count."
)


def _listen_for(pairs: Sequence[Pair]) -> str:
    missed, over = _of(pairs, Hearing.MISSED), _of(pairs, Hearing.OVER_HEARD)
    wrong = [sentence.trap for sentence in (*missed, *over) if sentence.trap]
    if wrong:
        return LISTEN_FOR[max(LISTEN_FOR, key=wrong.count)]
    if missed or over:
        return MORE_MISSED if len(missed) >= len(over) else MORE_OVER_HEARD
    if any(sentence.kind_fit(mark) is Fit.OTHER for sentence, mark in pairs):
        return KIND_APART
    if any(sentence.basis_fit(mark) is Fit.OTHER for sentence, mark in pairs):
        return BASIS_APART
    return ALL_HEARD


def _reality(count: int) -> str:
    return "a reality statement" if count == 1 else "reality statements"


def _counted(sentences: Sequence[Sentence], one: str, many: str) -> str:
    return one if len(sentences) == 1 else many


def _shortened(text: str, longest: int = 60) -> str:
    if len(text) <= longest:
        return text.rstrip(".")
    whole, _, _ = text[:longest].rpartition(" ")
    return f"{whole.rstrip('.,;:')} …"
