"""The three things to practise next, each with its reason, the trainee's own words as evidence, and where to do it.

One thing of each sort, so that they are three different things: what tempts most, the step left out most, and the part
of a conversation that goes least well. A share of few replies is drawn downwards, so that one slip in one reply is no
habit: the lower bound of Wilson's interval (E. B. Wilson, "Probable inference, the law of succession, and statistical
inference", Journal of the American Statistical Association, 1927).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from ..feedback import HABITS, MISSING
from ..vocabulary import STEPS, Code, Outcome, RealityKind, Stage
from .remarks import remark_on
from .tables import Tries, looked_at, naming_of

LESSONS = {
    Stage.OPENING: ("04_best_of_all_worlds", "Best of all worlds"),
    Stage.VISION: ("02_defer_it", "Defer it"),
    Stage.VERDICT: ("05_no_verdicts", "No verdicts"),
    Stage.REVISIT: ("06_back_to_the_ledger", "Back to the ledger"),
    Stage.NEXT_WORK: ("07_how_much_vision", "How much vision"),
    Stage.URGENT: ("05_no_verdicts", "No verdicts"),
}
"""Where each stage is trained: notebook and title."""
WRITING = ("03_in_your_own_words", "In your own words")
NOTHING = (
    "There are no replies on record yet, so there is nothing to go by. Begin with [Defer it](02_defer_it.ipynb), and "
    "look here again after your first conversation."
)
ALL_WELL = "Nothing stands out in what is on record: no derailment, no step left out. Take a client who is harder."
_Z = 1.64
"""Of a one-sided interval of 95 %."""
_LONGEST = 140
"""Characters of a reply that are quoted."""


@dataclass(frozen=True)
class NextThing:
    """One thing to practise.

    Attributes
    ----------
    what : str
        In a few words.
    reason : str
        Why, with its numbers, and with a word on how little they say where they are small.
    quoted : str
        The latest reply of the trainee's that shows it.
    try_this : str
        What to do instead.
    notebook, title : str
        The lesson.
    """

    what: str
    reason: str
    quoted: str
    try_this: str
    notebook: str
    title: str


@dataclass(frozen=True)
class NextPractice:
    """What to practise next; as the last line of a cell, a short list with links."""

    things: tuple[NextThing, ...]
    otherwise: str = ""

    def __repr__(self) -> str:
        """Return the list as plain text."""
        lines = [
            f"{number}. {each.what}. {each.reason} “{each.quoted}” {each.try_this} ({each.notebook})"
            for number, each in enumerate(self.things, start=1)
        ]
        return "\n".join(lines) or self.otherwise

    def _repr_markdown_(self) -> str:
        return "\n\n".join(_in_markdown(number, each) for number, each in enumerate(self.things, 1)) or self.otherwise


def practise_next(given: pd.DataFrame | None = None, *, tries: Tries = "first") -> NextPractice:
    """Say what to practise next: three things at most, the most telling of each sort.

    Parameters
    ----------
    given : DataFrame, optional
        The choices to go by; all on record if not given.
    tries : {"first", "all"}
        Which tries count.

    Returns
    -------
    NextPractice
        With ``things``, each with ``what``, ``reason``, ``quoted``, ``try_this``, ``notebook``, ``title``.
    """
    frame = looked_at(given, tries)
    found = tuple(thing for find in (_tempting, _left_out, _weakest) for thing in find(frame))
    return NextPractice(found, "" if found else ALL_WELL if len(frame) else NOTHING)


def lower_bound(hits: int, of: int) -> float:
    """Return the lower bound of Wilson's interval for a share, one-sided, 95 %."""
    if not of:
        return 0.0
    share, z2 = hits / of, _Z * _Z
    spread = _Z * math.sqrt(share * (1 - share) / of + z2 / (4 * of * of))
    return (share + z2 / (2 * of) - spread) / (1 + z2 / of)


def _tempting(frame: pd.DataFrame) -> Iterator[NextThing]:
    named = [naming_of(stage, codes) for stage, codes in zip(frame["stage"], frame["codes"], strict=True)]
    counted = pd.Series(named, index=frame.index, dtype="object")
    counts = counted[counted != ""].value_counts()
    if counts.empty:
        return
    code = Code(str(counts.index[0]))
    these = frame[counted == code.value]
    reason = f"It took the conversation off the future in {_of(len(these), len(frame))}.{_mostly(these)}"
    yield NextThing(f"Less of: {code.words}", reason, _latest(these), HABITS[code], *_where(these))


def _left_out(frame: pd.DataFrame) -> Iterator[NextThing]:
    vision = frame[frame["stage"] == Stage.VISION.value]
    missed = {step: vision[_lacks(vision, step)] for step in STEPS}
    step = max(missed, key=lambda each: len(missed[each]))
    if missed[step].empty:
        return
    reason = f"It was missing in {_of(len(missed[step]), len(vision))} to a reality statement."
    yield NextThing(f"More of: {step.words}", reason, _latest(missed[step]), MISSING[step], *LESSONS[Stage.VISION])


def _weakest(frame: pd.DataFrame) -> Iterator[NextThing]:
    stages = [(stage, frame[frame["stage"] == stage.value]) for stage in Stage if stage is not Stage.VISION]
    weak = [(stage, these[these["outcome"] != Outcome.ON_TRACK.value], len(these)) for stage, these in stages]
    stage, off, of = max(weak, key=lambda each: lower_bound(len(each[1]), each[2]))
    if off.empty:
        return
    reason = f"There, {_of(len(off), of)} {'was' if len(off) == 1 else 'were'} not on track."
    yield NextThing(f"The part called “{stage.words}”", reason, _latest(off), _ASKS[stage], *LESSONS[stage])


_ASKS = {
    Stage.OPENING: "Ask about the future openly, one thing at a time.",
    Stage.VERDICT: "Decline to rule, and leave the finding out with the client.",
    Stage.REVISIT: "Ask how the client could find out.",
    Stage.NEXT_WORK: "Ask the question that begins the work which fits how much vision there is.",
    Stage.URGENT: "Say that it comes first, and point to the help that is meant for it.",
}


def _lacks(frame: pd.DataFrame, step: Code) -> list[bool]:
    return [step.value not in codes for codes in frame["codes"]]


def _of(count: int, of: int) -> str:
    """Return "3 of your 12 replies" or "your one reply", with a word where that is few."""
    remark = remark_on(of)
    replies = "your one reply" if of == 1 else f"{count} of your {of} replies"
    return f"{replies}{f' ({remark})' if remark else ''}"


def _mostly(these: pd.DataFrame) -> str:
    """Return what the derailments answered most, where that is half of them or more."""
    kinds = these["reality_kinds"].explode().dropna().value_counts()
    if kinds.empty or kinds.iloc[0] * 2 < len(these):
        return ""
    return f" Mostly the “but” was about {RealityKind(str(kinds.index[0])).words}: {kinds.iloc[0]} of {len(these)}."


def _latest(these: pd.DataFrame) -> str:
    said = " ".join(str(these.sort_values("recorded_at")["reply"].iloc[-1]).split())
    if len(said) <= _LONGEST:
        return said
    cut = said[: _LONGEST - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"


def _where(these: pd.DataFrame) -> tuple[str, str]:
    """Return the lesson for the stage in which it happened most; where replies are written already, the written one."""
    stage = Stage(str(these["stage"].astype(str).value_counts().index[0]))
    written = (these["mode"] != "choose").mean() > 1 / 2
    return WRITING if written and stage is Stage.VISION else LESSONS[stage]


def _in_markdown(number: int, thing: NextThing) -> str:
    quoted = f"\n   > {_plain(thing.quoted)}\n"
    link = f"[{thing.title}]({thing.notebook}.ipynb)"
    return f"{number}. **{thing.what}.** {thing.reason}\n{quoted}\n   {thing.try_this} Practise it in {link}."


def _plain(text: str) -> str:
    """Return text that Markdown and HTML show as it is."""
    return "".join(f"\\{letter}" if letter in _MARKS else letter for letter in text)


_MARKS = frozenset("\\`*_{}[]()<>#+-.!|~&$")
