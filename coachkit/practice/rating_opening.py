"""Opening a conversation to be rated: the one that was left unfinished, or a new one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace

from ..errors import NotNow, StoreTrouble, UnknownName
from ..loading import Conversations, Rateable
from ..vocabulary import FeedbackTime, Mode
from .journal import Header, header_of
from .opening import UNREADABLE
from .rating_view import Place
from .vision_rating import VisionRating
from .wiring import Wiring, wire

ALL_DONE = "You have rated all of them. This one comes round again; your earlier ratings are kept in your records."


def open_vision_rating(
    conversation_id: str = "",
    *,
    lesson: str = "",
    fresh: bool = False,
    trainee: str | None = None,
    wiring: Wiring | None = None,
) -> VisionRating:
    """Open a conversation to be rated: what was left unfinished of it, or anew.

    Parameters
    ----------
    conversation_id : str
        Which conversation; the next that the trainee has not finished if not given.
    lesson : str
        The lesson's notebook name, whose settings hold and which the records name.
    fresh : bool
        Begin anew even if it is unfinished; what was rated is kept on record.
    trainee : str, optional
        Another pseudonym than the one picked.
    wiring : Wiring, optional
        The world; tests hand in their own.

    Raises
    ------
    UnknownName
        There is no conversation of this id.
    BadFiles
        The conversation cannot be rated.
    StoreTrouble
        Where the records are to be is no place for them.
    """
    world = wiring or wire()
    world = replace(world, named=trainee) if trainee else world
    library = Conversations(world.course.conversations)
    order, done = library.in_order(), world.records.finished(world.trainee(), Mode.RATE.value)
    chosen = conversation_id or _next(order, done)
    opened = _opened(world, library.load(chosen), lesson, fresh=fresh)
    opened.place = place_of(chosen, order, done)
    if not conversation_id and chosen in done and not opened.notice:
        opened.notice = ALL_DONE
    return opened


def place_of(chosen: str, order: Sequence[str], done: Collection[str]) -> Place:
    """Return where a conversation stands among all."""
    left = [name for name in order if name not in {*done, chosen}]
    number = order.index(chosen) + 1 if chosen in order else 0
    after = [name for name in left if order.index(name) >= number]
    return Place(number, len(order), len({*done} & {*order}), next(iter([*after, *left]), ""))


def _next(order: Sequence[str], done: Collection[str]) -> str:
    """Return the first that is not finished; once all are, the first."""
    if not order:
        raise UnknownName("conversation to rate", "", ())
    return next((name for name in order if name not in done), order[0])


def _opened(world: Wiring, rateable: Rateable, lesson: str, *, fresh: bool) -> VisionRating:
    name, who, feedback = rateable.conversation.id, world.trainee(), world.course.lesson(lesson).feedback
    unfinished = world.records.open_session(who, name, Mode.RATE.value)
    left, unreadable = None, ""
    if unfinished:
        try:
            left = _resumed(world, rateable, unfinished, feedback)
        except StoreTrouble as error:
            unreadable = UNREADABLE.format(reason=error)
    if left and not (fresh or left.notice):
        return left
    if left:
        left.end()
    header = Header(world.new_id(), who, world.course.course, name, Mode.RATE, world.new_seed(), lesson)
    opened = VisionRating(world, rateable, header, feedback)
    opened.notice = unreadable or (left.notice if left and not fresh else "")
    return opened


def _resumed(world: Wiring, rateable: Rateable, session: str, feedback: FeedbackTime) -> VisionRating:
    header = header_of(world.records.session(session)[0])
    resumed = VisionRating(world, rateable, header, feedback)
    try:
        resumed.reload()
    except (NotNow, KeyError):
        resumed.outdated()
        return resumed
    with suppress(NotNow):  # another window is just doing it
        resumed.settle()
    return resumed
