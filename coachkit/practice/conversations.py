"""Which conversations there are to rate, and how far a trainee is with each."""

from __future__ import annotations

from dataclasses import dataclass

from ..conversation import Conversation
from ..loading import Conversations
from ..vocabulary import Mode
from .transcripts import Standing
from .wiring import Wiring, wire


@dataclass(frozen=True)
class ConversationCard:
    """What a list of conversations tells of one; how much vision there is in it is for the trainee to find out.

    Attributes
    ----------
    sentences : int
        How many sentences the client says.
    standing : Standing
        Whether it was rated to its first question, begun, or neither.
    """

    id: str
    client: str
    trade: str
    difficulty: int
    sentences: int
    standing: Standing


def conversation_cards(*, wiring: Wiring | None = None) -> list[ConversationCard]:
    """Return a card for every conversation that is there to be rated, the easiest first.

    Parameters
    ----------
    wiring : Wiring, optional
        The world; tests hand in their own.

    Raises
    ------
    BadFiles
        A conversation cannot be rated.
    """
    world = wiring or wire()
    library = Conversations(world.course.conversations)
    done = world.records.finished(world.trainee(), Mode.RATE.value)
    there = [library.load(name).conversation for name in library.in_order()]
    return [_card(each, Standing.DONE if each.id in done else _standing(world, each.id)) for each in there]


def _standing(world: Wiring, conversation: str) -> Standing:
    begun = world.records.open_session(world.trainee(), conversation, Mode.RATE.value)
    return Standing.BEGUN if begun else Standing.NEW


def _card(conversation: Conversation, standing: Standing) -> ConversationCard:
    client, said = conversation.client, len(conversation.sentences)
    return ConversationCard(conversation.id, client.name, client.trade, conversation.difficulty, said, standing)
