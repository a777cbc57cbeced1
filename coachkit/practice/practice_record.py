"""A record of practice to print: what was practised, when and how, and nothing that the records cannot know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from ..engine import LESSON as BOOSTERS
from ..store import Event, EventKind
from ..vocabulary import Ending, FeedbackTime, Mode, Stage
from .besides import DONE, besides
from .wiring import Wiring, shortened, wire

STATES = (
    "This record states what was done with coachkit, as far as it is on record on one computer. It says nothing about "
    "how well its holder coaches: the clients are scripted, and what a reply amounted to is left out on purpose. The "
    "name is the one that was typed in; nobody checked who sat at the keyboard. Minutes run from a client's statement "
    "coming into sight to the reply, and pauses longer than ten minutes are counted as ten."
)
"""What the record says of itself."""
NOTHING = "There are no conversations on record under this name yet."
_LONGEST_PAUSE = 600.0
"""Seconds of one reply that are counted at most."""
_ENDED = {
    Ending.WELL.value: "to its end",
    Ending.CLIENT.value: "ended by the client",
    Ending.TURNS_USED.value: "until the hour was over",
    "judged": "to its end, and judged",
    "abandoned": "left before its end",
}
_MODES = {Mode.CHOOSE: "choosing", Mode.WRITE: "writing", Mode.WRITE_FIRST: "writing, then comparing"}
_FEEDBACK = {
    FeedbackTime.EVERY_TURN: "after every turn",
    FeedbackTime.END_OF_STAGE: "after each stage",
    FeedbackTime.END: "at the end",
}


@dataclass(frozen=True)
class PractisedSession:
    """One conversation as it stands in the record.

    Attributes
    ----------
    replies, again : int
        Replies given, and how many of them were further tries of a turn.
    minutes : float
        From statements in sight to replies sent.
    ended : str
        How it ended, in words.
    """

    began: datetime
    client: str
    mode: str
    feedback: str
    replies: int
    again: int
    minutes: float
    ended: str


@dataclass(frozen=True)
class PracticeRecord:
    """What one trainee practised; as the last line of a cell, a table, and with `page` something to print.

    Attributes
    ----------
    stages : mapping of str to int
        Replies by the stage that they were given in.
    besides : mapping of str to int
        What else was done: transcripts marked to their end, conversations rated to their first question, those that
        were merely begun, and lines drilled.
    """

    trainee: str
    course: str
    sessions: tuple[PractisedSession, ...]
    stages: Mapping[str, int]
    besides: Mapping[str, int]

    def __repr__(self) -> str:
        """Return the record as plain text."""
        lines = [f"{heading} {text}".rstrip() for heading, text in self._summary()]
        return "\n".join([*lines, *(", ".join(row) for row in self._rows()), STATES])

    def _repr_html_(self) -> str:
        told = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in self._summary())
        head = "".join(f'<th scope="col" {_LEFT}>{escape(name)}</th>' for name in COLUMNS)
        rows = "".join(
            f"<tr>{''.join(f'<td {_LEFT}>{escape(cell)}</td>' for cell in row)}</tr>" for row in self._rows()
        )
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>" if self.sessions else ""
        return f"<h2>Record of practice</h2><dl>{told}</dl>{table}<p>{escape(STATES)}</p>"

    def page(self) -> str:
        """Return a page of HTML that stands by itself, to be printed from any browser."""
        title = escape(f"Record of practice: {self.trainee}")
        return (
            f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
            f"<style>{_STYLE}</style></head><body><main>{self._repr_html_()}</main></body></html>\n"
        )

    def _summary(self) -> Iterator[tuple[str, str]]:
        yield "Name", self.trainee
        if self.besides:
            yield "Besides", "; ".join(f"{what}: {many}" for what, many in self.besides.items())
        if not self.sessions:
            yield "Conversations", NOTHING
            return
        yield "Course", self.course
        yield "From, to", " to ".join(_day(session.began) for session in (self.sessions[0], self.sessions[-1]))
        yield "Conversations", f"{len(self.sessions)}, with {len({each.client for each in self.sessions})} clients"
        yield "Replies", str(sum(each.replies for each in self.sessions))
        yield "Minutes", f"{sum(each.minutes for each in self.sessions):.0f}"
        yield (
            "Practised in",
            "; ".join(f"{stage.words}: {self.stages[stage]}" for stage in Stage if stage in self.stages),
        )

    def _rows(self) -> Iterator[tuple[str, ...]]:
        for each in self.sessions:
            replies = f"{each.replies} ({each.again} of them again)" if each.again else str(each.replies)
            when = f"{each.began:%d %B %Y, %H:%M} UTC"
            yield when, each.client, each.mode, each.feedback, replies, f"{each.minutes:.0f}", each.ended


_LEFT = 'style="text-align:left"'
"""Words begin on the left; a notebook would put them on the right, as if they were figures."""
COLUMNS = ("began", "client", "by", "feedback", "replies", "minutes", "how far")
_STYLE = (
    "body{font:11pt/1.5 Georgia,serif;margin:2rem auto;max-width:60rem;color:#111;background:#fff}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.25rem .6rem;border-bottom:1px solid #999}"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{font-weight:bold}dd{margin:0}"
    "tr{break-inside:avoid}@media print{body{margin:0}}"
)


def record_of_practice(trainee: str | None = None, *, wiring: Wiring | None = None) -> PracticeRecord:
    """Put together what a trainee practised: conversations, replies, stages, time.

    Parameters
    ----------
    trainee : str, optional
        The pseudonym; the one picked last if not given.
    wiring : Wiring, optional
        The world; tests hand in their own.

    Returns
    -------
    PracticeRecord
        Conversations in which at least one reply was given, the earliest first.

    Raises
    ------
    StoreTrouble
        The records cannot be read.
    """
    world = wiring or wire()
    name = (shortened(trainee) if trainee else "") or world.trainee()
    wanted = (EventKind.SESSION_STARTED, EventKind.CHOICE, EventKind.OUTLOOK, EventKind.SESSION_ENDED, *DONE)
    by_session: dict[str, list[Event]] = {}
    for event, _ in world.store.events(*wanted, trainee=name):
        by_session.setdefault(event.session, []).append(event)
    replied = [events for events in by_session.values() if _choices(events) and not _kinds(events) & DONE.keys()]
    stages = Counter(str(event.body["stage"]) for events in replied for event in _choices(events))
    sessions = sorted((_session(events) for events in replied), key=lambda each: each.began)
    course = ", ".join(dict.fromkeys(event.course for events in replied for event in events))
    return PracticeRecord(name, course, tuple(sessions), stages, besides(by_session.values(), world.transcripts))


def _kinds(events: Sequence[Event]) -> set[EventKind]:
    """Return the kinds of a session's events; a reply to a single line is a drill, whatever became of its record."""
    drilled = any(event.body.get("lesson") == BOOSTERS for event in _choices(events))
    return {event.kind for event in events} | ({EventKind.DRILL} if drilled else set())


def _choices(events: Sequence[Event]) -> list[Event]:
    return [event for event in events if event.kind is EventKind.CHOICE]


def _session(events: Sequence[Event]) -> PractisedSession:
    choices, first = _choices(events), events[0]
    started = first.body if first.kind is EventKind.SESSION_STARTED else {}
    ended = [str(event.body["ending"]) for event in events if event.kind is EventKind.SESSION_ENDED]
    judged = ["judged" for event in events if event.kind is EventKind.OUTLOOK]
    return PractisedSession(
        began=first.occurred_at,
        client=first.scenario,
        mode=_MODES.get(choices[0].body["mode"], ""),
        feedback=_FEEDBACK.get(started.get("feedback", ""), "") + (", as an exam" if started.get("exam") else ""),
        replies=len(choices),
        again=sum(event.body["attempt"] > 1 for event in choices),
        minutes=sum(min(_LONGEST_PAUSE, event.body["seconds"]) for event in choices) / 60,
        ended=_ENDED.get([*judged, *ended][-1], "") if ended or judged else "not ended yet",
    )


def _day(when: datetime) -> str:
    return f"{when:%d %B %Y}"
