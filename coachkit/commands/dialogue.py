"""Lines from whoever sits at the terminal, or from a script: one is asked for, and what is refused is said."""

from __future__ import annotations

from collections.abc import Callable

import click

from ..errors import CoachkitError, NotNow, UnknownName
from .leaving import Banner
from .terminal import FALLS_SHORT, WRONG_CALL, fail, printable, say, typed_lines


class Dialogue:
    """What is done line by line.

    Parameters
    ----------
    talks : bool
        Whether somebody sits at the terminal who can be asked.
    as_json : bool
        Whether what comes of it is told in JSON, for programs to read.
    """

    empty_counts = True
    """Whether an empty line of somebody at the terminal is an answer; in a script it never is."""

    def __init__(self, *, talks: bool, as_json: bool) -> None:
        self.talks = talks
        self.as_json = as_json
        self.lines = 0
        self._source = typed_lines()
        self._banner = Banner()

    def _line(self, prompt: str) -> str | None:
        """Return the next line that counts; None where there are no more."""
        if self.talks:
            click.echo(printable(prompt), nl=False)
        for line in self._source:
            self.lines += 1
            if line.strip() or (self.talks and self.empty_counts):
                return line
        return None

    def _tried(self, act: Callable[[], object]) -> bool:
        """Do something, and say whether it was done; what is refused is said, and ends a script but not a talk."""
        try:
            act()
        except (UnknownName, NotNow) as error:
            self._refused(error)
            return False
        except CoachkitError as error:
            fail(f"coachkit: {error}", FALLS_SHORT)
        return True

    def _refused(self, error: CoachkitError) -> None:
        if not self.talks:
            fail(f"stdin:{self.lines}:1: {error}", WRONG_CALL)
        say(str(error))
