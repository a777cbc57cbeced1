"""The coder: one written reply to its codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import prod
from unicodedata import category

from ..vocabulary import Band, Code, Stage, naming_code
from .coding import Coding, Finding, Span
from .features import Seen, numbered, see
from .network import CODES, Scores
from .unreadable import LONGEST, TOO_LONG, is_nod, remark_on
from .weights import Bounds, Weights, shipped_weights
from .words import is_spoken, words_of

DOUBT = 0.25
"""From which probability on that one or another code derails, the likeliest is put to the trainee as a question."""
_LEADING = frozenset("and but so because or then".split())


def coder_name(weights: Weights | None = None) -> str:
    """Return name and version of the coder; a stored choice names it."""
    return f"coachkit {(weights or shipped_weights()).version}"


def code_reply(
    reply: str,
    client: str = "",
    stage: Stage | str = Stage.VISION,
    *,
    shown: Iterable[str] = (),
    weights: Weights | None = None,
) -> Coding:
    """Code one reply that a coach wrote.

    Parameters
    ----------
    reply : str
        What the coach wrote.
    client : str
        What the client had just said; without it the coder sees less.
    stage : Stage or str
        The stage of the client turn that the reply answers.
    shown : iterable of str
        Texts that the trainee had on the screen, such as model lines; a reply made of them earns nothing.
    weights : Weights, optional
        Others than those that come with coachkit.

    Returns
    -------
    Coding
        Codes with bands, probabilities and the words that earned them; nothing, and a remark, where the reply cannot be
        coded. The same arguments always give the same result.

    Raises
    ------
    ValueError
        There is no such stage.

    Notes
    -----
    Codes follow ``data/codebook.md``. How often the coder is right stands in ``CONTRIBUTING.md``; the replies that it
    learned from were written for this project and not collected from trainees (``data/README.md``).
    """
    where, known = Stage(stage), weights or shipped_weights()
    if len(reply) > LONGEST:
        return Coding(reply, where, (), TOO_LONG, coder_name(known))
    words, said = words_of(reply), words_of(client[:LONGEST])
    remark = remark_on(reply, words, said, shown, known)
    if remark or is_nod(words):
        return Coding(reply, where, (), remark, coder_name(known))
    findings = tuple(_findings(reply, see(words, said, where.value, known.classes), where, known))
    return Coding(reply, where, findings, "", coder_name(known))


def _findings(reply: str, seen: Seen, stage: Stage, weights: Weights) -> Iterator[Finding]:
    clauses = [numbered(features, weights.index) for features in seen.features]
    scores = weights.network.scores(clauses, stage.value)
    by_code = {code: [row[position] for row in scores] for position, code in enumerate(CODES)}
    doubted = _doubted(by_code, stage, weights)
    for code in CODES:
        found = _finding(code, by_code[code], weights.bounds[code], seen, doubted=code is doubted)
        if found:
            yield replace(found, spans=tuple(_whole(reply, *span) for span in found.spans))


def _doubted(by_code: Mapping[Code, Scores], stage: Stage, weights: Weights) -> Code | None:
    """Return the likeliest derailing code where none is likely enough by itself, but that one of them is.

    A slip that could be a tip as well as a soothing word is asked about, and not passed over. On replies of groups
    that were not learned from, one reply in eleven is asked about so, rightly every second time, and 98 in 100 slips
    are seen rather than 90.
    """
    likely = {
        code: weights.bounds[code].probability(max(by_code[code])) for code in CODES if naming_code(stage, [code])
    }
    given = any(weights.bounds[code].band(probability) for code, probability in likely.items())
    none = prod(1.0 - probability for probability in likely.values())
    return max(likely, key=likely.__getitem__) if not given and 1.0 - none >= DOUBT else None


def _finding(code: Code, scores: Scores, bounds: Bounds, seen: Seen, *, doubted: bool) -> Finding | None:
    strongest = max(scores)
    probability = bounds.probability(strongest)
    band = Band.UNSURE if doubted else bounds.band(probability)
    if band is None:
        return None
    earned = [at for at, score in enumerate(scores) if score == strongest or bounds.probability(score) >= bounds.clause]
    return Finding(code, band, probability, tuple(_spans(earned, seen)))


def _spans(earned: Sequence[int], seen: Seen) -> Iterator[Span]:
    """Return where the clauses stand, without the "and" before and the marks around them; neighbours as one."""
    at = 0
    while at < len(earned):
        last = at
        while last + 1 < len(earned) and earned[last + 1] == earned[last] + 1:
            last += 1
        yield _trimmed(seen, seen.clauses[earned[at]][0], seen.clauses[earned[last]][1])
        at = last + 1


def _trimmed(seen: Seen, start: int, end: int) -> Span:
    spoken = [at for at in range(start, end) if is_spoken(seen.words[at].text)] or [start]
    if len(spoken) > 1 and seen.words[spoken[0]].text in _LEADING:
        del spoken[0]
    return seen.words[spoken[0]].start, seen.words[spoken[-1]].end


def _whole(reply: str, start: int, end: int) -> Span:
    """Widen a span to whole words, with the accents that follow a letter and both halves of "part-time"."""
    while start > 0 and _inside(reply, start):
        start -= 1
    while end < len(reply) and _inside(reply, end):
        end += 1
    return start, end


def _inside(reply: str, at: int) -> bool:
    """Say whether this is a place within a word."""
    before, after = reply[at - 1], reply[at]
    if "-" in (before, after):
        around = reply[max(at - 2, 0) : at + 1] if before == "-" else reply[at - 1 : at + 2]
        return len(around) == len("x-x") and _in_word(around[0]) and _in_word(around[2])
    return _in_word(before) and _in_word(after)


def _in_word(letter: str) -> bool:
    return letter.isalnum() or category(letter)[0] == "M"
