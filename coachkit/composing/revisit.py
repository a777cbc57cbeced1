"""A revisit turn: the client takes one of the challenges up again, to find out."""

from __future__ import annotations

import random

from ..bank_line import BankLine
from ..materials import FOUND
from ..scenario import Answer, Turn
from ..vocabulary import Code, Outcome, Stage
from . import supply as supplies
from .choosing import Replies
from .draft import Draft, Making, Parts, options, together
from .verdict import JUDGE_AGAINST, JUDGE_FOR
from .wording import Part, note, reply

SLIPS = 3
_SPARED = (Code.PROBE, Code.PLAN)


def revisit_turn(making: Making, line: BankLine, used: dict[Code, str]) -> Draft:
    """Make the turn in which a line is taken up again; `used` are the slips of its vision turn."""
    slips = _slips(making, line, used)
    own = {code: answer for code, answer in line.answers.items() if slips.get(code) == line.slips[code]}
    making.slipped.update(slips)
    found = making.said(FOUND)
    follow = {
        Outcome.ON_TRACK.value: Answer(found.says.replace(supplies.FOUND, line.found), found.thinks),
        **{each.value: making.said(f"revisit_{each.value}", line) for each in Outcome if each is not Outcome.ON_TRACK},
        **{code.value: Answer(answer.says, answer.thinks) for code, answer in own.items()},
    }
    follow |= {code.value: making.said(code.value, line) for code in slips if code not in own}
    turn = Turn(f"{line.id}-again", Stage.REVISIT, line.again, (), follow, takes_up=line.id)
    return Draft(turn, *_replies(making, line, slips))


def _slips(making: Making, line: BankLine, used: dict[Code, str]) -> dict[Code, str]:
    """Take slips of the line that its vision turn left, and where they do not reach a verdict."""
    left = {code: text for code, text in line.slips.items() if text not in used.values() and code not in _SPARED}
    codes = making.draw.sample(sorted(left), min(SLIPS, len(left)))
    slips = {code: left[code] for code in codes}
    there = making.coach.sentences.verdict_slips
    if len(slips) < SLIPS:
        slips[Code.JUDGE] = making.supply.one([*there[JUDGE_FOR], *there[JUDGE_AGAINST]])
    for code in (Code.REASSURE, Code.ADVISE, Code.CONFRONT, Code.CONCEDE):
        if len(slips) < SLIPS and code not in slips:
            slips[code] = making.supply.one(there[code.value])
    return slips


def _replies(making: Making, line: BankLine, slips: dict[Code, str]) -> tuple[tuple[Replies, ...], tuple[str, ...]]:
    first, second = (Part.of(Code.TEST, text) for text in line.tests)
    asks = [Part.of(Code.RETURN, text) for text in making.supply.some(making.coach.sentences.revisit_returns, 2)]
    notes = [note(text, line.thing) for text in making.supply.some(making.coach.sentences.kept, 3)]
    thanks = [Part.of(Code.ACKNOWLEDGE, text) for text in making.coach.thanks(1)]
    tempting = [Part.of(code, text) for code, text in slips.items()]

    def compose(draw: random.Random) -> list[Parts]:
        slip, noted, ask = (draw.sample(each, len(each)) for each in (tempting, notes, asks))
        test, other = draw.sample([first, second], 2)
        heard = [noted[2], *thanks]
        on_track = [[test], [test], *([each, test] for each in heard)]
        partly = [[ask[0]], [ask[0]], *([each, ask[0]] for each in heard)]
        near = [[noted[0], slip[0]], [noted[0], slip[0], other], [noted[0], other, slip[0]]]
        nearer = [[noted[1], slip[1]], [slip[1], noted[1]], [noted[1], ask[1], slip[1]], [noted[1], slip[1], ask[1]]]
        last = [[slip[2]], [slip[2], other], *([each, slip[2]] for each in heard)]
        return together(draw, [on_track, partly, near, nearer, last])

    better = [[notes[0], second], [notes[1], first], [first], [second]]
    return options(making, compose), tuple(reply(parts).text for parts in better)
