"""What is in force and what falls short, with what to do: for whoever keeps coachkit running."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from ..errors import BadFiles, StoreTrouble
from ..loading import load_course
from ..store import Examined, Salvaged, examine, salvage, store_url

ROOM = 50_000_000
"""Bytes below which a disk counts as nearly full."""
_PARTS = ("coachkit", "jupyterlab", "ipywidgets", "anywidget", "sqlalchemy", "pandas")

_SALVAGE = "Take what can be read of them into a new file: coachkit doctor --salvage NEW-FILE."
_NETWORK = (
    "The records lie on a network file system ({kind}). There the write-ahead log is not safe, so the rollback journal "
    "is in force; and where its locks cannot be relied on, even that may not be."
)
_NAMED = "Set COACHKIT_STORE to such a URL; or leave it out, and the records are in your user data folder."
_ELSEWHERE = (
    "Name a file on a disk of this computer in COACHKIT_STORE (and hand in with coachkit export), or a database server."
)


@dataclass(frozen=True)
class Shortcoming:
    """What falls short, and what to do about it."""

    what: str
    to_do: str


@dataclass(frozen=True)
class Health:
    """How coachkit stands here.

    Attributes
    ----------
    records : Examined or None
        None where the settings name no place for them.
    versions : tuple of (str, str)
        Of the parts that matter, by name.
    notes : tuple of str
        What is worth knowing and needs no doing.
    """

    records: Examined | None
    versions: tuple[tuple[str, str], ...]
    shortcomings: tuple[Shortcoming, ...]
    notes: tuple[str, ...]


def health() -> Health:
    """Look everything over, and change nothing."""
    try:
        records = examine(store_url())
    except StoreTrouble as error:
        return Health(None, _versions(), (_shortcoming(str(error)), *_of_course()), ())
    return Health(records, _versions(), (*_shortcomings(records), *_of_course()), tuple(_notes(records)))


def salvaged(into: Path) -> Salvaged:
    """Write what can be read of the records into a new file; raises `StoreTrouble` where nothing can."""
    return salvage(store_url(), into)


def _versions() -> tuple[tuple[str, str], ...]:
    return (*((part, version(part)) for part in _PARTS), ("python", platform.python_version()))


def _shortcomings(records: Examined) -> Iterator[Shortcoming]:
    for trouble in records.trouble:
        yield _shortcoming(trouble)
    if records.networked:
        yield Shortcoming(_NETWORK.format(kind=records.file_system), _ELSEWHERE)
    if records.free_bytes is not None and records.free_bytes < ROOM:
        yield Shortcoming(f"Only {records.free_bytes // 1_000_000} MB are free where the records are.", "Make room.")
    if records.integrity:
        yield Shortcoming(f"The file of the records is damaged: {'; '.join(records.integrity[:3])}.", _SALVAGE)
    if records.damaged:
        number = len(records.damaged)
        yield Shortcoming(f"{number} of the records are not as they were written.", _SALVAGE)


def _shortcoming(words: str) -> Shortcoming:
    """Cut the store's words where what to do begins."""
    what, _, to_do = words.partition(". ")
    return Shortcoming(f"{what[:1].upper()}{what[1:]}.", to_do or _NAMED)


def _of_course() -> Iterator[Shortcoming]:
    try:
        load_course()
    except BadFiles as error:
        yield Shortcoming(str(error), "Mend the course's settings: coachkit check FILE tells all that is wrong.")


def _notes(records: Examined) -> Iterator[str]:
    if not records.exists:
        yield "Nothing is recorded yet; the file is made with the first reply or name."
    if records.version and records.version < records.newest:
        yield "The records are of an older version, and are brought up to date when they are next opened."
    if records.readable_by_others:
        yield "Other users of this computer may read the file; that ends when it is next opened."
    if records.gaps:
        yield f"In {len(records.gaps)} of the conversations something is missing, such as what was erased."
