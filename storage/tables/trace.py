"""The audit log: rows that are added and never changed, and beside it whom a pseudonym stands for."""

from sqlalchemy import BigInteger, Column, Index, Table, Text

from storage.tables.base import id_column, metadata
from storage.types import JsonText, UtcDateTime

audit = Table(
    "audit",
    metadata,
    id_column(),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", Text),
    Column("action", Text, nullable=False),
    Column("subject", Text),
    Column("details", JsonText, nullable=False),
    Column("key_id", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Index(None, "action", "at"),
    sqlite_autoincrement=True,
)
"""`hash` is an HMAC over the hash before and this row as canonical JSON; triggers refuse changes. `actor` is a
pseudonym, or null for the command line."""

pseudonyms = Table(
    "pseudonyms",
    metadata,
    Column("pseudonym", Text, primary_key=True),
    Column("telegram_id", BigInteger, nullable=False),
    Column("name", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)
"""Whom a pseudonym stands for. Erasing a row leaves the audit log whole."""
