"""From files to scenarios, walkthroughs, transcripts, conversations and course settings."""

from .bank import BANK, Bank, bank_files, check_bank_file
from .conversation_file import FIRST_QUESTION, Rateable
from .conversations import (
    CONVERSATIONS,
    EXAMPLE,
    Conversations,
    check_conversation_files,
    conversation_files,
    read_conversation_file,
)
from .course import Course, Lesson, load_course
from .files import is_file
from .library import (
    WALKTHROUGHS,
    Library,
    check_folder,
    missing,
    read_scenario_file,
    read_scenario_folder,
    read_walkthrough_file,
    scenario_folders,
    shipped_scenarios,
)
from .pieces import COACH, ENDLESS, HOPES, PEOPLE, VOICES, check_pieces_file, load_pieces, pieces_files
from .shipped import shipped
from .transcripts import TRANSCRIPTS, Transcripts, check_transcript_files, read_transcript_file, transcript_files
from .walkthrough_file import OPEN

__all__ = [
    "BANK",
    "COACH",
    "CONVERSATIONS",
    "ENDLESS",
    "EXAMPLE",
    "FIRST_QUESTION",
    "HOPES",
    "OPEN",
    "PEOPLE",
    "TRANSCRIPTS",
    "VOICES",
    "WALKTHROUGHS",
    "Bank",
    "Conversations",
    "Course",
    "Lesson",
    "Library",
    "Rateable",
    "Transcripts",
    "bank_files",
    "check_bank_file",
    "check_conversation_files",
    "check_folder",
    "check_pieces_file",
    "check_transcript_files",
    "conversation_files",
    "is_file",
    "load_course",
    "load_pieces",
    "missing",
    "pieces_files",
    "read_conversation_file",
    "read_scenario_file",
    "read_scenario_folder",
    "read_transcript_file",
    "read_walkthrough_file",
    "scenario_folders",
    "shipped",
    "shipped_scenarios",
    "transcript_files",
]
