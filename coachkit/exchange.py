"""A trainee's own records: out of coachkit, or gone from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .errors import UnknownName
from .store import Store, canonical

CANNOT_REACH = (
    "What coachkit cannot reach: copies that were exported before, backups of this computer, and notebooks in which "
    "summaries were saved."
)
"""What erasing does not erase; said wherever records are erased."""


@dataclass(frozen=True)
class Erased:
    """What was erased, and where."""

    trainee: str
    events: int
    where: str


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
    """Erase all of a trainee's records; raises like `export`.

    Where there are none (any longer), traces that an earlier erasing had to leave in the file go all the same.
    """
    records = store or Store()
    erased = records.erase(trainee)
    if not erased:
        _known(trainee, records)
    return Erased(trainee, erased, records.where)


def other_names(trainee: str, store: Store | None = None) -> list[str]:
    """Return the other pseudonyms on record, for whoever has gone by more than one."""
    records = store or Store()
    return sorted(name for (name,) in records.counts("trainee") if name != trainee)


def _known(trainee: str, store: Store) -> None:
    known = [name for (name,) in store.counts("trainee")]
    if trainee not in known:
        raise UnknownName("trainee on record called", trainee, known)
