"""Who practises here."""

from __future__ import annotations

from .wiring import Wiring, wire


def trainee(*, wiring: Wiring | None = None) -> str:
    """Return the name under which whoever practises here is on record now.

    Where several people share the records, it tells one's own from the others':
    ``ck.show_outcomes(ck.choices(ck.trainee()))``.

    Parameters
    ----------
    wiring : Wiring, optional
        The world; tests hand in their own.
    """
    return (wiring or wire()).trainee()
