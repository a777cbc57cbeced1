"""What the scenarios cover, counted and printed."""

from __future__ import annotations

import json

from click.testing import CliRunner

from coachkit.commands import cli
from coachkit.practice import coverage, coverage_of
from coachkit.scenario import Scenario
from coachkit.vocabulary import DERAILING, Basis, Code, Degree, RealityKind
from tests import olu


def test_statements_are_counted_by_kind_basis_and_degree(scenario: Scenario) -> None:
    rows = {(row.kind, row.basis): row for row in coverage([scenario])}
    assert len(rows) == len(RealityKind) * len(Basis)
    assert sum(row.statements for row in rows.values()) == len(scenario.reality)
    rent = scenario.reality["rent"]
    assert rows[rent.kind, rent.basis].degrees[Degree.VISION_NO_WAY] == 1


def test_derailments_are_counted_where_the_statement_is_made_and_taken_up(scenario: Scenario) -> None:
    row = next(row for row in coverage([scenario]) if row.kind is scenario.reality["rent"].kind and row.statements)
    assert row.derailments[Code.ADVISE] >= 1


def test_the_table_is_printed_with_its_sums() -> None:
    result = CliRunner().invoke(cli, ["check", "--coverage", str(olu.OLU)])
    assert result.exit_code == 0
    last = result.stdout.splitlines()[-1].split()
    assert last[:3] == ["in", "all", str(len(olu.olu().reality))]


def test_the_table_is_there_for_programs() -> None:
    result = CliRunner().invoke(cli, ["check", "--json", "--coverage", str(olu.OLU)])
    rows = json.loads(result.stdout)["coverage"]
    assert {code.value for code in DERAILING} <= set(rows[0])


def test_scenes_count_where_there_is_nobody_else() -> None:
    counted = [sum(row.statements for row in coverage_of(paths)) for paths in ([olu.OLU], [olu.OLU, olu.SCENES])]
    assert counted[0] == counted[1] > 0
    assert any(row.statements for row in coverage_of([olu.SCENES]))
