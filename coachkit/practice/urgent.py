"""What stands beside a conversation in which something may not be able to wait: the toolkit's own addition."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import LeftOut
from ..loading import Course
from ..scenario import Scenario

ADDITION = (
    "When it cannot wait: some of what you hear in this conversation may not be able to wait. That part is coachkit's "
    "own addition, and no part of the method that the other conversations train."
)
NO_SIGNPOSTS = (
    "Your course names no help to point to yet. Ask your instructor who it would be where you are, or name it yourself "
    "in course.yaml, under “urgent: signposts”. Until then say it in general words: the people on your course's list."
)
LEFT_OUT = (
    "Your course leaves out the part about what cannot wait, so there is nothing to do here. Go on with whatever comes "
    "next; your instructor can tell you more."
)


@dataclass(frozen=True)
class CannotWait:
    """What stands beside such a conversation.

    Attributes
    ----------
    addition : str
        That this is the toolkit's own addition to the method.
    signposts : tuple of str
        The help that the course names.
    missing : str
        What to do where it names none; otherwise empty.
    """

    addition: str
    signposts: tuple[str, ...]
    missing: str


def is_left_out(scenario: Scenario, course: Course) -> bool:
    """Say whether the course leaves a scenario out: something in it cannot wait, and the course has not that part."""
    return scenario.cannot_wait and not course.urgent_lesson


def let_in(scenario: Scenario, course: Course) -> None:
    """See that the course does not leave the scenario out.

    Raises
    ------
    LeftOut
        Something in it cannot wait, and the course leaves that part out.
    """
    if is_left_out(scenario, course):
        raise LeftOut(LEFT_OUT)


def beside(scenario: Scenario, course: Course) -> CannotWait | None:
    """Return what stands beside a conversation with a client; None where everything can wait."""
    if not scenario.cannot_wait:
        return None
    return CannotWait(ADDITION, course.signposts, "" if course.signposts else NO_SIGNPOSTS)
