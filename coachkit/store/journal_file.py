"""A write-ahead log without its database: what it holds of the database, page by page.

The format is SQLite's: a header of 32 bytes, then for each page 24 bytes (its number, the size of the database in pages
where a transaction ends, and the header's two salts) and the page. https://www.sqlite.org/fileformat2.html#walformat
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_MAGIC = (0x377F0682, 0x377F0683)


def database_of(journal: bytes) -> bytes:
    """Return the database that a log leads to; pages that it does not hold are empty."""
    pages: dict[int, bytes] = {}
    whole, size, length = dict[int, bytes](), 0, 0
    for number, ends_at, page in _frames(journal):
        pages[number] = page
        if ends_at:  # a transaction is complete
            whole, size, length = dict(pages), ends_at, len(page)
    return b"".join(whole.get(number, bytes(length)) for number in range(1, size + 1))


def _frames(journal: bytes) -> Iterator[tuple[int, int, bytes]]:
    if len(journal) < _HEADER.size:
        return
    magic, _, length, _, *salts, _, _ = _HEADER.unpack_from(journal)
    if magic not in _MAGIC:
        return
    for at in range(_HEADER.size, len(journal) - _FRAME.size - length + 1, _FRAME.size + length):
        number, ends_at, *its_salts, _, _ = _FRAME.unpack_from(journal, at)
        if its_salts != salts:  # from here on, what is left of an earlier log
            return
        yield number, ends_at, journal[at + _FRAME.size : at + _FRAME.size + length]
