"""How much slower than a plain insert is a durable append?

`python tests/benchmarks/store.py` measures both side by side, taking turns: `Store.append` of one choice, and the same
row inserted with plain sqlite3 into a table of the same shape, with the same settings, in a file beside it.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from coachkit.loading import Course, Library
from coachkit.practice import Wiring, open_session
from coachkit.store import Event, EventKind, Store
from coachkit.store.connect import _PRAGMAS
from coachkit.store.rows import row_of
from tests import olu
from tests.benchmarks.report import median_and_p95, print_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

APPENDS = 2050
WARM_UP = 50
LIMIT = 2.0


def choice(folder: str) -> Mapping[str, object]:
    """The body of a choice as `practice` writes it."""
    store = Store(f"sqlite:///{folder}/choice.sqlite")
    wiring = Wiring(store, Library([olu.DATA]), Course("benchmark", "None."), olu.Clock(), olu.Counter(), lambda: 7)
    with closing(store):
        open_session(olu.ID, wiring=wiring).reply("what-like")
        [(event, _)] = store.events(EventKind.CHOICE)
        return event.body


def beside(store: Store) -> sqlite3.Connection:
    """A database of the same shape and settings, opened with sqlite3 alone."""
    ours = sqlite3.connect(str(store.url.database))
    with closing(ours):
        shape = [sql for (sql,) in ours.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")]
    bare = sqlite3.connect(f"{store.url.database}-bare", isolation_level=None)
    for statement in ("PRAGMA journal_mode=WAL", *_PRAGMAS, *shape):
        bare.execute(statement)
    return bare


def milliseconds(do: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) * 1000


def insert_plainly(bare: sqlite3.Connection, row: Mapping[str, object]) -> None:
    """Insert a row durably, with sqlite3 alone."""
    bare.execute("BEGIN IMMEDIATE")
    names = ", ".join(row)
    bare.execute(f"INSERT INTO coachkit_event ({names}) VALUES ({', '.join('?' * len(row))})", tuple(row.values()))
    bare.execute("COMMIT")


def measured(store: Store, bare: sqlite3.Connection, body: Mapping[str, object]) -> Iterator[tuple[float, float]]:
    """Both times for one event after the other; the two take turns at being first."""
    now = datetime.now(UTC)
    for seq in range(1, APPENDS + 1):
        event = Event(str(uuid4()), "session", seq, "robin", "course", olu.ID, EventKind.CHOICE, now, body)
        durably, plainly = partial(store.append, event, now), partial(insert_plainly, bare, row_of(event, now))
        if seq % 2:
            ours = milliseconds(durably)
            yield ours, milliseconds(plainly)
        else:
            theirs = milliseconds(plainly)
            yield milliseconds(durably), theirs


def main() -> int:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, closing(Store(f"sqlite:///{folder}/records.sqlite")) as store:
        body = choice(folder)
        with closing(beside(store)) as bare:
            ours, theirs = zip(*list(measured(store, bare, body))[WARM_UP:], strict=True)
    return print_table(median_and_p95("one durable append", "ms", ours, theirs, LIMIT))


if __name__ == "__main__":
    sys.exit(main())
