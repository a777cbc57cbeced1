"""``coachkit export`` and ``coachkit forget``: a trainee's own records, out or gone."""

from __future__ import annotations

from pathlib import Path

import click

from ..exchange import CANNOT_REACH, export, forget, other_names, register
from ..practice import shortened, wire
from .terminal import FALLS_SHORT, counted, fail, printable, say, told

_trainee = click.option("--trainee", help="The pseudonym; the one picked last if not given.")


def _meant(trainee: str | None) -> str:
    """Return the pseudonym that is meant, as it is kept; one that is named is never taken for the one picked last."""
    return wire().trainee() if trainee is None else shortened(trainee)


def _tell_others(name: str) -> None:
    """Say on stderr which other pseudonyms are on record: somebody may have gone by more than one."""
    if others := other_names(name):
        click.echo(
            printable(f"Also on record here, under other names: {', '.join(others)} (--trainee NAME)."), err=True
        )


@click.command("export")
@_trainee
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="A new file; standard output if not given."
)
@click.option("--fields", is_flag=True, help="Tell instead what is recorded, field by field, and what is personal.")
def export_records(*, trainee: str | None, output: Path | None, fields: bool) -> None:
    """Write all records of one trainee as JSON Lines, one event a line."""
    if fields:
        _tell_fields()
        return
    with told():
        name = _meant(trainee)
        lines = list(export(name))
        _tell_others(name)
    if output is None:
        click.echo("\n".join(lines))
        return
    try:
        output.touch(mode=0o600, exist_ok=False)  # for its owner alone, as the records are
        output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as error:
        fail(f"coachkit: {output} cannot be written: {error.strerror}", FALLS_SHORT)
    click.echo(f"{counted(len(lines), 'event')} written to {output}.")


@click.command("forget")
@_trainee
@click.option("--yes", is_flag=True, help="Do not ask whether this is meant.")
def forget_records(*, trainee: str | None, yes: bool) -> None:
    """Erase all records of one trainee, for good."""
    with told():
        name = _meant(trainee)
        if not yes:
            click.confirm(f"Erase everything recorded of {name!r}, for good?", abort=True)
        erased = forget(name)
        _tell_others(name)
    click.echo(f"{counted(erased.events, 'event')} of {erased.trainee!r} erased from {erased.where}.")
    for copy in erased.copies:
        click.echo(printable(f"Erased from a copy too: {copy}"))
    for file in erased.left:
        words = f"It still stands in {file}: delete that file, or name it in COACHKIT_STORE and erase there."
        click.echo(printable(words), err=True)
    for file in erased.packed:
        words = f"{file} is packed, so it was not searched: delete it, or unpack it there and erase once more."
        click.echo(printable(words), err=True)
    say(CANNOT_REACH)
    if erased.left or erased.packed:
        raise SystemExit(FALLS_SHORT)


def _tell_fields() -> None:
    for kind, fields in register().items():
        click.echo(kind)
        for field in fields:
            say(f"{field.holds} ({field.personal})", indent=f"  {field.name:18}")
