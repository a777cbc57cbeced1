"""The written replies: every line has its keys, its codes are codes, their words stand in the reply; and they vary."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from coachkit.coding.corpus import CodedReply, read_replies
from coachkit.coding.training import corpus_report
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


@pytest.fixture(scope="module")
def replies() -> list[CodedReply]:
    return read_replies(FOLDER)


@pytest.fixture(scope="module")
def texts(replies: list[CodedReply]) -> list[str]:
    return [reply.reply for reply in replies]


def test_there_are_replies_turns_and_groups_enough(replies: list[CodedReply]) -> None:
    assert len(replies) >= 4_000
    assert len({reply.turn for reply in replies}) >= 250
    assert len({reply.client for reply in replies}) >= 250
    assert len({reply.group for reply in replies}) >= 10


def test_every_code_has_positives_enough(replies: list[CodedReply]) -> None:
    positives = Counter(code for reply in replies for code in reply.codes)
    assert {code: positives[code] for code in Code if positives[code] < 250} == {}


def test_a_client_turn_belongs_to_one_group(replies: list[CodedReply]) -> None:
    owners = {(reply.turn, reply.group) for reply in replies}
    assert len(owners) == len({turn for turn, _ in owners})


def test_hardly_a_reply_is_nearly_another(texts: list[str]) -> None:
    assert len(corpus_report.near_duplicates(texts)) <= 0.01 * len(texts)


def test_no_run_of_four_words_stands_in_many_replies(texts: list[str]) -> None:
    [(run, share)] = corpus_report.commonest_runs(texts, 1)
    assert share <= 0.02, run


NEARLY = "Let's put the lease on our list for today and look at the ovens, shall we"


def test_near_duplicates_are_those_that_comparing_all_with_all_finds(texts: list[str]) -> None:
    few = [*texts[:400], NEARLY, f"{NEARLY}?!", f"{NEARLY} now", "Go on.", "Go on.", "Tell me more.", "tell me more"]
    sets = [corpus_report.runs_of(text, 3) for text in few]
    slow = {
        number
        for number, one in enumerate(sets)
        for other, two in enumerate(sets)
        if one and number != other and len(one & two) >= 0.8 * len(one | two)
    }
    assert corpus_report.near_duplicates(few) == slow
    assert len(slow) >= 5


def test_a_run_counts_once_in_a_reply() -> None:
    assert corpus_report.commonest_runs(["go on go on go on", "no"], 1) == [("go on go on", 0.5)]


def test_the_report_tells_the_fifty_commonest_runs(replies: list[CodedReply]) -> None:
    told = list(corpus_report.lines(replies[:500]))
    after = next(number for number, line in enumerate(told) if "commonest" in line)
    assert len(told[after + 1 :]) == 50


def test_the_report_is_one_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "elbe.jsonl").write_bytes((FOLDER / "elbe.jsonl").read_bytes())
    corpus_report.main([str(tmp_path)])
    assert " in 1 writing groups\n" in capsys.readouterr().out
