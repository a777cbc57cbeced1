"""The end of a scene about the future at the terminal: what is asked, and what is told of the answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import click

from ..practice import Call, Outlook, OutlookFeedback, Session
from ..vocabulary import FOUR_THINGS, Orientation
from .terminal import say

NONE = "-"
"""What a line says where none of the four things was answered."""

ONCE_MORE = "\nJudge once more? (y, or Enter to leave it): "

Lines = Callable[[str], str | None]
"""What reads an answer to a question; None when there are no more."""
Tried = Callable[[Callable[[], object]], bool]
"""What does something, and says whether that was possible."""


def decide(session: Session, line: Lines, tried: Tried, *, talks: bool, tells: bool) -> None:
    """Ask how far the client looks ahead, what was answered and by what; tell about it; and ask for another try."""
    if talks:
        tell(session)
    while Call.JUDGE_OUTLOOK in session.view().calls and _is_wanted(session, line, talks=talks):
        answers = [line(question) for question in questions(session)]
        if None in answers:
            return
        if tried(partial(judge, session, *map(str, answers))) and tells:
            tell(session)


def _is_wanted(session: Session, line: Lines, *, talks: bool) -> bool:
    """Say whether there is to be a judgement, or another one; a script that has lines left wants it."""
    outlook = session.outlook()
    if not talks or outlook is None or not outlook.attempt:
        return True
    return (line(ONCE_MORE) or "").strip().casefold() in ("y", "yes")


def questions(session: Session) -> tuple[str, str, str]:
    """Return what is asked, one after the other: how far the client looks ahead, what was answered, by which words."""
    name = session.view().client.name
    outlook = session.outlook()
    sayings = [f"“{each.words}”" for each in outlook.sayings] if outlook else []
    return (
        _asked(f"How far does {name} look ahead?", [f"{each.words}: {each.definition}" for each in Orientation]),
        _asked(
            f"Which of the four were answered? (numbers, or {NONE} for none)", [each.definition for each in FOUR_THINGS]
        ),
        _asked("By what can you tell? (one or more numbers)", sayings),
    )


def _asked(question: str, answers: Sequence[str]) -> str:
    numbered = "".join(f"\n  {number}. {answer}" for number, answer in enumerate(answers, start=1))
    return f"\n{question}{numbered}\nYour answer: "


def judge(session: Session, orientation: str, answered: str, evidence: str) -> None:
    """Judge as three lines say, by numbers, words or ids."""
    outlook = session.outlook()
    sayings = [each.id for each in outlook.sayings] if outlook else []
    (judged, *_) = [*_named(orientation, [each.value for each in Orientation]), ""]
    things = [] if answered.strip() == NONE else _named(answered, [each.value for each in FOUR_THINGS])
    session.judge_outlook(judged, things, _named(evidence, sayings))


def _named(line: str, names: Sequence[str]) -> list[str]:
    """Return the names that the numbers of a line stand for; words stay as they are."""
    return [_one(word, names) for word in line.replace(",", " ").split()]


def _one(word: str, names: Sequence[str]) -> str:
    numbered = word.isascii() and word.isdigit() and 1 <= int(word) <= len(names)
    return names[int(word) - 1] if numbered else word


def tell(session: Session) -> None:
    """Print what the last judgement is told."""
    outlook = session.outlook()
    feedback = outlook.feedback if outlook else None
    if feedback is None:
        return
    click.echo()
    say(feedback.headline)
    say(feedback.reason, indent="  Why: ")
    if feedback.less:
        say(feedback.less, indent="  What did not come out: ")
    _things(feedback)
    _evidence(feedback)
    say(feedback.try_this, indent="  To try: ")


def _things(feedback: OutlookFeedback) -> None:
    say("The four things:")
    for each in feedback.things:
        say(f"{each.name[:1].upper()}{each.name[1:]}. {each.told}", indent="  - ")
        if each.quote:
            say(f"“{each.quote}”", indent="      ")


def _evidence(feedback: OutlookFeedback) -> None:
    say(f"What your judgement rests on: {feedback.rests}")
    for each in feedback.evidence:
        say(f"“{each.quote}” {each.told}", indent="  - ")


def as_json(outlook: Outlook | None) -> dict[str, Any] | None:
    """Return what was asked and told at the end as plain values; None where nothing is asked."""
    if outlook is None:
        return None
    told = outlook.feedback
    return {
        "attempt": outlook.attempt,
        "orientation": outlook.orientation.value if outlook.orientation else None,
        "answered": [topic.value for topic in outlook.answered],
        "sayings": [{"id": each.id, "words": each.words, "picked": each.picked} for each in outlook.sayings],
        "key": told.key.value if told else None,
        "agrees": told.agrees if told else None,
        "told": _told(told) if told else None,
    }


def _told(feedback: OutlookFeedback) -> dict[str, Any]:
    return {
        "headline": feedback.headline,
        "reason": feedback.reason,
        "less": feedback.less,
        "things": [
            {"topic": each.topic.value, "standing": each.standing.value, "agrees": each.agrees, "told": each.told}
            for each in feedback.things
        ],
        "rests": feedback.rests,
        "evidence": [{"quote": each.quote, "carries": each.carries, "told": each.told} for each in feedback.evidence],
        "try_this": feedback.try_this,
    }
