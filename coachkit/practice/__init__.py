"""The one door for every front: sessions, and what authors ask."""

from ..coding import Coding, code_reply
from ..engine import Call, RatingStep
from ..feedback import Evidence, OutlookFeedback, Rated, Telling, VisionFeedback, WorkFeedback
from ..loading import Course, load_course
from .agreement import Agreement, Difference, agreement_on, coder_agreement
from .authoring import check_paths, notebooks_folder, scenarios_folder, shipped_folders
from .boosting import Boosters, Boosting, Drill, open_boosters
from .cards import ScenarioCard, scenario_cards
from .choosing import ClientCard, Met, client_cards
from .conversations import ConversationCard, conversation_cards
from .coverage import Covered, coverage, coverage_of
from .debrief import Debrief, DebriefTurn
from .doctor import Health, Shortcoming, health, salvaged
from .durable import Durable
from .endless import open_endless
from .exchange_view import Comparison, Exchange, Footing, GivenCode, ModelLine, OfferedReply
from .marking import MarkingSession
from .marking_opening import open_marking
from .marking_view import MarkingView, ReadSentence
from .opening import open_session
from .outlook import Outlook, PickedSaying
from .pages import codebook_page, glossary_page
from .practice_record import PracticeRecord, PractisedSession, record_of_practice
from .question import Question
from .rating_opening import open_vision_rating
from .rating_view import Place, RatingCall, RatingView, Said, TriedVision, TriedWork
from .session import Session
from .transcripts import Standing, TranscriptCard, example, next_transcript, transcript_cards
from .trying import Tried, TriedLine, Trying, open_trying
from .urgent import CannotWait
from .view import LedgerLine, StageMark, View
from .vision_rating import VisionRating
from .who import trainee
from .wiring import Coder, Wiring, shortened, wire, wired
from .writing import whole

__all__ = [
    "Agreement",
    "Boosters",
    "Boosting",
    "Call",
    "CannotWait",
    "ClientCard",
    "Coder",
    "Coding",
    "Comparison",
    "ConversationCard",
    "Course",
    "Covered",
    "Debrief",
    "DebriefTurn",
    "Difference",
    "Drill",
    "Durable",
    "Evidence",
    "Exchange",
    "Footing",
    "GivenCode",
    "Health",
    "LedgerLine",
    "MarkingSession",
    "MarkingView",
    "Met",
    "ModelLine",
    "OfferedReply",
    "Outlook",
    "OutlookFeedback",
    "PickedSaying",
    "Place",
    "PracticeRecord",
    "PractisedSession",
    "Question",
    "Rated",
    "RatingCall",
    "RatingStep",
    "RatingView",
    "ReadSentence",
    "Said",
    "ScenarioCard",
    "Session",
    "Shortcoming",
    "StageMark",
    "Standing",
    "Telling",
    "TranscriptCard",
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
    "conversation_cards",
    "coverage",
    "coverage_of",
    "example",
    "glossary_page",
    "health",
    "load_course",
    "next_transcript",
    "notebooks_folder",
    "open_boosters",
    "open_endless",
    "open_marking",
    "open_session",
    "open_trying",
    "open_vision_rating",
    "record_of_practice",
    "salvaged",
    "scenario_cards",
    "scenarios_folder",
    "shipped_folders",
    "shortened",
    "trainee",
    "transcript_cards",
    "whole",
    "wire",
    "wired",
]
