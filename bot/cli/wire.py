"""Joins the rooms: settings to store, calendar, and what a command needs of them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import date
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from bot.cli.clock import today
from bot.cli.german import Refused
from bot.cli.settings import LAND_OF_EXAMPLE, Settings
from bot.errors import ZielbotError
from bot.periods.calendar import Calendar
from handlers.setup import WebhookSetup
from storage.work import SqlStore, open_store

P = ParamSpec("P")
R = TypeVar("R")


def calendar_of(settings: Settings) -> Calendar:
    """The county's calendar, of the Land that is set, else of the bundled example's: only `run` insists on one."""
    return Calendar(settings.land or LAND_OF_EXAMPLE, settings.closing_days)


def day_or_today(day: date | None, settings: Settings) -> date:
    """The day given on the command line, or the present one where the county is."""
    return day or today(settings.zone)


def webhook_of(settings: Settings) -> WebhookSetup | None:
    """Where Telegram is to bring updates to, if that is set."""
    if settings.webhook_url is None or settings.webhook_secret is None:
        return None
    host, _, port = settings.webhook_listen.rpartition(":")
    return WebhookSetup(settings.webhook_url, settings.webhook_secret.get_secret_value(), host.strip("[]"), int(port))


@asynccontextmanager
async def opened(settings: Settings, *, to_write: bool) -> AsyncIterator[SqlStore]:
    """Open the store; a command that writes creates an empty schema, an older or newer one is refused."""
    store = await open_store(settings.database_url, create=to_write, audit_keys=settings.audit_keys)
    try:
        yield store
    finally:
        await store.close()


def plainly(command: Callable[P, Coroutine[Any, Any, R]]) -> Callable[P, R]:
    """Run an async command; a refusal becomes one sentence and exit code 1."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return asyncio.run(command(*args, **kwargs))
        except ZielbotError as error:
            raise Refused(str(error)) from error

    return run
