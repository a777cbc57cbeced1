"""``coachkit play``: the role-play in a terminal, for people and for scripts."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

import click

from ..errors import CoachkitError, NotNow, UnknownName
from ..practice import Call, Session, open_session, wire
from ..vocabulary import Degree, Mode, NextWork
from . import screen
from .leaving import Banner, seen_to
from .terminal import FALLS_SHORT, WRONG_CALL, fail, printable, say, told

AGAIN = "again"
STOP = "stop"


@click.command()
@click.argument("scenario", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="One object a turn, and a last one with the end.")
@click.option("--fresh/--resume", default=None, help="Start anew, or go on; a terminal goes on, a script starts anew.")
@click.option("--seed", type=int, help="The seed of the order of the replies.")
@click.option("--trainee", help="Another pseudonym than the one picked.")
def play(*, scenario: str, as_json: bool, fresh: bool | None, seed: int | None, trainee: str | None) -> None:
    """Talk with the client ID in the terminal.

    Answer with the number or the id of a reply; "again" takes the last reply back, and "stop" at a terminal leaves off
    until another day. Without a terminal, one reply is read a line, to the end of the conversation; then, if there are
    more lines, the rating of the vision (no_vision, vision_no_way, vision_and_way) and the next work (build_picture,
    clarify_goal, action_steps). Exit code 1 when the lines end before the conversation does (it can be gone on with:
    --resume), 2 when a line is no reply.
    """
    talks = sys.stdin.isatty()
    with told():
        world = wire(new_seed=(lambda: seed) if seed is not None else None)
        session = open_session(
            scenario, mode=Mode.CHOOSE, fresh=(not talks) if fresh is None else fresh, trainee=trainee, wiring=world
        )
    with seen_to(session):
        _Player(session, talks=talks, as_json=as_json).run()


class _Player:
    """Plays a session line by line."""

    def __init__(self, session: Session, *, talks: bool, as_json: bool) -> None:
        self.session = session
        self.talks = talks
        self.as_json = as_json
        self.lines = 0
        self._source = _lines()
        self._banner = Banner()

    def run(self) -> None:
        if not self.as_json:
            screen.greet(self.session)
        while Call.REPLY in self.session.view().calls:
            self._turn()
        self._decisions()
        if self.as_json:
            click.echo(_json(screen.end_of(self.session)))
        else:
            screen.part(self.session)

    def _turn(self) -> None:
        self._banner.show(self.session)
        if not self.as_json:
            screen.ask(self.session)
        line = self._line("Your reply (number, id, 'again' or 'stop'): ")
        if line is None:
            fail("coachkit: the lines ended before the conversation did; what was said is kept (--resume)", FALLS_SHORT)
        if self.talks and line == STOP:
            say("What was said is kept. The same command goes on from here.")
            raise click.exceptions.Exit
        if self._tried(partial(self._answer, line)):
            self._tell(again=line == AGAIN)

    def _answer(self, line: str) -> None:
        if line == AGAIN:
            self.session.try_again()
            return
        offered = self.session.view().replies
        numbered = line.isascii() and line.isdigit() and 1 <= int(line) <= len(offered)
        self.session.reply(offered[int(line) - 1].id if numbered else line)

    def _tell(self, *, again: bool) -> None:
        if self.as_json and not again:
            click.echo(_json({**self.session.choices()[-1], **screen.next_of(self.session)}))
        elif not self.as_json and not again:
            screen.feedback(self.session)
            self._word_entries()

    def _word_entries(self) -> None:
        """Let the trainee word what has just come on the ledger; only where somebody sits at the terminal."""
        if not self.talks:
            return
        for line in screen.fresh_entries(self.session):
            words = self._line(f'On your ledger: "{line.client_words}" In your words (Enter keeps theirs): ')
            if words:
                self._tried(partial(self.session.word_entry, line.reality, words))

    def _decisions(self) -> None:
        if not self.as_json:
            screen.closing(self.session)
        for call, words in ((Call.RATE, Degree), (Call.CHOOSE_NEXT_WORK, NextWork)):
            while call in self.session.view().calls:
                line = self._line(screen.question(words))
                if line is None:
                    return
                self._tried(partial(self._decide, words, line))

    def _decide(self, words: type[Degree] | type[NextWork], line: str) -> None:
        names = [word.value for word in words]
        chosen = names[int(line) - 1] if line in ("1", "2", "3") else line
        if chosen not in names:
            raise UnknownName("answer here called", line, names)
        if words is Degree:
            self.session.rate(Degree(chosen))
        else:
            self.session.choose_next_work(NextWork(chosen))

    def _tried(self, act: Callable[[], object]) -> bool:
        """Do something; what is refused is said, and ends a script but not a talk."""
        try:
            act()
        except (UnknownName, NotNow) as error:
            if not self.talks:
                fail(f"stdin:{self.lines}:1: {error}", WRONG_CALL)
            say(str(error))
            return False
        except CoachkitError as error:
            fail(f"coachkit: {error}", FALLS_SHORT)
        return True

    def _line(self, prompt: str) -> str | None:
        if self.talks:
            click.echo(printable(prompt), nl=False)
        found = next(self._source, None)
        self.lines += 1
        return found if found is None or self.talks or found else self._line(prompt)


def _lines() -> Iterator[str]:
    try:
        for line in sys.stdin:
            yield line.strip()
    except UnicodeDecodeError:
        fail(f"coachkit: the lines are not {sys.stdin.encoding} text", WRONG_CALL)


def _json(row: object) -> str:
    return json.dumps(row, ensure_ascii=False, default=datetime.isoformat)
