"""Whole conversations: a form in which the trainee chooses a client and how to practise, and the role-play below it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from html import escape

import ipywidgets

from ..errors import CoachkitError
from ..practice import ClientCard, Session, Wiring, client_cards, open_endless, open_session, wire
from ..vocabulary import REPLYING, FeedbackTime, RealityKind
from .form import dress
from .plain_words import plain_words
from .role_play import RolePlay

LOG = logging.getLogger("coachkit")

LESSON = "08_whole_conversations"
SOMEBODY_NEW = "endless"
"""What stands in the list for a client who is put together when the conversation begins."""
NEW = (
    "Somebody new, put together now. Difficulty {difficulty}; what the “buts” are about will show. With what is told "
    "of the client stands a number, by which others can meet the same one."
)
NOBODY = "No client fits these wishes. Take one of them back."
_WENT_WRONG = "Something went wrong and no conversation began. Try again; the details are in the notebook's log."
_ANY = "any"
_OPEN = ""
"""What a wish has for its value while it is left open; ipywidgets shows nothing for None."""
_WIDE = {"width": "auto", "max_width": "46rem"}
_LABELS = {"description_width": "7rem"}
_EXAM = "As an exam: a client who is new to me, one try a turn, feedback at the end"


class WholeConversation(ipywidgets.VBox):
    """A form to choose a client by, and the conversation that was begun.

    Parameters
    ----------
    wiring : Wiring
        The world.
    lesson : str
        The lesson's notebook name, whose settings hold where the trainee leaves things open.
    """

    def __init__(self, wiring: Wiring, lesson: str = LESSON) -> None:
        self._wiring = wiring
        self._lesson = lesson
        self._told: dict[str, str] = {}
        self.difficulty = _choice("Difficulty", [(_ANY, _OPEN), ("1, the easiest", 1), ("2", 2), ("3, the hardest", 3)])
        self.kind = _choice("A “but” about", [(_ANY, _OPEN), *((kind.words, kind) for kind in RealityKind)])
        ways = ((mode.definition.replace("their own", "my own"), mode) for mode in REPLYING)
        self.mode = _choice("I reply", [("as my course has it", _OPEN), *ways])
        times = [("as my course has it", _OPEN), *((time.definition, time) for time in FeedbackTime)]
        self.feedback = _choice("Feedback", times)
        self.exam = ipywidgets.Checkbox(description=_EXAM, indent=False, layout=_WIDE)
        self.clients = ipywidgets.Select(description="Client", rows=8, layout=_WIDE, style=_LABELS)
        self.begin = ipywidgets.Button(description="Begin or go on", button_style="primary")
        self.told = ipywidgets.HTML()
        self.place = ipywidgets.VBox()
        for wish in (self.difficulty, self.kind, self.exam):
            wish.observe(lambda _: self._offer(), names="value")
        self.clients.observe(lambda _: self._describe(), names="value")
        self.begin.on_click(lambda _: self._begin())
        wishes = (self.difficulty, self.kind, self.mode, self.feedback, self.exam)
        super().__init__([*wishes, self.clients, self.told, self.begin, self.place])
        dress(self)
        self._offer()

    def __repr__(self) -> str:
        """Return the same words whatever the state: notebooks are compared with them."""
        return "WholeConversation()"

    def _offer(self) -> None:
        """Offer the clients who fit the wishes."""
        try:
            cards = self._cards()
        except CoachkitError as error:
            self._tell(plain_words(error))
            return
        self._told = {SOMEBODY_NEW: NEW.format(difficulty=self._difficulty)} | {card.id: card.words for card in cards}
        options = [*((card.short, card.id) for card in cards), *self._somebody_new()]
        before, ids = self.clients.value, [each for _, each in options]
        self.clients.options = options
        self.clients.value = before if before in ids else next(iter(ids), None)
        self.begin.disabled = not options
        self._describe()

    def _somebody_new(self) -> list[tuple[str, str]]:
        """Offer somebody new, unless it matters what the "buts" are about: that is drawn."""
        if self.kind.value:
            return []
        return [(f"{self._difficulty} · somebody new, put together now", SOMEBODY_NEW)]

    @property
    def _difficulty(self) -> int:
        """The difficulty of somebody new: the easiest while that is left open."""
        return self.difficulty.value or 1

    def _describe(self) -> None:
        """Tell all that may be known of the client who is chosen; in the list there may be no room for it."""
        self._tell(self._told.get(self.clients.value, NOBODY))

    def _cards(self) -> list[ClientCard]:
        return client_cards(
            difficulty=self.difficulty.value or None,
            kind=self.kind.value or None,
            new_only=self.exam.value,
            wiring=self._wiring,
        )

    def _begin(self) -> None:
        """Show the conversation; what is refused is told in plain words, what nobody foresaw logged too."""
        try:
            self.place.children = [RolePlay(self._opener(self.clients.value))]
            self._tell("")
        except CoachkitError as error:
            self._tell(plain_words(error))
        except Exception:
            LOG.exception("a whole conversation could not be begun")
            self._tell(_WENT_WRONG)

    def _opener(self, scenario_id: str) -> Callable[..., Session]:
        """Return what opens a session with this client as the trainee wishes now."""
        world, mode, difficulty = self._world(), self.mode.value or None, self._difficulty

        def open_one(*, fresh: bool = False) -> Session:
            if scenario_id == SOMEBODY_NEW:
                return open_endless(difficulty, mode=mode, lesson=self._lesson, fresh=fresh, wiring=world)
            return open_session(scenario_id, mode=mode, lesson=self._lesson, fresh=fresh, wiring=world)

        return open_one

    def _world(self) -> Wiring:
        """Return the world as the trainee wishes it now."""
        world, feedback = self._wiring, self.feedback.value
        world = world.with_feedback(self._lesson, feedback) if feedback else world
        return world.under_exam() if self.exam.value else world

    def _tell(self, words: str) -> None:
        """Say something below the form; the words are text, whatever they hold."""
        self.told.value = escape(words)


def whole_conversation(*, lesson: str = LESSON, wiring: Wiring | None = None) -> ipywidgets.VBox:
    """Choose a client, by difficulty and by what their "buts" are about, and have a whole conversation.

    Parameters
    ----------
    lesson : str
        The lesson's notebook name, whose settings hold where the trainee leaves things open.
    wiring : Wiring, optional
        The world; tests hand in their own.

    Returns
    -------
    VBox
        The form, with the conversation below it once that is begun.
    """
    try:
        return WholeConversation(wiring or wire(), lesson)
    except CoachkitError as error:
        return ipywidgets.VBox([ipywidgets.HTML(escape(plain_words(error)))])


def _choice(label: str, options: Sequence[tuple[str, object]]) -> ipywidgets.Dropdown:
    return ipywidgets.Dropdown(description=label, options=options, value=_OPEN, layout=_WIDE, style=_LABELS)
