"""What the terminal prints of a conversation that is rated: the same view that the widget shows, in lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from ..practice import Rated, RatingView, Telling, VisionFeedback, VisionRating, WorkFeedback
from ..vocabulary import Fit, Term
from .screen import told_of
from .terminal import say

_FITS = {Fit.KEY: "as the author has it", Fit.ALSO: "as other good coaches have it", Fit.OTHER: "apart"}


def greet(rating: VisionRating) -> None:
    """Print who the client is, and the whole conversation with its sentences numbered."""
    view, client = rating.rating(), rating.conversation.client
    click.echo()
    say(f"{client.name} ({client.pronouns}), {client.age}, {client.trade}, {client.place}")
    say(client.background, indent="  ")
    if rating.notice:
        say(rating.notice)
    click.echo()
    for line in view.lines:
        if line.coach:
            say(line.coach, indent="Coach: ")
        for sentence in line.client:
            say(sentence.text, indent=f"  {sentence.number:2}. ")
    click.echo()


def question(asked: str, words: type[Term]) -> str:
    """Return a question with its numbered answers."""
    answers = "".join(f"\n  {number}. {_answer(word)}" for number, word in enumerate(words, start=1))
    return f"\n{asked}{answers}\nYour answer: "


def _answer(word: Term) -> str:
    return f"{word.words}: {word.definition}"


def vision(told: VisionFeedback) -> None:
    """Print what came of a rating of the vision."""
    click.echo()
    say(told.headline)
    for rated in told.ratings:
        _rated(rated)
    say(told.evidence, indent="  What it rests on: ")
    _telling([*told.carrying, *told.idle], "You named")
    _telling(told.passed_over, "You passed over")
    say(told.differ, indent="  Where good coaches differ: ")
    say(told.try_this, indent="  To try: ")


def work(told: WorkFeedback) -> None:
    """Print what came of a choice of the next work."""
    click.echo()
    say(told.headline)
    _rated(told.rating)
    say(told.reason, indent="  The author's reason: ")
    _telling(told.way, "Where the way shows")
    say(told.try_this, indent="  To try: ")


def _rated(rated: Rated) -> None:
    author = "" if rated.fit is Fit.KEY else f"; the author: {rated.key.words}"
    say(f"{rated.given.words}{author} [{_FITS[rated.fit]}]", indent=f"  {rated.aspect.words}: ")
    say(rated.words, indent="      ")


def _telling(sentences: Sequence[Telling], title: str) -> None:
    if sentences:
        say(f"{title}:", indent="  ")
    for each in sentences:
        shows = ", ".join(trace.words for trace in each.shows) if each.note else "not about the vision itself"
        say(f'"{each.text}" ({shows}) {each.note}', indent=f"    {each.number:2}. ")


def first_question(view: RatingView) -> None:
    """Print what the last first question did, and two good ones."""
    told_of(view.client.name, view.exchanges[-1])
    for model in view.models:
        say(model.text, indent="  A good first question: ")
        say(model.why, indent="      ")


def as_object(rating: VisionRating) -> dict[str, Any]:
    """Return the latest choice with what was told of it."""
    row, view = rating.choices()[-1], rating.rating()
    if row["mode"] != "rate":
        last = view.exchanges[-1]
        asked = [{"code": each.code.value, "question": each.text, "answer": each.answer} for each in last.asked]
        return {**row, "asked": asked, "client_says": last.client_says, "models": [each.text for each in view.models]}
    ratings: Sequence[Rated] = ()
    if view.work and view.work[-1].feedback:
        ratings = (view.work[-1].feedback.rating,)
    elif view.vision and view.vision[-1].feedback:
        ratings = view.vision[-1].feedback.ratings
    return {**row, "ratings": [_rating(rated) for rated in ratings]}


def _rating(rated: Rated) -> dict[str, str]:
    terms = {"what": rated.aspect, "given": rated.given, "key": rated.key, "fit": rated.fit}
    return {**{name: term.value for name, term in terms.items()}, "words": rated.words}


def end_of(rating: VisionRating) -> dict[str, Any]:
    """Return how it ended."""
    view = rating.rating()
    vision = [rated for tried in view.vision[-1:] if tried.feedback for rated in tried.feedback.ratings]
    work = [tried.feedback.rating for tried in view.work[-1:] if tried.feedback]
    return {
        "session_id": view.session,
        "conversation": view.conversation,
        "finished": view.finished,
        "ratings": {rated.aspect.value: rated.fit.value for rated in (*vision, *work)},
        "outcome": view.exchanges[-1].outcome if view.exchanges else None,
        "next": view.place.next_id or None,
    }
