"""The form of the start notebook: what is recorded and where, and a name to be known by."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from html import escape

import ipywidgets

from ..errors import CoachkitError
from ..practice import Wiring, wire
from .form import dress, line
from .plain_words import plain_words

LOG = logging.getLogger("coachkit")

_WHERE = "They are kept in: {where}"
_WHY_A_NAME = (
    "Pick a name to be known by in your records. A made-up one is fine, and better in a class: nobody needs your "
    "real one."
)
_EMPTY = "Type a name first; until then you are “{name}”."
_KEPT = "Kept: you are “{name}” from now on."
_NAMED_ELSEWHERE = "Kept, but this computer's settings name you “{name}”, and that comes first."
_WENT_WRONG = "Something went wrong and the name was not kept. Try again; the details are in the notebook's log."


def start(*, wiring: Wiring | None = None) -> ipywidgets.VBox:
    """Say what is recorded and where, and let the trainee pick a name.

    Parameters
    ----------
    wiring : Wiring, optional
        The world; tests hand in their own.
    """
    try:
        return _form(wiring or wire())
    except CoachkitError as error:
        return ipywidgets.VBox([line(plain_words(error))])


def _form(world: Wiring) -> ipywidgets.VBox:
    name = ipywidgets.Text(
        value=world.trainee(), description="Name", continuous_update=False, layout={"max_width": "95%"}
    )
    keep = ipywidgets.Button(description="Keep this name", button_style="primary")
    status = line("")

    def on_keep(_: object) -> None:
        status.value = escape(_keep(world, name.value))

    keep.on_click(on_keep)
    _on_enter(name, on_keep)
    told = [line(world.course.consent), line(_WHERE.format(where=world.store.where)), line(_WHY_A_NAME)]
    if unrecorded := world.records.unrecorded:
        told.append(line(unrecorded))
    row = ipywidgets.HBox([name, keep], layout={"flex_flow": "row wrap"})
    return dress(ipywidgets.VBox([*told, row, status]))


def _on_enter(name: ipywidgets.Text, act: Callable[[object], None]) -> None:
    """Do something once Enter was pressed in a box and what was typed has come, which it does only then."""
    pressed = False

    def on_message(_widget: object, said: Mapping[str, object], _buffers: object) -> None:
        nonlocal pressed
        pressed = said.get("event") == "submit"

    def on_value(change: object) -> None:
        nonlocal pressed
        if pressed:
            pressed = False
            act(change)

    name.on_msg(on_message)
    name.observe(on_value, names="value")


def _keep(world: Wiring, typed: str) -> str:
    """Keep a name and return what to say about it."""
    try:
        before = world.trainee()
        picked = world.name_trainee(typed)
        name = world.trainee()
    except CoachkitError as error:
        return plain_words(error)
    except Exception:
        LOG.exception("the name could not be kept")
        return _WENT_WRONG
    if not typed.strip():
        return _EMPTY.format(name=before)
    kept = (_KEPT if name == picked else _NAMED_ELSEWHERE).format(name=name)
    return f"{kept} {world.records.unrecorded}".strip()
