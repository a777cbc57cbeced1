"""From files to scenarios, walkthroughs and course settings."""

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
from .walkthrough_file import OPEN

__all__ = [
    "OPEN",
    "WALKTHROUGHS",
    "Course",
    "Lesson",
    "Library",
    "check_folder",
    "is_file",
    "load_course",
    "missing",
    "read_scenario_file",
    "read_scenario_folder",
    "read_walkthrough_file",
    "scenario_folders",
    "shipped",
    "shipped_scenarios",
]
