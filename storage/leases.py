"""Claims with an end, one row a name."""

from datetime import datetime

from sqlalchemy import delete, or_
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.statements import insert_into
from storage.tables import leases


class SqlLeases:
    """`bot.ports.Leases` in SQL."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def take(self, name: str, holder: str, *, until: datetime, at: datetime) -> bool:
        """Take or renew the lease; False while another holder's has not ended."""
        statement = insert_into(self._connection, leases).values(name=name, holder=holder, until=until)
        statement = statement.on_conflict_do_update(
            index_elements=["name"],
            set_={"holder": holder, "until": until},
            where=or_(leases.c.holder == holder, leases.c.until <= at),
        )
        taken = await self._connection.execute(statement.returning(leases.c.name))
        return taken.first() is not None

    async def drop(self, name: str, holder: str) -> None:
        """Give the lease back if we hold it."""
        await self._connection.execute(delete(leases).where(leases.c.name == name, leases.c.holder == holder))
