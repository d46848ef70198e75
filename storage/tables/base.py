"""What all tables share."""

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, MetaData

from storage.types import Id

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
"""The mark (`Column.info`) of columns that hold a chat's id: a group that becomes a supergroup gets a new one."""


def id_column() -> Column[int]:
    """Return a primary key that counts itself up."""
    return Column("id", Id, primary_key=True, autoincrement=True)


def chat_column(name: str = "chat_id", *, nullable: bool = False, **options: Any) -> Column[int]:
    """Return a column that holds a chat's id, marked as such."""
    return Column(name, BigInteger, nullable=nullable, info={CHAT: True}, **options)


def agreement_column() -> Column[int]:
    """Return the reference to an agreement."""
    return Column("agreement_id", Id, ForeignKey("agreements.id"), nullable=False)
