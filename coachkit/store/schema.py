"""The one table, its version, and how older stores are brought up to date."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Column, Connection, Index, Integer, MetaData, String, Table, Text, UniqueConstraint, inspect

from ..errors import StoreTooNew, StoreTrouble

METADATA = MetaData()

EVENTS = Table(
    "coachkit_event",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", String(36), nullable=False, unique=True),
    Column("session", String(36), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("trainee", String(200), nullable=False),
    Column("course", String(64), nullable=False),
    Column("scenario", String(64), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("occurred_at", String(32), nullable=False),
    Column("recorded_at", String(32), nullable=False),
    Column("body", Text, nullable=False),
    Column("checksum", String(64), nullable=False),
    UniqueConstraint("session", "seq", name="coachkit_event_order"),
    Index("coachkit_event_trainee", "trainee", "kind"),
    Index("coachkit_event_course", "course", "kind"),
)

_VERSION = Table("coachkit_version", METADATA, Column("version", Integer, nullable=False))


def _create(connection: Connection) -> None:
    METADATA.create_all(connection)


def _number(connection: Connection) -> None:
    """Number the events in the order in which they came, so that no clock decides which is the newest.

    SQLite only: there are no stores of version 1 elsewhere.
    """
    for statement in _NUMBERED.split(";"):
        connection.exec_driver_sql(statement)


_NUMBERED = """
ALTER TABLE coachkit_event RENAME TO coachkit_event_1;
DROP INDEX coachkit_event_trainee;
DROP INDEX coachkit_event_course;
CREATE TABLE coachkit_event (
    number INTEGER NOT NULL, id VARCHAR(36) NOT NULL, session VARCHAR(36) NOT NULL, seq INTEGER NOT NULL,
    trainee VARCHAR(200) NOT NULL, course VARCHAR(64) NOT NULL, scenario VARCHAR(64) NOT NULL,
    kind VARCHAR(32) NOT NULL, occurred_at VARCHAR(32) NOT NULL, recorded_at VARCHAR(32) NOT NULL,
    body TEXT NOT NULL, checksum VARCHAR(64) NOT NULL,
    PRIMARY KEY (number), CONSTRAINT coachkit_event_order UNIQUE (session, seq), UNIQUE (id)
);
INSERT INTO coachkit_event
    SELECT rowid, id, session, seq, trainee, course, scenario, kind, occurred_at, recorded_at, body, checksum
    FROM coachkit_event_1;
DROP TABLE coachkit_event_1;
CREATE INDEX coachkit_event_trainee ON coachkit_event (trainee, kind);
CREATE INDEX coachkit_event_course ON coachkit_event (course, kind)
"""

MIGRATIONS: tuple[Callable[[Connection], None], ...] = (_create, _number)
"""Step 0 makes a new store as it is now; step n brings one from version n to n + 1. Steps are added, never changed."""


def newest() -> int:
    """Return the version of a store that is up to date."""
    return len(MIGRATIONS)


def bring_up_to_date(connection: Connection) -> None:
    """Create the tables, or migrate them, within the connection's transaction."""
    version = version_of(connection)
    if version == len(MIGRATIONS):
        return
    for migrate in MIGRATIONS[version:] if version else MIGRATIONS[:1]:
        migrate(connection)
    connection.execute(_VERSION.delete())
    connection.execute(_VERSION.insert().values(version=len(MIGRATIONS)))


def version_of(connection: Connection) -> int:
    """Return the version of a store, 0 where there is nothing yet.

    Raises
    ------
    StoreTooNew
        A newer coachkit made the store.
    StoreTrouble
        The database holds something else.
    """
    tables = set(inspect(connection).get_table_names())
    if _VERSION.name in tables:
        version = int(connection.execute(_VERSION.select()).scalar_one())
        if version > len(MIGRATIONS):
            raise StoreTooNew(
                f"the records were written by a newer coachkit (version {version} of the store; this one knows "
                f"{len(MIGRATIONS)}). Nothing was changed. Update coachkit, or name another place with COACHKIT_STORE."
            )
        return version
    if tables and connection.dialect.name == "sqlite":
        raise StoreTrouble(
            "the file holds tables of another program, so coachkit leaves it alone. "
            "Name another place with COACHKIT_STORE."
        )
    return 0
