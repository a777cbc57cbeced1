"""What the commands share: words on the terminal, and errors with their exit codes."""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NoReturn

import click

from ..errors import BadFiles, CoachkitError, NotNow, UnknownName

FALLS_SHORT = 1
"""Exit code when what was asked about falls short."""
WRONG_CALL = 2
"""Exit code when the call itself is wrong."""

WIDTH = 78


def counted(number: int, noun: str) -> str:
    """Return "1 problem", "2 problems"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def printable(text: str) -> str:
    """Return a text without control characters, which could play tricks on a terminal."""
    return "".join(letter if letter.isprintable() or letter == "\n" else "\N{REPLACEMENT CHARACTER}" for letter in text)


def json_text(value: object) -> str:
    """Return a value as JSON; what cannot be printed (a file's name may hold it) is escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def json_line(value: object) -> str:
    """Return a value as one line of JSON; times in ISO's form, and what cannot be printed escaped."""
    text = json.dumps(value, ensure_ascii=False, default=datetime.isoformat)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def say(text: str = "", indent: str = "") -> None:
    """Print a paragraph, wrapped; every line after the first is indented like the first."""
    clean = " ".join(printable(text).split())
    click.echo(textwrap.fill(clean, WIDTH, initial_indent=indent, subsequent_indent=" " * len(indent)))


def fail(message: str, code: int) -> NoReturn:
    """Say on stderr what is wrong, and leave."""
    click.echo(printable(message), err=True)
    raise SystemExit(code)


@contextmanager
def told() -> Iterator[None]:
    """Turn coachkit's errors into words on stderr and an exit code; never a traceback for what is foreseen."""
    try:
        yield
    except UnknownName as error:
        fail(f"coachkit: {error}", WRONG_CALL)
    except (BadFiles, NotNow) as error:
        fail(str(error), FALLS_SHORT)
    except CoachkitError as error:
        fail(f"coachkit: {error}", FALLS_SHORT)


def typed_lines() -> Iterator[str]:
    """Yield the lines of stdin, without their ends; leave where they are no text."""
    try:
        for line in sys.stdin:
            yield line.rstrip("\r\n")
    except UnicodeDecodeError:
        fail(f"coachkit: the lines are not {sys.stdin.encoding} text", WRONG_CALL)
