"""The engine: pure steps over small, explicit states; it has no view, no clock, no randomness and no files."""

from .inputs import Again, Chosen, Given, Input, Judged, Rated, Worded
from .marking import Marked, Marking, mark_sentence, marked, replay_marks
from .outlook import asked_of, sayings_of
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
    "Judged",
    "Marked",
    "Marking",
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
    "asked_of",
    "legal",
    "mark_sentence",
    "marked",
    "rate",
    "replay",
    "replay_marks",
    "replay_ratings",
    "sayings_of",
    "start",
    "step",
]
