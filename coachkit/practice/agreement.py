"""How far the coder of written replies agrees with the author of a scenario, over its scripted replies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..checks import outcome_in
from ..coding import Coding, code_reply
from ..errors import Place
from ..loading import read_scenario_folder, scenario_folders
from ..scenario import Reply, Scenario, Turn
from ..vocabulary import Band, Code
from .wiring import Coder


@dataclass(frozen=True)
class Difference:
    """A code that one of the two gave and the other did not, and the words that earned it."""

    place: Place
    turn: str
    reply: str
    code: Code
    words: str


@dataclass(frozen=True)
class Agreement:
    """Author and coder over the scripted replies of one scenario.

    Attributes
    ----------
    coder : str
        Name and version of the coder.
    replies : int
        How many replies were coded.
    same_outcome, same_codes : int
        For how many of them both come to the same outcome, and to the same codes.
    unseen : tuple of Difference
        Codes that the author gave and the coder did not see, sure or unsure.
    added : tuple of Difference
        Codes that the coder is sure of and the author did not give.
    """

    scenario: str
    coder: str
    replies: int
    same_outcome: int
    same_codes: int
    unseen: tuple[Difference, ...]
    added: tuple[Difference, ...]


def coder_agreement(paths: Iterable[Path], coder: Coder = code_reply) -> list[Agreement]:
    """Have every scripted reply at or below the paths coded; scenarios that cannot be read are left out."""
    folders = (folder for path in paths for folder in scenario_folders(path))
    read = (read_scenario_folder(folder) for folder in folders)
    return [agreement_on(scenario, coder) for scenario, problems in read if scenario is not None and not problems]


def agreement_on(scenario: Scenario, coder: Coder = code_reply) -> Agreement:
    """Compare the coder with the author of a scenario."""
    coded = [(turn, reply, coder(reply.text, turn.says, turn.stage, shown=())) for turn, reply in scenario.replies()]
    work = scenario.vision.next_work
    return Agreement(
        scenario=scenario.id,
        coder=coded[0][2].coder if coded else "",
        replies=len(coded),
        same_outcome=sum(outcome_in(scenario, turn, reply) is coding.outcome(work) for turn, reply, coding in coded),
        same_codes=sum(set(reply.codes) == set(coding.codes) for _, reply, coding in coded),
        unseen=tuple(each for one in coded for each in _unseen(*one)),
        added=tuple(each for one in coded for each in _added(*one)),
    )


def _unseen(turn: Turn, reply: Reply, coding: Coding) -> Iterator[Difference]:
    for code, words in reply.codes.items():
        if code not in coding.codes:
            yield Difference(reply.at, turn.id, reply.id or "", code, " … ".join(words))


def _added(turn: Turn, reply: Reply, coding: Coding) -> Iterator[Difference]:
    for found in coding.findings:
        if found.band is Band.SURE and found.code not in reply.codes:
            words = " … ".join(reply.text[start:end] for start, end in found.spans)
            yield Difference(reply.at, turn.id, reply.id or "", found.code, words)
