"""The opening turn: the client begins with the hope."""

from __future__ import annotations

import random

from ..scenario import Turn
from ..vocabulary import Code, Outcome, Stage
from .choosing import Replies
from .draft import Draft, Making, Parts, brought, derailed_answers, options, usual_answers
from .wording import Part, reply


def opening(making: Making) -> Draft:
    """Make the opening turn."""
    says, hope = making.draw.choice(making.cast.hope.openings)
    follow = {**usual_answers(making), **derailed_answers(making), Outcome.ON_TRACK.value: brought(making, 0)}
    turn = Turn("opening", Stage.OPENING, says, (), follow, hopes=(hope,) if hope else ())
    return Draft(turn, *_replies(making))


def _replies(making: Making) -> tuple[tuple[Replies, ...], tuple[str, ...]]:
    hope, supply = making.cast.hope, making.supply
    asks = [Part.of(Code.RETURN, text) for text in making.coach.returns(4)]
    thanks = [
        Part.of(Code.ACKNOWLEDGE, text)
        for text in supply.some(making.coach.sentences.thanks, 2, fits=lambda text: "thank" in text.casefold())
    ]
    closed = Part.of(Code.CLOSED, supply.one(hope.closed))
    kinds = {Code.LEAD: hope.leads, Code.PLAN: hope.plans, Code.JUDGE: hope.judges}
    slips = [Part.of(code, supply.one(texts)) for code, texts in kinds.items()]
    making.slipped.update(kinds)

    def compose(draw: random.Random) -> list[Parts]:
        ask, thank, slip = (draw.sample(each, len(each)) for each in (asks, thanks, slips))
        on_track = draw.choice([[ask[0]], [ask[0]], [*thank[2:3], ask[0]]])
        partly = [closed]
        near = [_near(draw, thank[0], ask[1], slip[0]), _near(draw, thank[1], ask[2], slip[1])]
        last = draw.choice([[slip[2]], [slip[2], ask[3]], [ask[3], slip[2]]])
        return [on_track, partly, *near, last]

    better = tuple(reply([ask]).text for ask in asks)
    return options(making, compose), better


def _near(draw: random.Random, thank: Part, ask: Part, slip: Part) -> Parts:
    return draw.choice([[thank, ask, slip], [thank, slip, ask], [slip, thank, ask]])
