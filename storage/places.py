"""What groups and topics are bound to, and what they get unasked."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, and_, delete, exists, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.people.place import WHOLE_GROUP, Board, Place, Rhythm, Scope
from storage.statements import insert_into
from storage.tables import group_places, group_scopes, groups, unreachable

_UNIT, _FIELD = "unit", "field"
_TABLES = (group_scopes, group_places)
_NO_BOARD = {"board_on": None, "board_card_id": None, "board_text": None}
_IN_GROUP = group_places.c.chat_id == groups.c.chat_id
_IS_SILENT = exists().where(
    unreachable.c.chat_id == group_places.c.chat_id,
    unreachable.c.thread_id.in_((WHOLE_GROUP, group_places.c.thread_id)),
)
_GETS_SOMETHING = or_(group_places.c.board_on.is_not(None), group_places.c.digest.is_not(None), group_places.c.asks)


class SqlPlaces:
    """`bot.ports.Places` in SQL."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def at(self, chat_id: int, thread_id: int) -> Place:
        """Return the place with the scope that holds there, which may be none."""
        here = and_(_IN_GROUP, group_places.c.thread_id == thread_id)
        found = select(groups.c.language, *group_places.c).select_from(groups.outerjoin(group_places, here))
        row = (await self._connection.execute(found.where(groups.c.chat_id == chat_id))).first()
        place = _place(row) if row and row.thread_id is not None else Place(chat_id, thread_id)
        lang = row.language if row else None
        return _bound(replace(place, lang=lang or place.lang), await self._scopes(group_scopes.c.chat_id == chat_id))

    async def listed(self) -> Sequence[Place]:
        """Return all that get something unasked, in groups on the list that take messages; topics go first."""
        found = select(groups.c.language, *group_places.c).join_from(groups, group_places, _IN_GROUP)
        found = found.where(groups.c.is_approved, _GETS_SOMETHING, ~_IS_SILENT)
        in_order = found.order_by(group_places.c.chat_id, group_places.c.thread_id.desc())
        rows = (await self._connection.execute(in_order)).all()
        scopes = await self._scopes() if rows else {}
        return [place for row in rows if (place := _bound(_place(row), scopes)).scope]

    async def bind(self, place: Place, scope: Scope) -> None:
        """Bind it to this scope, in place of another one."""
        await self._connection.execute(delete(group_scopes).where(_is_at(group_scopes, place)))
        named = [*((_UNIT, unit) for unit in scope.units), *((_FIELD, str(number)) for number in scope.fields)]
        own = {"chat_id": place.chat_id, "thread_id": place.thread_id}
        rows = [{**own, "kind": kind, "value": value, "position": at} for at, (kind, value) in enumerate(named)]
        await self._connection.execute(insert(group_scopes), rows)

    async def release(self, place: Place) -> None:
        """End its binding, and with it all it gets."""
        for table in _TABLES:
            await self._connection.execute(delete(table).where(_is_at(table, place)))

    async def show(self, place: Place, board: Board | None) -> bool:
        """Give it this board (None: no more) in place of the one it had; False where that has changed since."""
        values: Mapping[str, Any] = _NO_BOARD
        if board:
            values = {"board_on": board.on, "board_card_id": board.card_id, "board_text": board.checksum}
        await self._know(place)
        before = place.board
        is_as_read = (
            group_places.c.board_on.is_not_distinct_from(before and before.on),
            group_places.c.board_card_id.is_not_distinct_from(before and before.card_id),
        )
        shown = update(group_places).where(_is_at(group_places, place), *is_as_read).values(values)
        return (await self._connection.execute(shown)).rowcount == 1

    async def set_digest(self, place: Place, rhythm: Rhythm | None, *, on: date) -> None:
        """Let it get a digest so often, from the period after the one that begins `on` this day."""
        await self._set(place, digest=rhythm and rhythm.value, digest_on=on if rhythm else None)

    async def begin_digest(self, place: Place, on: date) -> bool:
        """Take the digest of the period that begins on this day, once; False where it, or a later one, was taken."""
        is_free = or_(group_places.c.digest_on.is_(None), group_places.c.digest_on < on)
        taken = update(group_places).where(_is_at(group_places, place), is_free, group_places.c.digest.is_not(None))
        return (await self._connection.execute(taken.values(digest_on=on))).rowcount == 1

    async def set_asks(self, place: Place, *, is_on: bool) -> None:
        """Switch on or off that it is asked what nobody answered."""
        await self._set(place, asks=is_on)

    async def _set(self, place: Place, **values: Any) -> None:
        await self._know(place)
        await self._connection.execute(update(group_places).where(_is_at(group_places, place)).values(values))

    async def _know(self, place: Place) -> None:
        row = insert_into(self._connection, group_places).values(chat_id=place.chat_id, thread_id=place.thread_id)
        await self._connection.execute(row.on_conflict_do_nothing())

    async def _scopes(self, *conditions: ColumnElement[bool]) -> dict[tuple[int, int], Scope]:
        """Return what is bound, by chat and topic."""
        named: dict[tuple[int, int], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        found = select(group_scopes).where(*conditions).order_by(group_scopes.c.position)
        for row in await self._connection.execute(found):
            named[row.chat_id, row.thread_id][row.kind].append(row.value)
        return {key: Scope(tuple(by[_UNIT]), tuple(map(int, by[_FIELD]))) for key, by in named.items()}


async def forget_places(connection: AsyncConnection, chat_id: int) -> None:
    """A group is no longer on the list: nothing of it and its topics is bound any more."""
    for table in _TABLES:
        await connection.execute(delete(table).where(table.c.chat_id == chat_id))


async def make_room(connection: AsyncConnection, old_chat_id: int, new_chat_id: int) -> None:
    """Before a group's places move to its new id: what is bound there already stands."""
    for table in _TABLES:
        there = select(table.c.thread_id).where(table.c.chat_id == new_chat_id)
        await connection.execute(delete(table).where(table.c.chat_id == old_chat_id, table.c.thread_id.in_(there)))


def _is_at(table: Table, place: Place) -> ColumnElement[bool]:
    return and_(table.c.chat_id == place.chat_id, table.c.thread_id == place.thread_id)


def _place(row: Row[Any]) -> Place:
    board = Board(row.board_on, row.board_card_id, row.board_text) if row.board_on else None
    rhythm = Rhythm(row.digest) if row.digest else None
    return Place(row.chat_id, row.thread_id, board=board, digest=rhythm, asks=row.asks, lang=row.language or "de")


def _bound(place: Place, scopes: Mapping[tuple[int, int], Scope]) -> Place:
    """Return the place with its own scope, or with that of its group."""
    own = scopes.get((place.chat_id, place.thread_id))
    followed = scopes.get((place.chat_id, WHOLE_GROUP), Scope())
    return replace(place, scope=own or followed, is_own=own is not None)
