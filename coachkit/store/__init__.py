"""The append-only store of what trainees did; the only part that knows SQL."""

from .connect import data_folder
from .event import Event, EventKind, canonical
from .rows import choices_of
from .store import SeqTaken, Store

__all__ = ["Event", "EventKind", "SeqTaken", "Store", "canonical", "choices_of", "data_folder"]
