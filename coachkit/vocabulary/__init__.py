"""The field's words, each with its definition and source, and the codebook's table of outcomes.

The law behind this package is ``data/codebook.md``; ``tests/test_vocabulary.py`` holds the two together.
"""

from .codes import DERAILING, STEPS, Code
from .glossary import Word
from .outcomes import FITTING_MOVE, naming_code, outcome_of, steps_in, wanted_in
from .term import CODEBOOK, METHOD, Term
from .vision import Aspect, Clarity, Fit, Richness, Trace
from .words import (
    FITTING_WORK,
    REPLYING,
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
    "CODEBOOK",
    "DERAILING",
    "FITTING_MOVE",
    "FITTING_WORK",
    "METHOD",
    "REPLYING",
    "STEPS",
    "Aspect",
    "Band",
    "Basis",
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
