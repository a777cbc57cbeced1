"""A trainee's own records, out or gone."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coachkit.errors import StoreTrouble, UnknownName
from coachkit.exchange import export, forget
from coachkit.store import Event, EventKind, Store

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    records = Store(f"sqlite:///{tmp_path / 'records.sqlite'}")
    for number, name in enumerate(("mole", "rat"), start=1):
        body = {"words": f"a secret of {name}"}
        records.append(Event(f"id-{number}", name, 1, name, "c", "s", EventKind.LEDGER_ENTRY, NOW, body), NOW)
    return records


def test_an_export_holds_all_of_one_trainee_and_nothing_of_another(store: Store) -> None:
    lines = [json.loads(line) for line in export("mole", store)]
    assert [line["body"] for line in lines] == [{"words": "a secret of mole"}]


def test_an_exported_event_carries_its_checksum(store: Store) -> None:
    line = json.loads(next(iter(export("mole", store))))
    assert line["checksum"] == store.session("mole")[0].checksum


def test_what_is_forgotten_is_gone_and_the_rest_stays(store: Store) -> None:
    assert forget("mole", store).events == 1
    assert store.session("mole") == []
    assert len(store.session("rat")) == 1


def test_not_a_byte_of_what_is_forgotten_stays_in_the_files(store: Store, tmp_path: Path) -> None:
    forget("mole", store)
    held = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"secret of rat" in held
    assert b"secret of mole" not in held


@pytest.mark.parametrize("call", [lambda store: list(export("mule", store)), lambda store: forget("mule", store)])
def test_an_unknown_trainee_is_refused_with_the_nearest_name(call: object, store: Store) -> None:
    with pytest.raises(UnknownName, match="did you mean 'mole'"):
        call(store)  # type: ignore[operator]


def test_traces_that_had_to_stay_go_when_it_is_erased_once_more(store: Store, tmp_path: Path) -> None:
    with store._database.engine.connect() as connection:  # the pool hands the same connection out again
        connection.exec_driver_sql("PRAGMA busy_timeout=50")
    with closing(sqlite3.connect(tmp_path / "records.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM coachkit_event").fetchall()
        with pytest.raises(StoreTrouble, match="the records are erased, but"):
            forget("mole", store)
    with pytest.raises(UnknownName):
        forget("mole", store)
    assert b"secret of mole" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())
