"""Stores as earlier releases left them, kept as files: what they hold is read, summed up, gone on with, out and gone.

``data/store-of-choosing.sql`` is of the first release, which had replies to choose, ``store-of-writing.sql`` of the
next, in which they could be written too. In both Robin has had one conversation, with a second try, and begun another.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from coachkit import summaries
from coachkit.exchange import export, forget
from coachkit.practice import Wiring, open_session, record_of_practice
from coachkit.store import Store
from coachkit.store.copies import holding
from coachkit.vocabulary import Code, Mode
from tests import olu

FILES = Path(__file__).parent / "data"
TABLES = [name for name in summaries.__all__ if isinstance(getattr(summaries, name), type(summaries.choices))]
TAKES_NO_STORE = frozenset({"csv_of", "inert"})


@pytest.fixture(params=["choosing", "writing"])
def release(request: pytest.FixtureRequest, store: Store) -> str:
    """A store of that release, in the place of the test's own."""
    file = Path(str(store.url.database))
    store.close()
    for each in file.parent.iterdir():
        each.unlink()
    with closing(sqlite3.connect(file)) as old, old:
        old.executescript((FILES / f"store-of-{request.param}.sql").read_text(encoding="utf-8"))
    return str(request.param)


@pytest.fixture
def world(wiring: Wiring) -> Wiring:
    return replace(wiring, store=Store(), coder=olu.coder)


@pytest.mark.usefixtures("release")
def test_every_reply_is_in_the_table() -> None:
    chosen = summaries.choices().query("mode == 'choose'")
    good = list(olu.GOOD_PATH.values())
    assert list(chosen["reply_id"]) == [good[0], "ask-the-bank", *good[1:], good[0]]
    assert list(chosen["lesson"].isna()) == [True] * len(chosen)


@pytest.mark.usefixtures("release")
@pytest.mark.parametrize("name", sorted(set(TABLES) - TAKES_NO_STORE))
def test_every_summary_takes_it(name: str) -> None:
    made = getattr(summaries, name)()
    shown = getattr(made, "_repr_html_", None) or made._repr_markdown_
    assert shown()


@pytest.mark.usefixtures("release")
def test_what_was_practised_is_told(world: Wiring) -> None:
    assert [session.replies for session in record_of_practice("robin", wiring=world).sessions][:2] == [10, 1]


@pytest.mark.usefixtures("release")
def test_the_conversation_that_was_left_goes_on(world: Wiring) -> None:
    session = open_session(olu.ID, trainee="robin", wiring=world)
    assert (session.notice, session.view().turn, len(session.view().exchanges)) == ("", "clay", 1)
    session.reply("both-listed")
    assert session.view().turn == "thumbs"


def test_a_reply_about_which_something_was_asked_is_still_asked_about(release: str, world: Wiring) -> None:
    view = open_session(olu.ID, mode=Mode.WRITE_FIRST, trainee="robin", wiring=world).view()
    asked = [question.code for question in view.questions]
    disputed = [code.code for exchange in view.exchanges for code in exchange.codes if code.disputed]
    assert (asked, disputed) == (([Code.JUDGE], [Code.ADVISE]) if release == "writing" else ([], []))


@pytest.mark.usefixtures("release")
def test_it_is_exported_whole_and_forgotten_whole(world: Wiring) -> None:
    lines = [json.loads(line) for line in export("robin", world.store)]
    assert len(lines) == forget("robin", world.store).events >= 19
    assert holding([*Path(str(world.store.url.database)).parent.iterdir()], [b"robin"]) == []
