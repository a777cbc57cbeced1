"""``coachkit play``: the role-play in a terminal, for people and for scripts."""

from __future__ import annotations

import sys

import click

from ..practice import open_endless, open_session, wire, wired
from ..vocabulary import REPLYING, Mode
from .leaving import seen_to
from .player import Player
from .terminal import told


@click.command()
@click.argument("scenario", metavar="[ID]", required=False)
@click.option("--endless", type=click.IntRange(1, 3), metavar="DIFFICULTY", help="Somebody new, put together now.")
@click.option(
    "--mode",
    type=click.Choice([mode.value for mode in REPLYING]),
    help="How to reply: by choosing, in your own words, or in your own words and then comparing.",
)
@click.option("--json", "as_json", is_flag=True, help="One object a turn, and a last one with the end.")
@click.option("--fresh/--resume", default=None, help="Start anew, or go on; a terminal goes on, a script starts anew.")
@click.option("--seed", type=int, help="The seed of the order of the replies; with --endless also of the client.")
@click.option("--trainee", help="Another pseudonym than the one picked.")
def play(  # noqa: PLR0913  # one argument an option
    *,
    scenario: str | None,
    endless: int | None,
    mode: str | None,
    as_json: bool,
    fresh: bool | None,
    seed: int | None,
    trainee: str | None,
) -> None:
    """Talk with the client ID in the terminal, or with one who is put together from pieces: --endless DIFFICULTY.

    The same --seed brings the same client to everybody; such a client's id, endless-2-4711 for difficulty 2 and seed
    4711, can be named too.

    Answer with the number or the id of a reply, or in words of your own: a line of two words or more. With --mode
    choose a line has to be a number or an id; with --mode write or write_first every line is a reply in your own words.
    "again" takes the last reply back, and "stop" at a terminal leaves off until another day.

    Where it is not clear what your words were meant to do, you are asked; without a terminal that is left open.

    Without a terminal, one reply is read a line, to the end of the conversation; then, if there are more lines, the
    rating of the vision (no_vision, vision_no_way, vision_and_way) and the next work (build_picture, clarify_goal,
    action_steps); or, in a scene about the future, how far the client looks ahead (none, faint, clear), which of
    the four things were answered (vision considered where_next options, or -), and by which of the client's
    statements one can tell (1-after 3-before: the number of your reply, and whether it was said after or before
    it). Exit code 1 when the lines end before the conversation does (it can be gone on with: --resume), 2 when a
    line is no reply.
    """
    if (scenario is None) is (endless is None):
        raise click.UsageError("name a client, or ask for somebody new: coachkit play ID, or --endless DIFFICULTY")
    talks = sys.stdin.isatty()
    with told():
        world = wired(wire(new_seed=(lambda: seed) if seed is not None else None), trainee)
        anew, how = (not talks) if fresh is None else fresh, Mode(mode or Mode.CHOOSE)
        if endless is not None:
            session = open_endless(endless, seed, mode=how, fresh=anew, wiring=world)
        else:
            session = open_session(scenario or "", mode=how, fresh=anew, wiring=world)
    with seen_to(session):
        Player(session, talks=talks, as_json=as_json, free=mode is None).run()
