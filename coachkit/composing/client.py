"""A client put together, with the walkthroughs by which it is seen to be sound."""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace

from ..bank_line import BankLine
from ..materials import NOTICED
from ..scenario import Element, Scenario, Vision, Walkthrough
from ..vocabulary import DERAILING, FITTING_WORK, Code, Ending
from .cast import Cast, cast, said_of
from .choosing import chosen
from .draft import Draft, Making
from .next_work import last_words, next_work_turn
from .notes import reason, taught
from .opening import opening
from .revisit import revisit_turn
from .supply import Coach, Materials, Supply
from .verdict import verdict_turn
from .vision import vision_turn
from .walks import walks

ENDLESS = "endless"
"""How the ids of clients that were put together begin."""
DIFFICULTIES = (1, 2, 3)
LARGEST_SEED = 999_999_999
_ID = re.compile(rf"{ENDLESS}-([123])-(0|[1-9][0-9]{{0,8}})")
_TOLD = "(Put together from pieces. Whoever asks for {id} meets the same client.)"
_OPENNESS = {1: 3, 2: 2, 3: 1}
_TURNS_AT_MOST = 20
_BEFORE_VERDICT = 3
"""Vision turns before the client asks for a verdict."""
_SPARED_LATER = (Code.PROBE,)
_LEFT_FOR_LATER = 3
"""Slips of a line that its vision turn leaves to the turn in which it is taken up again."""
_TRIES = 20


@dataclass(frozen=True)
class Composed:
    """A client and its walkthroughs."""

    scenario: Scenario
    walkthroughs: tuple[Walkthrough, ...]


def named(difficulty: int, seed: int) -> str:
    """Return the id of the client of a difficulty and a seed."""
    return f"{ENDLESS}-{difficulty}-{seed}"


def unnamed(scenario_id: str) -> tuple[int, int] | None:
    """Return difficulty and seed of an id; None where it is not that of a client put together."""
    found = _ID.fullmatch(str(scenario_id))
    return (int(found[1]), int(found[2])) if found else None


def put_together(seed: int, difficulty: int, materials: Materials) -> Composed:
    """Put a client together: the same for the same seed, difficulty and materials.

    Parameters
    ----------
    seed : int
        From 0 to `LARGEST_SEED`.
    difficulty : int
        1 to 3.
    materials : Materials
        What there is.

    Raises
    ------
    ValueError
        There is no such difficulty or seed.
    LookupError
        The materials do not reach.
    """
    if difficulty not in DIFFICULTIES or not 0 <= seed <= LARGEST_SEED:
        raise ValueError(f"a difficulty is 1, 2 or 3 and a seed 0 to {LARGEST_SEED}, not {difficulty} and {seed}")
    for again in range(_TRIES):
        draw = random.Random(f"{difficulty}:{seed}:{again}")  # noqa: S311  # no secret
        try:
            scenario = _scenario(draw, (seed, difficulty), materials)
        except LookupError:
            if again == _TRIES - 1:
                raise
            continue
        if again == _TRIES - 1 or set(DERAILING) <= _tempting(scenario):
            break
    return Composed(scenario, walks(scenario))


def _tempting(scenario: Scenario) -> set[Code]:
    return {code for _, reply in scenario.replies() for code in reply.codes if code in DERAILING}


def _scenario(draw: random.Random, which: tuple[int, int], materials: Materials) -> Scenario:
    seed, difficulty = which
    scenario_id = named(difficulty, seed)
    who = cast(draw, difficulty, materials, _TOLD.format(id=scenario_id))
    supply = Supply(draw)
    supply.tell(_said_in_any_case(who))
    making = Making(draw, who, supply, Coach(supply, materials.pieces.sentences, who.hope.asks))
    drafts = tuple(_drafts(making))
    replies = chosen([draft.options for draft in drafts], materials.guess)
    elements = tuple(Element(f"element-{n}", each.phrase) for n, each in enumerate(who.hope.elements, start=1))
    work = FITTING_WORK[who.degree]
    scenario = Scenario(
        id=scenario_id,
        difficulty=difficulty,
        openness=_OPENNESS[difficulty],
        turns_at_most=_TURNS_AT_MOST,
        client=who.client,
        vision=Vision(who.degree, work, reason(draw, who), _evidence(making), elements),
        turns=tuple(draft.turn for draft in drafts),
        endings={ending: making.said(ending.value) for ending in Ending},
        noticed=making.said(NOTICED),
    )
    taught_turns = taught(draw, scenario, list(zip(drafts, replies, strict=True)))
    whole = replace(scenario, turns=taught_turns)
    return replace(whole, hash=_hash(whole))


def _said_in_any_case(who: Cast) -> Iterator[str]:
    """Yield what belongs to this client's hope and lines, and is said whatever else is drawn."""
    yield from said_of(who.hope)
    for line in who.lines:
        yield from (line.says, line.unsaid, line.again, *line.restated, *(each.says for each in line.answers.values()))


def _evidence(making: Making) -> tuple[str, ...]:
    """Return the client's words by which the degree of vision can be told."""
    elements = making.cast.hope.elements
    return (elements[0].says, elements[2].says, last_words(making))


def _hash(scenario: Scenario) -> str:
    """Return a digest of all that a trainee can meet of a client."""
    text = json.dumps(asdict(scenario), sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _drafts(making: Making) -> Iterator[Draft]:
    """Make all turns in their order."""
    lines = making.cast.lines
    yield opening(making)
    tempts = _slips(making, lines)
    for number, (line, slips) in enumerate(zip(lines, tempts, strict=True), start=1):
        if number == _BEFORE_VERDICT + 1:
            yield verdict_turn(making)
        yield vision_turn(making, number, line, slips)
    for line, slips in zip(lines, tempts, strict=True):
        yield revisit_turn(making, line, slips)
    yield next_work_turn(making)


def _slips(making: Making, lines: Sequence[BankLine]) -> list[dict[Code, str]]:
    """Choose three derailments for each vision turn: of the hope's, of the line's own, or brushing it off."""
    hope = making.cast.hope
    there = {Code.LEAD: hope.leads, Code.PLAN: hope.plans, Code.JUDGE: hope.judges}
    order = making.draw.sample([Code.JUDGE, Code.LEAD, Code.PLAN] * 2, 2 * len(there))
    return [_tempting_at(making, line, (code, there[code])) for code, line in zip(order, lines, strict=False)]


def _tempting_at(making: Making, line: BankLine, of_hope: tuple[Code, tuple[str, ...]]) -> dict[Code, str]:
    code, texts = of_hope
    own = dict(line.slips)
    probing = {code: own.pop(code) for code in _SPARED_LATER if code in own}
    spare = making.draw.sample(sorted(own), max(0, len(own) - _LEFT_FOR_LATER))
    could = {**probing, **{each: own[each] for each in spare}}
    dismisses = making.coach.sentences.dismisses
    slips = {code: making.supply.one(texts)}
    for each in making.draw.sample([*sorted(could), Code.DISMISS], len(could) + 1):
        if len(slips) < _THREE and each not in slips:
            slips[each] = could.get(each) or making.supply.one(dismisses)
    for each in sorted(own):  # where a line tempts with little
        if len(slips) < _THREE and each not in slips:
            slips[each] = own[each]
    return slips


_THREE = 3
