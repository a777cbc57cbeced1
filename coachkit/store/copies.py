"""Copies of a store beside it, such as a backup made by hand: found by name, and searched byte by byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

_CHUNK = 1 << 20
_FIRST_BYTES = b"SQLite format 3\0"
_JOURNALS = ("-wal", "-shm", "-journal")
_PACKED = (b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd", b"7z\xbc\xaf\x27\x1c")
"""How gzip, zip, bzip2, xz, zstd and 7z begin."""


def files_beside(file: Path) -> list[Path]:
    """Return the store's own files and those beside it whose names begin like its own, in order."""
    with suppress(OSError):
        there = (each for each in file.parent.iterdir() if each.name.startswith(file.stem) and each.is_file())
        return sorted(there)
    return []


def named_after(file: Path) -> list[Path]:
    """Return the store's own files and all beside it whose names hold its own, such as “Copy of records.sqlite”."""
    name = re.compile(rf"(?<![^\W_]){re.escape(file.stem)}", re.IGNORECASE)
    with suppress(OSError):
        return sorted(each for each in file.parent.iterdir() if name.search(each.name) and each.is_file())
    return []


def packed(files: Iterable[Path]) -> list[Path]:
    """Return the files that are packed, in which nothing can be found."""
    return [file for file in files if next(_chunks(file, 0), b"").startswith(_PACKED)]


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
