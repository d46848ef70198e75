"""Receiving by webhook: Telegram is told that we have an update only after it was stored (PITFALLS 2.1).

Every instance may receive, for the inbox passes over what is known. What is refused here Telegram sends again.
"""

import hmac
import json
import logging
import random
from dataclasses import dataclass
from http import HTTPStatus

from aiohttp import web
from telegram.error import TelegramError

from bot.errors import StoreUnavailable
from handlers.addressed import Me
from handlers.alerts import heard_from_telegram
from handlers.intake import ALLOWED_UPDATES, Intake, received_from, set_aside
from handlers.setup import Bells, Setup, WebhookSetup
from handlers.transport import Api
from handlers.waiting import back_off, rings

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
MAX_BODY = 1024 * 1024
"""Bytes of an update; a message with all it may hold stays far below."""
LOOKED_EVERY_SECONDS = 60.0
STOPPING_SECONDS = 5.0
"""How long a request under way may take when the service stops; its update comes again."""


@dataclass(slots=True)
class Webhook:
    """The server that Telegram brings updates to."""

    setup: Setup
    bells: Bells
    api: Api
    me: Me
    intake: Intake
    place: WebhookSetup
    port: int = 0
    """Where it listens; known once it does."""

    async def run(self) -> None:
        """Serve until stopped (OSError: the port is taken)."""
        app = web.Application(client_max_size=MAX_BODY)
        # A proxy in front of us may have changed the path; who knocks is told by the secret alone.
        app.router.add_post("/{path:.*}", self.receive)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=STOPPING_SECONDS)
        await runner.setup()
        try:
            await web.TCPSite(runner, self.place.host, self.place.port).start()
            self.port = runner.addresses[0][1]
            await self._announce()
            while not await rings(self.bells.stop, LOOKED_EVERY_SECONDS):
                await self.look()
        finally:
            await runner.cleanup()

    async def receive(self, request: web.Request) -> web.Response:
        """Store one update; nothing of what was sent is logged."""
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode("utf-8", "surrogateescape"), self.place.secret.encode()):
            return web.Response(status=HTTPStatus.FORBIDDEN)
        update = _read(await request.read())
        received = list(received_from([update], self.me)) if update is not None else []
        if not received:
            log.warning("what came by the webhook is no update")
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        try:
            await self.intake.store(received)
        except StoreUnavailable as error:
            log.error("the database failed: %s", error)
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        return web.Response()

    async def _announce(self) -> None:
        """Tell Telegram where we are, for as long as it takes."""
        params = {"url": self.place.url, "secret_token": self.place.secret, "allowed_updates": ALLOWED_UPDATES}
        failures = 0
        while not self.bells.stop.is_set():
            try:
                await self.api.call("setWebhook", params)
                self.bells.polled.set()
                return
            except TelegramError as error:
                failures += 1
                wait = back_off(failures, random.random)
                log.warning("the webhook is not set (%s), trying again in %.1f s", type(error).__name__, wait)
                await rings(self.bells.stop, wait)

    async def look(self) -> None:
        """Ask whether the webhook is still ours and everything was brought; whoever else set it is overruled."""
        try:
            info = await self.api.call("getWebhookInfo", {})
            if not isinstance(info, dict) or info.get("url") != self.place.url:
                log.warning("the webhook was taken away, setting it again")
                await self._announce()
            elif info.get("pending_update_count"):
                log.warning("Telegram has updates that it could not bring yet")
            else:
                async with self.setup.store.writing() as work:
                    await heard_from_telegram(self.setup, work, at=self.setup.real.now())
        except (TelegramError, StoreUnavailable) as error:
            log.warning("nobody looked after the webhook (%s)", type(error).__name__)


def _read(body: bytes) -> object:
    """Return the update; what no parser takes is put aside by its id alone. None where it is no JSON."""
    try:
        return json.loads(body)
    except (json.JSONDecodeError, UnicodeDecodeError):
        return None
    except (ValueError, RecursionError):
        return set_aside(body)
