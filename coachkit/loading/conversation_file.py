"""From a conversation file to a `Conversation`, and to the one turn in which its next work is opened."""

from __future__ import annotations

from collections.abc import Mapping as Keyed
from dataclasses import dataclass
from functools import partial
from itertools import count

from ..conversation import Conversation, Key, Sentence
from ..errors import Rule
from ..scenario import Answer, Reply, Scenario, Turn, Vision
from ..vocabulary import Aspect, Clarity, Degree, Ending, NextWork, Outcome, Richness, Stage, Trace
from ..yaml_source import Mapping, Node, Scalar
from .lines import HEAD, read_head, read_lines
from .reader import E, Reader
from .scenario_file import read_codes, within

FIRST_QUESTION = "first-question"
"""The id of the one turn in which the trainee words the first question of the next work."""

_ROOT = (*HEAD, "lines", "vision", "first_question", "follow")
_VISION = ("clarity", "richness", "degree", "next_work", "reason", "differ")
_ALSO: Keyed[Aspect, type[Clarity] | type[Richness] | type[NextWork]] = {
    Aspect.CLARITY: Clarity,
    Aspect.RICHNESS: Richness,
    Aspect.NEXT_WORK: NextWork,
}
_CLOSING = Answer("", "")
_TURNS = 200
"""So many tries that nobody runs out of them."""


@dataclass(frozen=True)
class Rateable:
    """A conversation to rate, and the scenario of one turn in which its first question is asked and answered."""

    conversation: Conversation
    asking: Scenario


def read_conversation(root: Node, reader: Reader, digest: str) -> Rateable:
    """Make a conversation of the root node and of the file's digest; what is wrong goes to the reader's problems."""
    top, head = read_head(root, reader, _ROOT)
    lines = read_lines(top, reader, ("says",), ("shows", "note"), partial(_sentence, reader))
    key = _key(top, reader)
    conversation = Conversation(head.id, head.difficulty, head.client, lines, key, digest, top.place)
    return Rateable(conversation, _asking(conversation, top, reader))


def _sentence(reader: Reader, found: Mapping, number: int) -> Sentence:
    return Sentence(
        number=number,
        text=reader.text(found, "says", spoken=True),
        shows=_words(found, "shows", Trace, reader),
        note=reader.text(found, "note"),
        at=found.place,
    )


def _key(top: Mapping, reader: Reader) -> Key:
    found = reader.mapping(top.values.get("vision"), top.place, _VISION, ("also",))
    also = reader.mapping(found.values.get("also"), found.place, (), [aspect.value for aspect in _ALSO])
    return Key(
        clarity=reader.word(found, "clarity", Clarity),
        richness=reader.word(found, "richness", Richness),
        degree=reader.word(found, "degree", Degree),
        next_work=reader.word(found, "next_work", NextWork),
        reason=reader.text(found, "reason"),
        differ=reader.text(found, "differ"),
        also={
            aspect: tuple(word.value for word in _words(also, aspect.value, words, reader))
            for aspect, words in _ALSO.items()
            if aspect.value in also.values
        },
        at=found.place,
    )


def _words(found: Mapping, key: str, words: type[E], reader: Reader) -> tuple[E, ...]:
    """Return a list of the field's words, each once."""
    read = list[E]()
    for node in reader.items(found, key):
        if not isinstance(node, Scalar):
            reader.tell(node.place, Rule.WRONG_SHAPE, f"{key!r} is a list of words")
        elif word := reader.as_word(node.text.strip(), node.place, words, Rule.UNKNOWN_WORD):
            read.append(word)
    return tuple(dict.fromkeys(read))


def _asking(conversation: Conversation, top: Mapping, reader: Reader) -> Scenario:
    """Return the conversation's one turn as a scenario, which written replies can be given to like any other's."""
    key = conversation.key
    numbers = count(1)
    turn = Turn(
        id=FIRST_QUESTION,
        stage=Stage.NEXT_WORK,
        says=conversation.last_words,
        replies=reader.each(top, "first_question", lambda node: _model(node, reader, next(numbers))),
        follow=_follow(top, reader),
        at=top.place,
    )
    return Scenario(
        id=conversation.id,
        difficulty=conversation.difficulty,
        openness=4,
        turns_at_most=_TURNS,
        client=conversation.client,
        vision=Vision(key.degree, key.next_work, key.reason, (), ()),
        turns=(turn,),
        endings=dict.fromkeys(Ending, _CLOSING),
        noticed=_CLOSING,
        hash=conversation.hash,
        at=top.place,
    )


def _model(node: Node, reader: Reader, number: int) -> Reply:
    """Make a model question of its mapping; it is told by its number, as nobody chooses it by an id."""
    found = reader.mapping(node, node.place, ("text", "codes", "why"))
    text, coded = reader.text(found, "text", spoken=True), found.values.get("codes")
    codes = read_codes(coded, reader)
    within(text, coded if isinstance(coded, Mapping) else None, "text", reader)
    return Reply(f"model-{number}", text, codes, reader.text(found, "why"), at=found.place)


def _follow(top: Mapping, reader: Reader) -> dict[str, Answer]:
    """Make the client's answers by outcome."""
    keys = [outcome.value for outcome in Outcome]
    found = reader.mapping(top.values.get("follow"), top.place, keys)
    return {key: _answer(found.values[key], reader) for key in keys if key in found.values}


def _answer(node: Node, reader: Reader) -> Answer:
    found = reader.mapping(node, node.place, ("says", "thinks"))
    return Answer(reader.text(found, "says", spoken=True), reader.text(found, "thinks", spoken=True), at=found.place)
