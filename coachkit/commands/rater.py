"""A conversation rated line by line, by whoever sits at the terminal or by a script."""

from __future__ import annotations

import re
from functools import partial
from typing import TypeVar

import click

from ..errors import UnknownName
from ..practice import RatingCall, RatingStep, VisionFeedback, VisionRating, WorkFeedback
from ..vocabulary import Clarity, NextWork, Richness, Term
from . import rating_screen as screen
from .dialogue import Dialogue
from .player import AGAIN, STOP, YES_OR_NO
from .terminal import FALLS_SHORT, WRONG_CALL, fail, json_line, say

ENDED_EARLY = "coachkit: the lines ended before the rating did; what was rated is kept (--resume)"
NUMBERS = "\nBy which sentences do you go? Their numbers: "
ASK = "\nYour first question ('again' or 'stop'): "
ONCE_MORE = "\n'again' to ask it in other words, or Enter to finish: "
ONLY_AGAIN = "the first question is asked: only 'again' can follow"

T = TypeVar("T", bound=Term)


class _Back(Exception):  # it says what is asked for, and is no error
    """The trainee takes the last thing back."""


class Rater(Dialogue):
    """Takes a conversation through its ratings and the first question, line by line.

    Parameters
    ----------
    talks : bool
        Whether somebody sits at the terminal who can be asked.
    """

    def __init__(self, rating: VisionRating, *, talks: bool, as_json: bool) -> None:
        super().__init__(talks=talks, as_json=as_json)
        self.rating = rating
        self._told = any(each.feedback for each in rating.rating().vision)

    def run(self) -> None:
        """Rate to the end."""
        if not self.as_json:
            screen.greet(self.rating)
        self._questions()
        while not self._is_done():
            self._banner.show(self.rating)
            try:
                self._step()
            except _Back:
                back = RatingCall.TRY_AGAIN in self.rating.rating().calls
                self._tried(self.rating.try_again if back else self.rating.rate_again)
        self.rating.end()
        if self.as_json:
            click.echo(json_line(screen.end_of(self.rating)))
        elif following := self.rating.place.next_id:
            say(f"The next one: coachkit rate {following}")

    def _step(self) -> None:
        self.rating.shown()
        match self.rating.rating().step:
            case RatingStep.VISION:
                self._vision()
            case RatingStep.NEXT_WORK:
                self._work()
            case RatingStep.QUESTION:
                self._question()

    def _vision(self) -> None:
        clarity = self._picked("How clear is the vision?", Clarity)
        richness = self._picked("How rich is it?", Richness)
        numbers = self._numbers()
        if self._tried(partial(self.rating.rate_vision, clarity, richness, numbers)):
            self._tell()

    def _numbers(self) -> list[int]:
        """Return the numbers of the sentences; somebody who can be asked is asked until they are there."""
        there = {sentence.number for line in self.rating.rating().lines for sentence in line.client}
        while True:
            numbers = [int(number) for number in re.findall(r"[0-9]{1,4}", self._needed(NUMBERS))]
            if not self.talks or (numbers and there.issuperset(numbers)):
                return numbers
            say(f"Name one or more of {min(there)} to {max(there)}, such as: 1 3")

    def _work(self) -> None:
        work = self._picked("Which work comes next?", NextWork)
        if self._tried(partial(self.rating.rate_work, work)):
            self._tell()

    def _question(self) -> None:
        work = self.rating.rating().named
        if work and not self.as_json:
            click.echo()
            say(f"Now begin it: {work.definition}.")
        if self._tried(partial(self.rating.write, self._needed(ASK))):
            self._questions()
            self._tell()

    def _is_done(self) -> bool:
        """Say whether nothing is left; once the question is answered it can be asked in other words."""
        if not self.rating.finished:
            return False
        line = (self._line(ONCE_MORE) or "").strip()
        if line == AGAIN:
            return not self._tried(self.rating.try_again)
        if line and not self.talks:
            fail(f"stdin:{self.lines}:1: {ONLY_AGAIN}", WRONG_CALL)
        return True

    def _tell(self) -> None:
        if self.as_json:
            click.echo(json_line(screen.as_object(self.rating)))
            return
        view = self.rating.rating()
        late, self._told = not self._told, any(each.feedback for each in view.vision)
        if view.exchanges and view.finished:
            if late:  # the ratings had to wait for the question
                self._tell_of(view.vision[-1].feedback, view.work[-1].feedback)
            screen.first_question(view)
        elif view.work and not view.work[-1].superseded:
            self._tell_of(None, view.work[-1].feedback)
        else:
            self._tell_of(view.vision[-1].feedback, None)

    def _tell_of(self, vision: VisionFeedback | None, work: WorkFeedback | None) -> None:
        """Print what came of the ratings, as far as it is due."""
        if vision:
            screen.vision(vision)
        if work:
            screen.work(work)

    def _questions(self) -> None:
        """Ask what was meant, where somebody can be asked; otherwise it is left open."""
        while questions := self.rating.rating().questions:
            asked = questions[0]
            self._tried(partial(self.rating.answer, asked.code, self._meant(asked.text)))

    def _meant(self, text: str) -> bool | None:
        while self.talks:
            line = self._line(f"{text} (y or n; Enter leaves it open): ")
            if line is None:
                fail(ENDED_EARLY, FALLS_SHORT)
            if (word := line.strip().casefold()) in YES_OR_NO:
                return YES_OR_NO[word]
        return None

    def _picked(self, asked: str, words: type[T]) -> T:
        """Return the word that is picked by its number or its name."""
        names = [word.value for word in words]
        while True:
            line = self._needed(screen.question(asked, words)).strip()
            name = names[int(line) - 1] if line in ("1", "2", "3") else line.replace(" ", "_")
            if name in names:
                return words(name)
            self._refused(UnknownName("answer here called", line, names))

    def _needed(self, prompt: str) -> str:
        """Return the next line; leave where there is none, or where it says so."""
        line = self._line(prompt)
        if line is None:
            fail(ENDED_EARLY, FALLS_SHORT)
        word = line.strip()
        if word == AGAIN:
            raise _Back
        if self.talks and word == STOP:
            say("What was rated is kept. The same command goes on from here.")
            raise click.exceptions.Exit
        return line
