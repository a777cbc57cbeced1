"""A vision turn: the client says a line of the bank, and there is something to set aside."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from ..bank_line import BankLine
from ..scenario import Answer, RealityStatement, Turn
from ..vocabulary import Code, Outcome, Stage
from .draft import Draft, Making, Parts, brought, derailed_answers, options, usual_answers
from .wording import Part, aside, note, reply


def vision_turn(making: Making, number: int, line: BankLine, slips: dict[Code, str]) -> Draft:
    """Make the turn of one line.

    Parameters
    ----------
    making : Making
        What turns are made with.
    number : int
        Which element of the vision comes out in it, counted from 0.
    line : BankLine
        What the client says.
    slips : dict of Code to str
        The three derailments that tempt here.
    """
    own = {code: answer for code, answer in line.answers.items() if slips.get(code) == line.slips[code]}
    follow = {
        **usual_answers(making, line),
        **derailed_answers(making, line, tuple(own)),
        **{code.value: Answer(answer.says, answer.thinks) for code, answer in own.items()},
        Outcome.ON_TRACK.value: brought(making, number),
    }
    reality = RealityStatement(line.id, line.kind, line.basis, line.words, line.unsaid)
    turn = Turn(line.id, Stage.VISION, line.says, (), follow, reality=(reality,), restated=line.restated)
    making.slipped.update(slips)
    stock = _stock(making, line, slips)
    return Draft(turn, options(making, lambda draw: _compose(draw, stock)), _better(line, stock))


@dataclass(frozen=True)
class _Stock:
    """What the replies of one turn are put together from; no other turn has any of it."""

    hears: Parts
    thanks: Parts
    named: Parts
    bare: Parts
    supposes: Parts
    asides: Parts
    asks: Parts
    closed: Parts
    slips: Parts


def _stock(making: Making, line: BankLine, slips: dict[Code, str]) -> _Stock:
    sentences, supply = making.coach.sentences, making.supply
    notes = [note(text, line.thing) for text in making.coach.notes(3, 4)]
    closed = supply.some(making.cast.hope.closed, 1) if making.draw.random() < _CLOSED else ()
    return _Stock(
        hears=[Part.of(Code.ACKNOWLEDGE, text) for text in line.hears],
        thanks=[Part.of(Code.ACKNOWLEDGE, text) for text in making.coach.thanks(1)],
        named=[each for each in notes if len(each.codes) > 1],
        bare=[each for each in notes if len(each.codes) == 1],
        supposes=[Part.of(Code.SUSPEND, text) for text in line.sets_aside],
        asides=[aside(text, line.thing) for text in supply.some(sentences.asides, 2)],
        asks=[Part.of(Code.RETURN, text) for text in making.coach.returns(4)],
        closed=[Part.of(Code.CLOSED, text) for text in closed],
        slips=[Part.of(code, text) for code, text in slips.items()],
    )


_CLOSED = 0.5
"""How often the reply that is partly on track asks a closed question."""


def _compose(draw: random.Random, stock: _Stock) -> list[Parts]:
    """Compose five replies, in which nothing stands twice."""
    hand: dict[str, Parts] = {name: draw.sample(parts, len(parts)) for name, parts in vars(stock).items()}

    def take(*names: str) -> Part:
        for name in names:
            if parts := hand[name]:
                return parts.pop()
        raise LookupError(f"nothing is left of: {', '.join(names)}")

    on_track = _four(draw, take)
    nearest = _with_slip(draw, _four(draw, take), take("slips"))
    return [on_track, _partly(draw, take, stock), nearest, _near(draw, take), _plain_slip(draw, take)]


Take = Callable[..., Part]


def _four(draw: random.Random, take: Take) -> Parts:
    """Return all four steps, in one of the orders in which people say them."""
    towards = [take("supposes"), take("asks")]
    kept = draw.choice(
        [["named"], ["named"], ["thanks", "named"], ["hears", "bare"], ["hears", "bare"], ["bare", "hears"]]
    )
    before = [take(name, "named", "bare") for name in kept]
    if not any(code is Code.ACKNOWLEDGE for part in before for code, _ in part.codes):
        before.insert(0, take("hears"))
    if draw.random() < _NOTED_LAST and before[-1].codes[-1][0] is Code.NOTE:
        return [*before[:-1], *towards, before[-1]]
    return [*before, *towards]


_NOTED_LAST = 0.2


def _with_slip(draw: random.Random, steps: Parts, slip: Part) -> Parts:
    """Return a reply with a slip in it; what is supposed is never cut off from the question that goes with it."""
    suspended = next(position for position, part in enumerate(steps) if part.codes[0][0] is Code.SUSPEND)
    last = [suspended] if _cuts_off(slip) else [len(steps)] * 3
    where = draw.choice([*last, suspended, 0])
    return [*steps[:where], slip, *steps[where:]]


def _cuts_off(slip: Part) -> bool:
    """Say whether a slip ends what it answers, so that it cannot stand after a question."""
    return slip.codes[0][0] is Code.DISMISS


def _partly(draw: random.Random, take: Take, stock: _Stock) -> Parts:
    if stock.closed:
        return [*draw.choice([_heard(take), [take("bare")], []]), take("asides"), take("closed")]
    ways: list[Callable[[], Parts]] = [
        lambda: [take("asides"), take("asks")],
        lambda: [take("thanks", "bare"), take("asides"), take("asks")],
        lambda: [take("bare"), take("asks")],
        lambda: [take("bare"), take("asides"), take("asks")],
        lambda: [*_heard(take), take("asks")],
    ]
    return draw.choice(ways)()


def _heard(take: Take) -> Parts:
    return [take("hears", "thanks")]


def _near(draw: random.Random, take: Take) -> Parts:
    """Return two or three steps, and a slip."""
    slip = take("slips")
    asked = [] if _cuts_off(slip) else [lambda: [take("bare"), take("asks"), slip]]
    ways: list[Callable[[], Parts]] = [
        *asked,
        lambda: [take("named"), slip],
        lambda: [take("bare"), slip, take("asks")],
        lambda: [*_heard(take), take("bare"), slip],
        lambda: [slip, take("bare"), take("asks")],
    ]
    return draw.choice(ways)()


def _plain_slip(draw: random.Random, take: Take) -> Parts:
    slip = take("slips")
    ways: list[Callable[[], Parts]] = [
        lambda: [slip],
        lambda: [slip],
        lambda: [slip, take("asks", "bare")],
        lambda: [take("thanks", "bare"), slip],
        lambda: [slip, take("bare")],
    ]
    return draw.choice(ways)()


def _better(line: BankLine, stock: _Stock) -> tuple[str, ...]:
    """Return the line's two models, and two more replies on track, from the same pieces otherwise put together."""
    first = [stock.hears[0], stock.bare[0], stock.supposes[1], stock.asks[0]]
    second = [stock.named[0], stock.supposes[0], stock.asks[1]]
    return (*(model.text for model in line.models), reply(first).text, reply(second).text)
