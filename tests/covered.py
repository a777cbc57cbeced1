"""Holds the coverage of coachkit by its tests: ``python -m tests.covered``, after ``coverage run -m pytest``.

Lines and branches have a bar each. What notebooks, kernels and commands in processes of their own run is not counted.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from coverage import Coverage

BARS = {"lines": 95.0, "branches": 90.0}
"""What has to be covered at the least, in per cent."""
LEAST = 5
"""How many of the least covered files are told."""


def report() -> Mapping[str, Any]:
    """What the last run left, as coverage reports it."""
    with tempfile.TemporaryDirectory() as folder:
        coverage = Coverage()
        coverage.load()
        coverage.json_report(outfile=f"{folder}/coverage.json")
        found: Mapping[str, Any] = json.loads(Path(folder, "coverage.json").read_text(encoding="utf-8"))
        return found


def shares(totals: Mapping[str, float]) -> dict[str, float]:
    """Lines and branches that were run, in per cent; where there are none, none is missing."""
    pairs = {"lines": ("covered_lines", "num_statements"), "branches": ("covered_branches", "num_branches")}
    return {what: 100 * totals[run] / totals[of] if totals[of] else 100.0 for what, (run, of) in pairs.items()}


def main() -> int:
    """Tell the coverage; 1 where it falls short."""
    found = report()
    whole = shares(found["totals"])
    for what, share in whole.items():
        print(f"{share:.1f} % of {what} are covered (at least {BARS[what]:.0f})")
    short = [what for what, share in whole.items() if share < BARS[what]]
    if short:
        files = {name: shares(file["summary"]) for name, file in found["files"].items()}
        for name, each in sorted(files.items(), key=lambda item: sum(item[1].values()))[:LEAST]:
            print(f"  {name}: {each['lines']:.0f} % of lines, {each['branches']:.0f} % of branches")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
