"""Programs of these tests that need a process of their own; each prints what a trainee is told, as a JSON list.

- ``python plain_user.py read-only``: plays as a user who may not write where the records are to be (root becomes
  nobody), is let in, and tries again; ``locked-away``: the same where there are records that may not be written.
- ``python plain_user.py size-limit``: plays on where files may not grow any more, then without the limit tries again.

The last thing printed are the steps that are recorded in the end.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from coachkit.loading import Library
from coachkit.practice import Session, open_session
from coachkit.store import Store
from tests import olu
from tests.reliability.players import at_a_front, steps_of, take

NOBODY = 65534
FIRST, *REST = ("cup", "clay", "thumbs")


def opened(folder: Path) -> Session:
    """Open a conversation whose records are in a folder; the client is read from a place that anybody may read."""
    world = replace(at_a_front(f"sqlite:///{folder}/records.sqlite"), library=Library([folder.parent / "clients"]))
    return open_session(olu.ID, wiring=world, trainee="robin")


@contextmanager
def as_a_plain_user(folder: Path) -> Iterator[None]:
    """Be nobody for a while, who owns the folder, where this process is root's."""
    if os.geteuid() != 0:
        yield
        return
    os.chown(folder, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def read_only(folder: Path) -> list[str]:
    """Play where no file may be made."""
    with as_a_plain_user(folder):
        folder.chmod(0o555)
        return played(folder)


def locked_away(folder: Path) -> list[str]:
    """Play where records are, and may not be written."""
    with as_a_plain_user(folder):
        file = folder / "records.sqlite"
        Store(f"sqlite:///{file}").close()
        file.chmod(0o444)
        folder.chmod(0o555)
        return played(folder)


def played(folder: Path) -> list[str]:
    """Play; then let the user in and try again."""
    session, told = opened(folder), []
    for turn in (FIRST, *REST):
        take(session, turn)
        told.append(session.view().unrecorded)
    folder.chmod(0o755)
    for file in folder.iterdir():
        file.chmod(0o600)
    session.retry()
    return [*told, session.view().unrecorded]


def size_limit(folder: Path) -> list[str]:
    """Play where no file may grow beyond what it is."""
    session = opened(folder)
    take(session, FIRST)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (max(file.stat().st_size for file in folder.iterdir()), hard))
    for turn in REST:
        take(session, turn)
    told = session.view().unrecorded
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    session.retry()
    return [told, session.view().unrecorded]


def main(play: Callable[[Path], list[str]]) -> None:
    """Play in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as base:
        Path(base).chmod(0o755)
        shutil.copytree(olu.DATA, Path(base) / "clients")
        folder, rehearsal = Path(base) / "records", Path(base) / "rehearsal"
        folder.mkdir()
        take(opened(rehearsal), FIRST)  # reads all of Python that a plain user may not be able to read
        told = play(folder)
        events = [event for event, _ in Store(f"sqlite:///{folder}/records.sqlite").events()]
        print(json.dumps([*told, steps_of(events)]))


if __name__ == "__main__":
    main({"read-only": read_only, "locked-away": locked_away, "size-limit": size_limit}[sys.argv[1]])
