"""Tables of sessions: all of them, a row each, and one of them reply by reply."""

from __future__ import annotations

import pandas as pd

from ..engine import LESSON as DRILLS
from ..errors import UnknownName
from .table import choices
from .tables import Tries, by_outcome, looked_at, replies_in


def sessions(given: pd.DataFrame | None = None, *, tries: Tries = "first") -> pd.DataFrame:
    """Sum up each session, in the order in which they began.

    Returns
    -------
    DataFrame
        Indexed by ``session_id``: ``began`` (UTC), ``lesson``, ``scenario``, ``mode``, ``replies``, the counts of the
        four outcomes, ``on_track_share`` (0 to 1), ``vision_seen`` (elements at the end), ``minutes`` (from first to
        last reply).
    """
    frame = looked_at(given, tries)
    table = by_outcome(frame, "session_id", list(frame["session_id"].astype(str).unique()))
    grouped = frame.groupby(frame["session_id"].astype(str), sort=False)
    table.insert(0, "began", grouped["recorded_at"].min())
    table.insert(1, "lesson", grouped["lesson"].first())
    table.insert(2, "scenario", grouped["scenario"].first())
    table.insert(3, "mode", grouped["mode"].first())
    table["vision_seen"] = grouped["vision_seen"].last()
    table["minutes"] = (grouped["recorded_at"].max() - table["began"]).dt.total_seconds() / 60
    return table.sort_values("began")


def timeline(session_id: str | None = None, given: pd.DataFrame | None = None) -> pd.DataFrame:
    """Show one session reply by reply, second tries included.

    Parameters
    ----------
    session_id : str, optional
        Which session; the latest conversation if not given, or where there is none the latest drill of a booster.
    given : DataFrame, optional
        The choices to look among.

    Returns
    -------
    DataFrame
        Indexed by ``reply_number`` (1, 2, …): ``stage``, ``turn``, ``statement``, ``reply``, ``codes``, ``outcome``,
        ``steps``, ``attempt``, ``openness``, ``vision_seen``, ``seconds``.

    Raises
    ------
    UnknownName
        There is no such session.
    """
    frame = replies_in(choices() if given is None else given)
    known = list(frame["session_id"].astype(str).unique())
    if session_id is not None and session_id not in known:
        raise UnknownName("session", session_id, known)
    chosen = session_id or _latest(frame)
    wanted = [
        "stage",
        "turn",
        "statement",
        "reply",
        "codes",
        "outcome",
        "steps",
        "attempt",
        "openness",
        "vision_seen",
        "seconds",
    ]
    one = frame.loc[frame["session_id"] == chosen].sort_values("seq")[wanted].reset_index(drop=True)
    one.index = pd.RangeIndex(1, len(one) + 1, name="reply_number")
    return one


def _latest(frame: pd.DataFrame) -> str:
    conversations = frame.loc[frame["lesson"].astype(str) != DRILLS]
    found = (frame if conversations.empty else conversations)["session_id"].astype(str)
    return str(found.iloc[-1]) if len(found) else ""
