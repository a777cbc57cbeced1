"""Opening a conversation: the one that was left unfinished, or a new one."""

from __future__ import annotations

from ..errors import NotNow
from ..scenario import Scenario
from ..vocabulary import FeedbackTime, Mode
from .journal import Body, Header
from .resuming import Wanted, opened
from .session import Session
from .urgent import let_in
from .wiring import Wiring, wired

MET = "You have met {name} before. An exam is with a client whom you have not met: choose another one."


def open_session(
    scenario_id: str,
    *,
    mode: Mode | None = None,
    lesson: str = "",
    fresh: bool = False,
    trainee: str | None = None,
    wiring: Wiring | None = None,
) -> Session:
    """Open a conversation with a client: the one that was left unfinished in this mode, or a new one.

    Parameters
    ----------
    scenario_id : str
        Which client.
    mode : Mode, optional
        How the trainee replies; as the course has it for the lesson if not given.
    lesson : str
        The lesson's notebook name, whose settings hold and which the records name; that of a scene if not given.
    fresh : bool
        Start a new conversation even if one is unfinished; the unfinished one is kept on record.
    trainee : str, optional
        Another pseudonym than the one picked.
    wiring : Wiring, optional
        The world: its course tells when feedback comes, and whether this is an exam (with a client whom the trainee has
        not met, one try a turn, feedback at the end). An exam that was left unfinished stays one, however it is opened.

    Raises
    ------
    UnknownName
        There is no scenario of this id.
    BadFiles
        The scenario cannot be played.
    LeftOut
        The course leaves it out.
    NotNow
        The trainee has met the client of an exam before.
    StoreTrouble
        Where the records are to be is no place for them. While they merely cannot be opened or written, the
        conversation goes on without (`View.unrecorded`).
    """
    world = wired(wiring, trainee)
    scenario = world.library.load(scenario_id)
    let_in(scenario, world.course)
    lesson = lesson or scenario.lesson
    planned = world.course.lesson(lesson)
    wanted = Wanted(world.trainee(), scenario.id, mode or planned.mode, lesson, fresh)
    if world.course.exam:
        _see_that_they_are_strangers(world, scenario, wanted)

    def make(header: Header, beginning: Body) -> Session:
        if beginning.get("exam"):
            return Session(world.under_exam(), scenario, header, FeedbackTime.END)
        return Session(world, scenario, header, planned.feedback)

    return opened(world, wanted, make)


def _see_that_they_are_strangers(world: Wiring, scenario: Scenario, wanted: Wanted) -> None:
    """Refuse an exam with a client who was met before, unless it is the exam that was left unfinished."""
    who, mode, records = wanted.trainee, wanted.mode.value, world.records
    unfinished = None if wanted.fresh else records.open_session(who, scenario.id, mode)
    begun = unfinished and records.session(unfinished)[0].body.get("exam")
    if scenario.id in records.met(who) and not begun:
        raise NotNow(MET.format(name=scenario.client.name))
