"""What the widgets with a page of their own share: the files of the page, and how what it asks is done and answered."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from ..errors import CoachkitError
from ..practice import Durable
from .plain_words import plain_words

LOG = logging.getLogger("coachkit")
FRONT = Path(__file__).parent / "front"

Message = Mapping[str, Any]
Call = Callable[[Message], None]


def _joined(ending: str) -> str:
    """Return the files of the page of one kind, one after the other."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(FRONT.glob(f"*.{ending}")))


class Page(anywidget.AnyWidget):
    """A widget with a page: it shows a view, and says what the trainee does.

    Attributes
    ----------
    page : str
        Which of the pages it is.
    view : dict
        What is shown, as plain JSON.
    serial : int
        Counts the answers to what the page sent.
    went_wrong : str
        What is told when something failed that nobody foresaw.
    """

    _esm = _joined("js")
    _css = _joined("css")
    page = traitlets.Unicode("").tag(sync=True)
    view = traitlets.Dict().tag(sync=True)
    serial = traitlets.Int(0).tag(sync=True)
    went_wrong = ""

    def __init__(self) -> None:
        super().__init__()
        self.on_msg(lambda _widget, message, _buffers: self._heard(message))

    def _calls(self) -> Mapping[str, Call]:
        """Return what the page may ask for."""
        raise NotImplementedError

    def _show(self, failure: str) -> None:
        """Show how things stand, and what went wrong with the last thing asked."""
        raise NotImplementedError

    def _heard(self, message: Message) -> None:
        self._guarded(lambda: self._calls()[message["call"]](message))

    def _guarded(self, call: Callable[[], None]) -> None:
        """Do something and show what came of it; what fails is told in plain words, what nobody foresaw logged too."""
        failure = ""
        try:
            call()
        except CoachkitError as error:
            failure = plain_words(error)
        except Exception:
            LOG.exception("%s could not do what was asked", type(self).__name__)
            failure = self.went_wrong
        self._show(failure)


class KeptPage(Page):
    """The page of something kept on record: its seconds count from when it is seen, and it writes what waits."""

    @property
    def _now(self) -> Durable:
        """What is kept."""
        raise NotImplementedError

    def _heard(self, message: Message) -> None:
        if message.get("call") == "shown":
            self._take_in()
        elif message.get("call") == "retry":
            self._retry()
        else:
            super()._heard(message)

    def _take_in(self) -> None:
        """What is to be answered has come into sight."""
        self._now.shown()

    def _retry(self) -> None:
        """Write what waits to be recorded; the page need not be painted anew, unless another window went on."""
        try:
            self._now.retry()
        except CoachkitError as error:
            self._show(plain_words(error))
        else:
            self._tell_unrecorded(self._now.unrecorded)

    def _tell_unrecorded(self, words: str) -> None:
        self.view = {**self.view, "unrecorded": words}
