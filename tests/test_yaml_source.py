"""YAML as text with positions: text stays text, tricks are refused, and nothing makes it fall over."""

from __future__ import annotations

from pathlib import Path

import pytest

from coachkit.errors import Place, Rule
from coachkit.yaml_source import MAX_BYTES, MAX_DEPTH, Listing, Mapping, Node, Scalar, parse, read, walk


def plain(node: Node | None) -> object:
    """Return a tree as Python's own lists and dicts of text."""
    match node:
        case Scalar(text):
            return text
        case Listing(_, items):
            return [plain(item) for item in items]
        case Mapping(_, values):
            return {key: plain(value) for key, value in values.items()}
    return None


def tree(text: str) -> object:
    root, problems = parse(text, "a.yaml")
    assert problems == []
    return plain(root)


def problem(text: str) -> str:
    """Return the one problem of a text, as it is told."""
    _, [found] = parse(text, "a.yaml")
    return str(found)


# ------------------------------------------------------------------------------------------------ text stays text


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "yes",
        "on",
        "off",
        "null",
        "~",
        "12:30",
        "017",
        "1e3",
        "0x1F",
        ".5",
        "1_000",
        "2026-11-22",
        "true",
        "=",
        "<<",
    ],
)
def test_a_plain_scalar_stays_what_was_typed(text: str) -> None:
    assert tree(f"says: {text}") == {"says": text}


@pytest.mark.parametrize("text", ["I'm #1 at this", "no: not now", "- a dash", "{curly} [square]", "it’s “quoted”"])
def test_quoted_speech_stays_what_was_typed(text: str) -> None:
    assert tree(f'says: "{text}"') == {"says": text}


def test_keys_are_text_too() -> None:
    assert tree("on: a\nno: b\n1: c") == {"on": "a", "no": "b", "1": "c"}


def test_a_folded_block_is_one_line_and_a_literal_one_keeps_its_lines() -> None:
    assert tree("a: >-\n  one\n  two\nb: |-\n  one\n  two\n") == {"a": "one two", "b": "one\ntwo"}


def test_nothing_is_empty_text() -> None:
    assert tree("says:") == {"says": ""}


@pytest.mark.parametrize(("text", "is_plain"), [("x", True), ('"x"', False), ("'x'", False), (">-\n  x", False)])
def test_it_is_known_whether_a_scalar_stood_in_quotes(text: str, is_plain: bool) -> None:
    root, _ = parse(f"says: {text}", "a.yaml")
    assert isinstance(root, Mapping)
    [said] = walk(root)
    assert (said.text, said.plain) == ("x", is_plain)


def test_what_a_hash_does_to_plain_speech_is_why_speech_is_quoted() -> None:
    assert tree("says: I'm #1 at this") == {"says": "I'm"}


# ------------------------------------------------------------------------------------------------ places


def test_every_node_and_key_knows_its_place() -> None:
    root, _ = parse('a: 1\nturns:\n  - id: x\n    says: "Well."\n', "a.yaml")
    assert isinstance(root, Mapping)
    turns = root.values["turns"]
    assert isinstance(turns, Listing)
    [turn] = turns.items
    assert isinstance(turn, Mapping)
    assert root.keys["turns"] == Place("a.yaml", 2, 1)
    assert turn.place == Place("a.yaml", 3, 5)
    assert turn.values["says"].place == Place("a.yaml", 4, 11)


def test_columns_count_characters() -> None:
    root, _ = parse('{"é😀": "Well."}', "a.yaml")
    assert isinstance(root, Mapping)
    assert root.values["é😀"].place == Place("a.yaml", 1, 8)


# ------------------------------------------------------------------------------------------------ refused


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: 1\nb: 2\na: 3", "a.yaml:3:1: CK003 the key 'a' stands here a second time; the first is in line 1"),
        ("a: &x 1", "a.yaml:1:4: CK009 anchors and aliases (& and *) are not allowed; use quotes"),
        ("a: *x", "a.yaml:1:4: CK009 anchors and aliases (& and *) are not allowed; use quotes"),
        ("a: !!int 1", "a.yaml:1:4: CK009 tags are not allowed, found 'tag:yaml.org,2002:int'"),
        ("a: !!python/object/apply:os.system [x]", "a.yaml:1:4: CK009 tags are not allowed, found"),
        ("a: 1\n---\nb: 2", "a.yaml:2:1: CK009 one document a file is allowed, here is another"),
        ("? [a, b]\n: c", "a.yaml:1:3: CK006 a key must be a word, not a list or a mapping"),
        ("", "a.yaml:1:1: CK002 the file is empty"),
        ("# only a comment\n", "a.yaml:1:1: CK002 the file is empty"),
    ],
)
def test_tricks_are_refused_at_their_place(text: str, told: str) -> None:
    assert problem(text).startswith(told)


def test_the_first_of_two_equal_keys_counts() -> None:
    root, _ = parse("a: 1\na: 2", "a.yaml")
    assert plain(root) == {"a": "1"}


def test_all_repeated_keys_are_told() -> None:
    _, problems = parse("a: 1\na: 2\nb: {c: 1, c: 2}", "a.yaml")
    assert [(found.rule, found.place.line) for found in problems] == [(Rule.REPEATED_KEY, 2), (Rule.REPEATED_KEY, 3)]


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: 1\nb: [1, x: y: z", 2), ('a: "x\nb: 1\n', 1), ("a: 1\n\tb: 2", 2), ("a: 1\nb: 'x", 2), ("a: b: c", 1)],
)
def test_what_is_not_yaml_is_told_near_its_place(text: str, line: int) -> None:
    _, [found] = parse(text, "a.yaml")
    assert found.rule is Rule.NOT_YAML
    assert found.place.line == line


def test_a_control_character_is_told_in_its_line() -> None:
    _, [found] = parse("a: 1\nb: x\x07y\n", "a.yaml")
    assert (found.rule, found.place.line) == (Rule.NOT_YAML, 2)


@pytest.mark.parametrize("brackets", ["[", "{a: ", "- ", "? "])
def test_ten_thousand_brackets_are_an_error_and_no_crash(brackets: str) -> None:
    _, [found] = parse(brackets * 10_000, "a.yaml")
    assert found.rule in (Rule.YAML_LIMIT, Rule.NOT_YAML, Rule.WRONG_SHAPE)


def test_the_deepest_allowed_is_allowed() -> None:
    _, problems = parse("[" * MAX_DEPTH + "]" * MAX_DEPTH, "a.yaml")
    assert problems == []
    assert problem("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)).startswith(f"a.yaml:1:{MAX_DEPTH + 1}: CK009")


# ------------------------------------------------------------------------------------------------ files


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a.yaml"


def told(file: Path) -> str:
    _, [found] = read(file, "a.yaml")
    return str(found)


def test_a_file_with_a_byte_order_mark_is_read(file: Path) -> None:
    file.write_bytes("\ufeffsays: é".encode())
    assert plain(read(file)[0]) == {"says": "é"}


def test_windows_line_ends_are_line_ends(file: Path) -> None:
    file.write_bytes(b"a: 1\r\nb: >-\r\n  one\r\n  two\r\n")
    assert plain(read(file)[0]) == {"a": "1", "b": "one two"}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "latin-1"])
def test_other_encodings_are_refused_in_words(file: Path, encoding: str) -> None:
    file.write_bytes("a: 1\nsays: déjà ÿ\n".encode(encoding))
    assert "CK001 the file is not UTF-8 text; save it as UTF-8" in told(file) or "CK002" in told(file)


def test_the_line_that_is_no_utf8_is_named(file: Path) -> None:
    file.write_bytes("a: 1\nsays: déjà\n".encode("latin-1"))
    assert told(file) == "a.yaml:2:1: CK001 the file is not UTF-8 text; save it as UTF-8"


def test_a_file_that_is_too_large_is_refused_unread(file: Path) -> None:
    file.write_bytes(b"#" * (MAX_BYTES + 1))
    assert told(file) == "a.yaml:1:1: CK009 the file is larger than 500,000 bytes"


def test_a_file_that_is_not_there_is_told(file: Path) -> None:
    assert told(file) == "a.yaml:1:1: CK001 cannot be read: No such file or directory"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "CK001 cannot be read" in told(tmp_path)


def test_problems_name_the_file_by_its_path_unless_told_otherwise(file: Path) -> None:
    file.touch()
    _, [found] = read(file)
    assert found.place.file == str(file)
