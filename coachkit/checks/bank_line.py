"""Is this line of the bank sound? All that a drill and an endless client need of it, and model replies on track."""

from __future__ import annotations

from collections.abc import Iterator

from ..bank_line import BankLine
from ..errors import Problem, Rule
from ..vocabulary import DERAILING, Outcome, Stage, outcome_of

MODELS = 2
"""Model replies of a line."""
FEWEST_SLIPS = 5
"""Different derailments that tempt at a line."""
_TWICE = ("restated", "hears", "sets_aside", "tests")
"""What there are two of."""


def check_bank_line(line: BankLine) -> list[Problem]:
    """Run every check over one line; the problems in the order of their places."""
    return sorted([*_complete(line), *_models(line), *_slips(line)])


def _complete(line: BankLine) -> Iterator[Problem]:
    if not line.id.startswith(f"{line.kind.value.replace('_', '-')}-"):
        yield Problem(line.at, Rule.LINE_MISFIT, f"the line {line.id!r} is not of its kind {line.kind.value!r}")
    for key in _TWICE:
        if (there := len(getattr(line, key))) != MODELS:
            yield Problem(line.at, Rule.LINE_MISFIT, f"the line {line.id!r} has {there} of {key!r}, not {MODELS}")
    if not line.fits:
        yield Problem(line.at, Rule.LINE_MISFIT, f"the line {line.id!r} fits no hope; 'any' fits all")


def _models(line: BankLine) -> Iterator[Problem]:
    if len(line.models) != MODELS:
        message = f"the line {line.id!r} has {len(line.models)} model replies; {MODELS} are wanted"
        yield Problem(line.at, Rule.LINE_MODEL_OFF_TRACK, message)
    for model in line.models:
        if outcome_of(Stage.VISION, model.codes) is not Outcome.ON_TRACK:
            message = f"the model reply {model.text[:40]!r} of {line.id!r} is not on track: four steps, no more"
            yield Problem(model.at, Rule.LINE_MODEL_OFF_TRACK, message)


def _slips(line: BankLine) -> Iterator[Problem]:
    if len(line.slips) < FEWEST_SLIPS:
        message = f"the line {line.id!r} has {len(line.slips)} slips; at least {FEWEST_SLIPS} are wanted"
        yield Problem(line.at, Rule.LINE_SLIP_MISFIT, message)
    for code in DERAILING:
        if (code in line.slips) != (code in line.answers):
            lacks = "no answer" if code in line.slips else "an answer, but no slip"
            yield Problem(line.at, Rule.LINE_SLIP_MISFIT, f"the line {line.id!r} has {lacks} for {code.value!r}")
