"""From codes to words for the trainee: what the reply did, with the words that did it, and what to try."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..scenario import Reply
from ..vocabulary import DERAILING, Code, NextWork, Outcome, Stage, Topic, naming_code, outcome_of, wanted_in
from . import notes_on_asking as on_asking
from .counting import listed
from .note import About, note_on
from .phrases import HABITS, KEEP, MISSING, NAMED, NUMBERS, ON_TRACK, OPEN_UP
from .urgent import habit_when_urgent, headline_when_urgent, with_alarm

Span = tuple[int, int]


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
        Whether the code derails in this stage, or is a move that helps; a closed question is neither,
        nor is pointing to help with what can wait.
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
    remark : str
        Why a written reply could not be coded; empty where it could.
    signposts : tuple of str
        The help that the course names, where the turn could not wait.
    model : bool
        Whether `better` is a model line, one of several that are possible, and no correction of this reply's own words.
    """

    outcome: Outcome
    headline: str
    marks: tuple[Mark, ...]
    evidence: tuple[Evidence, ...]
    why: str
    better: str
    try_this: str
    remark: str = ""
    model: bool = False
    signposts: tuple[str, ...] = ()


def feedback_on(
    reply: Reply,
    stage: Stage,
    next_work: NextWork | None = None,
    about: About | None = None,
    asked: Topic | None = None,
) -> Feedback:
    """Put into words what a reply did.

    Parameters
    ----------
    reply : Reply
        With its codes and, where an author wrote it, its teaching note and better line.
    stage : Stage
        The stage of the turn that it answers.
    next_work : NextWork, optional
        The work that fits the client, for the stage ``next_work``.
    about : About, optional
        For a written reply: whom it was said to, and what they had said.
    asked : Topic, optional
        What the coach was to ask about, in a turn that says so.

    Notes
    -----
    Elaborated feedback (what, why, what instead) is what helps: Van der Kleij, Feskens and Eggen (2015) found an effect
    of 0.49 for it against 0.05 for right or wrong alone.
    """
    outcome = outcome_of(stage, reply.codes, next_work)
    marks = tuple(Mark(code, code in reply.codes) for code in wanted_in(stage, next_work))
    written = about if reply.id is None else None
    feedback = Feedback(
        outcome=outcome,
        headline=_headline(reply, outcome, stage, marks),
        marks=marks,
        evidence=evidence_of(reply, stage, next_work),
        why=note_on(reply, stage, next_work, written, asked) if written else reply.why,
        better=written.model if written else reply.better,
        try_this=_try_this(reply, stage, marks),
    )
    feedback = replace(feedback, better="") if outcome is Outcome.ON_TRACK else feedback
    feedback = _of_asking(feedback, reply, asked) if asked else feedback
    return _of_written(feedback, written) if written else feedback


def _of_asking(feedback: Feedback, reply: Reply, asked: Topic) -> Feedback:
    """Return the feedback where the coach was to ask about something: it speaks of the question."""
    if naming := naming_code(Stage.OPENING, reply.codes):
        headline = on_asking.OPEN_AND_OFF if Code.RETURN in reply.codes else feedback.headline
        return replace(feedback, headline=headline.format(slip=NAMED[naming]), try_this=on_asking.TRY[naming])
    if Code.CLOSED in reply.codes:
        return replace(feedback, headline=on_asking.A_WORD_WILL_DO, try_this=on_asking.TRY_OPEN)
    if feedback.outcome is Outcome.ON_TRACK:
        return replace(feedback, headline=on_asking.HEADLINES[asked], try_this=on_asking.KEEP_ASKING)
    return replace(feedback, headline=on_asking.NOT_ASKED, try_this=on_asking.TRY_ASKING)


def _of_written(feedback: Feedback, about: About) -> Feedback:
    """Return the feedback on a written reply: with the coder's remark, and the better line as one of several."""
    remarked = replace(feedback, remark=about.remark, model=bool(feedback.better))
    if not about.remark:
        return remarked
    if not feedback.evidence:
        return replace(remarked, headline=about.remark)
    return replace(remarked, why=f"{about.remark} {feedback.why}")


def evidence_of(reply: Reply, stage: Stage, next_work: NextWork | None = None) -> tuple[Evidence, ...]:
    """Return the spans of the reply that earned its codes, in the order of the words."""
    helping = set(Code) - {*DERAILING, Code.CLOSED, Code.SIGNPOST} | set(wanted_in(stage, next_work))
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


def _headline(reply: Reply, outcome: Outcome, stage: Stage, marks: tuple[Mark, ...]) -> str:
    if stage is Stage.URGENT and (headline := headline_when_urgent(outcome, reply.codes)):
        return headline
    usual = _usual_headline(outcome, stage, marks, naming_code(stage, reply.codes))
    return with_alarm(usual, stage, reply.codes)


def _usual_headline(outcome: Outcome, stage: Stage, marks: tuple[Mark, ...], naming: Code | None) -> str:
    if outcome is Outcome.ON_TRACK:
        return ON_TRACK[stage]
    missing = [f"“{mark.code.words}”" for mark in marks if not mark.done]
    are = "is" if len(missing) == 1 else "are"
    if naming:
        return _derailed(stage, marks, naming)
    if outcome is Outcome.STALLED:
        return f"Nothing derailed, and nothing led on: {listed(missing)} would have." if missing else "Nothing led on."
    if stage is Stage.VISION and missing:
        return f"Partly deferred: {listed(missing)} {are} missing."
    if missing:
        return f"Partly there: {listed(missing)} {are} missing."
    return "Partly there: the question can be closed with one word."


def _derailed(stage: Stage, marks: tuple[Mark, ...], naming: Code) -> str:
    done = sum(mark.done for mark in marks)
    if stage is Stage.VISION and done:
        return f"{NUMBERS[done]} of four steps, then {NAMED[naming]}."
    if done and done == len(marks):
        return f"You did what the turn asks for, but there was {NAMED[naming]} in it."
    return f"This was {NAMED[naming]}."


def _try_this(reply: Reply, stage: Stage, marks: tuple[Mark, ...]) -> str:
    if habit := habit_when_urgent(stage, reply.codes):
        return habit
    if naming := naming_code(stage, reply.codes):
        return HABITS[naming]
    if Code.CLOSED in reply.codes:
        return OPEN_UP
    gaps = [mark.code for mark in marks if not mark.done]
    return MISSING[gaps[0]] if gaps else KEEP
