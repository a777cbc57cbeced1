"""The engine: pure steps over small, explicit states; it has no view, no clock, no randomness and no files."""

from .inputs import Again, Chosen, Given, Input, Rated, Worded
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
    "Record",
    "State",
    "Worded",
    "legal",
    "replay",
    "start",
    "step",
]
