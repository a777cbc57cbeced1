"""From codes to words for the trainee: what the reply did, with the words that did it, and what to try."""

from .feedback import Evidence, Feedback, Mark, evidence_of, feedback_on, spans_of
from .hearing_in_all import HeardInAll, heard_in_all
from .hearing_in_one import MarkFeedback, feedback_on_mark
from .note import About, first_name, words_of
from .outlook import AskedTold, EvidenceTold, Key, OutlookFeedback, agrees_on, outlook_feedback
from .phrases import HABITS, MISSING
from .rating import Rated, Telling, VisionFeedback, WorkFeedback, vision_feedback, work_feedback

__all__ = [
    "HABITS",
    "MISSING",
    "About",
    "AskedTold",
    "Evidence",
    "EvidenceTold",
    "Feedback",
    "HeardInAll",
    "Key",
    "Mark",
    "MarkFeedback",
    "OutlookFeedback",
    "Rated",
    "Telling",
    "VisionFeedback",
    "WorkFeedback",
    "agrees_on",
    "evidence_of",
    "feedback_on",
    "feedback_on_mark",
    "first_name",
    "heard_in_all",
    "outlook_feedback",
    "spans_of",
    "vision_feedback",
    "words_of",
    "work_feedback",
]
