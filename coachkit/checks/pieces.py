"""Do hopes, people, voices and a coach's sentences reach for clients without end?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from ..errors import Place, Problem, Rule
from ..materials import FOUND, OCCASIONS, Hope, Person, Sentences, Voice
from ..vocabulary import Domain, NextWork, Register

ELEMENTS = 6
"""Elements of a hope's vision: one comes out at the opening, and one in each of five vision turns."""
_OF_A_HOPE = {"trades": 1, "openings": 1, "asks": 10, "closed": 3, "leads": 3, "plans": 3, "judges": 3, "requests": 1}
"""So many of each a hope has at least."""
RISING = 2
"""Rising restatements of a request for a verdict."""
_OF_A_COACH = {
    "notes": 60,
    "asides": 10,
    "asks": 20,
    "thanks": 11,
    "hand_backs": 5,
    "refusals": 1,
    "dismisses": 5,
    "kept": 15,
    "revisit_returns": 10,
}
_NAMING = 20
"""Notes that name the thing, and as many that do not."""
_VERDICT_SLIPS = ("judge_for", "judge_against", "reassure", "advise", "confront", "concede", "dismiss", "plan")
_NEXT_SLIPS = ("judge", "advise", "concede", "reassure")
_OPENERS = 6
_AGES = {"young": range(30), "middle": range(30, 50), "older": range(50, 200)}
_SLOT = re.compile(r"\{[^}]*\}|[{}]")


def check_hope(hope: Hope) -> Iterator[Problem]:
    """Yield what is wrong with one hope."""
    name = f"the hope {hope.id!r}"
    for message in _lacking(hope):
        yield Problem(hope.at, Rule.TOO_FEW_PIECES, f"{name} {message}")
    for message in _muddled(hope):
        yield Problem(hope.at, Rule.HOPE_MISFIT, f"{name} {message}")
    every = list(_all_of(hope))
    for text in every:
        yield from _slots(text, "", hope.at)
    yield from _twice(every, hope.at)


def _all_of(hope: Hope) -> Iterator[str]:
    """Yield all that is said of a hope, by client and coach."""
    for texts in (hope.asks, hope.closed, hope.leads, hope.plans, hope.judges):
        yield from texts
    yield from (words for element in hope.elements for words in (element.says, element.thinks))
    yield from (said.says for answers in hope.answers.values() for said in answers)
    yield from (text for request in hope.requests for text in (request.says, *request.restated))
    yield from (says for says, _ in hope.openings)


def _lacking(hope: Hope) -> Iterator[str]:
    if len(hope.elements) != ELEMENTS:
        yield f"has {len(hope.elements)} elements; {ELEMENTS} are wanted"
    for key, least in _OF_A_HOPE.items():
        if (there := len(getattr(hope, key))) < least:
            yield f"has {there} of {key!r}; at least {least} are wanted"


def _muddled(hope: Hope) -> Iterator[str]:
    unknown = hope.domain is Domain.UNKNOWN
    if hope.domain is Domain.ANY:
        yield "is of the domain 'any', which is for lines; name what sort of hope it is"
    if unknown and not hope.no_picture:
        yield "has no 'no_picture'; without a picture that is said at the end"
    if not unknown and not hope.no_way:
        yield "has no 'no_way'; a client who knows no way says that at the end"
    if any(bool(span) is unknown for _, span in hope.openings):
        yield "marks its hope, or is of the domain 'unknown' and marks none; one or the other"
    if any(len(request.restated) != RISING for request in hope.requests):
        yield f"has a request for a verdict that is not made again {RISING} times, each time harder"


def check_person(person: Person) -> Iterator[Problem]:
    """Yield what is wrong with one person."""
    if person.age not in _AGES.get(person.facts.get("age", ""), range(200)):
        message = f"{person.name} is {person.age}, and that is not {person.facts['age']!r} (30 and 50 divide the ages)"
        yield Problem(person.at, Rule.PERSON_MISFIT, message)
    if not person.background:
        yield Problem(person.at, Rule.PERSON_MISFIT, f"{person.name} has no background")


def check_voices(voices: Mapping[Register, Voice]) -> Iterator[Problem]:
    """Yield what is wrong with the voices."""
    for voice in voices.values():
        for occasion, least in OCCASIONS.items():
            said = voice.said[occasion]
            if len(said) < least:
                who = voice.register.value
                message = f"the voice {who!r} has {len(said)} answers for {occasion!r}; at least {least} are wanted"
                yield Problem(voice.at, Rule.TOO_FEW_PIECES, message)
            slots = "{found}" if occasion == FOUND else "{thing}"
            for each in said:
                yield from _slots(f"{each.says} {each.thinks}", slots, voice.at)
                if occasion == FOUND and slots not in each.says:
                    yield Problem(voice.at, Rule.SLOT_MISFIT, f"there is no {slots} in {each.says[:60]!r}")
        yield from _twice((each.says for answers in voice.said.values() for each in answers), voice.at)


def check_sentences(sentences: Sentences) -> Iterator[Problem]:
    """Yield what is wrong with a coach's sentences."""
    at = sentences.at
    for key, least in _OF_A_COACH.items():
        yield from _few(f"{key!r}", getattr(sentences, key), least, at)
    naming = [text for text in sentences.notes if "{thing}" in text]
    yield from _few("'notes' with {thing}", naming, _NAMING, at)
    bare = [text for text in sentences.notes if text not in naming]
    yield from _few("'notes' without {thing}", bare, _NAMING, at)
    for key in _VERDICT_SLIPS:
        yield from _few(f"'verdict_slips' of {key!r}", sentences.verdict_slips.get(key, ()), 2, at)
    for key in _NEXT_SLIPS:
        yield from _few(f"'next_slips' of {key!r}", sentences.next_slips.get(key, ()), 1, at)
    for work in NextWork:
        yield from _few(f"'next_work' of {work.value!r}", sentences.next_work[work], _OPENERS, at)
    every = list(_all(sentences))
    for text in every:
        allowed = "{thing}" if text in (*sentences.notes, *sentences.asides, *sentences.kept) else ""
        yield from _slots(text, allowed, at)
    yield from _twice(every, at)


def _all(sentences: Sentences) -> Iterator[str]:
    for key in _OF_A_COACH:
        yield from getattr(sentences, key)
    for slips in (sentences.verdict_slips, sentences.next_slips):
        for texts in slips.values():
            yield from texts
    for openers in sentences.next_work.values():
        yield from openers


def _few(what: str, there: Iterable[str], least: int, at: Place) -> Iterator[Problem]:
    if (many := len(tuple(there))) < least:
        yield Problem(at, Rule.TOO_FEW_PIECES, f"there are {many} of {what}; at least {least} are wanted")


def _slots(text: str, allowed: str, at: Place) -> Iterator[Problem]:
    for slot in _SLOT.findall(text):
        if slot != allowed:
            yield Problem(at, Rule.SLOT_MISFIT, f"{slot!r} is no slot here ({allowed or 'none'} is): {text[:60]!r}")


def _twice(texts: Iterable[str], at: Place) -> Iterator[Problem]:
    for text, times in Counter(texts).items():
        if times > 1:
            yield Problem(at, Rule.PIECE_TWICE, f"this stands there {times} times: {text[:80]!r}")
