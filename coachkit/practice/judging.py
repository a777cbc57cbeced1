"""A judgement of how future-oriented a client is: what it can rest on, made of what a front sends, and recorded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..engine import State, asked_of, sayings_of
from ..errors import NotNow, UnknownName
from ..outlook import Asked, Judgement, Saying
from ..scenario import Scenario
from ..vocabulary import FOUR_THINGS, Orientation, Topic
from .kept import Kept

NO_EVIDENCE = "Pick at least one statement on which your judgement rests."


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


def judgement_body(scenario: Scenario, state: State, found: Found, judgement: Judgement) -> dict[str, Any]:
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
        "statement": state.statement,
        "attempt": state.judged + 1,
    }


def recorded_judgement(body: Mapping[str, Any]) -> Judgement:
    """Return a judgement as it was recorded."""
    return Judgement(
        Orientation(body["orientation"]),
        tuple(Topic(topic) for topic in body["answered"]),
        tuple(each["id"] for each in body["evidence"]),
    )
