"""``coachkit export`` and ``coachkit forget``: a trainee's own records, out or gone."""

from __future__ import annotations

from pathlib import Path

import click

from ..exchange import CANNOT_REACH, export, forget
from ..practice import wire
from .terminal import FALLS_SHORT, counted, fail, told

_trainee = click.option("--trainee", help="The pseudonym; the one picked last if not given.")


@click.command("export")
@_trainee
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="A new file; standard output if not given."
)
def export_records(*, trainee: str | None, output: Path | None) -> None:
    """Write all records of one trainee as JSON Lines, one event a line."""
    with told():
        lines = list(export(trainee or wire().trainee()))
    if output is None:
        click.echo("\n".join(lines))
        return
    try:
        with output.open("x", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    except OSError as error:
        fail(f"coachkit: {output} cannot be written: {error.strerror}", FALLS_SHORT)
    click.echo(f"{counted(len(lines), 'event')} written to {output}.")


@click.command("forget")
@_trainee
@click.option("--yes", is_flag=True, help="Do not ask whether this is meant.")
def forget_records(*, trainee: str | None, yes: bool) -> None:
    """Erase all records of one trainee, for good."""
    with told():
        name = trainee or wire().trainee()
        if not yes:
            click.confirm(f"Erase everything recorded of {name!r}, for good?", abort=True)
        erased = forget(name)
    click.echo(f"{counted(erased.events, 'event')} of {erased.trainee!r} erased from {erased.where}.")
    click.echo(CANNOT_REACH)
