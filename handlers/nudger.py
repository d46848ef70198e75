"""Sends the day's digests: decides which nudges are due, and hands each person's over once their hour has come.

All that a step does is decided again from the database: a slot is claimed once, a person's digest of a day is taken
once, and what waits is settled in the commit that hands it over. So it may end anywhere, and begin again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.asking.asker import Reporter
from bot.delivery import Card, CardKind, NewCard, Outgoing, Purpose
from bot.nudges.digest import Digest, Moment, stood_in_for, to_claim
from bot.nudges.handing_over import Draft, Due, is_time, read_due, take_digests
from bot.nudges.kept import content_of
from bot.nudges.outlook import planned
from bot.nudges.plan import plan_nudges
from bot.people.model import Role
from bot.ports import Work
from bot.reporting.news import is_core_time
from bot.texts.common import code_text
from bot.texts.minimal import minimal
from bot.texts.nudges import digest_text
from handlers.nudge_cards import Reader, shown_of
from handlers.outlooks import outlook_of
from handlers.render import to_chat
from handlers.setup import Bells, Setup
from handlers.unit import Answer
from handlers.waiting import every

LEASE = "nudges"
LEASE_TIME = timedelta(minutes=2)
PAUSE_SECONDS = 60.0
AT_ONCE = 25
"""So many people's digests share a transaction: as many as leave in a second, so sending waits for none of them."""

Units = Mapping[int, tuple[str, ...]]
"""By person id: for which units they stand in."""


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
        setup, moment = self.setup, Moment.at(self.setup.clock.now(), self.setup.zone)
        await self._take_back(moment)
        if not is_core_time(moment.now.astimezone(setup.zone), setup.calendar, setup.ladder):
            return 0
        async with setup.store.reading() as work:
            is_due = await is_time(work, moment, setup.ladder, setup.zone)
            outlook = await outlook_of(work, setup, moment.now) if is_due else None
        if outlook is None:
            return 0
        # Planning takes a while in a large county: not in a transaction that others wait for.
        slots = to_claim(plan_nudges(outlook, moment.day), moment, setup.ladder)
        async with setup.store.writing() as work:
            if not await self._leads(work):
                return 0
            await work.nudges.claim_all(slots, on=moment.day, at=moment.now)
        handed_over = 0
        while due := await self._due(moment):
            units = stood_in_for(due.outlook.staff, moment.day)
            for first in range(0, len(due.digests), AT_ONCE):
                handed_over += await self._hand_over(due, due.digests[first : first + AT_ONCE], units)
        return handed_over

    async def _due(self, moment: Moment) -> Due | None:
        """Return what is to be handed over; None where nothing is left, or another replica does it."""
        async with self.setup.store.writing() as work:
            outlook = await outlook_of(work, self.setup, moment.now) if await self._leads(work) else None
            if outlook is None:
                return None
            due = await read_due(work, outlook, moment)
            if not due.digests:
                await planned(work, moment.day, moment.minute)
                return None
        return due

    async def _hand_over(self, due: Due, some: Sequence[Digest], units: Units) -> int:
        """Put the digests of some people into the outbox, and settle what they took; return how many these are."""
        setup, at = self.setup, due.moment.now
        async with setup.store.writing() as work:
            drafts = await take_digests(work, due, some)
            cards = await work.cards.add_all([_card(one, due.moment) for one in drafts], at=at)
            calls = [
                call
                for one, card in zip(drafts, cards, strict=True)
                for call in self._calls(one.digest, card, due, units.get(one.digest.to.person.id, ()))
            ]
            await work.outbox.add_all(calls, at=setup.real.now())
            delivery_ids = [each for one in drafts for each in one.digest.delivery_ids]
            await work.nudges.settle(delivery_ids, is_sent=True, at=at)
            await work.nudges.end_snoozes([each for one in drafts for each in one.digest.snooze_ids], at=at)
        if drafts:
            self.bells.handed_over.set()
        return len(drafts)

    def _calls(self, digest: Digest, card: Card, due: Due, stands_in_for: tuple[str, ...]) -> Sequence[Outgoing]:
        setup, to, moment = self.setup, digest.to, due.moment
        who = Reporter(to.person.units, stands_in_for, to.person.role is Role.COORDINATOR, digest.passed)
        reader = Reader(who, {}, has_deputy=to.deputy_id is not None, wants=to.wants is True)
        shown = shown_of(card.content, due.outlook.snapshot, reader, today=moment.day, zone=setup.zone)
        reply = digest_text(minimal(shown) if setup.policy.is_minimal else shown)
        calls = Answer(to_chat(reply, to.person.telegram_id, Purpose.NUDGE), reply.buttons).drawn(card)
        # What somebody wanted to be reminded of is their own.
        subject = ", ".join(code_text(item.listed.code) for item in digest.items if item.slot) or None
        not_after = setup.real.now() + (self._end_of_core_hours(moment.day) - moment.now)
        return [replace(call, subject=subject, not_after=not_after) for call in calls]

    async def _take_back(self, moment: Moment) -> None:
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
                told_at = datetime.fromisoformat(taken["at"])
                await work.reminders.wake(taken["reminders"], told_at=told_at, at=moment.now)

    def _end_of_core_hours(self, day: date) -> datetime:
        midnight = datetime.combine(day, time(), self.setup.zone)
        return midnight + timedelta(hours=self.setup.ladder.core_hours[1])

    async def _leads(self, work: Work) -> bool:
        real = self.setup.real.now()
        return await work.leases.take(LEASE, self.setup.instance, until=real + LEASE_TIME, at=real)


def _card(draft: Draft, moment: Moment) -> NewCard:
    person = draft.digest.to.person
    return NewCard(person.telegram_id, CardKind.NUDGE, content_of(draft, person.language or "de", moment))
