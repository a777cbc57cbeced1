"""What the choices add up to: small tables, each with what it counts and over what.

Every function takes the choices to sum up (all on record if none are given) and looks at first tries only, unless
``tries="all"``: a second try knows the answer to the first.
"""

from __future__ import annotations

from typing import Literal

import pandas as pd

from ..errors import UnknownName
from ..vocabulary import DERAILING, REPLYING, STEPS, Code, Mode, Outcome, RealityKind, Stage, naming_code
from .remarks import remarked
from .table import choices, table_of

Tries = Literal["first", "all"]

OUTCOMES = [outcome.value for outcome in Outcome]
_COUNTED = ("openness", "vision_seen")


def looked_at(given: pd.DataFrame | None, tries: Tries) -> pd.DataFrame:
    """Return the replies to sum up, among the choices given or all on record: first tries only, or all."""
    if tries not in ("first", "all"):
        raise UnknownName("choice of tries", str(tries), ("first", "all"))
    frame = replies_in(choices() if given is None else given)
    return frame[frame["attempt"] == 1] if tries == "first" else frame


def replies_in(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the replies among choices; marks and the like are left out."""
    table = table_of("choices", frame, ("mode", *_COUNTED))
    there = table[table["mode"].isin([mode.value for mode in REPLYING])]
    return there.astype(dict.fromkeys(_COUNTED, "int64"))


def by_outcome(frame: pd.DataFrame, column: str, values: list[str]) -> pd.DataFrame:
    """Count replies by a column and by outcome; only values that occur, in the given order."""
    counted = pd.crosstab(frame[column].astype(str), frame["outcome"].astype(str))
    there = [value for value in values if value in counted.index]
    table = counted.reindex(index=there, columns=OUTCOMES, fill_value=0).astype("int64")
    table.insert(0, "replies", table.sum(axis=1))
    table["on_track_share"] = (table["on_track"] / table["replies"]).astype("float64")
    return table.rename_axis(index=column, columns=None)


def outcomes(given: pd.DataFrame | None = None, *, tries: Tries = "first") -> pd.DataFrame:
    """Count the outcomes of the replies, by stage.

    Returns
    -------
    DataFrame
        Indexed by ``stage``: ``replies`` and the counts ``on_track``, ``partly``, ``stalled``, ``derailed``,
        ``on_track_share`` (0 to 1), and ``remark`` (where the replies are few). Only stages that occur.
    """
    return remarked(by_outcome(looked_at(given, tries), "stage", [stage.value for stage in Stage]))


def codes(given: pd.DataFrame | None = None, *, tries: Tries = "first") -> pd.DataFrame:
    """Count how often each code was earned.

    Returns
    -------
    DataFrame
        Indexed by ``code`` in the codebook's order, all codes: ``replies`` (how many earned it), ``share`` (of all
        replies looked at, 0 to 1; missing when there are none), ``derails`` (bool).
    """
    frame = looked_at(given, tries)
    counted = frame["codes"].explode().value_counts()
    order = [code.value for code in Code]
    table = pd.DataFrame({"replies": counted.reindex(order, fill_value=0).astype("int64")}, index=order)
    table["share"] = table["replies"] / len(frame) if len(frame) else float("nan")
    table["derails"] = [Code(code) in DERAILING for code in order]
    return table.rename_axis(index="code")


def derailments(given: pd.DataFrame | None = None, *, tries: Tries = "first") -> pd.DataFrame:
    """Count what named the derailments, by the kind of reality statement that was answered.

    Returns
    -------
    DataFrame
        Indexed by ``derailment`` (the naming code), commonest first: ``replies``, then a column for each kind of
        reality statement that occurs, and ``remark``. A reply to two statements counts in both columns, once in
        ``replies``.
    """
    frame = looked_at(given, tries)
    named = frame.assign(
        derailment=[naming_of(stage, earned) for stage, earned in zip(frame["stage"], frame["codes"], strict=True)]
    )
    named = named[named["derailment"] != ""]
    counted = named["derailment"].value_counts()
    spread = named.explode("reality_kinds")
    kinds_there = pd.crosstab(spread["derailment"], spread["reality_kinds"])
    order = [kind.value for kind in RealityKind if kind.value in kinds_there.columns]
    table = kinds_there.reindex(index=counted.index, columns=order, fill_value=0).astype("int64")
    table.insert(0, "replies", counted.astype("int64"))
    return remarked(table.rename_axis(index="derailment", columns=None))


def naming_of(stage: str, earned: list[str]) -> str:
    """Return the code that names the derailment, empty where nothing derails."""
    naming = naming_code(Stage(stage), [Code(code) for code in earned])
    return naming.value if naming else ""


def kinds(given: pd.DataFrame | None = None, *, tries: Tries = "first") -> pd.DataFrame:
    """Count the outcomes of replies to reality statements, by the kind of the statement.

    Only turns in which the statement is made (stages ``vision`` and ``verdict``), not those in which it comes back.

    Returns
    -------
    DataFrame
        Indexed by ``reality_kinds``: columns as in `outcomes`. A reply to two statements counts for both kinds.
    """
    frame = looked_at(given, tries)
    made = frame[frame["stage"].isin([Stage.VISION.value, Stage.VERDICT.value])].explode("reality_kinds")
    made = made.dropna(subset=["reality_kinds"])
    return remarked(by_outcome(made, "reality_kinds", [kind.value for kind in RealityKind]))


def steps_missed(given: pd.DataFrame | None = None, *, tries: Tries = "first") -> pd.DataFrame:
    """Count which steps of deferring were missed, over replies in the stage ``vision``.

    Returns
    -------
    DataFrame
        Indexed by ``step`` (acknowledge, note, suspend, return): ``replies`` looked at, ``missed``, ``missed_share``
        (0 to 1; missing when there are no replies), ``remark``.
    """
    frame = looked_at(given, tries)
    earned = frame.loc[frame["stage"] == Stage.VISION.value, "codes"]
    missed = [sum(step.value not in found for found in earned) for step in STEPS]
    table = pd.DataFrame({"replies": len(earned), "missed": missed}, index=[step.value for step in STEPS])
    table["missed_share"] = table["missed"] / table["replies"].where(table["replies"] > 0)
    return remarked(table.rename_axis(index="step"))


NO_LESSON = "outside a lesson"
"""What stands for the lesson of a conversation that was opened outside one."""


def lessons(given: pd.DataFrame | None = None, *, tries: Tries = "first") -> pd.DataFrame:
    """Count what was practised in each lesson, and what the replies amounted to.

    Every other summary can be made for one lesson alone: give it the choices of that lesson, as in the example.

    Returns
    -------
    DataFrame
        Indexed by ``lesson`` (the notebook's name; "outside a lesson" for what was opened elsewhere, or before that
        was recorded), in the order of the names: ``times`` (how often something was begun), ``clients`` (how many
        different ones, or transcripts and conversations), ``replies``, the counts of the four outcomes,
        ``on_track_share`` (0 to 1; missing where nothing was replied to), ``marks`` and ``ratings``.

    Examples
    --------
    >>> outcomes(choices().query("lesson == '05_no_verdicts'"))  # doctest: +SKIP
    """
    frame = choices() if given is None else table_of("choices", given, ("mode", "lesson"))
    frame = frame.assign(lesson=frame["lesson"].fillna(NO_LESSON).astype(str))
    replies = looked_at(frame, tries)
    done = frame[frame["attempt"] == 1] if tries == "first" else frame
    names = sorted(done["lesson"].unique())
    table = by_outcome(replies, "lesson", names).reindex(names).rename_axis(index="lesson")
    counts = ["replies", *OUTCOMES]
    table[counts] = table[counts].fillna(0).astype("int64")
    by_lesson = done.groupby("lesson")
    table.insert(0, "times", by_lesson["session_id"].nunique())
    table.insert(1, "clients", by_lesson["scenario"].nunique())
    for column, mode in (("marks", Mode.MARK), ("ratings", Mode.RATE)):
        table[column] = (done["mode"] == mode.value).groupby(done["lesson"]).sum().astype("int64")
    return table
