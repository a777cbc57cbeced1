"""Coded replies: each kind of mistake is told once, with its file and line; the frozen test shares nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from coachkit.coding.corpus import FROZEN, KEYS, CodedReply, frozen, read_replies, read_reply_files, tuning
from coachkit.commands.check import check
from coachkit.errors import BadFiles, Rule
from coachkit.practice import check_paths
from coachkit.vocabulary import Code, Stage

REPLIES = Path(__file__).resolve().parents[1] / "data" / "replies"


def row(**changed: Any) -> dict[str, Any]:
    return {
        "id": "dart-1",
        "group": "dart",
        "turn": "dart-lease",
        "stage": "vision",
        "client": "But the lease.",
        "reply": "It's on my list. What would you bake?",
        "codes": {"note": ["It's on my list."], "return": ["What would you bake?"]},
        "register": "one who types fast",
    } | changed


def without(key: str) -> dict[str, Any]:
    return {name: value for name, value in row().items() if name != key}


def write(folder: Path, *lines: dict[str, Any] | str, name: str = "dart.jsonl") -> Path:
    file = folder / name
    texts = (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    file.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return file


def test_a_sound_line_is_read(tmp_path: Path) -> None:
    write(tmp_path, row())
    [reply] = read_replies(tmp_path)
    assert (reply.stage, list(reply.codes)) == (Stage.VISION, [Code.NOTE, Code.RETURN])


def test_the_words_of_a_code_have_their_place(tmp_path: Path) -> None:
    write(tmp_path, row())
    [reply] = read_replies(tmp_path)
    assert dict(reply.spans()) == {Code.NOTE: (0, 16), Code.RETURN: (17, 37)}


def test_codes_come_in_the_codebooks_order(tmp_path: Path) -> None:
    write(tmp_path, row(codes={"return": ["What would you bake?"], "note": ["my list"]}))
    assert list(read_replies(tmp_path)[0].codes) == [Code.NOTE, Code.RETURN]


def test_a_line_may_hold_what_elsewhere_ends_a_line(tmp_path: Path) -> None:
    reply = "It's on\u2028my\x85list."
    write(tmp_path, row(reply=reply, codes={"note": [reply]}))
    assert read_replies(tmp_path)[0].reply == reply


def test_blank_lines_and_a_mark_at_the_start_do_no_harm(tmp_path: Path) -> None:
    write(tmp_path, "\ufeff" + json.dumps(row()), "", "  ")
    assert len(read_replies(tmp_path)) == 1


MISTAKES: dict[str, tuple[dict[str, Any] | str, Rule]] = {
    "not JSON": ("{'id': 1}", Rule.WRONG_SHAPE),
    "brackets without end": ("[" * 100_000, Rule.WRONG_SHAPE),
    "no object": ("[1]", Rule.WRONG_SHAPE),
    "a key twice": ('{"id": "a", "id": "b"}', Rule.REPEATED_KEY),
    "an unknown key": (row(mood="glad"), Rule.UNKNOWN_KEY),
    **{f"no {key}": (without(key), Rule.MISSING_KEY) for key in KEYS},
    **{f"{key} empty": (row(**{key: " "}), Rule.WRONG_SHAPE) for key in KEYS if key not in ("stage", "codes", "reply")},
    "a number for a text": (row(register=1), Rule.WRONG_SHAPE),
    "an unknown stage": (row(stage="middle"), Rule.UNKNOWN_WORD),
    "an unknown code": (row(codes={"notes": ["my list"]}), Rule.UNKNOWN_CODE),
    "codes no object": (row(codes=["note"]), Rule.WRONG_SHAPE),
    "codes null": (row(codes=None), Rule.WRONG_SHAPE),
    "a code without words": (row(codes={"note": []}), Rule.WRONG_SHAPE),
    "a code with empty words": (row(codes={"note": [""]}), Rule.WRONG_SHAPE),
    "words not in a list": (row(codes={"note": "my list"}), Rule.WRONG_SHAPE),
    "words not in the reply": (row(codes={"note": ["My list"]}), Rule.NOT_IN_TEXT),
}


@pytest.mark.parametrize(("line", "rule"), MISTAKES.values(), ids=MISTAKES)
def test_each_mistake_is_told_once_with_its_place(line: dict[str, Any] | str, rule: Rule, tmp_path: Path) -> None:
    file = write(tmp_path, row(id="dart-0"), line)
    [problem] = read_reply_files([file])[1]
    assert (problem.place.file, problem.place.line, problem.rule) == (str(file), 2, rule)


def test_an_id_that_stands_twice_is_told_where_it_stands_again(tmp_path: Path) -> None:
    write(tmp_path, row(), name="avon.jsonl")
    file = write(tmp_path, row(id="dart-0"), row())
    with pytest.raises(BadFiles) as bad:
        read_replies(tmp_path)
    [problem] = bad.value.problems
    assert (problem.place.file, problem.place.line, problem.rule) == (str(file), 2, Rule.REPEATED_ID)
    assert "avon.jsonl:1" in problem.message


def test_a_file_that_is_not_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "dart.jsonl").write_bytes(b"\xff\xfe")
    [problem] = read_reply_files(tmp_path.glob("*"))[1]
    assert problem.rule is Rule.UNREADABLE


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, row(stage="middle", mood="glad"), "no", without("client"))
    write(tmp_path, row(codes={"notes": ["x"]}, id="avon-1"), name="avon.jsonl")
    with pytest.raises(BadFiles) as bad:
        read_replies(tmp_path)
    places = [(Path(each.place.file).stem, each.place.line) for each in bad.value.problems]
    assert places == [("avon", 1), ("dart", 1), ("dart", 1), ("dart", 2), ("dart", 3)]


@pytest.mark.parametrize("chosen", [lambda file: file, lambda file: file.parent], ids=["file", "folder"])
def test_check_looks_at_coded_replies(chosen: Callable[[Path], Path], tmp_path: Path) -> None:
    file = write(tmp_path, row(), row())
    checked, problems = check_paths([chosen(file)])
    assert (checked, [each.rule for each in problems]) == ([str(file)], [Rule.REPEATED_ID])


def test_check_finds_nothing_wrong_with_sound_replies(tmp_path: Path) -> None:
    assert check_paths([write(tmp_path, row())])[1] == []


def test_the_command_names_file_line_and_rule(tmp_path: Path) -> None:
    file = write(tmp_path, row(), row(id="dart-2", stage="middle"))
    ran = CliRunner().invoke(check, [str(file)])
    assert (ran.exit_code, ran.stderr.startswith(f"{file}:2:1: CK007 ")) == (1, True)


@pytest.fixture(scope="module")
def replies() -> list[CodedReply]:
    return read_replies(REPLIES)


def test_no_reply_is_both_learned_from_and_measured_on(replies: list[CodedReply]) -> None:
    ids = [{reply.id for reply in part} for part in (tuning(replies), frozen(replies))]
    assert not ids[0] & ids[1]
    assert len(ids[0] | ids[1]) == len(replies)


def test_the_frozen_test_is_large_enough(replies: list[CodedReply]) -> None:
    positives = Counter(code for reply in frozen(replies) for code in reply.codes)
    assert len(frozen(replies)) >= 800
    assert {code: positives[code] for code in Code if positives[code] < 60} == {}


def test_every_frozen_group_is_there(replies: list[CodedReply]) -> None:
    assert {reply.group for reply in frozen(replies)} == FROZEN == {"cascade", "malacca", "tamar", "tweed", "yarra"}


@pytest.mark.parametrize("key", ["group", "turn", "client"])
def test_the_frozen_test_shares_with_no_other_group(key: str, replies: list[CodedReply]) -> None:
    seen, unseen = ({getattr(reply, key) for reply in part} for part in (tuning(replies), frozen(replies)))
    assert len(seen & unseen) == 0
