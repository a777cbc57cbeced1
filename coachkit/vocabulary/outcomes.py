"""What a reply amounts to: the codebook's table, and nothing but the table."""

from collections.abc import Collection
from dataclasses import dataclass

from .codes import DERAILING, STEPS, Code
from .words import NextWork, Outcome, Stage

FITTING_MOVE = {
    NextWork.BUILD_PICTURE: Code.RETURN,
    NextWork.CLARIFY_GOAL: Code.TEST,
    NextWork.ACTION_STEPS: Code.PLAN,
}
"""The move that opens each kind of next work."""

Codes = Collection[Code]


@dataclass(frozen=True)
class StageRule:
    """One row of the table.

    Attributes
    ----------
    on_track : tuple of Code
        All of these make a reply on track.
    partly : tuple of Code
        Any of these makes it partly so.
    spared : frozenset of Code
        Derailing codes that do not derail in this stage.
    """

    on_track: tuple[Code, ...]
    partly: tuple[Code, ...]
    spared: frozenset[Code] = frozenset()


_FREE_TO_LOOK = frozenset({Code.PROBE, Code.PLAN})

RULES = {
    Stage.OPENING: StageRule((Code.RETURN,), (Code.CLOSED,)),
    Stage.VISION: StageRule(STEPS, (Code.SUSPEND, Code.RETURN, Code.CLOSED)),
    Stage.VERDICT: StageRule((Code.HAND_BACK,), (Code.RETURN, Code.TEST, Code.SUSPEND, Code.CLOSED)),
    Stage.REVISIT: StageRule((Code.TEST,), (Code.RETURN,), _FREE_TO_LOOK),
    Stage.NEXT_WORK: StageRule((), tuple(FITTING_MOVE.values()), _FREE_TO_LOOK),
    Stage.URGENT: StageRule((Code.ACKNOWLEDGE, Code.SIGNPOST), (Code.SIGNPOST, Code.PROBE), frozenset({Code.PROBE})),
}


def wanted_in(stage: Stage, next_work: NextWork | None = None) -> tuple[Code, ...]:
    """Return the moves that a stage asks for; in ``next_work`` the one that fits, or none where that is not known."""
    if stage is Stage.NEXT_WORK and next_work is not None:
        return (FITTING_MOVE[next_work],)
    return RULES[stage].on_track


def naming_code(stage: Stage, codes: Codes) -> Code | None:
    """Return the code that names the derailment, or None if nothing derails in this stage."""
    spared = RULES[stage].spared
    return next((code for code in DERAILING if code in codes and code not in spared), None)


def outcome_of(stage: Stage, codes: Codes, next_work: NextWork | None = None) -> Outcome:
    """Work out what a reply amounts to.

    Parameters
    ----------
    stage : Stage
        The stage of the client turn that the reply answers.
    codes : collection of Code
        All codes that the reply earned.
    next_work : NextWork, optional
        The work that fits the client; only looked at in the stage ``next_work``. Where it is not known, each of
        the three moves counts as the one that fits.

    Returns
    -------
    Outcome
        By the table "What a reply amounts to" of the codebook.
    """
    if naming_code(stage, codes):
        return Outcome.DERAILED
    wanted, partly = wanted_in(stage, next_work), RULES[stage].partly
    leads_on = any(code in codes for code in partly)
    on_track = all(code in codes for code in wanted) if wanted else leads_on
    if on_track:
        return Outcome.PARTLY if Code.CLOSED in codes else Outcome.ON_TRACK
    return Outcome.PARTLY if leads_on else Outcome.STALLED


def steps_in(codes: Codes) -> tuple[Code, ...]:
    """Return the steps of deferring among the codes, in the order in which they are taught."""
    return tuple(step for step in STEPS if step in codes)
