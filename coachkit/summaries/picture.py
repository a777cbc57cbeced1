"""A picture with its text alternative, as inline SVG that takes its colours and letters from the page.

Drawn with matplotlib: weighed against altair and plotly it needs no JavaScript in the page, works offline in every
notebook program and on paper, and loads only when a picture is asked for. Its figures are made without pyplot, so that
nothing stays behind between two pictures.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

_INK = "#010203"
"""A colour that nothing else has; the page's own text colour is put in its place."""

SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "text.parse_math": False,
    "font.size": 11,
    "text.color": _INK,
    "axes.labelcolor": _INK,
    "axes.edgecolor": _INK,
    "xtick.color": _INK,
    "ytick.color": _INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "hatch.linewidth": 0.6,
}


@dataclass(frozen=True)
class Look:
    """How an outcome is drawn: told apart by colour, by hatching and by marker."""

    colour: str
    letters: str
    hatch: str
    marker: str


LOOKS = {
    "on_track": Look("#1b7f79", "white", "", "o"),
    "partly": Look("#9fd0bf", "#10332c", "//", "s"),
    "stalled": Look("#e0cd7c", "#332b00", "..", "^"),
    "derailed": Look("#a94b2b", "white", "xx", "X"),
}
"""How each outcome looks; the letters on each colour have a contrast of at least 4.5."""


@dataclass(frozen=True)
class Picture:
    """A picture that a notebook shows; `alternative` says the same in words.

    Attributes
    ----------
    title : str
        What it shows.
    alternative : str
        The picture in sentences; screen readers read it, and every front without pictures prints it.
    svg : str
        The drawing; empty when there is nothing to draw.
    """

    title: str
    alternative: str
    svg: str = ""

    def __repr__(self) -> str:
        """Return title and text alternative."""
        return f"{self.title}\n{self.alternative}"

    def _repr_html_(self) -> str:
        words = escape(self.alternative).replace("\n", "<br>")
        drawing = f'<div role="img" aria-label="{escape(self.title)}: {escape(self.alternative)}">{self.svg}</div>'
        told = (
            f"<details><summary>The same in words</summary><p>{words}</p></details>" if self.svg else f"<p>{words}</p>"
        )
        return (
            '<figure style="margin:0;max-width:46rem;color:var(--jp-content-font-color1,currentColor)">'
            f"<figcaption><strong>{escape(self.title)}</strong></figcaption>"
            f"{drawing if self.svg else ''}{told}</figure>"
        )


def drawn(figure: Figure, name: str) -> str:
    """Return a figure as SVG for a page: transparent, in the page's text colour and letters."""
    written = io.StringIO()
    with mpl.rc_context({**SETTINGS, "svg.hashsalt": name}):
        figure.savefig(written, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    svg = written.getvalue()
    svg = svg[svg.index("<svg") :].replace(_INK, "currentColor")
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font: ([\d.]+)px [^;\"]+", r"font: \1px var(--jp-ui-font-family, sans-serif)", svg)
    return re.sub(
        r'<svg ([^>]*?)width="[^"]+" height="[^"]+"|<svg height="[^"]+"',
        r'<svg \1style="width:100%;height:auto"',
        svg,
        count=1,
    )


def new_axes(rows: float) -> tuple[Figure, Axes]:
    """Return an empty figure for so many rows, with our settings."""
    with mpl.rc_context(SETTINGS):
        figure = Figure(figsize=(7.2, 1.0 + 0.45 * rows), layout="constrained")
        return figure, figure.subplots()


def stacked_bars(table: pd.DataFrame, columns: Sequence[str], name: str) -> str:
    """Draw one bar a row, divided by outcome, each part with its number."""
    figure, axes = new_axes(len(table))
    rows = range(len(table))
    left = [0] * len(table)
    with mpl.rc_context(SETTINGS):
        for column in columns:
            widths = [int(count) for count in table[column]]
            _part(axes, column, widths, left)
            left = [start + width for start, width in zip(left, widths, strict=True)]
        axes.set_yticks(list(rows), [str(label).replace("_", " ") for label in table.index])
        axes.set_ylim(len(table) - 0.5, -0.5)  # the first on top, and no room beyond the bars however many there are
        axes.set_xlabel("replies")
        finish(axes, columns=len(columns))
    return drawn(figure, name)


def bars(values: pd.Series[float], name: str, what: str) -> str:
    """Draw one plain bar a row, each with its number."""
    figure, axes = new_axes(len(values))
    with mpl.rc_context(SETTINGS):
        drawn_bars = axes.barh(range(len(values)), list(values), color="#5b6f9b")
        axes.bar_label(drawn_bars, fmt="%.0f", padding=3)
        axes.set_yticks(range(len(values)), [str(label).replace("_", " ") for label in values.index])
        axes.invert_yaxis()
        axes.set_xlabel(what)
    return drawn(figure, name)


def _part(axes: Axes, column: str, widths: list[int], left: list[int]) -> None:
    look = LOOKS[column]
    label = column.replace("_", " ")
    bars = axes.barh(range(len(widths)), widths, left=left, color=look.colour, hatch=look.hatch, edgecolor="#ffffff66")
    bars.set_label(label)
    plate = {"boxstyle": "round,pad=0.15", "facecolor": look.colour, "edgecolor": "none"}
    for row, (width, start) in enumerate(zip(widths, left, strict=True)):
        if width:
            axes.text(
                start + width / 2,
                row,
                str(width),
                ha="center",
                va="center",
                color=look.letters,
                bbox=plate,
                fontsize=10,
            )


def finish(axes: Axes, *, columns: int) -> None:
    """Put the legend above the drawing and whole numbers on the axis of replies.

    The legend is the figure's: beside long names of rows the drawing is narrow, and would cut off a legend of its own.
    """
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    axes.figure.legend(loc="outside upper right", ncols=columns, frameon=False, borderaxespad=0.3)
