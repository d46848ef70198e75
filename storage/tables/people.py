"""People, invitations and groups."""

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Integer, Table, Text, false

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
    Column("wants_nudges", Boolean),
    Column("nudge_minute", Integer),
    Column("digest_on", Date),
    Column("overview_on", Date),
)
"""`informed_at`: when the privacy notice was acknowledged. `wants_nudges` is null until somebody says, `nudge_minute`
of the day null for the county's hour; `digest_on`, `overview_on`: the days of the last ones."""

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

group_places = Table(
    "group_places",
    metadata,
    chat_column(primary_key=True, autoincrement=False),
    Column("thread_id", BigInteger, primary_key=True, autoincrement=False),
    Column("board_on", Date),
    # No foreign key: cards may be erased.
    Column("board_card_id", Id),
    Column("board_text", Text),
    Column("digest", Text),
    Column("digest_on", Date),
    Column("asks", Boolean, nullable=False, server_default=false()),
)
"""A group or a topic of it (`thread_id` 0: the group as a whole) that a coordinator bound to units or fields.

`board_on`: first day of the quarter whose board it has, on this card, with this text (a checksum of it). `digest`: how
often it gets one ("weekly", "quarterly", null: never), `digest_on` the first day of the last one's period. `asks`:
whether it is asked what nobody answered."""

group_scopes = Table(
    "group_scopes",
    metadata,
    chat_column(primary_key=True, autoincrement=False),
    Column("thread_id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("position", Integer, nullable=False),
)
"""What a place is bound to: kind "unit" or "field", and its name or number."""
