"""``coachkit hear``: the reality statements of a transcript, marked in a terminal, by people and by scripts."""

from __future__ import annotations

import sys

import click

from ..practice import next_transcript, open_marking, transcript_cards, wired
from .leaving import seen_to
from .listener import Listener
from .terminal import told

ALL_DONE = "You have marked every transcript to its end. Name one to mark it again: coachkit list --transcripts"

LESSON = "01_hear_the_but"
"""Whose settings hold, and under which the records stand, wherever it is done."""


@click.command()
@click.argument("transcript", metavar="[ID]", required=False)
@click.option("--json", "as_json", is_flag=True, help="One object a mark, and a last one with what was heard.")
@click.option("--fresh/--resume", default=None, help="Begin anew, or go on; a terminal goes on, a script begins anew.")
@click.option("--trainee", help="Another pseudonym than the one picked.")
def hear(*, transcript: str | None, as_json: bool, fresh: bool | None, trainee: str | None) -> None:
    """Mark the reality statements of the transcript ID, sentence by sentence.

    Without ID, the next one that you have not marked to its end, the easiest first ("coachkit list --transcripts").

    For each sentence, say "no", or what its reality statement is about and whether it is a belief or an obstacle, such
    as "money, obstacle"; at a terminal "yes" is enough, and you are asked for the rest. "again" marks the sentence
    before once more, and "stop" at a terminal leaves off until another day.

    Without a terminal, one answer is read a line. Exit code 1 when the lines end before the sentences do (it can be
    gone on with: --resume), 2 when a line is no answer.
    """
    talks = sys.stdin.isatty()
    with told():
        world = wired(trainee=trainee)
        named = transcript or next_transcript(transcript_cards(wiring=world))
        if named is None:
            click.echo(ALL_DONE)
            return
        anew = (not talks) if fresh is None else fresh
        session = open_marking(named, lesson=LESSON, fresh=anew, wiring=world)
    with seen_to(session):
        Listener(session, talks=talks, as_json=as_json).run()
