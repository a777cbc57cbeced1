"""``coachkit list``: the scenarios, and the transcripts."""

from __future__ import annotations

from dataclasses import asdict

import click

from ..practice import scenario_cards, transcript_cards
from .terminal import json_text, printable, told


@click.command("list")
@click.option("--scenes", is_flag=True, help="The short scenes of single lessons instead.")
@click.option("--transcripts", is_flag=True, help="The transcripts to mark (coachkit hear) instead.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list for programs to read.")
def list_scenarios(*, scenes: bool, transcripts: bool, as_json: bool) -> None:
    """List the scenarios: id, client, difficulty, kinds of reality statement, degree of vision.

    Those are whole clients; with --scenes, short scenes that belong to one lesson; with --transcripts, what there is to
    mark, and how far you are with each.
    """
    if transcripts:
        _transcripts(as_json=as_json)
        return
    with told():
        cards = scenario_cards(scenes=scenes)
    if as_json:
        click.echo(json_text([asdict(card) for card in cards]))
        return
    for card in cards:
        click.echo(f"{card.id}  (difficulty {card.difficulty})")
        click.echo(printable(f"    {card.client}, {card.trade}"))
        if card.lesson:
            click.echo(f"    lesson: {card.lesson}")
            continue
        click.echo(f"    reality statements: {', '.join(kind.replace('_', ' ') for kind in card.kinds)}")
        click.echo(f"    vision: {card.degree.definition}")


def _transcripts(*, as_json: bool) -> None:
    with told():
        cards = transcript_cards()
    if as_json:
        click.echo(json_text([asdict(card) for card in cards]))
        return
    for card in cards:
        click.echo(f"{card.id}  (difficulty {card.difficulty}, {card.sentences} sentences, {card.standing})")
        click.echo(printable(f"    {card.client}, {card.trade}"))
