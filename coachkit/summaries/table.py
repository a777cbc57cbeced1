"""The table of choices: one row a reply (or a mark), with the columns that everything else is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from ..errors import WrongTable
from ..store import CHOICES, Store, choices_of
from ..vocabulary import Mode, Outcome, Stage
from .reading import recorded

_WORDS = {"stage": Stage, "mode": Mode, "outcome": Outcome}

Table = pd.DataFrame
"""What the fronts call a table."""

COLUMNS: Mapping[str, str] = {
    "choice_id": "string",
    "session_id": "string",
    "trainee": "string",
    "course": "string",
    "scenario": "string",
    "scenario_hash": "string",
    "turn": "string",
    "stage": "category",
    "statement": "string",
    "statement_kinds": "object",
    "reality_kinds": "object",
    "bases": "object",
    "mode": "category",
    "reply_id": "string",
    "reply": "string",
    "codes": "object",
    "evidence": "object",
    "bands": "object",
    "disputed": "object",
    "closest_reply_id": "string",
    "coded_by": "string",
    "outcome": "category",
    "steps": "int64",
    "attempt": "int64",
    "seconds": "float64",
    "openness": "Int64",
    "vision_seen": "Int64",
    "lesson": "string",
    "seq": "int64",
    "recorded_at": "datetime64[us, UTC]",
}
"""The columns of `choices` and their dtypes, in order."""


def table_of(wanted: str, given: pd.DataFrame, columns: Iterable[str]) -> pd.DataFrame:
    """Return the table that is to be summed up, as it is; `WrongTable` where it has not the columns of the one wanted.

    >>> table_of("marks", pd.DataFrame({"reply": []}), ["hearing"])
    Traceback (most recent call last):
        ...
    coachkit.errors.WrongTable: this sums up marks, and the table given is not one of marks: give it ck.marks()
    """
    if not {*columns} <= {*getattr(given, "columns", ())}:  # in a cell of one's own anything can be given
        raise WrongTable(wanted)
    return given


def choices(
    trainee: str | None = None, *, course: str | None = None, scenario: str | None = None, store: Store | None = None
) -> pd.DataFrame:
    """Return the choices on record, one row a reply or a mark, in the order in which they were recorded.

    Where a transcript's sentence was marked (mode ``mark``), nobody replied: the columns that tell of a reply's codes
    and of the client are empty or missing. `marks` has a table for these. Every summary of replies leaves them out.

    Parameters
    ----------
    trainee, course, scenario : str, optional
        Keep only the choices of this pseudonym, course or scenario.
    store : Store, optional
        Where the records are; ``COACHKIT_STORE`` or the user's own file if not given.

    Returns
    -------
    DataFrame
        With the columns

        - ``choice_id`` (string): UUID of the choice.
        - ``session_id`` (string): UUID of the conversation that it belongs to.
        - ``trainee`` (string): pseudonym.
        - ``course`` (string): id from the course settings.
        - ``scenario`` (string): id of the client's scenario, or of the transcript.
        - ``scenario_hash`` (string): digest of its content at that time.
        - ``turn`` (string): id of the turn; of a transcript, the number of the sentence.
        - ``stage`` (category): opening, vision, verdict, revisit, next_work or urgent; missing where nobody replied.
        - ``statement`` (string): what the client had said; of a transcript, the sentence.
        - ``statement_kinds`` (list): of hope, reality, verdict, other.
        - ``reality_kinds`` (list): kinds of the reality statements in it, such as money or time.
        - ``bases`` (list): belief or obstacle, one for each of those.
        - ``mode`` (category): choose, write or write_first, how this reply was given; or mark, where nobody replied.
        - ``reply_id`` (string): id of the chosen reply; missing when it was written.
        - ``reply`` (string): what the trainee said, as it was typed; of a mark, what was marked, in words.
        - ``codes`` (list): the codes that the reply earned and that moved the client, in the codebook's order. Of a
          written reply: those that the coder was sure of, and the unsure ones as the trainee answered or, where nothing
          was asked or answered, those that serve the client.
        - ``evidence`` (dict): code → list of [start, end], characters of ``reply``; a key for each of ``codes``.
        - ``bands`` (dict): code → author, sure or unsure; a key for each of ``codes``.
        - ``disputed`` (list): those of ``codes`` of which the trainee says "that is not what I did"; they stay in
          ``codes``, and ``outcome`` and all summaries count them.
        - ``closest_reply_id`` (string): the reply that the trainee called closest; only in write_first, and missing
          where they went on without saying.
        - ``coded_by`` (string): author, or the coder with its version (also where the trainee answered a question);
          missing where nobody replied.
        - ``outcome`` (category, ordered from on_track to derailed); missing where nobody replied.
        - ``steps`` (int, 0 to 4): how many of acknowledge, note, suspend, return it holds.
        - ``attempt`` (int): 1 = first try of the turn.
        - ``seconds`` (float): from statement shown to reply sent.
        - ``openness`` (int, 0 to 4): of the client after the reply; missing where nobody replied.
        - ``vision_seen`` (int): elements of the vision seen so far; missing where nobody replied.
        - ``lesson`` (string): the notebook's name of the lesson under which the conversation was opened; missing where
          it was opened outside a lesson, and in records made before this column was.
        - ``seq`` (int): place among the session's events; rises, with gaps where other events stand.
        - ``recorded_at`` (datetime, UTC): when it was stored; missing where it could not be stored yet and waits in
          the memory of this notebook or program (that of another one is not seen).

    Raises
    ------
    StoreTrouble
        The records cannot be read.

    Notes
    -----
    What the coder found in a written reply besides, its probabilities, and what was asked and answered stand in the
    records themselves: ``coachkit export``, under ``coding`` of each choice.

    Examples
    --------
    >>> choices().query("attempt == 1")["outcome"].value_counts()  # doctest: +SKIP
    """
    rows = choices_of(recorded(store, *CHOICES, trainee=trainee, course=course))
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    frame = frame.astype({name: dtype for name, dtype in COLUMNS.items() if dtype != "category"})
    for name, words in _WORDS.items():
        values = [word.value for word in words]
        frame[name] = pd.Categorical(frame[name], categories=values, ordered=name == "outcome")
    return frame if scenario is None else frame[frame["scenario"] == scenario].reset_index(drop=True)
