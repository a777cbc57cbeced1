"""Pictures of the summaries, each with its text alternative."""

from __future__ import annotations

import matplotlib as mpl
import pandas as pd
from matplotlib.ticker import MaxNLocator

from . import comparing, tables
from .picture import LOOKS, SETTINGS, Picture, bars, drawn, finish, new_axes, stacked_bars
from .sessions import sessions, timeline
from .tables import OUTCOMES, Tries

LATEST = 20
"""Conversations that `show_sessions` draws at most, the latest."""
NOTHING_AGAIN = "No turn has been tried again yet. “Try this turn again” stands under a reply's feedback."
NOTHING = "There are no replies on record yet. Practise with a client first; then look here again."


def show_outcomes(given: pd.DataFrame | None = None, *, tries: Tries = "first") -> Picture:
    """Show what your replies amounted to, by stage of the conversation."""
    return _by_outcome(tables.outcomes(given, tries=tries), "What your replies amounted to, by stage")


def show_kinds(given: pd.DataFrame | None = None, *, tries: Tries = "first") -> Picture:
    """Show what your replies to reality statements amounted to, by the kind of statement."""
    return _by_outcome(tables.kinds(given, tries=tries), "Your replies to reality statements, by what they are about")


def show_sessions(given: pd.DataFrame | None = None, *, tries: Tries = "first") -> Picture:
    """Show your conversations one after the other."""
    table = sessions(given, tries=tries)
    table.index = pd.Index(
        [f"{_when(began)} {client}" for began, client in zip(table["began"], table["scenario"], strict=True)]
    )
    return _by_outcome(table, "Your conversations, the earliest first")


def _when(began: pd.Timestamp | None) -> str:
    """Return when something began, as a label; what waits to be recorded has no time."""
    return "not recorded yet:" if pd.isna(began) else f"{began:%d %b %H:%M}"


def show_since_first_week(given: pd.DataFrame | None = None, *, tries: Tries = "first") -> Picture:
    """Show what has changed since the first week."""
    return _by_outcome(comparing.since_first_week(given, tries=tries), "Your first week, and since")


def show_tries(given: pd.DataFrame | None = None) -> Picture:
    """Show first tries and the latest tries of the same turns."""
    return _by_outcome(comparing.tries_compared(given), "Turns that you tried again", NOTHING_AGAIN)


def show_modes(given: pd.DataFrame | None = None, *, tries: Tries = "first") -> Picture:
    """Show replies that were chosen and replies that were written."""
    return _by_outcome(comparing.modes_compared(given, tries=tries), "Choosing and writing")


def show_pace(given: pd.DataFrame | None = None, *, tries: Tries = "first") -> Picture:
    """Show how long replies took, by stage."""
    table, title = comparing.pace(given, tries=tries), "How long your replies took, by stage"
    if table.empty:
        return Picture(title, NOTHING)
    told = "\n".join(_pace_in_words(str(stage), row) for stage, row in table.iterrows())
    return Picture(
        title, told, bars(_few_told(table)["median_seconds"], title, "seconds, the middle one of your replies")
    )


def show_timeline(session_id: str | None = None, given: pd.DataFrame | None = None) -> Picture:
    """Show one conversation reply by reply: how open the client was, and how much of the vision had come out."""
    table = timeline(session_id, given)
    title = "One conversation, reply by reply"
    if table.empty:
        return Picture(title, NOTHING)
    told = "\n".join(_reply_in_words(number, row) for number, row in zip(table.index, table.itertuples(), strict=True))
    return Picture(title, told, _timeline_drawn(table))


def _by_outcome(table: pd.DataFrame, title: str, nothing: str = NOTHING) -> Picture:
    if table.empty:
        return Picture(title, nothing)
    told = "\n".join(
        _row_in_words(str(label), row) + _remark(table, label) for label, row in table[OUTCOMES].iterrows()
    )
    return Picture(title, told, stacked_bars(_few_told(table), OUTCOMES, title))


def _few_told(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose rows of few replies say so in their name, for whoever looks at the picture alone."""
    return table.set_axis([f"{label} (few)" if _remark(table, label) else str(label) for label in table.index])


def _row_in_words(label: str, row: pd.Series[int]) -> str:
    counts = ", ".join(f"{row[outcome]} {outcome.replace('_', ' ')}" for outcome in OUTCOMES if row[outcome])
    replies = int(row.sum())
    return f"{label.replace('_', ' ')}: {replies} {'reply' if replies == 1 else 'replies'}: {counts}."


def _remark(table: pd.DataFrame, label: object) -> str:
    """Return what is to be said of a row of few replies."""
    remark = str(table.loc[label, "remark"]) if "remark" in table else ""  # type: ignore[index]
    return f" ({remark})" if remark else ""


def _pace_in_words(stage: str, row: pd.Series[float]) -> str:
    seconds = {outcome: row[f"{outcome}_seconds"] for outcome in ("on_track", "derailed")}
    parts = "".join(f"; {name.replace('_', ' ')}: {each:.0f}" for name, each in seconds.items() if each >= 0)
    remark = f" ({row['remark']})" if row["remark"] else ""
    return f"{stage.replace('_', ' ')}: {row['median_seconds']:.0f} seconds, the middle one{parts}.{remark}"


def _reply_in_words(number: int, row: object) -> str:
    outcome = str(getattr(row, "outcome", "")).replace("_", " ")
    again = ", a second try" if getattr(row, "attempt", 1) > 1 else ""
    stage = str(getattr(row, "stage", "")).replace("_", " ")
    openness, seen = getattr(row, "openness", 0), getattr(row, "vision_seen", 0)
    return f"Reply {number} ({stage}{again}): {outcome}; openness {openness} of 4; elements of the vision: {seen}."


def _timeline_drawn(table: pd.DataFrame) -> str:
    figure, axes = new_axes(5)
    with mpl.rc_context(SETTINGS):
        axes.step(table.index, table["openness"], where="mid", color="#5b6f9b", label="openness (0 to 4)")
        axes.step(
            table.index,
            table["vision_seen"],
            where="mid",
            color="#1b7f79",
            linestyle="--",
            label="elements of the vision",
        )
        for outcome in OUTCOMES:
            there, look = table[table["outcome"] == outcome], LOOKS[outcome]
            label = outcome.replace("_", " ")
            axes.scatter(
                there.index, there["openness"], marker=look.marker, s=60, color=look.colour, zorder=3, label=label
            )
        axes.set_xlabel("reply")
        axes.set_xlim(0.5, len(table) + 0.5)
        axes.set_ylim(-0.3, max(4, int(table["vision_seen"].max())) + 0.3)
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        finish(axes, columns=3)
    return drawn(figure, "timeline")
