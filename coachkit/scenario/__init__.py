"""What a scenario is: one client with all branches of the conversation, and its walkthroughs, as frozen values."""

from .scenario import MAX_OPENNESS, Element, Scenario, Vision
from .turn import END, Answer, RealityStatement, Reply, Turn, Urgency
from .walkthrough import WalkStep, Walkthrough

__all__ = [
    "END",
    "MAX_OPENNESS",
    "Answer",
    "Element",
    "RealityStatement",
    "Reply",
    "Scenario",
    "Turn",
    "Urgency",
    "Vision",
    "WalkStep",
    "Walkthrough",
]
