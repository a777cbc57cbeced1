"""Which note tells what a written reply did, and whose words stand in it.

In a note, {name} is the client's first name and {words} what they had said, in their own words. {they}, {them}, {their}
and {theirs} follow their pronouns; so a note gives them only verbs that have one form (will, would, could, had, said).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from ..client import Client, in_sentences
from ..scenario import Reply, Scenario, Turn
from ..vocabulary import STEPS, Code, NextWork, Outcome, Stage, Topic, naming_code, outcome_of, wanted_in
from . import notes_on_asking as on_asking
from .notes import CLOSED, FITTING, HALF_DONE, LEAKED, MISSING, ON_TRACK, STALLED
from .notes_on_derailments import DERAILED
from .phrases import Notes
from .urgent import ALARMED, ALARMED_ON_TRACK, MISSED, is_alarm, was_deferred

LONGEST_QUOTE = 80
"""Characters of the client's words that a note quotes; longer ones end with an ellipsis."""

_PRONOUNS = {
    "she": ("she", "her", "her", "hers"),
    "he": ("he", "him", "his", "his"),
    "they": ("they", "them", "their", "theirs"),
}
_FIRST_SENTENCE = re.compile(r"[^.?!…]*[.?!…]?")


@dataclass(frozen=True)
class About:
    """Whom a written reply was said to, what they had said, and what could have been answered.

    Attributes
    ----------
    words : str
        The client's words that a note quotes: the reality statement, the request for a verdict, or the hope.
    model : str
        The turn's reply on track; empty where there is none.
    number : int
        Which of the session's replies this is; notes take turns by it.
    remark : str
        Why the reply could not be coded; empty when it could.
    """

    client: Client
    words: str
    model: str = ""
    number: int = 1
    remark: str = ""

    @property
    def name(self) -> str:
        """What the client is called in a sentence."""
        return first_name(self.client)

    @property
    def pronouns(self) -> tuple[str, ...]:
        """They, them, their, theirs, as the client has them."""
        return _PRONOUNS[subject_of(self.client)]


def subject_of(client: Client) -> str:
    """Return the pronoun by which a sentence speaks of the client: she, he or they."""
    subject = client.pronouns.casefold().split("/")[0].strip()
    return subject if subject in _PRONOUNS else "they"


def first_name(client: Client) -> str:
    """Return what the client is called in a sentence: the first name, or all of it after a title."""
    first, *_ = client.name.split() or [client.name]
    return client.name if first.endswith(".") else first


def words_of(scenario: Scenario, turn: Turn) -> str:
    """Return the client's words in a turn that a note quotes."""
    taken_up = scenario.reality.get(turn.takes_up or "")
    marked = [
        turn.urgent.words if turn.urgent else "",
        turn.verdict,
        *(said.words for said in turn.reality),
        *turn.hopes,
    ]
    first = next((words for words in [*marked, taken_up.words if taken_up else ""] if words), "")
    return _shortened((first or _beginning(turn.says)).strip().rstrip(".,;:"))


def _beginning(says: str) -> str:
    found = _FIRST_SENTENCE.match(says.strip())
    return found[0] if found else ""


def _shortened(words: str) -> str:
    if len(words) <= LONGEST_QUOTE:
        return words
    whole, _, _ = words[: LONGEST_QUOTE - 1].rpartition(" ")
    return f"{(whole or words[: LONGEST_QUOTE - 1]).rstrip('.,;:')}…"


def note_on(reply: Reply, stage: Stage, next_work: NextWork | None, about: About, asked: Topic | None = None) -> str:
    """Return what a written reply did to this client, in two or three sentences."""
    notes = _notes_on_asking(reply) if asked else _notes(reply, stage, next_work)
    return filled(notes[about.number % len(notes)], about, asked)


def filled(note: str, about: About, asked: Topic | None = None) -> str:
    """Return a note with the client's name, pronouns and words in it, and what was to be asked about."""
    they, them, their, theirs = about.pronouns
    thing = on_asking.THINGS[asked].format(they=they) if asked else ""
    told = note.format(
        name=about.name,
        words=about.words,
        thing=thing,
        Thing=f"{thing[:1].upper()}{thing[1:]}",
        they=they,
        They=they.capitalize(),
        them=them,
        their=their,
        Their=their.capitalize(),
        theirs=theirs,
    )
    return in_sentences(told)


def _notes_on_asking(reply: Reply) -> Notes:
    """Return the notes on a question where the coach was to ask about something."""
    codes = reply.codes
    if naming := naming_code(Stage.OPENING, codes):
        return on_asking.DERAILED[naming]
    if Code.CLOSED in codes:
        return on_asking.CLOSED
    return on_asking.OPEN if Code.RETURN in codes else on_asking.STALLED


def _notes(reply: Reply, stage: Stage, next_work: NextWork | None) -> Notes:
    codes, wanted = reply.codes, wanted_in(stage, next_work)
    outcome = outcome_of(stage, codes, next_work)
    if is_alarm(stage, codes):
        return ALARMED_ON_TRACK if outcome is Outcome.ON_TRACK else ALARMED
    if naming := naming_code(stage, codes):
        leaked = stage is Stage.VERDICT and naming is Code.JUDGE and Code.HAND_BACK in codes
        return LEAKED if leaked else DERAILED[stage][naming]
    if outcome is Outcome.STALLED:
        return _on_stalling(stage, codes)
    if outcome is Outcome.ON_TRACK:
        return FITTING[_fitting(reply, wanted)] if stage is Stage.NEXT_WORK else ON_TRACK[stage]
    return CLOSED if Code.CLOSED in codes else MISSING[stage][_lacking(reply, stage, wanted)]


def _on_stalling(stage: Stage, codes: Collection[Code]) -> Notes:
    if was_deferred(stage, codes):
        return MISSED
    heard = stage is Stage.VISION and any(code in codes for code in STEPS)
    return HALF_DONE if heard else STALLED[stage]


def _fitting(reply: Reply, wanted: tuple[Code, ...]) -> Code:
    """Return the move that opened the next work; where none is known to fit, the one that was made."""
    return next(code for code in (*wanted, *FITTING) if code in reply.codes)


def _lacking(reply: Reply, stage: Stage, wanted: tuple[Code, ...]) -> Code:
    """Return the move to tell about: the first that is missing, and where it cannot wait the help before all."""
    missing = [code for code in wanted if code not in reply.codes]
    return Code.SIGNPOST if stage is Stage.URGENT and Code.SIGNPOST in missing else missing[0]
