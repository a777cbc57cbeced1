"""The last turn: the client is ready for the work that comes next."""

from __future__ import annotations

import random

from ..materials import READY
from ..scenario import Turn
from ..vocabulary import FITTING_MOVE, FITTING_WORK, Code, Degree, NextWork, Outcome, Stage
from .choosing import Replies
from .draft import Draft, Making, Parts, options
from .wording import Part, reply


def next_work_turn(making: Making) -> Draft:
    """Make the turn in which the next work begins."""
    says = f"{making.said(READY).says} {last_words(making)}"
    slips = [
        Part.of(code, making.supply.one(making.coach.sentences.next_slips[code.value]))
        for code in making.draw.sample((Code.JUDGE, Code.ADVISE, Code.CONCEDE, Code.REASSURE), 3)
    ]
    codes = [code for part in slips for code, _ in part.codes]
    follow = {outcome.value: making.said(f"next_{outcome.value}") for outcome in Outcome}
    follow |= {code.value: making.said("next_derailed") for code in codes}
    return Draft(Turn("next-work", Stage.NEXT_WORK, says, (), follow), *_replies(making, slips))


def last_words(making: Making) -> str:
    """Return what the client says at the end of the way: the way, that there is none, or that there is no picture."""
    hope = making.cast.hope
    words = {Degree.NO_VISION: hope.no_picture, Degree.VISION_NO_WAY: hope.no_way, Degree.VISION_AND_WAY: hope.way}
    return words[making.cast.degree]


def _openers(making: Making, work: NextWork, many: int) -> Parts:
    found = making.supply.some(making.coach.sentences.next_work[work], many)
    return [Part.of(FITTING_MOVE[work], text) for text in found]


def _replies(making: Making, slips: list[Part]) -> tuple[tuple[Replies, ...], tuple[str, ...]]:
    fitting = FITTING_WORK[making.cast.degree]
    openers = _openers(making, fitting, 6)
    other = making.draw.choice([work for work in NextWork if work is not fitting])
    others = _openers(making, other, 2)
    asks = [Part.of(Code.RETURN, text) for text in making.coach.returns(2)]
    thanks = [Part.of(Code.ACKNOWLEDGE, text) for text in making.coach.thanks(2)]

    def compose(draw: random.Random) -> list[Parts]:
        opener, slip, ask = (draw.sample(each, len(each)) for each in (openers[:3], slips, asks))
        thank = draw.sample(thanks, len(thanks))
        near = [
            draw.choice([[thank[each], ask[each], slip[each]], [thank[each], slip[each], ask[each]]]) for each in (0, 1)
        ]
        last = draw.choice([[slip[2]], [opener[1], slip[2]], [slip[2], opener[1]]])
        return [[opener[0]], [draw.choice(others)], *near, last]

    return options(making, compose), tuple(reply([opener]).text for opener in openers[2:])
