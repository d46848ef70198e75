"""Tells groups of what was reported, where a coordinator switched that on: gathered, within core hours, each once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.people.model import Group
from bot.ports import Work
from bot.reporting.model import Stored
from bot.reporting.news import TOLD_FACT, gathered, is_core_time, latest, left, switch_named, switch_news
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
            if not await _is_waiting(work):
                return 0
        async with self.setup.store.writing() as work:
            if not await work.leases.take(LEASE, self.setup.instance, until=real + LEASE_TIME, at=real):
                return 0
            # Not the moment before the transaction: somebody may have taken back a report while we waited for it.
            told = await _tell(work, now=self.setup.clock.now(), sent_at=real)
        if told:
            self.bells.handed_over.set()
        return told


async def _telling(work: Work) -> list[Group]:
    """Return the groups that are told of updates."""
    return [group for group in await work.groups.listed() if group.tells_changes]


async def _is_waiting(work: Work) -> bool:
    """Whether a group was not told of the last update, or of one that was withdrawn."""
    groups = await _telling(work)
    last = await work.updates.last_id() if groups else 0
    return any(group.told_update_id < last for group in groups) or bool(groups and await _withdrawn(work))


async def _withdrawn(work: Work) -> Sequence[Stored]:
    """Return what was withdrawn since any group's mark went on: up to its mark a group was told of it."""
    since = await work.facts.get(TOLD_FACT)
    return await work.updates.withdrawn_news(since=datetime.fromisoformat(since)) if since else ()


async def _tell(work: Work, *, now: datetime, sent_at: datetime) -> int:
    """Tell the groups, once what came has been gathered; return how many. Marks and messages are one commit."""
    groups, withdrawn = await _telling(work), await _withdrawn(work)
    news = {group.chat_id: found for group in groups if (found := await _passed(work, group, now)) is not None}
    snapshot = await work.agreements.current()
    if snapshot is None or not (news or gathered([one.withdrawn_at for one in withdrawn if one.withdrawn_at], now)):
        return 0
    await work.facts.set(TOLD_FACT, now.isoformat())
    told = 0
    for group in groups:
        planned = latest(snapshot, news.get(group.chat_id, ()))
        lost = left(snapshot, [one for one in withdrawn if one.id <= group.told_update_id])
        if planned or lost:
            reply = news_text(planned, lost, group.language or "de")
            await work.outbox.add_all(to_chat(reply, group.chat_id), at=sent_at)
            told += 1
    return told


async def _passed(work: Work, group: Group, now: datetime) -> Sequence[Stored] | None:
    """Mark a group as told of all there is, and return what is new to it; None while that is still gathered."""
    # Others may commit meanwhile: what is read last is newest, so nothing is passed over or told as it was before.
    last = await work.updates.last_id()
    news = await work.updates.news(after=group.told_update_id, but_from=group.chat_id)
    if group.told_update_id >= last or (news and not gathered([one.at for one in news], now)):
        return None
    return news if await work.groups.told(group, max([last, *(one.id for one in news)])) else None
