"""What the terminal player prints: the same view that the widget shows, in lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from ..practice import CannotWait, Comparison, Exchange, Footing, LedgerLine, OfferedReply, Session
from ..vocabulary import Code
from .terminal import say


def greet(session: Session) -> None:
    """Say who the client is, and where the conversation stands when it is gone on with."""
    view = session.view()
    client = view.client
    click.echo()
    say(f"{client.name} ({client.pronouns}), {client.age}, {client.trade}, {client.place}")
    say(client.background, indent="  ")
    if view.cannot_wait:
        cannot_wait(view.cannot_wait)
    if session.notice:
        say(session.notice)
    if view.exchanges:
        last = view.exchanges[-1]
        say(f"You are back where you were, after {len(view.exchanges)} of your replies. The last was:")
        say(last.reply, indent="  You: ")
        say(last.client_says, indent=f"  {client.name}: ")


def cannot_wait(beside: CannotWait) -> None:
    """Print whose addition this is, and the help that the course names."""
    click.echo()
    say(beside.addition)
    listed("Your course names", [*beside.signposts])
    if beside.missing:
        say(beside.missing)


def ask(session: Session) -> None:
    """Print the client's statement, and the replies to choose from where there are any."""
    view = session.view()
    session.shown()
    click.echo()
    say(view.statement, indent=f"{view.client.name}: ")
    click.echo()
    if view.about:
        say(view.about.definition, indent=f"Ask {view.client.name} about: ")
        say(view.to_learn, indent="  To learn: ")
        click.echo()
    if view.finding:
        say(view.finding.definition, indent=f"Help {view.client.name} find out: ")
        say(view.to_learn, indent="  ")
        click.echo()
    _numbered(view.replies)


def _numbered(replies: Sequence[OfferedReply]) -> None:
    for number, offered in enumerate(replies, start=1):
        tried = " (your first try)" if offered.tried else ""
        say(f"{offered.text}{tried}", indent=f"  {number}. ")
    if replies:
        click.echo()


def beside(comparison: Comparison) -> None:
    """Print the scripted replies beside a written one."""
    click.echo()
    say("Replies that others choose from here:")
    _numbered(comparison.replies)


def model_before(session: Session) -> None:
    """Print the model line of the reply before the last, where the trainee went on without comparing."""
    for earlier in session.view().exchanges[-2:-1]:
        if earlier.comparison and earlier.comparison.closest is None:
            click.echo()
            say("What could have been said before that:")
            model(earlier.comparison)


def model_after(session: Session) -> None:
    """Print the model line of the last reply of all, where the trainee goes on without comparing."""
    click.echo()
    say("What could have been said:")
    model(session.view().exchanges[-1].comparison)


def model(comparison: Comparison | None) -> None:
    """Print the model line, once it may be seen."""
    if comparison and comparison.model:
        say(comparison.model.text, indent="  One of several good lines: ")
        say(comparison.model.why, indent="  Why: ")


def feedback(session: Session) -> None:
    """Print what the last reply did."""
    told_of(session.view().client.name, session.view().exchanges[-1])


def told_of(name: str, last: Exchange) -> None:
    """Print what a reply did: the client's answer, and the feedback where it is due."""
    click.echo()
    say(last.client_says, indent=f"{name}: ")
    told = last.feedback
    if told is None:
        return
    click.echo()
    say(f"[{told.outcome.words}] {told.headline}")
    for mark in told.marks:
        click.echo(f"    {'yes' if mark.done else 'not yet':8}{mark.code.words}")
    for found in told.evidence:
        say(f'{found.code.words}: "{last.reply[found.start : found.end]}"{_footing(last, found.code)}', indent="    ")
    _more(last)
    say(told.why, indent="  Why: ")
    if told.better:
        say(told.better, indent="  One of several good lines: " if told.model else "  A better line: ")
    if told.signposts:
        say("; ".join(told.signposts), indent="  Your course names: ")
    say(told.try_this, indent="  To try: ")


_FOOTINGS = {Footing.ANSWERED: " (as you said)", Footing.LEFT_OPEN: " (not certain)"}


def _footing(exchange: Exchange, code: Code) -> str:
    """Return what is said of a code that the coder was not sure of."""
    return "".join(_FOOTINGS.get(given.footing, "") for given in exchange.codes if given.code is code)


def _more(exchange: Exchange) -> None:
    for words, before in (
        (exchange.thinks, "  The client is thinking: "),
        (exchange.brought, "  The vision grows: "),
        (exchange.lost, "  Let go: "),
        ("; ".join(f"“{words}”" for words in exchange.noted), "  On the ledger: "),
        (exchange.tries, "  They will find out: "),
    ):
        if words:
            say(words, indent=before)


def fresh_entries(session: Session) -> list[LedgerLine]:
    """Return the ledger lines that the last reply brought."""
    view = session.view()
    fresh = view.exchanges[-1].noted if view.exchanges else ()
    return [line for line in view.ledger if line.client_words in fresh]


def listed(title: str, lines: list[str]) -> None:
    """Print a list under its title, where there is anything in it."""
    if lines:
        say(f"{title}:")
        for line in lines:
            say(line, indent="  - ")


def next_of(session: Session) -> dict[str, Any]:
    """Return what was asked about the last reply, the client's answer, and the statement that waits or closes."""
    view = session.view()
    last = view.exchanges[-1]
    asked = [{"code": each.code.value, "question": each.text, "answer": each.answer} for each in last.asked]
    follows = {"client_says": last.client_says, "next_turn": view.turn, "next_statement": view.statement}
    about = {"next_about": view.about.value} if view.about else {}
    return {"asked": asked, **follows, **about}
