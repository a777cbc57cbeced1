"""The register: every field that is recorded, what it says, and whether it says it of a person.

Who adds a field or a kind of event adds it here; a test compares the register with the table and with what is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .event import EventKind


class Personal(StrEnum):
    """In what way a field is about a person."""

    NAME = "names the trainee"
    WORDS = "may hold the trainee's own words"
    DEED = "tells what the trainee did"
    NOTHING = "tells nothing of a person"


@dataclass(frozen=True)
class Field:
    """One field, what it holds, and in what way it is personal."""

    name: str
    holds: str
    personal: Personal


COLUMNS = (
    Field("number", "the place of the record among all", Personal.NOTHING),
    Field("id", "a random name of the record", Personal.NOTHING),
    Field("session", "a random name of the conversation", Personal.DEED),
    Field("seq", "the place of the record in its conversation", Personal.DEED),
    Field("trainee", "the pseudonym that the trainee picked", Personal.NAME),
    Field("course", "the course, from its settings", Personal.DEED),
    Field("scenario", "the client who was coached", Personal.DEED),
    Field("kind", "what is recorded", Personal.DEED),
    Field("occurred_at", "when it happened, UTC", Personal.DEED),
    Field("recorded_at", "when it was written, UTC", Personal.DEED),
    Field("body", "what happened; its fields are below", Personal.WORDS),
    Field("checksum", "of the body", Personal.DEED),
)
"""The columns of the table of events."""

_RATED = (
    Field("scenario_hash", "which text of the conversation", Personal.NOTHING),
    Field("statement", "what the client said last", Personal.NOTHING),
    Field("attempt", "which try it was", Personal.DEED),
    Field("seconds", "from the conversation shown to the rating", Personal.DEED),
    Field("lesson", "the lesson in which it was given", Personal.DEED),
)
"""What every rating of a conversation holds."""

BODIES: dict[EventKind, tuple[Field, ...]] = {
    EventKind.TRAINEE_NAMED: (Field("consent", "the words that the trainee was shown", Personal.NOTHING),),
    EventKind.SESSION_STARTED: (
        Field("mode", "choosing or writing", Personal.DEED),
        Field("seed", "of the order of the replies", Personal.NOTHING),
        Field("scenario_hash", "which text of the scenario", Personal.NOTHING),
        Field("feedback", "when feedback was due", Personal.NOTHING),
        Field("exam", "whether it was an exam: one try a turn", Personal.DEED),
        Field("lesson", "the lesson in which it was opened", Personal.DEED),
        Field("apart_from", "the conversation that another window went on with", Personal.DEED),
    ),
    EventKind.CHOICE: (
        Field("scenario_hash", "which text of the scenario", Personal.NOTHING),
        Field("turn", "the turn that was answered", Personal.DEED),
        Field("stage", "its stage", Personal.DEED),
        Field("statement", "what the client said", Personal.DEED),
        Field("statement_kinds", "what that held", Personal.DEED),
        Field("reality_kinds", "its kinds of reality statement", Personal.DEED),
        Field("bases", "belief or obstacle", Personal.DEED),
        Field("mode", "chosen or written", Personal.DEED),
        Field("reply_id", "the reply that was chosen", Personal.DEED),
        Field("reply", "the reply in its words", Personal.WORDS),
        Field("codes", "what the reply did", Personal.DEED),
        Field("evidence", "where in the reply", Personal.DEED),
        Field("bands", "how sure that is", Personal.DEED),
        Field("disputed", "codes that the trainee disputes", Personal.DEED),
        Field("closest_reply_id", "the scripted reply that comes closest", Personal.DEED),
        Field("coded_by", "who coded the reply", Personal.DEED),
        Field("outcome", "what it amounted to", Personal.DEED),
        Field("steps", "how many of the four steps it took", Personal.DEED),
        Field("attempt", "which try it was", Personal.DEED),
        Field("seconds", "from the statement to the reply", Personal.DEED),
        Field("openness", "of the client after it", Personal.DEED),
        Field("vision_seen", "how much of the vision had come out", Personal.DEED),
        Field("lesson", "the lesson in which it was given", Personal.DEED),
        Field("coding", "of a written reply: what the coder found, was asked, was answered", Personal.DEED),
    ),
    EventKind.MARK: (
        Field("scenario_hash", "which text of the transcript", Personal.NOTHING),
        Field("turn", "which of the client's sentences was marked, by its number", Personal.DEED),
        Field("statement", "the sentence", Personal.DEED),
        Field("statement_kinds", "what it holds", Personal.DEED),
        Field("reality_kinds", "the kind of its reality statement", Personal.DEED),
        Field("bases", "whether that is a belief or an obstacle", Personal.DEED),
        Field("mode", "marking", Personal.DEED),
        Field("reply", "the mark in words", Personal.DEED),
        Field("attempt", "which mark of this sentence it was", Personal.DEED),
        Field("seconds", "from the sentence to the mark", Personal.DEED),
        Field("lesson", "the lesson in which it was marked", Personal.DEED),
        Field("marked", "whether the trainee heard a reality statement", Personal.DEED),
        Field("marked_kind", "the kind that the trainee named", Personal.DEED),
        Field("marked_basis", "belief or obstacle, as the trainee named it", Personal.DEED),
        Field("hearing", "heard, missed, over-heard or let pass", Personal.DEED),
        Field("kind_fit", "how the kind that was named fits the author's", Personal.DEED),
        Field("basis_fit", "how belief or obstacle, as named, fits the author's", Personal.DEED),
        Field("trap", "what makes the sentence easy to hear wrongly", Personal.NOTHING),
    ),
    EventKind.WRITTEN: (
        Field("turn", "the turn that was answered", Personal.DEED),
        Field("stage", "its stage", Personal.DEED),
        Field("statement", "what the client said", Personal.DEED),
        Field("mode", "writing, or writing and comparing", Personal.DEED),
        Field("reply", "the reply that waits while something is asked about it", Personal.WORDS),
        Field("seconds", "from the statement to the reply", Personal.DEED),
        Field("coding", "all that the coder found, and what is asked", Personal.DEED),
    ),
    EventKind.ANSWER: (
        Field("code", "what was asked about", Personal.DEED),
        Field("yes", "whether the trainee meant it so; null where that was left open", Personal.DEED),
    ),
    EventKind.CLOSEST: (
        Field("choice_id", "the record of the written reply", Personal.DEED),
        Field("reply_id", "the scripted reply that the trainee calls closest", Personal.DEED),
    ),
    EventKind.DISPUTE: (
        Field("choice_id", "the record of the reply", Personal.DEED),
        Field("code", "what the trainee says it did not do", Personal.DEED),
        Field("disputed", "false where that was taken back", Personal.DEED),
    ),
    EventKind.TRIED_AGAIN: (),
    EventKind.LEDGER_ENTRY: (
        Field("reality", "the reality statement that was noted", Personal.DEED),
        Field("words", "the entry in the trainee's words", Personal.WORDS),
    ),
    EventKind.RATING: (
        Field("degree", "how much vision the trainee saw", Personal.DEED),
        Field("key", "how much the author sees", Personal.NOTHING),
    ),
    EventKind.NEXT_WORK: (
        Field("next_work", "what the trainee would do next", Personal.DEED),
        Field("key", "what the author would", Personal.NOTHING),
    ),
    EventKind.OUTLOOK: (
        Field("scenario_hash", "which text of the scenario", Personal.NOTHING),
        Field("orientation", "how future-oriented the client is, as the trainee sees it", Personal.DEED),
        Field("key", "how the author sees it", Personal.NOTHING),
        Field("answered", "which of the four things were answered, as the trainee sees it", Personal.DEED),
        Field("asked", "what became of each thing that was to be asked about", Personal.DEED),
        Field("evidence", "the client's statements that the trainee rests it on, and how each came", Personal.DEED),
        Field("statement", "how the client closed the conversation", Personal.DEED),
        Field("attempt", "which try it was", Personal.DEED),
        Field("seconds", "from the end of the conversation to the judgement", Personal.DEED),
        Field("lesson", "the lesson in which it was given", Personal.DEED),
    ),
    EventKind.VISION_RATED: (
        *_RATED,
        Field("clarity", "how clear the trainee found the vision", Personal.DEED),
        Field("clarity_key", "how clear the author does", Personal.NOTHING),
        Field("clarity_also", "what other good coaches say of that", Personal.NOTHING),
        Field("richness", "how rich the trainee found the vision", Personal.DEED),
        Field("richness_key", "how rich the author does", Personal.NOTHING),
        Field("richness_also", "what other good coaches say of that", Personal.NOTHING),
        Field("sentences", "the client's sentences that the trainee goes by, by their numbers", Personal.DEED),
        Field("quotes", "those sentences", Personal.DEED),
    ),
    EventKind.WORK_RATED: (
        *_RATED,
        Field("next_work", "what the trainee would do next", Personal.DEED),
        Field("next_work_key", "what the author would", Personal.NOTHING),
        Field("next_work_also", "what other good coaches would", Personal.NOTHING),
    ),
    EventKind.RATED_AGAIN: (),
    EventKind.DRILL: (
        Field("code", "the derailment that it was for", Personal.DEED),
        Field("line", "the line of the bank that was answered", Personal.DEED),
        Field("outcome", "what the reply amounted to", Personal.DEED),
    ),
    EventKind.SESSION_ENDED: (Field("ending", "how the conversation ended", Personal.DEED),),
}
"""The fields of the body of each kind of event."""
