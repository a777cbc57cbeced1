"""From a transcript file to a `Transcript`."""

from __future__ import annotations

from functools import partial

from ..errors import Rule
from ..transcript import Sentence, Transcript
from ..vocabulary import Basis, RealityKind, StatementKind, Trap
from ..yaml_source import Mapping, Node, Scalar
from .lines import HEAD, read_head, read_lines
from .reader import E, Reader

_ROOT = (*HEAD, "lines")
_SENTENCE = ("says", "holds")
_SENTENCE_MORE = ("kind", "also", "basis", "either", "trap", "note")
_YES_OR_NO = {"yes": True, "no": False}


def read_transcript(root: Node, reader: Reader, digest: str) -> Transcript:
    """Make a transcript of the root node and of the file's digest; what is wrong goes to the reader's problems."""
    top, head = read_head(root, reader, _ROOT)
    lines = read_lines(top, reader, _SENTENCE, _SENTENCE_MORE, partial(_sentence, reader))
    return Transcript(head.id, head.difficulty, head.client, lines, digest, top.place)


def _sentence(reader: Reader, found: Mapping, number: int) -> Sentence:
    return Sentence(
        number=number,
        text=reader.text(found, "says", spoken=True),
        holds=_words(found, "holds", StatementKind, reader),
        kind=_word(found, "kind", RealityKind, reader),
        also=_words(found, "also", RealityKind, reader),
        basis=_word(found, "basis", Basis, reader),
        either=_yes(found, "either", reader),
        trap=_word(found, "trap", Trap, reader),
        note=reader.text(found, "note"),
        at=found.place,
    )


def _word(found: Mapping, key: str, words: type[E], reader: Reader) -> E | None:
    return reader.word(found, key, words) if key in found.values else None


def _words(found: Mapping, key: str, words: type[E], reader: Reader) -> tuple[E, ...]:
    """Return a list of the field's words, each once."""
    read = [_one_word(node, key, words, reader) for node in reader.items(found, key)]
    return tuple(dict.fromkeys(word for word in read if word is not None))


def _one_word(node: Node, key: str, words: type[E], reader: Reader) -> E | None:
    if isinstance(node, Scalar):
        return reader.as_word(node.text.strip(), node.place, words, Rule.UNKNOWN_WORD)
    reader.tell(node.place, Rule.WRONG_SHAPE, f"{key!r} is a list of words, such as [hope, reality]")
    return None


def _yes(found: Mapping, key: str, reader: Reader) -> bool:
    """Return what a ``yes`` or ``no`` says; no where the key is absent."""
    said = reader.text(found, key)
    if said and said not in _YES_OR_NO:
        message = f"{key!r} is yes or no, found {said[:40]!r}"
        reader.tell(found.values[key].place, Rule.UNKNOWN_WORD, message)
    return _YES_OR_NO.get(said, False)
