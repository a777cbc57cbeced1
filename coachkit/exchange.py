"""A trainee's own records: out of coachkit, or gone from it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from .errors import StoreTrouble, UnknownName
from .store import (
    BODIES,
    COLUMNS,
    Field,
    Store,
    canonical,
    databases_beside,
    file_of,
    holding,
    named_after,
    packed,
)

CANNOT_REACH = (
    "What coachkit cannot reach: copies that were exported, salvaged or made elsewhere before, backups of this "
    "computer, notebooks in which summaries were saved, and conversations that are open in another window now: close "
    "those, and erase once more."
)
"""What erasing does not erase; said wherever records are erased."""


@dataclass(frozen=True)
class Erased:
    """What was erased, and where.

    Attributes
    ----------
    copies : tuple of str
        Copies of the records beside them, from which the trainee was erased too.
    left : tuple of str
        Files beside the records in which the trainee's conversations still stand, or the name, where a copy cannot be
        opened.
    packed : tuple of str
        Files beside the records that are packed, so that nobody knows what stands in them.
    """

    trainee: str
    events: int
    where: str
    copies: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    packed: tuple[str, ...] = ()


def export(trainee: str, store: Store | None = None) -> Iterator[str]:
    """Yield all of a trainee's records as JSON Lines, one event a line, in the order in which they were recorded.

    Parameters
    ----------
    trainee : str
        The pseudonym.
    store : Store, optional
        Where the records are.

    Raises
    ------
    UnknownName
        There are no records under this pseudonym.
    StoreTrouble
        The records cannot be read.
    """
    records = store or Store()
    _known(trainee, records)
    for event, recorded_at in records.events(trainee=trainee):
        yield canonical(
            {
                **event.header,
                "occurred_at": event.occurred_at.isoformat(),
                "recorded_at": recorded_at.isoformat(),
                "body": dict(event.body),
                "checksum": event.checksum,
            }
        )


def forget(trainee: str, store: Store | None = None) -> Erased:
    """Erase all of a trainee's records, in copies beside them too; then search what lies there. Raises like `export`.

    Where there are none (any longer), traces that an earlier erasing had to leave in the file go all the same.
    """
    records = store or Store()
    file = file_of(records.url)
    marks = {session.encode() for (session,) in records.counts("session", trainee=trainee)}
    copies, closed = list[str](), set[Path]()
    for copy in databases_beside(file) if file else ():
        try:
            conversations = _erased_from_copy(copy, trainee)
        except StoreTrouble:
            closed.add(copy)
        else:
            copies += [str(copy)] if conversations else []
            marks |= conversations
    erased = records.erase(trainee)
    if not erased and not copies:
        _known(trainee, records)
    beside = named_after(file) if file else []
    left = tuple(map(str, sorted(closed.union(holding(beside, marks)))))
    return Erased(trainee, erased, records.where, tuple(copies), left, tuple(map(str, packed(beside))))


def _erased_from_copy(copy: Path, trainee: str) -> set[bytes]:
    """Erase a trainee from a copy; return the conversations that it held. What is none, or knows no such name, is left.

    Raises
    ------
    StoreTrouble
        The name stands in it, and it cannot be opened or changed.
    """
    if not (holding([copy], [b"coachkit_event"]) and holding([copy], [trainee.encode()])):
        return set()
    with closing(Store(f"sqlite:///{copy.as_posix()}")) as records:
        conversations = {session.encode() for (session,) in records.counts("session", trainee=trainee)}
        if conversations:
            records.erase(trainee)
        return conversations


def register() -> dict[str, tuple[Field, ...]]:
    """Return every field that is recorded: those of each record, then those of each kind of record."""
    return {"each record": COLUMNS, **{kind.value: fields for kind, fields in BODIES.items()}}


def other_names(trainee: str, store: Store | None = None) -> list[str]:
    """Return the other pseudonyms on record, for whoever has gone by more than one."""
    records = store or Store()
    return sorted(name for (name,) in records.counts("trainee") if name != trainee)


def _known(trainee: str, store: Store) -> None:
    known = [name for (name,) in store.counts("trainee")]
    if trainee not in known:
        raise UnknownName("trainee on record called", trainee, known)
