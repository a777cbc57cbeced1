"""Where the notebooks and the data are: beside the package in the source tree, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_SHIPPED = _PACKAGE / "_shipped"


def shipped(name: str) -> Path:
    """Return the folder ``notebooks`` or ``data`` that came with this coachkit."""
    return (_SHIPPED if _SHIPPED.is_dir() else _PACKAGE.parent) / name
