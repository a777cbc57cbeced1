"""The settings of a course, ``course.yaml``."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from ..errors import BadFiles, Rule
from ..vocabulary import REPLYING, FeedbackTime, Mode
from ..yaml_source import Mapping as MappingNode
from ..yaml_source import Node, read
from .reader import ID, Reader
from .shipped import shipped

VARIABLE = "COACHKIT_COURSE"
"""The environment variable that names an instructor's own settings file."""

_KEYS = ("format", "course", "consent")
_MORE = ("client_state", "exam", "lessons", "urgent", "scenarios", "transcripts", "conversations", "bank")


class Shown(StrEnum):
    """Whether trainees see the client's state."""

    SHOWN = "shown"
    HIDDEN = "hidden"


class Switch(StrEnum):
    """A setting that is on or off."""

    ON = "on"
    OFF = "off"


@dataclass(frozen=True)
class Lesson:
    """How one lesson is practised: by choosing or writing, and when the feedback comes."""

    mode: Mode = Mode.CHOOSE
    feedback: FeedbackTime = FeedbackTime.EVERY_TURN


@dataclass(frozen=True)
class Course:
    """The settings of a course.

    Attributes
    ----------
    course : str
        The course's id; stands in every record.
    consent : str
        What trainees read about their records before the first is written.
    client_state : bool
        Whether trainees see the client's openness, vision, ledger and thoughts while they practise.
    exam : bool
        No second tries, and feedback at the end only.
    lessons : mapping of str to Lesson
        By the lesson's notebook name.
    urgent_lesson : bool
        Whether the lesson "when it cannot wait" is on.
    signposts : tuple of str
        The local help that the instructor names.
    scenarios : tuple of Path
        Folders of further scenarios.
    transcripts : tuple of Path
        Folders of further transcripts.
    conversations : tuple of Path
        Folders of further conversations to rate.
    bank : tuple of Path
        Folders with further lines to drill.
    """

    course: str
    consent: str
    client_state: bool = True
    exam: bool = False
    lessons: Mapping[str, Lesson] = field(default_factory=dict)
    urgent_lesson: bool = True
    signposts: tuple[str, ...] = ()
    scenarios: tuple[Path, ...] = ()
    transcripts: tuple[Path, ...] = ()
    conversations: tuple[Path, ...] = ()
    bank: tuple[Path, ...] = ()

    def lesson(self, name: str) -> Lesson:
        """Return how a lesson is practised; the usual way where the settings do not name it."""
        chosen = self.lessons.get(name, Lesson())
        return Lesson(chosen.mode, FeedbackTime.END) if self.exam else chosen


def load_course(path: Path | None = None) -> Course:
    """Read the course settings.

    Parameters
    ----------
    path : Path, optional
        The file; otherwise the one that the environment variable ``COACHKIT_COURSE`` names, otherwise the shipped one.

    Raises
    ------
    BadFiles
        The file has problems; all of them are told.
    """
    named = os.environ.get(VARIABLE, "")
    chosen = path or (Path(named) if named else shipped("data") / "course.yaml")
    root, problems = read(chosen)
    reader = Reader(problems)
    course = _course(root, chosen.parent, reader) if root else None
    if course is None or problems:
        raise BadFiles(problems)
    return course


def _course(root: Node, folder: Path, reader: Reader) -> Course:
    top = reader.mapping(root, root.place, _KEYS, _MORE)
    reader.format(top)
    urgent = reader.mapping(top.values.get("urgent"), top.place, (), ("lesson", "signposts"))
    return Course(
        course=reader.identifier(top, "course"),
        consent=reader.text(top, "consent", spoken=True),
        client_state=reader.word(top, "client_state", Shown, Shown.SHOWN) is Shown.SHOWN,
        exam=reader.word(top, "exam", Switch, Switch.OFF) is Switch.ON,
        lessons=_lessons(top, reader),
        urgent_lesson=reader.word(urgent, "lesson", Switch, Switch.ON) is Switch.ON,
        signposts=reader.texts(urgent, "signposts", spoken=True),
        scenarios=reader.each(top, "scenarios", lambda node: _folder(node, folder, reader)),
        transcripts=reader.each(top, "transcripts", lambda node: _folder(node, folder, reader)),
        conversations=reader.each(top, "conversations", lambda node: _folder(node, folder, reader)),
        bank=reader.each(top, "bank", lambda node: _folder(node, folder, reader)),
    )


def _lessons(top: MappingNode, reader: Reader) -> dict[str, Lesson]:
    node = top.values.get("lessons")
    if not isinstance(node, MappingNode):
        if node is not None:
            reader.tell(node.place, Rule.WRONG_SHAPE, "'lessons' must name lessons, each with its settings")
        return {}
    for name, at in node.keys.items():
        if not ID.fullmatch(name.replace("_", "-")):
            reader.tell(at, Rule.BAD_ID, f"{name[:60]!r} cannot be the name of a lesson")
    return {name: _lesson(value, reader) for name, value in node.values.items()}


def _lesson(node: Node, reader: Reader) -> Lesson:
    found = reader.mapping(node, node.place, (), ("mode", "feedback"))
    return Lesson(
        mode=reader.word(found, "mode", Mode, Mode.CHOOSE, REPLYING),
        feedback=reader.word(found, "feedback", FeedbackTime, FeedbackTime.EVERY_TURN),
    )


def _folder(node: Node, beside: Path, reader: Reader) -> Path:
    found = reader.as_text(node, "a folder")
    try:
        folder = (beside / Path(found).expanduser()).resolve()
        there = folder.is_dir()
    except (OSError, ValueError, RuntimeError):  # a name that no folder can have, or the home of nobody
        folder, there = beside / found, False
    if found and not there:
        reader.tell(node.place, Rule.NO_SUCH_FOLDER, f"there is no folder {found[:80]!r} (looked for {folder})")
    return folder
