"""Boosters: a few single turns, each with a line that is new to the trainee, for what tempts them; written, coded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from ..bank_line import BankLine
from ..engine import LESSON, Booster, Drilled, Slip, boosters, drill_of, due_on
from ..loading import Bank
from ..scenario import Reply
from ..store import Event, EventKind
from ..vocabulary import Code, Mode, RealityKind, Stage, naming_code
from .resuming import Wanted, begin
from .session import Session
from .wiring import Wiring, wired
from .written import Written

LINES_A_DAY = 4
"""Single turns in a booster: about five minutes."""


@dataclass(frozen=True)
class Beside:
    """What stands beside a reply to a single line.

    Attributes
    ----------
    models : tuple of str
        Two replies that defer the line.
    note : str
        What is easy to miss in it.
    """

    models: tuple[str, ...]
    note: str


class Drill(Session):
    """One single turn: a session of one line, which records that it was drilled and for what."""

    code: Code
    _told = False

    def beside(self) -> Beside | None:
        """Return what there is to compare a reply with; None before there is one."""
        models = self.scenario.turns[0].replies
        return Beside(tuple(model.text for model in models), models[0].why) if self._kept else None

    def _texts(self) -> Iterator[str]:
        """Yield the texts that could be pasted back, the models among them once they can be seen."""
        yield from super()._texts()
        if found := self.beside():
            yield from found.models

    def _give(self, reply: Reply, seconds: float, written: Written | None = None) -> None:
        super()._give(reply, seconds, written)
        self._drilled()

    def _drilled(self) -> None:
        """Record, once, that the line was drilled: with the first reply to it, for nobody has to ask for another."""
        if not self._told:
            body = {"code": self.code.value, "line": self.scenario.id, "outcome": self._kept[-1].record.outcome.value}
            self._store(EventKind.DRILL, body)
            self._told = True


@dataclass(frozen=True)
class Boosters:
    """What is to be drilled, as it stands today.

    Attributes
    ----------
    due : tuple of Booster
        What is due, the weakest first.
    later : Booster or None
        What is due next, where nothing is due today.
    done : int
        Lines drilled today.
    """

    due: tuple[Booster, ...]
    later: Booster | None
    done: int

    @property
    def left(self) -> int:
        """Lines left for today."""
        return max(0, LINES_A_DAY - self.done) if self.due else 0


class Boosting:
    """Drills for one trainee: what is due, and one line after the other.

    Parameters
    ----------
    wiring : Wiring
        The world.
    """

    def __init__(self, wiring: Wiring) -> None:
        self._wiring = wiring
        self._bank = Bank(wiring.course.bank)
        self._passed_over = set[str]()

    def standing(self) -> Boosters:
        """Return what is due today and what is done."""
        today = self._today()
        drills = self._drills()
        done = sum(_day(event) == today for event in drills)
        before = [Drilled(Code(event.body["code"]), _day(event)) for event in drills if _day(event) < today]
        planned = boosters(self._slips(), before)
        due = due_on(today, planned)
        later = min(planned, key=lambda each: each.due, default=None) if not due else None
        return Boosters(due, later, done)

    def next_drill(self) -> Drill | None:
        """Open the next line of today; None when nothing is left.

        Raises
        ------
        StoreTrouble
            Where the records are to be is no place for them.
        """
        standing = self.standing()
        if not standing.left:
            return None
        booster = standing.due[standing.done % len(standing.due)]
        line = self._line(booster)
        return self._opened(line, booster.code) if line else None

    def _opened(self, line: BankLine, code: Code) -> Drill:
        world, feedback = self._wiring, self._wiring.course.lesson(LESSON).feedback
        self._passed_over.add(line.id)
        wanted = Wanted(world.trainee(), line.id, Mode.WRITE, LESSON)
        drill = begin(world, wanted, lambda header, _: Drill(world, drill_of(line), header, feedback))
        drill.code = code
        return drill

    def _line(self, booster: Booster) -> BankLine | None:
        """Return a line that the trainee has not met, of fitting kind and difficulty; any new one where none fits."""
        drilled = (event for event in self._events(EventKind.CHOICE) if event.body.get("lesson") == LESSON)
        met = {event.scenario for event in drilled} | self._passed_over
        new = [line for line in self._bank.lines if line.id not in met]
        kinds = {kind for kind, _ in self._kinds(booster.code).most_common(3)}
        wanted = [line for line in new if line.kind in kinds and line.difficulty <= booster.turn]
        among = wanted or new
        return among[self._wiring.new_seed() % len(among)] if among else None

    def _kinds(self, code: Code) -> Counter[RealityKind]:
        """Count the kinds of reality statement at which the trainee slipped so."""
        slipped = (event for event in self._practised() if _named(event) is code)
        return Counter(RealityKind(kind) for event in slipped for kind in event.body["reality_kinds"])

    def _slips(self) -> Iterator[Slip]:
        for event in self._practised():
            if code := _named(event):
                yield Slip(code, _day(event))

    def _practised(self) -> list[Event]:
        """Return the first tries in practice, drills left out."""
        choices = self._events(EventKind.CHOICE)
        replies = (event for event in choices if event.body["attempt"] == 1 and event.body.get("outcome"))
        return [event for event in replies if event.body.get("lesson") != LESSON]

    def _drills(self) -> list[Event]:
        return self._events(EventKind.DRILL)

    def _events(self, kind: EventKind) -> list[Event]:
        return self._wiring.records.of_trainee(self._wiring.trainee(), kind)

    def _today(self) -> date:
        return _date(self._wiring.now())


def _named(event: Event) -> Code | None:
    return naming_code(Stage(event.body["stage"]), [Code(code) for code in event.body["codes"]])


def _day(event: Event) -> date:
    return _date(event.occurred_at)


def _date(moment: datetime) -> date:
    """Return the day that it is where the trainee sits: records have Greenwich's time."""
    return moment.astimezone().date()


def open_boosters(*, trainee: str | None = None, wiring: Wiring | None = None) -> Boosting:
    """Open the boosters of a trainee.

    Parameters
    ----------
    trainee : str, optional
        Another pseudonym than the one picked.
    wiring : Wiring, optional
        The world; tests hand in their own.

    Raises
    ------
    BadFiles
        Files of the bank, or the course's settings, have mistakes.
    """
    return Boosting(wired(wiring, trainee))
