"""The whole of Zielbot on a stage: the real Application, a SQLite file, and a Telegram in a box over loopback HTTP."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.agreement.model import Agreement
from bot.cli.clock import SystemClock
from bot.delivery.limits import NO_LIMITS
from bot.people.model import Role
from bot.periods.calendar import Calendar
from bot.ports import Clock
from handlers.app import Parts, assembled
from handlers.setup import Bells, Setup
from sandbox.places import JsonObject, Person
from sandbox.server import Sandbox
from storage.pictures import painted
from storage.work import SqlStore
from tests.handlers.county import AGREEMENT

MORNING = datetime(2021, 5, 3, 8, tzinfo=UTC)


@dataclass
class Stage:
    """A box with Zielbot in it, whose parts are moved by `play` and not by time."""

    box: Sandbox
    store: SqlStore
    parts: Parts

    async def play(self) -> None:
        """Let Zielbot receive, handle, fetch and send until nothing is left to do."""
        while await self.parts.poller.once(0):
            pass
        while await self.parts.receiver.batch():
            pass
        while await self.parts.fetcher.step():
            pass
        while await self.parts.sender.step():
            await self.parts.sender.come_back()
        await self.parts.direct.close()

    def restart(self) -> None:
        """What a new process would know: nothing but the database."""
        self.parts.poller.offset = None
        self.parts.receiver.left_until = None
        self.parts.receiver.owed.clear()
        self.parts.sender.looked_at = self.parts.sender.leads_until = None

    async def said_after(self, message: JsonObject) -> list[JsonObject]:
        """Play, and return what the bot said in the message's chat after it."""
        await self.play()
        chat, me = self.box.world.chat(message["chat"]["id"]), self.box.world.bot.id
        said = chat.messages.values()
        return [one for one in said if one["from"]["id"] == me and one["message_id"] > message["message_id"]]

    async def listed(self, name: str, role: Role, *units: str, language: str | None = None) -> Person:
        """Somebody on the list who has pressed Start."""
        person = self.box.world.add_person(name)
        person.has_started = True
        async with self.store.writing() as work:
            kept = await work.people.add(person.id, name, role, units, at=MORNING)
            if language:
                await work.people.set_language(kept.id, language)
        return person

    async def approve(self, chat_id: int) -> None:
        """Put a group on the list."""
        async with self.store.writing() as work:
            somebody = await work.people.add(1, "Koordination", Role.COORDINATOR, (), at=MORNING)
            await work.groups.approve(chat_id, "Leitung", by=somebody.id, at=MORNING)


@dataclass
class HandClock:
    """Real time that passes by hand."""

    at: datetime = MORNING

    def now(self) -> datetime:
        """The moment it was set to."""
        return self.at

    def advance(self, **duration: float) -> None:
        """Let time pass."""
        self.at += timedelta(**duration)


def setup_for(box: Sandbox, store: SqlStore) -> Setup:
    """What Zielbot is made of in this box; its domain time is the box's."""
    return Setup(
        store=store,
        token=box.token,
        api_url=box.url,
        clock=box.clock,
        real=SystemClock(),
        zone=ZoneInfo("Europe/Berlin"),
        calendar=Calendar("TH"),
        instance="stage",
        paint=painted,
        rates=NO_LIMITS,
    )


@asynccontextmanager
async def staged(
    store: SqlStore, agreement: Agreement = AGREEMENT, *, real: Clock | None = None, now: datetime = MORNING
) -> AsyncIterator[Stage]:
    """A stage with an agreement imported `now`; `real` is the real time in which claims end and albums settle."""
    async with store.writing() as work:
        await work.agreements.store(agreement, source="test", at=now)
    async with Sandbox(now=now) as box:
        setup = setup_for(box, store)
        async with assembled(replace(setup, real=real or setup.real), Bells()) as parts:
            assert parts
            yield Stage(box, store, parts)
