"""pandas tables of what trainees did, and pictures of them; the only part that knows pandas and matplotlib.

Tables come without matplotlib; it loads when the first picture is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from .agreement import agreement
from .comparing import modes_compared, pace, since_first_week, tries_compared
from .csv_text import csv_of, inert
from .marks import MARK_COLUMNS, heard, marks
from .next_practice import NextPractice, NextThing, practise_next
from .rated import RATING_COLUMNS, rating_agreement, ratings
from .sessions import sessions, timeline
from .table import COLUMNS, Table, choices
from .tables import codes, derailments, kinds, lessons, outcomes, steps_missed

if TYPE_CHECKING:
    from .pictures import (
        show_kinds,
        show_modes,
        show_outcomes,
        show_pace,
        show_sessions,
        show_since_first_week,
        show_timeline,
        show_tries,
    )

_PICTURES = (
    "show_kinds",
    "show_modes",
    "show_outcomes",
    "show_pace",
    "show_sessions",
    "show_since_first_week",
    "show_timeline",
    "show_tries",
)

__all__ = [
    "COLUMNS",
    "MARK_COLUMNS",
    "RATING_COLUMNS",
    "NextPractice",
    "NextThing",
    "Table",
    "agreement",
    "choices",
    "codes",
    "csv_of",
    "derailments",
    "heard",
    "inert",
    "kinds",
    "lessons",
    "marks",
    "modes_compared",
    "outcomes",
    "pace",
    "practise_next",
    "rating_agreement",
    "ratings",
    "sessions",
    "show_kinds",
    "show_modes",
    "show_outcomes",
    "show_pace",
    "show_sessions",
    "show_since_first_week",
    "show_timeline",
    "show_tries",
    "since_first_week",
    "steps_missed",
    "timeline",
    "tries_compared",
]


def __getattr__(name: str) -> object:
    if name not in _PICTURES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(".pictures", __name__), name)
