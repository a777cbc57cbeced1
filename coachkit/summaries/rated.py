"""The table of ratings, one row for each thing that was rated, and how far ratings agree with the authors'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from ..errors import UnknownName
from ..store import RATINGS, Store, ratings_of
from ..vocabulary import JUDGED, Answered, Aspect, Clarity, Orientation, Richness, Term
from .reading import recorded
from .table import table_of
from .tables import Tries

RATING_COLUMNS: Mapping[str, str] = {
    "lesson": "string",
    "trainee": "string",
    "scenario": "string",
    "what": "category",
    "given": "string",
    "key": "string",
    "agrees": "bool",
    "also": "object",
    "evidence": "object",
    "attempt": "int64",
    "seconds": "float64",
    "recorded_at": "datetime64[us, UTC]",
    "course": "string",
    "choice_id": "string",
    "session_id": "string",
    "scenario_hash": "string",
    "seq": "int64",
}
"""The columns of `ratings` and their dtypes, in order: first what is read, last by what a row is found again."""

FEW = 20
"""Ratings below which a kappa says little."""
UNDEFINED = "no kappa: all of them are one and the same"

_ORDERED: Mapping[str, type[Term]] = {
    Aspect.CLARITY.value: Clarity,
    Aspect.RICHNESS.value: Richness,
    JUDGED[0]: Orientation,
}
"""The things that are rated by classes with an order, and these, so that a near miss counts for something."""


def ratings(
    trainee: str | None = None, *, course: str | None = None, scenario: str | None = None, store: Store | None = None
) -> pd.DataFrame:
    """Return the ratings on record, one row for each thing that was rated, in the order in which they were recorded.

    Parameters
    ----------
    trainee, course, scenario : str, optional
        Keep only the ratings of this pseudonym or course, or of this conversation.
    store : Store, optional
        Where the records are; ``COACHKIT_STORE`` or the user's own file if not given.

    Returns
    -------
    DataFrame
        With the columns

        - ``lesson``, ``trainee``, ``scenario`` (or the conversation): as in `choices`.
        - ``what`` (category): what was rated: clarity, richness or next_work; or, at the end of a conversation about
          the future, orientation (how far the client looks ahead) and answered_vision, answered_considered,
          answered_where_next and answered_options (which of the four things were answered).
        - ``given`` (string): the trainee's rating; of the four things answered or not_answered.
        - ``key`` (string): the author's; of the four things what became of them in this conversation: answered,
          touched (by a closed question) or not_answered.
        - ``agrees`` (bool): whether the two are the same; of what was merely touched either is fair.
        - ``also`` (list): ratings that, by the author, good coaches give as well.
        - ``evidence`` (list): the client's sentences by which the trainee went; empty for the next work and for the
          four things.
        - ``attempt`` (int): 1 = first try.
        - ``seconds``, ``recorded_at``, ``course``: as in `choices`.
        - ``choice_id`` (string): the row of `choices` in which the rating stands in words; clarity and richness, which
          are rated together, share one.
        - ``session_id``, ``scenario_hash``, ``seq``: as in `choices`.

    Raises
    ------
    StoreTrouble
        The records cannot be read.
    """
    rows = ratings_of(recorded(store, *RATINGS, trainee=trainee, course=course))
    frame = pd.DataFrame(rows, columns=list(RATING_COLUMNS))
    frame = frame.astype({name: dtype for name, dtype in RATING_COLUMNS.items() if dtype != "category"})
    frame["what"] = pd.Categorical(frame["what"], categories=[*(aspect.value for aspect in Aspect), *JUDGED])
    return frame if scenario is None else frame[frame["scenario"] == scenario].reset_index(drop=True)


def rating_agreement(
    given: pd.DataFrame | None = None, *, by: str | None = None, tries: Tries = "first"
) -> pd.DataFrame:
    """Say how far ratings agree with the authors', pooled over trainees and conversations.

    Parameters
    ----------
    given : DataFrame, optional
        The `ratings` to look at; all on record if not given.
    by : str, optional
        A row for each ``"trainee"`` or ``"scenario"``, instead of pooling them.
    tries : str
        ``"first"``, or ``"all"``: a second try knows the answer to the first, and so does the first try of whoever
        begins a conversation anew. What was answered is judged anew in each conversation, and counts in each.

    Returns
    -------
    DataFrame
        Indexed by ``what`` (and by what `by` names): ``ratings`` (how many), ``same`` (the author's), ``as_others``
        (not the author's, but one that good coaches give as well), ``same_share`` (0 to 1), ``kappa`` (missing where
        it is not defined), ``weights`` (linear or none), ``remark`` (what is to be said of the number; it says of a
        small number that it is small).

    Raises
    ------
    WrongTable
        What is given is no table of ratings.

    Notes
    -----
    Kappa is the agreement beyond what chance would bring, given how often each class is used; 1 is full agreement,
    0 is chance. For clarity, richness and orientation, whose classes have an order, it is weighted: a rating two
    classes away counts twice as much against it as one that is next to the author's (linear weights; J. Cohen,
    "Weighted kappa: nominal scale agreement with provision for scaled disagreement or partial credit",
    Psychological Bulletin, 1968). The next work has no order, so there every miss counts alike (J. Cohen, "A
    coefficient of agreement for nominal scales", Educational and Psychological Measurement, 1960). Things that were
    merely touched are left out: either rating is fair there. Authors are one voice: where `also` is given, agreeing
    with them is not all.
    """
    if tries not in ("first", "all"):
        raise UnknownName("choice of tries", str(tries), ("first", "all"))
    if by not in (None, "trainee", "scenario"):
        raise UnknownName("way to part ratings", str(by), ("trainee", "scenario"))
    frame = ratings() if given is None else table_of("ratings", given, ("what", "given", "key"))
    frame = _first(frame) if tries == "first" else frame
    frame = frame[frame["key"] != Answered.TOUCHED.value]
    parts = ["what", *([by] if by else [])]
    rows = {key: _row(str(key[0]), part) for key, part in frame.groupby(parts, observed=True)}
    index = pd.MultiIndex.from_tuples(list(rows), names=parts) if rows else pd.MultiIndex.from_arrays([[]] * len(parts))
    table = pd.DataFrame(list(rows.values()), index=index, columns=list(_ROW))
    table = table.astype(_ROW)
    table.index.names = parts
    return table if by else table.reset_index("what").set_index("what")


_KEPT = (*(aspect.value for aspect in Aspect), "orientation")
"""What has the same answer in every sitting with a client."""


def _first(frame: pd.DataFrame) -> pd.DataFrame:
    first = frame[frame["attempt"] == 1]
    known = first.duplicated(["trainee", "scenario", "what"]) & first["what"].isin(_KEPT)
    return first[~known]


_ROW = {
    "ratings": "int64",
    "same": "int64",
    "as_others": "int64",
    "same_share": "float64",
    "kappa": "float64",
    "weights": "string",
    "remark": "string",
}


def _row(what: str, part: pd.DataFrame) -> dict[str, object]:
    others = [rating in also for rating, also in zip(part["given"], part["also"], strict=True)]
    given, key, ordered = list(part["given"]), list(part["key"]), what in _ORDERED
    classes = list(_ORDERED[what]) if ordered else sorted({*given, *key})
    kappa = weighted_kappa(given, key, classes, ordered=ordered)
    return {
        "ratings": len(part),
        "same": int(part["agrees"].sum()),
        "as_others": sum(others),
        "same_share": float(part["agrees"].mean()),
        "kappa": kappa,
        "weights": "linear" if ordered else "none",
        "remark": _remark(len(part), kappa),
    }


def _remark(number: int, kappa: float | None) -> str:
    counted = "one rating" if number == 1 else f"{number} ratings"
    told = [UNDEFINED if kappa is None else "", f"only {counted}: an anecdote" if number < FEW else ""]
    return "; ".join(each for each in told if each)


def weighted_kappa(given: Sequence[str], key: Sequence[str], classes: Sequence[str], *, ordered: bool) -> float | None:
    """Return Cohen's kappa of two raters, with linear weights where the classes have an order; None where undefined."""
    places = {name: place for place, name in enumerate(classes)}
    pairs = [(places[one], places[other]) for one, other in zip(given, key, strict=True)]

    def weight(one: int, other: int) -> float:
        return abs(one - other) if ordered else float(one != other)

    observed = sum(weight(one, other) for one, other in pairs) * len(pairs)
    expected = sum(weight(one, other) for one, _ in pairs for _, other in pairs)
    return 1 - observed / expected if expected else None
