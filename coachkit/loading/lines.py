"""What several kinds of file share: who the client is, and the lines that coach and client say by turns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count, pairwise
from typing import TypeVar

from ..client import Client
from ..errors import Rule
from ..line import Line
from ..yaml_source import Mapping, Node
from .reader import Reader

S = TypeVar("S")
ReadSentence = Callable[[Mapping, int], S]
"""Makes a sentence of its mapping and its number, 1, 2, … over the client's sentences."""

HEAD = ("format", "id", "difficulty", "client")
_CLIENT = ("name", "pronouns", "age", "trade", "place", "background")
_SPEAKERS = ("coach", "client")


@dataclass(frozen=True)
class Head:
    """What a file to be read by a trainee begins with."""

    id: str
    difficulty: int
    client: Client


def read_head(root: Node, reader: Reader, keys: tuple[str, ...]) -> tuple[Mapping, Head]:
    """Return the root of a file, which has these keys, as a mapping, and what it begins with."""
    top = reader.mapping(root, root.place, keys)
    reader.format(top)
    found = Head(reader.identifier(top, "id"), reader.number(top, "difficulty", 1, 3), read_client(top, reader))
    return top, found


def read_client(parent: Mapping, reader: Reader) -> Client:
    """Make a client of what stands under ``client``."""
    found = reader.mapping(parent.values.get("client"), parent.place, _CLIENT)
    return Client(*(reader.text(found, key) for key in _CLIENT))


def read_lines(
    parent: Mapping, reader: Reader, needed: tuple[str, ...], optional: tuple[str, ...], sentence: ReadSentence[S]
) -> tuple[Line[S], ...]:
    """Make lines of what stands under ``lines``: a text of the coach's, or the client's sentences, by turns.

    Parameters
    ----------
    parent : Mapping
        The root of the file.
    reader : Reader
        Gathers the problems.
    needed, optional : tuple of str
        The keys that a sentence has, and may have.
    sentence : callable
        Makes a sentence of its mapping and its number.
    """
    numbers = count(1)

    def read(node: Node) -> S:
        return sentence(reader.mapping(node, node.place, needed, optional), next(numbers))

    nodes = reader.items(parent, "lines")
    _by_turns(nodes, reader)
    return tuple(_line(node, reader, read) for node in nodes)


def _line(node: Node, reader: Reader, read: Callable[[Node], S]) -> Line[S]:
    found = reader.mapping(node, node.place, (), _SPEAKERS)
    if len(found.values) != 1:
        reader.tell(found.place, Rule.WRONG_SHAPE, "a line is either 'coach', a text, or 'client', a list of sentences")
    return Line(reader.text(found, "coach", spoken=True), reader.each(found, "client", read))


def _by_turns(nodes: list[Node], reader: Reader) -> None:
    spoken = [(node, _speaker(node)) for node in nodes]
    for (_, before), (node, speaker) in pairwise(spoken):
        if speaker and speaker == before:
            message = f"two lines of the {speaker} follow each other; coach and client speak by turns"
            reader.tell(node.place, Rule.WRONG_SHAPE, message)


def _speaker(node: Node) -> str:
    return next((key for key in _SPEAKERS if isinstance(node, Mapping) and key in node.values), "")
