"""What clients without end are made of, beside the bank: found in a folder called ``endless``, read, checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from ..checks import check_hope, check_person, check_sentences, check_voices
from ..errors import BadFiles, Problem, Rule
from ..materials import Pieces
from ..yaml_source import Node, read
from .files import files_below
from .pieces_file import read_hopes, read_people, read_sentences, read_voices
from .reader import Reader
from .shipped import shipped

ENDLESS = "endless"
"""The folder that these files lie in, and are known by."""
HOPES, PEOPLE, VOICES, COACH = "hopes.yaml", "people.yaml", "voices.yaml", "coach.yaml"

Check = Callable[[Node, Reader], Iterator[Problem]]


def _hopes(root: Node, reader: Reader) -> Iterator[Problem]:
    return (problem for hope in read_hopes(root, reader) for problem in check_hope(hope))


def _people(root: Node, reader: Reader) -> Iterator[Problem]:
    return (problem for person in read_people(root, reader) for problem in check_person(person))


def _voices(root: Node, reader: Reader) -> Iterator[Problem]:
    return check_voices(read_voices(root, reader))


def _sentences(root: Node, reader: Reader) -> Iterator[Problem]:
    return check_sentences(read_sentences(root, reader))


_CHECKS: dict[str, Check] = {HOPES: _hopes, PEOPLE: _people, VOICES: _voices, COACH: _sentences}


def check_pieces_file(path: Path) -> list[Problem]:
    """Read one of the files and, where it can be read, check what is in it."""
    root, problems = read(path)
    if root is None:
        return problems
    if path.name not in _CHECKS:
        names = ", ".join(_CHECKS)
        return [Problem(root.place, Rule.UNREADABLE, f"in a folder {ENDLESS!r} there is only: {names}")]
    found = list(_CHECKS[path.name](root, Reader(problems)))
    return sorted(problems or found)


def pieces_files(path: Path) -> list[Path]:
    """Return the files at or below a path that clients without end are made of."""
    return files_below(path, ENDLESS)


def load_pieces(folder: Path | None = None) -> Pieces:
    """Read what is shipped, or another folder.

    Raises
    ------
    BadFiles
        Files have problems, or are not there; all of them are told.
    """
    where = folder or shipped("data") / ENDLESS
    if problems := [problem for name in _CHECKS for problem in check_pieces_file(where / name)]:
        raise BadFiles(problems)
    reader = Reader([])
    hopes, people, voices, coach = (read(where / name)[0] for name in _CHECKS)
    if hopes is None or people is None or voices is None or coach is None:
        raise BadFiles([])
    return Pieces(
        read_hopes(hopes, reader),
        read_people(people, reader),
        read_voices(voices, reader),
        read_sentences(coach, reader),
    )
