"""From codes to words for the trainee: what the reply did, with the words that did it, and what to try."""

from __future__ import annotations

from dataclasses import dataclass

from .scenario import Reply
from .vocabulary import DERAILING, Code, NextWork, Outcome, Stage, naming_code, outcome_of, wanted_in

Span = tuple[int, int]

_NAMED = {
    Code.CONFRONT: "an argument",
    Code.JUDGE: "a verdict",
    Code.CONCEDE: "giving way to the obstacle",
    Code.DISMISS: "a brush-off",
    Code.ADVISE: "a tip",
    Code.PLAN: "a jump to plans",
    Code.LEAD: "a picture of your own",
    Code.REASSURE: "a soothing word",
    Code.PROBE: "a question about the obstacle",
}
"""What a derailment is called in a sentence."""

_HABITS = {
    Code.CONFRONT: "When you want to answer back, say in neutral words what you heard, and leave its truth open.",
    Code.JUDGE: "When you notice yourself rating the idea, good or bad, ask what it would be like instead.",
    Code.CONCEDE: "When the obstacle sounds final, write it down and ask what there would be without it.",
    Code.DISMISS: "Before you turn to the future, give the statement one sentence of its own.",
    Code.ADVISE: "When a tip comes to mind, keep it on your own side of the table and ask about the future.",
    Code.PLAN: "When you want to know how, ask first what it is like once they are there.",
    Code.LEAD: "When you can see their picture, check whose it is: ask, and wait.",
    Code.REASSURE: "When you want to comfort, say that you heard how heavy it is, and stop there.",
    Code.PROBE: "When the obstacle makes you curious, note it, and spend the question on the future.",
}
"""One thing to try, for each derailment."""

_MISSING = {
    Code.ACKNOWLEDGE: "Try a first half-sentence that shows you heard it, before anything else.",
    Code.NOTE: "Try saying where you keep it: on the list, on the ledger, for later.",
    Code.SUSPEND: "Try setting it aside in so many words: suppose it were solved.",
    Code.RETURN: "Try ending with one open question about the life they want.",
    Code.HAND_BACK: "Try saying that you cannot rule on it, and that they can find out.",
    Code.TEST: "Try asking how they could find out.",
    Code.SIGNPOST: "Try saying that this comes first, and who is there to help with it.",
    Code.PLAN: "Try asking for the first step: they know the way.",
}
"""One thing to try, for each move that a stage asks for and the reply lacks."""

_OPEN_UP = "Try the same question in an open form: what, how, tell me."
_KEEP = "Keep the shape and change the words: a sentence said too often becomes a formula."

_ON_TRACK = {
    Stage.OPENING: "You opened the way to the future.",
    Stage.VISION: "Deferred: heard, noted, set aside, and back to the future.",
    Stage.VERDICT: "Handed back: the finding out stays with the client.",
    Stage.REVISIT: "You asked how it could be tested, and left the testing to them.",
    Stage.NEXT_WORK: "You opened the work that fits.",
    Stage.URGENT: "You put first what cannot wait, and pointed to the help meant for it.",
}


@dataclass(frozen=True)
class Mark:
    """A move that the turn asks for, and whether the reply made it."""

    code: Code
    done: bool


@dataclass(frozen=True)
class Evidence:
    """A run of the reply's words and the code that it earned.

    Attributes
    ----------
    start, end : int
        Offsets in characters of the reply.
    derails, serves : bool
        Whether the code derails in this stage, or is a move that helps; a closed question is neither.
    """

    code: Code
    start: int
    end: int
    derails: bool
    serves: bool = False


@dataclass(frozen=True)
class Feedback:
    """What a trainee is told about one reply.

    Attributes
    ----------
    headline : str
        What the reply amounted to, in a sentence.
    marks : tuple of Mark
        The moves asked for, in the order in which they are taught.
    evidence : tuple of Evidence
        In the order of the reply's words.
    why : str
        What it did to this client.
    better : str
        A better line; empty when the reply was on track.
    try_this : str
        One thing to try.
    """

    outcome: Outcome
    headline: str
    marks: tuple[Mark, ...]
    evidence: tuple[Evidence, ...]
    why: str
    better: str
    try_this: str


def feedback_on(reply: Reply, stage: Stage, next_work: NextWork | None = None) -> Feedback:
    """Put into words what a reply did.

    Parameters
    ----------
    reply : Reply
        With its codes and, where an author wrote it, its teaching note and better line.
    stage : Stage
        The stage of the turn that it answers.
    next_work : NextWork, optional
        The work that fits the client, for the stage ``next_work``.

    Notes
    -----
    Elaborated feedback (what, why, what instead) is what helps: Van der Kleij, Feskens and Eggen (2015) found an effect
    of 0.49 for it against 0.05 for right or wrong alone.
    """
    outcome = outcome_of(stage, reply.codes, next_work)
    marks = tuple(Mark(code, code in reply.codes) for code in wanted_in(stage, next_work))
    return Feedback(
        outcome=outcome,
        headline=_headline(outcome, stage, marks, naming_code(stage, reply.codes)),
        marks=marks,
        evidence=evidence_of(reply, stage, next_work),
        why=reply.why,
        better="" if outcome is Outcome.ON_TRACK else reply.better,
        try_this=_try_this(reply, stage, marks),
    )


def evidence_of(reply: Reply, stage: Stage, next_work: NextWork | None = None) -> tuple[Evidence, ...]:
    """Return the spans of the reply that earned its codes, in the order of the words."""
    helping = set(Code) - {*DERAILING, Code.CLOSED} | set(wanted_in(stage, next_work))
    found = [
        Evidence(code, start, end, derails=naming_code(stage, [code]) is not None, serves=code in helping)
        for code, spans in spans_of(reply).items()
        for start, end in spans
    ]
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.code)))


def spans_of(reply: Reply) -> dict[Code, list[Span]]:
    """Return where in the reply the words of each code stand, as offsets in characters.

    Those of a written reply are where its coder found them; those of a scripted one the first occurrences.
    """
    if reply.spans is not None:
        return {code: list(spans) for code, spans in reply.spans.items()}
    starts = {code: [(reply.text.find(words), words) for words in reply.codes[code]] for code in reply.codes}
    return {code: [(at, at + len(words)) for at, words in found if at >= 0] for code, found in starts.items()}


def _headline(outcome: Outcome, stage: Stage, marks: tuple[Mark, ...], naming: Code | None) -> str:
    if outcome is Outcome.ON_TRACK:
        return _ON_TRACK[stage]
    missing = [mark.code.words for mark in marks if not mark.done]
    are = "is" if len(missing) == 1 else "are"
    if naming:
        return _derailed(stage, marks, naming)
    if outcome is Outcome.STALLED:
        return f"Nothing derailed, and nothing led on: {_listed(missing)} would have." if missing else "Nothing led on."
    if stage is Stage.VISION and missing:
        return f"Partly deferred: {_listed(missing)} {are} missing."
    if missing:
        return f"Partly there: {_listed(missing)} {are} missing."
    return "Partly there: the question can be closed with one word."


def _derailed(stage: Stage, marks: tuple[Mark, ...], naming: Code) -> str:
    done = sum(mark.done for mark in marks)
    if stage is Stage.VISION and done:
        return f"{_NUMBERS[done]} of four steps, then {_NAMED[naming]}."
    if done and done == len(marks):
        return f"You did what the turn asks for, but there was {_NAMED[naming]} in it."
    return f"This was {_NAMED[naming]}."


_NUMBERS = ("None", "One", "Two", "Three", "Four")


def _try_this(reply: Reply, stage: Stage, marks: tuple[Mark, ...]) -> str:
    if naming := naming_code(stage, reply.codes):
        return _HABITS[naming]
    if Code.CLOSED in reply.codes:
        return _OPEN_UP
    gaps = [mark.code for mark in marks if not mark.done]
    return _MISSING[gaps[0]] if gaps else _KEEP


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
