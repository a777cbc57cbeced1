"""From files to scenarios, walkthroughs, transcripts and course settings."""

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
    "OPEN",
    "TRANSCRIPTS",
    "WALKTHROUGHS",
    "Course",
    "Lesson",
    "Library",
    "Transcripts",
    "check_folder",
    "check_transcript_files",
    "is_file",
    "load_course",
    "missing",
    "read_scenario_file",
    "read_scenario_folder",
    "read_transcript_file",
    "read_walkthrough_file",
    "scenario_folders",
    "shipped",
    "shipped_scenarios",
    "transcript_files",
]
