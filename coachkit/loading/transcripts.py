"""The transcripts that there are: found by folder, read, checked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..checks import check_transcript, check_transcripts
from ..errors import BadFiles, Problem, UnknownName
from ..transcript import Transcript
from .files import by_id, files_below, files_in, id_of, misnamed, read_file
from .shipped import shipped
from .transcript_file import read_transcript

TRANSCRIPTS = "transcripts"
"""The folder that transcripts lie in, and are known by."""


class Transcripts:
    """Transcripts by id; an id is looked up among the files found, never joined to a path.

    Parameters
    ----------
    folders : iterable of Path
        Folders that hold transcript files; where two hold the same id, the first wins. The shipped one comes last.
    """

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        self._found = by_id((*folders, shipped("data") / TRANSCRIPTS))
        self._read: dict[str, Transcript] = {}

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
    transcript, problems = read_file(path, read_transcript)
    if transcript is None:
        return None, problems
    problems.extend(misnamed(transcript.id, id_of(path), "file", transcript.at))
    return transcript, problems or check_transcript(transcript)


def transcript_files(path: Path) -> list[Path]:
    """Return the transcript files at or below a path: the YAML files of folders called ``transcripts``."""
    return files_below(path, TRANSCRIPTS)


def check_transcript_files(files: Iterable[Path]) -> list[Problem]:
    """Check each of the files, and for each folder what its transcripts give away together."""
    there = list(files)
    read_ones = {file: read_transcript_file(file) for file in there}
    problems = [problem for _, found in read_ones.values() for problem in found]
    for folder in dict.fromkeys(file.parent for file in there):
        together = [read_transcript_file(file)[0] for file in files_in(folder)]
        problems.extend(check_transcripts([each for each in together if each is not None]))
    return problems
