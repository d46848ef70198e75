"""Tells groups of what was reported, where a coordinator switched that on: gathered, within core hours, each once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.people.model import Group
from bot.ports import Work
from bot.reporting.news import gathered, is_core_time, latest, switch_named, switch_news
from bot.texts.news import OFF, ON, news_text
from bot.texts.people import said
from handlers.context import Context
from handlers.render import to_chat
from handlers.setup import Bells, Setup
from handlers.waiting import every

LEASE = "news"
LEASE_TIME = timedelta(minutes=2)
PAUSE_SECONDS = 60.0


async def switch(context: Context) -> None:
    """Switch on or off that this group is told; without a word say how it is."""
    group, by = context.who.group, context.who.person
    if group is None or by is None:
        return
    is_on = switch_named(context.addressed.text)
    if is_on is None:
        is_on = group.tells_changes
    elif is_on is not group.tells_changes:
        await switch_news(context.work, group, is_on=is_on, by=by, at=context.now)
    first, last = context.unit.ladder.core_hours
    context.reply(said(ON if is_on else OFF, context.who.lang, first=first, last=last))


@dataclass(slots=True)
class News:
    """Tells them while the service runs."""

    setup: Setup
    bells: Bells

    async def run(self) -> None:
        """Look every minute until stopped."""
        await every(PAUSE_SECONDS, self.bells, self.step)

    async def step(self) -> int:
        """Tell what is to be told now; return how many groups. Of several replicas one does."""
        now, real = self.setup.clock.now(), self.setup.real.now()
        if not is_core_time(now.astimezone(self.setup.zone), self.setup.calendar, self.setup.ladder):
            return 0
        async with self.setup.store.reading() as work:
            if not await _waiting(work):
                return 0
        async with self.setup.store.writing() as work:
            if not await work.leases.take(LEASE, self.setup.instance, until=real + LEASE_TIME, at=real):
                return 0
            told = [await _tell(work, group, now=now, sent_at=real) for group in await _waiting(work)]
        if any(told):
            self.bells.handed_over.set()
        return sum(told)


async def _waiting(work: Work) -> list[Group]:
    """Return the groups that are told of updates and were not told of the last one."""
    groups = [group for group in await work.groups.listed() if group.tells_changes]
    last = await work.updates.last_id() if groups else 0
    return [group for group in groups if group.told_update_id < last]


async def _tell(work: Work, group: Group, *, now: datetime, sent_at: datetime) -> bool:
    """Tell one group, once what came has been gathered; its mark and the message are one commit."""
    # Others may commit meanwhile: what is read last is newest, so nothing is passed over or told as it was before.
    last = await work.updates.last_id()
    news = await work.updates.news(after=group.told_update_id, but_from=group.chat_id)
    if news and not gathered(news, now):
        return False
    if not await work.groups.told(group, max([last, *(one.id for one in news)])):
        return False
    snapshot = await work.agreements.current()
    planned = latest(snapshot, news) if snapshot else ()
    if not planned:
        return False
    await work.outbox.add_all(to_chat(news_text(planned, group.language or "de"), group.chat_id), at=sent_at)
    return True
