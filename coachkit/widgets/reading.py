"""Pages to read in a notebook: the codebook and the glossary."""

from __future__ import annotations

from ..practice import codebook_page, glossary_page


class Reading:
    """A page of Markdown, as the last line of a cell.

    Attributes
    ----------
    text : str
        The page.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        """Return the page as it is, for a terminal."""
        return self.text

    def _repr_markdown_(self) -> str:
        return self.text


def codebook() -> Reading:
    """Show the codebook: what each code asks for, the edges, and what a reply amounts to.

    >>> import coachkit as ck
    >>> ck.codebook()  # doctest: +SKIP
    """
    return Reading(codebook_page())


def glossary() -> Reading:
    """Show every word of the method and the toolkit, with its meaning and where it comes from."""
    return Reading(glossary_page())
