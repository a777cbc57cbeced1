"""Which transcripts there are, how far a trainee is with each, and which comes next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from ..errors import BadFiles
from ..loading import Transcripts
from ..store import EventKind
from ..transcript import Transcript, is_example
from ..vocabulary import Mode
from .difficulty import difficulty_named
from .exam import shut
from .marking_view import MarkingView, example_view
from .wiring import Wiring, wire

MISTAKES = "a file with mistakes"


class Standing(StrEnum):
    """How far somebody is with a transcript."""

    NEW = "new"
    BEGUN = "begun"
    DONE = "done"
    MET = "met before"
    """Not to be taken for an exam."""
    BROKEN = "cannot be marked"
    """Its file has mistakes, which opening it tells."""


@dataclass(frozen=True)
class TranscriptCard:
    """What a list of transcripts tells of one.

    Attributes
    ----------
    sentences : int
        How many sentences there are to mark.
    difficulty : int
        1 to 3; 0 where the file has mistakes.
    standing : Standing
        Whether every one of them was marked once, some were, or none; in an exam, whether it was met outside one.
    """

    id: str
    client: str
    trade: str
    difficulty: int
    sentences: int
    standing: Standing


def transcript_cards(difficulty: int | None = None, *, wiring: Wiring | None = None) -> list[TranscriptCard]:
    """Return a card for every transcript that is there to be marked, the easiest first; those with mistakes come last.

    Parameters
    ----------
    difficulty : int, optional
        Only those of this difficulty, 1 to 3; what it is of one with mistakes is not known.
    wiring : Wiring, optional
        The world; tests hand in their own.

    Raises
    ------
    UnknownName
        There is no such difficulty.
    """
    asked = None if difficulty is None else difficulty_named(difficulty)
    world = wiring or wire()
    marked, met = _marked(world), shut(world, Mode.MARK)
    there = [each for each in world.transcripts.ids if not is_example(each)]
    cards = [_read_card(world.transcripts, each, marked[each], met) for each in there]
    wanted = [card for card in cards if asked in (None, card.difficulty)]
    return sorted(wanted, key=lambda card: (card.standing is Standing.BROKEN, card.difficulty, card.id))


def next_transcript(cards: Iterable[TranscriptCard], after: str = "") -> str | None:
    """Return the id of the next transcript to mark: begun ones first, then in their order; None when all are done.

    Parameters
    ----------
    cards : iterable of TranscriptCard
        In their order.
    after : str
        The one that was just marked; it does not come next.
    """
    left = [card for card in cards if card.standing not in (Standing.DONE, Standing.MET) and card.id != after]
    begun = [card for card in left if card.standing is Standing.BEGUN]
    return next((card.id for card in [*begun, *left]), None)


def example(transcript_id: str, *, wiring: Wiring | None = None) -> MarkingView:
    """Show a transcript with all its marks and notes; raises what opening one for marking does."""
    return example_view((wiring or wire()).transcripts.load(transcript_id))


def _marked(world: Wiring) -> dict[str, list[set[str]]]:
    """Return which sentences were marked, by transcript, a set for each session."""
    sessions: dict[tuple[str, str], set[str]] = defaultdict(set)
    for event in world.records.of_trainee(world.trainee(), EventKind.MARK):
        sessions[event.scenario, event.session].add(event.body["turn"])
    found: dict[str, list[set[str]]] = defaultdict(list)
    for (transcript, _), sentences in sessions.items():
        found[transcript].append(sentences)
    return found


def _read_card(there: Transcripts, name: str, marked: list[set[str]], met: Collection[str]) -> TranscriptCard:
    """Return the card of one, whether or not it can be read."""
    try:
        return _card(there.load(name), marked, met)
    except BadFiles:
        return TranscriptCard(name, name, MISTAKES, 0, 0, Standing.BROKEN)


def _card(transcript: Transcript, marked: list[set[str]], met: Collection[str]) -> TranscriptCard:
    numbers = {str(sentence.number) for sentence in transcript.sentences}
    done = any(numbers <= sentences for sentences in marked)
    standing = Standing.DONE if done else Standing.BEGUN if marked else Standing.NEW
    standing = Standing.MET if transcript.id in met else standing
    client = transcript.client
    return TranscriptCard(transcript.id, client.name, client.trade, transcript.difficulty, len(numbers), standing)
