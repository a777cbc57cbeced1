"""The documents say what is there: commands, keys, lessons, layers, snippets."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import coachkit
from coachkit.commands import _HOMES
from coachkit.loading import bank_file, conversation_file, lines, pieces_file, scenario_file, transcript_file
from coachkit.loading.library import Library
from coachkit.materials import OCCASIONS
from coachkit.vocabulary import Trace

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
FORMAT = (ROOT / "data" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", _HOMES)
def test_the_readme_names_every_command(command: str) -> None:
    assert re.search(rf"^\| .*`coachkit {command}\b", README, re.MULTILINE)


def test_the_readme_names_no_command_that_is_not_there() -> None:
    named = set(re.findall(r"`coachkit ([a-z]+)", README))
    assert named - set(_HOMES) == set()


def test_the_readme_lists_every_lesson() -> None:
    lessons = {path.stem for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert set(re.findall(r"^\| `(\d\d_\w+|the_method)` \|", README, re.MULTILINE)) == lessons


def test_the_snippet_in_the_readme_uses_public_names() -> None:
    (snippet,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    used = {node.attr for node in ast.walk(ast.parse(snippet)) if isinstance(node, ast.Attribute)}
    assert used <= set(coachkit.__all__)


def test_the_client_in_the_snippet_is_there() -> None:
    assert set(re.findall(r'ck\.practise\("([^"]+)"', README)) <= set(Library().ids)


@pytest.mark.parametrize("picture", re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", README))
def test_every_picture_is_there_and_has_its_words(picture: tuple[str, str]) -> None:
    words, path = picture
    assert words
    assert (ROOT / path).is_file()


KEYS = (
    *scenario_file._ROOT,
    *scenario_file._ROOT_MORE,
    *lines._CLIENT,
    *scenario_file._VISION,
    *scenario_file._TURN,
    *scenario_file._TURN_MORE,
    *scenario_file._REALITY,
    *("text", "codes", "why", "better", "brings", "next", "answers", "sign"),
)


@pytest.mark.parametrize("key", KEYS)
def test_the_format_describes_every_key(key: str) -> None:
    (example,) = re.findall(r"## A scenario file\n.*?```yaml\n(.*?)```", FORMAT, re.DOTALL)
    assert re.search(rf"(?:^|[\s{{])(?:- )?{key}:", example)


@pytest.mark.parametrize(
    "key", [*transcript_file._SENTENCE, *transcript_file._SENTENCE_MORE, *lines._SPEAKERS, "lines"]
)
def test_the_format_of_transcripts_describes_every_key(key: str) -> None:
    (example,) = re.findall(r"## A transcript\n.*?```yaml\n(.*?)```", FORMAT, re.DOTALL)
    assert re.search(rf"(?:^|[\s{{])(?:- )?{key}:", example)


PIECES_KEYS = (
    *pieces_file.HOPE,
    *pieces_file.PERSON,
    *pieces_file.SENTENCES,
    *pieces_file.SLIPS,
    *OCCASIONS,
    "people",
    "voices",
    "next_work",
)


@pytest.mark.parametrize("key", PIECES_KEYS)
def test_the_format_of_endless_clients_describes_every_key(key: str) -> None:
    (section,) = re.findall(r"## Clients without end\n(.*?)\n## ", FORMAT, re.DOTALL)
    assert re.search(rf"\b{key}", section)


CONVERSATION_KEYS = (
    *conversation_file._ROOT,
    *conversation_file._VISION,
    *(aspect.value for aspect in conversation_file._ALSO),
    *(trace.value for trace in Trace),
    "also",
    "shows",
    "note",
    "why",
)


@pytest.mark.parametrize("key", CONVERSATION_KEYS)
def test_the_format_of_conversations_describes_every_key(key: str) -> None:
    (section,) = re.findall(r"## A conversation to rate\n(.*?)\n## ", FORMAT, re.DOTALL)
    assert re.search(rf"(?:^|[\s{{\[`])(?:- )?{key}\b", section)


@pytest.mark.parametrize("key", [*bank_file._LINE, *bank_file.FACTS, "kind", "models", "text", "codes"])
def test_the_format_of_the_bank_describes_every_key(key: str) -> None:
    (section,) = re.findall(r"## The bank\n(.*?)\n## ", FORMAT, re.DOTALL)
    assert re.search(rf"(?:^|[\s{{\[`])(?:- )?{key}\b", section)
