"""Opening a conversation with a client who is put together now, or was for somebody else."""

from __future__ import annotations

from ..composing import ENDLESS, LARGEST_SEED, named
from ..errors import UnknownName
from ..store import EventKind
from ..vocabulary import Mode
from .difficulty import difficulty_named
from .opening import open_session
from .session import Session
from .wiring import Wiring, wire

NEW_SEEDS = 100_000
"""Seeds that are drawn where none is asked for: short enough to be read out in class."""


def open_endless(
    difficulty: int = 1,
    seed: int | None = None,
    *,
    mode: Mode | None = None,
    lesson: str = "",
    fresh: bool = False,
    wiring: Wiring | None = None,
) -> Session:
    """Open a conversation with a client put together by a seed.

    Parameters
    ----------
    difficulty : int
        1 to 3.
    seed : int, optional
        Which client; the same for everybody. If not given, the one that was left unfinished, or one who is new.
    mode : Mode, optional
        How the trainee replies; as the course has it for the lesson if not given.
    lesson : str
        The lesson's notebook name, whose settings hold.
    fresh : bool
        Start anew: with this seed, or where none is given with another client.
    wiring : Wiring, optional
        The world; tests hand in their own.

    Raises
    ------
    UnknownName
        There is no such difficulty or seed.
    BadFiles
        What clients are put together from has mistakes.
    """
    world = wiring or wire()
    mode = mode or world.course.lesson(lesson).mode
    difficulty = difficulty_named(difficulty)
    if seed is not None and not 0 <= seed <= LARGEST_SEED:
        raise UnknownName("seed", str(seed), [f"any from 0 to {LARGEST_SEED}"])
    if seed is None:
        left = None if fresh else _left_unfinished(world, difficulty, mode)
        scenario_id = left or _new(world, difficulty)
    else:
        scenario_id = named(difficulty, seed)
    return open_session(scenario_id, mode=mode, lesson=lesson, fresh=fresh, wiring=world)


def _left_unfinished(world: Wiring, difficulty: int, mode: Mode) -> str | None:
    """Return the newest client of this difficulty with whom a conversation in this mode has not ended."""
    who, records = world.trainee(), world.records
    ended = {event.session for event in records.of_trainee(who, EventKind.SESSION_ENDED)}
    begun = [
        event.scenario
        for event in records.of_trainee(who, EventKind.SESSION_STARTED)
        if event.scenario.startswith(f"{ENDLESS}-{difficulty}-")
        and event.session not in ended
        and event.body.get("mode") == mode
        and (not world.course.exam or event.body.get("exam"))
    ]
    return begun[-1] if begun else None


def _new(world: Wiring, difficulty: int) -> str:
    """Return a client whom the trainee has not met."""
    drawn, met = world.new_seed(), world.records.met(world.trainee())
    ids = (named(difficulty, (drawn + more) % NEW_SEEDS) for more in range(NEW_SEEDS))
    return next(scenario_id for scenario_id in ids if scenario_id not in met)
