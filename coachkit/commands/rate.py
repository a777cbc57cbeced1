"""``coachkit rate``: how much vision is in a conversation, in a terminal, for people and for scripts."""

from __future__ import annotations

import sys

import click

from ..practice import open_vision_rating
from .leaving import seen_to
from .rater import Rater
from .terminal import told

LESSON = "07_how_much_vision"
"""Whose settings hold, and under which the records stand, wherever it is done."""


@click.command()
@click.argument("conversation", metavar="[ID]", default="")
@click.option("--json", "as_json", is_flag=True, help="One object a rating or question, and a last one with the end.")
@click.option("--fresh/--resume", default=None, help="Begin anew, or go on; a terminal goes on, a script begins anew.")
@click.option("--trainee", help="Another pseudonym than the one picked.")
def rate(*, conversation: str, as_json: bool, fresh: bool | None, trainee: str | None) -> None:
    """Rate how much vision there is in the conversation ID, and open the next work; the next one if ID is not given.

    "coachkit list --conversations" names them all.

    You read it, say how clear the vision is (none, faint, clear) and how rich (bare, thin, rich), and name the
    sentences by which you go, by their numbers. Then you say which work comes next (build_picture, clarify_goal,
    action_steps), and word its first question. "again" takes the last rating or question back, and "stop" at a terminal
    leaves off until another day.

    Without a terminal, one answer is read a line, in that order: clarity, richness, the numbers, the next work, the
    question. Exit code 1 when the lines end before that (it can be gone on with: --resume), 2 when a line is no answer.
    """
    talks = sys.stdin.isatty()
    with told():
        anew = (not talks) if fresh is None else fresh
        rating = open_vision_rating(conversation, lesson=LESSON, fresh=anew, trainee=trainee)
    with seen_to(rating):
        Rater(rating, talks=talks, as_json=as_json).run()
