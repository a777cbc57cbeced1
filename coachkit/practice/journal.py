"""A session's events: written durably before anything shows, read back to resume."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..engine import Again, Chosen, Given, Input, Judged, Rated, Record, State, Worded
from ..feedback import spans_of
from ..scenario import Reply, Scenario
from ..store import Event, EventKind
from ..vocabulary import STEPS, Band, Code, Degree, Mode, NextWork
from .judging import recorded_judgement
from .wiring import Wiring
from .written import Written, coding_body, written_reply

Body = Mapping[str, Any]
"""What an event says, as JSON values."""


@dataclass(frozen=True)
class Header:
    """What stays the same through a session."""

    session: str
    trainee: str
    course: str
    scenario: str
    mode: Mode
    seed: int
    lesson: str = ""


class Journal:
    """Writes the events of one session, in order, each exactly once.

    Where the store takes nothing, events wait in the outbox. A write that was broken off is kept: when the same thing
    is asked for again, the same event is sent, so that a reply stored but not acknowledged is not stored twice.
    """

    def __init__(self, wiring: Wiring, header: Header, seq: int = 0) -> None:
        self.header = header
        self._wiring = wiring
        self._seq = seq
        self._failed: Event | None = None

    def write(self, kind: EventKind, body: Body) -> Event:
        """Record one event; it is durable when this returns, or `View.unrecorded` tells that it waits."""
        event = self._event(kind, body)
        self._failed = event
        self._wiring.records.append(event)
        self._failed = None
        self._seq = event.seq
        return event

    def _event(self, kind: EventKind, body: Body) -> Event:
        failed = self._failed
        if failed and failed.kind is kind and _same(failed.body, body):
            return failed
        head = self.header
        now, event_id = self._wiring.now(), self._wiring.new_id()
        return Event(event_id, head.session, self._seq + 1, head.trainee, head.course, head.scenario, kind, now, body)


def _same(one: Body, other: Body) -> bool:
    """Compare two bodies without the time that a reply took."""
    return {**one, "seconds": None} == {**other, "seconds": None}


def header_of(event: Event) -> Header:
    """Return the header of a session from its first event."""
    return Header(
        session=event.session,
        trainee=event.trainee,
        course=event.course,
        scenario=event.scenario,
        mode=Mode(event.body["mode"]),
        seed=int(event.body["seed"]),
        lesson=event.body.get("lesson") or "",
    )


def choice_body(
    scenario: Scenario, record: Record, seconds: float, written: Written | None = None, lesson: str = ""
) -> dict[str, Any]:
    """Return the body of a choice: the public columns that are not columns of the event table.

    A written reply has its whole coding beside them.
    """
    body = {
        **_answered(scenario, record),
        **_given(record.reply, written),
        **_came_of(record, seconds),
        "lesson": lesson or None,
    }
    return {**body, "coding": coding_body(written)} if written else body


def _answered(scenario: Scenario, record: Record) -> Body:
    """Return what was replied to."""
    return {
        "scenario_hash": scenario.hash,
        "turn": record.turn,
        "stage": record.stage.value,
        "statement": record.statement,
        "statement_kinds": [kind.value for kind in record.statement_kinds],
        "reality_kinds": [statement.kind.value for statement in record.reality],
        "bases": [statement.basis.value for statement in record.reality],
    }


def _given(reply: Reply, written: Written | None) -> Body:
    """Return the reply, with its codes and what they rest on."""
    earned = [code for code in Code if code in reply.codes]
    return {
        "mode": (written.mode if written else Mode.CHOOSE).value,
        "reply_id": reply.id,
        "reply": reply.text,
        "codes": [code.value for code in earned],
        "evidence": {code.value: [list(span) for span in spans] for code, spans in spans_of(reply).items()},
        "bands": {code.value: _band(code, written).value for code in earned},
        "disputed": [],
        "closest_reply_id": None,
        "coded_by": written.coding.coder if written else Band.AUTHOR.value,
    }


def _came_of(record: Record, seconds: float) -> Body:
    """Return what the reply amounted to, and how long it took."""
    return {
        "outcome": record.outcome.value,
        "steps": sum(step in record.reply.codes for step in STEPS),
        "attempt": record.attempt,
        "seconds": round(seconds, 1),
        "openness": record.openness,
        "vision_seen": record.vision_seen,
    }


def _band(code: Code, written: Written | None) -> Band:
    return written.finding(code).band if written else Band.AUTHOR


def inputs_of(events: Sequence[Event], scenario: Scenario) -> list[Input]:
    """Return the engine's inputs that a session's events record."""
    made = (_input(event, scenario) for event in events)
    return [given for given in made if given is not None]


def _input(event: Event, scenario: Scenario) -> Input | None:
    body = event.body
    match event.kind:
        case EventKind.CHOICE:
            return Given(body["turn"], recorded_reply(body, scenario))
        case EventKind.TRIED_AGAIN:
            return Again()
        case EventKind.LEDGER_ENTRY:
            return Worded(body["reality"], body["words"])
        case _:
            return _decision(event)


def _decision(event: Event) -> Input | None:
    """Return the input of what is decided after the conversation."""
    body = event.body
    match event.kind:
        case EventKind.RATING:
            return Rated(Degree(body["degree"]))
        case EventKind.NEXT_WORK:
            return Chosen(NextWork(body["next_work"]))
        case EventKind.OUTLOOK:
            return Judged(recorded_judgement(body))
        case _:
            return None


def recorded_reply(body: Body, scenario: Scenario) -> Reply:
    """Return the reply of a recorded choice: its words and codes as they were, its teaching note as it is now."""
    text = str(body["reply"])
    if body["reply_id"] is None:
        return written_reply(text, _spans(body))
    codes = {
        Code(code): tuple(text[start:end] for start, end in body["evidence"].get(code, [])) for code in body["codes"]
    }
    now = scenario.turn(body["turn"]).replies if scenario.has_turn(body["turn"]) else ()
    note = next((reply for reply in now if reply.id == body["reply_id"]), None)
    return Reply(body["reply_id"], text, codes, note.why if note else "", note.better if note else "")


def _spans(body: Body) -> dict[Code, tuple[tuple[int, int], ...]]:
    evidence = body["evidence"]
    return {Code(code): tuple((start, end) for start, end in evidence[code]) for code in body["codes"]}


def has_ended(events: Sequence[Event]) -> bool:
    """Say whether a session has ended; where the last turn of a scene was tried again, the end went with it."""
    frame = [event.kind for event in events if event.kind in (EventKind.SESSION_ENDED, EventKind.TRIED_AGAIN)]
    return frame[-1:] == [EventKind.SESSION_ENDED]


def is_over(state: State) -> bool:
    """Say whether nothing is left to do in a session."""
    if state.judges:
        return state.judgement is not None
    return state.next_work is not None or (state.scene and state.ending is not None)
