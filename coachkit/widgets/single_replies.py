"""Single replies to try, outside a conversation: a client's line, a text box, and what the reply was taken for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import traitlets

from ..practice import Tried, Trying, Wiring, open_trying
from .page import Call, Message, Page
from .payload import exchange_payload, plain
from .segments import Json

WENT_WRONG = (
    "Something went wrong here. Choose Run ▸ Run All Cells to begin anew. If it happens again, tell your instructor; "
    "the details are in the notebook's log."
)


class TryReply(Page):
    """A client's lines, one after the other, and what replies to them are taken for.

    Parameters
    ----------
    open_lines : callable
        Opens the lines; what it refuses is told in plain words.
    """

    page = traitlets.Unicode("try_reply").tag(sync=True)
    went_wrong = WENT_WRONG

    def __init__(self, open_lines: Callable[[], Trying]) -> None:
        super().__init__()
        self._open_lines = open_lines
        self._lines: Trying | None = None
        self._tried: Tried | None = None
        self._guarded(self._open)

    def __repr__(self) -> str:
        """Return the same words whatever the state: notebooks are compared with them."""
        return "TryReply()"

    def _calls(self) -> Mapping[str, Call]:
        return {"write": self._write, "once_more": lambda _: self._clear(), "go_on": lambda _: self._go_on()}

    def _show(self, failure: str) -> None:
        with self.hold_sync():
            self.view = {**self._line(), "failure": failure}
            self.serial = self.serial + 1

    def _line(self) -> Json:
        if self._lines is None:
            return {"line": None, "tried": None, "questions": []}
        return {
            "line": plain(self._lines.line),
            "tried": exchange_payload(self._tried.exchange) if self._tried else None,
            "questions": plain(self._tried.questions) if self._tried else [],
        }

    @property
    def _now(self) -> Trying:
        if self._lines is None:
            raise RuntimeError("there are no lines to try a reply on")
        return self._lines

    def _open(self) -> None:
        self._lines = self._open_lines()

    def _write(self, said: Message) -> None:
        self._tried = self._now.reply(said["text"])

    def _clear(self) -> None:
        self._tried = None

    def _go_on(self) -> None:
        self._now.go_on()
        self._clear()


def try_reply(scenario_id: str = "sunita-van", *, wiring: Wiring | None = None) -> TryReply:
    """Try single replies on what a client says, and see how they are coded; nothing of it is recorded.

    Parameters
    ----------
    scenario_id : str
        Whose lines; there is one from each stage, and two with a reality statement.
    wiring : Wiring, optional
        The world; tests hand in their own.
    """
    return TryReply(lambda: open_trying(scenario_id, wiring=wiring))
