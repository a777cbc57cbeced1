"""The end of a scene about the future: what the trainee makes of the client, and what is told of that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..engine import State, asked_of, sayings_of
from ..errors import NotNow, UnknownName
from ..feedback import Key, OutlookFeedback, outlook_feedback
from ..outlook import Asked, Judgement, Saying
from ..scenario import Scenario
from ..vocabulary import FOUR_THINGS, Orientation, Topic
from .kept import Kept

NO_EVIDENCE = "Pick at least one statement on which your judgement rests."


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


@dataclass(frozen=True)
class Found:
    """What came out in a conversation: what became of each question, and what the client said."""

    asked: tuple[Asked, ...]
    sayings: tuple[Saying, ...]

    @classmethod
    def of(cls, scenario: Scenario, kept: Sequence[Kept]) -> Found:
        """Work it out of the replies that were not taken back."""
        records = [each.record for each in kept if not each.superseded]
        return cls(asked_of(scenario, records), sayings_of(scenario, records))


def _feedback(scenario: Scenario, found: Found, judgement: Judgement) -> OutlookFeedback:
    key = Key(scenario.orientation or judgement.orientation, scenario.orientation_reason)
    sayings = {each.id: each for each in found.sayings}
    return outlook_feedback(judgement, key, found.asked, sayings, scenario.client)


def judgement_of(found: Found, orientation: str, answered: Iterable[str], evidence: Iterable[str]) -> Judgement:
    """Make a judgement of what a front sends, in the order of the vocabulary and of the conversation.

    Raises
    ------
    UnknownName
        A word, a thing or a statement that there is not.
    NotNow
        There is no evidence.
    """
    things, picked = set(map(str, answered)), set(map(str, evidence))
    judged = _known("orientation", orientation, [each.value for each in Orientation])
    for thing in sorted(things):
        _known("thing to be answered", thing, [topic.value for topic in FOUR_THINGS])
    for saying in sorted(picked):
        _known("statement of the client's", saying, [each.id for each in found.sayings])
    if not picked:
        raise NotNow(NO_EVIDENCE)
    return Judgement(
        Orientation(judged),
        tuple(topic for topic in FOUR_THINGS if topic.value in things),
        tuple(each.id for each in found.sayings if each.id in picked),
    )


def _known(what: str, name: str, allowed: Sequence[str]) -> str:
    if str(name) not in allowed:
        raise UnknownName(what, str(name), allowed)
    return str(name)


def judgement_body(scenario: Scenario, found: Found, judgement: Judgement, attempt: int) -> dict[str, Any]:
    """Return the body of the event that keeps a judgement."""
    key = scenario.orientation or judgement.orientation
    return {
        "scenario_hash": scenario.hash,
        "orientation": judgement.orientation.value,
        "key": key.value,
        "answered": [topic.value for topic in judgement.answered],
        "asked": {each.topic.value: each.standing.value for each in found.asked},
        "evidence": [
            {"id": each.id, "words": each.words, "came": each.came.value}
            for each in found.sayings
            if each.id in judgement.evidence
        ],
        "attempt": attempt,
    }


def recorded_judgement(body: dict[str, Any]) -> Judgement:
    """Return a judgement as it was recorded."""
    return Judgement(
        Orientation(body["orientation"]),
        tuple(Topic(topic) for topic in body["answered"]),
        tuple(each["id"] for each in body["evidence"]),
    )
