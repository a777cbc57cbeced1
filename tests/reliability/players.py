"""Programs of these tests: trainees in processes of their own, who are killed or get in each other's way.

- ``python players.py kill FOLDER TRIALS SEED``: in each trial a process plays on and on in ``FOLDER/<trial>.sqlite``
  and is killed at a random moment; what it had told by then is left in ``FOLDER/<trial>.told``. ``kill-writing`` is the
  same with written replies.
- ``python players.py crowd URL PLAYERS``: every player is another trainee; all play one conversation at once.
- ``python players.py apart URL PLAYERS``: all are one trainee, and have opened before anyone says a word.
- ``python players.py together URL PLAYERS``: all are one trainee, in one conversation that has begun.

The exit code is the number of players that failed.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing.synchronize import Barrier
from pathlib import Path
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from coachkit.errors import NotNow
from coachkit.loading import Course, Library
from coachkit.practice import Call, Session, Wiring, open_session
from coachkit.practice.asking import acts_unanswered
from coachkit.practice.wiring import OPENING_PATIENCE
from coachkit.store import Event, EventKind, Store
from coachkit.vocabulary import Code, Degree, Mode, NextWork, Stage
from tests import olu

FORKING = multiprocessing.get_context("fork")  # importing everything again would take each player a second
LONGEST_LIFE_S = 0.3
PATIENCE_S = 60
"""How long players wait for one another; when one has failed, the others give up."""
PATH = (*olu.GOOD_PATH, "rate", "next-work")
"""What there is to do in a conversation, step by step."""
STEPS = {EventKind.RATING: "rate", EventKind.NEXT_WORK: "next-work"}
ASKED = f"{', '.join(code.value for code in Code if acts_unanswered(code, Stage.VISION))}, advise?"
"""A reply on track at every turn, about which something is asked."""
WRITING_PATH = (*(step for turn in olu.GOOD_PATH for step in (turn, f"{turn}?")), "rate", "next-work")
"""The same in writing: each reply is asked about."""
PATHS = {Mode.CHOOSE: PATH, Mode.WRITE: WRITING_PATH}


def world(url: str) -> Wiring:
    """The real world, with Olu in it."""
    return world_with(Store(url))


def world_with(store: Store) -> Wiring:
    """The same with a store that is open."""
    course = Course(course="test-course", consent="Kept here, for the test alone.")
    world = Wiring(store, Library([olu.DATA]), course, lambda: datetime.now(UTC), lambda: str(uuid4()), lambda: 7)
    return replace(world, coder=olu.coder)


def at_a_front(url: str) -> Wiring:
    """The world as a trainee's window has it: in no time, or later."""
    return world_with(Store(url, patience=OPENING_PATIENCE, later=True))


def waiting(session: Session) -> str | None:
    """The step that a session waits for; None when nothing is left to do."""
    view = session.view()
    if view.questions:
        return f"{view.turn}?"
    calls = {Call.RATE: "rate", Call.CHOOSE_NEXT_WORK: "next-work"}
    return view.turn or next((step for call, step in calls.items() if call in view.calls), None)


def take(session: Session, step: str) -> None:
    """Take one step of the path."""
    if step == "rate":
        session.rate(Degree.VISION_NO_WAY)
    elif step == "next-work":
        session.choose_next_work(NextWork.CLARIFY_GOAL)
    elif step.endswith("?"):
        session.answer(Code.ADVISE, yes=False)
    elif session.header.mode is Mode.WRITE:
        session.write(ASKED, turn=step)
    else:
        session.reply(olu.GOOD_PATH[step], turn=step)


def steps_of(events: Sequence[Event]) -> list[str]:
    """The steps that the events of a session record, in its order."""
    steps, turn = list[str](), ""
    for event in events:
        if event.kind is EventKind.WRITTEN:
            turn = event.body["turn"]
            steps.append(turn)
        elif event.kind is EventKind.ANSWER:
            steps.append(f"{turn}?")
        elif event.kind is EventKind.CHOICE and event.body["mode"] == Mode.CHOOSE:
            steps.append(event.body["turn"])
        elif step := STEPS.get(event.kind):
            steps.append(step)
    return steps


def stored_in(store: Store) -> list[tuple[str, str]]:
    """The steps on record, each with its session, session after session."""
    sessions = dict.fromkeys(event.session for event, _ in store.events())
    return [(session, step) for session in sessions for step in steps_of(store.session(session))]


def left(session: Session) -> Iterator[str]:
    """The steps still to be taken, each as it is waited for."""
    while step := waiting(session):
        yield step


# ------------------------------------------------------------------------------------------------ killed


def play_on(url: str, mode: Mode, tell: Callable[[str], None]) -> None:
    """Play conversation after conversation; tell of each step before it is taken and after it is acknowledged."""
    wiring = world(url)
    while True:
        session = open_session(olu.ID, mode=mode, wiring=wiring, trainee="robin")
        for step in left(session):
            tell(f"try {session.header.session} {step}")
            take(session, step)
            if not session.view().unrecorded:
                tell(f"ack {session.header.session} {step}")


def tell_into(pipe: int, url: str, mode: Mode) -> None:
    """Play on, telling through a pipe."""
    play_on(url, mode, lambda line: void(os.write(pipe, f"{line}\n".encode())))


def killed(url: str, mode: Mode, life: float, *, has_begun: bool) -> tuple[str, bool]:
    """Let a process play, kill it after a while; return what it told, and whether it was the kill that ended it.

    Where it `has_begun`, its life counts from its first word: a busy machine takes its time until then.
    """
    reading, writing = os.pipe()
    player = FORKING.Process(target=tell_into, args=(writing, url, mode))
    player.start()
    os.close(writing)
    if has_begun:
        select.select([reading], [], [], PATIENCE_S)
    time.sleep(life)
    player.kill()
    player.join()
    with os.fdopen(reading, encoding="utf-8") as pipe:
        return pipe.read(), player.exitcode == -signal.SIGKILL


def void(_: object) -> None:
    """Take what nobody wants."""


def kill(folder: Path, mode: Mode, trials: int, seed: int) -> int:
    """Kill one process after the other."""
    moment = random.Random(seed)
    failed = 0
    for trial in range(trials):
        url, life = f"sqlite:///{folder / str(trial)}.sqlite", moment.uniform(0, LONGEST_LIFE_S)
        told, was_killed = killed(url, mode, life, has_begun=trial % 4 > 0)
        failed += not was_killed
        (folder / f"{trial}.told").write_text(told, encoding="utf-8")
    return failed


# ------------------------------------------------------------------------------------------------ at once


def play(url: str, trainee: str, all_ready: Barrier) -> None:
    """Play one conversation to its end, whoever else is in it."""
    all_ready.wait(PATIENCE_S)
    session = open_session(olu.ID, wiring=world(url), trainee=trainee)
    all_ready.wait(PATIENCE_S)
    for step in left(session):
        try:
            take(session, step)
        except NotNow:  # another window was faster; the session has caught up
            continue
    with suppress(NotNow):
        session.retry(last=True)  # as every front does; a forked process is over without `atexit`


def play_at_once(url: str, trainees: Sequence[str]) -> int:
    """Let them loose."""
    all_ready = FORKING.Barrier(len(trainees))
    players = [FORKING.Process(target=play, args=(url, trainee, all_ready)) for trainee in trainees]
    for player in players:
        player.start()
    for player in players:
        player.join()
    return sum(player.exitcode != 0 for player in players)


def main(what: str, where: str, number: int, seed: int = 0) -> int:
    """Do what the command line says."""
    if what.startswith("kill"):
        return kill(Path(where), Mode.WRITE if what == "kill-writing" else Mode.CHOOSE, number, seed)
    if what == "together":
        begun = open_session(olu.ID, wiring=world(where), trainee="robin")
        take(begun, PATH[0])
    return play_at_once(where, [f"trainee-{each}" if what == "crowd" else "robin" for each in range(number)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:])))
