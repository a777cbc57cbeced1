"""Put notebooks and data into the wheel.

They live at the top of the source tree, where authors find them, and travel as `coachkit/_shipped`. An
editable install reads them where they are: copies in it would go stale unseen.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDERS = ("notebooks", "data")
FOR_TRAINING_ALONE = (Path("data", "replies"), Path("data", "second_coding"), Path("data", "word_classes.txt"))
"""Of the data, what only the making of a coder needs; it stays in the source tree."""


def travels(inner: Path) -> bool:
    """Say whether a file, named from the root, goes into the wheel."""
    hidden = any(part.startswith(".") for part in inner.parts)
    return not hidden and not any(each in (inner, *inner.parents) for each in FOR_TRAINING_ALONE)


class ShippedFolders(BuildHookInterface[Any]):
    """Adds the files of `FOLDERS` to a standard wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name each file and its place, unless this is an editable install."""
        if version == "editable":
            return
        root = Path(self.root)
        for folder in FOLDERS:
            for path in sorted((root / folder).rglob("*")):
                inner = path.relative_to(root)
                if path.is_file() and travels(inner):
                    build_data["force_include"][str(path)] = f"coachkit/_shipped/{inner.as_posix()}"
