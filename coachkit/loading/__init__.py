"""From files to scenarios, walkthroughs and course settings."""

from .conversation_file import FIRST_QUESTION, Rateable
from .conversations import CONVERSATIONS, Conversations, check_conversation_file, conversation_files
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
)
from .shipped import shipped
from .walkthrough_file import OPEN

__all__ = [
    "CONVERSATIONS",
    "FIRST_QUESTION",
    "OPEN",
    "WALKTHROUGHS",
    "Conversations",
    "Course",
    "Lesson",
    "Library",
    "Rateable",
    "check_conversation_file",
    "check_folder",
    "conversation_files",
    "is_file",
    "load_course",
    "missing",
    "read_scenario_file",
    "read_scenario_folder",
    "read_walkthrough_file",
    "scenario_folders",
    "shipped",
]
