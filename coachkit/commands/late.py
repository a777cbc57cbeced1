"""Feedback in the terminal that comes later than its reply: at the end of a stage, or of the conversation."""

from __future__ import annotations

import click

from ..practice import Exchange, Session
from . import screen
from .terminal import say

TITLE = "What can be told by now of your earlier replies:"


class Late:
    """Tells of each reply once: what was not yet due when it was given is told when it is.

    Parameters
    ----------
    session : Session
        Of what is due in it already, nothing is told again.
    """

    def __init__(self, session: Session) -> None:
        self._told = {each.number for each in session.view().exchanges if each.feedback}

    def tell(self, session: Session) -> None:
        """Print what has become due of the replies before the last, whose own feedback stands where it was given."""
        view = session.view()
        due = [each for each in view.exchanges if each.feedback and each.number not in self._told]
        self._told.update(each.number for each in due)
        late = [each for each in due if each is not view.exchanges[-1]]
        if late:
            click.echo()
            say(TITLE)
        for each in late:
            _with_reply(view.client.name, each)


def _with_reply(name: str, exchange: Exchange) -> None:
    taken_back = " (taken back)" if exchange.superseded else ""
    click.echo()
    say(exchange.statement, indent=f"{exchange.number}. {name}: ")
    say(f"{exchange.reply}{taken_back}", indent="You: ")
    screen.told_of(name, exchange)
