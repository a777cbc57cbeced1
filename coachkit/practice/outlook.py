"""The end of a scene about the future: what the trainee makes of the client, and what is told of that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..engine import State
from ..feedback import Key, OutlookFeedback, outlook_feedback
from ..outlook import Judgement
from ..scenario import Scenario
from ..vocabulary import Orientation, Topic
from .judging import Found
from .kept import Kept


@dataclass(frozen=True)
class PickedSaying:
    """One of the client's statements, and whether the trainee rests the judgement on it."""

    id: str
    words: str
    picked: bool


@dataclass(frozen=True)
class Outlook:
    """What is asked at the end of a scene about the future, and what is told once it was answered.

    Attributes
    ----------
    attempt : int
        Judgements given so far; the first stays on record.
    orientation, answered
        Of the last one; None and empty before.
    sayings : tuple of PickedSaying
        What the client said, in order.
    feedback : OutlookFeedback or None
        On the last judgement; None before there is one.
    """

    attempt: int
    orientation: Orientation | None
    answered: tuple[Topic, ...]
    sayings: tuple[PickedSaying, ...]
    feedback: OutlookFeedback | None


def outlook_of(scenario: Scenario, state: State, kept: Sequence[Kept]) -> Outlook | None:
    """Return what is asked and told at the end; None while the conversation goes on, and where nothing is asked."""
    if state.ending is None or scenario.orientation is None:
        return None
    found, judgement = Found.of(scenario, kept), state.judgement
    picked = judgement.evidence if judgement else ()
    return Outlook(
        attempt=state.judged,
        orientation=judgement.orientation if judgement else None,
        answered=judgement.answered if judgement else (),
        sayings=tuple(PickedSaying(each.id, each.words, each.id in picked) for each in found.sayings),
        feedback=_feedback(scenario, found, judgement) if judgement else None,
    )


def _feedback(scenario: Scenario, found: Found, judgement: Judgement) -> OutlookFeedback:
    key = Key(scenario.orientation or judgement.orientation, scenario.orientation_reason)
    sayings = {each.id: each for each in found.sayings}
    return outlook_feedback(judgement, key, found.asked, sayings, scenario.client)
