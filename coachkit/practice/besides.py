"""What was done besides conversations, counted for the record of practice: finished, and merely begun."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ..errors import BadFiles, UnknownName
from ..loading import Transcripts
from ..store import Event, EventKind
from ..vocabulary import Ending

DONE = {
    EventKind.MARK: "transcripts marked",
    EventKind.VISION_RATED: "conversations rated",
    EventKind.DRILL: "single lines drilled",
}
"""What is done besides, by what tells that it was."""
_BEGUN = {EventKind.MARK: "transcripts begun", EventKind.VISION_RATED: "conversations begun to be rated"}
_WORDS = (*DONE.values(), *_BEGUN.values())


def besides(sessions: Iterable[Sequence[Event]], transcripts: Transcripts) -> dict[str, int]:
    """Count the sessions in which something else was done: those that came to their end, and those merely begun."""
    counted = Counter(_named(events, kind, transcripts) for events in sessions for kind in DONE if _has(events, kind))
    return {words: counted[words] for words in _WORDS if words in counted}


def _named(events: Sequence[Event], kind: EventKind, transcripts: Transcripts) -> str:
    return DONE[kind] if kind not in _BEGUN or _is_finished(events, kind, transcripts) else _BEGUN[kind]


def _is_finished(events: Sequence[Event], kind: EventKind, transcripts: Transcripts) -> bool:
    """Say whether every sentence was marked, or the first question was asked."""
    if any(event.kind is EventKind.SESSION_ENDED and event.body["ending"] == Ending.WELL for event in events):
        return True
    if kind is EventKind.VISION_RATED:
        return _has(events, EventKind.CHOICE)
    marked = {event.body["turn"] for event in events if event.kind is EventKind.MARK}
    needed = _sentences(events[0].scenario, transcripts)
    return bool(needed) and needed <= marked


def _sentences(transcript: str, transcripts: Transcripts) -> set[str]:
    """Return the numbers of the sentences; none of a transcript that is not there any more."""
    try:
        return {str(sentence.number) for sentence in transcripts.load(transcript).sentences}
    except (BadFiles, UnknownName):
        return set()


def _has(events: Sequence[Event], kind: EventKind) -> bool:
    return any(event.kind is kind for event in events)
