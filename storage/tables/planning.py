"""Who is away, who stands in, and what nudges were put off or sent. The planning of nudges fills the last three."""

from sqlalchemy import Column, Date, ForeignKey, Table, Text, UniqueConstraint

from storage.tables.base import id_column, metadata
from storage.types import Id, UtcDateTime

absences = Table(
    "absences",
    metadata,
    id_column(),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("first_on", Date, nullable=False),
    Column("last_on", Date),
    Column("ends_at", UtcDateTime),
    Column("created_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)
"""No reason is ever kept. `ends_at` is the end of the last day, null where the end is open."""

deputies = Table(
    "deputies",
    metadata,
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("deputy_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("created_at", UtcDateTime, nullable=False),
)
"""Who stands in for somebody, one person for each."""

snoozes = Table(
    "snoozes",
    metadata,
    id_column(),
    Column("person_id", Id, ForeignKey("people.id", ondelete="SET NULL"), index=True),
    Column("person_hash", Text),
    Column("measure_id", Id, ForeignKey("measures.id"), nullable=False, index=True),
    Column("until_on", Date, nullable=False),
    Column("ends_at", UtcDateTime, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("settled_at", UtcDateTime),
    sqlite_autoincrement=True,
)
"""A nudge that was put off until a day; `ends_at` is the end of it. Some time later a keyed hash stands for the
person, as in `nudge_deliveries`."""

nudges = Table(
    "nudges",
    metadata,
    id_column(),
    Column("rule", Text, nullable=False),
    Column("measure_id", Id, ForeignKey("measures.id"), nullable=False, index=True),
    Column("step", Text, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("unit", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("decided_at", UtcDateTime, nullable=False),
    UniqueConstraint("rule", "measure_id", "step", "due_on", "unit"),
    sqlite_autoincrement=True,
)
"""The ledger: a slot is claimed once."""

nudge_deliveries = Table(
    "nudge_deliveries",
    metadata,
    id_column(),
    Column("nudge_id", Id, ForeignKey("nudges.id"), nullable=False, index=True),
    Column("person_id", Id, ForeignKey("people.id", ondelete="SET NULL"), index=True),
    Column("person_hash", Text),
    Column("sent_at", UtcDateTime),
    Column("created_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)
"""To whom a nudge went and when; after a while a keyed hash stands for the person."""
