"""What a session needs from the world: store, library, course, clock, ids and seeds."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Protocol
from uuid import uuid4

from ..coding import Coding, code_reply
from ..loading import Course, Library, Transcripts, load_course
from ..store import Event, EventKind, Store
from ..vocabulary import FeedbackTime, Stage
from .composed import maker
from .records import Records

TRAINEE_VARIABLE = "COACHKIT_TRAINEE"
"""The environment variable that names the trainee, for a class with a shared store."""
NAMELESS = "trainee"
"""The pseudonym of a trainee who has not picked one."""
LONGEST_NAME = 60
OPENING_PATIENCE = 250
"""Milliseconds that somebody who opens a conversation waits for another program's lock."""


class Coder(Protocol):
    """What codes a written reply, as `code_reply` does."""

    def __call__(self, reply: str, client: str, stage: Stage, *, shown: Iterable[str]) -> Coding:
        """Code a reply to what the client said; `shown` are the texts that the trainee could paste back."""
        ...


@dataclass(frozen=True)
class Wiring:
    """The world, as a session sees it; tests hand in their own.

    Attributes
    ----------
    named : str
        The trainee's pseudonym where a call names it; empty where none does.
    coder : Coder
        What codes written replies.
    """

    store: Store
    library: Library
    course: Course
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    new_seed: Callable[[], int]
    named: str = ""
    coder: Coder = code_reply
    transcripts: Transcripts = field(default_factory=Transcripts)

    @property
    def records(self) -> Records:
        """What is stored, with what still waits to be."""
        return Records.of(self.store, self.now)

    def under_exam(self) -> Wiring:
        """Return the same world under exam conditions: one try a turn, feedback at the end."""
        return replace(self, course=replace(self.course, exam=True))

    def with_feedback(self, lesson: str, feedback: FeedbackTime) -> Wiring:
        """Return the same world with another time for the feedback in one lesson."""
        lessons = {**self.course.lessons, lesson: replace(self.course.lesson(lesson), feedback=feedback)}
        return replace(self, course=replace(self.course, lessons=lessons))

    def trainee(self) -> str:
        """Return the trainee's pseudonym: `named`, ``COACHKIT_TRAINEE``, the one picked last, or "trainee"."""
        if named := shortened(self.named) or shortened(os.environ.get(TRAINEE_VARIABLE, "")):
            return named
        event = self.records.latest(EventKind.TRAINEE_NAMED)
        return event.trainee if event else NAMELESS

    def name_trainee(self, name: str) -> str:
        """Record the pseudonym that the trainee picked; an empty one leaves things as they are."""
        picked = shortened(name)
        if not picked:
            return self.trainee()
        session = self.new_id()
        body = {"consent": self.course.consent}
        event = Event(
            self.new_id(), session, 1, picked, self.course.course, "", EventKind.TRAINEE_NAMED, self.now(), body
        )
        self.records.append(event)
        return picked


def shortened(name: str) -> str:
    """Return a pseudonym as it is kept: printable, without blanks around it, 60 characters at most."""
    return "".join(letter for letter in name if letter.isprintable()).strip()[:LONGEST_NAME].strip()


def wire(
    *,
    store: Store | None = None,
    course: Course | None = None,
    now: Callable[[], datetime] | None = None,
    new_id: Callable[[], str] | None = None,
    new_seed: Callable[[], int] | None = None,
    coder: Coder | None = None,
) -> Wiring:
    """Wire the real world together, with what a test hands in put in its place."""
    settings = course or load_course()
    return Wiring(
        store=store or Store(patience=OPENING_PATIENCE, later=True),
        library=Library(settings.scenarios, maker(settings)),
        course=settings,
        now=now or _utc_now,
        new_id=new_id or _uuid,
        new_seed=new_seed or _seed,
        coder=coder or code_reply,
        transcripts=Transcripts(settings.transcripts),
    )


def wired(wiring: Wiring | None = None, trainee: str | None = None) -> Wiring:
    """Return the world as a call wants it: the one handed in or the real one, with the trainee that it names."""
    world = wiring or wire()
    return replace(world, named=trainee) if trainee else world


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _uuid() -> str:
    return str(uuid4())


def _seed() -> int:
    return random.SystemRandom().randrange(2**31)
