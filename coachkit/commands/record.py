"""``coachkit record``: what was practised, to read or to print."""

from __future__ import annotations

from pathlib import Path

import click

from ..practice import record_of_practice
from .terminal import FALLS_SHORT, fail, printable, told


@click.command()
@click.option("--trainee", help="The pseudonym; the one picked last if not given.")
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="A new file, a page to print from a browser."
)
def record(*, trainee: str | None, output: Path | None) -> None:
    """Tell what one trainee practised: conversations, replies, stages, time.

    It states what is on record, and nothing about how good anybody is. With --output it is a page of HTML that
    stands by itself. Exit code 1 when nothing is on record, or the file cannot be written.
    """
    with told():
        found = record_of_practice(trainee)
    if output is None:
        click.echo(printable(repr(found)))
    else:
        _write(output, found.page())
    if not (found.sessions or found.besides):
        fail("coachkit: nothing is on record under this name", FALLS_SHORT)


def _write(output: Path, page: str) -> None:
    try:
        output.touch(mode=0o600, exist_ok=False)  # for its owner alone, as the records are
        output.write_text(page, encoding="utf-8")
    except OSError as error:
        fail(f"coachkit: {output} cannot be written: {error.strerror}", FALLS_SHORT)
    click.echo(f"Written to {printable(str(output))}. Open it in a browser and print it.")
