"""The append-only store of what trainees did; the only part that knows SQL."""

from .choices import NOTES, choices_of
from .connect import data_folder
from .event import Event, EventKind, canonical
from .store import SeqTaken, Store

__all__ = ["NOTES", "Event", "EventKind", "SeqTaken", "Store", "canonical", "choices_of", "data_folder"]
