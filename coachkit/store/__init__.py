"""The append-only store of what trainees did; the only part that knows SQL."""

from .choices import CHOICES, NOTES, choices_of
from .connect import data_folder, file_of, store_url
from .copies import databases_beside, holding, named_after, packed
from .event import Event, EventKind, canonical
from .examine import Examined, examine
from .ratings import RATINGS, ratings_of
from .register import BODIES, COLUMNS, Field, Personal
from .salvage import Salvaged, salvage
from .store import SeqTaken, Store
from .waiting import events_so_far, waiting_for

__all__ = [
    "BODIES",
    "CHOICES",
    "COLUMNS",
    "NOTES",
    "RATINGS",
    "Event",
    "EventKind",
    "Examined",
    "Field",
    "Personal",
    "Salvaged",
    "SeqTaken",
    "Store",
    "canonical",
    "choices_of",
    "data_folder",
    "databases_beside",
    "events_so_far",
    "examine",
    "file_of",
    "holding",
    "named_after",
    "packed",
    "ratings_of",
    "salvage",
    "store_url",
    "waiting_for",
]
