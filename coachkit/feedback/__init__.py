"""From codes to words for the trainee: what the reply did, with the words that did it, and what to try."""

from .feedback import Evidence, Feedback, Mark, evidence_of, feedback_on, spans_of
from .note import About, first_name, words_of
from .phrases import HABITS, MISSING
from .rating import Rated, Telling, VisionFeedback, WorkFeedback, vision_feedback, work_feedback

__all__ = [
    "HABITS",
    "MISSING",
    "About",
    "Evidence",
    "Feedback",
    "Mark",
    "Rated",
    "Telling",
    "VisionFeedback",
    "WorkFeedback",
    "evidence_of",
    "feedback_on",
    "first_name",
    "spans_of",
    "vision_feedback",
    "words_of",
    "work_feedback",
]
