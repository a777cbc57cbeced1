"""Hearing the "but": a transcript to mark sentence by sentence, and the list of those that there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import traitlets

from ..practice import (
    MarkingSession,
    MarkingView,
    TranscriptCard,
    Wiring,
    example,
    next_transcript,
    open_marking,
    transcript_cards,
    wire,
)
from ..vocabulary import Basis, RealityKind
from .page import Call, KeptPage, Message, Page
from .payload import defined, plain

WENT_WRONG = (
    "Something went wrong here; your marks so far are kept. Choose Run ▸ Run All Cells to go on from there. If it "
    "happens again, tell your instructor; the details are in the notebook's log."
)


@dataclass(frozen=True)
class Shelf:
    """The transcripts that a page has, and how each is opened.

    Attributes
    ----------
    open_one : callable
        Opens the transcript of this id; asked for a fresh one with ``fresh=True``.
    cards : callable
        Returns a card for each, in order; empty where there is only the one.
    """

    open_one: Callable[..., MarkingSession]
    cards: Callable[[], list[TranscriptCard]]


class Hear(KeptPage):
    """A transcript, as a trainee sees and marks it.

    Parameters
    ----------
    shelf : Shelf
        What there is to mark. What it refuses is told in plain words.
    transcript_id : str, optional
        Which to open; the next one that is not done if not given.

    Attributes
    ----------
    view : dict
        As plain JSON: ``transcript``, what is marked, or nothing; ``cards``, what else there is; the words of kinds and
        bases; ``notice`` and ``failure``.
    """

    page = traitlets.Unicode("hear").tag(sync=True)
    went_wrong = WENT_WRONG

    def __init__(self, shelf: Shelf, transcript_id: str | None = None) -> None:
        super().__init__()
        self._shelf = shelf
        self._named = transcript_id
        self._session: MarkingSession | None = None
        self._cards: list[TranscriptCard] = []
        self._guarded(self._open_first)

    def __repr__(self) -> str:
        """Return the same words whatever the state: notebooks are compared with them."""
        return f"Hear({self._named or 'the next one'!r})"

    def _calls(self) -> Mapping[str, Call]:
        return {
            "mark": self._mark,
            "open": lambda said: self._open(said["id"]),
            "next": lambda _: self._open_next(),
            "start_again": lambda _: self._open(self._now.transcript.id, fresh=True),
        }

    def _show(self, failure: str) -> None:
        with self.hold_sync():
            self.view = {
                "transcript": plain(self._session.view()) if self._session else None,
                "cards": plain(self._cards),
                "kinds": [defined(kind) for kind in RealityKind],
                "bases": [defined(basis) for basis in Basis],
                "notice": self._session.notice if self._session else "",
                "unrecorded": self._session.unrecorded if self._session else "",
                "failure": failure,
            }
            self.serial = self.serial + 1

    @property
    def _now(self) -> MarkingSession:
        if self._session is None:
            raise RuntimeError("there is no transcript to ask")
        return self._session

    def _open_first(self) -> None:
        if self._named is not None:
            self._open(self._named)
        else:
            self._open_next()

    def _open(self, transcript_id: str, *, fresh: bool = False) -> None:
        self._session = self._shelf.open_one(transcript_id, fresh=fresh)
        self._cards = self._shelf.cards()

    def _open_next(self) -> None:
        """Open the next transcript that is not done; where all are, leave only the list."""
        after = self._session.transcript.id if self._session else ""
        self._cards = self._shelf.cards()
        following = next_transcript(self._cards, after)
        self._session = self._shelf.open_one(following) if following else None

    def _mark(self, said: Message) -> None:
        kind, basis = said.get("kind"), said.get("basis")
        self._now.mark(int(said["sentence"]), reality=bool(said["reality"]), kind=kind, basis=basis)
        if self._now.over:
            self._cards = self._shelf.cards()


class Example(Page):
    """A transcript with all its marks and notes, to be read."""

    page = traitlets.Unicode("example").tag(sync=True)
    went_wrong = WENT_WRONG

    def __init__(self, show: Callable[[], MarkingView]) -> None:
        super().__init__()
        self._example: MarkingView | None = None
        self._read = show
        self._guarded(self._open)

    def __repr__(self) -> str:
        """Return the same words whatever the state: notebooks are compared with them."""
        return f"Example({self._example.transcript if self._example else 'nothing'!r})"

    def _open(self) -> None:
        self._example = self._read()

    def _calls(self) -> Mapping[str, Call]:
        return {}

    def _show(self, failure: str) -> None:
        self.view = {"transcript": plain(self._example) if self._example else None, "failure": failure}


def hear(
    transcript_id: str | None = None,
    *,
    difficulty: int | None = None,
    marked: bool = False,
    lesson: str = "",
    wiring: Wiring | None = None,
) -> Hear | Example:
    """Mark the reality statements of a transcript; as the last line of a cell, this shows it.

    Parameters
    ----------
    transcript_id : str, optional
        Which transcript, for example ``"nadia-gears"``. If not given, the next one that you have not marked to its end,
        the easiest first, and after it the next.
    difficulty : int, optional
        Where no transcript is named: only those of this difficulty, 1 to 3.
    marked : bool
        Show the transcript with all marks and notes of its author instead; nothing of that is recorded.
    lesson : str
        The lesson's notebook name, whose settings hold.
    wiring : Wiring, optional
        The world; tests hand in their own.

    Returns
    -------
    Hear or Example
        The transcript as it was left; where none can be opened, the reason and what to do.
    """
    if marked:
        return Example(lambda: example(transcript_id or "", wiring=wiring))

    @cache
    def world() -> Wiring:
        return wiring or wire()

    def open_one(named: str, *, fresh: bool = False) -> MarkingSession:
        return open_marking(named, lesson=lesson, fresh=fresh, wiring=world())

    def cards() -> list[TranscriptCard]:
        return [] if transcript_id else transcript_cards(difficulty, wiring=world())

    return Hear(Shelf(open_one, cards), transcript_id)
