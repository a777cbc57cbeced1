"""``coachkit check``: are these scenarios sound?"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from ..practice import check_paths, scenarios_folder
from .terminal import counted, json_text, printable


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for programs to read.")
def check(paths: tuple[Path, ...], *, as_json: bool) -> None:
    """Check scenario folders and files, and course settings; all problems at once.

    A PATH is a folder with scenarios in it or below, one of their files, or a course's settings file. Without PATH, the
    shipped scenarios are checked. Each problem is a line FILE:LINE:COLUMN: CODE message; every code has its entry in
    data/README.md. Exit code 0 when all is well, 1 when something is wrong.
    """
    checked, problems = check_paths(paths or [scenarios_folder()])
    if as_json:
        rows = [{**asdict(p.place), "code": p.rule.value, "message": p.message} for p in problems]
        click.echo(json_text({"checked": checked, "problems": rows}))
    else:
        for problem in problems:
            click.echo(printable(str(problem)), err=True)
        found = counted(len(problems), "problem") if problems else "all is well"
        noun = "scenario" if all(Path(path).is_dir() for path in checked) else "path"
        click.echo(f"{counted(len(checked), noun)} checked: {found}.")
    raise SystemExit(1 if problems else 0)
