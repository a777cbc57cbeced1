"""What can be wrong, and how it is said: problems with a place, and the exceptions that carry them.

``CoachkitError``
    ``BadFiles``        one or more problems in files that an author wrote
    ``UnknownName``     a name that is not among those there are
    ``NotNow``          a call that the state of a session does not allow
    ``LeftOut``         something that the course's settings leave out
    ``WrongTable``      a table to sum up that is of another kind than the one wanted
    ``StoreTrouble``    records could not be read or written
        ``StoreTooNew``     the store was made by a newer coachkit
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum


class Rule(StrEnum):
    """The codes of all problems in authors' files; each has an entry in ``data/README.md`` and a bad example."""

    UNREADABLE = "CK001"
    NOT_YAML = "CK002"
    REPEATED_KEY = "CK003"
    UNKNOWN_KEY = "CK004"
    MISSING_KEY = "CK005"
    WRONG_SHAPE = "CK006"
    UNKNOWN_WORD = "CK007"
    UNKNOWN_CODE = "CK008"
    YAML_LIMIT = "CK009"
    UNQUOTED_SPEECH = "CK010"
    BAD_ID = "CK011"
    REPEATED_ID = "CK012"
    NOT_IN_TEXT = "CK013"
    EMPTY_TEXT = "CK014"
    JUMP_TO_NOWHERE = "CK101"
    UNREACHABLE_TURN = "CK102"
    TURN_WITHOUT_END = "CK103"
    MISSING_OUTCOME = "CK104"
    MISSING_CODE_ANSWER = "CK105"
    NO_REPLY_ON_TRACK = "CK106"
    WRONG_NUMBER_OF_REPLIES = "CK107"
    TOO_FEW_DERAILMENTS = "CK108"
    REPLY_WITHOUT_CODES = "CK109"
    NO_TEACHING_NOTE = "CK110"
    TOO_FEW_RESTATED = "CK111"
    NEVER_NOTED = "CK112"
    NEVER_REVISITED = "CK113"
    STAGE_MISFIT = "CK114"
    ELEMENT_MISFIT = "CK115"
    DEGREE_MISFIT = "CK116"
    EVIDENCE_NOT_SAID = "CK117"
    NO_PARTIAL_REPLY = "CK118"
    TOO_FEW_NEAR_MISSES = "CK119"
    MISSING_STAGE = "CK120"
    SCENE_MISFIT = "CK121"
    GIVE_AWAY = "CK201"
    STEP_MISFIT = "CK301"
    EXPECTATION_NOT_MET = "CK302"
    REPLY_NEVER_TAKEN = "CK303"
    NO_GOOD_PATH = "CK304"
    NO_SUCH_FOLDER = "CK401"
    WRONG_NUMBER_OF_SENTENCES = "CK501"
    WRONG_NUMBER_OF_REALITY = "CK502"
    NO_NOTE = "CK503"
    TOO_FEW_TRAPS = "CK504"
    KIND_MISFIT = "CK505"
    TRAP_MISFIT = "CK506"
    BUT_GIVES_AWAY = "CK507"
    WRONG_NUMBER_OF_LINES = "CK601"
    LAST_LINE_NOT_THE_CLIENTS = "CK602"
    SHOWN_WITHOUT_NOTE = "CK603"
    RATING_MISFIT = "CK604"
    RATING_WITHOUT_EVIDENCE = "CK605"
    WRONG_NUMBER_OF_MODELS = "CK606"
    MODEL_NOT_ON_TRACK = "CK607"
    LINE_MISFIT = "CK701"
    LINE_MODEL_OFF_TRACK = "CK702"
    LINE_SLIP_MISFIT = "CK703"
    HOPE_MISFIT = "CK801"
    PERSON_MISFIT = "CK802"
    SLOT_MISFIT = "CK803"
    TOO_FEW_PIECES = "CK804"
    PIECE_TWICE = "CK805"


@dataclass(frozen=True, order=True)
class Place:
    """Where in a file something stands; lines and columns count from 1."""

    file: str = ""
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Return ``file:line:column``."""
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Place("<memory>")
"""The place of what was made in memory."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in a file, in words that its author can act on."""

    place: Place
    rule: Rule
    message: str

    def __str__(self) -> str:
        """Return ``file:line:column: CODE message``."""
        return f"{self.place}: {self.rule} {self.message}"


class CoachkitError(Exception):
    """The base of all errors that coachkit raises on purpose."""

    def _render_traceback_(self) -> list[str]:
        """Return what a notebook shows of it: its words. Where they came up in coachkit helps nobody there."""
        return [f"{type(self).__name__}: {self}"]


class BadFiles(CoachkitError):
    """Files that an author wrote have problems; all of them are told at once.

    Attributes
    ----------
    problems : tuple of Problem
        In the order of their places.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UnknownName(CoachkitError):
    """A name that is not among those there are; the message names the nearest."""

    def __init__(self, what: str, found: object, allowed: Iterable[str]) -> None:
        name = str(found)  # in a cell of one's own anything can be asked for
        super().__init__(f"there is no {what} {name[:80]!r}{among(name, allowed)}")


class NotNow(CoachkitError):
    """A call that the state of the session does not allow; the message says what can be done instead."""


class LeftOut(CoachkitError):
    """Something that the course's settings leave out; the message says so."""


class WrongTable(CoachkitError):
    """A table to sum up that is of another kind than the one wanted; the message names what returns that."""

    def __init__(self, wanted: str) -> None:
        super().__init__(f"this sums up {wanted}, and the table given is not one of {wanted}: give it ck.{wanted}()")


class StoreTrouble(CoachkitError):
    """Records could not be read or written; the message says which, why, and what to do."""


class StoreTooNew(StoreTrouble):
    """The store was made by a newer coachkit, so this one keeps its hands off it."""


def among(found: str, allowed: Iterable[str]) -> str:
    """Return "; there is: …", with the nearest match before it where one is near."""
    names = [str(name) for name in allowed]
    written = {name.casefold(): name for name in reversed(names)}  # of names that differ in capitals alone, the first
    near = get_close_matches(found[:80].casefold(), written, n=1, cutoff=0.6)
    hint = f" (did you mean {written[near[0]]!r}?)" if near else ""
    return f"{hint}; there is: {', '.join(names)}" if names else hint
