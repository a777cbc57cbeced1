"""The table of marks: one row a mark of a transcript's sentence, and what the marks add up to by kind or by trap."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import pandas as pd

from ..errors import UnknownName
from ..store import EventKind, Store
from ..transcript import is_example
from ..vocabulary import Basis, Fit, Hearing, RealityKind, StatementKind, Trap
from .reading import recorded
from .remarks import remark_on
from .table import table_of
from .tables import Tries

MARK_COLUMNS: Mapping[str, str] = {
    "mark_id": "string",
    "session_id": "string",
    "trainee": "string",
    "course": "string",
    "lesson": "string",
    "transcript": "string",
    "sentence": "int64",
    "text": "string",
    "held": "bool",
    "marked": "bool",
    "heard": "bool",
    "hearing": "category",
    "kind": "category",
    "marked_kind": "category",
    "kind_fit": "category",
    "basis": "category",
    "marked_basis": "category",
    "basis_fit": "category",
    "trap": "category",
    "attempt": "int64",
    "seconds": "float64",
    "recorded_at": "datetime64[us, UTC]",
}
"""The columns of `marks` and their dtypes, in order."""

_WORDS = {
    "hearing": Hearing,
    "kind": RealityKind,
    "marked_kind": RealityKind,
    "kind_fit": Fit,
    "basis": Basis,
    "marked_basis": Basis,
    "basis_fit": Fit,
    "trap": Trap,
}


def marks(
    trainee: str | None = None, *, course: str | None = None, transcript: str | None = None, store: Store | None = None
) -> pd.DataFrame:
    """Return the marks on record, one row a mark, in the order in which they were recorded.

    Marks of a worked example are left out, for its answers stand on the page; `choices` has them.

    Parameters
    ----------
    trainee, course, transcript : str, optional
        Keep only the marks of this pseudonym, course or transcript.
    store : Store, optional
        Where the records are; ``COACHKIT_STORE`` or the user's own file if not given.

    Returns
    -------
    DataFrame
        With the columns

        - ``mark_id`` (string): UUID of the mark; the same as ``choice_id`` in `choices`.
        - ``session_id`` (string): UUID of the sitting that it belongs to.
        - ``trainee`` (string): pseudonym.
        - ``course`` (string): id from the course settings.
        - ``lesson`` (string): the notebook's name of the lesson; missing where it was opened outside one.
        - ``transcript`` (string): id of the transcript.
        - ``sentence`` (int): number of the client's sentence in the transcript.
        - ``text`` (string): the sentence.
        - ``held`` (bool): whether it holds a reality statement, as its author says.
        - ``marked`` (bool): whether the trainee marked it as one.
        - ``heard`` (bool): a reality statement, and marked as one.
        - ``hearing`` (category): heard, missed, over_heard or let_pass.
        - ``kind`` (category): what the reality statement is about, as its author says; missing where there is none.
        - ``marked_kind`` (category): what the trainee says; missing where none was marked.
        - ``kind_fit`` (category): key, also (good coaches might name it, too) or other; missing unless heard.
        - ``basis`` (category): belief or obstacle, as the author says; missing where there is none.
        - ``marked_basis`` (category): as the trainee says; missing where none was marked.
        - ``basis_fit`` (category): key, also (good coaches differ) or other; missing unless heard.
        - ``trap`` (category): fact, shy_hope, idle_but or no_but; missing where the sentence has none.
        - ``attempt`` (int): 1 = the first mark of this sentence in this sitting.
        - ``seconds`` (float): from the sentence opened to the mark made.
        - ``recorded_at`` (datetime, UTC): when it was stored; missing while it waits, as in `choices`.

    Raises
    ------
    StoreTrouble
        The records cannot be read.

    Examples
    --------
    >>> marks().query("attempt == 1")["hearing"].value_counts()  # doctest: +SKIP
    """
    found = recorded(store, EventKind.MARK, trainee=trainee, course=course)
    rows = [
        {
            "mark_id": event.id,
            "session_id": event.session,
            "trainee": event.trainee,
            "course": event.course,
            "transcript": event.scenario,
            "recorded_at": recorded_at,
            **_told(event.body),
        }
        for event, recorded_at in found
        if transcript in (None, event.scenario) and not is_example(event.scenario)
    ]
    frame = pd.DataFrame(rows, columns=list(MARK_COLUMNS))
    frame = frame.astype({name: dtype for name, dtype in MARK_COLUMNS.items() if dtype != "category"})
    for name, words in _WORDS.items():
        frame[name] = pd.Categorical(frame[name], categories=[word.value for word in words])
    return frame


def _told(body: Mapping[str, object]) -> dict[str, object]:
    """Return what the body of a mark says, by the columns of the table."""
    same = ("lesson", "marked", "marked_kind", "marked_basis", "kind_fit", "basis_fit", "trap", "attempt", "seconds")
    held = StatementKind.REALITY.value in _listed(body["statement_kinds"])
    return {
        **{name: body[name] for name in (*same, "hearing")},
        "sentence": int(str(body["turn"])),
        "text": body["statement"],
        "held": held,
        "heard": held and bool(body["marked"]),
        "kind": next(iter(_listed(body["reality_kinds"])), None),
        "basis": next(iter(_listed(body["bases"])), None),
    }


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []


def marks_looked_at(given: pd.DataFrame | None, tries: Tries) -> pd.DataFrame:
    """Return the marks to sum up, those given or all on record: a trainee's first of each sentence only, or all."""
    if tries not in ("first", "all"):
        raise UnknownName("choice of tries", str(tries), ("first", "all"))
    frame = marks() if given is None else table_of("marks", given, ("transcript", "sentence", "hearing"))
    if tries == "all":
        return frame
    first = frame[frame["attempt"] == 1]
    return first.drop_duplicates(["trainee", "transcript", "sentence", "text"])  # begun anew, the answers are known


def heard(
    given: pd.DataFrame | None = None, *, by: Literal["trap", "kind", "basis"] = "trap", tries: Tries = "first"
) -> pd.DataFrame:
    """Count what was heard, missed, over-heard and rightly let pass, by trap, kind or basis.

    Parameters
    ----------
    given : DataFrame, optional
        The marks to sum up, as `marks` returns them; all on record if not given.
    by : {"trap", "kind", "basis"}
        What to count by. Kind and basis are those of the key, so only reality statements are counted then.
    tries : {"first", "all"}
        Which marks of a sentence count; the first if not given: a second one knows the answer, and so does the first
        after the transcript was begun anew.

    Returns
    -------
    DataFrame
        Indexed by ``trap``, ``kind`` or ``basis``, only what occurs (sentences without a trap as "none"):
        ``sentences``, the counts ``heard``, ``missed``, ``over_heard``, ``let_pass``, ``right_share`` (heard or rightly
        let pass, 0 to 1), ``remark`` on small numbers.

    Raises
    ------
    UnknownName
        There is no such column to count by.
    WrongTable
        What is given is no table of marks.
    """
    groups = {"trap": Trap, "kind": RealityKind, "basis": Basis}
    if by not in groups:
        raise UnknownName("column to count by called", str(by), groups)
    frame = marks_looked_at(given, tries)
    key = frame[by].astype("string").fillna("none" if by == "trap" else pd.NA)
    counted = pd.crosstab(key, frame["hearing"].astype("string"))
    order = [value for value in (*(word.value for word in groups[by]), "none") if value in counted.index]
    table = counted.reindex(index=order, columns=[each.value for each in Hearing], fill_value=0).astype("int64")
    table.insert(0, "sentences", table.sum(axis=1))
    table["right_share"] = ((table["heard"] + table["let_pass"]) / table["sentences"]).astype("float64")
    remarks = [remark_on(count, "sentence", "sentences") for count in table["sentences"]]
    return table.assign(remark=pd.Series(remarks, table.index, "string")).rename_axis(index=by, columns=None)
