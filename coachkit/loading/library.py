"""The scenarios that there are: found by folder, read, checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from ..checks import check_flow, check_scenario
from ..errors import BadFiles, Place, Problem, Rule, UnknownName
from ..scenario import Scenario, Walkthrough
from ..yaml_source import read
from .files import misnamed, read_file
from .reader import Reader
from .scenario_file import read_scenario
from .shipped import shipped
from .walkthrough_file import read_walkthroughs

SCENARIO = "scenario.yaml"
WALKTHROUGHS = "walkthroughs.yaml"


Made = Callable[[str], Scenario | None]


def _nobody(_: str) -> Scenario | None:
    """Make nobody of any id."""
    return None


class Library:
    """Scenarios by id; an id is looked up among the folders found, never joined to a path.

    Parameters
    ----------
    folders : iterable of Path
        Folders that hold scenario folders; where two hold the same id, the first wins. The shipped ones come last.
    made : callable
        Makes the scenario of an id that is in no folder; None where there is none.
    """

    def __init__(self, folders: Iterable[Path] = (), made: Made = _nobody) -> None:
        self.folders = (*folders, *shipped_scenarios())
        self._made = made
        self._found: dict[str, Path] = {}
        for folder in self.folders:
            for file in sorted(folder.glob(f"*/{SCENARIO}")):
                self._found.setdefault(_id_of(file.parent), file.parent)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all scenarios, scenes among them, in alphabetical order."""
        return tuple(sorted(self._found))

    def folder(self, scenario_id: str) -> Path:
        """Return a scenario's folder; `UnknownName` (with the nearest id) when there is none."""
        if scenario_id not in self._found:
            raise UnknownName("scenario", scenario_id, self.ids)
        return self._found[scenario_id]

    def load(self, scenario_id: str) -> Scenario:
        """Read one scenario and see that it can be played.

        Raises
        ------
        UnknownName
            There is no scenario of this id.
        BadFiles
            The file has problems that would stop a conversation on the way; all of them are told.
        """
        if scenario_id not in self._found and (made := self._made(scenario_id)):
            return made
        scenario, problems = read_scenario_folder(self.folder(scenario_id))
        if scenario is None or problems:
            raise BadFiles(problems)
        if flaws := list(check_flow(scenario)):
            raise BadFiles(flaws)
        return scenario


def shipped_scenarios() -> tuple[Path, ...]:
    """Return the shipped folders of scenarios: whole clients, then scenes."""
    return tuple(shipped("data") / name for name in ("scenarios", "scenes"))


def read_scenario_folder(folder: Path) -> tuple[Scenario | None, list[Problem]]:
    """Read ``scenario.yaml`` of a folder; None when there is no tree to read at all."""
    return read_scenario_file(folder / SCENARIO, _id_of(folder))


def _id_of(folder: Path) -> str:
    """Return the id that a folder's name stands for: in small letters, since not every disk tells case apart."""
    return folder.resolve().name.lower()


def read_scenario_file(path: Path, expected_id: str | None = None) -> tuple[Scenario | None, list[Problem]]:
    """Read one scenario file, which has to bear the expected id where one is given."""
    scenario, problems = read_file(path, read_scenario)
    if scenario and expected_id is not None:
        problems.extend(misnamed(scenario.id, expected_id, "folder", scenario.at))
    return scenario, problems


def read_walkthrough_file(path: Path, scenario: Scenario) -> tuple[tuple[Walkthrough, ...], list[Problem]]:
    """Read the walkthroughs of a scenario."""
    root, problems = read(path)
    if root is None:
        return (), problems
    elements = tuple(element.id for element in scenario.vision.elements)
    return read_walkthroughs(root, Reader(problems), elements), problems


def scenario_folders(path: Path) -> list[Path]:
    """Return the scenario folders at or below a path."""
    try:
        if path.name in (SCENARIO, WALKTHROUGHS) and path.is_file():
            return [path.parent]
        return [path] if (path / SCENARIO).is_file() else sorted(file.parent for file in path.glob(f"**/{SCENARIO}"))
    except (OSError, ValueError):  # a name that no file can have
        return []


def check_folder(
    folder: Path, others: Callable[[], Sequence[Scenario]] = tuple
) -> tuple[Scenario | None, list[Problem]]:
    """Read one scenario folder and run every check that needs no playing.

    `others` gives the scenarios from which the bag of words learns; it is asked only when this one can be read.
    """
    scenario, problems = read_scenario_folder(folder)
    if scenario is None or problems:
        return scenario, problems
    return scenario, check_scenario(scenario, [other for other in others() if other.id != scenario.id])


def missing(path: Path) -> Problem:
    """Return the problem of a path at which there is no scenario."""
    return Problem(Place(str(path)), Rule.UNREADABLE, f"there is no {SCENARIO} here or below")
