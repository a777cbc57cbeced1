"""A transcript marked line by line, by whoever sits at the terminal or by a script."""

from __future__ import annotations

import re
from typing import TypeVar

import click

from ..errors import NotNow, UnknownName
from ..practice import MarkingSession, ReadSentence
from ..vocabulary import Basis, Hearing, RealityKind, Term
from .dialogue import Dialogue
from .terminal import FALLS_SHORT, fail, json_line, say

AGAIN, STOP = "again", "stop"
YES, NO = ("y", "yes"), ("n", "no")
ENDED_EARLY = "coachkit: the lines ended before the sentences did; what was marked is kept (--resume)"
KEPT = "What was marked is kept. The same command goes on from here."
PROMPT = "A reality statement? (yes, no; 'again' or 'stop'): "
ONCE_MORE = "The same sentence once more, then."
NO_ANSWER = "answer here called"
ANSWERS = ("no", "KIND, BASIS (such as: money, obstacle)", AGAIN)
SPOKEN = (YES[-1], NO[-1], AGAIN, STOP)

T = TypeVar("T", bound=Term)


class Listener(Dialogue):
    """Marks a transcript line by line.

    Parameters
    ----------
    talks : bool
        Whether somebody sits at the terminal who can be asked.
    """

    empty_counts = False

    def __init__(self, session: MarkingSession, *, talks: bool, as_json: bool) -> None:
        super().__init__(talks=talks, as_json=as_json)
        self.session = session
        self._told = {each.number for each in session.view().sentences if each.feedback}

    def run(self) -> None:
        """Mark to the end."""
        if not self.as_json:
            self._transcript()
        while self.session.view().next is not None:
            self._sentence()
        self._end()

    def _transcript(self) -> None:
        """Print the whole of it, to be read first."""
        view = self.session.view()
        client = view.client
        click.echo()
        say(f"{client.name} ({client.pronouns}), {client.age}, {client.trade}, {client.place}")
        say(client.background, indent="  ")
        if self.session.notice:
            say(self.session.notice)
        for line in view.lines:
            click.echo()
            if line.coach:
                say(line.coach, indent="Coach: ")
            for sentence in line.client:
                mark = f" [{sentence.marked}]" if sentence.mark else ""
                say(f"{sentence.text}{mark}", indent=f"{client.name} {sentence.number:2}: ")
        click.echo()
        if view.marked:
            say(f"You are back where you were: {view.marked} of {view.of} sentences are marked.")

    def _sentence(self) -> None:
        self._banner.show(self.session)
        self._ask(self._next())

    def _next(self) -> ReadSentence:
        view = self.session.view()
        return view.sentences[(view.next or 1) - 1]

    def _ask(self, sentence: ReadSentence) -> None:
        """Ask for the mark of a sentence, until there is one."""
        self._show(sentence)
        line = self._line(PROMPT)
        if line is None:
            fail(ENDED_EARLY, FALLS_SHORT)
        word = line.strip().casefold()
        self._unless_stopped(word)
        if word == AGAIN:
            self._again(sentence)
        else:
            self._mark(sentence, word)

    def _unless_stopped(self, word: str) -> None:
        if self.talks and word == STOP:
            say(KEPT)
            raise click.exceptions.Exit

    def _show(self, sentence: ReadSentence) -> None:
        if not self.as_json:
            self.session.shown()
            click.echo()
            say(sentence.text, indent=f"{sentence.number:2}. ")

    def _again(self, sentence: ReadSentence) -> None:
        before = self.session.view().sentences[: sentence.number - 1]
        if before:
            self._ask(before[-1])
        else:
            self._refused(NotNow("There is no sentence before this one."))

    def _mark(self, sentence: ReadSentence, word: str) -> None:
        if self._tried(lambda: self._keep(sentence, word)):
            self._tell(sentence.number)

    def _keep(self, sentence: ReadSentence, word: str) -> None:
        reality, kind, basis = self._answer(word)
        self.session.mark(sentence.number, reality=reality, kind=kind, basis=basis)

    def _answer(self, word: str) -> tuple[bool, str | None, str | None]:
        if word in NO:
            return False, None, None
        if word in YES and self.talks:
            return True, self._one_of(RealityKind, "What is it about?"), self._one_of(Basis, "Belief or obstacle?")
        kind, _, basis = re.sub(r"[\s,-]+", " ", word).rpartition(" ")
        if not kind:
            raise UnknownName(NO_ANSWER, word, SPOKEN if self.talks else ANSWERS)
        return True, kind.replace(" ", "_"), basis

    def _one_of(self, words: type[T], asks: str) -> str:
        for number, each in enumerate(words, start=1):
            say(f"{each.words}: {each.definition}", indent=f"  {number:2}. ")
        names = [word.value for word in words]
        while (word := self._word(f"{asks} (number or word): ")) not in names:
            if word.isascii() and word.isdigit() and 1 <= int(word) <= len(names):
                return names[int(word) - 1]
            say(str(UnknownName(NO_ANSWER, word, names)))
        return word

    def _word(self, prompt: str) -> str:
        """Return the word that is said; "again" goes back to the sentence."""
        line = self._line(prompt)
        if line is None:
            fail(ENDED_EARLY, FALLS_SHORT)
        word = re.sub(r"[\s-]+", "_", line.strip().casefold())
        self._unless_stopped(word)
        if word == AGAIN:
            raise NotNow(ONCE_MORE)
        return word

    def _tell(self, number: int) -> None:
        told = self.session.view().sentences[number - 1].feedback
        if self.as_json:
            row = self.session.choices()[-1]
            words = {"headline": told.headline, "named": list(told.named), "note": told.note} if told else {}
            click.echo(json_line({**row, "hearing": told.hearing.value if told else None, **words}))
        elif told:
            self._told.add(number)
            hearing = "heard too much" if told.hearing is Hearing.OVER_HEARD else told.hearing.words
            say(f"[{hearing}] {told.headline}", indent="    ")
            say(" ".join((*told.named, told.note)), indent="    ")

    def _tell_late(self) -> None:
        """Tell of each mark what could not be told before every sentence had one."""
        for sentence in self.session.view().sentences:
            if sentence.feedback and sentence.number not in self._told:
                click.echo()
                say(f"{sentence.text} [{sentence.marked}]", indent=f"{sentence.number:2}. ")
                self._tell(sentence.number)

    def _end(self) -> None:
        end = self.session.view().end
        if end is None:
            return
        if self.as_json:
            last = {"session_id": self.session.header.session, "told": list(end.told), "listen_for": end.listen_for}
            click.echo(json_line(last))
            return
        self._tell_late()
        click.echo()
        for words in end.told:
            say(words, indent="  - ")
        say(end.listen_for)
