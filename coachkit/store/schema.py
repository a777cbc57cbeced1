"""The one table, its version, and how older stores are brought up to date."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Column, Connection, Index, Integer, MetaData, String, Table, Text, UniqueConstraint, inspect

from ..errors import StoreTooNew, StoreTrouble

METADATA = MetaData()

EVENTS = Table(
    "coachkit_event",
    METADATA,
    Column("id", String(36), primary_key=True),
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


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (_create,)
"""Step n brings a store from version n to version n + 1; steps are added, never changed."""


def bring_up_to_date(connection: Connection) -> None:
    """Create the tables, or migrate them, within the connection's transaction."""
    version = version_of(connection)
    if version == len(MIGRATIONS):
        return
    for migrate in MIGRATIONS[version:]:
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
