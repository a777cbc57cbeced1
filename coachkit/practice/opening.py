"""Opening a conversation: the one that was left unfinished, or a new one."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from ..errors import NotNow, StoreTrouble
from ..scenario import Scenario
from ..vocabulary import FeedbackTime, Mode
from .journal import Header, header_of
from .session import Session
from .urgent import let_in
from .wiring import Wiring, wire

UNREADABLE = (
    "The conversation that you left cannot be read, so a new one begins; the other is kept as it is. The reason: "
    "{reason}"
)

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
    world = wiring or wire()
    world = replace(world, named=trainee) if trainee else world
    scenario = world.library.load(scenario_id)
    let_in(scenario, world.course)
    lesson = lesson or scenario.lesson
    planned = world.course.lesson(lesson)
    mode, feedback = mode or planned.mode, planned.feedback
    who = world.trainee()
    unfinished = world.records.open_session(who, scenario_id, mode.value)
    if world.course.exam:
        _see_that_they_are_strangers(world, scenario, who, None if fresh else unfinished)
    left, unreadable = None, ""
    if unfinished:
        try:
            left = _resume(world, scenario, unfinished, feedback)
        except StoreTrouble as error:
            unreadable = UNREADABLE.format(reason=error)
    if left and not (fresh or left.notice or (left.over and not left.can_be_judged_again)):
        return left
    if left:
        left.end()
    session = Session(world, scenario, _header(world, scenario, who, mode, lesson), feedback)
    session.notice = unreadable or (left.notice if left and not fresh else "")
    return session


def _header(world: Wiring, scenario: Scenario, trainee: str, mode: Mode, lesson: str) -> Header:
    return Header(world.new_id(), trainee, world.course.course, scenario.id, mode, world.new_seed(), lesson)


def _see_that_they_are_strangers(world: Wiring, scenario: Scenario, trainee: str, unfinished: str | None) -> None:
    """Refuse an exam with a client who was met before, unless it is the exam that was left unfinished."""
    begun = unfinished and world.records.session(unfinished)[0].body.get("exam")
    if scenario.id in world.records.met(trainee) and not begun:
        raise NotNow(MET.format(name=scenario.client.name))


def _resume(world: Wiring, scenario: Scenario, session: str, feedback: FeedbackTime) -> Session:
    start = world.records.session(session)[0]
    header = header_of(start)
    if start.body.get("exam"):
        world, feedback = world.under_exam(), FeedbackTime.END
    resumed = Session(world, scenario, header, feedback)
    try:
        resumed.reload()
    except (NotNow, KeyError):
        resumed.outdated()
        return resumed
    with suppress(NotNow):  # another window is just doing it
        resumed.settle()
    return resumed
