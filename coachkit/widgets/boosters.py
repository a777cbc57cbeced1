"""Boosters: what is due, why, and one line after the other to reply to in one's own words."""

from __future__ import annotations

import logging
from collections.abc import Callable
from html import escape

import ipywidgets

from ..errors import CoachkitError
from ..practice import Boosters, Boosting, Drill, Wiring, open_boosters
from .form import dress
from .plain_words import plain_words
from .role_play import RolePlay

LOG = logging.getLogger("coachkit")

NEVER = (
    "Nothing waits for you here. Boosters come from replies of yours that led away from the client's future, and each "
    "comes back four times. Practise with a client, and look here again tomorrow."
)
LATER = "Nothing is due today. “{code}” is next, on {day:%A %d %B}. A day that you miss is no loss: it waits for you."
DUE = (
    "{left} for today, about five minutes in all. What tempts you most comes first: {codes}. Write what you would say; "
    "each client is new to you."
)
COMPARE = "Compare with two other replies, and see what is easy to miss here"
DONE = "That was all for today. What was due is done; it comes back after some days, with other clients."
USED_UP = "You have met all the lines there are. An instructor can add some: see “bank” in the course's settings."
_WENT_WRONG = "Something went wrong and no line opened. Try again; the details are in the notebook's log."


class Booster(ipywidgets.VBox):
    """Today's drills.

    Parameters
    ----------
    open_all : callable
        Opens the boosters; what it refuses is told in plain words.
    """

    def __init__(self, open_all: Callable[[], Boosting]) -> None:
        self._open_all = open_all
        self._boosting: Boosting | None = None
        self._drill: Drill | None = None
        self.told = ipywidgets.HTML()
        self.place = ipywidgets.VBox()
        self.beside = ipywidgets.HTML(layout={"max_width": "46rem"})
        self.next = ipywidgets.Button(description="Begin", button_style="primary")
        self.next.on_click(lambda _: self._guarded(self._go_on))
        super().__init__([self.told, self.place, self.beside, self.next])
        self._guarded(self._open)

    def __repr__(self) -> str:
        """Return the same words whatever the state: notebooks are compared with them."""
        return "Booster()"

    def _guarded(self, call: Callable[[], None]) -> None:
        """Do something; what fails is told in plain words, what nobody foresaw logged too."""
        try:
            call()
        except CoachkitError as error:
            self._tell(plain_words(error))
        except Exception:
            LOG.exception("a booster could not go on")
            self._tell(_WENT_WRONG)

    def _open(self) -> None:
        self._boosting = self._open_all()
        standing = self._boosting.standing()
        self.next.layout.display = "" if standing.left else "none"
        self._tell(in_words(standing))

    def _go_on(self) -> None:
        """Leave the line that was answered, and show the next."""
        if self._boosting is None:
            return
        if self._drill is not None:
            self._drill.end()
        standing = self._boosting.standing()
        self._drill = self._boosting.next_drill()
        self.place.children = [self._play(self._drill)] if self._drill else []
        self.beside.value = ""
        self.next.description = "Next line"
        self.next.layout.display = "" if self._drill else "none"
        self._tell(in_words(standing) if self._drill or not standing.left else USED_UP)

    def _play(self, drill: Drill) -> RolePlay:
        play = RolePlay(self._opener(drill))
        play.observe(lambda _: self._compare(drill), names="view")
        return play

    def _compare(self, drill: Drill) -> None:
        """Offer two replies of others, once there is one of the trainee's own; they open at a click, not before."""
        if drill is self._drill and (found := drill.beside()):
            models = "".join(f"<li>{escape(model)}</li>" for model in found.models)
            self.beside.value = (
                f"<details><summary>{COMPARE}</summary><ul>{models}</ul><p>{escape(found.note)}</p></details>"
            )

    def _opener(self, drill: Drill) -> Callable[..., Drill]:
        def open_one(*, fresh: bool = False) -> Drill:
            if fresh:
                drill.end()
            return drill

        return open_one

    def _tell(self, words: str) -> None:
        """Say something above the line; the words are text, whatever they hold."""
        self.told.value = escape(words)


def in_words(standing: Boosters) -> str:
    """Say what is due, why, and what is left of it."""
    if standing.left:
        codes = ", ".join(f"“{booster.code.words}”" for booster in standing.due)
        left = "One line" if standing.left == 1 else f"{standing.left} lines"
        return DUE.format(left=left, codes=codes)
    if standing.due:
        return DONE
    later = standing.later
    return LATER.format(code=later.code.words, day=later.due) if later else NEVER


def booster(*, wiring: Wiring | None = None) -> Booster:
    """Show today's boosters: single lines of new clients, for the derailments that tempt you most.

    A derailment is drilled 1, 3, 7 and 21 days after it happened, each time with other lines; missed days are forgiven.

    Parameters
    ----------
    wiring : Wiring, optional
        The world; tests hand in their own.
    """
    return dress(Booster(lambda: open_boosters(wiring=wiring)))
