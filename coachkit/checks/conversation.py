"""Is this conversation fit to be rated? Ratings that go together, evidence for each, model questions on track."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..conversation import CARRIES, Conversation
from ..errors import Problem, Rule
from ..scenario import Reply, Scenario
from ..vocabulary import (
    FITTING_WORK,
    Aspect,
    Clarity,
    Degree,
    NextWork,
    Outcome,
    Richness,
    Stage,
    Trace,
    outcome_of,
)

FEWEST_LINES, MOST_LINES = 8, 14
MODELS = 2
"""Model questions of a conversation."""

_FITTING_CLARITY = {
    Degree.NO_VISION: (Clarity.NONE, Clarity.FAINT),
    Degree.VISION_NO_WAY: (Clarity.FAINT, Clarity.CLEAR),
    Degree.VISION_AND_WAY: (Clarity.CLEAR,),
}
"""How clear a vision of each degree can be."""


def check_conversation(conversation: Conversation, asking: Scenario) -> list[Problem]:
    """Run every check over one conversation and the turn in which its first question is asked; in order of place."""
    found = [*_lines(conversation), *_notes(conversation), *_ratings(conversation), *_evidence(conversation)]
    return sorted([*found, *_models(conversation, asking)])


def _lines(conversation: Conversation) -> Iterator[Problem]:
    lines = conversation.lines
    if not FEWEST_LINES <= len(lines) <= MOST_LINES:
        message = f"the conversation has {len(lines)} lines; {FEWEST_LINES} to {MOST_LINES} are wanted"
        yield Problem(conversation.at, Rule.WRONG_NUMBER_OF_LINES, message)
    if lines and not lines[-1].client:
        message = "the coach has the last line; the client's is wanted there, for the trainee answers it"
        yield Problem(conversation.at, Rule.LAST_LINE_NOT_THE_CLIENTS, message)


def _notes(conversation: Conversation) -> Iterator[Problem]:
    for sentence in conversation.sentences:
        if bool(sentence.shows) != bool(sentence.note):
            lacks = "no 'note' that says why it is evidence" if sentence.shows else "a 'note', but no 'shows'"
            yield Problem(sentence.at, Rule.SHOWN_WITHOUT_NOTE, f"sentence {sentence.number} has {lacks}")


def _ratings(conversation: Conversation) -> Iterator[Problem]:
    key = conversation.key
    if key.next_work is not FITTING_WORK[key.degree]:
        fitting = FITTING_WORK[key.degree].value
        message = (
            f"the next work {key.next_work.value!r} does not fit {key.degree.value!r}, for which it is {fitting!r}"
        )
        yield Problem(key.at, Rule.RATING_MISFIT, message)
    if key.clarity not in _FITTING_CLARITY[key.degree]:
        message = f"a vision that is as clear as {key.clarity.value!r} does not fit the degree {key.degree.value!r}"
        yield Problem(key.at, Rule.RATING_MISFIT, message)
    if key.clarity is Clarity.NONE and key.richness is Richness.RICH:
        message = "a vision cannot be rich of which nothing can be told apart: 'richness' does not fit 'clarity'"
        yield Problem(key.at, Rule.RATING_MISFIT, message)
    for aspect, words in key.also.items():
        if key.of(aspect).value in words:
            message = f"'also' names the key's own {aspect.words} once more: {key.of(aspect).value!r}"
            yield Problem(key.at, Rule.RATING_MISFIT, message)


@dataclass(frozen=True)
class _Wanted:
    """What a rating needs as evidence."""

    aspect: Aspect
    traces: tuple[Trace, ...]


def _wanted(conversation: Conversation) -> Iterator[_Wanted]:
    """Yield for each of the author's ratings what some sentence has to show."""
    key = conversation.key
    there, missing = (Trace.PICTURE,), (Trace.GAP,)
    clarity = {Clarity.NONE: missing, Clarity.FAINT: CARRIES[Aspect.CLARITY], Clarity.CLEAR: there}
    richness = {
        Richness.BARE: missing,
        Richness.THIN: CARRIES[Aspect.RICHNESS],
        Richness.RICH: (Trace.DETAIL,),
    }
    yield _Wanted(Aspect.CLARITY, clarity[key.clarity])
    if key.richness is not Richness.BARE:  # that there is nothing need not be said
        yield _Wanted(Aspect.RICHNESS, richness[key.richness])
    if key.next_work is NextWork.ACTION_STEPS:
        yield _Wanted(Aspect.NEXT_WORK, (Trace.WAY,))


def _evidence(conversation: Conversation) -> Iterator[Problem]:
    shown = {trace for sentence in conversation.sentences for trace in sentence.shows}
    for wanted in _wanted(conversation):
        if not shown.intersection(wanted.traces):
            traces = " or ".join(trace.value for trace in wanted.traces)
            rating = conversation.key.of(wanted.aspect).value
            message = f"no sentence shows the {wanted.aspect.words} {rating!r}; one that shows {traces} is wanted"
            yield Problem(conversation.at, Rule.RATING_WITHOUT_EVIDENCE, message)


def _models(conversation: Conversation, asking: Scenario) -> Iterator[Problem]:
    replies = asking.turns[0].replies
    if len(replies) != MODELS:
        message = f"{MODELS} model questions are wanted, unlike each other, and not {len(replies)}"
        yield Problem(conversation.at, Rule.WRONG_NUMBER_OF_MODELS, message)
    for number, reply in enumerate(replies, start=1):
        yield from _model(conversation, reply, number)


def _model(conversation: Conversation, reply: Reply, number: int) -> Iterator[Problem]:
    work = conversation.key.next_work
    outcome = outcome_of(Stage.NEXT_WORK, reply.codes, work)
    if outcome is not Outcome.ON_TRACK:
        message = f"model question {number} is {outcome.words} for the next work {work.value!r}, by its codes"
        yield Problem(reply.at, Rule.MODEL_NOT_ON_TRACK, message)
