"""Copies of a store beside it, such as a backup made by hand: found by name, and searched byte by byte."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

_CHUNK = 1 << 20
_FIRST_BYTES = b"SQLite format 3\0"
_JOURNALS = ("-wal", "-shm", "-journal")


def files_beside(file: Path) -> list[Path]:
    """Return the store's own files and those beside it whose names begin like its own, in order."""
    with suppress(OSError):
        there = (each for each in file.parent.iterdir() if each.name.startswith(file.stem) and each.is_file())
        return sorted(there)
    return []


def databases_beside(file: Path) -> list[Path]:
    """Return the other databases among them."""
    others = (each for each in files_beside(file) if not each.samefile(file) and not each.name.endswith(_JOURNALS))
    return [each for each in others if next(_chunks(each, 0), b"").startswith(_FIRST_BYTES)]


def holding(files: Iterable[Path], marks: Iterable[bytes]) -> list[Path]:
    """Return the files in which one of the marks stands."""
    sought = [mark for mark in marks if mark]
    overlap = max(map(len, sought), default=1) - 1
    return [file for file in files if any(mark in chunk for chunk in _chunks(file, overlap) for mark in sought)]


def _chunks(file: Path, overlap: int) -> Iterator[bytes]:
    """Yield a file's content in pieces, each beginning with the end of the one before."""
    with suppress(OSError), file.open("rb") as content:
        before = b""
        while read := content.read(_CHUNK):
            yield before + read
            before = (before + read)[-overlap:] if overlap else b""
