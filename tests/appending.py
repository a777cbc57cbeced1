"""A program of the store's tests: many processes open the same new store at once, and each appends its session.

Run as ``python appending.py URL WRITERS ROWS``; the exit code is the number of writers that failed.
"""

from __future__ import annotations

import multiprocessing
import sys
from datetime import UTC, datetime
from multiprocessing.synchronize import Barrier
from uuid import uuid4

from coachkit.store import Event, EventKind, Store


def append_many(url: str, session: str, rows: int, all_ready: Barrier) -> None:
    """Open the store when everybody is ready, and append a session's events."""
    noon = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    all_ready.wait()
    store = Store(url)
    for seq in range(1, rows + 1):
        event = Event(str(uuid4()), session, seq, "robin", "course", "olu-kiln", EventKind.CHOICE, noon, {})
        store.append(event, noon)


def main(url: str, writers: int, rows: int) -> int:
    """Let them loose; forked where that is possible, since importing everything again takes a second each."""
    multiprocessing.set_start_method("fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn")
    gate = multiprocessing.Barrier(writers)
    processes = [
        multiprocessing.Process(target=append_many, args=(url, f"session-{writer}", rows, gate))
        for writer in range(writers)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return sum(process.exitcode != 0 for process in processes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
