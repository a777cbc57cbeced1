"""What is told about replies to what cannot wait, and about alarms over what can: the toolkit's own addition.

A trainee can miss it (defer what cannot wait), rush (look into it, or solve it), or do what a coach can do: hear it,
and point to the help that is meant for it. The other way round, an alarm can be raised over what could have been kept.
"""

from __future__ import annotations

from collections.abc import Collection

from ..vocabulary import Code, Outcome, Stage, naming_code
from .phrases import NAMED, Notes

KEEPING = (Code.NOTE, Code.SUSPEND, Code.RETURN)
"""The steps of deferring that put a thing off; hearing it is wanted here too."""

MISSED: Notes = (
    "You heard “{words}” and kept it for later, as you would keep any “but”. This is the exception: later is too late "
    "for it. It needs two sentences now: that it comes first, and who is there for {name} today.",
    "As a deferral it was well made, and there it lies. {name} said “{words}”, and by the time that the list is taken "
    "out again something will have been lost. What can't wait isn't noted. It is passed on, at once, to the people "
    "whose work it is.",
)
"""Where what cannot wait was deferred."""

ALARMED: Notes = (
    "“{words}” sounds alarming, and nothing is lost if it waits for an hour. You called for help, and now {name} has "
    "your alarm to deal with. On the list for later it would have been safe, and {they} could have gone on.",
    "You listened for what can't wait, and that is a good habit. Here {name} had said a “but” like others: "
    "“{words}” can be noted, and taken up again. Where you really can't tell, ask; an alarm too many is soon forgiven.",
)
"""Where help was called for over a reality statement that could have been kept for later."""

ALARMED_ON_TRACK: Notes = (
    "“{words}” was heard, kept and set aside, and with that {name} had enough to go on with. The help that you pointed "
    "to besides makes it sound graver than it was said.",
)
"""The same, beside all four steps."""

_HABITS = {
    Code.CONFRONT: "When something can't wait, believe it first. Those who help with it will see how it is.",
    Code.JUDGE: "When you have an opinion about it, leave it out: say that it comes first, and who is there for it.",
    Code.CONCEDE: "When something can't wait, give up the hour and not the hope: help first, and the future after it.",
    Code.DISMISS: "When you want to get on, ask yourself what is lost if this waits for a week. If something is, stop.",
    Code.ADVISE: "When you know what you would do, say instead who is there for it; they can ask there again.",
    Code.PLAN: "When you begin to plan, look at the clock: first the help that can be reached today.",
    Code.LEAD: "When you think you know what is behind it, leave that to those whose work it is, and say who they are.",
    Code.REASSURE: "When you want to calm somebody, give them somebody to turn to: that calms, and it helps.",
}
_HABIT_MISSED = "Before you note a thing for later, ask yourself what is lost if it waits for a week."
_HABIT_RUSHED = "Ask one short question if you must, and then say who is there to help with it."
_HABIT_ALARMED = "Before you call for help, ask yourself what is lost if it waits for a week. If nothing is, note it."

_ALARM = "An alarm was raised, and this could have been kept for later."


def is_alarm(stage: Stage, codes: Collection[Code]) -> bool:
    """Say whether a reply calls for help over what can wait."""
    return stage is Stage.VISION and Code.SIGNPOST in codes


def was_deferred(stage: Stage, codes: Collection[Code]) -> bool:
    """Say whether a reply puts off what cannot wait."""
    return stage is Stage.URGENT and Code.SIGNPOST not in codes and any(code in codes for code in KEEPING)


def headline_when_urgent(outcome: Outcome, codes: Collection[Code]) -> str:
    """Return what a reply to what cannot wait amounted to; empty where the usual words will do."""
    if Code.SIGNPOST in codes or outcome is Outcome.ON_TRACK:
        return ""
    naming = naming_code(Stage.URGENT, codes)
    if naming in (Code.ADVISE, Code.PLAN):
        return f"Rushed: {NAMED[naming]}, with no word of the help that is meant for it."
    if naming:
        return f"Missed: {NAMED[naming]}, and this one cannot wait."
    if Code.PROBE in codes:
        return "Rushed: you looked into it, with no word of the help that is meant for it."
    if was_deferred(Stage.URGENT, codes):
        return "Missed: kept for later, and this one cannot wait."
    return "Missed: it was left where it was, and this one cannot wait."


def with_alarm(headline: str, stage: Stage, codes: Collection[Code]) -> str:
    """Return a headline with a word on an alarm that was not needed, where there was one."""
    return f"{headline} {_ALARM}" if is_alarm(stage, codes) else headline


def habit_when_urgent(stage: Stage, codes: Collection[Code]) -> str:
    """Return one thing to try, where it is about what cannot wait or an alarm; empty where the usual will do."""
    if is_alarm(stage, codes):
        return _HABIT_ALARMED
    if stage is not Stage.URGENT:
        return ""
    if naming := naming_code(stage, codes):
        return _HABITS[naming]
    if was_deferred(stage, codes):
        return _HABIT_MISSED
    return _HABIT_RUSHED if Code.PROBE in codes and Code.SIGNPOST not in codes else ""
