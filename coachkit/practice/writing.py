"""Replies in the trainee's own words: coded, asked about where that matters, compared, and disputed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..errors import NotNow, UnknownName
from ..scenario import Turn
from ..store import EventKind
from ..vocabulary import Code, Mode
from .asking import Answer
from .exchange_view import Exchange
from .recording import Recording
from .written import Written, weigh, written_body

LONGEST_REPLY = 20_000
"""Characters that a written reply may have."""

EMPTY = "There is nothing in it yet. Write what you would say, and send it then."
TOO_LONG = (
    f"This is longer than a reply can be here ({LONGEST_REPLY:,} characters). Nothing was sent: make it shorter, and "
    "send it again."
)
NOTHING_ASKED = "Nothing is asked about your reply now."
NOT_OVER = "The conversation goes on: give the next reply."


class Writing(Recording):
    """What a session does with written replies."""

    def write(self, text: str, turn: str | None = None) -> None:
        """Give a reply in words of one's own.

        The client answers at once, unless the coder is unsure of something that matters: then the reply is on record
        and waits, with the questions of the view, for `answer`.

        Parameters
        ----------
        text : str
            What the trainee says, up to 20,000 characters; kept as it was typed.
        turn : str, optional
            As in `reply`.

        Raises
        ------
        NotNow
            There is nothing in it, or too much; the conversation is over, at another turn, or waits for an answer.
        """
        here, said = self._at(turn), sayable(text)
        written = self._coded(here, said)
        if written.open:
            self._write(EventKind.WRITTEN, written_body(written, self._state.statement))
            self._waiting = written
        else:
            self._say(written)

    def answer(self, code: Code | str, yes: Answer) -> None:
        """Answer a question about the written reply that waits; with the last one answered the client answers too.

        Parameters
        ----------
        code : Code or str
            The code that the question is about.
        yes : Answer
            Whether the reply was meant so; None leaves it open.

        Raises
        ------
        NotNow
            No reply waits.
        UnknownName
            Something else is asked.
        """
        waiting = self._waiting
        if waiting is None:
            raise NotNow(NOTHING_ASKED)
        if waiting.open:  # otherwise only the choice is still to be stored
            asked = _named(code, waiting.open, "question now about")
            self._write(EventKind.ANSWER, {"code": asked.value, "yes": yes})
            self._waiting = waiting = waiting.answered(asked, yes)
        self.settle()

    def settle(self) -> None:
        """Let the client answer a written reply about which nothing is left to ask."""
        if self._waiting and not self._waiting.open:
            self._say(self._waiting)

    def closest(self, number: int, reply_id: str) -> None:
        """Say which of the scripted replies comes closest to a written one.

        Parameters
        ----------
        number : int
            Which exchange of the view; its mode is ``write_first``.
        reply_id : str
            One of the replies beside it.
        """
        exchange = self._exchange(number)
        if exchange.comparison is None:
            raise NotNow("there are no replies beside this one to compare it with")
        beside = [reply.id for reply in exchange.comparison.replies]
        if reply_id not in beside:
            raise UnknownName("reply here called", reply_id, beside)
        self._note(EventKind.CLOSEST, {"choice_id": exchange.choice_id, "reply_id": reply_id})

    def go_on(self) -> None:
        """Go on from the last reply of all without comparing it: its model line shows then, as those before it do.

        Elsewhere the next reply says so; nothing is recorded of it.

        Raises
        ------
        NotNow
            The conversation is not over.
        """
        if self._state.turn is not None:
            raise NotNow(NOT_OVER)
        self._gone_on = True

    def dispute(self, number_or_choice: int | str, code: Code | str) -> None:
        """Say of a code "that is not what I did"; said again, it is taken back. The conversation goes on as it was.

        Parameters
        ----------
        number_or_choice : int or str
            Which exchange of the view, by its number or its choice's id.
        code : Code or str
            One of the codes that the coder gave it.
        """
        exchange = self._exchange(number_or_choice)
        standing = {given.code: given.disputed for given in exchange.codes if given.can_be_disputed}
        disputed = _named(code, standing, "code of the coder here called")
        body = {"choice_id": exchange.choice_id, "code": disputed.value, "disputed": not standing[disputed]}
        self._note(EventKind.DISPUTE, body)

    def _say(self, written: Written) -> None:
        self._give(written.reply, written.seconds, written)
        self._waiting = None

    def _coded(self, here: Turn, text: str) -> Written:
        """Have a reply coded as an answer to what the client has just said."""
        mode = Mode.WRITE_FIRST if self.header.mode is Mode.WRITE_FIRST else Mode.WRITE
        coding = self._wiring.coder(text, self._state.statement, here.stage, shown=tuple(self._texts()))
        return weigh(here.id, mode, self._seconds(), coding, self.scenario.vision.next_work)

    def _texts(self) -> Iterator[str]:
        """Yield the texts that this session has shown and that could be pasted back."""
        view = self.view()
        yield from (offered.text for offered in view.replies)
        for exchange in view.exchanges:
            if exchange.feedback and exchange.feedback.better:
                yield exchange.feedback.better
            if exchange.comparison:
                yield from (offered.text for offered in exchange.comparison.replies)

    def _exchange(self, number_or_choice: int | str) -> Exchange:
        exchanges = self.view().exchanges
        for exchange in exchanges:
            if number_or_choice in (exchange.number, exchange.choice_id):
                return exchange
        numbers = [str(exchange.number) for exchange in exchanges]
        raise UnknownName("reply of yours with the number", str(number_or_choice), numbers)


def whole(words: str) -> str:
    """Return words in which half a surrogate pair, which no page or terminal can be sent, is marked as missing."""
    return re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", words)


def sayable(text: str) -> str:
    """Return a text as it can be said: whole, with something to see in it, and not too long."""
    if len(text) > LONGEST_REPLY:
        raise NotNow(TOO_LONG)
    if not any(letter.isprintable() and not letter.isspace() for letter in whole(text)):
        raise NotNow(EMPTY)
    return whole(text)


def _named(found: Code | str, among: Iterable[Code], what: str) -> Code:
    """Return the code that is named, which has to be among these."""
    codes = {code.value: code for code in among}
    if str(found) not in codes:
        raise UnknownName(what, str(found), codes)
    return codes[str(found)]
