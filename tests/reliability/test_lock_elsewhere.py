"""A lock that another program does not let go: nobody waits for it, and everything is recorded once it is gone."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

import pytest

from coachkit.errors import NotNow
from coachkit.practice import Session, Wiring, open_session, outbox
from coachkit.practice.recording import APART, ELSEWHERE
from coachkit.store import Event, EventKind, Store
from coachkit.summaries import choices
from coachkit.vocabulary import Code, Mode
from tests import olu
from tests.reliability.players import ASKED, PATH, WRITING_PATH, at_a_front, left, steps_of, take

LONGEST_WAIT_S = 1.0
ROOT = Path(__file__).resolve().parents[2]
LOCK_S = 15
HOLD = """
import sqlite3, sys, time
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
time.sleep(float(sys.argv[2]))
other.execute("ROLLBACK")
"""
"""A program that holds the lock by the clock."""
PAGE_ASKS_S = 3.0
"""How often a page asks while its banner stands (`TRY_AGAIN_MS` in its script)."""
T = TypeVar("T")


@contextmanager
def locked(file: Path) -> Iterator[None]:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@pytest.fixture
def file(store: Store) -> Path:
    return Path(str(store.url.database))


@pytest.fixture
def front(store: Store) -> Wiring:
    return at_a_front(store.url.render_as_string())


def another_process(file: Path) -> Wiring:
    """The same file as another process has it: under another name, so that nothing of ours waits there."""
    return at_a_front(f"sqlite:///{file.parent.as_posix()}/./{file.name}")


def in_time(do: Callable[[], T]) -> T:
    began = time.monotonic()
    done = do()
    assert time.monotonic() - began < LONGEST_WAIT_S
    return done


def opened(wiring: Wiring) -> Session:
    return open_session(olu.ID, wiring=wiring, trainee="robin")


def test_no_call_waits_for_a_lock_and_all_is_recorded_once_it_is_gone(file: Path, front: Wiring, store: Store) -> None:
    with locked(file):
        session = in_time(lambda: opened(front))
        for step in left(session):
            in_time(lambda step=step: take(session, step))  # type: ignore[misc]
            assert "database is locked" in session.view().unrecorded
        in_time(session.retry)
        assert store.counts("kind") == {}
    session.retry()
    assert session.view().unrecorded == ""
    events = store.session(session.header.session)
    assert tuple(steps_of(events)) == PATH
    assert [event.seq for event in events] == list(range(1, len(PATH) + 3))


@contextmanager
def locked_by_another_process(file: Path, seconds: int) -> Iterator[subprocess.Popen[str]]:
    program = [sys.executable, "-c", HOLD, str(file), str(seconds)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "locked\n"
        yield holder


@pytest.mark.slow
def test_fifteen_seconds_of_a_lock_in_another_process_freeze_nothing_and_all_is_stored_afterwards(
    file: Path, front: Wiring, store: Store
) -> None:
    """Beyond answering, nothing is done but what a page does anyway: it asks every few seconds."""
    with locked_by_another_process(file, LOCK_S) as holder:
        session = in_time(lambda: opened(front))
        for step in left(session):
            assert holder.poll() is None
            in_time(lambda step=step: take(session, step))  # type: ignore[misc]
            time.sleep(LOCK_S / len(PATH) / 3)  # people take their time
        assert (holder.poll(), store.counts("kind")) == (None, {})
        while holder.poll() is None:
            time.sleep(PAGE_ASKS_S)
            in_time(session.retry)
    assert holder.returncode == 0
    in_time(session.retry)
    assert session.view().unrecorded == ""
    events = store.session(session.header.session)
    assert (tuple(steps_of(events)), [event.seq for event in events]) == (PATH, list(range(1, len(PATH) + 3)))


def test_a_new_file_that_is_locked_keeps_nobody_waiting(tmp_path: Path) -> None:
    file = tmp_path / "new.sqlite"
    with locked(file):
        session = in_time(lambda: opened(at_a_front(f"sqlite:///{file.as_posix()}")))
        in_time(lambda: session.reply("what-like"))
    session.retry()
    assert steps_of(Store(f"sqlite:///{file.as_posix()}").session(session.header.session)) == ["cup"]


def test_the_next_reply_writes_the_one_that_waits_before_it(file: Path, front: Wiring, store: Store) -> None:
    session = opened(front)
    with locked(file):
        session.reply("what-like")
    session.reply("both-listed")
    assert session.view().unrecorded == ""
    assert steps_of(store.session(session.header.session)) == ["cup", "clay"]


def test_the_words_count_what_waits(file: Path, front: Wiring) -> None:
    session = opened(front)
    session.reply("what-like")
    with locked(file):
        session.reply("both-listed")
        assert session.view().unrecorded.startswith("Your last step is not recorded yet.")
        session.try_again()
        assert session.view().unrecorded.startswith("Your last 2 steps are not recorded yet.")


def test_what_waits_is_a_choice_without_a_time_of_recording(file: Path, front: Wiring) -> None:
    session = opened(front)
    session.reply("what-like")
    with locked(file):
        session.reply("both-listed")
        assert [choice["recorded_at"] is None for choice in session.choices()] == [False, True]


def test_a_cell_that_is_run_again_finds_what_waits(file: Path, front: Wiring) -> None:
    with locked(file):
        opened(front).reply("what-like")
        assert opened(at_a_front(front.store.url.render_as_string())).view().turn == "clay"


def test_a_conversation_whose_end_waits_is_not_gone_on_with(file: Path, front: Wiring) -> None:
    session = opened(front)
    session.reply("what-like")
    with locked(file):
        session.end()
        assert opened(front).view().exchanges == ()


def test_a_lock_keeps_nobody_from_opening_what_is_there(file: Path, front: Wiring) -> None:
    opened(front).reply("what-like")
    with locked(file):
        again = in_time(lambda: opened(at_a_front(front.store.url.render_as_string())))
        assert (again.view().turn, again.view().unrecorded) == ("clay", "")


def test_a_name_picked_while_nothing_can_be_recorded_holds_at_once(file: Path, front: Wiring, store: Store) -> None:
    with locked(file):
        front.name_trainee("kim")
        assert front.trainee() == "kim"
    front.records.retry()
    assert store.latest(EventKind.TRAINEE_NAMED) is not None


def test_what_waits_is_written_before_the_process_ends(file: Path, front: Wiring, store: Store) -> None:
    with locked(file):
        opened(front).reply("what-like")
    outbox.write_what_waits([front.records.outbox])
    assert store.counts("kind") == {("session_started",): 1, ("choice",): 1}


TO_ITS_END = """
import sqlite3, sys
from tests.reliability.players import at_a_front, olu, open_session
session = open_session(olu.ID, wiring=at_a_front(f"sqlite:///{sys.argv[1]}"), trainee="robin")
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("BEGIN IMMEDIATE")
session.reply("what-like")
other.execute("ROLLBACK")
print(session.view().unrecorded)
"""
"""A program, such as a kernel, that ends while a reply still waits, though it could be written by now."""


def test_a_program_that_ends_writes_what_waits_of_its_own_accord(file: Path, store: Store) -> None:
    program = [sys.executable, "-c", TO_ITS_END, str(file)]
    ran = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.stderr, ran.stdout.startswith("Your last step is not recorded yet.")) == ("", True)
    assert store.counts("kind") == {("session_started",): 1, ("choice",): 1}


# ------------------------------------------------------------------------------------------------ two windows


@pytest.fixture
def parted(file: Path, front: Wiring) -> tuple[Session, Session]:
    """Two windows in one conversation: the first could not record two replies, the second has gone on meanwhile."""
    first = opened(front)
    first.reply("what-like")
    with locked(file):
        first.reply("ask-the-bank")
        first.try_again()
    second = opened(another_process(file))
    second.reply("both-listed")
    return first, second


def sessions(store: Store) -> list[list[Event]]:
    found: dict[str, list[Event]] = {}
    for event, _ in store.events():
        found.setdefault(event.session, []).append(event)
    return [*found.values()]


def test_two_windows_never_mix_and_nothing_is_lost(parted: tuple[Session, Session], store: Store) -> None:
    first, second = parted
    with pytest.raises(NotNow, match=APART):
        first.retry()
    assert first.view() == second.view()
    common, apart = sessions(store)
    assert [event.body.get("reply_id") for event in common] == [None, "what-like", "both-listed"]
    assert [event.kind.value for event in apart] == ["session_started", "choice", "tried_again", "session_ended"]
    assert (apart[1].body["reply_id"], [event.seq for event in apart]) == ("ask-the-bank", [1, 2, 3, 4])
    assert apart[0].body == {**common[0].body, "apart_from": common[0].session}


def test_a_reply_on_top_of_what_went_apart_is_refused_and_the_next_is_taken(
    parted: tuple[Session, Session], store: Store
) -> None:
    first, second = parted
    with pytest.raises(NotNow, match=APART):
        first.reply("both-listed")
    first.reply("kept-for-later")
    second.reload()
    assert first.view() == second.view()
    assert len(sessions(store)) == 2


def test_what_went_apart_is_never_gone_on_with(parted: tuple[Session, Session], front: Wiring) -> None:
    first, second = parted
    with pytest.raises(NotNow):
        first.retry()
    assert opened(front).header.session == second.header.session


def test_two_windows_of_one_kernel_on_one_session_take_each_place_once(file: Path, front: Wiring, store: Store) -> None:
    opened(front).reply("what-like")
    first, second = opened(front), opened(front)
    with locked(file):
        first.reply("both-listed")
        with pytest.raises(NotNow):
            second.reply("ask-the-bank")
        assert second.view() == first.view()
    second.retry()
    assert [each.body.get("reply_id") for each in store.session(first.header.session)] == [
        None,
        "what-like",
        "both-listed",
    ]


# ------------------------------------------------------------------------------------------------ in one's own words


def writing(wiring: Wiring) -> Session:
    return open_session(olu.ID, mode=Mode.WRITE, wiring=wiring, trainee="robin")


def kinds(events: Sequence[Event]) -> list[str]:
    return [event.kind.value for event in events]


def test_a_whole_conversation_can_be_written_while_a_lock_is_held(file: Path, front: Wiring, store: Store) -> None:
    with locked(file):
        session = in_time(lambda: writing(front))
        for step in left(session):
            in_time(lambda step=step: take(session, step))  # type: ignore[misc]
        session.dispute(1, Code.NOTE)
        assert store.counts("kind") == {}
        assert session.choices()[0]["disputed"] == ["note"]
    session.retry()
    events = store.session(session.header.session)
    assert (tuple(steps_of(events)), kinds(events)[-1]) == (WRITING_PATH, "dispute")
    assert session.choices() == store.choices(session=session.header.session)


def test_a_question_that_is_not_recorded_yet_is_asked_again_and_its_answer_holds(
    file: Path, front: Wiring, store: Store
) -> None:
    with locked(file):
        writing(front).write(ASKED)
        again = writing(at_a_front(front.store.url.render_as_string()))
        assert [question.code for question in again.view().questions] == [Code.ADVISE]
        assert opened(front).view().written == ""  # each mode has a conversation of its own, here too
        again.answer(Code.ADVISE, yes=False)
        assert again.view().unrecorded.startswith("Your last 3 steps are not recorded yet.")
    again.retry()
    assert kinds(store.session(again.header.session)) == ["session_started", "written", "answer", "choice"]


def test_what_was_written_apart_is_kept_whole_and_the_question_is_the_other_windows(
    file: Path, front: Wiring, store: Store
) -> None:
    first = writing(front)
    take(first, "cup")
    with locked(file):
        take(first, "cup?")
        take(first, "clay")
    second = writing(another_process(file))
    second.answer(Code.ADVISE, yes=True)
    with pytest.raises(NotNow, match=APART):
        first.retry()
    assert first.view() == second.view()
    common, apart = sessions(store)
    assert kinds(common) == ["session_started", "written", "answer", "choice"]
    assert kinds(apart) == ["session_started", "answer", "choice", "written", "session_ended"]


@pytest.fixture
def disputed(file: Path, front: Wiring) -> tuple[Session, Session]:
    """Two windows: the first could not record that it disputes a code, the second has gone on meanwhile."""
    first = writing(front)
    take(first, "cup")
    take(first, "cup?")
    with locked(file):
        first.dispute(1, Code.NOTE)
    second = writing(another_process(file))
    take(second, "clay")
    return first, second


def test_a_dispute_stays_with_its_reply_whatever_another_window_did(
    disputed: tuple[Session, Session], store: Store
) -> None:
    first, second = disputed
    with pytest.raises(NotNow, match=ELSEWHERE):
        first.retry()
    second.reload()
    assert first.view() == second.view()
    assert [code.code for code in first.view().exchanges[0].codes if code.disputed] == [Code.NOTE]
    [common] = sessions(store)
    assert kinds(common)[-2:] == ["written", "dispute"]
    assert [event.seq for event in common] == list(range(1, len(common) + 1))
    given = choices(store=store)
    assert (list(given["disputed"]), first.choices()[0]["disputed"]) == ([["note"]], ["note"])


def test_a_dispute_stays_where_what_was_written_after_it_goes_apart(
    file: Path, disputed: tuple[Session, Session], front: Wiring, store: Store
) -> None:
    first, _ = disputed
    with locked(file):
        take(first, "clay")
    with pytest.raises(NotNow, match=APART):
        first.retry()
    common, apart = sessions(store)
    assert (kinds(common)[-1], kinds(apart)) == ("dispute", ["session_started", "written", "session_ended"])
    assert list(choices(store=store)["disputed"]) == [["note"]]
