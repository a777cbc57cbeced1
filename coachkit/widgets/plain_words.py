"""What went wrong, in words for a trainee."""

from __future__ import annotations

from ..errors import BadFiles, CoachkitError

_BAD_FILES = (
    "This cannot be played, because files have mistakes. Whoever wrote them can find them with “coachkit check”: "
    "{problems}."
)


def plain_words(error: CoachkitError) -> str:
    """Return an error's message as a sentence or more, with what to do."""
    if isinstance(error, BadFiles):
        return _BAD_FILES.format(problems="; ".join(str(problem) for problem in error.problems[:3]))
    return sentence(str(error))


def sentence(words: str) -> str:
    """Return words that begin with a capital and end with a stop."""
    said = words[:1].upper() + words[1:]
    return said if said.endswith((".", "!", "?")) else f"{said}."
