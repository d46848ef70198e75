"""Alembic's way in. storage/schema.py hands over a connection in whose transaction everything happens."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import TypeDecorator

from storage.tables import metadata


def _render(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """Write the database's own type into a revision: it must not change when ours does."""
    return f"sa.{item.impl!r}" if kind == "type" and isinstance(item, TypeDecorator) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    render_item=_render,
    compare_type=True,
    compare_server_default=True,
    transactional_ddl=True,
)
context.run_migrations()
