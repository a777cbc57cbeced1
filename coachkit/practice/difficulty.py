"""A difficulty, as it is asked for in a cell of one's own."""

from __future__ import annotations

from ..composing import DIFFICULTIES
from ..errors import UnknownName

_NAMED = {str(each): each for each in DIFFICULTIES}


def difficulty_named(found: object) -> int:
    """Return the difficulty that is meant: a whole number, or one in quotes.

    >>> difficulty_named("2")
    2

    Raises
    ------
    UnknownName
        There is no such difficulty.
    """
    if str(found) not in _NAMED:
        raise UnknownName("difficulty", found, _NAMED)
    return _NAMED[str(found)]
