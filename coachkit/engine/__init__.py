"""The engine: pure steps over small, explicit states; it has no view, no clock, no randomness and no files."""

from .inputs import Again, Chosen, Given, Input, Rated, Worded
from .marking import Marked, Marking, mark_sentence, marked, replay_marks
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
    "Marked",
    "Marking",
    "Rated",
    "Record",
    "State",
    "Worded",
    "legal",
    "mark_sentence",
    "marked",
    "replay",
    "replay_marks",
    "start",
    "step",
]
