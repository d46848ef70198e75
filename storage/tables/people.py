"""People, invitations and groups."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, Table, Text, false

from storage.tables.base import chat_column, id_column, metadata
from storage.types import Id, JsonText, UtcDateTime

people = Table(
    "people",
    metadata,
    id_column(),
    Column("telegram_id", BigInteger, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("language", Text),
    Column("added_at", UtcDateTime, nullable=False),
    Column("informed_at", UtcDateTime),
    Column("revoked_at", UtcDateTime),
)
"""`informed_at`: when the privacy notice was acknowledged."""

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
    Column("created_by", Id, ForeignKey("people.id", ondelete="SET NULL")),
    Column("is_handover", Boolean, nullable=False, server_default=false()),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("revoked_at", UtcDateTime),
    Column("redeemed_at", UtcDateTime),
    Column("redeemed_by", BigInteger),
)
"""`redeemed_by` is a Telegram id."""

blocked = Table(
    "blocked",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("since", UtcDateTime, nullable=False),
)
"""Telegram ids, as keyed hashes, of people who were taken off the list and then erased: groups stay shut to them."""

groups = Table(
    "groups",
    metadata,
    chat_column(primary_key=True, autoincrement=False),
    Column("title", Text, nullable=False),
    Column("is_approved", Boolean, nullable=False),
    Column("language", Text),
    Column("approved_by", Id, ForeignKey("people.id", ondelete="SET NULL")),
    Column("approved_at", UtcDateTime),
    Column("revoked_at", UtcDateTime),
    Column("waiting_since", UtcDateTime),
    Column("tells_changes", Boolean, nullable=False, server_default=false()),
    Column("told_update_id", Id),
)
"""`waiting_since`: when we came into a group that no coordinator has approved yet. `tells_changes`: whether it learns
of status updates; `told_update_id` is the last one it was told of."""
