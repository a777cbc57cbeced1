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
from .library import (
    WALKTHROUGHS,
    Library,
    check_folder,
    is_file,
    missing,
    read_scenario_file,
    read_scenario_folder,
    read_walkthrough_file,
    scenario_folders,
    shipped_scenarios,
)
from .shipped import shipped
from .transcripts import TRANSCRIPTS, Transcripts, check_transcript_files, read_transcript_file, transcript_files
from .walkthrough_file import OPEN

__all__ = [
    "BANK",
    "CONVERSATIONS",
    "EXAMPLE",
    "FIRST_QUESTION",
    "OPEN",
    "TRANSCRIPTS",
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
    "check_transcript_files",
    "conversation_files",
    "is_file",
    "load_course",
    "missing",
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
