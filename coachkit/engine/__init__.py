"""The engine: pure steps over small, explicit states; it has no view, no clock, no randomness and no files."""

from .boosters import INTERVALS, Booster, Drilled, Slip, boosters, due_on
from .drill import LESSON, drill_of
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
    "INTERVALS",
    "LESSON",
    "Again",
    "Booster",
    "Call",
    "Chosen",
    "Drilled",
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
    "Slip",
    "State",
    "VisionRated",
    "Worded",
    "WorkRated",
    "asked_of",
    "boosters",
    "drill_of",
    "due_on",
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
