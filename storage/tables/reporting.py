"""What staff report: status updates, obstacles, evidence."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from storage.tables.base import chat_column, id_column, metadata
from storage.types import Id, UtcDateTime


def _measure_column() -> Column[int]:
    return Column("measure_id", Id, ForeignKey("measures.id"), nullable=False, index=True)


def _person_column() -> Column[int]:
    return Column("person_id", Id, ForeignKey("people.id", ondelete="SET NULL"))


status_updates = Table(
    "status_updates",
    metadata,
    id_column(),
    _measure_column(),
    Column("reported_at", UtcDateTime, nullable=False),
    Column("unit", Text),
    _person_column(),
    Column("on_behalf", Text),
    Column("status", Text, nullable=False),
    Column("progress", Integer),
    Column("note", Text),
    Column("is_unchanged", Boolean, nullable=False, server_default=false()),
    Column("is_contribution", Boolean, nullable=False, server_default=false()),
    Column("turn_on", Date),
    Column("outcome", Text),
    Column("new_due_first", Date),
    Column("new_due_last", Date),
    Column("new_due_precision", Text),
    Column("due_confirmed_at", UtcDateTime),
    Column("due_refused_at", UtcDateTime),
    Column("completes_id", Id, ForeignKey("status_updates.id")),
    Column("batch", BigInteger),
    Column("withdrawn_at", UtcDateTime),
    UniqueConstraint("batch", "measure_id"),
    sqlite_autoincrement=True,
)
"""Rows are added, never overwritten. `batch`: what was written with one message, by the number of its inbox row.
`completes_id`: a sentence or an outcome that was added later. `turn_on`: the last day of the turn that is done.
`on_behalf`: by the coordinator or a deputy for the unit. `is_contribution`: done by one of several units."""

obstacles = Table(
    "obstacles",
    metadata,
    id_column(),
    _measure_column(),
    Column("unit", Text),
    _person_column(),
    Column("reason", Text, nullable=False),
    Column("raised_at", UtcDateTime, nullable=False),
    Column("batch", BigInteger),
    Column("resolved_at", UtcDateTime),
    Column("withdrawn_at", UtcDateTime),
    UniqueConstraint("batch", "measure_id"),
    sqlite_autoincrement=True,
)

evidence = Table(
    "evidence",
    metadata,
    id_column(),
    Column("update_id", Id, ForeignKey("status_updates.id"), nullable=False, index=True),
    Column("batch", BigInteger, nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("size", Integer),
    Column("file_id", Text),
    chat_column(nullable=True),
    Column("thread_id", BigInteger),
    Column("message_id", BigInteger),
    Column("state", Text, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("not_before", UtcDateTime),
    Column("holder", Text),
    Column("claimed_until", UtcDateTime),
    Column("error", Text),
    Column("sha256", Text),
    Column("content", LargeBinary),
    Column("created_at", UtcDateTime, nullable=False),
    Column("settled_at", UtcDateTime),
    sqlite_autoincrement=True,
)
"""A file that belongs to a status update: first a row without bytes, fetched after the commit. Chat and message are
where it came from, to be answered there when its hash is stored; null after that, or when the person of a private chat
is erased. `batch`: what came with one message or album, by the number of its inbox row."""

evidence_is_open = evidence.c.settled_at.is_(None)
"""Still to be fetched."""

Index("ix_evidence_open", evidence.c.id, sqlite_where=evidence_is_open, postgresql_where=evidence_is_open)
