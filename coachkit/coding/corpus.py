"""Written replies with their codes: read, checked all at once, and split so that what is measured was never learned."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import BadFiles, Place, Problem, Rule, among
from ..vocabulary import Code, Stage
from .coding import Span

KEYS = ("id", "group", "turn", "stage", "client", "reply", "codes", "register")
FROZEN = frozenset({"cascade", "malacca", "tamar", "tweed", "yarra"})
"""Writing groups, each with client turns of its own, that are for the last measurement alone: neither learned from nor
looked at while the coder was made."""


@dataclass(frozen=True)
class CodedReply:
    """One written reply and what it was coded as.

    Attributes
    ----------
    id, group, turn, register : str
        As `data/README.md` describes them.
    codes : mapping of Code to tuple of str
        Each code with the words of `reply` that earn it.
    """

    id: str
    group: str
    turn: str
    stage: Stage
    client: str
    reply: str
    codes: Mapping[Code, tuple[str, ...]]
    register: str

    def spans(self) -> Iterator[tuple[Code, Span]]:
        """Yield each code with where its words first stand in the reply, in characters."""
        for code, runs in self.codes.items():
            for words in runs:
                start = self.reply.find(words)
                yield code, (start, start + len(words))


def read_replies(*folders: Path) -> list[CodedReply]:
    """Read every ``.jsonl`` file of the folders.

    Raises
    ------
    BadFiles
        Something is wrong in them; all of it is told at once, each with file and line.
    """
    replies, problems = read_reply_files(file for folder in folders for file in folder.glob("*.jsonl"))
    if problems:
        raise BadFiles(problems)
    return replies


def read_reply_files(files: Iterable[Path]) -> tuple[list[CodedReply], list[Problem]]:
    """Read files of coded replies; return those that are sound, and what is wrong with the others."""
    replies, problems = list[tuple[Place, CodedReply]](), list[Problem]()
    for file in sorted(files):
        try:
            lines = file.read_text(encoding="utf-8-sig").split("\n")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(Problem(Place(str(file)), Rule.UNREADABLE, f"cannot be read: {error}"))
            continue
        for number, line in enumerate(lines, start=1):
            if line.strip():
                at = Place(str(file), number)
                reply, wrong = _read(line, at)
                problems += wrong
                replies += [(at, reply)] if reply else []
    return [reply for _, reply in replies], [*problems, *_told_twice(replies)]


def tuning(replies: Iterable[CodedReply]) -> list[CodedReply]:
    """Return the replies that may be learned from and looked at."""
    return [reply for reply in replies if reply.group not in FROZEN]


def frozen(replies: Iterable[CodedReply]) -> list[CodedReply]:
    """Return the frozen test."""
    return [reply for reply in replies if reply.group in FROZEN]


def _told_twice(replies: Iterable[tuple[Place, CodedReply]]) -> Iterator[Problem]:
    first = dict[str, Place]()
    for at, reply in replies:
        if first.setdefault(reply.id, at) != at:
            message = f"the id {reply.id[:60]!r} stands in {first[reply.id].file}:{first[reply.id].line} already"
            yield Problem(at, Rule.REPEATED_ID, message)


class _Repeated(ValueError):
    """A key that stands twice in one object."""


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Repeated(next(key for number, (key, _) in enumerate(pairs) if key in dict(pairs[:number])))
    return found


def _read(line: str, at: Place) -> tuple[CodedReply | None, list[Problem]]:
    try:
        raw = json.loads(line, object_pairs_hook=_object)
    except _Repeated as error:
        return None, [Problem(at, Rule.REPEATED_KEY, f"the key {str(error)[:40]!r} stands here twice")]
    except (ValueError, RecursionError) as error:
        return None, [Problem(at, Rule.WRONG_SHAPE, f"this line is not JSON: {error}")]
    problems = list(_problems_in(raw, at))
    if problems:
        return None, problems
    codes = {code: tuple(raw["codes"][code]) for code in Code if code in raw["codes"]}
    texts = {key: raw[key] for key in KEYS if key not in ("codes", "stage")}
    return CodedReply(**texts, stage=Stage(raw["stage"]), codes=codes), []


def _problems_in(raw: Any, at: Place) -> Iterator[Problem]:
    if not isinstance(raw, dict):
        yield Problem(at, Rule.WRONG_SHAPE, "an object with keys is expected here")
        return
    yield from _wrong_keys(raw, at)
    stage, reply, codes = raw.get("stage"), raw.get("reply"), raw.get("codes", {})
    if isinstance(stage, str) and stage not in set(Stage):
        yield Problem(at, Rule.UNKNOWN_WORD, f"there is no stage {stage[:40]!r}{among(stage, Stage)}")
    if not isinstance(codes, dict):
        yield Problem(at, Rule.WRONG_SHAPE, "'codes' must be an object: each code with the words that earn it")
    elif isinstance(reply, str):
        yield from _wrong_codes(codes, reply, at)


def _wrong_keys(raw: Mapping[str, Any], at: Place) -> Iterator[Problem]:
    for key in sorted(raw.keys() - set(KEYS)):
        yield Problem(at, Rule.UNKNOWN_KEY, f"unknown key {key[:40]!r}{among(key, KEYS)}")
    for key in KEYS:
        if key not in raw:
            yield Problem(at, Rule.MISSING_KEY, f"the key {key!r} is missing here")
        elif key != "codes" and not (isinstance(raw[key], str) and raw[key].strip()):
            yield Problem(at, Rule.WRONG_SHAPE, f"{key!r} must be a text with something in it")


def _wrong_codes(codes: Mapping[str, Any], reply: str, at: Place) -> Iterator[Problem]:
    for code, runs in codes.items():
        if code not in set(Code):
            yield Problem(at, Rule.UNKNOWN_CODE, f"there is no code {code[:40]!r}{among(code, Code)}")
            continue
        if not (isinstance(runs, list) and runs and all(isinstance(words, str) and words for words in runs)):
            yield Problem(at, Rule.WRONG_SHAPE, f"{code[:40]!r} needs a list with the words that earn it")
            continue
        for words in runs:
            if words not in reply:
                yield Problem(at, Rule.NOT_IN_TEXT, f"{words[:60]!r} does not stand in the reply letter by letter")
