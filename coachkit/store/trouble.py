"""A database's errors in words: what could not be done, why, and what to do."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from ..errors import StoreTrouble

_LOCKED = "Another program is using them. Where it does not let go, close other windows that use coachkit."
_FULL = "Make room on the disk."
_BARRED = "Make the place writable, or name another one with COACHKIT_STORE, and try again."
_DAMAGED = (
    "The file is damaged, or none of coachkit's. What can be read of it goes into a new file by "
    "“coachkit doctor --salvage NEW-FILE”."
)
_OTHERWISE = "Make room or make the place writable, or name another one with COACHKIT_STORE, and try again."

_ADVICE = (
    (r"\blocked\b|\bbusy\b", _LOCKED),
    (r"\bfull\b|no space|quota|too large", _FULL),
    (r"read-?only|permission|unable to open", _BARRED),
    (r"malformed|not a database|corrupt", _DAMAGED),
)
"""What to do, by what is found in the database's own words."""

FORESEEN = (SQLAlchemyError, sqlite3.Error, OSError, ImportError, UnicodeError)
"""What goes wrong with a database; ImportError where it has no driver."""


def advice_on(reason: str) -> str:
    """Return what to do about a database's reason."""
    fitting = (advice for words, advice in _ADVICE if re.search(words, reason, re.IGNORECASE))
    return next(fitting, _OTHERWISE)


@contextmanager
def in_words(where: str, done: str) -> Iterator[None]:
    """Turn the database's errors into words that say what to do."""
    try:
        yield
    except FORESEEN as error:
        reason = str(getattr(error, "orig", None) or error)
        raise StoreTrouble(
            f"the records at {where} cannot be {done}: {reason}. What was recorded before was left as it is. "
            f"{advice_on(reason)}"
        ) from error
