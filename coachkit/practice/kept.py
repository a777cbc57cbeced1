"""What is kept of the replies of a session: their records, and what happened to them since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..engine import Record
from ..scenario import Scenario
from ..store import NOTES, Event, EventKind
from ..vocabulary import Code, Mode
from .written import Written, recorded_writing


@dataclass(frozen=True)
class Kept:
    """A record, with what its choice holds besides and what was done with it since.

    Attributes
    ----------
    written : Written or None
        The coding of a reply in the trainee's own words; None for a chosen one.
    superseded : bool
        The turn was tried again since.
    disputed : frozenset of Code
        The codes that the trainee says the reply did not earn.
    closest : str or None
        The scripted reply that the trainee called closest.
    """

    record: Record
    choice_id: str = ""
    mode: Mode = Mode.CHOOSE
    written: Written | None = None
    superseded: bool = False
    disputed: frozenset[Code] = frozenset()
    closest: str | None = None


def kept_of(event: Event, record: Record, scenario: Scenario) -> Kept:
    """Return what is kept of a choice that has just been stored, or is read back."""
    body = event.body
    written = recorded_writing(body, scenario.vision.next_work) if "coding" in body else None
    return Kept(record, event.id, Mode(body["mode"]), written)


def all_kept(events: Iterable[Event], records: Iterable[Record], scenario: Scenario) -> list[Kept]:
    """Return what is kept of all replies of a session, from its events and the records of their replay."""
    left, kept = iter(records), list[Kept]()
    for event in events:
        if event.kind is EventKind.CHOICE:
            kept.append(kept_of(event, next(left), scenario))
        elif event.kind is EventKind.TRIED_AGAIN:
            kept[-1] = replace(kept[-1], superseded=True)
        elif event.kind in NOTES:
            kept = noted(kept, event)
    return kept


def noted(kept: Sequence[Kept], event: Event) -> list[Kept]:
    """Return the replies with what an event says of one of them."""
    return [_noted(each, event) if each.choice_id == event.body["choice_id"] else each for each in kept]


def _noted(kept: Kept, event: Event) -> Kept:
    if event.kind is EventKind.CLOSEST:
        return replace(kept, closest=str(event.body["reply_id"]))
    code = Code(event.body["code"])
    return replace(kept, disputed=kept.disputed | {code} if event.body["disputed"] else kept.disputed - {code})
