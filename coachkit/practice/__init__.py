"""The one door for every front: sessions, and what authors ask."""

from ..engine import Call
from ..feedback import Evidence
from ..loading import Course, load_course
from .authoring import ScenarioCard, check_paths, notebooks_folder, scenario_cards, scenarios_folder
from .debrief import Debrief, DebriefTurn
from .doctor import Health, Shortcoming, health, salvaged
from .opening import open_session
from .session import Session
from .view import Exchange, LedgerLine, OfferedReply, StageMark, View
from .wiring import Wiring, shortened, wire

__all__ = [
    "Call",
    "Course",
    "Debrief",
    "DebriefTurn",
    "Evidence",
    "Exchange",
    "Health",
    "LedgerLine",
    "OfferedReply",
    "ScenarioCard",
    "Session",
    "Shortcoming",
    "StageMark",
    "View",
    "Wiring",
    "check_paths",
    "health",
    "load_course",
    "notebooks_folder",
    "open_session",
    "salvaged",
    "scenario_cards",
    "scenarios_folder",
    "shortened",
    "wire",
]
