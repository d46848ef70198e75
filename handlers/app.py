"""The service: the library's Application, the poller, the receiver and the sender, started and stopped as one."""

import asyncio
import logging
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ContextTypes

from bot.clean import clean
from bot.errors import StoreUnavailable
from handlers.addressed import Me
from handlers.alerts import Teller
from handlers.boards import Boards
from handlers.context import App, Context
from handlers.direct import Direct
from handlers.fetch import Fetcher
from handlers.identity import BOT_NAME_FACT, TokenRefused
from handlers.intake import Intake
from handlers.news import News
from handlers.nudger import Nudger
from handlers.poll import LEASE, Poller
from handlers.profile import set_profile
from handlers.receive import Receiver
from handlers.register import check, register
from handlers.reminding import Reminding
from handlers.send import Sender
from handlers.setup import Bells, Setup
from handlers.sweep import Sweeper
from handlers.transport import AiohttpRequest, Api
from handlers.waiting import back_off, rings

if TYPE_CHECKING:
    from handlers.webhook import Webhook

log = logging.getLogger(__name__)

POLL_CONNECTIONS = 4
SPARE_CONNECTIONS = 20


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of the service, ready to run."""

    me: Me
    api: Api
    poller: Poller
    webhook: "Webhook | None"
    """Where there is one, nobody polls."""
    receiver: Receiver
    sender: Sender
    fetcher: Fetcher
    sweeper: Sweeper
    teller: Teller
    news: News
    boards: Boards
    reminding: Reminding
    nudger: Nudger
    direct: Direct


async def run(setup: Setup, bells: Bells) -> None:
    """Serve until `bells.stop` rings, then finish what was begun (TokenRefused)."""
    async with assembled(setup, bells) as parts:
        if parts:
            await _serve(setup, bells, parts)


@asynccontextmanager
async def assembled(setup: Setup, bells: Bells) -> AsyncIterator[Parts | None]:
    """Ask Telegram who we are and put the parts together; None where we were stopped before it answered."""
    poll_request, request = AiohttpRequest(POLL_CONNECTIONS), AiohttpRequest(setup.rates.at_once + SPARE_CONNECTIONS)
    app = build(setup, poll_request, request)
    try:
        yield _parts(setup, bells, app, poll_request, request) if await _initialized(app, bells) else None
    finally:
        # The requests first, for the Application closes them only if it could be initialized.
        await asyncio.gather(poll_request.shutdown(), request.shutdown())
        await app.shutdown()


def build(setup: Setup, poll_request: AiohttpRequest, request: AiohttpRequest) -> App:
    """Return python-telegram-bot's Application with all handlers, without its own intake and queues."""
    app = (
        Application.builder()
        .token(setup.token)
        .base_url(f"{setup.api_url}/bot")
        .get_updates_request(poll_request)
        .request(request)
        .updater(None)
        .job_queue(None)
        .context_types(ContextTypes(context=Context))
        .build()
    )
    register(app)
    check(app)
    return app


async def _initialized(app: App, bells: Bells) -> bool:
    """Try for as long as it takes; only a token that Telegram does not know is hopeless."""
    failures = 0
    while not bells.stop.is_set():
        try:
            await app.initialize()
            return True
        except InvalidToken:
            # `from None`: the library's own error repeats the token.
            raise TokenRefused from None
        except Exception as error:
            # An answer that is none fails inside the library in any way there is; all of them mean: ask again.
            failures += 1
            log.warning("Telegram cannot be reached (%s), trying again", type(error).__name__)
            await rings(bells.stop, back_off(failures, random.random))
    return False


def _parts(setup: Setup, bells: Bells, app: App, poll_request: AiohttpRequest, request: AiohttpRequest) -> Parts:
    me = Me(app.bot.id, clean(app.bot.username).text)
    if app.bot.can_read_all_group_messages:
        log.warning("privacy mode is off: Telegram hands us all that is written in groups (/setprivacy at @BotFather)")
    root = f"{setup.api_url}/bot{setup.token}"
    api = Api(root, request)
    direct = Direct(api)
    sender = Sender(setup, bells, api)
    receiver = Receiver(setup, bells, app, me, direct, sender)
    intake = Intake(setup, bells, receiver)
    return Parts(
        me=me,
        api=api,
        poller=Poller(setup, bells, Api(root, poll_request), me, intake),
        webhook=_webhook(setup, bells, api, me, intake),
        receiver=receiver,
        sender=sender,
        fetcher=Fetcher(setup, bells, api, sender),
        sweeper=Sweeper(setup, bells),
        teller=Teller(setup, bells),
        news=News(setup, bells),
        boards=Boards(setup, bells, me.username),
        reminding=Reminding(setup, bells),
        nudger=Nudger(setup, bells),
        direct=direct,
    )


def _webhook(setup: Setup, bells: Bells, api: Api, me: Me, intake: Intake) -> "Webhook | None":
    if setup.webhook is None:
        return None
    # aiohttp's server is loaded only where it is needed.
    from handlers.webhook import Webhook

    return Webhook(setup, bells, api, me, intake, setup.webhook)


async def _serve(setup: Setup, bells: Bells, parts: Parts) -> None:
    async with asyncio.TaskGroup() as group:
        intake = parts.webhook or parts.poller
        working = (parts.receiver, parts.sender, parts.fetcher, parts.sweeper, parts.teller)
        for part in (intake, *working, parts.news, parts.nudger, parts.boards, parts.reminding):
            group.create_task(part.run())
        group.create_task(_introduce(setup, bells, parts))
        await bells.stop.wait()
        # Nobody is cancelled, for a transaction may be under way: who waits is woken, and sees that it is over.
        for bell in (bells.polled, bells.stored, bells.handed_over, bells.attached):
            bell.set()
    await parts.receiver.finish()
    await parts.sender.finish()
    await parts.direct.close()
    await _leave(setup)


async def _introduce(setup: Setup, bells: Bells, parts: Parts) -> None:
    """After the first poll remember our own name, and tell Telegram our commands and descriptions."""
    await bells.polled.wait()
    if bells.stop.is_set():
        return
    try:
        async with setup.store.writing() as work:
            await work.facts.set(BOT_NAME_FACT, parts.me.username)
        await set_profile(setup.store, parts.api)
    except (TelegramError, StoreUnavailable) as error:
        log.warning("commands and descriptions are set at the next start (%s)", type(error).__name__)


async def _leave(setup: Setup) -> None:
    try:
        async with setup.store.writing() as work:
            await work.leases.drop(LEASE, setup.instance)
    except StoreUnavailable as error:
        log.warning("the lease ends by itself (%s)", type(error).__name__)
