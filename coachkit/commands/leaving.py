"""What is not recorded, in the terminal: said when it begins and ends, and seen to before the program does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Protocol

import click

from ..errors import NotNow
from .terminal import FALLS_SHORT, printable

RECORDED = "All of it is recorded now."
LOST = "coachkit: not all is kept, though: what is not recorded by now is lost with the end of this program. {words}"


class Kept(Protocol):
    """What is recorded step by step: a conversation, or whatever else is practised."""

    @property
    def unrecorded(self) -> str:
        """What is not being recorded; empty when all is."""

    def retry(self, *, last: bool = False) -> None:
        """Write what waits, if that is possible now."""


class Banner:
    """Says on stderr what is not being recorded, when that changes."""

    def __init__(self) -> None:
        self._before = ""

    def show(self, session: Kept) -> None:
        """Say what is not recorded now, or that all is."""
        words = session.unrecorded
        if bool(words) != bool(self._before):
            click.echo(printable(words or RECORDED), err=True)
        self._before = words


@contextmanager
def seen_to(session: Kept) -> Iterator[None]:
    """Whatever way it ends: write what waits; exit code 1, and why on stderr, where that is not possible."""
    try:
        yield
    finally:
        if session.unrecorded:
            with suppress(NotNow):
                session.retry(last=True)
            if words := session.unrecorded:
                click.echo(printable(LOST.format(words=words)), err=True)
                raise SystemExit(FALLS_SHORT)
