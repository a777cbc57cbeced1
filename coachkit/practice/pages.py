"""Pages to read: the codebook as it is shipped, and a glossary made of the vocabulary itself."""

from __future__ import annotations

from collections.abc import Iterator

from ..loading import shipped
from ..vocabulary import Answered, Came, Term, Topic, Word

GROUPS: dict[type[Term], str] = {
    Word: "Words of the method and of the toolkit",
    Topic: "What to ask about",
    Answered: "What became of a thing that was asked about",
    Came: "How a statement of the client's came",
}
"""What stands above a group where its name says too little."""


def codebook_page() -> str:
    """Return the codebook as Markdown."""
    return (shipped("data") / "codebook.md").read_text(encoding="utf-8")


def glossary_page() -> str:
    """Return every word of the vocabulary with its meaning and source, group by group, as Markdown."""
    return "\n\n".join(_group(words) for words in vocabularies())


def vocabularies() -> list[type[Term]]:
    """Return the groups of words that there are: the general ones first, the others by name."""
    return sorted(Term.__subclasses__(), key=lambda kind: (kind is not Word, kind.__name__))


def _group(words: type[Term]) -> str:
    return "\n".join([f"### {GROUPS.get(words) or _heading(words)}", "", *_rows(words)])


def _heading(words: type[Term]) -> str:
    """Return a group's name as words: ``RealityKind`` is "Reality kind"."""
    spaced = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in words.__name__)
    return spaced.strip().capitalize()


def _rows(words: type[Term]) -> Iterator[str]:
    yield "| word | meaning | source |"
    yield "| --- | --- | --- |"
    for word in words:
        yield f"| {word.words} | {word.definition} | {word.source} |"
