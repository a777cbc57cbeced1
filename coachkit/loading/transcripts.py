"""The transcripts that there are: found by folder, read, checked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..checks import check_transcript, check_transcripts
from ..errors import BadFiles, Problem, Rule, UnknownName
from ..transcript import Transcript
from ..yaml_source import read
from .reader import Reader
from .shipped import shipped
from .transcript_file import read_transcript

TRANSCRIPTS = "transcripts"
"""The folder that transcripts lie in, and are known by."""
_FILES = "*.yaml"


class Transcripts:
    """Transcripts by id; an id is looked up among the files found, never joined to a path.

    Parameters
    ----------
    folders : iterable of Path
        Folders that hold transcript files; where two hold the same id, the first wins. The shipped one comes last.
    """

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        self._found: dict[str, Path] = {}
        self._read: dict[str, Transcript] = {}
        for folder in (*folders, shipped("data") / TRANSCRIPTS):
            for file in sorted(folder.glob(_FILES)):
                self._found.setdefault(_id_of(file), file)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all transcripts, in alphabetical order."""
        return tuple(sorted(self._found))

    def load(self, transcript_id: str) -> Transcript:
        """Read one transcript and see that it can be marked.

        Raises
        ------
        UnknownName
            There is no transcript of this id; the message names the nearest.
        BadFiles
            The file has problems; all of them are told.
        """
        if transcript_id not in self._found:
            raise UnknownName("transcript", transcript_id, self.ids)
        if transcript_id not in self._read:
            transcript, problems = read_transcript_file(self._found[transcript_id])
            if transcript is None or problems:
                raise BadFiles(problems)
            self._read[transcript_id] = transcript
        return self._read[transcript_id]


def read_transcript_file(path: Path) -> tuple[Transcript | None, list[Problem]]:
    """Read one transcript file, which has to bear its name as its id; None when there is no tree to read at all."""
    root, problems = read(path)
    if root is None:
        return None, problems
    transcript = read_transcript(root, Reader(problems), path.read_text(encoding="utf-8-sig"))
    if transcript.id and transcript.id != _id_of(path):
        message = f"the id {transcript.id[:60]!r} is not the file's name {_id_of(path)!r}"
        problems.append(Problem(transcript.at, Rule.BAD_ID, message))
    return transcript, problems or check_transcript(transcript)


def transcript_files(path: Path) -> list[Path]:
    """Return the transcript files at or below a path: the YAML files of folders called ``transcripts``."""
    try:
        if path.is_file():
            return [path] if path.parent.name == TRANSCRIPTS and path.suffix == ".yaml" else []
        within = [path] if path.resolve().name == TRANSCRIPTS else sorted(path.glob(f"**/{TRANSCRIPTS}"))
        return [file for folder in within for file in sorted(folder.glob(_FILES))]
    except (OSError, ValueError):  # a name that no file can have
        return []


def check_transcript_files(files: Iterable[Path]) -> list[Problem]:
    """Check each of the files, and for each folder what its transcripts give away together."""
    there = list(files)
    read_ones = {file: read_transcript_file(file) for file in there}
    problems = [problem for _, found in read_ones.values() for problem in found]
    for folder in dict.fromkeys(file.parent for file in there):
        together = [read_transcript_file(file)[0] for file in sorted(folder.glob(_FILES))]
        problems.extend(check_transcripts([each for each in together if each is not None]))
    return problems


def _id_of(file: Path) -> str:
    return file.stem.lower()
