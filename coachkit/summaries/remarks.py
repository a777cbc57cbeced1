"""Of a small number it is said that it is small."""

from __future__ import annotations

import pandas as pd

FEW = 10
"""Replies below which a row says little."""


def remark_on(replies: int, one: str = "reply", many: str = "replies") -> str:
    """Return what is to be said of so few replies (or other things); nothing where there are enough."""
    if replies >= FEW:
        return ""
    counted = f"one {one}" if replies == 1 else f"{replies} {many}"
    return f"only {counted}: an anecdote, not a habit" if replies else f"no {many} yet"


def remarked(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table with a column ``remark`` on how few ``replies`` a row rests on."""
    return table.assign(remark=pd.Series([remark_on(count) for count in table["replies"]], table.index, "string"))
