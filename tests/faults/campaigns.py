"""What is done to Zielbot, one campaign a kind of trouble. Each works on a `Run` and leaves it quiet and stopped.

The short versions in the tests and `make faults` play the same campaigns, for seconds or for minutes.
"""

import asyncio
import math
import os
import resource
import signal
import sqlite3
import sys
import time
from collections.abc import AsyncIterator, Callable, Collection, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any

import alembic.command
import asyncpg  # type: ignore[import-untyped]
from sqlalchemy import Connection

from bot.errors import StoreUnavailable
from sandbox.faults import Fault, FaultKind
from sandbox.places import Chat, Person
from sandbox.webhook import DELIVERY
from storage.schema import alembic_config, change_schema
from tests.faults import checker
from tests.faults.disk import Disk
from tests.faults.harness import Child, Run
from tests.faults.line import Line, Relay
from tests.faults.mutants import IS_ASKED_AT_SENDING
from tests.faults.steps import ONCE, STEPS
from tests.handlers.stage import MORNING

HOSTILE = (
    "\x00",
    "\ud800",
    "\u202e",
    "\u2066a\u2069",
    "\ufeff\u200b",
    "e" + "\u0301" * 60,
    "<b>&amp;</i>",
    "%_\\'\";--",
    "*_[`",
    "👨‍👩‍👧‍👦",
    "Ꮓіel",
    "ß" * 3000,
)
"""Behind a word somebody searches for."""

_429 = Fault(FaultKind.REFUSED, 429, "Too Many Requests: retry after 1", parameters={"retry_after": 1})
PASSING: dict[str, Fault] = {
    "429": _429,
    "500": Fault(FaultKind.REFUSED, 500),
    "502, a page of HTML": Fault(FaultKind.NOT_JSON, 502),
    "200, nothing in it": Fault(FaultKind.EMPTY),
    "half of the answer": Fault(FaultKind.TRUNCATED),
    "slow": Fault(FaultKind.SLOW, seconds=0.5),
    "reset before": Fault(FaultKind.RESET_BEFORE),
    "reset after": Fault(FaultKind.RESET_AFTER),
}
"""Trouble that passes by itself."""
REFUSALS: dict[str, Fault] = {
    "400": Fault(FaultKind.REFUSED, 400, "Bad Request: chat not found"),
    "401": Fault(FaultKind.REFUSED, 401, "Unauthorized"),
    "403": Fault(FaultKind.REFUSED, 403, "Forbidden: bot was blocked by the user"),
    "404": Fault(FaultKind.REFUSED, 404, "Not Found"),
    "409": Fault(FaultKind.REFUSED, 409, "Conflict"),
    "413": Fault(FaultKind.REFUSED, 413, "Request Entity Too Large"),
}
HANGING: dict[str, Fault] = {
    "never answered": Fault(FaultKind.HANGS),
    "answered after 25 s": Fault(FaultKind.SLOW, seconds=25),
}
"""Longer than Zielbot waits for an answer (20 s)."""

QUICK_ANSWERS = {
    "handlers.transport:CONNECT_SECONDS": 0.5,
    "handlers.transport:READ_SECONDS": 1.0,
    "handlers.transport:Api.call.__kwdefaults__": {"upload": None, "read_seconds": 1.0},
    "handlers.poll:ANSWER_SECONDS": 0.5,
}
"""A twentieth of Zielbot's patience, so that an answer after 3 s is to it what one after 60 s is in service."""
LATE: dict[str, Fault] = {
    "never answered": Fault(FaultKind.HANGS),
    "answered after 25 s": Fault(FaultKind.SLOW, seconds=1.25),
    "answered after 60 s": Fault(FaultKind.SLOW, seconds=3.0),
}
"""With `QUICK_ANSWERS`."""

CAUSES: dict[str, Callable[[Run, Person], object]] = {
    "sendMessage": lambda run, person: run.ask(person),
    "editMessageText": lambda run, person: run.look(person),
    "answerCallbackQuery": lambda run, person: run.look(person),
    "answerInlineQuery": lambda run, person: run.box.world.ask_inline(person, "Leitfaden"),
    "sendDocument": lambda run, person: run.want(person, "/meinedaten", "sendDocument"),
    # The first of the people is the coordinator.
    "sendPhoto": lambda run, _: run.want(run.people[0], "/uebergabe", "sendPhoto"),
    "getFile": lambda run, _: run.hand_in(),
    "download": lambda run, _: run.hand_in(),
    "leaveChat": lambda run, _: run.abduct(),
    "getUpdates": lambda run, person: run.ask(person),
}
"""What makes Zielbot call a method."""
IN_A_CHAT = frozenset({"sendMessage", "editMessageText"})
"""Calls that name a person's chat: many can go wrong side by side."""
ONE_BY_ONE = frozenset({"getUpdates", "sendPhoto"})
"""Failed polls in a row are answered with ever longer pauses, and each is to be the first. All pictures go to one chat:
when it refuses one for good, those that wait are not sent either."""
AT_START = ("getMe", "setMyCommands", "setMyDescription", "setMyShortDescription")


@dataclass
class Tally:
    """What a campaign did, for the table."""

    name: str
    faults: int = 0
    remark: str = ""


# Kills.


async def feed(run: Run, rounds: int = 1, *, reports: bool = True) -> None:
    """Some people ask, change their language, look through lists, report and are nudged; at times somebody intrudes."""
    chance = run.chance
    for _ in range(rounds):
        asking, hostile, changing, listing, *nudged = chance.sample(run.people, 6)
        run.ask(asking)
        run.toggle(changing)
        if not run.job.is_stock:
            run.ask(hostile, " " + chance.choice(HOSTILE))
            run.look(listing)
            if reports:
                run.report()
                run.hand_in()
            if chance.random() < 0.1:
                run.intrude()
        with suppress(StoreUnavailable):
            await run.nudge(nudged)


async def write(run: Run, seconds: float, pause: float = 0.1) -> None:
    """For so long two people ask and one changes their language, again and again; nobody is nudged."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for person in run.chance.sample(run.people, 2):
            run.ask(person)
        run.toggle(run.chance.choice(run.people))
        await asyncio.sleep(pause)


RESPITE = 20
"""After so many kills in a row it may finish once. Lives too short for one update would put it into quarantine."""


async def kills(
    run: Run, plan: Iterable[str], *, nths: Sequence[int] = (1, 1, 2, 3), patience: float = 1.0, longest: float = 0.5
) -> Tally:
    """Kill it at each step of the plan ("": at any moment up to `longest` seconds after its start).

    A step is waited for `patience` seconds, the first time it comes by or a later one, as chance takes it from `nths`.
    """
    for number, step in enumerate(plan):
        await feed(run)
        await run.start(kill_at=step, nth=1 if step in ONCE else run.chance.choice(nths))
        if number % 2:
            await feed(run)
        await run.killed(patience=patience if step else run.chance.uniform(0.02, longest))
        if number % RESPITE == RESPITE // 2:
            await settled(run)
    await settled(run)
    return Tally("kills", run.kills)


async def trial(run: Run, steps: Sequence[str]) -> Tally:
    """A little of everything, and a kill at each of a few steps: enough for any mutant to show."""
    for person, hostile in zip(run.people[:10], HOSTILE[:10], strict=True):
        run.ask(person, " " + hostile)
        run.toggle(person)
    for person in run.people[10:13]:
        run.look(person)
    run.intrude()
    run.welcome()
    await run.nudge(run.people[13:-1])
    if IS_ASKED_AT_SENDING:
        await run.withdraw(run.people[-1])
    for step in steps:
        await run.start(kill_at=step)
        await run.killed(patience=2.0)
    await settled(run)
    return Tally("trial", run.kills)


def steps_and_moments(count: int) -> Iterable[str]:
    """All the steps again and again, every fourth kill at any moment."""
    steps = cycle(STEPS)
    return ("" if number % 4 == 3 else next(steps) for number in range(count))


async def settled(run: Run, **changes: Any) -> None:
    """Let it work undisturbed until all is done, then end it."""
    if not run.child.pid:
        await run.start(**changes)
    if run.job.is_stock:
        await _quiet_stock(run)
        await run.killed(patience=0)
        run.kills -= 1
    else:
        await run.finish()


async def _quiet_stock(run: Run) -> None:
    for _ in range(200):
        with closing(sqlite3.connect(run.job.database, timeout=30)) as rows:
            unsent = rows.execute("SELECT count(*) FROM nudges WHERE NOT is_sent").fetchone()[0]
        if not unsent and not run.box.world.updates.pending:
            break
        await asyncio.sleep(0.1)
    await asyncio.sleep(1.0)


CUT_AT = ("message: sent, not noted", "", "commit: done", "", "inbox: not claimed", "")


async def power_cuts(run: Run, count: int, folder: Path) -> Tally:
    """The machine goes dark: what SQLite wrote and did not sync is gone, or not, as chance has it."""
    file = Path(run.job.database.removeprefix("sqlite:///"))
    for number in range(count):
        await feed(run)
        disk, notes = Disk(file), folder / f"disk-{number}.jsonl"
        # What the harness itself keeps open would be news of a disk that is no more.
        await run.store.close()
        await run.start(kill_at=CUT_AT[number % len(CUT_AT)], nth=run.chance.choice((1, 2, 3)), disk=str(notes))
        await run.killed(patience=run.chance.uniform(0.1, 0.6))
        disk.play(notes)
        disk.cut(run.chance)
        with closing(sqlite3.connect(file)) as rows:
            found = rows.execute("PRAGMA integrity_check").fetchone()[0]
        if found != "ok":
            run.history.add("torn", what=found)
    await settled(run)
    return Tally("the power is cut", run.kills)


# Telegram.


async def every_method(run: Run, faults: dict[str, Fault], methods: Collection[str] = (), **job: Any) -> Tally:
    """Put every fault on a call of every method, or of those named.

    One process lives through all of it but those at the start.
    """
    tally, slowest = Tally("Bot API"), 0.0
    people = cycle(run.people)
    for method in [one for one in AT_START if not methods or one in methods]:
        for fault in faults.values():
            if method == "getMe" and fault.code in (401, 404):
                continue  # A token that Telegram does not know ends the start, as it should.
            await checker.rows(run.job.database, "DELETE FROM facts")  # So that it introduces itself once more.
            run.box.world.faults.plan(fault, method=method)
            await run.start(**job)
            run.ask(next(people))
            await run.drawn()
            await run.quiet()
            await run.stop()
    await run.start(**job)
    for method in [one for one in CAUSES if not methods or one in methods]:
        began = time.monotonic()
        for fault in faults.values():
            person = next(people)
            run.box.world.faults.plan(fault, method=method, chat_id=person.id if method in IN_A_CHAT else None)
            CAUSES[method](run, person)
            if method not in IN_A_CHAT:
                await run.drawn()
            if method in ONE_BY_ONE:
                await run.quiet(90)
            if method == "sendMessage":
                nudged = next(people)
                run.box.world.faults.plan(fault, method=method, chat_id=nudged.id)
                await run.nudge([nudged])
        run.ask(next(people))
        await run.quiet(90)
        slowest = max(slowest, time.monotonic() - began)
    await run.finish()
    tally.faults = len(run.box.world.faults.history)
    tally.remark = f"the slowest method well again after {slowest:.1f} s, without a restart"
    return tally


async def faults_at_random(run: Run, seconds: float, rate: float = 0.2) -> Tally:
    """One call in five goes wrong for a while; then Telegram is well again, and nobody restarts anything."""
    await run.start()
    await run.box.until(lambda: run.box.world.updates.has_poller, 30)
    run.box.world.faults.at_random(Random(run.chance.random()), rate, list(PASSING.values()))
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        await feed(run)
        await asyncio.sleep(0.2)
    run.box.world.faults.clear()
    began = time.monotonic()
    await settled(run)
    remark = f"all done {time.monotonic() - began:.1f} s after the last fault"
    return Tally(f"{rate:.0%} of all calls fail", len(run.box.world.faults.history), remark)


async def line_troubles(run: Run, states: Sequence[Line], seconds: float, folder: Path) -> Tally:
    """Nobody can connect, for all kinds of reasons, while people write; all goes on when it is over."""
    async with Relay(folder, run.job.url) as relay:
        line: dict[str, Any] = {"trusted": str(relay.trusted), "nameless": str(relay.nameless)}
        await run.start(url=relay.url, settings=QUICK_ANSWERS, **line)
        await run.box.until(lambda: run.box.world.updates.has_poller, 30)
        for state in states:
            await feed(run)
            await asyncio.sleep(run.chance.uniform(0.0, 0.1))
            await relay.become(state)
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                await feed(run)
                await asyncio.sleep(0.2)
            await relay.become(Line.WELL)
            await run.quiet(90)
        await run.finish()
    return Tally("the line", len(states))


# The webhook.

SEEN_SOON = {"handlers.webhook:LOOKED_EVERY_SECONDS": 0.2, "handlers.poll:CONFLICTS_WITHIN": 0.0}
WEBHOOK_METHODS = ("setWebhook", "getWebhookInfo", "deleteWebhook")
UNANSWERED = (Fault(FaultKind.RESET_BEFORE), Fault(FaultKind.RESET_AFTER))


async def webhook_kills(run: Run, plan: Iterable[str], **how: Any) -> Tally:
    """Kill it while updates come by webhook; of one in five the answer is lost, and it comes again."""
    run.box.world.faults.at_random(Random(run.chance.random()), 0.2, UNANSWERED, methods=[DELIVERY])
    await kills(run, plan, **how)
    return Tally("kills by webhook", run.kills + len(run.box.world.faults.history))


async def webhook_methods(run: Run, faults: dict[str, Fault]) -> Tally:
    """Every fault on every call about the webhook: it is taken away, and left behind for one that polls."""
    people, webhook = cycle(run.people), run.box.world.webhook
    await run.start(settings=SEEN_SOON)
    await run.box.until(lambda: webhook.hook, 30)
    ours = webhook.hook
    for method in WEBHOOK_METHODS:
        if method == "deleteWebhook":
            await run.quiet(90)
            await run.stop()
            await run.start(settings=SEEN_SOON, webhook=0)
            await run.box.until(lambda: run.box.world.updates.has_poller, 30)
        for fault in faults.values():
            run.box.world.faults.plan(fault, method=method)
            if method != "getWebhookInfo":
                webhook.set(ours if method == "deleteWebhook" else None)
            run.ask(next(people))
            run.toggle(next(people))
            await run.drawn()
    await run.finish(90)
    return Tally("webhook methods", len(run.box.world.faults.history))


# The database.


async def database_troubles(run: Run, seconds: float, folder: Path) -> Tally:
    """A SQLite file is locked, full, read-only, gone and on a bad disk while people write; all goes on afterwards."""
    file = Path(run.job.database.removeprefix("sqlite:///").partition("?")[0])
    pragmas = folder / "pragmas"
    tally = Tally("troubles of a SQLite file")
    await run.start(database=f"sqlite:///{file}?timeout=0.2", pragmas=str(pragmas))
    await run.box.until(lambda: run.box.world.updates.has_poller, 30)
    full, read_only = _said(pragmas, "max_page_count=1"), _said(pragmas, "query_only=1")
    for trouble in (_locked(file), full, read_only, _gone(file), _bad_disk(run.child.pid)):
        await feed(run)
        with trouble:
            await write(run, seconds)
        tally.faults += 1
        await run.quiet(90)
    await run.finish()
    return tally


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    with closing(sqlite3.connect(file, timeout=30, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        yield
        holder.execute("ROLLBACK")


@contextmanager
def _said(pragmas: Path, pragma: str) -> Iterator[None]:
    pragmas.write_text(pragma)
    yield
    # Once more with the opposite, for connections that are still open.
    pragmas.write_text({"max_page_count=1": "max_page_count=1000000", "query_only=1": "query_only=0"}[pragma])


@contextmanager
def _gone(file: Path) -> Iterator[None]:
    away = file.with_suffix(".away")
    file.rename(away)
    yield
    away.rename(file)


@contextmanager
def _bad_disk(pid: int) -> Iterator[None]:
    """No file may grow beyond its first page: to SQLite an I/O error, in the middle of a commit, too."""
    usual = resource.prlimit(pid, resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
    yield
    resource.prlimit(pid, resource.RLIMIT_FSIZE, usual)


async def postgresql_troubles(run: Run, rounds: int) -> Tally:
    """All connections are ended, or one server process is killed, which makes PostgreSQL recover from its log."""
    await run.start()
    await run.box.until(lambda: run.box.world.updates.has_poller, 30)
    for number in range(rounds):
        await feed(run)
        await asyncio.sleep(run.chance.uniform(0.02, 0.4))
        with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            if number % 4 == 3:
                ((pid,),) = await checker.rows(run.job.database, f"{_OTHERS.format('max(pid)')}")
                os.kill(pid, signal.SIGKILL)
            else:
                await checker.rows(run.job.database, _OTHERS.format("pg_terminate_backend(pid)"))
        await asyncio.sleep(run.chance.uniform(0.1, 0.6))
    await _until_there(run.job.database)
    await run.finish(90)
    return Tally("PostgreSQL: connections ended, server process killed", rounds)


async def postgresql_conflicts(run: Run, rounds: int, seconds: float) -> Tally:
    """Another program holds what Zielbot wants and wants what Zielbot holds; and it takes all the connections."""
    await run.start()
    await run.box.until(lambda: run.box.world.updates.has_poller, 30)
    for _ in range(rounds):
        await feed(run)
        await run.quiet(90)
        await _deadlock(run)
        await run.quiet(90)
        async with _crowd(run.job.database):
            await write(run, seconds)
        await run.quiet(90)
    await run.finish()
    return Tally("PostgreSQL: deadlocks, too many connections", 2 * rounds)


_HELD = "SELECT id FROM people WHERE telegram_id = {} FOR UPDATE"


async def _deadlock(run: Run) -> None:
    """Two people change their language in one transaction, and we want their rows the other way round."""
    first, second = run.chance.sample(run.people, 2)
    other = await asyncpg.connect(run.job.database.replace("+asyncpg", ""))
    try:
        async with other.transaction():
            # PostgreSQL ends whoever finds out first; that is to be Zielbot.
            await other.execute("SET LOCAL deadlock_timeout = '60s'")
            await other.execute(_HELD.format(second.id))
            run.toggle(first)
            run.toggle(second)
            await _until_it_waits(run.job.database)
            await other.execute(_HELD.format(first.id))
    finally:
        await other.close()


async def _until_it_waits(database: str) -> None:
    waiting = _OTHERS.format("pid") + " AND wait_event_type = 'Lock'"
    for _ in range(1500):
        if await checker.rows(database, waiting):
            return
        await asyncio.sleep(0.02)
    raise TimeoutError("Zielbot never waited for the row")


@asynccontextmanager
async def _crowd(database: str) -> AsyncIterator[None]:
    """Hold all the connections that the server gives, those of Zielbot too."""
    held: list[Any] = []
    try:
        for _ in range(2):
            with suppress(asyncpg.TooManyConnectionsError):
                while True:
                    held.append(await asyncpg.connect(database.replace("+asyncpg", "")))
            ours = ",".join(str(one.get_server_pid()) for one in held)
            await held[0].fetch(_OTHERS.format("pg_terminate_backend(pid)") + f" AND pid NOT IN ({ours})")
        yield
    finally:
        await asyncio.gather(*(one.close() for one in held))


_OTHERS = "SELECT {} FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


async def _until_there(database: str) -> None:
    for _ in range(300):
        try:
            await checker.open_rows(database)
            return
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            await asyncio.sleep(0.1)


# Upgrades and load.


async def upgrades(run: Run, count: int, seconds: float = 4.0) -> Tally:
    """Told to stop in the middle of its work; its database is the one of the version before; `zielbot migrate`."""
    for _ in range(count):
        # The version before knows no reports, and cannot keep them.
        await feed(run, 2, reports=False)
        await run.start()
        writing = asyncio.create_task(write(run, seconds))
        await asyncio.sleep(run.chance.uniform(0.1, 0.8))
        await run.stop()
        await change_schema(run.job.database, _one_back)
        await run.refused()
        await _migrate(run.job.database)
        await run.start()
        await writing
        await run.finish()
    return Tally("upgrades under load", count)


def _one_back(connection: Connection) -> None:
    alembic.command.downgrade(alembic_config(connection), "-1")


async def _migrate(database: str) -> None:
    command, environment = (sys.executable, "-m", "bot", "migrate"), {**os.environ, "DATABASE_URL": database}
    process = await asyncio.create_subprocess_exec(*command, env=environment, stdout=asyncio.subprocess.DEVNULL)
    if await process.wait():
        raise RuntimeError("zielbot migrate failed")


GROUPS = 40


async def load(run: Run, seconds: float, a_second: float) -> Tally:
    """So many updates a second, one in four of them in a group; how long answers take, and what memory does."""
    groups = await run.approved_groups(GROUPS)
    await run.start(log_level="WARNING")
    await run.box.until(lambda: run.box.world.updates.has_poller, 30)
    began, given, memory = time.monotonic(), 0, list[int]()
    while (passed := time.monotonic() - began) < seconds:
        while given < passed * a_second:
            _one_update(run, given, groups)
            given += 1
        if len(memory) < passed:
            memory.append(run.child.memory())
        await asyncio.sleep(0.01)
    await run.finish(90)
    grown = memory[-1] - memory[len(memory) // 2]
    remark = f"{given / seconds:.0f} updates/s; answers p50/p95/p99 {_percentiles(run)} s; "
    remark += f"memory {memory[-1] / 1e6:.0f} MB, {grown / 1e6:+.1f} MB in the second half"
    return Tally("load", 0, remark)


def _one_update(run: Run, number: int, groups: Sequence[Chat]) -> None:
    person = run.people[number % len(run.people)]
    match number % 8:
        case 0 | 1:
            group = groups[number // 8 % len(groups)]
            run.ask(run.box.world.person(next(iter(group.members))), where=group)
        case 2:
            run.toggle(person)
        case 3:
            run.look(person)
        case _:
            run.ask(person)


def _percentiles(run: Run) -> str:
    """How long answers to searches took, in seconds."""
    asked = {event["marker"]: event["second"] for event in run.history.of("asked")}
    waits: dict[str, float] = {}
    for event in run.history.of("arrived"):
        for marker in asked.keys() & checker.MARKER.findall(event["text"]):
            waits.setdefault(marker, event["second"] - asked[marker])
    ordered = sorted(waits.values())
    return "/".join(f"{ordered[math.ceil(share * len(ordered)) - 1]:.2f}" for share in (0.5, 0.95, 0.99))


# Replicas.

QUICK_LEASES = {
    "handlers.poll:LEASE_FOR": 2.0,
    "handlers.poll:POLL_SECONDS": 1,
    "handlers.poll:RENEW_AFTER": 0.5,
    "handlers.poll:OTHERS_TURN_SECONDS": 0.2,
    "handlers.receive:CLAIM_FOR": 2.0,
    "handlers.fetch:CLAIM_FOR": 3.0,
    "handlers.send:CLAIM_FOR": 3.0,
    "handlers.send:LEASE_FOR": 2.0,
}
"""So that what takes a minute in service takes seconds here."""


async def replicas(run: Run, children: Sequence[Child], count: int) -> Tally:
    """Several Zielbots on one database; the one that polls is killed again and again and comes back later."""
    names = {f"replica-{number}": child for number, child in enumerate(children)}
    for name, child in names.items():
        await run.start(child, instance=name, settings=QUICK_LEASES)
    gaps = []
    for _ in range(count):
        await feed(run, 2)
        leader = await _leader(run.job.database)
        await asyncio.sleep(run.chance.uniform(0.0, 0.3))
        names[leader].signal(signal.SIGKILL)
        await run.killed(names[leader], patience=5)
        began = time.monotonic()
        await _leader(run.job.database, other_than=leader)
        gaps.append(time.monotonic() - began)
        await run.start(names[leader], instance=leader, settings=QUICK_LEASES)
    await run.quiet(90)
    await run.look_through()
    await run.quiet(90)
    for child in children:
        await run.stop(child)
    late = sorted(gaps)[math.ceil(0.95 * len(gaps)) - 1]
    lease = QUICK_LEASES["handlers.poll:LEASE_FOR"]
    return Tally(
        f"{len(children)} replicas, the leader killed", count, f"p95 without leader {late:.1f} s (lease {lease:.0f} s)"
    )


async def _leader(database: str, other_than: str = "") -> str:
    while True:
        found = await checker.rows(database, "SELECT holder FROM leases WHERE name = 'poll'")
        if found and found[0][0] != other_than:
            return str(found[0][0])
        await asyncio.sleep(0.02)


# Time.

DOWNTIMES = (timedelta(hours=3), timedelta(hours=25), timedelta(days=3), timedelta(weeks=3))
NIGHTS = tuple(
    datetime.fromisoformat(text)
    for text in ("2026-03-29T00:59:59+00:00", "2026-03-29T01:00:00+00:00", "2026-10-25T00:30:00+00:00",
                 "2026-10-25T01:30:00+00:00", "2028-02-29T23:30:00+00:00", "2026-12-31T23:00:00+00:00")
)  # fmt: skip
"""In Berlin: the hour that is missing, the hour that comes twice, both times, a leap day, New Year."""


async def downtime(run: Run, lasting: timedelta) -> Tally:
    """It is killed in the middle of its work, people go on writing, and after a while it starts again."""
    await feed(run, 4)
    await run.start()
    await feed(run, 4)
    await run.killed(patience=0.15)
    final = await checker.read(run.job.database)
    done = [update for update, state in (final.updates or {}).items() if state != "open"]
    run.history.add("settled", updates=done)
    for _ in range(8):
        run.box.clock.advance(seconds=lasting.total_seconds() / 8)
        await feed(run)
    for update in run.box.world.updates._updates:
        if update.expires_at <= run.box.clock.timestamp() and update.id not in (final.updates or {}):
            run.history.add("expired", update=update.id)
    before, owed = run.arrived(), run.owed()
    await settled(run, now=run.box.clock.now().isoformat(), later=lasting.total_seconds())
    came = run.arrived() - before
    # What was being sent when it was killed may come once more. The coordinator is told of what is uncertain besides.
    most = max((came[person.id] - owed[person.id] for person in run.people[1:]), default=0)
    if most > 1:
        run.history.add("flood", count=most)
    expired = sum(1 for _ in run.history.of("expired"))
    return Tally(f"down for {_told(lasting)}", 1, f"{sum(came.values())} messages, none unasked; {expired} had expired")


def _told(lasting: timedelta) -> str:
    hours = lasting.total_seconds() / 3600
    return f"{hours:.0f} hours" if hours < 48 else f"{hours / 24:.0f} days"


async def nights(run: Run) -> Tally:
    """It works through moments at which clocks are changed, killed in each of them."""
    for moment in NIGHTS:
        run.box.clock.set(moment)
        later = (moment - MORNING).total_seconds()
        await feed(run)
        await run.start(now=moment.isoformat())
        await feed(run)
        await run.killed(patience=0.2)
        await run.start(now=moment.isoformat(), later=min(later, 0.0))
        await run.finish()
    return Tally("nights at which clocks change", len(NIGHTS))
