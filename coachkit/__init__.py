"""coachkit: practise deferring reality statements, with feedback on every reply.

Everything loads on first use: ``import coachkit`` itself brings in neither widgets nor pandas nor a database.

>>> import coachkit as ck
>>> ck.practise("ines-tiles")  # doctest: +SKIP
>>> ck.choices()  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .coding import code_reply
    from .practice import record_of_practice, trainee
    from .summaries import (
        agreement,
        choices,
        codes,
        derailments,
        heard,
        kinds,
        lessons,
        marks,
        modes_compared,
        outcomes,
        pace,
        practise_next,
        rating_agreement,
        ratings,
        sessions,
        show_kinds,
        show_modes,
        show_outcomes,
        show_pace,
        show_sessions,
        show_since_first_week,
        show_timeline,
        show_tries,
        since_first_week,
        steps_missed,
        timeline,
        tries_compared,
    )
    from .widgets import (
        booster,
        codebook,
        endless,
        glossary,
        hear,
        practise,
        rate_vision,
        start,
        try_reply,
        whole_conversation,
    )

__version__ = "0.1.0"

_HOMES = {
    "booster": "widgets",
    "codebook": "widgets",
    "endless": "widgets",
    "glossary": "widgets",
    "hear": "widgets",
    "practise": "widgets",
    "rate_vision": "widgets",
    "start": "widgets",
    "try_reply": "widgets",
    "whole_conversation": "widgets",
    "code_reply": "coding",
    "record_of_practice": "practice",
    "trainee": "practice",
    **dict.fromkeys(
        (
            "agreement",
            "choices",
            "codes",
            "derailments",
            "heard",
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
        ),
        "summaries",
    ),
}
"""Each public name and the layer that it comes from."""

__all__ = [
    "__version__",
    "agreement",
    "booster",
    "choices",
    "code_reply",
    "codebook",
    "codes",
    "derailments",
    "endless",
    "glossary",
    "hear",
    "heard",
    "kinds",
    "lessons",
    "marks",
    "modes_compared",
    "outcomes",
    "pace",
    "practise",
    "practise_next",
    "rate_vision",
    "rating_agreement",
    "ratings",
    "record_of_practice",
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
    "start",
    "steps_missed",
    "timeline",
    "trainee",
    "tries_compared",
    "try_reply",
    "whole_conversation",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'coachkit' has no attribute {name!r}; there is: {', '.join(sorted(_HOMES))}")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)


def __dir__() -> list[str]:
    return __all__
