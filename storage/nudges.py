"""Nudges: the ledger, to whom they go, what was put off or declined, and what people want."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Row, Select, case, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.nudges.model import WRONG_CLOCK, Asked, Delivery, Rule, Slot, SlotState, Snooze, Staff
from bot.people.model import Absence
from storage.people import SqlPeople
from storage.privacy import PERSON_KEY, kept_as
from storage.statements import insert_into
from storage.tables import (
    absences,
    declines,
    deputies,
    measure_is_current,
    measures,
    nudge_deliveries,
    nudge_deliveries_wait,
    nudges,
    people,
    snoozes,
    unreachable,
)

_LEDGER = (
    *(nudges.c.id, nudges.c.rule, measures.c.code, nudges.c.step, nudges.c.due_on, nudges.c.unit),
    *(nudges.c.decided_on, nudges.c.decided_at, nudges.c.state, nudges.c.group_asked_at),
)
_IS_DECLINED = declines.c.ended_at.is_(None)


class SqlNudges:
    """`bot.ports.Nudges` in SQL."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def ledger(self) -> Sequence[Asked]:
        """Return all slots that were decided, oldest first."""
        found = _of_current(select(*_LEDGER).join_from(nudges, measures)).order_by(nudges.c.id)
        return [_asked(row) for row in await self._connection.execute(found)]

    async def claim(
        self, slot: Slot, person_ids: Sequence[int], *, on: date, at: datetime, state: SlotState = SlotState.ASKED
    ) -> Asked | None:
        """Decide a slot, once, and write down to whom it goes; None where it was decided before."""
        claimed = await self._claimed([slot], on, at, state)
        if not claimed:
            return None
        await self._deliver([(claimed[slot], person_id) for person_id in person_ids], at)
        return Asked(claimed[slot], slot, on, at, state)

    async def claim_all(self, slots: Sequence[tuple[Slot, Sequence[int]]], *, on: date, at: datetime) -> int:
        """Decide many slots and return how many were not decided before."""
        claimed = await self._claimed([slot for slot, _ in slots], on, at, SlotState.ASKED)
        whom = [(claimed[slot], person) for slot, people_ids in slots if slot in claimed for person in people_ids]
        await self._deliver(whom, at)
        return len(claimed)

    async def waiting(self) -> Sequence[Delivery]:
        """Return deliveries that were neither handed over nor dropped, oldest first."""
        mine = (nudge_deliveries.c.id, nudge_deliveries.c.person_id, nudge_deliveries.c.passed_by)
        columns = [column.label(f"own_{column.name}") for column in mine]
        found = select(*_LEDGER, *columns).join_from(nudge_deliveries, nudges).join(measures)
        named = nudge_deliveries.c.person_id.is_not(None)
        rows = await self._connection.execute(
            _of_current(found).where(nudge_deliveries_wait, named).order_by(nudge_deliveries.c.id)
        )
        return [Delivery(row.own_id, _asked(row), row.own_person_id, row.own_passed_by) for row in rows]

    async def deliver_to(self, asked_id: int, person_id: int, *, passed_by: int | None, at: datetime) -> bool:
        """Let a nudge go to one more person; False where it goes or went to them already."""
        return bool(await self._deliver([(asked_id, person_id)], at, passed_by))

    async def settle(self, delivery_ids: Collection[int], *, is_sent: bool, at: datetime) -> None:
        """These deliveries were handed over to be sent, or are not needed any more."""
        values = {"settled_at": at, "sent_at": at if is_sent else None}
        await self._connection.execute(
            update(nudge_deliveries).where(nudge_deliveries.c.id.in_(delivery_ids)).values(values)
        )

    async def take_back(
        self, telegram_id: int, *, delivery_ids: Collection[int], snooze_ids: Collection[int], has_overview: bool
    ) -> None:
        """Let what a digest took that never left wait again, the week's overview with it."""
        waiting = {"settled_at": None, "sent_at": None}
        deliveries = update(nudge_deliveries).where(nudge_deliveries.c.id.in_(delivery_ids))
        await self._connection.execute(deliveries.values(waiting))
        await self._connection.execute(update(snoozes).where(snoozes.c.id.in_(snooze_ids)).values(settled_at=None))
        if has_overview:
            theirs = update(people).where(people.c.telegram_id == telegram_id)
            await self._connection.execute(theirs.values(overview_on=None))

    async def passed_to(self, person_id: int) -> Sequence[Asked]:
        """Return the nudges that those whose deputy this person is passed on to them."""
        found = _of_current(select(*_LEDGER).join_from(nudge_deliveries, nudges).join(measures))
        stands_in = exists().where(
            deputies.c.person_id == nudge_deliveries.c.passed_by, deputies.c.deputy_id == nudge_deliveries.c.person_id
        )
        theirs = nudge_deliveries.c.person_id == person_id, stands_in
        return [_asked(row) for row in await self._connection.execute(found.where(*theirs).order_by(nudges.c.id))]

    async def handed_over(self, asked_ids: Collection[int]) -> Collection[int]:
        """Return which of these nudges went to somebody."""
        went = nudge_deliveries.c.nudge_id.in_(asked_ids), nudge_deliveries.c.sent_at.is_not(None)
        return set(await self._connection.scalars(select(nudge_deliveries.c.nudge_id).where(*went)))

    async def only_to(self, person_id: int) -> Collection[int]:
        """Return the nudges that went and go to this person alone."""
        hashed = await kept_as(self._connection, PERSON_KEY, person_id)
        is_theirs = nudge_deliveries.c.person_id == person_id
        if hashed:
            is_theirs = or_(is_theirs, nudge_deliveries.c.person_hash == hashed)
        theirs = func.sum(case((is_theirs, 1), else_=0))
        alone = select(nudge_deliveries.c.nudge_id).group_by(nudge_deliveries.c.nudge_id)
        return set(await self._connection.scalars(alone.having(theirs == func.count())))

    async def group_asked(self, asked_ids: Collection[int], *, at: datetime) -> None:
        """A group was asked what these nudges left unanswered."""
        await self._connection.execute(update(nudges).where(nudges.c.id.in_(asked_ids)).values(group_asked_at=at))

    async def known_since(self) -> Mapping[str, datetime]:
        """Return when an import last set a measure's start, due date or rhythm, by code."""
        found = _of_current(select(measures.c.code, measures.c.timed_at)).where(measures.c.timed_at.is_not(None))
        return {row.code: row.timed_at for row in await self._connection.execute(found)}

    async def staff(self, *, since: date) -> Sequence[Staff]:
        """Return everybody on the list with what they want and their absences that last until this day or longer."""
        everybody = await SqlPeople(self._connection).everybody()
        wishes = select(people.c.id, *_WISHES).where(people.c.revoked_at.is_(None))
        wished = {row.id: row[1:] for row in await self._connection.execute(wishes)}
        away: dict[int, list[Absence]] = defaultdict(list)
        lasting = or_(absences.c.last_on.is_(None), absences.c.last_on >= since)
        for row in await self._connection.execute(select(absences).where(lasting).order_by(absences.c.first_on)):
            away[row.person_id].append(Absence(row.first_on, row.last_on))
        named = await self._connection.execute(select(deputies.c.person_id, deputies.c.deputy_id))
        standing_in = {row.person_id: row.deputy_id for row in named}
        silent = set(await self._connection.scalars(select(unreachable.c.chat_id).where(unreachable.c.thread_id == 0)))
        return [
            Staff(
                person=person,
                wants=wants,
                minute=minute,
                is_reachable=person.telegram_id not in silent,
                absences=tuple(away[person.id]),
                deputy_id=standing_in.get(person.id),
                digest_on=digest_on,
                overview_on=overview_on,
            )
            for person in everybody
            for wants, minute, digest_on, overview_on in [wished[person.id]]
        ]

    async def wish_of(self, person_id: int) -> tuple[bool | None, int | None]:
        """Return whether somebody wants nudges, None until they said, and at which minute of the day."""
        wish = select(people.c.wants_nudges, people.c.nudge_minute).where(people.c.id == person_id)
        row = (await self._connection.execute(wish)).first()
        return (row.wants_nudges, row.nudge_minute) if row else (None, None)

    async def minutes(self, on: date) -> Collection[int | None]:
        """Return at which minutes of the day somebody wants the digest of this day that they did not get yet."""
        awaits = people.c.wants_nudges, people.c.revoked_at.is_(None), _is_free(people.c.digest_on, on)
        return set(await self._connection.scalars(select(people.c.nudge_minute).where(*awaits).distinct()))

    async def set_wanted(self, person_id: int, *, wants: bool) -> None:
        """Remember whether somebody wants nudges."""
        await self._connection.execute(update(people).where(people.c.id == person_id).values(wants_nudges=wants))

    async def set_minute(self, person_id: int, minute: int | None) -> None:
        """Remember at which minute of the day somebody wants their digest; None: the county's."""
        await self._connection.execute(update(people).where(people.c.id == person_id).values(nudge_minute=minute))

    async def awaiting(self, person_ids: Collection[int], on: date) -> Collection[int]:
        """Return who of these is on the list and had no digest of this day, nor one of the week after it.

        Until this transaction ends nobody else takes theirs.
        """
        theirs = select(people.c.id).where(*_can_begin(people.c.digest_on, person_ids, on))
        return set(await self._connection.scalars(theirs.with_for_update()))

    async def begin_digests(self, person_ids: Collection[int], on: date) -> Collection[int]:
        """Take this day's only digest of each of these; return those of whom it could be taken (`awaiting`)."""
        return await self._begin(people.c.digest_on, person_ids, on)

    async def begin_overview(self, person_id: int, on: date) -> bool:
        """Take a coordinator's overview of the week that begins on this day; False where it was taken."""
        return bool(await self._begin(people.c.overview_on, [person_id], on))

    async def snoozes(self, person_id: int | None = None) -> Sequence[Snooze]:
        """Return what was put off, by this person if one is named, and had its turn not again yet, oldest first."""
        columns = (snoozes.c.id, snoozes.c.person_id, measures.c.code, snoozes.c.until_on, snoozes.c.created_at)
        found = _of_current(select(*columns).join_from(snoozes, measures))
        theirs = snoozes.c.person_id.is_not(None) if person_id is None else snoozes.c.person_id == person_id
        is_open = snoozes.c.settled_at.is_(None), theirs
        rows = await self._connection.execute(found.where(*is_open).order_by(snoozes.c.id))
        return [Snooze(*row) for row in rows]

    async def snooze(self, person_id: int, code: str, until_on: date, *, ends_at: datetime, at: datetime) -> None:
        """Put nudges about a measure off, in place of what this person said about it before."""
        measure_id = await self._measure_id(code)
        before = snoozes.c.person_id == person_id, snoozes.c.measure_id == measure_id, snoozes.c.settled_at.is_(None)
        await self._connection.execute(update(snoozes).where(*before).values(settled_at=at))
        values = {"person_id": person_id, "measure_id": measure_id, "until_on": until_on, "ends_at": ends_at}
        await self._connection.execute(insert(snoozes).values(created_at=at, **values))

    async def end_snoozes(self, snooze_ids: Collection[int], *, at: datetime) -> None:
        """These had their turn again, or are not needed any more."""
        await self._connection.execute(update(snoozes).where(snoozes.c.id.in_(snooze_ids)).values(settled_at=at))

    async def decline(self, code: str, unit: str, *, at: datetime) -> bool:
        """A unit says that a measure is not its own; False where it said so before."""
        if (code, unit) in await self.declined():
            return False
        values = {"measure_id": await self._measure_id(code), "unit": unit, "created_at": at}
        await self._connection.execute(insert(declines).values(values))
        return True

    async def end_decline(self, code: str, unit: str, *, at: datetime) -> bool:
        """It is, after all; False where nothing was declined."""
        theirs = declines.c.measure_id == await self._measure_id(code), declines.c.unit == unit, _IS_DECLINED
        return (await self._connection.execute(update(declines).where(*theirs).values(ended_at=at))).rowcount > 0

    async def declined(self) -> Collection[tuple[str, str]]:
        """Return code and unit of what is declined."""
        found = _of_current(select(measures.c.code, declines.c.unit).join_from(declines, measures))
        return {(row.code, row.unit) for row in await self._connection.execute(found.where(_IS_DECLINED))}

    async def _claimed(self, slots: Sequence[Slot], on: date, at: datetime, state: SlotState) -> Mapping[Slot, int]:
        """Insert slots, and return the ids of those that were not there before."""
        if not slots:
            return {}
        found = _of_current(select(measures.c.code, measures.c.id))
        ids = {row.code: row.id for row in await self._connection.execute(found)}
        rows = [_values(slot, ids[slot.code], on, at, state) for slot in slots]
        added = insert_into(self._connection, nudges).on_conflict_do_nothing()
        key = (nudges.c.rule, nudges.c.measure_id, nudges.c.step, nudges.c.due_on, nudges.c.unit)
        claimed = await self._connection.execute(added.returning(nudges.c.id, *key), rows)
        new = {tuple(row[1:]): row[0] for row in claimed}
        keyed = {slot: tuple(row[column.name] for column in key) for slot, row in zip(slots, rows, strict=True)}
        return {slot: new[key] for slot, key in keyed.items() if key in new}

    async def _deliver(self, whom: Sequence[tuple[int, int]], at: datetime, passed_by: int | None = None) -> int:
        """Write down that nudges go to people; return to how many they did not go before."""
        common = {"created_at": at, "passed_by": passed_by}
        rows = [{"nudge_id": nudge, "person_id": person, **common} for nudge, person in whom]
        added = insert_into(self._connection, nudge_deliveries).on_conflict_do_nothing()
        return len((await self._connection.execute(added.returning(nudge_deliveries.c.id), rows)).all()) if rows else 0

    async def _begin(self, column: Column[date], person_ids: Collection[int], on: date) -> Collection[int]:
        taken = update(people).where(*_can_begin(column, person_ids, on)).values({column.name: on})
        return set(await self._connection.scalars(taken.returning(people.c.id)))

    async def _measure_id(self, code: str) -> int | None:
        found: int | None = await self._connection.scalar(
            _of_current(select(measures.c.id)).where(measures.c.code == code)
        )
        return found


_WISHES = (people.c.wants_nudges, people.c.nudge_minute, people.c.digest_on, people.c.overview_on)


def _can_begin(column: Column[date], person_ids: Collection[int], on: date) -> Sequence[ColumnElement[bool]]:
    return people.c.id.in_(person_ids), people.c.revoked_at.is_(None), _is_free(column, on)


def _is_free(column: Column[date], on: date) -> ColumnElement[bool]:
    """Whether this day's digest was not taken; one of a later day was taken by a clock that was ahead."""
    return or_(column.is_(None), column < on, column > on + WRONG_CLOCK)


def _of_current(statement: Select[Any]) -> Select[Any]:
    """Keep what concerns measures of the current agreement that were not dropped."""
    return statement.where(measure_is_current, ~measures.c.is_dropped)


def _asked(row: Row[Any]) -> Asked:
    slot = Slot(Rule(row.rule), row.code, row.step, row.due_on, row.unit)
    return Asked(row.id, slot, row.decided_on, row.decided_at, SlotState(row.state), row.group_asked_at)


def _values(slot: Slot, measure_id: int, on: date, at: datetime, state: SlotState) -> dict[str, Any]:
    decided = {"state": state.value, "decided_on": on, "decided_at": at}
    own = {"rule": slot.rule.value, "step": slot.step, "due_on": slot.due_on, "unit": slot.unit}
    return {"measure_id": measure_id, **own, **decided}
