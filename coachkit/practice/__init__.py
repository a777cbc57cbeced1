"""The one door for every front: sessions, and what authors ask."""

from ..engine import Call
from ..feedback import Evidence
from ..loading import Course, load_course
from .authoring import ScenarioCard, check_paths, notebooks_folder, scenario_cards, scenarios_folder
from .debrief import Debrief, DebriefTurn
from .opening import open_session
from .question import Question
from .session import Session
from .trying import Tried, TriedLine, Trying, open_trying
from .view import (
    Comparison,
    Exchange,
    Footing,
    GivenCode,
    LedgerLine,
    ModelLine,
    OfferedReply,
    StageMark,
    View,
)
from .wiring import Coder, Wiring, shortened, wire

__all__ = [
    "Call",
    "Coder",
    "Comparison",
    "Course",
    "Debrief",
    "DebriefTurn",
    "Evidence",
    "Exchange",
    "Footing",
    "GivenCode",
    "LedgerLine",
    "ModelLine",
    "OfferedReply",
    "Question",
    "ScenarioCard",
    "Session",
    "StageMark",
    "Tried",
    "TriedLine",
    "Trying",
    "View",
    "Wiring",
    "check_paths",
    "load_course",
    "notebooks_folder",
    "open_session",
    "open_trying",
    "scenario_cards",
    "scenarios_folder",
    "shortened",
    "wire",
]
