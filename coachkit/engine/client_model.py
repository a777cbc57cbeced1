"""How a reply moves the client: openness, the vision, the ledger, and the formula that is noticed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from ..scenario import MAX_OPENNESS, Answer, Reply, Scenario, Turn
from ..vocabulary import Code, Outcome
from .state import Entry, State

STOCK_WORDS = 3
"""A sentence of fewer words is too short to be noticed as a formula."""
NOTICED_AT = 3
"""The time at which the client notices the same sentence."""
PASTED_NOTICED_AT = 2
"""The time at which the client notices the same line of an author's, given word for word as a reply of one's own."""

_FALLS = {Code.DISMISS: 2, Code.PROBE: 0}
"""By how much openness falls for a derailment; by one where the code is not named here."""

_SENTENCE = re.compile(r"[^.!?…\n]+")
_WORD = re.compile(r"[^\W_]+")


def openness_change(outcome: Outcome, naming: Code | None, *, noticed: bool) -> int:
    """Return by how much a reply opens (above 0) or closes (below 0) the client."""
    rise = int(outcome is Outcome.ON_TRACK)
    fall = _FALLS.get(naming, 1) if naming else 0
    return rise - fall - int(noticed)


def bounded(openness: int) -> int:
    """Keep openness within 0 and 4."""
    return max(0, min(MAX_OPENNESS, openness))


def with_vision(state: State, answer: Answer, naming: Code | None) -> State:
    """Let an element of the vision come out, or, when the coach conceded, let the last one go."""
    if naming is Code.CONCEDE and state.vision:
        *kept, lost = state.vision
        return replace(state, vision=tuple(kept), let_go=(*state.let_go, lost))
    if answer.brings is None or answer.brings in state.vision:
        return state
    let_go = tuple(element for element in state.let_go if element != answer.brings)
    return replace(state, vision=(*state.vision, answer.brings), let_go=let_go)


def with_notes(state: State, turn: Turn, reply: Reply) -> State:
    """Put the turn's reality statements on the ledger when the reply notes them."""
    if Code.NOTE not in reply.codes:
        return state
    fresh = tuple(Entry(said.id, said.words) for said in turn.reality if said.id not in state.noted)
    return replace(state, ledger=(*state.ledger, *fresh))


def with_taken_up(state: State, turn: Turn, outcome: Outcome) -> State:
    """Remember how a challenge was taken up again."""
    if turn.takes_up is None:
        return state
    return replace(state, taken_up=(*state.taken_up, (turn.takes_up, outcome)))


def with_plan(state: State, turn: Turn, answer: Answer) -> State:
    """Keep what the client will try for the challenge that was taken up."""
    if turn.takes_up is None or not answer.tries:
        return state
    return replace(state, plans=(*state.plans, (turn.takes_up, answer.tries)))


def stock_sentences(text: str) -> list[str]:
    """Return the sentences of a reply that are long enough to be a formula, without case and marks."""
    parts = [_WORD.findall(part.casefold()) for part in _SENTENCE.findall(text)]
    return [" ".join(words) for words in parts if len(words) >= STOCK_WORDS]


def with_sentences(state: State, text: str, *, pasted: bool = False) -> tuple[State, bool]:
    """Count the reply's sentences; say whether the client now notices one, or a line pasted again, as a formula."""
    counts = Counter(dict(state.sentences))
    fresh = set(stock_sentences(text))
    counts.update(fresh)
    times = {counts[sentence] for sentence in fresh}
    again = pasted and min(times, default=0) == PASTED_NOTICED_AT
    return replace(state, sentences=tuple(sorted(counts.items()))), again or NOTICED_AT in times


def is_pasted(scenario: Scenario, reply: Reply) -> bool:
    """Say whether a written reply is, word for word, a line that an author wrote for one."""
    if reply.id is not None:
        return False
    said = stock_sentences(reply.text)
    lines = (line for _, scripted in scenario.replies() for line in (scripted.text, scripted.better))
    return any(stock_sentences(line) == said for line in lines)


def next_turn(scenario: Scenario, state: State, turn: Turn, goes_to: str | None) -> Turn | None:
    """Return the turn that an answer goes to, or the one after this; None at the end.

    Turns that take up a challenge which was never noted are passed over.
    """
    target = scenario.turn(goes_to) if goes_to else scenario.after(turn)
    while target is not None and target.takes_up is not None and target.takes_up not in state.noted:
        target = scenario.after(target)
    return target
