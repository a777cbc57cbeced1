"""One table for all benchmarks: ours beside the bare thing, the ratio, and what the ratio may be."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median, quantiles
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Row:
    """One comparison, measured side by side in one run."""

    name: str
    unit: str
    ours: float
    bare: float
    limit: float

    @property
    def ratio(self) -> float:
        """How many times the bare thing ours takes."""
        return self.ours / self.bare

    @property
    def holds(self) -> bool:
        """Whether the ratio is within its limit."""
        return self.ratio <= self.limit


def median_and_p95(name: str, unit: str, ours: Sequence[float], bare: Sequence[float], limit: float) -> list[Row]:
    """Two rows, one for the usual case and one for the bad one in twenty."""
    return [
        Row(f"{name}, median of {len(ours)}", unit, median(ours), median(bare), limit),
        Row(f"{name}, p95 of {len(ours)}", unit, _p95(ours), _p95(bare), limit),
    ]


def _p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1]


def print_table(rows: Sequence[Row]) -> int:
    """Print the table; the exit code is 1 where a limit is exceeded."""
    width = max(len(row.name) for row in rows)
    print(f"{'':{width}}  {'coachkit':>10}  {'bare':>10}       {'ratio':>6}  {'limit':>6}")
    for row in rows:
        verdict = "" if row.holds else "  EXCEEDED"
        print(
            f"{row.name:{width}}  {row.ours:10.1f}  {row.bare:10.1f}  {row.unit:3}  {row.ratio:6.2f}  {row.limit:6.2f}"
            + verdict
        )
    return 0 if all(row.holds for row in rows) else 1
