"""A session as far as it is kept: its state, its events on disk, and both brought together again."""

from __future__ import annotations

from dataclasses import replace

from ..engine import Given, Input, replay, start, step
from ..errors import NotNow
from ..scenario import Reply, Scenario, Turn
from ..store import Event, EventKind
from ..vocabulary import Code, FeedbackTime
from .durable import ABANDONED, Durable
from .journal import Body, Header, choice_body, inputs_of, is_over
from .kept import Kept, all_kept, kept_of, noted
from .showing import Setting, view_of
from .urgent import beside
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
UNREADABLE = (
    "The conversation that you left cannot be read, so a new one begins; the other is kept as it is. The reason: "
    "{reason}"
)
OVER = "the conversation is over; start again to give another reply"
WAITS = "Something is asked about your last reply; answer that first, or leave it open."
ENDED = "This conversation was ended in another window. Open the client again to go on."


class Recording(Durable):
    """A conversation as far as it is kept: its state, and what was said in it."""

    elsewhere, apart, ended_elsewhere, changed, unreadable = ELSEWHERE, APART, ENDED, CHANGED, UNREADABLE

    def __init__(self, wiring: Wiring, scenario: Scenario, header: Header, feedback: FeedbackTime) -> None:
        super().__init__(wiring, header)
        self.scenario = scenario
        self._feedback = feedback
        self._state = start(scenario)
        self._kept: list[Kept] = []
        self._waiting: Written | None = None
        self._gone_on = False

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
            gone_on=self._gone_on,
            cannot_wait=beside(self.scenario, course),
        )
        view = view_of(self.scenario, self._state, self._kept, setting, self._waiting)
        return replace(view, unrecorded=self.unrecorded)

    @property
    def over(self) -> bool:
        """Whether nothing is left to do."""
        return is_over(self._state)

    @property
    def can_be_judged_again(self) -> bool:
        """Whether it is over, and what was made of it can still be tried again."""
        return bool(self._state.judged) and not self._wiring.course.exam

    @property
    def goes_on(self) -> bool:
        """Whether something is left to do, or can be judged again."""
        return not self.over or self.can_be_judged_again

    def reload(self) -> None:
        """Rebuild the session from what is stored; raises `NotNow` or KeyError when it no longer fits the scenario."""
        events = self._stored()
        self._state, records = replay(self.scenario, inputs_of(events, self.scenario))
        self._kept = all_kept(events, records, self.scenario)
        self._waiting = self._left_waiting(events)
        self.shown()

    def _at(self, turn: str | None) -> Turn:
        """Return the turn that waits for a reply; refuse a reply to another one, or while one waits already."""
        if self._state.turn is None:
            raise NotNow(OVER)
        if self._waiting:
            raise NotNow(WAITS)
        if turn and turn != self._state.turn:
            raise NotNow(f"the reply answers the turn {turn[:60]!r}, but the client is at {self._state.turn!r}")
        return self.scenario.turn(self._state.turn)

    def _give(self, reply: Reply, seconds: float, written: Written | None = None) -> None:
        """Let the client answer a reply."""
        state, record = step(self.scenario, self._state, Given(self._state.turn or "", reply))
        if record is None:
            raise NotNow("only a reply leaves a record")
        event = self._write(EventKind.CHOICE, choice_body(self.scenario, record, seconds, written, self.header.lesson))
        self._state, self._gone_on = state, False
        self._kept.append(kept_of(event, record, self.scenario))
        self.shown()
        if self.over:  # a scene, which simply ends
            self.end()

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
        """Store a step; where the last turn of a scene is tried again, its end is taken back with it."""
        if not (kind is EventKind.TRIED_AGAIN and self._ended and self.over):
            return super()._write(kind, body)
        event = self._store(kind, body)
        self._ended = False
        return event

    def _ended_how(self) -> str:
        ending = self._state.ending if self.over else None
        return ending.value if ending else ABANDONED

    def _beginning(self) -> Body:
        return {
            "mode": self.header.mode.value,
            "seed": self.header.seed,
            "scenario_hash": self.scenario.hash,
            "feedback": self._feedback.value,
            "exam": self._wiring.course.exam,
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
