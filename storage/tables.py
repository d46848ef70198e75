"""All tables. A column with a chat's id says so (`_chat`), because a group that becomes a supergroup gets a new one."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    and_,
)

from storage.types import Id, JsonText, UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

CHAT = "chat"
"""The mark (`Column.info`) of columns that hold a chat's id."""


def _id() -> Column[int]:
    return Column("id", Id, primary_key=True, autoincrement=True)


def _chat(name: str = "chat_id", **options: Any) -> Column[int]:
    return Column(name, BigInteger, nullable=False, info={CHAT: True}, **options)


def _agreement() -> Column[int]:
    return Column("agreement_id", Id, ForeignKey("agreements.id"), nullable=False)


# -- the agreement ------------------------------------------------------------------------------------------------

agreements = Table(
    "agreements",
    metadata,
    _id(),
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
)
"""One row: which agreement is current, and a number that grows with whatever changes in it or its status updates."""

units = Table(
    "units",
    metadata,
    _id(),
    _agreement(),
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
    _id(),
    _agreement(),
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
    _id(),
    _agreement(),
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
    UniqueConstraint("agreement_id", "code"),
)
"""A measure that a later reading lacks is kept, `is_dropped`, with its status updates."""

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
    _id(),
    _agreement(),
    Column("previous_agreement_id", Id, ForeignKey("agreements.id")),
    Column("source", Text, nullable=False),
    Column("before", Text),
    Column("after", Text, nullable=False),
    Column("imported_at", UtcDateTime, nullable=False),
    Column("undone_at", UtcDateTime),
    sqlite_autoincrement=True,
)
"""What stood in the agreement before and after, as JSON; `before` is null where the agreement was new."""

# -- people and chats ---------------------------------------------------------------------------------------------

people = Table(
    "people",
    metadata,
    _id(),
    Column("telegram_id", BigInteger, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("language", Text),
    Column("added_at", UtcDateTime, nullable=False),
    Column("revoked_at", UtcDateTime),
)

person_units = Table(
    "person_units",
    metadata,
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("unit", Text, nullable=False),
)

invitations = Table(
    "invitations",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("units", JsonText, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("redeemed_at", UtcDateTime),
    Column("redeemed_by", BigInteger),
)
"""`redeemed_by` is a Telegram id."""

groups = Table(
    "groups",
    metadata,
    _chat(primary_key=True, autoincrement=False),
    Column("title", Text, nullable=False),
    Column("is_approved", Boolean, nullable=False),
    Column("language", Text),
    Column("approved_by", Id, ForeignKey("people.id", ondelete="SET NULL")),
    Column("approved_at", UtcDateTime, nullable=False),
    Column("revoked_at", UtcDateTime),
)

status_updates = Table(
    "status_updates",
    metadata,
    _id(),
    Column("measure_id", Id, ForeignKey("measures.id"), nullable=False, index=True),
    Column("reported_at", UtcDateTime, nullable=False),
    Column("unit", Text),
    Column("person_id", Id, ForeignKey("people.id", ondelete="SET NULL")),
    Column("status", Text, nullable=False),
    Column("progress", Integer),
    Column("note", Text),
    Column("new_due_first", Date),
    Column("new_due_last", Date),
    Column("new_due_precision", Text),
    Column("due_confirmed_at", UtcDateTime),
    Column("withdrawn_at", UtcDateTime),
    sqlite_autoincrement=True,
)

# -- what comes in and goes out -----------------------------------------------------------------------------------

inbox = Table(
    "inbox",
    metadata,
    Column("seq", Id, primary_key=True, autoincrement=True),
    Column("update_id", BigInteger, nullable=False, unique=True),
    _chat("chat_key"),
    Column("raw", Text),
    Column("received_at", UtcDateTime, nullable=False),
    Column("done_at", UtcDateTime),
    Column("quarantined_at", UtcDateTime),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("error", Text),
    Column("holder", Text),
    Column("claimed_until", UtcDateTime),
    sqlite_autoincrement=True,
)

inbox_is_open = and_(inbox.c.done_at.is_(None), inbox.c.quarantined_at.is_(None))
"""Neither done nor in quarantine. Both indexes hold open rows alone, so what is done costs nothing."""

Index("ix_inbox_open", inbox.c.seq, sqlite_where=inbox_is_open, postgresql_where=inbox_is_open)
Index("ix_inbox_open_chat", inbox.c.chat_key, inbox.c.seq, sqlite_where=inbox_is_open, postgresql_where=inbox_is_open)

outbox = Table(
    "outbox",
    metadata,
    _id(),
    _chat(),
    Column("method", Text, nullable=False),
    Column("params", JsonText, nullable=False),
    Column("purpose", Text, nullable=False),
    # No foreign key: cards are swept while rows that name them stay.
    Column("card_id", Id),
    Column("state", Text, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("not_before", UtcDateTime),
    Column("holder", Text),
    Column("claimed_until", UtcDateTime),
    Column("message_id", BigInteger),
    Column("error", Text),
    Column("created_at", UtcDateTime, nullable=False),
    Column("settled_at", UtcDateTime),
    sqlite_autoincrement=True,
)

outbox_is_open = outbox.c.settled_at.is_(None)
"""Pending or sending."""

Index("ix_outbox_open", outbox.c.id, sqlite_where=outbox_is_open, postgresql_where=outbox_is_open)
Index(
    "ix_outbox_open_chat", outbox.c.chat_id, outbox.c.id, sqlite_where=outbox_is_open, postgresql_where=outbox_is_open
)

cards = Table(
    "cards",
    metadata,
    _id(),
    _chat(),
    Column("thread_id", BigInteger),
    Column("message_id", BigInteger),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("content", JsonText, nullable=False),
    Column("created_at", UtcDateTime, nullable=False, index=True),
    Index(None, "chat_id", "thread_id", "id"),
    Index(None, "chat_id", "message_id"),
    sqlite_autoincrement=True,
)

dialogues = Table(
    "dialogues",
    metadata,
    _id(),
    _chat(),
    Column("thread_id", BigInteger),
    Column("telegram_id", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("content", JsonText, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False, index=True),
    Index(None, "chat_id", "telegram_id"),
    sqlite_autoincrement=True,
)
"""What somebody was asked in a chat, in place of a conversation held in memory."""

# -- the machine room ---------------------------------------------------------------------------------------------

leases = Table(
    "leases",
    metadata,
    Column("name", Text, primary_key=True),
    Column("holder", Text, nullable=False),
    Column("until", UtcDateTime, nullable=False),
)

facts = Table(
    "facts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
