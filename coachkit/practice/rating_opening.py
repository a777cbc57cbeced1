"""Opening a conversation to be rated: the one that was left unfinished, or a new one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..errors import UnknownName
from ..loading import Conversations
from ..vocabulary import FeedbackTime, Mode
from .exam import as_begun, see_that_they_are_strangers, shut
from .journal import Body, Header
from .rating_view import Place
from .resuming import Wanted, opened
from .vision_rating import VisionRating
from .wiring import Wiring, wired

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
    NotNow
        The trainee has rated the conversation of an exam before.
    StoreTrouble
        Where the records are to be is no place for them.
    """
    world = wired(wiring, trainee)
    library = Conversations(world.course.conversations)
    order, done = library.in_order(), world.records.finished(world.trainee(), Mode.RATE.value)
    chosen = conversation_id or _next(order, done | shut(world, Mode.RATE))
    rateable, feedback = library.load(chosen), world.course.lesson(lesson).feedback
    wanted = Wanted(world.trainee(), rateable.conversation.id, Mode.RATE, lesson, fresh)
    see_that_they_are_strangers(world, wanted, rateable.conversation.client.name)

    def make(header: Header, beginning: Body) -> VisionRating:
        due = FeedbackTime.END if beginning.get("exam") else feedback
        return VisionRating(as_begun(world, beginning), rateable, header, due)

    rating = opened(world, wanted, make)
    rating.place = place_of(chosen, order, done)
    if not conversation_id and chosen in done and not rating.notice:
        rating.notice = ALL_DONE
    return rating


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
