"""A session, wired: one conversation of one trainee with one client, durable at every step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ..engine import Again, Chosen, Judged, Rated, Worded
from ..errors import NotNow, UnknownName
from ..scenario import Reply, Turn
from ..store import CHOICES, EventKind, choices_of
from ..vocabulary import Degree, Mode, NextWork, Orientation, Topic
from .debrief import Debrief, debrief_of
from .judging import Found, judgement_body, judgement_of
from .outlook import Outlook, outlook_of
from .writing import Writing, whole

LONGEST_ENTRY = 2000
"""Characters that a ledger entry may have."""

GIVEN = "This reply was given just now; choose another one."
ONE_TRY = "in an exam each turn has one try"
WRITING = "In this conversation you write your replies yourself."


class Session(Writing):
    """One conversation; every front talks to this.

    A session is opened with `open_session`. Each call stores what happened, durably, before it returns; when the store
    takes nothing, the session goes on, `View.unrecorded` says so, and what happened is written when that is possible.
    """

    def debrief(self) -> Debrief | None:
        """Return the debrief, None while the conversation goes on."""
        return debrief_of(self.scenario, self._state, self._kept)

    def outlook(self) -> Outlook | None:
        """Return what is asked and told at the end of a scene about the future; None before, and where it is not."""
        return outlook_of(self.scenario, self._state, self._kept)

    def choices(self) -> list[dict[str, Any]]:
        """Return the session's choices, with the public columns; `recorded_at` is None for what still waits."""
        return choices_of(self._wiring.records.events(*CHOICES, session=self.header.session))

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
            The conversation is over or asks for written replies, or the reply belongs to another turn or was given.
        """
        here = self._at(turn)
        if self.header.mode is not Mode.CHOOSE:
            raise NotNow(WRITING)
        self._give(self._found(here, reply_id), self._seconds())

    def try_again(self) -> None:
        """Go back to the state before the last reply; the reply stays on record."""
        if self._wiring.course.exam:
            raise NotNow(ONE_TRY)
        self._take(Again(), EventKind.TRIED_AGAIN, {})
        self._kept[-1] = replace(self._kept[-1], superseded=True)
        self.shown()

    def word_entry(self, reality: str, words: str) -> None:
        """Word a ledger entry; empty words bring back the client's own."""
        said = self.scenario.reality.get(reality)
        worded = whole(words).strip()[:LONGEST_ENTRY] or (said.words if said else "")
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

    def judge_outlook(
        self, orientation: Orientation | str, answered: Iterable[Topic | str], evidence: Iterable[str]
    ) -> None:
        """Say how future-oriented the client is; said again, it is another try, and the first stays on record.

        Parameters
        ----------
        orientation : Orientation or str
            None, faint or clear.
        answered : iterable of Topic or str
            Those of the four things that were answered; there may be none.
        evidence : iterable of str
            Ids of the client's statements that the judgement rests on, at least one (see `outlook`).

        Raises
        ------
        NotNow
            The conversation goes on, nothing is picked as evidence, or an exam has one try.
        UnknownName
            A word, a thing or a statement that there is not.
        """
        if self._state.judged and self._wiring.course.exam:
            raise NotNow(ONE_TRY)
        found = Found.of(self.scenario, self._kept)
        judgement = judgement_of(found, orientation, answered, evidence)
        body = judgement_body(self.scenario, self._state, found, judgement)
        more = {"seconds": round(self._seconds(), 1), "lesson": self.header.lesson or None}
        self._take(Judged(judgement), EventKind.OUTLOOK, {**body, **more})
        self.shown()

    def _found(self, turn: Turn, reply_id: str) -> Reply:
        replies = {reply.id or "": reply for reply in turn.replies}
        if reply_id not in replies:
            raise UnknownName("reply here called", reply_id, replies)
        if reply_id in self._state.given:
            raise NotNow(GIVEN)
        return replies[reply_id]
