"""The field's words, each with its definition and source, and the codebook's table of outcomes.

The law behind this package is ``data/codebook.md``; ``tests/test_vocabulary.py`` holds the two together.
"""

from .codes import DERAILING, STEPS, Code
from .future import CARRIES, FOUR_THINGS, JUDGED, TO_LEARN, Answered, Came
from .glossary import Word
from .outcomes import FITTING_MOVE, naming_code, outcome_of, steps_in, wanted_in
from .term import CODEBOOK, METHOD, Term
from .vision import Aspect, Clarity, Fit, Richness, Trace
from .words import (
    FITTING_WORK,
    REPLYING,
    TREATED,
    Band,
    Basis,
    Degree,
    Domain,
    Ending,
    FeedbackTime,
    FindingOut,
    Hearing,
    Mode,
    NextWork,
    Orientation,
    Outcome,
    RealityKind,
    Register,
    Sign,
    Stage,
    StatementKind,
    Topic,
    Trap,
)

__all__ = [
    "CARRIES",
    "CODEBOOK",
    "DERAILING",
    "FITTING_MOVE",
    "FITTING_WORK",
    "FOUR_THINGS",
    "JUDGED",
    "METHOD",
    "REPLYING",
    "STEPS",
    "TO_LEARN",
    "TREATED",
    "Answered",
    "Aspect",
    "Band",
    "Basis",
    "Came",
    "Clarity",
    "Code",
    "Degree",
    "Domain",
    "Ending",
    "FeedbackTime",
    "FindingOut",
    "Fit",
    "Hearing",
    "Mode",
    "NextWork",
    "Orientation",
    "Outcome",
    "RealityKind",
    "Register",
    "Richness",
    "Sign",
    "Stage",
    "StatementKind",
    "Term",
    "Topic",
    "Trace",
    "Trap",
    "Word",
    "naming_code",
    "outcome_of",
    "steps_in",
    "wanted_in",
]
