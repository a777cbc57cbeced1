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
"""The name of a folder whose YAML files are conversations."""


class Conversations:
    """Conversations by id, which is their file's name.

    Parameters
    ----------
    folders : iterable of Path
        Folders that hold a folder ``conversations``; where two hold the same id, the first wins. The shipped ones come
        last.
    """

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        self._found: dict[str, Path] = {}
        for folder in (*folders, shipped("data")):
            for file in conversation_files(folder / CONVERSATIONS):
                self._found.setdefault(file.stem, file)

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
        """Return the ids, the easiest first; those of files that cannot be read come last."""
        read = {name: read_conversation_file(path)[0] for name, path in self._found.items()}
        return tuple(sorted(read, key=lambda name: (_difficulty(read[name]), name)))


def read_conversation_file(path: Path) -> tuple[Rateable | None, list[Problem]]:
    """Read one conversation file; None when there is no tree to read at all."""
    root, problems = read(path)
    if root is None:
        return None, problems
    rateable = read_conversation(root, Reader(problems), path.read_text(encoding="utf-8-sig"))
    found = rateable.conversation
    if found.id and found.id != path.stem:
        message = f"the id {found.id[:60]!r} is not the file's name {path.stem!r}"
        problems.append(Problem(found.at, Rule.BAD_ID, message))
    return rateable, problems


def check_conversation_file(path: Path) -> tuple[Rateable | None, list[Problem]]:
    """Read one conversation file and, where it can be read, run every check over it."""
    rateable, problems = read_conversation_file(path)
    if rateable is None or problems:
        return rateable, problems
    return rateable, check_conversation(rateable.conversation, rateable.asking)


def conversation_files(path: Path) -> list[Path]:
    """Return the conversation files that a path is, holds, or holds in a folder below it."""
    try:
        if path.suffix in (".yaml", ".yml") and path.parent.name == CONVERSATIONS and path.is_file():
            return [path]
        below = path if path.name == CONVERSATIONS else None
        return sorted(below.glob("*.yaml") if below else path.glob(f"**/{CONVERSATIONS}/*.yaml"))
    except (OSError, ValueError):  # a name that no file can have
        return []


def _difficulty(rateable: Rateable | None) -> int:
    return rateable.conversation.difficulty if rateable else 4
