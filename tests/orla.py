"""The small sound conversation of the tests, and a world in which it can be rated.

Orla wants twenty hives on a headland; her vision is clear and rich, and she knows no way to it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from coachkit.loading import CONVERSATIONS, Rateable, read_conversation_file
from coachkit.practice import VisionRating, Wiring, open_vision_rating
from coachkit.vocabulary import Clarity, NextWork, Richness
from tests import olu

FOLDER = olu.DATA / CONVERSATIONS
ID = "orla-bees"
FILE = FOLDER / f"{ID}.yaml"

TELLING = (1, 3)
"""Two sentences that show what is wanted, and that there is a life in it."""


def orla() -> Rateable:
    """Read the conversation as it stands in its file."""
    rateable, problems = read_conversation_file(FILE)
    assert rateable is not None
    assert problems == []
    return rateable


def world(wiring: Wiring, folder: Path = FOLDER) -> Wiring:
    """Return a test's world with the conversation in it, and the coder that finds the codes that a reply names."""
    return replace(wiring, course=replace(wiring.course, conversations=(folder,)), coder=olu.coder)


def opened(wiring: Wiring, *, fresh: bool = False) -> VisionRating:
    """Open the conversation."""
    return open_vision_rating(ID, wiring=wiring, fresh=fresh)


def rated(wiring: Wiring) -> VisionRating:
    """Open the conversation and rate it as its author does, up to the first question."""
    rating = opened(wiring)
    rating.rate_vision(Clarity.CLEAR, Richness.RICH, TELLING)
    rating.rate_work(NextWork.CLARIFY_GOAL)
    return rating
