"""What the forms made of ipywidgets share: how they look."""

from __future__ import annotations

from html import escape
from typing import TypeVar

import ipywidgets

from .page import FRONT

Form = TypeVar("Form", bound=ipywidgets.Box)
CLASS = "ck-form"
_LOOK = FRONT / "12_forms.css"


def dress(box: Form) -> Form:
    """Give a form its looks; they travel with it, since no page of a widget need be there yet to bring them.

    Parameters
    ----------
    box : Box
        The form, with its parts in it.
    """
    style = f"<style>{_LOOK.read_text(encoding='utf-8')}</style>"
    box.add_class(CLASS)
    box.children = (ipywidgets.HTML(style, layout={"display": "none"}), *box.children)
    return box


def line(words: str) -> ipywidgets.HTML:
    """Return a paragraph; the words are text, whatever they hold."""
    return ipywidgets.HTML(escape(words))
