"""What waits to be recorded stands in the tables of the process in which it waits, and nothing there waits long."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from coachkit import summaries
from coachkit.errors import StoreTrouble
from coachkit.practice import Wiring, open_marking, open_session
from coachkit.store import Store, connect
from coachkit.vocabulary import Clarity, Richness
from tests import olu, orla, tove
from tests.reliability.players import at_a_front
from tests.reliability.test_lock_elsewhere import in_time, locked


@pytest.fixture
def file(store: Store) -> Path:
    return Path(str(store.url.database))


@pytest.fixture
def front(store: Store) -> Wiring:
    return replace(at_a_front(store.url.render_as_string()), named="robin")


def test_a_reply_that_waits_is_the_last_of_the_choices_and_has_no_time(file: Path, front: Wiring, store: Store) -> None:
    session = open_session(olu.ID, wiring=front)
    session.reply("what-like")
    with locked(file):
        session.reply("both-listed")
        given = summaries.choices("robin")
        assert list(given["reply_id"]) == ["what-like", "both-listed"]
        assert list(given["recorded_at"].isna()) == [False, True]
        assert len(summaries.choices("kim")) == len(summaries.choices(course="another")) == 0
    session.retry()
    assert list(summaries.choices()["recorded_at"].isna()) == [False, False]


def test_marks_and_ratings_that_wait_are_there_too(file: Path, front: Wiring) -> None:
    with locked(file):
        open_marking(tove.ID, wiring=tove.world(front)).mark(5, reality=True, kind="time", basis="belief")
        orla.opened(orla.world(front)).rate_vision(Clarity.CLEAR, Richness.THIN, orla.TELLING)
        assert (len(summaries.marks()), len(summaries.ratings())) == (1, 2)


@pytest.mark.parametrize("before", [True, False])
def test_every_summary_takes_what_waits_into_account(file: Path, front: Wiring, before: bool) -> None:
    session = open_session(olu.ID, wiring=front)
    if before:
        session.reply("hands-of-gold")
        session.try_again()
    with locked(file):
        session.reply("what-like")
        replies = 1 + before
        assert summaries.since_first_week(tries="all")["replies"].to_dict() == {"my first week": replies}
        assert summaries.sessions(tries="all")["replies"].to_list() == [replies]
        assert len(summaries.timeline()) == replies
        for make in (summaries.outcomes, summaries.codes, summaries.lessons, summaries.pace, summaries.modes_compared):
            assert isinstance(make(tries="all"), pd.DataFrame)
        for show in (summaries.show_sessions, summaries.show_timeline, summaries.show_since_first_week):
            assert show()._repr_html_()
        assert summaries.practise_next()._repr_markdown_()


def test_where_the_whole_file_is_locked_a_table_says_so_at_once(
    file: Path, front: Wiring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connect, "kind_of", lambda _: "nfs4")  # with the rollback journal a writer shuts readers out
    open_session(olu.ID, wiring=front).reply("what-like")
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreTrouble, match="database is locked"):
            in_time(summaries.choices)
