"""One event: what is stored, exactly once, and never changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any


class EventKind(StrEnum):
    """What an event records."""

    TRAINEE_NAMED = "trainee_named"
    SESSION_STARTED = "session_started"
    WRITTEN = "written"
    ANSWER = "answer"
    CHOICE = "choice"
    MARK = "mark"
    CLOSEST = "closest"
    DISPUTE = "dispute"
    TRIED_AGAIN = "tried_again"
    LEDGER_ENTRY = "ledger_entry"
    RATING = "rating"
    NEXT_WORK = "next_work"
    OUTLOOK = "outlook"
    VISION_RATED = "vision_rated"
    WORK_RATED = "work_rated"
    RATED_AGAIN = "rated_again"
    DRILL = "drill"
    SESSION_ENDED = "session_ended"


@dataclass(frozen=True)
class Event:
    """One row of the append-only table.

    Attributes
    ----------
    id : str
        A UUID made by whoever records the event, so that a write tried again stores nothing twice.
    session : str
        The session that the event belongs to.
    seq : int
        1, 2, … within the session.
    occurred_at : datetime
        When it happened, UTC.
    body : mapping
        What happened; JSON values only.
    """

    id: str
    session: str
    seq: int
    trainee: str
    course: str
    scenario: str
    kind: EventKind
    occurred_at: datetime
    body: Mapping[str, Any]

    def __post_init__(self) -> None:
        """Refuse times that are not in UTC."""
        written(self.occurred_at)

    @property
    def header(self) -> dict[str, str | int]:
        """What an event is besides its times and its body, as it stands in the table and in an export."""
        return {
            "id": self.id,
            "session": self.session,
            "seq": self.seq,
            "trainee": self.trainee,
            "course": self.course,
            "scenario": self.scenario,
            "kind": self.kind.value,
        }

    @property
    def checksum(self) -> str:
        """SHA-256 of the body in its canonical form."""
        return checksum(self.body)


def written(time: datetime) -> str:
    """Return a time as it is stored; ValueError when it is not in UTC, so that no local time slips in."""
    if time.utcoffset() != UTC.utcoffset(None):
        raise ValueError(f"a time must be in UTC, got {time!r}")
    return time.isoformat(timespec="microseconds")


def canonical(body: Any) -> str:
    """Return the one JSON text of a body: sorted keys, no blanks, characters as they are.

    Half of a surrogate pair, which no file can hold, is escaped (and read back as it was).
    """
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def checksum(body: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a body's canonical form, in hexadecimal."""
    return digest(canonical(body))


def digest(text: str) -> str:
    """Return the SHA-256 of a body as it is stored, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
