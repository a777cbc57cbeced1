"""What a conversation about the future brought out, worked out from its records: pure, like the step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..outlook import Asked, Saying
from ..scenario import Scenario, Turn
from ..vocabulary import Answered, Came, Outcome, Topic
from .record import Record

_STANDING = {Outcome.PARTLY: Answered.TOUCHED, Outcome.STALLED: Answered.MISSED, Outcome.DERAILED: Answered.MISSED}
_CAME = {Outcome.PARTLY: Came.TO_CLOSED, Outcome.STALLED: Came.TO_NOTHING, Outcome.DERAILED: Came.BENT}


def asked_of(scenario: Scenario, records: Sequence[Record]) -> tuple[Asked, ...]:
    """Return what became of each thing that the scenario's turns ask about, in the order of the vocabulary.

    Parameters
    ----------
    scenario : Scenario
        A scene whose turns say what they are about.
    records : sequence of Record
        The replies that stand, in order; the last one to a turn decides.
    """
    last = {record.turn: record for record in records}
    turns = {turn.about: turn for turn in scenario.turns if turn.about}
    return tuple(_asked(topic, turns[topic], last.get(turns[topic].id)) for topic in Topic if topic in turns)


def _asked(topic: Topic, turn: Turn, record: Record | None) -> Asked:
    had = _has_an_answer(turn)
    if record is None:
        return Asked(topic, Answered.NOT_ASKED, had=had)
    if record.outcome is Outcome.ON_TRACK:
        return Asked(topic, Answered.ANSWERED if had else Answered.NOTHING_YET, record.client_says, had=had)
    return Asked(topic, _STANDING[record.outcome], record.client_says, record.naming, had)


def _has_an_answer(turn: Turn) -> bool:
    return turn.follow[Outcome.ON_TRACK.value].answers


def sayings_of(scenario: Scenario, records: Sequence[Record]) -> tuple[Saying, ...]:
    """Return what the client said in the conversation, in order, each in other words than before."""
    said = dict[str, Saying]()
    for number, record in enumerate(records, start=1):
        for saying in _sayings(number, scenario.turn(record.turn), record):
            said.setdefault(saying.words, saying)
    return tuple(said.values())


def _sayings(number: int, turn: Turn, record: Record) -> Iterator[Saying]:
    hope = any(words in record.statement for words in turn.hopes)
    yield Saying(f"{number}-before", record.statement, Came.HOPE if hope else Came.UNASKED)
    yield Saying(f"{number}-after", record.client_says, _came(turn, record))


def _came(turn: Turn, record: Record) -> Came:
    if record.outcome is Outcome.ON_TRACK:
        return Came.OPENLY if _has_an_answer(turn) else Came.EMPTY
    return _CAME[record.outcome]
