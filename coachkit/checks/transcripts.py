"""Does this transcript train the ear: enough to hear, traps, a note for each, and no "but" that gives it away?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ..errors import Problem, Rule
from ..transcript import Sentence, Transcript
from ..vocabulary import StatementKind, Trap

FEWEST_SENTENCES, MOST_SENTENCES = 10, 20
FEWEST_REALITY, MOST_REALITY = 3, 7
FEWEST_TRAPS = 3
"""Different traps in one transcript."""

_BUT = re.compile(r"\bbut\b", re.IGNORECASE)
_BUT_OR_THOUGH = re.compile(r"\b(?:but|though|although)\b", re.IGNORECASE)


def check_transcript(transcript: Transcript) -> list[Problem]:
    """Return what is wrong with one transcript, in the order of the places."""
    found = [*_numbers(transcript), *_traps(transcript)]
    for sentence in transcript.sentences:
        found.extend([*_note(sentence), *_kind(sentence), *_trap(sentence)])
    return sorted(found)


def check_transcripts(transcripts: Sequence[Transcript]) -> Iterator[Problem]:
    """Yield how the word "but" gives reality statements away, over transcripts that lie together."""
    sentences = [sentence for transcript in transcripts for sentence in transcript.sentences]
    reality = [sentence for sentence in sentences if sentence.is_reality]
    with_but = sum(bool(_BUT.search(sentence.text)) for sentence in reality)
    idle = sum(bool(_BUT_OR_THOUGH.search(sentence.text)) for sentence in sentences if not sentence.is_reality)
    if with_but * 2 >= len(reality) > 0:
        message = f"{with_but} of {len(reality)} reality statements hold the word 'but'; fewer than half are wanted"
        yield Problem(transcripts[0].at, Rule.BUT_GIVES_AWAY, message)
    if idle < with_but:
        message = f"'but' or 'though' stands in {idle} other sentences, 'but' in {with_but} reality statements; as many"
        yield Problem(transcripts[0].at, Rule.BUT_GIVES_AWAY, f"{message} others are wanted")


def _numbers(transcript: Transcript) -> Iterator[Problem]:
    said = len(transcript.sentences)
    if not FEWEST_SENTENCES <= said <= MOST_SENTENCES:
        message = f"the client says {said} sentences; {FEWEST_SENTENCES} to {MOST_SENTENCES} are wanted"
        yield Problem(transcript.at, Rule.WRONG_NUMBER_OF_SENTENCES, message)
    reality = sum(sentence.is_reality for sentence in transcript.sentences)
    if not FEWEST_REALITY <= reality <= MOST_REALITY:
        message = f"{reality} sentences hold a reality statement; {FEWEST_REALITY} to {MOST_REALITY} are wanted"
        yield Problem(transcript.at, Rule.WRONG_NUMBER_OF_REALITY, message)


def _traps(transcript: Transcript) -> Iterator[Problem]:
    traps = {sentence.trap for sentence in transcript.sentences} - {None}
    if len(traps) < FEWEST_TRAPS:
        message = f"{len(traps)} of the traps {', '.join(Trap)} are here; at least {FEWEST_TRAPS} are wanted"
        yield Problem(transcript.at, Rule.TOO_FEW_TRAPS, message)


def _note(sentence: Sentence) -> Iterator[Problem]:
    if not sentence.note and (sentence.is_reality or sentence.trap):
        message = f"{_named(sentence)} holds a reality statement or has a trap, and has no 'note'"
        yield Problem(sentence.at, Rule.NO_NOTE, message)


def _kind(sentence: Sentence) -> Iterator[Problem]:
    """Kind and basis stand exactly where a reality statement is held; so do `also` and `either`."""
    given = {"kind": sentence.kind, "basis": sentence.basis}
    more = {"also": sentence.also, "either": sentence.either}
    lacks = [key for key, value in given.items() if value is None]
    has = [key for key, value in {**given, **more}.items() if value]
    if sentence.is_reality and lacks:
        message = f"{_named(sentence)} holds a reality statement and has no {' and no '.join(map(repr, lacks))}"
        yield Problem(sentence.at, Rule.KIND_MISFIT, message)
    if not sentence.is_reality and has:
        message = f"{_named(sentence)} holds no reality statement, so it has no {' and no '.join(map(repr, has))}"
        yield Problem(sentence.at, Rule.KIND_MISFIT, message)
    if sentence.kind in sentence.also:
        message = f"{_named(sentence)} names its kind {sentence.kind!s} once more under 'also'"
        yield Problem(sentence.at, Rule.KIND_MISFIT, message)


def _trap(sentence: Sentence) -> Iterator[Problem]:
    if not sentence.holds:
        message = f"{_named(sentence)} holds nothing; one of {', '.join(StatementKind)} is wanted"
        yield Problem(sentence.at, Rule.TRAP_MISFIT, message)
    if sentence.trap and not (_FITS[sentence.trap][0](sentence)):
        message = f"the trap {sentence.trap} does not fit {_named(sentence)}: {_FITS[sentence.trap][1]}"
        yield Problem(sentence.at, Rule.TRAP_MISFIT, message)


_FITS: dict[Trap, tuple[Callable[[Sentence], bool], str]] = {
    Trap.FACT: (lambda said: not said.is_reality, "a fact is no reality statement"),
    Trap.SHY_HOPE: (lambda said: StatementKind.HOPE in said.holds, "a shy hope is a hope"),
    Trap.IDLE_BUT: (
        lambda said: not said.is_reality and bool(_BUT_OR_THOUGH.search(said.text)),
        "an idle 'but' stands in a sentence that holds no reality statement",
    ),
    Trap.NO_BUT: (
        lambda said: said.is_reality and not _BUT.search(said.text),
        "this is a reality statement without the word 'but'",
    ),
}
"""What a trap asks of its sentence, and how that is said."""


def _named(sentence: Sentence) -> str:
    return f"sentence {sentence.number}"
