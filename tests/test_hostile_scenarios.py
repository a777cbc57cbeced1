"""Hostile scenario files, by the door of authors: no traceback, always a code and a place, in a second and 100 MB."""

from __future__ import annotations

import gc
import os
import random
import re
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from coachkit.commands import cli
from coachkit.errors import Problem, Rule
from coachkit.loading import Library
from coachkit.practice import authoring, check_paths
from tests import olu

LINE = re.compile(r".+:\d+:\d+: CK\d{3} \S.*", re.DOTALL)
SECOND, MEGABYTES = 1.0, 100
MUTANTS = 5000 if os.environ.get("CI") else 300
SOUND = (olu.OLU / "scenario.yaml").read_text(encoding="utf-8")


@pytest.fixture
def check(tmp_path: Path) -> Callable[[str | bytes], list[Problem]]:
    """Check a file of this content as the scenario olu-kiln."""

    def checked(content: str | bytes) -> list[Problem]:
        return problems_of(put(tmp_path / olu.ID, content))

    return checked


def put(folder: Path, content: str | bytes) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "scenario.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def problems_of(path: Path) -> list[Problem]:
    _, problems = check_paths([path])
    assert all(LINE.fullmatch(str(problem)) for problem in problems)
    return problems


def rules(problems: list[Problem]) -> set[Rule]:
    return {problem.rule for problem in problems}


@contextmanager
def soon() -> Iterator[None]:
    """Hold what is done to a second of this process's time, so that a busy machine is no failure.

    What other tests have left in memory is frozen meanwhile: walking through all of it is not the check's work.
    """
    gc.freeze()
    began = time.process_time()
    try:
        yield
        assert time.process_time() - began < SECOND
    finally:
        gc.unfreeze()


# ------------------------------------------------------------------------------------------ files that are no scenarios

BIG = {
    "50 MB": b"a: 1\n" * 10_000_000,
    "100,000 turns": b"turns:\n" + b"-\n" * 100_000,
    "turns without anything": b"turns:\n" + b"- {}\n" * 9_000,
    "keys that nobody knows": b"".join(b"turn%d: 1\n" % number for number in range(4_900)),
    "codes that nobody knows": b"turns:\n- follow:\n" + b"".join(b"    no%d: 1\n" % number for number in range(4_900)),
    "keys given twice": b"a: 1\n" * 4_900,
    "one long line": b"a: '" + b"x" * 490_000 + b"'\n",
    "words that stand nowhere": b'turns:\n- replies:\n  - text: "%s"\n    codes: {note: [%s]}\n'
    % (b"ab" * 200_000, b'"abac",' * 9_000),
    "a sentence of full stops": SOUND.replace('text: "', 'text: "' + "." * 3900, 20).encode(),
    "as many turns as are allowed, each with jumps to nowhere": SOUND.replace(
        "\nendings:",
        "".join(f"\n  - {{id: turn-no-{n}, follow: {{partly: {{next: turn-{n}}}}}}}" for n in range(180))
        + "\nendings:",
    ).encode(),
    "10,000 brackets": b"[" * 10_000,
    "10,000 keys within keys": b"{a: " * 10_000,
    "an alias bomb": b"a: &a [x, x]\n" + b"".join(b"b%d: &b%d [*a, *a]\n" % (n, n) for n in range(50)),
    "a huge number": f"difficulty: {'9' * 400_000}".encode(),
}


@pytest.mark.parametrize("content", BIG.values(), ids=BIG)
def test_a_big_file_is_refused_within_a_second_and_100_megabytes(
    check: Callable[[bytes], list[Problem]], content: bytes
) -> None:
    with soon():
        assert check(content)
    tracemalloc.start()
    check(content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < MEGABYTES * 1_000_000


@pytest.mark.parametrize(
    ("content", "rule", "line"),
    [
        ("", Rule.NOT_YAML, 1),
        ("turns: [\n- {", Rule.NOT_YAML, 2),
        ("format: 1\n\tid: x\n", Rule.NOT_YAML, 2),
        ("format: 1\nid: a\0b\n", Rule.NOT_YAML, 2),
        ('format: 1\nid: "\\ud800"\n', Rule.NOT_YAML, 2),
        ("format: 1\nformat: 1\n", Rule.REPEATED_KEY, 2),
        ("a: &a [x]\nb: *a\n", Rule.YAML_LIMIT, 1),
        ("format: !!python/name:os.system 1\n", Rule.YAML_LIMIT, 1),
        (SOUND.encode("utf-16"), Rule.UNREADABLE, 1),
        (SOUND.encode("utf-32-be"), Rule.NOT_YAML, 1),
        (b"format: 1\nid: \xed\xa0\x80\n", Rule.UNREADABLE, 2),
        (b"\x89PNG\r\n\x1a\n", Rule.UNREADABLE, 1),
        (b"PK\x03\x04", Rule.NOT_YAML, 1),
    ],
)
def test_what_is_not_a_scenario_is_told_by_code_and_line(
    check: Callable[[str | bytes], list[Problem]], content: str | bytes, rule: Rule, line: int
) -> None:
    told = check(content)
    assert (rule, line) in {(problem.rule, problem.place.line) for problem in told}


@pytest.mark.parametrize("value", ["1" * 5000, "-1", "1e9", "0x1", "१", "nan"])
def test_a_number_is_small_and_plain(check: Callable[[str], list[Problem]], value: str) -> None:
    assert Rule.UNKNOWN_WORD in rules(check(re.sub("difficulty: .*", f"difficulty: {value}", SOUND)))


@pytest.mark.parametrize("name", ["../up", "/etc/passwd", "..", "con", "nul", "com1", "end", "a\\\\b", "ａ", "a" * 65])
def test_an_id_never_is_a_path_or_a_reserved_name(check: Callable[[str], list[Problem]], name: str) -> None:
    assert Rule.BAD_ID in rules(check(SOUND.replace(f"id: {olu.ID}", f'id: "{name}"')))


# ------------------------------------------------------------------------------------------------- what is not a file


def test_a_folder_in_the_scenarios_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "x" / "scenario.yaml").mkdir(parents=True)
    assert rules(problems_of(tmp_path)) == {Rule.UNREADABLE}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    os.mkfifo(tmp_path / "x" / "scenario.yaml")
    assert rules(problems_of(tmp_path)) == {Rule.UNREADABLE}


@pytest.mark.parametrize("target", [".", "loop", "nowhere"])
def test_links_that_lead_round_or_nowhere_are_no_scenarios(tmp_path: Path, target: str) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / target)
    assert rules(problems_of(tmp_path)) == {Rule.UNREADABLE}


def test_a_linked_scenario_bears_the_name_of_its_own_folder(tmp_path: Path) -> None:
    own = put(tmp_path / olu.ID, SOUND)
    (tmp_path / "courses").mkdir()
    (tmp_path / "courses" / "elsewhere").symlink_to(own)
    assert Library([tmp_path / "courses"]).load(olu.ID).id == olu.ID


@pytest.mark.parametrize("name", ["x" * 300, "x" * 300 + ".yaml", "a\0b", "a\0b.yaml", "\udcff"])
def test_a_name_that_no_file_can_have_is_told(name: str) -> None:
    assert rules(problems_of(Path(name))) == {Rule.UNREADABLE}


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_a_folders_name_plays_no_tricks_on_the_terminal(tmp_path: Path, words: tuple[str, ...]) -> None:
    try:
        folder = put(tmp_path / "\x1b[2J\u202ex\udcff", "a: [")
    except OSError:
        pytest.skip("this disk has no such names")
    result = CliRunner().invoke(cli, ["check", str(folder), *words])
    assert result.exit_code == 1
    assert "\x1b" not in result.output


# ---------------------------------------------------------------------------------------------------------------- fuzz

Mutation = Callable[[random.Random, str], str]


def _line(chance: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one] = chance.choice(["", lines[one] * 2, lines[other], lines[one].rstrip("\n")])
    return "".join(lines)


def _indentation(chance: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    start = chance.randrange(len(lines))
    for at in range(start, min(len(lines), start + chance.randint(1, 5))):
        lines[at] = chance.choice([lines[at].lstrip(" "), f"  {lines[at]}", f"\t{lines[at]}", f" {lines[at]}"])
    return "".join(lines)


def _part(pattern: str, *others: str) -> Mutation:
    """Put something else, or another part of the same pattern, in the place of one part of the text."""
    parts = re.compile(pattern, re.MULTILINE)

    def mutated(chance: random.Random, text: str) -> str:
        found = [match.span(1) for match in parts.finditer(text)]
        if not found:
            return text
        (start, end), (first, last) = chance.choice(found), chance.choice(found)
        put = chance.choice([text[first:last], *others])
        return text[:start] + put + text[end:]

    return mutated


def _bytes(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text))
    junk: str = chance.choice([*"\0\x1b\ufeff\u202e😀'\"[{:#\r%|>!\t-", "&a ", "*a", "- ", ": "])
    return text[:at] + junk + text[at + chance.randint(0, 3) :]


VALUES = (
    *("", "''", "[]", "{}", "null", "9" * 30, "-1", "{a: {b: c}}", "[[x]]"),
    *('"\\0"', '"\\u202e"', "end", "all", f"'{'x' * 5000}'"),
)
MUTATIONS: tuple[Mutation, ...] = (
    _line,
    _indentation,
    _bytes,
    _part(r"^[ -]*([a-z_]+):", "id", "says", "on_track", "no_such_key", "'': x\n"),
    _part(r"^[ -]*[a-z_]+: (.+)$", *VALUES),
    _part(r"id: ([a-z-]+)$", "../x", "con"),
)


def mutants(seed: int, number: int) -> Iterator[tuple[str, str, bytes]]:
    """Yield a scenario's id, which of its files is changed, and its changed content."""
    chance = random.Random(seed)
    library = Library()
    for _ in range(number):
        scenario_id = chance.choice(library.ids)
        name = chance.choice(["scenario.yaml", "scenario.yaml", "walkthroughs.yaml"])
        text = (library.folder(scenario_id) / name).read_text(encoding="utf-8")
        for _ in range(chance.choice([1, 1, 1, 2, 5])):
            text = chance.choice(MUTATIONS)(chance, text)
        content = text.encode("utf-8")
        if chance.random() < 0.1:
            at = chance.randrange(len(content))
            content = content[:at] + chance.randbytes(chance.randint(0, 4)) + content[at + chance.randint(0, 200) :]
        yield scenario_id, name, content


SLICES = 10


@pytest.mark.parametrize("seed", range(SLICES))
def test_no_mutant_of_a_shipped_scenario_makes_the_check_fall_over(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = authoring.sound_scenarios()  # most of the time of a check, and the same each time
    monkeypatch.setattr(authoring, "sound_scenarios", lambda: others)
    library, told = Library(), 0
    for scenario_id, name, content in mutants(seed, MUTANTS // SLICES):
        folder = put(tmp_path / scenario_id, (library.folder(scenario_id) / "scenario.yaml").read_bytes())
        walkthroughs = (library.folder(scenario_id) / "walkthroughs.yaml").read_bytes()
        (folder / "walkthroughs.yaml").write_bytes(walkthroughs)
        (folder / name).write_bytes(content)
        with soon():
            told += bool(problems_of(folder))
    assert told > MUTANTS // SLICES / 2  # most mutants are wrong in a way that is told
