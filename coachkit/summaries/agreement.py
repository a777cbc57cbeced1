"""How far marks agree with the key of the transcripts, and how much of that chance alone would bring."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

import pandas as pd

from ..errors import UnknownName
from ..vocabulary import Fit, Hearing
from .marks import marks_looked_at
from .tables import Tries

FEW_SENTENCES = 50
"""Sentences below which kappa wavers too much to be told from another one."""
BY = ("trainee", "transcript", "course", "lesson", "session_id")
"""What agreement can be told apart by."""

_COUNTS = [hearing.value for hearing in Hearing]


def agreement(given: pd.DataFrame | None = None, *, by: str | None = None, tries: Tries = "first") -> pd.DataFrame:
    """Compare marks with the key, pooled over all transcripts that were marked.

    Parameters
    ----------
    given : DataFrame, optional
        The marks to compare, as `marks` returns them; all on record if not given.
    by : {"trainee", "transcript", "course", "lesson", "session_id"}, optional
        Tell apart by this; all together if not given.
    tries : {"first", "all"}
        Which marks of a sentence count; the first if not given: a second one knows the answer, and so does the first
        after the transcript was begun anew.

    Returns
    -------
    DataFrame
        Indexed by what `by` names, or one row ``all``:

        - ``sentences`` (int): how many were marked.
        - ``heard``, ``missed``, ``over_heard``, ``let_pass`` (int): what the marks amount to.
        - ``agree_share`` (float, 0 to 1): marks that say of a sentence what the key says: reality statement or none.
        - ``kappa`` (float, at most 1): Cohen's kappa of the same: 0 is what chance would bring, 1 is full agreement.
          Missing where it is undefined: all sentences are of one sort, for the trainee and for the key.
        - ``kind_share``, ``kind_also_share`` (float, 0 to 1): of the reality statements that were heard, those whose
          kind is the key's, and those whose kind good coaches might name as well. Missing where none was heard.
        - ``basis_share``, ``basis_also_share`` (float, 0 to 1): the same for belief or obstacle.
        - ``remark`` (string): what is to be said of a figure that is undefined or rests on little.

    Raises
    ------
    UnknownName
        `by` is none of these.
    WrongTable
        What is given is no table of marks.

    Notes
    -----
    Kappa is (p_o - p_e) / (1 - p_e), where p_o is ``agree_share`` and p_e what two raters with these shares of "reality
    statement" would agree on by chance: J. Cohen, "A coefficient of agreement for nominal scales", Educational and
    Psychological Measurement 20 (1960), 37-46. The key is its author's, and where good coaches differ it allows for
    that in kind and basis only. So kappa says how far somebody hears as the author does, not how good a coach they are.
    """
    if by is not None and by not in BY:
        raise UnknownName("column to tell apart by called", by, BY)
    frame = marks_looked_at(given, tries)
    rows = {name: _row(part) for name, part in _parts(frame, by)}
    table = pd.DataFrame.from_dict(rows, orient="index", columns=list(_DTYPES)).astype(_DTYPES)
    return table.rename_axis(index=by or "marks")


def kappa(held: Sequence[bool], marked: Sequence[bool]) -> float | None:
    """Return Cohen's kappa of two codings in yes and no; None where it is undefined.

    >>> kappa([True, True, False, False], [True, False, False, False])
    0.5
    """
    of = len(held)
    if not of:
        return None
    agreed = sum(one == other for one, other in zip(held, marked, strict=True)) / of
    yes_held, yes_marked = sum(held) / of, sum(marked) / of
    by_chance = yes_held * yes_marked + (1 - yes_held) * (1 - yes_marked)
    return None if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)


def _parts(frame: pd.DataFrame, by: str | None) -> Iterator[tuple[Hashable, pd.DataFrame]]:
    if by is None:
        if len(frame):
            yield "all", frame
        return
    named = frame[by].fillna("none")
    for name in dict.fromkeys(named):
        yield name, frame[named == name]


def _row(part: pd.DataFrame) -> dict[str, object]:
    counts = part["hearing"].value_counts()
    found = kappa(part["held"].tolist(), part["marked"].tolist())
    heard = part[part["heard"]]
    return {
        "sentences": len(part),
        **{name: int(counts.get(name, 0)) for name in _COUNTS},
        "agree_share": float((part["held"] == part["marked"]).mean()),
        "kappa": found,
        "kind_share": _share(heard["kind_fit"], Fit.KEY),
        "kind_also_share": _share(heard["kind_fit"], Fit.ALSO),
        "basis_share": _share(heard["basis_fit"], Fit.KEY),
        "basis_also_share": _share(heard["basis_fit"], Fit.ALSO),
        "remark": _remark(len(part), found),
    }


def _share(fits: pd.Series[str], fit: Fit) -> float | None:
    return float((fits == fit.value).mean()) if len(fits) else None


def _remark(sentences: int, found: float | None) -> str:
    if found is None:
        return "kappa is undefined: one answer was given throughout, by the trainee and by the key"
    if sentences < FEW_SENTENCES:
        counted = "one sentence" if sentences == 1 else f"{sentences} sentences"
        return f"only {counted}: kappa wavers widely"
    return ""


_DTYPES = {
    **dict.fromkeys(("sentences", *_COUNTS), "int64"),
    **dict.fromkeys(("agree_share", "kappa", "kind_share", "kind_also_share"), "float64"),
    **dict.fromkeys(("basis_share", "basis_also_share"), "float64"),
    "remark": "string",
}
