"""The written replies: every line has its keys, its codes are codes, and their words stand in the reply."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from coachkit.vocabulary import Code, Stage

FOLDER = Path(__file__).resolve().parent.parent / "data" / "replies"
GROUPS = sorted(FOLDER.glob("*.jsonl"))
KEYS = {"id", "group", "turn", "stage", "client", "reply", "codes", "register"}

every_group = pytest.mark.parametrize("path", GROUPS, ids=lambda path: path.stem)


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@every_group
def test_every_reply_has_its_keys(path: Path) -> None:
    assert [row["id"] for row in rows(path) if set(row) != KEYS or row["group"] != path.stem] == []


@every_group
def test_the_codes_and_stages_are_the_codebooks(path: Path) -> None:
    assert [
        row["id"] for row in rows(path) if not set(row["codes"]) <= set(Code) or row["stage"] not in set(Stage)
    ] == []


@every_group
def test_the_words_of_a_code_stand_in_the_reply(path: Path) -> None:
    strays = [
        (row["id"], words)
        for row in rows(path)
        for spans in row["codes"].values()
        for words in spans or [""]
        if not words or words not in row["reply"]
    ]
    assert strays == []


@every_group
def test_a_turn_is_one_statement_in_one_stage(path: Path) -> None:
    turns = {(row["turn"], row["client"], row["stage"]) for row in rows(path)}
    assert len(turns) == len({turn for turn, _, _ in turns})


def test_no_id_is_there_twice() -> None:
    counted = Counter(row["id"] for path in GROUPS for row in rows(path))
    assert [name for name, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("key", sorted(KEYS))
def test_every_key_is_documented(key: str) -> None:
    assert f"\n| `{key}` |" in (FOLDER.parent / "README.md").read_text(encoding="utf-8")


SECOND = sorted((FOLDER.parent / "second_coding").glob("*.jsonl"))


def test_a_thousand_replies_and_more_were_coded_twice() -> None:
    assert len({row["id"] for path in SECOND for row in rows(path)}) >= 1000


@pytest.mark.parametrize("path", SECOND, ids=lambda path: path.stem)
def test_what_was_settled_stands_in_the_replies(path: Path) -> None:
    settled = {row["id"]: set(row.get("settled", row["second"])) for row in rows(path)}
    now = {row["id"]: set(row["codes"]) for group in GROUPS for row in rows(group)}
    assert [name for name, codes in settled.items() if now[name] != codes] == []


@pytest.mark.parametrize("path", SECOND, ids=lambda path: path.stem)
def test_every_settled_difference_names_its_rule(path: Path) -> None:
    assert [row["id"] for row in rows(path) if ("settled" in row) != bool(row.get("rule"))] == []
