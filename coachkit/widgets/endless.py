"""Practice without end: the role-play with a client who is put together now."""

from __future__ import annotations

from ..practice import Session, Wiring, open_endless
from .role_play import RolePlay, mode_named


def endless(
    difficulty: int = 1,
    seed: int | None = None,
    *,
    mode: str | None = None,
    lesson: str = "",
    wiring: Wiring | None = None,
) -> RolePlay:
    """Practise with a client put together from pieces; there are always more.

    Parameters
    ----------
    difficulty : int
        1, 2 or 3.
    seed : int, optional
        Which client: everybody who gives the same seed meets the same one. If not given, the one that was left
        unfinished, or somebody new; "start again" brings somebody new then.
    mode : str, optional
        How to reply: ``"choose"``, ``"write"`` or ``"write_first"``; as the course has it for the lesson if not given.
    lesson : str
        The lesson's notebook name, whose settings hold.
    wiring : Wiring, optional
        The world; tests hand in their own.

    Returns
    -------
    RolePlay
        The conversation. What the client is called on record, such as ``endless-2-4711`` for difficulty 2 and seed
        4711, stands with what is told of the client.
    """

    def open_one(*, fresh: bool = False) -> Session:
        return open_endless(difficulty, seed, mode=mode_named(mode), lesson=lesson, fresh=fresh, wiring=wiring)

    return RolePlay(open_one)
