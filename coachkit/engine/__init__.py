"""The engine: pure steps over small, explicit states; it has no view, no clock, no randomness and no files."""

from .inputs import Again, Chosen, Given, Input, Rated, Worded
from .rating import (
    RatedAgain,
    Rating,
    RatingInput,
    RatingRecord,
    RatingState,
    RatingStep,
    VisionRated,
    WorkRated,
    rate,
    replay_ratings,
)
from .record import Record
from .state import Call, Entry, State, legal, start
from .step import replay, step

__all__ = [
    "Again",
    "Call",
    "Chosen",
    "Entry",
    "Given",
    "Input",
    "Rated",
    "RatedAgain",
    "Rating",
    "RatingInput",
    "RatingRecord",
    "RatingState",
    "RatingStep",
    "Record",
    "State",
    "VisionRated",
    "Worded",
    "WorkRated",
    "legal",
    "rate",
    "replay",
    "replay_ratings",
    "start",
    "step",
]
