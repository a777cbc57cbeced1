"""The verdict turn: the client asks the coach to rule."""

from __future__ import annotations

import random

from ..materials import HANDED_BACK
from ..scenario import Turn
from ..vocabulary import DERAILING, Code, NextWork, Outcome, Stage
from .choosing import Replies
from .draft import Draft, Making, Parts, derailed_answers, options, together, usual_answers
from .wording import Part, reply

JUDGE_FOR, JUDGE_AGAINST = "judge_for", "judge_against"
_ALWAYS = (JUDGE_FOR, JUDGE_AGAINST)


def verdict_turn(making: Making) -> Draft:
    """Make the verdict turn."""
    request = making.draw.choice(making.cast.hope.requests)
    follow = {**usual_answers(making), **derailed_answers(making), Outcome.ON_TRACK.value: making.said(HANDED_BACK)}
    turn = Turn("verdict", Stage.VERDICT, request.says, (), follow, verdict=request.words, restated=request.restated)
    return Draft(turn, *_replies(making))


def _replies(making: Making) -> tuple[tuple[Replies, ...], tuple[str, ...]]:
    sentences, supply = making.coach.sentences, making.supply
    hand_backs = [Part.of(Code.HAND_BACK, text) for text in supply.some(sentences.hand_backs, 5)]
    thanks = [Part.of(Code.ACKNOWLEDGE, text) for text in making.coach.thanks(2)]
    asks = [Part.of(Code.RETURN, text) for text in making.coach.returns(3)]
    tests = [Part.of(Code.TEST, text) for text in supply.some(sentences.next_work[NextWork.CLARIFY_GOAL], 2)]
    refusals = [Part(text) for text in supply.some(sentences.refusals, 1)]
    slips = _slips(making)

    def compose(draw: random.Random) -> list[Parts]:
        back, thank, ask, test = (draw.sample(each, len(each)) for each in (hand_backs[:2], thanks, asks, tests))
        slip, refusal = draw.sample(slips, len(slips)), list(refusals)
        on_track = [[back[0]], [back[0], ask[0]], [back[0], test[0]]]
        partly = [[ask[0]], [*refusal, ask[0]]]
        near = [[thank[0], ask[1], slip[0]], [thank[0], slip[0], ask[1]], [slip[0], thank[0], ask[1]]]
        nearer = [[thank[1], ask[2], slip[1]], [thank[1], slip[1], ask[2]], [thank[1], back[1], slip[1], ask[2]]]
        last = [[slip[2]], [back[1], slip[2]], [*refusal, slip[2]], [slip[2], test[1]]]
        return together(draw, [on_track, partly, near, nearer, last])

    better = tuple(reply([back, ask]).text for back, ask in zip(hand_backs[2:], asks, strict=False))
    return options(making, compose), (*better, reply([hand_backs[-1]]).text)


def _slips(making: Making) -> list[Part]:
    """Take a verdict, and two other derailments, those first that tempt nowhere else in this client."""
    there = making.coach.sentences.verdict_slips
    taken = making.supply
    others = [code for code in DERAILING if code.value in there]
    order = sorted(others, key=lambda code: (code in making.slipped, making.draw.random()))[:2]
    making.slipped.update(order)
    judged = Part.of(Code.JUDGE, taken.one(there[making.draw.choice(_ALWAYS)]))
    return [judged, *(Part.of(code, taken.one(there[code.value])) for code in order)]
