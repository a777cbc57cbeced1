"""What the terminal player prints and asks at the end of a conversation."""

from __future__ import annotations

from typing import Any

import click

from ..practice import Session
from ..vocabulary import Degree, NextWork
from . import outlook
from .screen import listed
from .terminal import say


def closing(session: Session) -> None:
    """Print the client's closing words."""
    click.echo()
    say(session.view().statement, indent=f"{session.view().client.name}: ")


def question(words: type[Degree] | type[NextWork]) -> str:
    """Return the question that is asked at the end, with its numbered answers."""
    asked = "How much vision does the client have?" if words is Degree else "Which work comes next?"
    answers = "".join(f"\n  {number}. {word.definition}" for number, word in enumerate(words, start=1))
    return f"\n{asked}{answers}\nYour answer: "


def part(session: Session) -> None:
    """Print the debrief."""
    debrief = session.debrief()
    if debrief is None:
        return
    click.echo()
    say(debrief.ending_words)
    for turn in debrief.turns:
        named = f" ({turn.named})" if turn.named else ""
        back = ", taken back" if turn.superseded else ""
        click.echo(f"  {turn.number:2}. {turn.stage.words}: {turn.outcome.words}{named}{back}")
    elements = "element" if debrief.elements == 1 else "elements"
    say(f"Of the vision, {debrief.seen} of {debrief.elements} {elements} came out.")
    listed("What stayed unsaid", [*debrief.unseen])
    listed("Said, and then let go", [*debrief.let_go])
    listed("Never noted", [*debrief.unsaid])
    listed(
        "On the ledger",
        [f"“{up.line.words}”: {up.outcome.words if up.outcome else 'not taken up'}" for up in debrief.taken_up],
    )
    listed("What the client will try", [words for up in debrief.taken_up for words in up.line.tries])
    for name, judged in (("The vision", debrief.rating), ("The next work", debrief.next_work)):
        if judged:
            agrees = "as the key has it" if judged.agrees else f"the key has: {judged.key}"
            say(f"you said: {judged.yours}; {agrees}.", indent=f"{name}: ")
    if debrief.reason:
        say(debrief.reason, indent="Why: ")


def end_of(session: Session) -> dict[str, Any]:
    """Return how the session ended."""
    debrief, view = session.debrief(), session.view()
    return {
        "session_id": view.session,
        "ending": debrief.ending.value if debrief else None,
        "closing": view.statement,
        "replies": len(view.exchanges),
        "openness": view.openness,
        "vision": list(view.vision),
        "unseen": list(debrief.unseen) if debrief else [],
        "let_go": list(debrief.let_go) if debrief else [],
        "ledger": [line.words for line in view.ledger],
        "unsaid": list(debrief.unsaid) if debrief else [],
        "tries": [words for line in view.ledger for words in line.tries],
        "rating_agrees": debrief.rating.agrees if debrief and debrief.rating else None,
        "next_work_agrees": debrief.next_work.agrees if debrief and debrief.next_work else None,
        "outlook": outlook.as_json(session.outlook()),
    }
