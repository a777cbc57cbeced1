"""The challenge ledger as a front shows it."""

from __future__ import annotations

from ..engine import Entry, State
from ..scenario import Scenario
from .view import LedgerLine


def ledger_of(scenario: Scenario, state: State) -> tuple[LedgerLine, ...]:
    """Return the challenge ledger as lines."""
    said = scenario.reality
    return tuple(
        LedgerLine(
            entry.reality, said[entry.reality].kind.words, entry.words, said[entry.reality].words, _plans(state, entry)
        )
        for entry in state.ledger
    )


def _plans(state: State, entry: Entry) -> tuple[str, ...]:
    return tuple(tries for reality, tries in state.plans if reality == entry.reality)
