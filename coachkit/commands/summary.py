"""``coachkit summary``: what the choices on record add up to."""

from __future__ import annotations

import json
from collections.abc import Mapping

import click

from .. import summaries
from ..practice import shortened
from ..summaries import Table, csv_of
from .terminal import printable, told

WHOLE = ("choices", "ratings", "marks")
"""Tables with a row for each thing done, which are printed only when they are asked for; the others sum up."""
BESIDES = ("lessons", "rating_agreement", "heard", "agreement")
"""Tables that have something to tell of somebody who marked or rated and gave no reply."""
TABLES = (
    *WHOLE,
    "outcomes",
    "codes",
    "derailments",
    "kinds",
    "steps_missed",
    "lessons",
    "sessions",
    "since_first_week",
    "tries_compared",
    "modes_compared",
    "pace",
    "rating_agreement",
    "timeline",
    "heard",
    "agreement",
)
NOTHING = "There are no replies on record yet. Practise with a client first: coachkit play ID, or coachkit lab."
NO_REPLIES = "There are no replies on record yet, only what was marked or rated: this is what that adds up to."
NOT_YET = "There is nothing on record for this table yet."


@click.command()
@click.option("--csv", "as_csv", is_flag=True, help="Print one table as CSV.")
@click.option("--json", "as_json", is_flag=True, help="Print the tables as JSON, a list of rows each.")
@click.option("--table", type=click.Choice(TABLES), help="Only this table; with --csv, 'choices' if not given.")
@click.option("--trainee", help="Only this pseudonym's choices; all if not given.")
def summary(*, as_csv: bool, as_json: bool, table: str | None, trainee: str | None) -> None:
    """Print the summaries of the choices on record: first tries, and all tries in 'choices', 'marks', 'ratings' and
    'timeline'.

    'heard' and 'agreement' sum up the marks of transcripts: by trap, and trainee by trainee beside the author's key.

    In CSV, text that a spreadsheet would take for a formula (such as =1+1) has a ' before it; --json has it unchanged.
    """
    names = [table] if table else ["choices"] if as_csv else [name for name in TABLES if name not in WHOLE]
    with told():
        tables = _tables(trainee, names)
    if as_csv:
        click.echo(csv_of(tables[names[0]]), nl=False)
    elif as_json:
        click.echo(json.dumps({name: _rows(frame) for name, frame in tables.items()}, ensure_ascii=False, indent=1))
    else:
        click.echo(printable(_as_text(tables)))


def _tables(trainee: str | None, names: list[str]) -> dict[str, Table]:
    who = shortened(trainee) if trainee else None
    given, rated, marks = summaries.choices(who), summaries.ratings(who), summaries.marks(who)
    whole = {"choices": given, "ratings": rated, "marks": marks, "timeline": summaries.timeline(given=given)}
    whole["rating_agreement"] = summaries.rating_agreement(rated)
    whole["heard"] = summaries.heard(marks)
    whole["agreement"] = summaries.agreement(marks, by="trainee")
    return {name: whole[name] if name in whole else getattr(summaries, name)(given) for name in names}


def _rows(frame: Table) -> object:
    return json.loads(frame.reset_index().to_json(orient="records", date_format="iso"))


def _as_text(tables: Mapping[str, Table]) -> str:
    """Return the tables that have something to tell; where those of replies have nothing, a sentence says so."""
    there = {name: frame for name, frame in tables.items() if not _is_empty(name, frame)}
    of_replies = set(tables) - {*WHOLE[1:], *BESIDES}
    if not there:
        return NOTHING if of_replies else NOT_YET
    printed = [f"{name}\n{frame.to_string(max_colwidth=28)}" for name, frame in there.items()]
    return "\n\n".join([NO_REPLIES, *printed] if of_replies and of_replies.isdisjoint(there) else printed)


def _is_empty(name: str, frame: Table) -> bool:
    """Say whether a table tells nothing; some have a row for each code or step, whatever is on record."""
    return frame.empty or (name in ("codes", "steps_missed") and not frame["replies"].any())
