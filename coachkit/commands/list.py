"""``coachkit list``: the scenarios, the transcripts, and the conversations to rate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict

import click

from ..practice import ConversationCard, TranscriptCard, conversation_cards, scenario_cards, transcript_cards
from .terminal import json_text, printable, told


@click.command("list")
@click.option("--scenes", is_flag=True, help="The short scenes of single lessons instead.")
@click.option("--transcripts", is_flag=True, help="The transcripts to mark (coachkit hear) instead.")
@click.option("--conversations", is_flag=True, help="The conversations to rate (coachkit rate) instead.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list for programs to read.")
def list_scenarios(*, scenes: bool, transcripts: bool, conversations: bool, as_json: bool) -> None:
    """List the scenarios: id, client, difficulty, kinds of reality statement, degree of vision.

    Those are whole clients; with --scenes, short scenes that belong to one lesson; with --transcripts, what there is to
    mark, and with --conversations, what there is to rate, and how far you are with each.
    """
    if transcripts or conversations:
        _to_work_at(transcript_cards if transcripts else conversation_cards, as_json=as_json)
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


def _to_work_at(find: Callable[[], Sequence[TranscriptCard | ConversationCard]], *, as_json: bool) -> None:
    with told():
        cards = find()
    if as_json:
        click.echo(json_text([asdict(card) for card in cards]))
        return
    for card in cards:
        size = f"difficulty {card.difficulty}, {card.sentences} sentences, " if card.sentences else ""
        click.echo(f"{card.id}  ({size}{card.standing})")
        click.echo(printable(f"    {card.client}, {card.trade}"))
