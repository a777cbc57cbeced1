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
    Library,
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
from ..vocabulary import Degree
from .walkthroughs import check_walkthroughs

REPLIES = ".jsonl"


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
    others = cache(sound_scenarios)  # read once, and only where a scenario is sound so far
    for path in paths:
        folders, replies = scenario_folders(path), reply_files(path)
        transcripts, conversations = transcript_files(path), conversation_files(path)
        bank, pieces = bank_files(path), pieces_files(path)
        checked.extend(map(str, (*replies, *transcripts, *conversations, *bank, *pieces)))
        problems.extend(problem for file in bank for problem in check_bank_file(file)[1])
        problems.extend(problem for file in pieces for problem in check_pieces_file(file))
        problems.extend([*read_reply_files(replies)[1], *check_transcript_files(transcripts)])
        problems.extend(check_conversation_files(conversations))
        known = bool(folders or transcripts or conversations or bank or pieces)
        if not known and is_file(path) and path.suffix in (".yaml", ".yml"):
            checked.append(str(path))
            problems.extend(check_course(path))
            continue
        problems.extend([] if known or replies else [missing(path)])
        for folder in folders:
            checked.append(str(folder))
            problems.extend(check_one(folder, others))
    return checked, problems


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


def sound_scenarios() -> list[Scenario]:
    """Return the shipped whole clients that can be read; the bag-of-words guesser learns from them."""
    read = [read_scenario_folder(folder) for folder in scenario_folders(shipped_scenarios()[0])]
    return [scenario for scenario, problems in read if scenario is not None and not problems]


@dataclass(frozen=True)
class ScenarioCard:
    """What a list of scenarios tells of one.

    Attributes
    ----------
    kinds : tuple of str
        The kinds of its reality statements, in the order in which they come up.
    lesson : str
        The lesson for which a scene was written; empty for a whole client.
    """

    id: str
    client: str
    trade: str
    difficulty: int
    kinds: tuple[str, ...]
    degree: Degree
    lesson: str = ""


def scenario_cards(library: Library | None = None) -> list[ScenarioCard]:
    """Return a card for every scenario of the course: whole clients, the easiest first, then scenes.

    `BadFiles` of one that is unplayable.
    """
    known = library or Library(load_course().scenarios)
    cards = [_card(known.load(scenario_id)) for scenario_id in known.ids]
    return sorted(cards, key=lambda card: (card.lesson, card.difficulty, card.id))


def _card(scenario: Scenario) -> ScenarioCard:
    kinds = dict.fromkeys(statement.kind.value for statement in scenario.reality.values())
    client = scenario.client
    return ScenarioCard(
        scenario.id,
        client.name,
        client.trade,
        scenario.difficulty,
        tuple(kinds),
        scenario.vision.degree,
        scenario.lesson,
    )


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
