"""Tells people what they wanted to be reminded of: each in a message of its own, once, and rather late than never."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, TypeAlias

from bot.agreement.model import Snapshot
from bot.asking.ask import answer_again
from bot.asking.asker import Asker
from bot.asking.frame import framed
from bot.asking.question import Question
from bot.delivery import CardKind, NewCard, Purpose
from bot.language.understanding import Intent
from bot.ports import Work
from bot.reminders.answers import Item
from bot.reminders.telling import due_now, due_with_digest, follow, open_question, told
from bot.reporting.reporter import as_reporter
from bot.rights import ChatKind, Feature, may
from bot.texts.minimal import minimal
from bot.texts.reminded import over_text, reminded_text, why_lines
from bot.texts.reply import Reply
from handlers.cards import content_of
from handlers.render import to_chat
from handlers.setup import Bells, Setup
from handlers.unit import Answer
from handlers.waiting import every

LEASE = "reminders"
LEASE_TIME = timedelta(minutes=2)
PAUSE_SECONDS = 30.0
AT_ONCE = 100
"""So many are told in one transaction."""


@dataclass(slots=True)
class Reminding:
    """Tells them while the service runs."""

    setup: Setup
    bells: Bells
    seen: tuple[Snapshot, date] | None = None
    """The agreement and the day for which due dates were followed."""

    async def run(self) -> None:
        """Look twice a minute until stopped."""
        await every(PAUSE_SECONDS, self.bells, self.step)

    async def step(self) -> int:
        """Tell what is due now; return how many reminders. Of several replicas one does."""
        count = 0
        while told_now := await self._some():
            count += told_now
        return count

    async def _some(self) -> int:
        now, real = self.setup.clock.now(), self.setup.real.now()
        async with self.setup.store.reading() as work:
            snapshot = await work.agreements.current()
            if snapshot is None or not (self._is_news(snapshot, now) or await self._due(work, snapshot, now)):
                return 0
        async with self.setup.store.writing() as work:
            snapshot = await work.agreements.current()
            leads = await work.leases.take(LEASE, self.setup.instance, until=real + LEASE_TIME, at=real)
            count = await self._tell(work, snapshot, now, real) if leads and snapshot else 0
        if leads and snapshot:
            self.seen = snapshot, self._today(now)
        if count:
            self.bells.handed_over.set()
        return count

    async def _tell(self, work: Work, snapshot: Snapshot, now: datetime, sent_at: datetime) -> int:
        """Follow due dates, and hand over what is due; mark and message are one commit."""
        zone, calendar = self.setup.zone, self.setup.calendar
        if self._is_news(snapshot, now):
            await follow(work, snapshot, now=now, zone=zone, calendar=calendar)
        items = (await self._due(work, snapshot, now))[:AT_ONCE]
        mine = await told(work, items, now=now, zone=zone, calendar=calendar)
        for item in mine:
            await self._hand_over(work, snapshot, item, now, sent_at)
        return len(mine)

    async def _due(self, work: Work, snapshot: Snapshot, now: datetime) -> list[Item]:
        timed = await due_now(work, snapshot, now=now, zone=self.setup.zone, core_hours=self.setup.ladder.core_hours)
        return [*timed, *await self._due_without_digest(work, snapshot, now)]

    async def _due_without_digest(self, work: Work, snapshot: Snapshot, now: datetime) -> list[Item]:
        """Return what has no time of day and is for people who get no digests, at the hour of digests."""
        local, today = now.astimezone(self.setup.zone), self._today(now)
        is_early = 60 * local.hour + local.minute < self.setup.ladder.digest_minute
        if is_early or not self.setup.calendar.is_working_day(today):
            return []
        waiting = await due_with_digest(work, snapshot, today=today, zone=self.setup.zone)
        people = await work.people.everybody() if waiting else []
        readers = [one.id for one in people if not may(Feature.NUDGES, one.role, ChatKind.PRIVATE)]
        return [item for person_id in readers for item in waiting.get(person_id, ())]

    async def _hand_over(self, work: Work, snapshot: Snapshot, item: Item, now: datetime, sent_at: datetime) -> None:
        person = await work.people.by_id(item.reminder.person_id)
        if person is None or not may(Feature.REMINDERS, person.role, ChatKind.PRIVATE):
            return
        setup, today = self.setup, self._today(now)
        is_minimal, lang = setup.policy.is_minimal, person.language or "de"
        asker = Asker(
            person, is_group=False, lang=lang, calendar=setup.calendar, is_minimal=is_minimal, zone=setup.zone
        )
        asker = await as_reporter(work, asker, today)
        message = _of_all if item.is_of_all else _of_measure
        reply, kind, content = await message(work, snapshot, item, asker, today)
        card = (await work.cards.add_all([NewCard(person.telegram_id, kind, content)], at=now))[0]
        calls = Answer(to_chat(reply, person.telegram_id, Purpose.NUDGE), reply.buttons).drawn(card)
        # Without a subject: what somebody wanted to be reminded of is their own, and no coordinator's.
        await work.outbox.add_all(calls, at=sent_at)

    def _is_news(self, snapshot: Snapshot, now: datetime) -> bool:
        return self.seen is None or self.seen[0] is not snapshot or self.seen[1] != self._today(now)

    def _today(self, now: datetime) -> date:
        return now.astimezone(self.setup.zone).date()


Message: TypeAlias = tuple[Reply, CardKind, Mapping[str, Any]]


async def _of_all(work: Work, snapshot: Snapshot, item: Item, asker: Asker, today: date) -> Message:
    """Show the usual list of what is open, below why it comes."""
    question = open_question(asker)
    asked = await answer_again(work, question, asker, today=today)
    why = why_lines(item, framed(snapshot, question, asker, today))
    return replace(asked.reply, blocks=(why, *asked.reply.blocks)), CardKind.QUESTION, content_of(question, asked)


async def _of_measure(_: Work, snapshot: Snapshot, item: Item, asker: Asker, today: date) -> Message:
    """Show the measure with the buttons to report on it, or say that there is nothing left to be reminded of."""
    code, lang = item.reminder.code or "", asker.lang
    frame = framed(snapshot, Question(Intent.DETAIL, lang, codes=(code,)), asker, today)
    if asker.is_minimal:
        item, frame = minimal(item), minimal(frame)
    can_stop = item.reminder.when.every is not None
    content = {"lang": lang, "codes": [code], "reminder": item.reminder.id, "can_stop": can_stop}
    if item.listed is None or item.is_over:
        return over_text(item, frame), CardKind.REMINDED, content
    why = [line.text for line in why_lines(item, frame)]
    reply = reminded_text(why, item.listed, frame, can_stop=can_stop)
    return reply, CardKind.REMINDED, {**content, "why": why}
