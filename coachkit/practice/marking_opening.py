"""Opening a transcript to be marked: as it was left, or a new one."""

from __future__ import annotations

from ..vocabulary import FeedbackTime, Mode
from .exam import as_begun, see_that_they_are_strangers
from .journal import Body, Header
from .marking import MarkingSession
from .resuming import Wanted, opened
from .wiring import Wiring, wired


def open_marking(
    transcript_id: str,
    *,
    lesson: str = "",
    fresh: bool = False,
    trainee: str | None = None,
    wiring: Wiring | None = None,
) -> MarkingSession:
    """Open a transcript: as it was left, whether or not every sentence has a mark, or a new one.

    Parameters
    ----------
    transcript_id : str
        Which transcript.
    lesson : str
        The lesson's notebook name, whose settings hold and which the records name.
    fresh : bool
        Begin anew; the marks made so far are kept on record.
    trainee : str, optional
        Another pseudonym than the one picked.
    wiring : Wiring, optional
        The world; tests hand in their own.

    Raises
    ------
    UnknownName
        There is no transcript of this id.
    BadFiles
        The transcript cannot be marked.
    NotNow
        The trainee has marked the transcript of an exam before.
    StoreTrouble
        Where the records are to be is no place for them.
    """
    world = wired(wiring, trainee)
    transcript = world.transcripts.load(transcript_id)
    at_once = world.course.lesson(lesson).feedback is FeedbackTime.EVERY_TURN
    wanted = Wanted(world.trainee(), transcript.id, Mode.MARK, lesson, fresh)
    see_that_they_are_strangers(world, wanted, transcript.client.name)

    def make(header: Header, beginning: Body) -> MarkingSession:
        now = at_once and not beginning.get("exam")
        return MarkingSession(as_begun(world, beginning), transcript, header, at_once=now)

    return opened(world, wanted, make)
