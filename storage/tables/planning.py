"""Who is away, who stands in, what nudges were put off or sent, and what people want to be reminded of."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

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
    Column("decided_on", Date, nullable=False),
    Column("decided_at", UtcDateTime, nullable=False),
    Column("group_asked_at", UtcDateTime),
    UniqueConstraint("rule", "measure_id", "step", "due_on", "unit"),
    sqlite_autoincrement=True,
)
"""The ledger: a slot is claimed once. `unit` is the one that is asked, empty where it is the coordinators; `decided_on`
the day where the county is; `group_asked_at` when a group was asked what nobody had answered."""

nudge_deliveries = Table(
    "nudge_deliveries",
    metadata,
    id_column(),
    Column("nudge_id", Id, ForeignKey("nudges.id"), nullable=False, index=True),
    Column("person_id", Id, ForeignKey("people.id", ondelete="SET NULL"), index=True),
    Column("person_hash", Text),
    Column("passed_by", Id, ForeignKey("people.id", ondelete="SET NULL")),
    Column("sent_at", UtcDateTime),
    Column("settled_at", UtcDateTime),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("nudge_id", "person_id"),
    sqlite_autoincrement=True,
)
"""To whom a nudge goes; after a while a keyed hash stands for the person. `passed_by`: whose deputy this person is.
`settled_at`: when it was handed over to be sent (`sent_at`, too) or was needed no more."""

nudge_deliveries_wait = nudge_deliveries.c.settled_at.is_(None)
Index(
    "ix_nudge_deliveries_waiting",
    nudge_deliveries.c.id,
    sqlite_where=nudge_deliveries_wait,
    postgresql_where=nudge_deliveries_wait,
)

declines = Table(
    "declines",
    metadata,
    id_column(),
    Column("measure_id", Id, ForeignKey("measures.id"), nullable=False, index=True),
    Column("unit", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    sqlite_autoincrement=True,
)
"""A unit said that a measure is not its own: it gets no nudges about it until a coordinator ends that."""

reminders = Table(
    "reminders",
    metadata,
    id_column(),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("measure_id", Id, ForeignKey("measures.id"), index=True),
    Column("on_day", Date),
    Column("at_minute", Integer),
    Column("every", Text),
    Column("days_before", Integer),
    Column("next_at", UtcDateTime, index=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    sqlite_autoincrement=True,
)
"""What somebody wants to be reminded of: a measure, or (null) all that is open for their units. Once, on `on_day` or so
many days before the current due date, or `every` so often ("weekly:MO"); at a minute of the day, null: with the digest.
`next_at` is when it is due next, null once it ended."""
