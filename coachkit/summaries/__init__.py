"""pandas tables of what trainees did, and pictures of them; the only part that knows pandas and matplotlib.

Tables come without matplotlib; it loads when the first picture is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from .csv_text import csv_of, inert
from .table import COLUMNS, Table, choices
from .tables import codes, derailments, kinds, outcomes, sessions, steps_missed, timeline

if TYPE_CHECKING:
    from .pictures import show_kinds, show_outcomes, show_sessions, show_timeline

_PICTURES = ("show_kinds", "show_outcomes", "show_sessions", "show_timeline")

__all__ = [
    "COLUMNS",
    "Table",
    "choices",
    "codes",
    "csv_of",
    "derailments",
    "inert",
    "kinds",
    "outcomes",
    "sessions",
    "show_kinds",
    "show_outcomes",
    "show_sessions",
    "show_timeline",
    "steps_missed",
    "timeline",
]


def __getattr__(name: str) -> object:
    if name not in _PICTURES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(".pictures", __name__), name)
