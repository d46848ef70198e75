"""Sends the day's digests: decides which nudges are due, and hands each person's over once their hour has come.

All that a step does is decided again from the database: a slot is claimed once, a person's digest of a day is taken
once, and what waits is settled in the commit that hands it over. So it may end anywhere, and begin again.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice

from bot.asking.asker import Reporter
from bot.delivery import Card, CardKind, NewCard, Outgoing, Purpose
from bot.nudges.digest import Digest, Sorted, digests, left_alone, minute_of, sort_waiting, to_claim
from bot.nudges.kept import content_of
from bot.nudges.ladder import is_quiet
from bot.nudges.model import Delivery, Outlook, Staff
from bot.nudges.outlook import planned, planned_until, read_outlook
from bot.nudges.overview import NOTHING, Overview, awaits_overview, overview, week_of
from bot.nudges.plan import is_nudging_day, is_snooze_over, plan_nudges
from bot.nudges.routing import directory, route
from bot.people.model import Role
from bot.ports import Work
from bot.reporting.news import is_core_time
from bot.texts.common import code_text
from bot.texts.minimal import minimal
from bot.texts.nudges import digest_text
from handlers.nudge_cards import Reader, shown_of
from handlers.render import to_chat
from handlers.setup import Bells, Setup
from handlers.unit import Answer
from handlers.waiting import every

log = logging.getLogger(__name__)

LEASE = "nudges"
LEASE_TIME = timedelta(minutes=2)
PAUSE_SECONDS = 60.0
AT_ONCE = 100
"""So many people's digests share a commit."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A digest that is to be handed over, a coordinator's with the overview of the week."""

    digest: Digest
    overview: Overview = NOTHING


@dataclass(slots=True)
class Nudger:
    """Nudges while the service runs."""

    setup: Setup
    bells: Bells

    async def run(self) -> None:
        """Look every minute until stopped."""
        await every(PAUSE_SECONDS, self.bells, self.step)

    async def step(self) -> int:
        """Hand over the digests whose hour has come; return how many. Of several replicas one does.

        What did not leave within the core hours of its day is taken back first, and goes with the next digest.
        """
        now, setup = self.setup.clock.now(), self.setup
        await self._take_back()
        local = now.astimezone(setup.zone)
        day, minute = local.date(), local.hour * 60 + local.minute
        if not is_core_time(local, setup.calendar, setup.ladder) or is_quiet(day, setup.ladder):
            return 0
        async with setup.store.reading() as work:
            is_time = await self._is_time(work, day, minute)
            outlook = await self._outlook(work, now) if is_time else None
        if outlook is None or not is_nudging_day(day, outlook):
            return 0
        # Planning takes a while in a large county: not in a transaction that others wait for.
        slots = to_claim(plan_nudges(outlook, day), day, minute, setup.ladder)
        async with setup.store.writing() as work:
            if not await self._leads(work):
                return 0
            await work.nudges.claim_all(slots, on=day, at=now)
        handed_over = 0
        while (count := await self._hand_over(day, minute, now)) is not None:
            handed_over += count
        return handed_over

    async def _take_back(self) -> None:
        real = self.setup.real.now()
        async with self.setup.store.reading() as work:
            if not await work.outbox.are_late(at=real):
                return
        async with self.setup.store.writing() as work:
            for card in await work.cards.take_out(await work.outbox.take_back(at=real)):
                taken = card.content
                await work.nudges.take_back(
                    card.chat_id,
                    delivery_ids=taken["deliveries"],
                    snooze_ids=taken["snoozes"],
                    has_overview=bool(taken["silent"] or taken["past"]),
                )

    async def _hand_over(self, day: date, minute: int, now: datetime) -> int | None:
        """Hand over the next digests, and return how many; None where nothing is left, or another replica does it."""
        async with self.setup.store.writing() as work:
            outlook = await self._outlook(work, now) if await self._leads(work) else None
            if outlook is None:
                return None
            waiting = sort_waiting(await work.nudges.waiting(), outlook, day)
            is_changed = await _tidied(work, waiting, outlook, day, now)
            batch = [] if is_changed else _batch(waiting, outlook, day, minute)
            if not is_changed and not batch:
                await planned(work, day, minute)
                return None
            drafts = [Draft(one, await _overview(work, one.to, outlook, day, minute)) for one in batch]
            drafts = [one for one in drafts if one.digest.items or one.overview]
            sent = [one for one in drafts if await work.nudges.begin_digest(one.digest.to.person.id, day)]
            await self._send(work, sent, outlook, day, now)
        if sent:
            self.bells.handed_over.set()
        return len(sent)

    async def _send(self, work: Work, sent: Sequence[Draft], outlook: Outlook, day: date, now: datetime) -> None:
        """Put digests into the outbox, and settle what they took, in this transaction."""
        digests = [one.digest for one in sent]
        cards = await work.cards.add_all([_card(one, day, now) for one in sent], at=now)
        real = self.setup.real.now()
        not_after = real + (self._end_of_core_hours(now) - now)
        calls = [
            call for one, card in zip(digests, cards, strict=True) for call in self._calls(one, card, outlook, day)
        ]
        await work.outbox.add_all([replace(call, not_after=not_after) for call in calls], at=real)
        await work.nudges.settle([each for one in digests for each in one.delivery_ids], is_sent=True, at=now)
        await work.nudges.end_snoozes([each for one in digests for each in one.snooze_ids], at=now)

    def _calls(self, digest: Digest, card: Card, outlook: Outlook, day: date) -> Sequence[Outgoing]:
        person = digest.to.person
        reader = Reader(_reporter(digest, outlook, day), {}, has_deputy=digest.to.deputy_id is not None)
        shown = shown_of(card.content, outlook.snapshot, reader, today=day, zone=self.setup.zone)
        reply = digest_text(minimal(shown) if self.setup.policy.is_minimal else shown)
        calls = Answer(to_chat(reply, person.telegram_id, Purpose.NUDGE), reply.buttons).drawn(card)
        codes = ", ".join(code_text(item.listed.code) for item in digest.items)
        return [replace(call, subject=codes) for call in calls]

    def _end_of_core_hours(self, now: datetime) -> datetime:
        local = now.astimezone(self.setup.zone)
        midnight = datetime.combine(local.date(), time(), self.setup.zone)
        return midnight + timedelta(hours=self.setup.ladder.core_hours[1])

    async def _is_time(self, work: Work, day: date, minute: int) -> bool:
        """Whether somebody's hour has come since digests were handed over last. This is asked every minute."""
        until, ladder = await planned_until(work, day), self.setup.ladder
        return any(until < minute_of(wanted, ladder) <= minute for wanted in await work.nudges.minutes(day))

    async def _outlook(self, work: Work, now: datetime) -> Outlook | None:
        setup = self.setup
        return await read_outlook(work, calendar=setup.calendar, zone=setup.zone, now=now, ladder=setup.ladder)

    async def _leads(self, work: Work) -> bool:
        real = self.setup.real.now()
        return await work.leases.take(LEASE, self.setup.instance, until=real + LEASE_TIME, at=real)


def _batch(waiting: Sorted, outlook: Outlook, day: date, minute: int) -> list[Digest]:
    """Return the next digests to be handed over; a coordinator's may have nothing but the overview of the week."""
    due = {one.to.person.id: one for one in digests(waiting, outlook, day, minute)}
    seeing = (one for one in outlook.staff if awaits_overview(one, day, minute, outlook))
    due |= {one.person.id: Digest(one, ()) for one in seeing if one.person.id not in due}
    return list(islice(due.values(), AT_ONCE))


async def _overview(work: Work, one: Staff, outlook: Outlook, day: date, minute: int) -> Overview:
    """Return the overview of the week for a coordinator who did not have it; one with nothing in it is taken, too."""
    if not awaits_overview(one, day, minute, outlook):
        return NOTHING
    if not await work.nudges.begin_overview(one.person.id, week_of(day)):
        return NOTHING
    return overview(outlook, day, await work.nudges.only_to(one.person.id))


def _card(draft: Draft, day: date, now: datetime) -> NewCard:
    person = draft.digest.to.person
    content = content_of(draft.digest, draft.overview, person.language or "de", day=day, at=now)
    return NewCard(person.telegram_id, CardKind.NUDGE, content)


def _reporter(digest: Digest, outlook: Outlook, day: date) -> Reporter:
    """Return for what somebody may report today."""
    person = digest.to.person
    away = [one.person for one in outlook.staff if one.deputy_id == person.id and one.is_away(day)]
    stands_in_for = tuple(unit for one in away for unit in one.units)
    return Reporter(person.units, stands_in_for, person.role is Role.COORDINATOR, digest.passed)


async def _tidied(work: Work, waiting: Sorted, outlook: Outlook, day: date, now: datetime) -> bool:
    """Settle what is needed no more, and send on what its recipient cannot get; return whether anything changed.

    Who got a nudge was decided when its slot was claimed. Somebody who left since, or is away, does not get it; where
    nobody else does, it is decided once more. What nobody can get waits.
    """
    over = [one.id for one in outlook.snoozes if is_snooze_over(one, outlook)]
    await work.nudges.end_snoozes(over, at=now)
    alone = left_alone(
        waiting.stranded, waiting, await work.nudges.handed_over([one.asked.id for one in waiting.stranded])
    )
    hopeless = set()
    known = directory(outlook.snapshot.agreement, outlook.staff, outlook.declined)
    for asked in alone:
        to = route(outlook.snapshot.agreement.by_code[asked.slot.code], known, day).people
        for one in to:
            await work.nudges.deliver_to(asked.id, one.person.id, passed_by=None, at=now)
        if not to:
            hopeless.add(asked.id)
    gone: list[Delivery] = [one for one in waiting.stranded if one.asked.id not in hopeless]
    dropped = [one.id for one in (*waiting.needless, *gone)]
    await work.nudges.settle(dropped, is_sent=False, at=now)
    return bool(dropped)
