"""Small things worth remembering."""

import secrets

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.statements import insert_into
from storage.tables import facts


class SqlFacts:
    """`bot.ports.Facts` in SQL."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, name: str) -> str | None:
        """Return the value stored under this name."""
        value: str | None = await self._connection.scalar(select(facts.c.value).where(facts.c.name == name))
        return value

    async def hold(self, name: str) -> str:
        """Return the value stored under this name, "" where there is none; it is ours until this transaction ends."""
        statement = insert_into(self._connection, facts).values(name=name, value="")
        held = statement.on_conflict_do_update(index_elements=["name"], set_={"value": facts.c.value})
        value: str = (await self._connection.execute(held.returning(facts.c.value))).scalar_one()
        return value

    async def secret(self, name: str) -> str:
        """Return the secret of 256 bits stored under this name, made when it is first asked for."""
        kept = await self.get(name) or await self.hold(name)
        if not kept:
            kept = secrets.token_hex(32)
            await self.set(name, kept)
        return kept

    async def set(self, name: str, value: str) -> None:
        """Store a value under this name."""
        statement = insert_into(self._connection, facts).values(name=name, value=value)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value}))
