"""A session as far as it is kept: its state, its events on disk, and both brought together again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from ..engine import Given, Input, replay, start, step
from ..errors import NotNow
from ..scenario import Reply, Scenario, Turn
from ..store import Event, EventKind, SeqTaken
from ..vocabulary import Code, FeedbackTime
from .journal import Body, Header, Journal, choice_body, inputs_of, is_over
from .kept import Kept, all_kept, kept_of, noted
from .showing import Setting, view_of
from .view import View
from .wiring import Wiring
from .written import Written, recorded_writing

ELSEWHERE = "This conversation went on in another window. Here is where it stands now; go on from here."
APART = (
    "This conversation went on in another window while nothing could be recorded here. Here is where it stands now; "
    "what you said in this window meanwhile is kept in your records too, as a conversation of its own."
)
CHANGED = (
    "This client's scenario was changed since you last talked. A new conversation starts; the earlier one is kept "
    "in your records."
)
OVER = "the conversation is over; start again to give another reply"
WAITS = "Something is asked about your last reply; answer that first, or leave it open."
ENDED = "This conversation was ended in another window. Open the client again to go on."


class Recording:
    """What a session stands on: each thing is stored, durably, or waits in the outbox, before the state shows it."""

    def __init__(self, wiring: Wiring, scenario: Scenario, header: Header, feedback: FeedbackTime) -> None:
        self.scenario = scenario
        self.header = header
        self.notice = ""
        self._wiring = wiring
        self._feedback = feedback
        self._journal = Journal(wiring, header)
        self._state = start(scenario)
        self._kept: list[Kept] = []
        self._waiting: Written | None = None
        self._started = False
        self._ended = False
        self._shown_at: datetime = wiring.now()

    def view(self) -> View:
        """Return the session as it is shown now."""
        course = self._wiring.course
        setting = Setting(
            session=self.header.session,
            seed=self.header.seed,
            mode=self.header.mode,
            feedback=self._feedback,
            state_shown=course.client_state,
            second_tries=not course.exam,
        )
        view = view_of(self.scenario, self._state, self._kept, setting, self._waiting)
        return replace(view, unrecorded=self._wiring.records.unrecorded)

    @property
    def over(self) -> bool:
        """Whether nothing is left to do."""
        return is_over(self._state)

    @property
    def can_be_judged_again(self) -> bool:
        """Whether it is over, and what was made of it can still be tried again."""
        return bool(self._state.judged) and not self._wiring.course.exam

    def shown(self) -> None:
        """Say that the statement has just come into sight: the seconds to the reply count from here."""
        self._shown_at = self._wiring.now()

    def retry(self, *, last: bool = False) -> None:
        """Write what waits to be recorded, if that is possible now; a front asks this while `View.unrecorded` speaks.

        Parameters
        ----------
        last : bool
            There will be no later, so this has more patience.

        Raises
        ------
        NotNow
            Another window went on with this conversation; it has caught up.
        """
        self._wiring.records.retry(last=last)
        if self._wiring.records.outbox.went_apart(self.header.session):
            raise self._moved_on()

    def end(self) -> None:
        """End the session where it is, so that a new one can start; what was said stays on record."""
        if self._started and not self._ended:
            ending = self._state.ending if self.over else None
            self._write(EventKind.SESSION_ENDED, {"ending": ending.value if ending else "abandoned"})
            self._ended = True

    def reload(self) -> None:
        """Rebuild the session from what is stored; raises `NotNow` or KeyError when it no longer fits the scenario."""
        events = self._wiring.records.session(self.header.session)
        self._state, records = replay(self.scenario, inputs_of(events, self.scenario))
        self._kept, self._started = all_kept(events, records, self.scenario), bool(events)
        self._waiting = self._left_waiting(events)
        self._ended = any(event.kind is EventKind.SESSION_ENDED for event in events)
        self._journal = Journal(self._wiring, self.header, len(events))
        self.shown()

    def outdated(self) -> None:
        """Give up rebuilding: the records do not fit the scenario any longer."""
        self.notice = CHANGED
        self._started = True
        self._journal = Journal(self._wiring, self.header, len(self._wiring.records.session(self.header.session)))

    def _at(self, turn: str | None) -> Turn:
        """Return the turn that waits for a reply; refuse a reply to another one, or while one waits already."""
        if self._state.turn is None:
            raise NotNow(OVER)
        if self._waiting:
            raise NotNow(WAITS)
        if turn and turn != self._state.turn:
            raise NotNow(f"the reply answers the turn {turn[:60]!r}, but the client is at {self._state.turn!r}")
        return self.scenario.turn(self._state.turn)

    def _seconds(self) -> float:
        """Return how long the statement has been in sight."""
        return max(0.0, (self._wiring.now() - self._shown_at).total_seconds())

    def _give(self, reply: Reply, seconds: float, written: Written | None = None) -> None:
        """Let the client answer a reply."""
        state, record = step(self.scenario, self._state, Given(self._state.turn or "", reply))
        if record is None:
            raise NotNow("only a reply leaves a record")
        event = self._write(EventKind.CHOICE, choice_body(self.scenario, record, seconds, written, self.header.lesson))
        self._state = state
        self._kept.append(kept_of(event, record, self.scenario))
        self.shown()

    def _note(self, kind: EventKind, body: Body) -> None:
        """Store what is said of a reply later; that may be after the end, and changes nothing else."""
        self._kept = noted(self._kept, self._store(kind, body))

    def _take(self, given: Input, kind: EventKind, body: Body) -> None:
        if self._waiting:
            raise NotNow(WAITS)
        state, _ = step(self.scenario, self._state, given)
        self._write(kind, body)
        self._state = state

    def _write(self, kind: EventKind, body: Body) -> Event:
        if self._ended:
            raise NotNow(ENDED)
        return self._store(kind, body)

    def _store(self, kind: EventKind, body: Body) -> Event:
        try:
            if not self._started:
                self._begin()
            return self._journal.write(kind, body)
        except SeqTaken:
            raise self._moved_on() from None

    def _begin(self) -> None:
        """Store the start, under the name that the trainee goes by now: it may be picked while a client waits."""
        if self.header.trainee != (now := self._wiring.trainee()):
            self.header = replace(self.header, trainee=now)
            self._journal = Journal(self._wiring, self.header)
        self._journal.write(EventKind.SESSION_STARTED, self._beginning())
        self._started = True

    def _moved_on(self) -> NotNow:
        """Catch up with what another window stored, and say so."""
        words = APART if self._wiring.records.outbox.went_apart(self.header.session) else ELSEWHERE
        self.reload()
        return NotNow(ENDED if self._ended else words)

    def _beginning(self) -> Body:
        return {
            "mode": self.header.mode.value,
            "seed": self.header.seed,
            "scenario_hash": self.scenario.hash,
            "feedback": self._feedback.value,
            "lesson": self.header.lesson or None,
        }

    def _left_waiting(self, events: list[Event]) -> Written | None:
        """Return the written reply that still waits for an answer about it, as it was recorded."""
        waiting: Written | None = None
        for event in events:
            if event.kind is EventKind.WRITTEN:
                waiting = recorded_writing(event.body, self.scenario.vision.next_work)
            elif event.kind is EventKind.ANSWER and waiting:
                waiting = waiting.answered(Code(event.body["code"]), event.body["yes"])
            elif event.kind is EventKind.CHOICE:
                waiting = None
        if waiting and waiting.turn != self._state.turn:
            raise NotNow("the reply that waits belongs to another turn")
        return waiting
