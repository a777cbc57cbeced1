"""What authors ask: are these scenarios sound?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..checks import check_flow
from ..coding.corpus import read_reply_files
from ..errors import BadFiles, Problem, Rule
from ..loading import (
    BANK,
    CONVERSATIONS,
    ENDLESS,
    TRANSCRIPTS,
    WALKTHROUGHS,
    bank_files,
    check_bank_file,
    check_conversation_files,
    check_folder,
    check_pieces_file,
    check_transcript_files,
    conversation_files,
    is_file,
    load_course,
    missing,
    pieces_files,
    read_scenario_folder,
    read_walkthrough_file,
    scenario_folders,
    shipped,
    shipped_scenarios,
    transcript_files,
)
from ..scenario import Scenario
from .walkthroughs import check_walkthroughs

REPLIES = ".jsonl"
SETTINGS = (".yaml", ".yml")

Check = Callable[[Sequence[Path]], list[Problem]]


@dataclass(frozen=True)
class Kind:
    """A kind of what authors write: how it is found at or below a path, and what is wrong with what was found."""

    at: Callable[[Path], list[Path]]
    wrong: Check


def check_paths(paths: Iterable[Path]) -> tuple[list[str], list[Problem]]:
    """Check every scenario folder at or below the paths, what is read or put together, and coded replies.

    Transcripts, conversations, the bank and the pieces of endless clients are in folders of that name, coded replies in
    a ``.jsonl`` file or a folder of them. A YAML file of another name is checked as course settings.

    Returns
    -------
    tuple of (list of str, list of Problem)
        The folders and files checked, and everything that is wrong in them.
    """
    checked, problems = list[str](), list[Problem]()
    kinds = (*KINDS, _scenarios())
    for path in paths:
        there = _found(path, kinds) or _found(path, [COURSE])
        problems.extend([] if there else [missing(path)])
        for kind, found in there:
            checked.extend(map(str, found))
            problems.extend(kind.wrong(found))
    return checked, problems


def _found(path: Path, kinds: Iterable[Kind]) -> list[tuple[Kind, list[Path]]]:
    """Return the kinds of which there is something at or below a path, with what there is."""
    there = [(kind, kind.at(path)) for kind in kinds]
    return [(kind, found) for kind, found in there if found]


def _each(check: Callable[[Path], list[Problem]]) -> Check:
    """Return a check of many that checks one after the other."""
    return lambda found: [problem for one in found for problem in check(one)]


def _scenarios() -> Kind:
    others = cache(sound_scenarios)  # read once, and only where a scenario is sound so far
    return Kind(scenario_folders, _each(lambda folder: check_one(folder, others)))


def reply_files(path: Path) -> list[Path]:
    """Return the files of coded replies: the path itself, or those in the folder, not below it."""
    if is_file(path):
        return [path] if path.suffix == REPLIES else []
    try:
        return sorted(path.glob(f"*{REPLIES}"))
    except (OSError, ValueError):  # a name that no file can have
        return []


def check_one(folder: Path, others: Callable[[], Sequence[Scenario]] = tuple) -> list[Problem]:
    """Check one scenario folder, its walkthroughs included."""
    scenario, problems = check_folder(folder, others)
    if scenario is None:
        return problems
    walkthroughs, misread = read_walkthrough_file(folder / WALKTHROUGHS, scenario)
    unread = any(problem.rule < Rule.JUMP_TO_NOWHERE for problem in problems)
    unplayable = unread or any(True for _ in check_flow(scenario))
    return [*problems, *misread, *([] if unplayable else check_walkthroughs(scenario, walkthroughs))]


def check_course(file: Path) -> list[Problem]:
    """Check the settings of a course."""
    try:
        load_course(file)
    except BadFiles as bad:
        return list(bad.problems)
    return []


def settings_files(path: Path) -> list[Path]:
    """Return the path itself, where it may be the settings of a course."""
    return [path] if is_file(path) and path.suffix in SETTINGS else []


KINDS = (
    Kind(reply_files, lambda found: read_reply_files(found)[1]),
    Kind(transcript_files, check_transcript_files),
    Kind(conversation_files, check_conversation_files),
    Kind(bank_files, _each(lambda file: check_bank_file(file)[1])),
    Kind(pieces_files, _each(check_pieces_file)),
)
"""What is found by the folder or the name of its files; scenarios, which learn from each other, come after these."""

COURSE = Kind(settings_files, _each(check_course))
"""What a YAML file is taken for that is none of the others."""


def sound_scenarios() -> list[Scenario]:
    """Return the shipped whole clients that can be read; the bag-of-words guesser learns from them."""
    read = [read_scenario_folder(folder) for folder in scenario_folders(shipped_scenarios()[0])]
    return [scenario for scenario, problems in read if scenario is not None and not problems]


def scenarios_folder() -> Path:
    """Return the folder of the shipped whole clients."""
    return shipped_scenarios()[0]


def shipped_folders() -> tuple[Path, ...]:
    """Return the folders of all that is shipped and can be checked, as far as they are there."""
    there = (*shipped_scenarios(), *(shipped("data") / name for name in (TRANSCRIPTS, CONVERSATIONS, BANK, ENDLESS)))
    return tuple(folder for folder in there if folder.is_dir())


def notebooks_folder() -> Path:
    """Return the folder of coachkit's own notebooks."""
    return shipped("notebooks")
