"""The conversations that there are: found in folders called ``conversations``, read, checked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..checks import check_conversation
from ..errors import BadFiles, Problem, UnknownName
from .conversation_file import Rateable, read_conversation
from .files import by_id, files_below, id_of, misnamed, read_file
from .shipped import shipped

CONVERSATIONS = "conversations"
"""The folder that conversations lie in, and are known by."""
EXAMPLE = "worked-example"
"""How the id begins of a conversation that a lesson shows with all its ratings, so that it is not there to be rated."""


class Conversations:
    """Conversations by id; an id is looked up among the files found, never joined to a path.

    Parameters
    ----------
    folders : iterable of Path
        Folders that hold conversation files; where two hold the same id, the first wins. The shipped one comes last.
    """

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        self._found = by_id((*folders, shipped("data") / CONVERSATIONS))

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all conversations, in alphabetical order."""
        return tuple(sorted(self._found))

    def load(self, conversation_id: str) -> Rateable:
        """Read one conversation and see that it can be rated.

        Raises
        ------
        UnknownName
            There is no conversation of this id.
        BadFiles
            The file has problems; all of them are told.
        """
        if conversation_id not in self._found:
            raise UnknownName("conversation", conversation_id, self.ids)
        rateable, problems = check_conversation_file(self._found[conversation_id])
        if rateable is None or problems:
            raise BadFiles(problems)
        return rateable

    def in_order(self) -> tuple[str, ...]:
        """Return the ids of those to be rated, the easiest first; those that cannot be read come last."""
        there = [name for name in self._found if not name.startswith(EXAMPLE)]
        read_ones = {name: read_conversation_file(self._found[name])[0] for name in there}
        return tuple(sorted(there, key=lambda name: (_difficulty(read_ones[name]), name)))


def read_conversation_file(path: Path) -> tuple[Rateable | None, list[Problem]]:
    """Read one conversation file; None when there is no tree to read at all."""
    rateable, problems = read_file(path, read_conversation)
    if rateable:
        found = rateable.conversation
        problems.extend(misnamed(found.id, id_of(path), "file", found.at))
    return rateable, problems


def check_conversation_file(path: Path) -> tuple[Rateable | None, list[Problem]]:
    """Read one conversation file and, where it can be read, run every check over it."""
    rateable, problems = read_conversation_file(path)
    if rateable is None or problems:
        return rateable, problems
    return rateable, check_conversation(rateable.conversation, rateable.asking)


def conversation_files(path: Path) -> list[Path]:
    """Return the conversation files at or below a path: the YAML files of folders called ``conversations``."""
    return files_below(path, CONVERSATIONS)


def check_conversation_files(files: Iterable[Path]) -> list[Problem]:
    """Check each of the files."""
    return [problem for file in files for problem in check_conversation_file(file)[1]]


def _difficulty(rateable: Rateable | None) -> int:
    return rateable.conversation.difficulty if rateable else 4
