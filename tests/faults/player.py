"""Zielbot in a process of its own, to be killed: python -m tests.faults.player, jobs as JSON lines on standard input.

The process has everything imported and forks a child for each job, one at a time, so a kill costs a tenth of a second
and not two. A child is a whole Zielbot that knows nothing but the job and the database; SIGKILL is SIGKILL. On standard
output: {"pid"} when it began, {"dying": step} just before it kills itself at a step, {"ended": wait status}.
"""

import asyncio
import gc
import json
import logging
import os
import random
import signal
import socket
import sys
import traceback
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import aiohttp.connector
import alembic.command
import alembic.script  # noqa: F401  (here, so that no child loads it)
from sqlalchemy import event
from sqlalchemy.pool import Pool

import handlers.webhook  # noqa: F401
import storage.quick  # noqa: F401
from bot.cli.clock import SystemClock
from bot.cli.logs import set_up
from bot.delivery.limits import NO_LIMITS
from bot.language.lexicon import inflected_tag
from bot.periods.calendar import Calendar
from handlers import app
from handlers.setup import Bells, Setup, WebhookSetup
from sandbox.clock import Clock
from storage.pictures import painted
from storage.work import open_store
from tests.faults import disk, mutants, steps, stock

HOST = "127.0.0.1"
HOOK_SECRET = "secret-of-the-webhook"


@dataclass(frozen=True)
class Job:
    """What a child is to do, all of it JSON values. Durations in seconds."""

    url: str
    token: str
    database: str
    now: str = "2021-05-03T08:00:00+00:00"
    """Domain time; it stands still."""
    later: float = 0.0
    """How far real time, too, is ahead of this machine's."""
    instance: str = "player"
    kill_at: str = ""
    nth: int = 1
    mutant: str = ""
    settings: dict[str, Any] = field(default_factory=dict)
    """module:CONSTANT of the product, or module:Class.attribute, and its value, so that minutes become seconds."""
    pragmas: str = ""
    """A file; while it exists, what it says is done on each connection of SQLite before it is used."""
    webhook: int = 0
    """The port at which updates come in; 0: they are fetched."""
    trusted: str = ""
    """A certificate to be trusted besides the usual ones."""
    nameless: str = ""
    """A file; while it is there, no name can be resolved."""
    disk: str = ""
    """A file in which is noted what SQLite writes, and when it syncs (disk.py)."""
    is_stock: bool = False
    marks_first: bool = False
    """Of the stock bot: mark a nudge as sent before it is sent, and not afterwards."""
    log_level: str = "INFO"
    seed: int = 0


@dataclass(frozen=True)
class LaterClock:
    """Real time, some weeks on."""

    ahead: timedelta

    def now(self) -> datetime:
        """The present moment and what it is ahead."""
        return SystemClock().now() + self.ahead


async def serve(job: Job) -> None:
    """Be Zielbot until SIGTERM."""
    store, bells = await open_store(job.database), Bells()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, bells.stop.set)
    # Nothing comes here while a child plays, but the end of whoever gave it the job.
    loop.add_reader(sys.stdin, lambda: os._exit(1))
    setup = Setup(
        store=store,
        token=job.token,
        api_url=job.url,
        clock=Clock(datetime.fromisoformat(job.now)),
        real=LaterClock(timedelta(seconds=job.later)),
        zone=ZoneInfo("Europe/Berlin"),
        calendar=Calendar("TH"),
        instance=job.instance,
        paint=painted,
        webhook=WebhookSetup(f"http://{HOST}:{job.webhook}/", HOOK_SECRET, HOST, job.webhook) if job.webhook else None,
        rates=NO_LIMITS,
    )
    try:
        await app.run(setup, bells)
    finally:
        await store.close()


def play(job: Job) -> None:
    """Prepare this process as the job says, and serve."""
    random.seed(job.seed)
    # The children of one parent share its log; each line names the process.
    set_up(job.log_level, secrets=[job.token, HOOK_SECRET])
    logging.getLogger("player").info("process %s begins", os.getpid())
    for target, value in job.settings.items():
        owner, attribute = steps.found(target)
        was = getattr(owner, attribute)
        setattr(owner, attribute, timedelta(seconds=value) if isinstance(was, timedelta) else value)
    if job.pragmas:
        _obey(Path(job.pragmas))
    if job.trusted:
        aiohttp.connector._SSL_CONTEXT_VERIFIED.load_verify_locations(job.trusted)
    if job.nameless:
        _forget_names(Path(job.nameless))
    if job.disk:
        disk.record(Path(job.disk))
    if job.mutant:
        mutants.MUTANTS[job.mutant].apply()
    if job.kill_at:
        steps.arm(job.kill_at, job.nth, lambda name: say({"dying": name}))
    if job.is_stock:
        stock.serve(job.url, job.token, job.database, marks_first=job.marks_first)
    else:
        asyncio.run(serve(job))


def _forget_names(file: Path) -> None:
    # A name that was resolved a few seconds ago would do for now.
    defaults, original = aiohttp.TCPConnector.__init__.__kwdefaults__, socket.getaddrinfo
    assert defaults
    defaults["use_dns_cache"] = False

    def resolve(*arguments: Any, **named: Any) -> Any:
        if file.exists():
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return original(*arguments, **named)

    socket.getaddrinfo = resolve


def _obey(file: Path) -> None:
    @event.listens_for(Pool, "checkout")
    def prepare(connection: Any, _record: object, _proxy: object) -> None:
        for pragma in file.read_text().splitlines() if file.exists() else ():
            connection.cursor().execute(f"PRAGMA {pragma}")


def say(what: dict[str, Any]) -> None:
    """Tell the harness, in one write, so that lines of parent and child do not mix."""
    os.write(sys.stdout.fileno(), json.dumps(what).encode() + b"\n")


def warm_up() -> None:
    """Work out here, once, what each child would for itself."""
    inflected_tag("maßnahmen")
    Calendar("TH").is_working_day(date(2021, 5, 3))


def main() -> None:
    """Fork a child for each job."""
    warm_up()
    gc.freeze()
    # For a child that is told to end before it has a loop to be told by: nothing was begun.
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            status = 1
            # By itself: a signal sent before the fork is through would be forgotten.
            say({"pid": os.getpid()})
            try:
                play(Job(**json.loads(line)))
                status = 0
            except BaseException:
                traceback.print_exc()
            finally:
                sys.stderr.flush()
                os._exit(status)
        _, ended = os.waitpid(pid, 0)
        say({"ended": ended})


if __name__ == "__main__":
    main()
