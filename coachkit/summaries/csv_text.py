"""Tables as CSV whose cells stay text in a spreadsheet."""

from __future__ import annotations

import csv
import unicodedata

import pandas as pd

_STARTS = ("=", "+", "-", "@", "|", "\t", "\r", "\n")
"""What makes a spreadsheet take a cell for a formula or an order."""


def inert(cell: object) -> object:
    """Return a cell with ' before it where a spreadsheet would take its text for a formula; numbers as they are.

    What stands before the first sign and is not seen is passed over, and full-width signs count as the signs they are.
    """
    if not isinstance(cell, str) or not cell:
        return cell
    first = next((sign for sign in cell if sign.isprintable() and not sign.isspace()), "")
    dangerous = cell.startswith(_STARTS) or unicodedata.normalize("NFKC", first).startswith(_STARTS)
    return f"'{cell}" if dangerous else cell


def csv_of(table: pd.DataFrame) -> str:
    """Return a table as CSV, with its index; every cell that is text is inert."""
    text = table.copy()
    text.index = text.index.map(inert)
    for name in text.columns[[dtype.kind not in "iufbM" for dtype in text.dtypes]]:
        text[name] = text[name].astype("object").map(inert)
    return text.to_csv(quoting=csv.QUOTE_NONNUMERIC)  # text in quotes, or a lone carriage return would end the row
