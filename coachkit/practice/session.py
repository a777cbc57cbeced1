"""A session, wired: one conversation of one trainee with one client, durable at every step."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from ..engine import Again, Chosen, Given, Input, Rated, Record, Worded, replay, start, step
from ..errors import NotNow, UnknownName
from ..scenario import Reply, Scenario
from ..store import Event, EventKind, SeqTaken, choices_of
from ..vocabulary import Degree, FeedbackTime, NextWork
from .debrief import Debrief, debrief_of
from .journal import Header, Journal, choice_body, inputs_of, is_over
from .view import Kept, Setting, View, view_of
from .wiring import Wiring

LONGEST_ENTRY = 2000
"""Characters that a ledger entry may have."""

ELSEWHERE = "This conversation went on in another window. Here is where it stands now; go on from here."
APART = (
    "This conversation went on in another window while nothing could be recorded here. Here is where it stands now; "
    "what you said in this window meanwhile is kept in your records too, as a conversation of its own."
)
CHANGED = (
    "This client's scenario was changed since you last talked. A new conversation starts; the earlier one is kept "
    "in your records."
)
ENDED = "This conversation was ended in another window. Open the client again to go on."
GIVEN = "This reply was given just now; choose another one."


class Session:
    """One conversation; every front talks to this.

    A session is opened with `open_session`. Each call stores what happened, durably, before it returns; when the store
    takes nothing, the session goes on, `View.unrecorded` says so, and what happened is written when that is possible.
    """

    def __init__(self, wiring: Wiring, scenario: Scenario, header: Header, feedback: FeedbackTime) -> None:
        self.scenario = scenario
        self.header = header
        self.notice = ""
        self._wiring = wiring
        self._feedback = feedback
        self._journal = Journal(wiring, header)
        self._state = start(scenario)
        self._kept: list[Kept] = []
        self._started = False
        self._ended = False
        self._shown_at: datetime = wiring.now()

    def view(self) -> View:
        """Return the session as it is shown now."""
        course = self._wiring.course
        setting = Setting(
            session=self.header.session,
            seed=self.header.seed,
            feedback=self._feedback,
            state_shown=course.client_state,
            second_tries=not course.exam,
        )
        view = view_of(self.scenario, self._state, self._kept, setting)
        return replace(view, unrecorded=self._wiring.records.unrecorded)

    def debrief(self) -> Debrief | None:
        """Return the debrief, None while the conversation goes on."""
        return debrief_of(self.scenario, self._state, self._kept)

    def choices(self) -> list[dict[str, Any]]:
        """Return the session's choices, with the public columns; `recorded_at` is None for what still waits."""
        return choices_of(self._wiring.records.events(EventKind.CHOICE, session=self.header.session))

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

    def reply(self, reply_id: str, turn: str | None = None) -> None:
        """Give one of the replies shown.

        Parameters
        ----------
        reply_id : str
            The id of one of the turn's replies.
        turn : str, optional
            The turn that the front believes to be at; a reply to another turn (a second click) is refused.

        Raises
        ------
        UnknownName
            The turn has no such reply; the message names the nearest.
        NotNow
            The conversation is over, or the reply belongs to another turn or was given already.
        """
        given = Given(turn or self._state.turn or "", self._found(reply_id))
        state, record = step(self.scenario, self._state, given)
        if record is None:
            raise NotNow("only a reply leaves a record")
        seconds = max(0.0, (self._wiring.now() - self._shown_at).total_seconds())
        self._write(EventKind.CHOICE, choice_body(self.scenario, record, self.header.mode, seconds))
        self._state = state
        self._kept.append(Kept(record))
        self.shown()

    def try_again(self) -> None:
        """Go back to the state before the last reply; the reply stays on record."""
        if self._wiring.course.exam:
            raise NotNow("in an exam each turn has one try")
        self._take(Again(), EventKind.TRIED_AGAIN, {})
        self._kept[-1] = replace(self._kept[-1], superseded=True)
        self.shown()

    def word_entry(self, reality: str, words: str) -> None:
        """Word a ledger entry; empty words bring back the client's own."""
        said = self.scenario.reality.get(reality)
        worded = _whole(words).strip()[:LONGEST_ENTRY] or (said.words if said else "")
        self._take(Worded(reality, worded), EventKind.LEDGER_ENTRY, {"reality": reality, "words": worded})

    def rate(self, degree: Degree) -> None:
        """Rate how much vision the client has."""
        key = self.scenario.vision.degree
        self._take(Rated(degree), EventKind.RATING, {"degree": degree.value, "key": key.value})

    def choose_next_work(self, next_work: NextWork) -> None:
        """Choose the next work; this ends the session."""
        key = self.scenario.vision.next_work
        body = {"next_work": next_work.value, "key": key.value}
        if self._ended or self._state.next_work is not next_work:  # otherwise only the end is still to be stored
            self._take(Chosen(next_work), EventKind.NEXT_WORK, body)
        self.end()

    def end(self) -> None:
        """End the session where it is, so that a new one can start; what was said stays on record."""
        if self._started and not self._ended:
            ending = self._state.ending if self.over else None
            self._write(EventKind.SESSION_ENDED, {"ending": ending.value if ending else "abandoned"})
            self._ended = True

    def _found(self, reply_id: str) -> Reply:
        if self._state.turn is None:
            raise NotNow("the conversation is over; start again to give another reply")
        replies = {reply.id or "": reply for reply in self.scenario.turn(self._state.turn).replies}
        if reply_id not in replies:
            raise UnknownName("reply here called", reply_id, replies)
        if reply_id in self._state.given:
            raise NotNow(GIVEN)
        return replies[reply_id]

    def _take(self, given: Input, kind: EventKind, body: dict[str, str]) -> None:
        state, _ = step(self.scenario, self._state, given)
        self._write(kind, body)
        self._state = state

    def _write(self, kind: EventKind, body: dict[str, object] | dict[str, str]) -> Event:
        if self._ended:
            raise NotNow(ENDED)
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

    def _beginning(self) -> dict[str, object]:
        return {
            "mode": self.header.mode.value,
            "seed": self.header.seed,
            "scenario_hash": self.scenario.hash,
            "feedback": self._feedback.value,
        }

    def reload(self) -> None:
        """Rebuild the session from what is stored; raises `NotNow` or KeyError when it no longer fits the scenario."""
        events = self._wiring.records.session(self.header.session)
        inputs = inputs_of(events, self.scenario)
        self._state, records = replay(self.scenario, inputs)
        self._kept, self._started = _kept(inputs, records), bool(events)
        self._ended = any(event.kind is EventKind.SESSION_ENDED for event in events)
        self._journal = Journal(self._wiring, self.header, len(events))
        self.shown()

    def outdated(self) -> None:
        """Give up rebuilding: the records do not fit the scenario any longer."""
        self.notice = CHANGED
        self._started = True
        self._journal = Journal(self._wiring, self.header, len(self._wiring.records.session(self.header.session)))

    @property
    def over(self) -> bool:
        """Whether nothing is left to do."""
        return is_over(self._state)


def _whole(words: str) -> str:
    """Return words in which half a surrogate pair, which no page or terminal can be sent, is marked as missing."""
    return re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", words)


def _kept(inputs: Iterable[Input], records: Iterable[Record]) -> list[Kept]:
    """Return the records of a session's replies, with the mark of those whose turn was tried again."""
    left, kept = iter(records), list[Kept]()
    for given in inputs:
        if isinstance(given, Given):
            kept.append(Kept(next(left)))
        elif isinstance(given, Again):
            kept[-1] = replace(kept[-1], superseded=True)
    return kept
