"""The engine: pure steps over small, explicit states; it has no view, no clock, no randomness and no files."""

from .inputs import Again, Chosen, Given, Input, Judged, Rated, Worded
from .outlook import asked_of, sayings_of
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
    "Rated",
    "Record",
    "State",
    "Worded",
    "asked_of",
    "legal",
    "replay",
    "sayings_of",
    "start",
    "step",
]
