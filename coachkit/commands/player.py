"""A session played line by line, by whoever sits at the terminal or by a script."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import click

from ..errors import NotNow, UnknownName
from ..practice import Call, OfferedReply, Question, Session
from ..vocabulary import Degree, Mode, NextWork
from . import ending, outlook, screen
from .dialogue import Dialogue
from .late import Late
from .terminal import FALLS_SHORT, fail, json_line, say

AGAIN = "again"
STOP = "stop"
FEWEST_WORDS = 2
"""A line of fewer words, which is no reply to choose, is taken for a slip and not for a reply of one's own."""

YES_OR_NO = {"y": True, "yes": True, "n": False, "no": False, "": None}
ENDED_EARLY = "coachkit: the lines ended before the conversation did; what was said is kept (--resume)"
PROMPTS = {
    Mode.CHOOSE: "Your reply (number or id; 'again' or 'stop'): ",
    Mode.WRITE: "Your reply ('again' or 'stop'): ",
    Mode.WRITE_FIRST: "Your reply ('again' or 'stop'): ",
}
FREE_PROMPT = "Your reply (number, id, or your own words; 'again' or 'stop'): "


class Player(Dialogue):
    """Plays a session line by line.

    Parameters
    ----------
    talks : bool
        Whether somebody sits at the terminal who can be asked.
    free : bool
        Whether a line may be a reply in words of one's own where replies are shown to choose from.
    """

    def __init__(self, session: Session, *, talks: bool, as_json: bool, free: bool) -> None:
        super().__init__(talks=talks, as_json=as_json)
        self.session = session
        self.free = free
        self._late = Late(session)

    def run(self) -> None:
        """Play to the end."""
        if not self.as_json:
            screen.greet(self.session)
        if self.session.view().questions:
            self._questions()
            self._tell()
        while {Call.REPLY, Call.WRITE} & set(self.session.view().calls):
            self._turn()
        self._decisions()
        if self.as_json:
            click.echo(json_line(ending.end_of(self.session)))
        else:
            ending.part(self.session)

    def _turn(self) -> None:
        self._banner.show(self.session)
        if not self.as_json:
            screen.ask(self.session)
        line = self._line(FREE_PROMPT if self.free else PROMPTS[self.session.header.mode])
        if line is None:
            fail(ENDED_EARLY, FALLS_SHORT)
        if self.talks and line.strip() == STOP:
            say("What was said is kept. The same command goes on from here.")
            raise click.exceptions.Exit
        if self._tried(partial(self._answer, line)):
            self._questions()
            if line.strip() != AGAIN:
                self._tell()

    def _answer(self, line: str) -> None:
        word = line.strip()
        if word == AGAIN:
            self.session.try_again()
        elif self.session.header.mode is not Mode.CHOOSE:
            self.session.write(line)
        else:
            self._choose_or_write(line, word)

    def _choose_or_write(self, line: str, word: str) -> None:
        offered = self.session.view().replies
        if self.free and len(word.split()) >= FEWEST_WORDS:  # no id has a blank in it
            self.session.write(line)
        else:
            self.session.reply(self._among(word, offered))

    def _among(self, word: str, offered: Sequence[OfferedReply]) -> str:
        """Return the id of the reply that is picked; somebody at a terminal goes by the numbers."""
        picked = _picked(word, offered)
        if self.talks and picked not in [reply.id for reply in offered]:
            raise NotNow(f"There is no such reply. They have the numbers 1 to {len(offered)}.")
        return picked

    def _questions(self) -> None:
        """Ask what was meant, where somebody can be asked; otherwise it is left open."""
        while questions := self.session.view().questions:
            self._tried(partial(self.session.answer, questions[0].code, self._meant(questions[0])))

    def _meant(self, question: Question) -> bool | None:
        if not self.talks:
            return None
        while True:
            line = self._line(f"{question.text} (y or n; Enter leaves it open): ")
            if line is None:
                fail(ENDED_EARLY, FALLS_SHORT)
            if (word := line.strip().casefold()) in YES_OR_NO:
                return YES_OR_NO[word]

    def _tell(self) -> None:
        if self.as_json:
            click.echo(json_line({**self.session.choices()[-1], **screen.next_of(self.session)}))
            return
        screen.model_before(self.session)
        screen.feedback(self.session)
        self._late.tell(self.session)
        if self.talks:
            self._dispute()
            self._compare()
            self._word_entries()

    def _dispute(self) -> None:
        """Let the trainee say "that is not what I did" of what the coder gave."""
        last = self.session.view().exchanges[-1]
        codes = [given.code.words for given in last.codes if given.can_be_disputed]
        line = self._line(f"Not what you did? Name it ({', '.join(codes)}), or Enter: ") if codes else None
        if line and line.strip():
            word = line.strip().replace(" ", "_")
            self._tried(partial(self.session.dispute, last.number, word))

    def _compare(self) -> None:
        """Show the scripted replies beside the written one, ask which comes closest, and show the model line."""
        last = self.session.view().exchanges[-1]
        if last.comparison is None:
            return
        screen.beside(last.comparison)
        line = self._line("Which comes closest to yours? (number, or Enter to go on): ")
        if line and line.strip():
            chosen = _picked(line.strip(), last.comparison.replies)
            self._tried(partial(self.session.closest, last.number, chosen))
            screen.model(self.session.view().exchanges[-1].comparison)

    def _go_on(self) -> None:
        """Show the model line of the last reply of all, where the trainee goes on without comparing."""
        if Call.CLOSEST in self.session.view().calls:
            self.session.go_on()
            if not self.as_json:
                screen.model_after(self.session)

    def _word_entries(self) -> None:
        """Let the trainee word what has just come on the ledger."""
        for line in screen.fresh_entries(self.session):
            words = self._line(f'On your ledger: "{line.client_words}" In your words (Enter keeps theirs): ')
            if words and words.strip():
                self._tried(partial(self.session.word_entry, line.reality, words))

    def _decisions(self) -> None:
        self._go_on()
        if not self.as_json:
            ending.closing(self.session)
        for call, words in ((Call.RATE, Degree), (Call.CHOOSE_NEXT_WORK, NextWork)):
            while call in self.session.view().calls:
                line = self._line(ending.question(words))
                if line is None:
                    return
                self._tried(partial(self._decide, words, line.strip()))
        outlook.decide(self.session, self._line, self._tried, talks=self.talks, tells=not self.as_json)

    def _decide(self, words: type[Degree] | type[NextWork], line: str) -> None:
        names = [word.value for word in words]
        chosen = names[int(line) - 1] if line in ("1", "2", "3") else line
        if chosen not in names:
            raise UnknownName("answer here called", line, names)
        if words is Degree:
            self.session.rate(Degree(chosen))
        else:
            self.session.choose_next_work(NextWork(chosen))


def _picked(word: str, replies: Sequence[OfferedReply]) -> str:
    """Return the id of the reply that a number names; anything else as it is."""
    numbered = word.isascii() and word.isdigit() and 1 <= int(word) <= len(replies)
    return replies[int(word) - 1].id if numbered else word
