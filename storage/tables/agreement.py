"""The agreement, its parts and its history."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, Table, Text, UniqueConstraint, select

from storage.tables.base import agreement_column, id_column, metadata
from storage.types import Id, UtcDateTime

agreements = Table(
    "agreements",
    metadata,
    id_column(),
    Column("title", Text, nullable=False),
    Column("region", Text),
    Column("project_lead", Text),
    Column("auditor", Text),
    Column("protocol_on", Date),
    Column("signed_on", Date),
    Column("runs_until", Date),
)

current_agreement = Table(
    "current_agreement",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("agreement_id", Id, ForeignKey("agreements.id")),
    Column("version", Id, nullable=False),
    Column("imported_version", Id, nullable=False, server_default="0"),
)
"""One row: which agreement is current, a number that grows with whatever changes in it or what is reported for it, and
what that number was when an import last changed the agreement itself."""

units = Table(
    "units",
    metadata,
    id_column(),
    agreement_column(),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("external", Boolean, nullable=False),
    UniqueConstraint("agreement_id", "name"),
)

unit_aliases = Table(
    "unit_aliases",
    metadata,
    Column("unit_id", Id, ForeignKey("units.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("alias", Text, nullable=False),
)

fields_of_action = Table(
    "fields_of_action",
    metadata,
    Column("agreement_id", Id, ForeignKey("agreements.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("line", Integer, nullable=False),
)

goals = Table(
    "goals",
    metadata,
    id_column(),
    agreement_column(),
    Column("position", Integer, nullable=False),
    Column("code", Text, nullable=False),
    Column("field", Integer),
    Column("title", Text, nullable=False),
    Column("indicator", Text),
    Column("source", Text),
    Column("line", Integer, nullable=False),
    UniqueConstraint("agreement_id", "code"),
)

measures = Table(
    "measures",
    metadata,
    id_column(),
    agreement_column(),
    Column("position", Integer, nullable=False),
    Column("code", Text, nullable=False),
    Column("goal", Text),
    Column("field", Integer),
    Column("title", Text, nullable=False),
    Column("short_title", Text, nullable=False),
    Column("indicator", Text),
    Column("audience", Text),
    Column("cost", Text),
    Column("communication", Text),
    Column("responsible", Text),
    Column("lead", Text),
    Column("start_first", Date),
    Column("start_last", Date),
    Column("start_precision", Text),
    Column("due_first", Date),
    Column("due_last", Date),
    Column("due_precision", Text),
    Column("due_label", Text),
    Column("ongoing", Boolean, nullable=False),
    Column("recurrence", Text),
    Column("line", Integer, nullable=False),
    Column("is_dropped", Boolean, nullable=False),
    Column("reported_version", Id, nullable=False, server_default="0"),
    Column("timed_at", UtcDateTime),
    UniqueConstraint("agreement_id", "code"),
)
"""A measure that a later reading lacks is kept, `is_dropped`, with its status updates. `reported_version` is the
version of the current agreement in which something was last reported for it. `timed_at` is when an import last set
its start, due date or rhythm."""

measure_is_current = measures.c.agreement_id == select(current_agreement.c.agreement_id).scalar_subquery()
"""Of the current agreement, also if it was dropped from it."""

measure_units = Table(
    "measure_units",
    metadata,
    Column("measure_id", Id, ForeignKey("measures.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("unit", Text, nullable=False),
)
"""Units by name, in the agreement's order: what was read stays as it is where the register lacks a name."""

goal_cells = Table(
    "goal_cells",
    metadata,
    Column("goal_id", Id, ForeignKey("goals.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("label", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("line", Integer, nullable=False),
)

measure_cells = Table(
    "measure_cells",
    metadata,
    Column("measure_id", Id, ForeignKey("measures.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("label", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("line", Integer, nullable=False),
)

imports = Table(
    "imports",
    metadata,
    id_column(),
    agreement_column(),
    Column("previous_agreement_id", Id, ForeignKey("agreements.id")),
    Column("source", Text, nullable=False),
    Column("before", Text),
    Column("after", Text, nullable=False),
    Column("imported_at", UtcDateTime, nullable=False),
    Column("undone_at", UtcDateTime),
    sqlite_autoincrement=True,
)
"""What stood in the agreement before and after, as JSON; `before` is null where the agreement was new."""
