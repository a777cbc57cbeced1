"""What every word of the field is: a string with its definition and its source."""

from enum import StrEnum
from typing import Self

METHOD = "R. Straby, Career Coaching Techniques: A Guide for Instructors (Conestoga Open Learning, 2024), 2.4"
CODEBOOK = "coachkit's codebook (data/codebook.md)"


class Term(StrEnum):
    """A word of the field; equal to its plain string, so files, tables and screens share it.

    Attributes
    ----------
    definition : str
        What the word means, in a clause that can follow a colon.
    source : str
        Where the notion comes from.
    """

    definition: str
    source: str

    def __new__(cls, value: str, definition: str = "", source: str = CODEBOOK) -> Self:
        """Make the member and hang its definition on it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.definition = definition
        member.source = source
        return member

    @property
    def words(self) -> str:
        """The term as it is read on screen: ``hand_back`` is "hand back"."""
        return self.value.replace("_", " ")
