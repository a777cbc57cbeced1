"""The one door for every front: sessions, and what authors ask."""

from ..coding import Coding, code_reply
from ..engine import Call, RatingStep
from ..feedback import Evidence, Rated, Telling, VisionFeedback, WorkFeedback
from ..loading import Course, load_course
from .agreement import Agreement, Difference, agreement_on, coder_agreement
from .authoring import ScenarioCard, check_paths, notebooks_folder, scenario_cards, scenarios_folder, shipped_folders
from .boosting import Boosters, Boosting, Drill, open_boosters
from .choosing import ClientCard, Met, client_cards
from .debrief import Debrief, DebriefTurn
from .doctor import Health, Shortcoming, health, salvaged
from .endless import open_endless
from .opening import open_session
from .pages import codebook_page, glossary_page
from .practice_record import PracticeRecord, PractisedSession, record_of_practice
from .question import Question
from .rating_opening import open_vision_rating
from .rating_view import Place, RatingCall, RatingView, Said, TriedVision, TriedWork
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
from .vision_rating import VisionRating
from .wiring import Coder, Wiring, shortened, wire
from .writing import whole

__all__ = [
    "Agreement",
    "Boosters",
    "Boosting",
    "Call",
    "ClientCard",
    "Coder",
    "Coding",
    "Comparison",
    "Course",
    "Debrief",
    "DebriefTurn",
    "Difference",
    "Drill",
    "Evidence",
    "Exchange",
    "Footing",
    "GivenCode",
    "Health",
    "LedgerLine",
    "Met",
    "ModelLine",
    "OfferedReply",
    "Place",
    "PracticeRecord",
    "PractisedSession",
    "Question",
    "Rated",
    "RatingCall",
    "RatingStep",
    "RatingView",
    "Said",
    "ScenarioCard",
    "Session",
    "Shortcoming",
    "StageMark",
    "Telling",
    "Tried",
    "TriedLine",
    "TriedVision",
    "TriedWork",
    "Trying",
    "View",
    "VisionFeedback",
    "VisionRating",
    "Wiring",
    "WorkFeedback",
    "agreement_on",
    "check_paths",
    "client_cards",
    "code_reply",
    "codebook_page",
    "coder_agreement",
    "glossary_page",
    "health",
    "load_course",
    "notebooks_folder",
    "open_boosters",
    "open_endless",
    "open_session",
    "open_trying",
    "open_vision_rating",
    "record_of_practice",
    "salvaged",
    "scenario_cards",
    "scenarios_folder",
    "shipped_folders",
    "shortened",
    "whole",
    "wire",
]
