"""``coachkit code``: codes replies, a line of JSON each."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import click

from ..errors import UnknownName
from ..practice import Coding, code_reply, whole
from ..vocabulary import Stage
from .terminal import WRONG_CALL, json_line, printable, say

NEEDED = ("stage", "reply")


class _BadLine(Exception):
    """A line that is no reply; the message says why, the column where."""

    def __init__(self, message: str, column: int = 1) -> None:
        super().__init__(message)
        self.column = column


@click.command()
@click.option("--human", is_flag=True, help="Print for people instead of for programs.")
def code(*, human: bool) -> None:
    """Code the replies on standard input, one JSON object a line.

    Each line holds "stage" and "reply", and may hold "id" and what the "client" had said; other keys are passed over.
    For each a line is written, in the same order: "id", "codes", "outcome", "steps", "evidence" (for each code the
    start and end of its words, in characters of the reply), "bands" (for each code sure or unsure) and "remark" (why
    the reply could not be coded).

    A line that is no such object is told on standard error as stdin:LINE:COLUMN: message; the others are coded all the
    same, and the exit code is 2.
    """
    bad = False
    for number, line in _lines():
        try:
            given = _read(line)
        except _BadLine as wrong:
            bad = True
            click.echo(printable(f"stdin:{number}:{wrong.column}: {wrong}"), err=True)
            continue
        coding = code_reply(given["reply"], given["client"], Stage(given["stage"]))
        if human:
            _tell(given["id"], coding)
        else:
            click.echo(json_line(_row(given["id"], coding)))
    raise SystemExit(WRONG_CALL if bad else 0)


def _lines() -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not blank, with their numbers."""
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if line.strip():
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line


def _read(line: bytes) -> dict[str, Any]:
    """Read one line; `_BadLine` when it does not hold a reply."""
    found = _parsed(line)
    if not isinstance(found, dict):
        raise _BadLine("this is no JSON object")
    if missing := [key for key in NEEDED if key not in found]:
        raise _BadLine(f"the key {missing[0]!r} is missing")
    for key in ("stage", "client", "reply"):
        if not isinstance(found.get(key, ""), str):
            raise _BadLine(f"{key!r} has to be text")
    if found["stage"] not in list(Stage):
        raise _BadLine(str(UnknownName("stage", found["stage"], list(Stage))))
    return {"id": found.get("id"), **{key: whole(found.get(key, "")) for key in ("stage", "client", "reply")}}


def _parsed(line: bytes) -> Any:
    try:
        return json.loads(line.rstrip(b"\r\n").decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _BadLine("this is not UTF-8 text", error.start + 1) from None
    except json.JSONDecodeError as error:
        raise _BadLine(f"this is not JSON: {error.msg}", error.colno) from None
    except (ValueError, RecursionError):  # a number of thousands of digits; brackets nested without end
        raise _BadLine("this is not JSON that can be read") from None


def _row(name: object, coding: Coding) -> dict[str, Any]:
    return {
        "id": name,
        "codes": [code.value for code in coding.codes],
        "outcome": coding.outcome().value,
        "steps": coding.steps,
        "evidence": {code.value: [list(span) for span in spans] for code, spans in coding.evidence.items()},
        "bands": {code.value: band.value for code, band in coding.bands.items()},
        "remark": coding.remark,
    }


def _tell(name: object, coding: Coding) -> None:
    """Print one coding for people."""
    say(f"{name}: {coding.outcome().words}, {coding.steps} of 4 steps" if name is not None else coding.outcome().words)
    say(coding.reply, indent="    ")
    for found in coding.findings:
        words = " … ".join(coding.reply[start:end] for start, end in found.spans)
        say(f'{found.code.words} ({found.band.value}): "{words}"', indent="      ")
    if coding.remark:
        say(coding.remark, indent="      ")
