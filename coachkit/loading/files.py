"""Files of one kind, which lie in folders of one name: found, read, and known by their own names."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from ..errors import Place, Problem, Rule
from ..yaml_source import Node, parse, text_of
from .reader import Reader

T = TypeVar("T")
_FILES = "*.yaml"


def files_in(folder: Path) -> list[Path]:
    """Return the YAML files of a folder, not below it."""
    return sorted(folder.glob(_FILES))


def files_below(path: Path, kind: str) -> list[Path]:
    """Return the YAML files at or below a path that lie in folders of this name."""
    try:
        if path.is_file():
            return [path] if path.parent.name == kind and path.suffix == ".yaml" else []
        within = [path] if path.resolve().name == kind else sorted(path.glob(f"**/{kind}"))
        return [file for folder in within for file in files_in(folder)]
    except (OSError, ValueError):  # a name that no file can have
        return []


def is_file(path: Path) -> bool:
    """Say whether there is a file; a name that no file can have is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def by_id(folders: Iterable[Path]) -> dict[str, Path]:
    """Return the files of some folders by the ids that they stand for; where two stand for one, the first."""
    found: dict[str, Path] = {}
    for folder in folders:
        for file in files_in(folder):
            found.setdefault(id_of(file), file)
    return found


def id_of(file: Path) -> str:
    """Return the id that a file's name stands for: in small letters, since not every disk tells case apart."""
    return file.stem.lower()


def read_file(path: Path, make: Callable[[Node, Reader, str], T]) -> tuple[T | None, list[Problem]]:
    """Make something of a file's tree and of its digest; None when there is no tree to read at all."""
    text, problems = text_of(path)
    if text is None:
        return None, problems
    root, problems = parse(text, str(path))
    return (None if root is None else make(root, Reader(problems), digest_of(text))), problems


def digest_of(text: str) -> str:
    """Return the digest of a file's content, the same whatever ends its lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return hashlib.sha256(lines.encode()).hexdigest()[:16]


def misnamed(found: str, expected: str, whose: str, at: Place) -> list[Problem]:
    """Return the problem of an id that is not what it is known by: the name of its file, or of its folder."""
    if not found or found == expected:
        return []
    return [Problem(at, Rule.BAD_ID, f"the id {found[:60]!r} is not the {whose}'s name {expected!r}")]
