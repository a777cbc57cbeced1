"""The role-play: one widget, which shows a session and passes on what the trainee does."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import traitlets

from ..errors import LeftOut, UnknownName
from ..practice import Session, Wiring, open_session
from ..vocabulary import REPLYING, Degree, Mode, NextWork
from .page import Call, KeptPage, Message
from .payload import payload
from .segments import Json

WENT_WRONG = (
    "Something went wrong here; your replies so far are kept. Choose Run ▸ Run All Cells to go on from there. "
    "If it happens again, tell your instructor; the details are in the notebook's log."
)


class RolePlay(KeptPage):
    """A conversation with a client, as a trainee sees it.

    Parameters
    ----------
    open_one : callable
        Opens a session; asked for a fresh one with ``fresh=True``. What it refuses is told in plain words.

    Attributes
    ----------
    view : dict
        The session as plain JSON (see `payload`), without the exchanges in `past`; without ``session`` when there is
        none, but ``failure``, or ``left_out`` where the course leaves the conversation out.
    past : list
        The exchanges that the page has had time to take in. They are kept apart so that an answer stays small:
        20 kB more in each, a long conversation's worth, and feedback came a sixth later.
    """

    page = traitlets.Unicode("role_play").tag(sync=True)
    past: traitlets.List[Json] = traitlets.List().tag(sync=True)
    went_wrong = WENT_WRONG

    def __init__(self, open_one: Callable[..., Session]) -> None:
        super().__init__()
        self._open_one = open_one
        self._session: Session | None = None
        self._left_out = ""
        self._guarded(self._open)

    def __repr__(self) -> str:
        """Return the same words for the same client, whatever the state: notebooks are compared with them."""
        return f"RolePlay({self._session.scenario.id if self._session else 'nobody'!r})"

    def _calls(self) -> Mapping[str, Call]:
        return {
            "reply": self._reply,
            "write": self._write,
            "answer": self._answer,
            "closest": lambda said: self._now.closest(said["number"], said["reply_id"]),
            "go_on": lambda _: self._now.go_on(),
            "dispute": lambda said: self._now.dispute(said["choice_id"], said["code"]),
            "try_again": lambda _: self._now.try_again(),
            "word_entry": lambda said: self._now.word_entry(said["reality"], said["words"]),
            "rate": lambda said: self._now.rate(Degree(said["degree"])),
            "choose_next_work": lambda said: self._now.choose_next_work(NextWork(said["next_work"])),
            "judge_outlook": self._judge_outlook,
            "start_again": lambda _: self._start_again(),
        }

    def _show(self, failure: str) -> None:
        nobody: Json = {"exchanges": [], "failure": failure, "left_out": self._left_out}
        view = payload(self._session, failure) if self._session else nobody
        self._tell(view, view["exchanges"], len(self.past), self.serial + 1)

    def _take_in(self) -> None:
        """The statement has come into sight, and with it all exchanges before it."""
        self._now.shown()
        exchanges = [*self.past, *self.view["exchanges"]]
        self._tell(self.view, exchanges, len(exchanges), self.serial)

    def _tell_unrecorded(self, words: str) -> None:
        exchanges = [*self.past, *self.view["exchanges"]]
        self._tell({**self.view, "unrecorded": words}, exchanges, len(self.past), self.serial)

    def _tell(self, view: Json, exchanges: list[Json], past: int, serial: int) -> None:
        with self.hold_sync():
            self.past, self.view = exchanges[:past], {**view, "exchanges": exchanges[past:]}
            self.serial = serial

    @property
    def _now(self) -> Session:
        if self._session is None:
            raise RuntimeError("there is no session to ask")
        return self._session

    def _open(self) -> None:
        try:
            self._session = self._open_one()
        except LeftOut as words:  # as the course wants it, and nothing that went wrong
            self._left_out = str(words)

    def _start_again(self) -> None:
        self._session = self._open_one(fresh=True)

    def _judge_outlook(self, said: Message) -> None:
        self._now.judge_outlook(said["orientation"], said["answered"], said["evidence"])

    def _reply(self, said: Message) -> None:
        """Give a reply, once: of two clicks on the same statement the second finds another number of exchanges."""
        if self._is_next(said):
            self._now.reply(said["id"], said.get("turn"))

    def _write(self, said: Message) -> None:
        if self._is_next(said):
            self._now.write(said["text"], said.get("turn"))

    def _answer(self, said: Message) -> None:
        if self._is_next(said):
            self._now.answer(said["code"], said["yes"])

    def _is_next(self, said: Message) -> bool:
        number = len(self.past) + len(self.view["exchanges"]) + 1
        return bool(said.get("number", number) == number)


def mode_named(mode: str | None) -> Mode | None:
    """Return the way of replying that a word names; None where the course has its own."""
    if mode is not None and mode not in REPLYING:
        raise UnknownName("mode", mode, REPLYING)
    return None if mode is None else Mode(mode)


def practise(scenario_id: str, *, mode: str | None = None, lesson: str = "", wiring: Wiring | None = None) -> RolePlay:
    """Practise with a client; as the last line of a cell, this shows the conversation.

    Parameters
    ----------
    scenario_id : str
        Which client, for example ``"ines-tiles"``.
    mode : str, optional
        How to reply: ``"choose"``, one of the replies shown; ``"write"``, in words of your own; ``"write_first"``, the
        same, and then the replies shown are compared with it. As the course has it for the lesson if not given.
    lesson : str
        The lesson's notebook name, whose settings hold.
    wiring : Wiring, optional
        The world; tests hand in their own.

    Returns
    -------
    RolePlay
        The conversation that was left unfinished, or a new one; where none can be opened, the reason and what to do.
    """

    def open_one(*, fresh: bool = False) -> Session:
        return open_session(scenario_id, mode=mode_named(mode), lesson=lesson, fresh=fresh, wiring=wiring)

    return RolePlay(open_one)
