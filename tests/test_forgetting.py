"""Erase and export to the last byte, and the register of what is recorded of whom."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from coachkit.commands import cli
from coachkit.errors import UnknownName
from coachkit.exchange import CANNOT_REACH, export, forget, register
from coachkit.practice import Boosting, Session, VisionRating, Wiring, open_marking, open_session
from coachkit.store import Event, EventKind, Store
from coachkit.store.copies import databases_beside, files_beside, holding
from coachkit.store.register import BODIES, COLUMNS, Personal
from coachkit.store.schema import EVENTS
from coachkit.vocabulary import Clarity, Code, Degree, Mode, NextWork, Richness
from tests import olu, orla, tove

OTHER = "kim"


def marked(name: str) -> str:
    """Words that stand in no other trainee's records."""
    return f"the words of {name}, and only hers"


def a_life_with_coachkit(wiring: Wiring, name: str) -> None:
    """Leave a record of every kind."""
    world = replace(wiring, named=name, coder=olu.coder)
    world.name_trainee(name)
    session = open_session(olu.ID, wiring=world, trainee=name)
    for turn, reply_id in olu.GOOD_PATH.items():
        if turn == "clay":
            session.reply("ask-the-bank")
            session.try_again()
        session.reply(reply_id)
    session.word_entry("rent", f"{marked(name)} {'x' * 5000} {marked(name)}")
    session.rate(Degree.VISION_NO_WAY)
    session.choose_next_work(NextWork.CLARIFY_GOAL)
    open_session(olu.ID, wiring=world, trainee=name).reply("what-like")
    judges(open_session(olu.VERA, wiring=world, trainee=name))
    writes(open_session(olu.ID, mode=Mode.WRITE_FIRST, wiring=world, trainee=name), name)
    open_marking(tove.ID, wiring=tove.world(world), trainee=name).mark(5, reality=True, kind="time", basis="belief")
    rates(orla.opened(orla.world(world)), name)
    drills(Boosting(replace(world, course=replace(world.course, bank=(olu.DATA / "bank",)))), world, name)


def drills(boosting: Boosting, world: Wiring, name: str) -> None:
    """Drill, the day after, what was slipped into."""
    clock = world.now
    assert isinstance(clock, olu.Clock)
    clock.time += timedelta(days=1)
    drill = boosting.next_drill()
    assert drill is not None
    drill.write(f"note {marked(name)}")


def judges(session: Session) -> None:
    """Ask a client about the future, and judge how far they look ahead."""
    for reply_id in olu.OPENLY:
        session.reply(reply_id)
    session.judge_outlook("faint", ["vision"], ["1-after"])


def writes(session: Session, name: str) -> None:
    """Write a reply that is asked about, compare it, and dispute what the coder gave; leave another one waiting."""
    session.write(f"return, advise? {marked(name)}")
    session.answer(Code.ADVISE, yes=True)
    session.closest(1, "what-like")
    session.dispute(1, Code.ADVISE)
    session.write(f"note, judge? {marked(name)}")


def rates(rating: VisionRating, name: str) -> None:
    """Rate a conversation, the next work twice, and ask its first question."""
    rating.rate_vision(Clarity.CLEAR, Richness.THIN, orla.TELLING)
    rating.rate_work(NextWork.BUILD_PICTURE)
    rating.rate_again()
    rating.rate_work(NextWork.CLARIFY_GOAL)
    rating.write(f"test {marked(name)}")


@pytest.fixture
def folder(wiring: Wiring, store: Store) -> Path:
    """The folder of a store with two trainees in it, open."""
    for name in ("mole", OTHER):
        a_life_with_coachkit(wiring, name)
    return Path(str(store.url.database)).parent


def sessions_of(store: Store, name: str) -> list[bytes]:
    return [session.encode() for (session,) in store.counts("session", trainee=name)]


def bytes_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


# ------------------------------------------------------------------------------------------------ gone


def test_not_a_byte_is_left_in_database_journal_or_copies(folder: Path, store: Store) -> None:
    file = Path(str(store.url.database))
    with closing(sqlite3.connect(file)) as live, closing(sqlite3.connect(folder / "records-backup.sqlite")) as copy:
        live.backup(copy)
    shutil.copy(folder / "records-backup.sqlite", folder / "records.sqlite.bak")
    marks = [b"mole", marked("mole").encode(), *sessions_of(store, "mole")]
    assert all(mark in bytes_in(folder) for mark in marks)
    erased = forget("mole", store)
    assert [mark for mark in marks if mark in bytes_in(folder)] == []
    assert {Path(copy).name for copy in erased.copies} == {"records-backup.sqlite", "records.sqlite.bak"}
    assert erased.left == ()


def test_the_others_records_stay_in_database_and_copies(folder: Path, store: Store) -> None:
    before = list(export(OTHER, store))
    live, copy = sqlite3.connect(str(store.url.database)), sqlite3.connect(folder / "records-backup.sqlite")
    with closing(live), closing(copy):
        live.backup(copy)
    forget("mole", store)
    assert list(export(OTHER, store)) == before
    assert list(export(OTHER, Store(f"sqlite:///{folder.as_posix()}/records-backup.sqlite"))) == before


def test_an_export_holds_all_of_one_and_nothing_of_the_other(folder: Path, store: Store) -> None:
    text = "\n".join(export("mole", store))
    assert len(text.splitlines()) == sum(store.counts("kind", trainee="mole").values())
    assert marked("mole") in text
    assert not [mark for mark in (OTHER, marked(OTHER), *sessions_of(store, OTHER)) if str(mark) in text]


def test_what_beside_the_records_holds_them_and_cannot_be_erased_is_named(folder: Path, store: Store) -> None:
    (folder / "records-old.jsonl").write_text("\n".join(export("mole", store)), encoding="utf-8")
    (folder / "records-torn.sqlite").write_bytes(b"SQLite format 3\0" + b"".join(sessions_of(store, "mole")) + b"mole")
    (folder / "diary.txt").write_bytes(b"".join(sessions_of(store, "mole")))
    result = CliRunner().invoke(cli, ["forget", "--yes", "--trainee", "mole"])
    assert result.exit_code == 1
    assert [line.partition(":")[0].rpartition("/")[2] for line in result.stderr.splitlines() if "still" in line] == [
        "records-old.jsonl",
        "records-torn.sqlite",
    ]


def test_a_copy_under_another_name_is_found_and_named(folder: Path, store: Store) -> None:
    with closing(sqlite3.connect(str(store.url.database))) as live:
        for name in ("Copy of Records.sqlite", "old_records.sqlite", "unrecords.sqlite"):
            with closing(sqlite3.connect(folder / name)) as copy:
                live.backup(copy)
    assert [Path(left).name for left in forget("mole", store).left] == ["Copy of Records.sqlite", "old_records.sqlite"]


def test_a_copy_that_cannot_be_opened_is_named_though_it_holds_other_conversations(folder: Path, store: Store) -> None:
    content = b"coachkit_event, and mole in conversations that nobody else knows"
    (folder / "records-torn.sqlite").write_bytes(b"SQLite format 3\0" + content)
    (folder / "records-of-a-zoo.sqlite").write_bytes(b"SQLite format 3\0" + b"a mole")
    assert [Path(left).name for left in forget("mole", store).left] == ["records-torn.sqlite"]


def test_a_packed_copy_is_said_not_to_have_been_searched(folder: Path, store: Store) -> None:
    with gzip.open(folder / "records.sqlite.gz", "wb") as packed, zipfile.ZipFile(folder / "records.zip", "w") as other:
        packed.write(Path(str(store.url.database)).read_bytes())
        other.writestr("records.sqlite", Path(str(store.url.database)).read_bytes())
    result = CliRunner().invoke(cli, ["forget", "--yes", "--trainee", "mole"])
    assert (result.exit_code, result.stderr.count("was not searched")) == (1, 2)


def test_where_only_a_copy_knows_somebody_they_are_erased_there(folder: Path, store: Store) -> None:
    shutil.copy(Path(str(store.url.database)), folder / "records-copy.sqlite")
    store.erase("mole")
    with closing(Store(f"sqlite:///{folder.as_posix()}/records-copy.sqlite")) as copy:
        world = olu.Clock()
        copy.append(Event("e", "s", 1, "mole", "c", "x", EventKind.RATING, world(), {}), world())
    assert forget("mole", store).copies == (f"{folder.as_posix()}/records-copy.sqlite",)
    with pytest.raises(UnknownName):
        forget("mole", store)


def test_a_copy_without_the_trainee_is_left_as_it_is(folder: Path, store: Store) -> None:
    version_1 = (Path(__file__).parent / "data" / "store-version-1.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(folder / "records-old.sqlite")) as connection, connection:
        connection.executescript(version_1)
    before = (folder / "records-old.sqlite").read_bytes()
    forget("mole", store)
    assert (folder / "records-old.sqlite").read_bytes() == before


def test_an_empty_file_beside_the_records_is_no_copy(folder: Path, store: Store) -> None:
    (folder / "records-empty").touch()
    assert forget("mole", store).copies == ()


def test_what_cannot_be_reached_is_said(folder: Path) -> None:
    result = CliRunner().invoke(cli, ["forget", "--yes", "--trainee", "mole"])
    assert (result.exit_code, " ".join(result.output.split()).endswith(CANNOT_REACH)) == (0, True)
    for word in ("exported", "salvaged", "backups", "notebooks", "another window"):
        assert word in CANNOT_REACH


# ------------------------------------------------------------------------------------------------ searching


def test_a_mark_is_found_also_where_two_pieces_meet(tmp_path: Path) -> None:
    file = tmp_path / "big"
    for at in ((1 << 20) - 3, (1 << 20) - 4, (1 << 20), (2 << 20) - 1):
        file.write_bytes(b"x" * at + b"mark" + b"x" * 100)
        assert holding([file], [b"mark"]) == [file]


def test_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mar" + b"x" * (1 << 20) + b"k")
    files = [tmp_path / "file", tmp_path / "none"]
    assert holding(files, [b"mark"]) == holding(files, []) == holding(files, [b""]) == []


def test_files_beside_are_those_whose_names_begin_alike(tmp_path: Path) -> None:
    for name in ("records.sqlite", "records.sqlite-wal", "records.bak", "other.sqlite"):
        (tmp_path / name).write_bytes(b"SQLite format 3\0")
    (tmp_path / "records-folder").mkdir()
    names = [each.name for each in files_beside(tmp_path / "records.sqlite")]
    assert names == ["records.bak", "records.sqlite", "records.sqlite-wal"]
    assert [each.name for each in databases_beside(tmp_path / "records.sqlite")] == ["records.bak"]
    assert files_beside(tmp_path / "none" / "records.sqlite") == []


# ------------------------------------------------------------------------------------------------ the register


def test_the_register_has_every_column_and_no_other() -> None:
    assert [field.name for field in COLUMNS] == [column.name for column in EVENTS.c]


def test_the_register_has_every_kind_of_event() -> None:
    assert set(BODIES) == set(EventKind)


@pytest.mark.parametrize("kind", EventKind)
def test_the_register_has_every_field_that_is_written(folder: Path, store: Store, kind: EventKind) -> None:
    written = {key for event, _ in store.events(kind) for key in event.body}
    assert {event.kind for event, _ in store.events()} == set(EventKind)
    assert written == {field.name for field in BODIES[kind]} - {"apart_from"}


def test_names_and_own_words_are_where_the_register_says(folder: Path, store: Store) -> None:
    named = {field.name for field in COLUMNS if field.personal is Personal.NAME}
    worded = {field.name for fields in BODIES.values() for field in fields if field.personal is Personal.WORDS}
    for event, _ in store.events(trainee="mole"):
        assert {name for name, value in event.header.items() if "mole" in str(value)} == named
        assert {name for name, value in event.body.items() if marked("mole") in str(value)} <= worded


def test_the_register_is_told_without_any_records() -> None:
    result = CliRunner().invoke(cli, ["export", "--fields"])
    assert result.exit_code == 0
    for kind, fields in register().items():
        assert kind in result.output
        assert all(field.name in result.output for field in fields)
