"""The conversations that there are: found in folders called ``conversations``, read, checked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..checks import check_conversation
from ..errors import BadFiles, Problem, Rule, UnknownName
from ..yaml_source import read
from .conversation_file import Rateable, read_conversation
from .reader import Reader
from .shipped import shipped

CONVERSATIONS = "conversations"
"""The folder that conversations lie in, and are known by."""
EXAMPLE = "worked-example"
"""How the id begins of a conversation that a lesson shows with all its ratings, so that it is not there to be rated."""
_FILES = "*.yaml"


class Conversations:
    """Conversations by id; an id is looked up among the files found, never joined to a path.

    Parameters
    ----------
    folders : iterable of Path
        Folders that hold conversation files; where two hold the same id, the first wins. The shipped one comes last.
    """

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        self._found: dict[str, Path] = {}
        for folder in (*folders, shipped("data") / CONVERSATIONS):
            for file in sorted(folder.glob(_FILES)):
                self._found.setdefault(_id_of(file), file)

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
    root, problems = read(path)
    if root is None:
        return None, problems
    rateable = read_conversation(root, Reader(problems), path.read_text(encoding="utf-8-sig"))
    found = rateable.conversation
    if found.id and found.id != _id_of(path):
        message = f"the id {found.id[:60]!r} is not the file's name {_id_of(path)!r}"
        problems.append(Problem(found.at, Rule.BAD_ID, message))
    return rateable, problems


def check_conversation_file(path: Path) -> tuple[Rateable | None, list[Problem]]:
    """Read one conversation file and, where it can be read, run every check over it."""
    rateable, problems = read_conversation_file(path)
    if rateable is None or problems:
        return rateable, problems
    return rateable, check_conversation(rateable.conversation, rateable.asking)


def conversation_files(path: Path) -> list[Path]:
    """Return the conversation files at or below a path: the YAML files of folders called ``conversations``."""
    try:
        if path.is_file():
            return [path] if path.parent.name == CONVERSATIONS and path.suffix == ".yaml" else []
        within = [path] if path.resolve().name == CONVERSATIONS else sorted(path.glob(f"**/{CONVERSATIONS}"))
        return [file for folder in within for file in sorted(folder.glob(_FILES))]
    except (OSError, ValueError):  # a name that no file can have
        return []


def check_conversation_files(files: Iterable[Path]) -> list[Problem]:
    """Check each of the files."""
    return [problem for file in files for problem in check_conversation_file(file)[1]]


def _difficulty(rateable: Rateable | None) -> int:
    return rateable.conversation.difficulty if rateable else 4


def _id_of(file: Path) -> str:
    return file.stem.lower()
