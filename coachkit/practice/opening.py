"""Opening a conversation: the one that was left unfinished, or a new one."""

from __future__ import annotations

from ..vocabulary import FeedbackTime, Mode
from .exam import as_begun, see_that_no_exam_waits, see_that_they_are_strangers
from .journal import Body, Header
from .resuming import Wanted, opened
from .session import Session
from .urgent import let_in
from .wiring import Wiring, wired


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
        The trainee has met the client of an exam before, or has an exam with them to finish in another mode.
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
    see_that_no_exam_waits(world, wanted, scenario.client.name)
    see_that_they_are_strangers(world, wanted, scenario.client.name)

    def make(header: Header, beginning: Body) -> Session:
        feedback = FeedbackTime.END if beginning.get("exam") else planned.feedback
        return Session(as_begun(world, beginning), scenario, header, feedback)

    return opened(world, wanted, make)
