"""The bank of client lines: found in folders called ``bank``, read, checked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..bank_line import BankLine
from ..checks import check_bank_line
from ..errors import BadFiles, Problem, UnknownName
from ..yaml_source import read
from .bank_file import read_bank
from .files import files_below, files_in
from .reader import Reader
from .shipped import shipped

BANK = "bank"
"""The folder that files of the bank lie in, and are known by."""


class Bank:
    """Client lines by id.

    Parameters
    ----------
    folders : iterable of Path
        Folders that hold files of the bank; where two hold the same id, the first wins. The shipped one comes last.

    Raises
    ------
    BadFiles
        Files have problems; all of them are told.
    """

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        self._lines: dict[str, BankLine] = {}
        problems = list[Problem]()
        for file in (file for folder in (*folders, shipped("data") / BANK) for file in files_in(folder)):
            lines, found = check_bank_file(file)
            problems.extend(found)
            for line in lines:
                self._lines.setdefault(line.id, line)
        if problems:
            raise BadFiles(problems)

    @property
    def lines(self) -> tuple[BankLine, ...]:
        """All lines, by id."""
        return tuple(self._lines[name] for name in sorted(self._lines))

    def line(self, line_id: str) -> BankLine:
        """Return one line; `UnknownName` (with the nearest id) when there is none."""
        if line_id not in self._lines:
            raise UnknownName("line of the bank", line_id, tuple(sorted(self._lines)))
        return self._lines[line_id]


def check_bank_file(path: Path) -> tuple[tuple[BankLine, ...], list[Problem]]:
    """Read one file of the bank and, where it can be read, run every check over its lines."""
    root, problems = read(path)
    if root is None:
        return (), problems
    lines = read_bank(root, Reader(problems))
    return lines, problems or [problem for line in lines for problem in check_bank_line(line)]


def bank_files(path: Path) -> list[Path]:
    """Return the files of a bank at or below a path: the YAML files of folders called ``bank``."""
    return files_below(path, BANK)
