"""What comes in and goes out: inbox, outbox, cards; and the leases and facts of the machine room."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, Table, Text, and_, true

from storage.tables.base import chat_column, id_column, metadata
from storage.types import Id, JsonText, UtcDateTime

inbox = Table(
    "inbox",
    metadata,
    Column("seq", Id, primary_key=True, autoincrement=True),
    Column("update_id", BigInteger, nullable=False, unique=True),
    chat_column("chat_key"),
    Column("raw", Text),
    Column("album", Text),
    Column("received_at", UtcDateTime, nullable=False),
    Column("done_at", UtcDateTime),
    Column("quarantined_at", UtcDateTime),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("error", Text),
    Column("shown_at", UtcDateTime),
    Column("holder", Text),
    Column("claimed_until", UtcDateTime),
    sqlite_autoincrement=True,
)
"""`album` is the media group's id; `shown_at`: when the administrator was told of a row in quarantine."""

inbox_is_open = and_(inbox.c.done_at.is_(None), inbox.c.quarantined_at.is_(None))
"""Neither done nor in quarantine. Both indexes hold open rows alone, so what is done costs nothing."""

Index("ix_inbox_open", inbox.c.seq, sqlite_where=inbox_is_open, postgresql_where=inbox_is_open)
Index("ix_inbox_open_chat", inbox.c.chat_key, inbox.c.seq, sqlite_where=inbox_is_open, postgresql_where=inbox_is_open)

outbox = Table(
    "outbox",
    metadata,
    id_column(),
    chat_column(),
    Column("method", Text, nullable=False),
    Column("params", JsonText, nullable=False),
    Column("upload", JsonText),
    Column("purpose", Text, nullable=False),
    Column("confidential", Boolean, nullable=False, server_default=true()),
    Column("subject", Text),
    # No foreign key: cards are swept while rows that name them stay.
    Column("card_id", Id),
    Column("state", Text, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("not_before", UtcDateTime),
    Column("not_after", UtcDateTime),
    Column("holder", Text),
    Column("claimed_until", UtcDateTime),
    Column("message_id", BigInteger),
    Column("error", Text),
    Column("created_at", UtcDateTime, nullable=False),
    Column("settled_at", UtcDateTime),
    Column("shown_at", UtcDateTime),
    sqlite_autoincrement=True,
)
"""`confidential` rows go to people and groups on the list alone; `shown_at`: when the coordinators were told of a row
whose delivery is uncertain."""

outbox_is_open = outbox.c.settled_at.is_(None)
"""Pending or sending."""

Index("ix_outbox_open", outbox.c.id, sqlite_where=outbox_is_open, postgresql_where=outbox_is_open)
Index(
    "ix_outbox_open_chat", outbox.c.chat_id, outbox.c.id, sqlite_where=outbox_is_open, postgresql_where=outbox_is_open
)

outbox_is_troubled = and_(outbox.c.settled_at.is_not(None), outbox.c.error.is_not(None))
"""Failed or uncertain; what arrived has no error."""

Index("ix_outbox_troubled", outbox.c.id, sqlite_where=outbox_is_troubled, postgresql_where=outbox_is_troubled)

cards = Table(
    "cards",
    metadata,
    id_column(),
    chat_column(),
    Column("thread_id", BigInteger),
    Column("message_id", BigInteger),
    Column("asked_message_id", BigInteger),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("content", JsonText, nullable=False),
    Column("created_at", UtcDateTime, nullable=False, index=True),
    Index(None, "chat_id", "thread_id", "id"),
    Index(None, "chat_id", "message_id"),
    sqlite_autoincrement=True,
)

unreachable = Table(
    "unreachable",
    metadata,
    chat_column(primary_key=True, autoincrement=False),
    Column("thread_id", BigInteger, primary_key=True, autoincrement=False),
    Column("reason", Text, nullable=False),
    Column("since", UtcDateTime, nullable=False),
)
"""Chats that refuse our messages for good, and topics of groups (`thread_id` 0: the chat as a whole)."""

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
