"""From a judgement of how future-oriented a client is to words about it, beside the author's and what came out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..client import Client
from ..outlook import Asked, Judgement, Saying
from ..vocabulary import CARRIES, FOUR_THINGS, Answered, Orientation, Topic
from . import outlook_words as words
from .counting import listed
from .note import first_name, subject_of
from .phrases import NAMED


@dataclass(frozen=True)
class AskedTold:
    """What is told of one of the four things.

    Attributes
    ----------
    name : str
        What it is called.
    ticked, agrees : bool
        Whether the trainee calls it answered, and whether that fits; where it was merely touched, both do.
    told : str
        What became of it, in a sentence or two.
    quote : str
        The client's words; empty where there are none.
    """

    topic: Topic
    name: str
    standing: Answered
    ticked: bool
    agrees: bool
    told: str
    quote: str


@dataclass(frozen=True)
class EvidenceTold:
    """What is told of a statement that was picked as evidence, and whether it can carry the judgement."""

    quote: str
    carries: bool
    told: str


@dataclass(frozen=True)
class OutlookFeedback:
    """What a trainee is told about their judgement.

    Attributes
    ----------
    agrees : bool
        Whether trainee and author judge alike.
    reason : str
        Why the author judges so.
    less : str
        Where less came out than this client has, or not all was asked openly: an honest word about it.
    rests : str
        Whether the evidence carries the judgement, all in all.
    """

    yours: Orientation
    key: Orientation
    agrees: bool
    headline: str
    reason: str
    less: str
    things: tuple[AskedTold, ...]
    rests: str
    evidence: tuple[EvidenceTold, ...]
    try_this: str


@dataclass(frozen=True)
class Key:
    """How the author sees the client: how future-oriented, and why."""

    orientation: Orientation
    reason: str


def outlook_feedback(
    judgement: Judgement, key: Key, asked: Sequence[Asked], sayings: Mapping[str, Saying], client: Client
) -> OutlookFeedback:
    """Put into words how a judgement compares with the author's and with what came out.

    Parameters
    ----------
    judgement : Judgement
        The trainee's.
    key : Key
        The author's, who knows the whole client.
    asked : sequence of Asked
        What became of everything that was to be asked about.
    sayings : mapping of str to Saying
        What the client said, by id.
    client : Client
        Who it is about.
    """
    said = _Filled(client)
    things = tuple(_thing(each, judgement, said) for each in asked if each.topic in FOUR_THINGS)
    evidence = tuple(_evidence(sayings[each], judgement.orientation, said) for each in judgement.evidence)
    same = judgement.orientation is key.orientation
    held_back = [each.topic for each in asked if each.held_back]
    open_all_through = all(each.standing in (Answered.ANSWERED, Answered.NOTHING_YET) for each in asked)
    return OutlookFeedback(
        yours=judgement.orientation,
        key=key.orientation,
        agrees=same,
        headline=(words.SAME if same else words.OTHER).format(
            given=judgement.orientation.words, key=key.orientation.words
        ),
        reason=key.reason,
        less=_less(held_back, said, same=same) or ("" if open_all_through else said(words.UNHEARD)),
        things=things,
        rests=said(_rests(evidence)),
        evidence=evidence,
        try_this=said(_try_this(held_back, things, evidence)),
    )


class _Filled:
    """Fills a client's name and pronouns in."""

    def __init__(self, client: Client) -> None:
        self._name = first_name(client)
        self._they = subject_of(client)

    def __call__(self, sentence: str, **more: str) -> str:
        return sentence.format(name=self._name, they=self._they, **more)


def _less(held_back: Sequence[Topic], said: _Filled, *, same: bool) -> str:
    if not held_back:
        return ""
    things = listed([said(words.NAMES[topic]) for topic in held_back])
    return f"{said(words.LESS, things=things)} {words.LESS_AND_SAME if same else words.LESS_AND_OTHER}"


def _thing(asked: Asked, judgement: Judgement, said: _Filled) -> AskedTold:
    ticked = asked.topic in judgement.answered
    told = (words.TICKED if ticked else words.LEFT)[asked.standing]
    if asked.standing is Answered.MISSED and not asked.naming:
        told = words.UNASKED[ticked]
    return AskedTold(
        topic=asked.topic,
        name=said(words.NAMES[asked.topic]),
        standing=asked.standing,
        ticked=ticked,
        agrees=agrees_on(asked.standing, ticked=ticked),
        told=said(told, slip=NAMED[asked.naming] if asked.naming else ""),
        quote=asked.words,
    )


def agrees_on(standing: Answered, *, ticked: bool) -> bool:
    """Say whether it fits to call a thing answered, or not to; what was merely touched can be called either."""
    return standing is Answered.TOUCHED or ticked is (standing is Answered.ANSWERED)


def _evidence(saying: Saying, orientation: Orientation, said: _Filled) -> EvidenceTold:
    carries = saying.came in CARRIES[orientation]
    return EvidenceTold(saying.words, carries, said((words.CARRIES if carries else words.TOO_WEAK)[saying.came]))


def _rests(evidence: Sequence[EvidenceTold]) -> str:
    if all(each.carries for each in evidence):
        return words.RESTS
    return words.RESTS_IN_PART if any(each.carries for each in evidence) else words.HANGS


def _try_this(held_back: Sequence[Topic], things: Sequence[AskedTold], evidence: Sequence[EvidenceTold]) -> str:
    if held_back:
        return words.TRY_OPEN.replace("{first}", f"about {words.NAMES[held_back[0]]}")
    if not any(each.carries for each in evidence):
        return words.TRY_EVIDENCE
    return words.KEEP if all(each.agrees for each in things) else words.TRY_READ
