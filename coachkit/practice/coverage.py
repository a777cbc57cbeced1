"""What a set of scenarios covers: kinds of reality statement, belief and obstacle, derailments that tempt, degrees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..loading import read_scenario_folder, scenario_folders
from ..scenario import RealityStatement, Scenario, Turn
from ..vocabulary import DERAILING, Basis, Code, Degree, RealityKind, naming_code


@dataclass
class Covered:
    """What there is of one kind and basis.

    Attributes
    ----------
    statements : int
        Reality statements.
    degrees : Counter of Degree
        In clients of which degree of vision.
    derailments : Counter of Code
        Replies that tempt to each derailment, in the turns in which such a statement is made or taken up again.
    """

    kind: RealityKind
    basis: Basis
    statements: int = 0
    degrees: Counter[Degree] = field(default_factory=Counter)
    derailments: Counter[Code] = field(default_factory=Counter)

    @property
    def row(self) -> dict[str, str | int]:
        """The counts under the names of the field's words."""
        return {
            "kind": self.kind.value,
            "basis": self.basis.value,
            "statements": self.statements,
            **{degree.value: self.degrees[degree] for degree in Degree},
            **{code.value: self.derailments[code] for code in DERAILING},
        }


def coverage(scenarios: Iterable[Scenario]) -> list[Covered]:
    """Count what scenarios cover: a row for every kind as belief and as obstacle, those without any included."""
    rows = {(kind, basis): Covered(kind, basis) for kind in RealityKind for basis in Basis}
    for scenario in scenarios:
        for statement in scenario.reality.values():
            row = rows[statement.kind, statement.basis]
            row.statements += 1
            row.degrees[scenario.vision.degree] += 1
            row.derailments.update(_tempting(scenario, statement))
    return list(rows.values())


def _tempting(scenario: Scenario, statement: RealityStatement) -> Iterator[Code]:
    for turn in scenario.turns:
        if statement in turn.reality or turn.takes_up == statement.id:
            yield from _derailments(turn)


def _derailments(turn: Turn) -> Iterator[Code]:
    for reply in turn.replies:
        if code := naming_code(turn.stage, reply.codes):
            yield code


def coverage_of(paths: Iterable[Path]) -> list[Covered]:
    """Count what the whole clients at or below some paths cover; those that cannot be read are left out.

    Scenes serve one lesson each, and would hide what is missing among the clients: they count where nobody else is.
    """
    read = (read_scenario_folder(folder) for path in paths for folder in scenario_folders(path))
    sound = [scenario for scenario, problems in read if scenario is not None and not problems]
    return coverage([each for each in sound if not each.is_scene] or sound)
