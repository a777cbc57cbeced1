"""From ratings to words for the trainee: how they stand beside the author's, what carries them, and what to try."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..conversation import CARRIES, OF_THE_VISION, Conversation, Sentence
from ..vocabulary import Aspect, Clarity, Fit, NextWork, Richness, Term, Trace
from . import notes_on_ratings as notes
from .note import About, filled

_VISION = (Aspect.CLARITY, Aspect.RICHNESS)


@dataclass(frozen=True)
class Rated:
    """One rating beside the author's.

    Attributes
    ----------
    words : str
        What it comes from, in two or three sentences.
    """

    aspect: Aspect
    given: Term
    key: Term
    fit: Fit
    words: str


@dataclass(frozen=True)
class Telling:
    """A sentence of the client as evidence: what it shows, why, and whether the trainee named it."""

    number: int
    text: str
    shows: tuple[Trace, ...]
    note: str
    named: bool

    @property
    def carries(self) -> bool:
        """Whether it shows something of the vision itself, and not of the way alone."""
        return not OF_THE_VISION.isdisjoint(self.shows)


@dataclass(frozen=True)
class VisionFeedback:
    """What a trainee is told about a rating of clarity and richness.

    Attributes
    ----------
    carrying, idle : tuple of Telling
        The sentences that the trainee named: those that show something of the vision, and those that don't. What is
        said of the way is among the latter, without its note: it bears on what the trainee decides next.
    passed_over : tuple of Telling
        Those that show something and were not named.
    evidence : str
        What carries the rating, in a sentence or two.
    differ : str
        Where good coaches differ.
    """

    headline: str
    ratings: tuple[Rated, ...]
    evidence: str
    carrying: tuple[Telling, ...]
    idle: tuple[Telling, ...]
    passed_over: tuple[Telling, ...]
    differ: str
    try_this: str


@dataclass(frozen=True)
class WorkFeedback:
    """What a trainee is told about a choice of the next work.

    Attributes
    ----------
    reason : str
        The author's, for all the ratings.
    way : tuple of Telling
        The sentences that show whether the client knows the way.
    """

    headline: str
    rating: Rated
    reason: str
    way: tuple[Telling, ...]
    try_this: str


def vision_feedback(
    conversation: Conversation, clarity: Clarity, richness: Richness, sentences: tuple[int, ...]
) -> VisionFeedback:
    """Put into words how a rating of the vision stands beside the author's, and what it rests on.

    Parameters
    ----------
    conversation : Conversation
        What was rated.
    clarity, richness : Clarity, Richness
        As the trainee has them.
    sentences : tuple of int
        The numbers of the client's sentences on which that rests.
    """
    ratings = (_rated(conversation, Aspect.CLARITY, clarity), _rated(conversation, Aspect.RICHNESS, richness))
    told = [_telling(sentence, sentences) for sentence in conversation.sentences]
    named = [each for each in told if each.named]
    feedback = VisionFeedback(
        headline=notes.HEADLINES[ratings[0].fit, ratings[1].fit],
        ratings=ratings,
        evidence=_evidence(conversation, named),
        carrying=tuple(each for each in named if each.carries),
        idle=tuple(replace(each, note="") for each in named if not each.carries),
        passed_over=tuple(each for each in told if each.carries and not each.named),
        differ=conversation.key.differ,
        try_this="",
    )
    return _with_a_try(feedback)


def work_feedback(conversation: Conversation, next_work: NextWork) -> WorkFeedback:
    """Put into words how a choice of the next work stands beside the author's, with the author's reason."""
    rating = _rated(conversation, Aspect.NEXT_WORK, next_work)
    off = rating.fit is Fit.OTHER
    try_this = notes.TWO_QUESTIONS if off else filled(notes.BEGIN_THERE, About(conversation.client, ""))
    way = tuple(_telling(sentence, ()) for sentence in conversation.sentences if Trace.WAY in sentence.shows)
    return WorkFeedback(notes.WORK_HEADLINES[rating.fit], rating, conversation.key.reason, way, try_this)


def _rated(conversation: Conversation, aspect: Aspect, given: Clarity | Richness | NextWork) -> Rated:
    key, fit = conversation.key.of(aspect), conversation.key.fit(aspect, given)
    note = notes.APART[aspect][given, key] if given != key else _turned(notes.AGREED[key], conversation.id)
    words = filled(note, About(conversation.client, ""))
    return Rated(aspect, given, key, fit, f"{notes.AS_OTHERS}{words}" if fit is Fit.ALSO else words)


def _turned(of: tuple[str, ...], name: str) -> str:
    """Return one of several notes: always the same for a conversation, not always the same for all."""
    return of[zlib.crc32(name.encode()) % len(of)]


def _telling(sentence: Sentence, named: Iterable[int]) -> Telling:
    return Telling(sentence.number, sentence.text, sentence.shows, sentence.note, sentence.number in named)


def _evidence(conversation: Conversation, named: list[Telling]) -> str:
    carrying = [each for each in named if each.carries]
    if not carrying:
        return notes.NOTHING_CARRIES
    said = [_how_many(len(carrying), len(named))]
    said += [notes.NO_BEARING[aspect] for aspect in _VISION if _unborne(aspect, conversation, carrying)]
    return " ".join(said)


def _how_many(carrying: int, named: int) -> str:
    if carrying < named:
        return (
            f"Of the {named} sentences that you named, {carrying} {'carries' if carrying == 1 else 'carry'} something."
        )
    return f"{'The' if named == 1 else 'Each'} sentence that you named carries something."


def _unborne(aspect: Aspect, conversation: Conversation, named: Iterable[Telling]) -> bool:
    """Say whether nothing that was named bears on a rating, though something in the conversation does."""
    bearing = set(CARRIES[aspect])
    there = any(bearing.intersection(sentence.shows) for sentence in conversation.sentences)
    return there and not any(bearing.intersection(each.shows) for each in named)


def _with_a_try(feedback: VisionFeedback) -> VisionFeedback:
    """Return the feedback with one thing to try: about the ratings where they are off, otherwise about the evidence."""
    off = [each for each in feedback.ratings if each.fit is Fit.OTHER]
    if off:
        try_this = notes.TOO_MUCH if _above(off[0]) else notes.TOO_LITTLE
    elif feedback.idle:
        try_this = notes.BESIDE
    else:
        try_this = notes.LOOK_ON if feedback.passed_over else notes.KEEP_RATING
    return replace(feedback, try_this=try_this)


def _above(rated: Rated) -> bool:
    order = list(type(rated.key))
    return order.index(rated.given) > order.index(rated.key)
