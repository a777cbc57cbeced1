"""Replies held against replies: then and now, first and later tries, chosen and written, quick and slow.

Every table has a column ``remark``, which says of a small number that it is small.
"""

from __future__ import annotations

import pandas as pd

from ..vocabulary import REPLYING, Outcome, Stage
from .remarks import remarked
from .tables import Tries, by_outcome, looked_at

FIRST_WEEK, SINCE = "my first week", "since then"
FIRST_TRY, LATER_TRY = "first try", "latest try"
_WEEK = pd.Timedelta(days=7)


def since_first_week(given: pd.DataFrame | None = None, *, tries: Tries = "first") -> pd.DataFrame:
    """Compare the replies of each trainee's first week with those given since.

    Returns
    -------
    DataFrame
        Indexed by ``when`` (my first week, since then; only what occurs): ``replies``, the counts of the four outcomes,
        ``on_track_share`` and ``derailed_share`` (0 to 1), ``remark``.
    """
    frame = looked_at(given, tries)
    latest = frame["recorded_at"].max()  # what waits to be recorded was given last
    given_at = frame["recorded_at"].fillna(latest)
    began = given_at.groupby(frame["trainee"]).transform("min")
    early = ~(given_at >= began + _WEEK)
    when = early.map({True: FIRST_WEEK, False: SINCE}).astype("string")
    return _compared(frame.assign(when=when), "when", [FIRST_WEEK, SINCE])


def tries_compared(given: pd.DataFrame | None = None) -> pd.DataFrame:
    """Compare first tries with the latest tries of the same turns; turns that were tried once are left out.

    Returns
    -------
    DataFrame
        Indexed by ``try`` (first try, latest try): columns as in `since_first_week`.
    """
    frame = looked_at(given, "all").sort_values("seq")
    begun = (frame["attempt"] == 1).groupby(frame["session_id"]).cumsum()  # a client may stay at a turn and say more
    most = frame.groupby([frame["session_id"], begun])["attempt"].transform("max")
    again = frame[most > 1]
    latest = again["attempt"] == most[most > 1]
    first = again[again["attempt"] == 1].assign(**{"try": FIRST_TRY})
    return _compared(pd.concat([first, again[latest].assign(**{"try": LATER_TRY})]), "try", [FIRST_TRY, LATER_TRY])


def modes_compared(given: pd.DataFrame | None = None, *, tries: Tries = "first") -> pd.DataFrame:
    """Compare choosing with writing.

    Returns
    -------
    DataFrame
        Indexed by ``mode`` (choose, write, write_first; only what occurs): columns as in `since_first_week`.
    """
    return _compared(looked_at(given, tries), "mode", [mode.value for mode in REPLYING])


def pace(given: pd.DataFrame | None = None, *, tries: Tries = "first") -> pd.DataFrame:
    """Show how long replies took, by stage: from the statement in sight to the reply sent.

    Returns
    -------
    DataFrame
        Indexed by ``stage`` (only those that occur): ``replies``, ``median_seconds``, ``on_track_seconds`` and
        ``derailed_seconds`` (medians of the replies that were on track or derailed; missing where there
        are none), ``remark``.
    """
    frame = looked_at(given, tries)
    by_stage = frame.groupby(frame["stage"].astype(str))["seconds"]
    table = pd.DataFrame({"replies": by_stage.count().astype("int64"), "median_seconds": by_stage.median()})
    for outcome in (Outcome.ON_TRACK, Outcome.DERAILED):
        these = frame[frame["outcome"] == outcome.value]
        table[f"{outcome.value}_seconds"] = these.groupby(these["stage"].astype(str))["seconds"].median()
    there = [stage.value for stage in Stage if stage.value in table.index]
    return remarked(table.reindex(there)).rename_axis(index="stage")


def _compared(frame: pd.DataFrame, column: str, values: list[str]) -> pd.DataFrame:
    table = by_outcome(frame, column, values)
    table["derailed_share"] = (table["derailed"] / table["replies"]).astype("float64")
    return remarked(table)
