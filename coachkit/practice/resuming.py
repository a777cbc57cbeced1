"""Opening what is practised: where it was left unfinished, or anew; one way for every kind of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from ..errors import NotNow, StoreTrouble, UnknownName
from ..vocabulary import Mode
from .durable import Durable
from .journal import Body, Header, header_of
from .wiring import Wiring

D = TypeVar("D", bound=Durable)
Make = Callable[[Header, Body], D]
"""Makes one, from its header and from what was recorded when it began; nothing was, where it begins now."""


@dataclass(frozen=True)
class Wanted:
    """What is to be opened, and for whom.

    Attributes
    ----------
    material : str
        The id of the scenario, transcript, conversation or line.
    lesson : str
        The lesson in whose records something new stands; empty outside one.
    fresh : bool
        Begin anew even if it is unfinished.
    """

    trainee: str
    material: str
    mode: Mode
    lesson: str = ""
    fresh: bool = False


def opened(world: Wiring, wanted: Wanted, make: Make[D]) -> D:
    """Return what the trainee left unfinished, rebuilt, or something new; the latter says why, where it has to.

    What was left and is not gone on with is ended, and kept on record.
    """
    left, trouble = _left(world, wanted, make)
    if left and left.goes_on and not (wanted.fresh or left.notice):
        return left
    if left:
        left.end()
    begun = begin(world, wanted, make)
    if trouble:
        begun.notice = begun.unreadable.format(reason=trouble)
    elif left and not wanted.fresh:
        begun.notice = left.notice
    return begun


def begin(world: Wiring, wanted: Wanted, make: Make[D]) -> D:
    """Begin something new; nothing is stored before something is done in it."""
    course, mode = world.course.course, wanted.mode
    header = Header(world.new_id(), wanted.trainee, course, wanted.material, mode, world.new_seed(), wanted.lesson)
    return make(header, {})


def _left(world: Wiring, wanted: Wanted, make: Make[D]) -> tuple[D | None, str]:
    """Return what was left unfinished, if anything was; and why it cannot be read, where it cannot."""
    unfinished = world.records.open_session(wanted.trainee, wanted.material, wanted.mode.value)
    try:
        return _resumed(world, unfinished, make) if unfinished else None, ""
    except StoreTrouble as error:
        return None, str(error)


def _resumed(world: Wiring, session: str, make: Make[D]) -> D:
    """Rebuild a session; where it fits no longer what it is a session of, its notice says so."""
    start = world.records.session(session)[0]
    left = make(header_of(start), start.body)
    try:
        left.reload()
    except (NotNow, KeyError, UnknownName):
        left.notice = left.changed
        return left
    with suppress(NotNow):  # another window is just doing it
        left.settle()
    return left
