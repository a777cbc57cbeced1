"""An exam: with somebody whom the trainee has not met, once; what was left unfinished of one stays one."""

from __future__ import annotations

from dataclasses import replace

from ..errors import NotNow
from ..store import EventKind
from ..vocabulary import REPLYING, Mode
from .journal import Body
from .resuming import Wanted
from .wiring import Wiring

MET = "You have met {name} before. An exam is with a client whom you have not met: choose another one."
UNFINISHED = 'Your exam with {name} is not finished. Finish it first, as you began it (`mode="{mode}"`).'

_MET_BY = {Mode.MARK: EventKind.MARK, Mode.RATE: EventKind.VISION_RATED}
"""What is done first with a transcript, and with a conversation to rate; everything else is met by a reply."""


def see_that_they_are_strangers(world: Wiring, wanted: Wanted, name: str) -> None:
    """Refuse an exam with a client who was met before, unless it is the exam that was left unfinished.

    Raises
    ------
    NotNow
        The trainee has met the client; `name` is what they are called.
    """
    if world.course.exam and (wanted.fresh or not _left(world, wanted)) and wanted.material in _met(world, wanted.mode):
        raise NotNow(MET.format(name=name))


def see_that_no_exam_waits(world: Wiring, wanted: Wanted, name: str) -> None:
    """Refuse to practise with the client of an exam that was left unfinished in another way of replying.

    Raises
    ------
    NotNow
        There is such an exam; feedback in between would make it none.
    """
    for mode in REPLYING:
        if mode != wanted.mode and _left(world, replace(wanted, mode=mode)):
            raise NotNow(UNFINISHED.format(name=name, mode=mode))


def shut(world: Wiring, mode: Mode) -> frozenset[str]:
    """Return what an exam does not take any more: what was met before, and not in an exam that was left unfinished."""
    if not world.course.exam:
        return frozenset()
    who = world.trainee()
    return frozenset(each for each in _met(world, mode) if not _left(world, Wanted(who, each, mode)))


def as_begun(world: Wiring, beginning: Body) -> Wiring:
    """Return the world as it was for what has this beginning: under exam conditions where it began as an exam."""
    return world.under_exam() if beginning.get("exam") else world


def _met(world: Wiring, mode: Mode) -> set[str]:
    return world.records.met(world.trainee(), _MET_BY.get(mode, EventKind.CHOICE))


def _left(world: Wiring, wanted: Wanted) -> bool:
    """Say whether an exam with them was left unfinished."""
    unfinished = world.records.open_session(wanted.trainee, wanted.material, wanted.mode.value)
    return bool(unfinished and world.records.session(unfinished)[0].body.get("exam"))
