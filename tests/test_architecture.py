"""The architecture, and the test that holds it.

    8  notebooks/                                    lessons: prose and one call a cell
    7  widgets          commands                     what a trainee sees | the terminal, with `__main__` at its door
    6  practice         summaries      exchange      a session, wired | pandas tables, plots | export, import, xAPI
    5  store                                         append-only choices (the only SQL)
    4  loading          engine         coding        files -> Scenario, course settings | pure step | text -> codes
                        composing                    a seed -> Scenario
    3  checks           feedback                     is this scenario sound? | codes -> words for the trainee
    2  yaml_source      scenario       transcript    text with positions (the only YAML) | frozen types
                        conversation   outlook       bank_line, materials
    1  errors           client         line          problems and their codes | what frozen types share
    0  vocabulary                                    the field's words as enums, each with definition and source

A module imports only from rows below its own; modules of one row do not import each other. There is no exception, and
no import hidden in a function; the lazy names of `coachkit/__init__.py` alone load what they name when it is asked for.
A row's module may be a package: what is inside a package is its own affair.

`practice` is the one door for every front: `widgets` and `commands` talk to it (and to `summaries` and `exchange`, for
tables and files) and use the words of rows 0 and 1; they see nothing else.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROWS: dict[int, tuple[str, ...]] = {
    7: ("widgets", "commands"),
    6: ("practice", "summaries", "exchange"),
    5: ("store",),
    4: ("loading", "engine", "coding", "composing"),
    3: ("checks", "feedback"),
    2: ("yaml_source", "scenario", "transcript", "conversation", "outlook", "bank_line", "materials"),
    1: ("errors", "client", "line"),
    0: ("vocabulary",),
}
ROW_OF = {module: row for row, modules in ROWS.items() for module in modules}

FENCES: dict[str, set[str]] = {
    "yaml": {"yaml_source"},
    "sqlalchemy": {"store"},
    "sqlite3": {"store"},
    "pandas": {"summaries"},
    "matplotlib": {"summaries"},
    "ipywidgets": {"widgets"},
    "anywidget": {"widgets"},
    "traitlets": {"widgets"},
    "click": {"commands"},
}
"""Which of our modules alone may import a library."""

FRONTS = ("widgets", "commands")
SEEN_BY_FRONTS = {"practice", "summaries", "exchange", "errors", "vocabulary"}

DOOR = {"": "the lazy names of __init__", "__main__": "the door of commands"}
"""Modules that stand outside the rows, and what they are."""

LINES_AT_MOST = 220
"""Of a module, or of a file of the page: what can be read in one sitting. There is no exception."""

IMPORTERS = ("import_module", "importlib.import_module", "__import__")
COACHKIT = Path(__file__).parents[1] / "coachkit"


@dataclass(frozen=True)
class Import:
    """One import as it stands in a file."""

    file: str
    line: int
    owner: str
    target: str
    hidden: bool

    def __str__(self) -> str:
        """Return where it is and what it imports."""
        return f"coachkit/{self.file}:{self.line} imports {self.target}"


@cache
def imports() -> tuple[Import, ...]:
    files = sorted(COACHKIT.rglob("*.py"))
    return tuple(
        found for file in files for found in imports_in(file.read_text(encoding="utf-8"), file.relative_to(COACHKIT))
    )


def imports_in(source: str, inside: Path) -> Iterator[Import]:
    """Yield every import of a file, also those in functions and those by `import_module`."""
    tree = ast.parse(source)
    run_at_import = set(outside_functions(tree))
    for node in ast.walk(tree):
        for target in targets_of(node, ["coachkit", *inside.parent.parts]):
            line = getattr(node, "lineno", 0)
            yield Import(inside.as_posix(), line, owner_of(inside), target, node not in run_at_import)


def outside_functions(tree: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(tree):
        if not isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            yield child
            yield from outside_functions(child)


def targets_of(node: ast.AST, package: list[str]) -> list[str]:
    """Return the modules that a piece of code imports, with their full names."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        full = full_name("." * node.level + (node.module or ""), package)
        return [f"{full}.{alias.name}" for alias in node.names] if full == "coachkit" else [full]
    if isinstance(node, ast.Call) and ast.unparse(node.func) in IMPORTERS:
        return [full_name(ast.unparse(node.args[0]).lstrip("f").strip("'\""), package)]
    return []


def full_name(name: str, package: list[str]) -> str:
    level = len(name) - len(name.lstrip("."))
    base = package[: len(package) - level + 1] if level else []
    return ".".join([*base, *([name[level:]] if name[level:] else [])])


def owner_of(inside: Path) -> str:
    """Return the module of the table that a file belongs to; the empty name for `coachkit/__init__.py`."""
    first = inside.parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def module_of(target: str) -> str:
    """Return the module of the table that an import within coachkit names."""
    return target.split(".")[1] if "." in target else ""


def ours() -> list[Import]:
    return [each for each in imports() if each.target.split(".")[0] == "coachkit"]


def across() -> list[Import]:
    """Return the imports from one module of the table to another."""
    return [each for each in ours() if each.owner not in DOOR and module_of(each.target) != each.owner]


def test_every_file_belongs_to_a_row() -> None:
    there = {owner_of(file.relative_to(COACHKIT)) for file in COACHKIT.rglob("*.py")}
    assert there - {"_shipped"} <= ROW_OF.keys() | DOOR.keys()


def test_imports_go_down_the_rows() -> None:
    upward = [str(each) for each in across() if ROW_OF.get(module_of(each.target), 9) >= ROW_OF[each.owner]]
    assert upward == []


def test_no_import_of_another_module_hides_in_a_function() -> None:
    assert [str(each) for each in across() if each.hidden] == []


def test_fronts_see_only_what_is_theirs_to_see() -> None:
    beyond = [str(each) for each in across() if each.owner in FRONTS and module_of(each.target) not in SEEN_BY_FRONTS]
    assert beyond == []


def test_main_is_only_a_door_to_commands() -> None:
    assert {each.target for each in imports() if each.owner == "__main__"} == {"coachkit.commands"}


@pytest.mark.parametrize("library", FENCES)
def test_a_library_is_imported_by_its_own_module_alone(library: str) -> None:
    strays = [
        str(each) for each in imports() if each.target.split(".")[0] == library and each.owner not in FENCES[library]
    ]
    assert strays == []


def test_an_import_is_seen_wherever_it_stands() -> None:
    source = "import yaml\ndef late():\n    from ..store import Store\n    import_module('.pictures', __name__)\n"
    seen = [(each.target, each.hidden) for each in imports_in(source, Path("summaries/table.py"))]
    assert seen == [
        ("yaml", False),
        ("coachkit.store", True),
        ("coachkit.summaries.pictures", True),
    ]


def test_every_module_has_a_readable_size() -> None:
    files = [file for ending in ("py", "js", "css") for file in COACHKIT.rglob(f"*.{ending}")]
    own = [file for file in files if "_shipped" not in file.parts]
    lines = {str(file.relative_to(COACHKIT)): len(file.read_text(encoding="utf-8").splitlines()) for file in own}
    assert {name: count for name, count in lines.items() if count > LINES_AT_MOST} == {}


def test_importing_coachkit_loads_nothing_heavy() -> None:
    heavy = ("pandas", "numpy", "matplotlib", "sqlalchemy", "yaml", "ipywidgets", "anywidget", "click", "IPython")
    code = f"import sys, coachkit; print([name for name in {heavy!r} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_playing_a_conversation_loads_no_pandas_and_no_widgets() -> None:
    code = (
        "import sys\n"
        "from coachkit.practice import Wiring, open_session, scenario_cards\n"
        "open_session(scenario_cards()[0].id).view()\n"
        "print([name for name in ('pandas', 'matplotlib', 'ipywidgets', 'click') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
