"""``coachkit check``: are these scenarios sound?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from ..errors import Problem
from ..practice import Agreement, Difference, check_paths, coder_agreement, coverage_of, shipped_folders
from .terminal import counted, json_text, printable

Counted = dict[str, str | int]
"""A row of the table of coverage."""


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for programs to read.")
@click.option("--coder", is_flag=True, help="Also tell where the coder of written replies disagrees with the author.")
@click.option("--coverage", "covers", is_flag=True, help="Also print what the clients cover.")
def check(paths: tuple[Path, ...], *, as_json: bool, coder: bool, covers: bool) -> None:
    """Check scenarios, transcripts, conversations, the bank, course settings and coded replies; all problems at once.

    A PATH is a folder with scenarios in it or below, one of their files, a folder "transcripts", "conversations",
    "bank" or "endless" or a file in one, a course's settings file, or a .jsonl file of coded replies or a folder of
    them. Without PATH, all that is shipped is checked. Each problem is a line FILE:LINE:COLUMN: CODE message; every
    code has its entry in data/README.md. Exit code 0 when all is well, 1 when something is wrong.

    With --coder, every scripted reply is coded as if a trainee had written it: how often outcome and codes are the
    author's, which of the author's codes the coder does not see, and which it is sure of though the author did not give
    them. None of that is a problem in itself, and the exit code stays as it is without.

    With --coverage, a table tells of the clients (of scenes, where there is nobody else): for each kind of reality
    statement, as belief and as obstacle, how many there are, in clients of which degree of vision, and how many replies
    tempt to each derailment there.
    """
    looked_at = paths or shipped_folders()
    checked, problems = check_paths(looked_at)
    agreements = coder_agreement(looked_at) if coder else None
    covered = [row.row for row in coverage_of(looked_at)] if covers else []
    if as_json:
        _as_json(checked, problems, agreements, covered)
    else:
        _as_text(checked, problems)
        _table(agreements or ())
        _coverage(covered)
    raise SystemExit(1 if problems else 0)


def _as_json(
    checked: list[str], problems: list[Problem], agreements: list[Agreement] | None, covered: list[Counted]
) -> None:
    rows = [{**asdict(p.place), "code": p.rule.value, "message": p.message} for p in problems]
    coder = {} if agreements is None else {"coder": [_agreement_row(each) for each in agreements]}
    more = {"coverage": covered} if covered else {}
    click.echo(json_text({"checked": checked, "problems": rows, **coder, **more}))


def _as_text(checked: list[str], problems: list[Problem]) -> None:
    for problem in problems:
        click.echo(printable(str(problem)), err=True)
    found = counted(len(problems), "problem") if problems else "all is well"
    nouns = Counter(map(_noun, checked)) or {"path": 0}
    *more, last = [counted(number, noun) for noun, number in nouns.items()]
    told = f"{', '.join(more)} and {last}" if more else last
    click.echo(f"{told} checked: {found}.")


def _noun(checked: str) -> str:
    """Return what one of the things checked is called."""
    path = Path(checked)
    files = {"transcripts": "transcript", "conversations": "conversation", "bank": "bank file", "endless": "file"}
    return "scenario" if path.is_dir() else files.get(path.parent.name, "path")


def _agreement_row(agreement: Agreement) -> dict[str, Any]:
    differences = {"unseen": agreement.unseen, "added": agreement.added}
    return {**asdict(agreement), **{name: [_row(each) for each in found] for name, found in differences.items()}}


def _row(difference: Difference) -> dict[str, Any]:
    row = asdict(difference)
    return {**row.pop("place"), **row}


def _table(agreements: Sequence[Agreement]) -> None:
    if not agreements:
        return
    click.echo(f"\nThe coder ({agreements[0].coder}) beside the authors:\n")
    click.echo(f"{'scenario':24}{'replies':>8}{'outcome':>9}{'codes':>7}{'unseen':>8}{'added':>7}")
    for each in agreements:
        shares = f"{_share(each.same_outcome, each):>9}{_share(each.same_codes, each):>7}"
        click.echo(f"{each.scenario:24}{each.replies:8}{shares}{len(each.unseen):8}{len(each.added):7}")
    _listed("Given by the author, not seen by the coder:", [found for each in agreements for found in each.unseen])
    _listed("Not given by the author, and the coder is sure:", [found for each in agreements for found in each.added])


def _coverage(covered: Sequence[Counted]) -> None:
    """Print the table of coverage, with the sums of its columns."""
    if not covered:
        return
    names = [name for name in covered[0] if name not in ("kind", "basis")]
    sums = {name: sum(int(row[name]) for row in covered) for name in names}
    click.echo(f"\n{'kind':14}{'basis':10}{' '.join(names)}")
    in_all: Counted = {"kind": "in all", "basis": "", **sums}
    for row in [*covered, in_all]:
        counts = " ".join(f"{row[name]:>{len(name)}}" for name in names)
        click.echo(f"{row['kind']:14}{row['basis']:10}{counts}")


def _share(same: int, agreement: Agreement) -> str:
    return f"{same / agreement.replies:.0%}" if agreement.replies else "-"


def _listed(title: str, differences: Sequence[Difference]) -> None:
    if differences:
        click.echo(f"\n{title}")
    for found in differences:
        place = f"{found.place.file}:{found.place.line}"
        click.echo(printable(f'{place}: {found.turn}/{found.reply}: {found.code.words} "{found.words}"'))
