"""``coachkit doctor``: what is in force, what falls short, and what to do about it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from ..practice import Health, health, salvaged
from .terminal import FALLS_SHORT, counted, json_text, printable, say, told

LEFT = (
    "The old file was left as it is. To go on with the new one, move the old one away and put the new one in its "
    "place; or name it:"
)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for programs to read.")
@click.option(
    "--salvage",
    "new_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write what can be read of damaged records to this new file.",
)
def doctor(*, as_json: bool, new_file: Path | None) -> None:
    """Look the records and settings over; nothing is changed.

    Told are the place of the records, its file system and free space, the journal in force, versions, whether records
    can be written, whether what is there is as it was written, and how much there is. Exit code 1 when something falls
    short.
    """
    if new_file is not None:
        _salvage(new_file)
        return
    found = health()
    if as_json:
        click.echo(json_text(_plain(found)))
    else:
        _print(found)
    raise SystemExit(FALLS_SHORT if found.shortcomings else 0)


def _salvage(new_file: Path) -> None:
    with told():
        saved = salvaged(new_file)
    words = f"{counted(saved.events, 'record')} written to {saved.where}; {saved.damaged} could not be read."
    click.echo(printable(words))  # a path is not broken into lines
    say(LEFT)
    click.echo(printable(f"COACHKIT_STORE=sqlite:///{new_file.absolute()}"))
    raise SystemExit(FALLS_SHORT if saved.damaged else 0)


def _plain(found: Health) -> dict[str, object]:
    records = found.records
    return {
        "well": not found.shortcomings,
        "records": {**asdict(records), "counts": dict(records.counts), "writable": records.writable}
        if records
        else None,
        "versions": dict(found.versions),
        "shortcomings": [asdict(each) for each in found.shortcomings],
        "notes": found.notes,
    }


def _print(found: Health) -> None:
    for name, value in _facts(found):
        click.echo(printable(f"{name:14}{value}"))
    for note in found.notes:
        say(note)
    for each in found.shortcomings:
        click.echo(err=True)
        click.echo(printable(f"coachkit: {each.what}\n    What to do: {each.to_do}"), err=True)
    click.echo("All is well." if not found.shortcomings else f"{counted(len(found.shortcomings), 'shortcoming')}.")


def _facts(found: Health) -> list[tuple[str, str]]:
    records = found.records
    versions = ("versions", ", ".join(f"{name} {number}" for name, number in found.versions))
    if records is None:
        return [versions]
    journal = f"{records.journal_mode}, synchronous={records.synchronous}" if records.journal_mode else ""
    free = "" if records.free_bytes is None else f"{records.free_bytes // 1_000_000} MB"
    facts = [
        ("records", records.where),
        ("file system", records.file_system),
        ("free", free),
        ("journal", journal),
        ("store version", f"{records.version} (newest: {records.newest})" if records.version else ""),
        ("can write", "yes" if records.writable else "no"),
        ("sound", _sound(found)),
        ("holds", ", ".join(counted(number, name.removesuffix("s")) for name, number in records.counts)),
    ]
    return [*(fact for fact in facts if fact[1]), versions]


def _sound(found: Health) -> str:
    records = found.records
    if records is None or not records.counts:
        return ""
    return "no" if records.integrity or records.damaged else "yes: the file, and every record's checksum"
