"""A box, a Zielbot that can be killed, people who want things from it, and the history of all that."""

import asyncio
import json
import os
import resource
import signal
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from functools import partial
from itertools import count, cycle, islice
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from bot.delivery import Outgoing, Purpose
from bot.people.model import Role
from sandbox.files import Upload
from sandbox.places import Chat, JsonObject, Person
from sandbox.server import Sandbox
from sandbox.stage import Event
from sandbox.updates import Update
from storage.engine import make_engine
from storage.work import SqlStore
from tests.faults import checker, stock
from tests.faults.checker import Verdict
from tests.faults.history import History
from tests.faults.player import HOOK_SECRET, HOST, Job
from tests.handlers.county import AGREEMENT
from tests.handlers.stage import MORNING

LIST = "Was ist dieses Quartal fällig?"
LETTERS = "bcdfghjklmnpqrtvwxz"
FOR_GOOD = (400, 403, 413)
"""Codes by which Telegram refuses a message for good."""
QUIET_SECONDS = 60.0
AGAIN = (0.05, 0.1, 0.2)
"""Seconds after which an update that the webhook did not take is brought again; Telegram takes longer."""
TOLD_SOON = {"handlers.send:GATHER": 0.3, "handlers.send:QUIET": 0.5, "handlers.send:LOOK_SECONDS": 0.25}
"""So that the coordinators are told within a second, and not within minutes, of what is uncertain."""
AGAIN_SOON = {"handlers.fetch:LOOK_SECONDS": 0.25, "handlers.receive:IDLE_SECONDS": 0.25}
"""So that what waits to be tried again is not seen five seconds later."""


def _end_of(output: Path) -> str:
    """Return the last lines of what a process printed: its file may be gone when somebody reads the failure."""
    return "\n".join(output.read_text(errors="replace").splitlines()[-40:])


class Child:
    """A process that forks a Zielbot for each job, one at a time. `output` is the file for all that they print."""

    def __init__(self, output: Path) -> None:
        """Start it; it imports for a second or two."""
        self.output = output
        self.pid = 0
        command = (sys.executable, "-m", "tests.faults.player")
        with output.open("ab") as log:
            # Plain pipes, for they outlive the event loops of single tests.
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log)

    async def begin(self, job: Job) -> None:
        """Fork a Zielbot."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps(asdict(job)).encode() + b"\n")
        self._process.stdin.flush()
        self.pid = (await self._heard())["pid"]

    async def ended(self) -> tuple[str, int]:
        """Wait for its end; return the step at which it killed itself, if it did, and its wait status."""
        step = ""
        while True:
            told = await self._heard()
            step = told.get("dying", step)
            if "ended" in told:
                self.pid = 0
                return step, told["ended"]

    def signal(self, number: signal.Signals) -> None:
        """Send a signal, if it is not gone yet."""
        if self.pid:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    @property
    def is_alive(self) -> bool:
        """Whether the last one begun is still there."""
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        return self.pid != 0

    def memory(self) -> int:
        """How many bytes of memory it holds."""
        pages = Path(f"/proc/{self.pid}/statm").read_text().split()[1]
        return int(pages) * resource.getpagesize()

    async def end(self) -> None:
        """Kill the one that was begun, if it is still there."""
        self.signal(signal.SIGKILL)
        if self.pid:
            await self.ended()

    def close(self) -> None:
        """End everything."""
        self.signal(signal.SIGKILL)
        with self._process as process:
            assert process.stdin
            process.stdin.close()

    async def _heard(self) -> dict[str, Any]:
        assert self._process.stdout
        line = await asyncio.to_thread(self._process.stdout.readline)
        if not line:
            raise RuntimeError("the player ended; its output says why")
        heard: dict[str, Any] = json.loads(line)
        return heard


@dataclass
class Run:
    """One run. `chance` decides everything that is not decided by the operating system."""

    box: Sandbox
    store: SqlStore
    job: Job
    history: History
    chance: Random
    child: Child
    people: list[Person] = field(default_factory=list)
    stranger: Person | None = None
    reporter: Person | None = None
    kills: int = 0
    _numbers: Iterator[int] = field(default_factory=count)

    def marker(self) -> str:
        """A word that stands for one message and that nobody reads anything else into."""
        number, letters = next(self._numbers), ""
        for _ in range(4):
            number, letter = divmod(number, len(LETTERS))
            letters += LETTERS[letter]
        return f"zq{letters}zq"

    @property
    def output(self) -> Path:
        """Where all that the processes print can be read."""
        return self.child.output

    # What people do.

    def ask(self, person: Person, hostile: str = "", where: Chat | None = None) -> str:
        """Somebody searches for a word that the answer repeats, in private unless told; return the word."""
        marker = self.marker()
        update = self._next_update()
        # `extra` goes past what a real app would clean away.
        text = f"/suche {marker}{hostile}"
        extra = {"text": text} if hostile else None
        said = self.box.world.say(person, where or person, f"/suche {marker}", extra=extra)
        self.history.add("asked", chat=said["chat"]["id"], marker=marker, update=update)
        return marker

    def toggle(self, person: Person) -> None:
        """Somebody changes their language to the other one."""
        update = self._next_update()
        self.box.world.say(person, person, "/sprache")
        self.history.add("toggled", chat=person.id, update=update)

    def look(self, person: Person) -> None:
        """Somebody asks for a list; when it comes they press a button that redraws it."""
        update = self._next_update()
        self.box.world.say(person, person, LIST)
        self.history.add("listed", chat=person.id, update=update)

    def want(self, person: Person, command: str, method: str) -> None:
        """Somebody asks for something that comes as a picture or a file, by this method."""
        update = self._next_update()
        self.box.world.say(person, person, command)
        self.history.add("wanted", chat=person.id, method=method, update=update)

    def report(self) -> None:
        """Somebody reports how far a measure is, with words that no other report has."""
        assert self.reporter
        marker, update = self.marker(), self._next_update()
        self.box.world.say(self.reporter, self.reporter, f"2.1.1 {self.chance.randrange(1, 99)} %, Vermerk {marker}")
        self.history.add("reported", chat=self.reporter.id, marker=marker, update=update)

    def hand_in(self) -> None:
        """Somebody reports something, and sends a file with it."""
        assert self.reporter
        label = f"{self.marker()}.pdf"
        file = Upload(label, "application/pdf", b"%PDF-" + label.encode())
        update = self._next_update()
        self.box.world.send_document(self.reporter, self.reporter, file, caption="2.1.1 60 %")
        self.history.add("handed_in", chat=self.reporter.id, label=label, size=len(file.data), update=update)

    def intrude(self, where: Chat | None = None) -> None:
        """Somebody who is not on the list asks for everything."""
        assert self.stranger
        for text in (LIST, "/faellig", "2.1.1", "/suche Leitfaden"):
            self.box.world.say(self.stranger, where or self.stranger, text)
        self.box.world.ask_inline(self.stranger, "Leitfaden")

    def welcome(self) -> None:
        """A coordinator puts the bot into a group with a title that bites; the bot tells them so in private."""
        title = "Amt \u2066\ufeff\x00für alles"
        self.box.world.add_bot(self.box.world.add_group(title, [self.people[0]], with_bot=False), self.people[0])

    def abduct(self) -> None:
        """Somebody who is not on the list puts the bot into a group."""
        assert self.stranger
        self.box.world.add_bot(self.box.world.add_group("Kegelclub", [self.stranger], with_bot=False), self.stranger)

    async def approved_groups(self, how_many: int) -> list[Chat]:
        """Groups on the list, each with one of the people in it."""
        members = islice(cycle(self.people), how_many)
        groups = [self.box.world.add_group(f"Group {number}", [one]) for number, one in enumerate(members)]
        async with self.store.writing() as work:
            coordinator = (await work.people.by_telegram_ids([self.people[0].id]))[self.people[0].id]
            for group in groups:
                await work.groups.approve(group.id, group.title, by=coordinator.id, at=MORNING)
        return groups

    async def withdraw(self, person: Person) -> None:
        """Somebody is taken off the list while a nudge waits for them."""
        await self.nudge([person], is_withdrawn=True)
        async with self.store.writing() as work:
            found = await work.people.by_telegram_ids([person.id])
            await work.people.revoke(found[person.id].id, at=MORNING)

    async def nudge(self, people: Sequence[Person], *, is_withdrawn: bool = False) -> None:
        """Put a nudge for each into the outbox, as planning will."""
        texts = {person.id: self.marker() for person in people}
        subjects = [self.marker() for _ in people]
        rows = self._owed_by_stock(texts) if self.job.is_stock else await self._in_the_outbox(texts, subjects)
        # Only what was committed is owed to anybody.
        for (chat, marker), subject, row in zip(texts.items(), subjects, rows, strict=True):
            self.history.add("queued", chat=chat, marker=marker, subject=subject, row=row, is_withdrawn=is_withdrawn)

    async def _in_the_outbox(self, texts: Mapping[int, str], subjects: Sequence[str]) -> list[int]:
        async with self.store.writing() as work:
            return [
                await work.outbox.add(
                    Outgoing(chat, "sendMessage", {"text": f"Hinweis {text}"}, Purpose.NUDGE, subject=subject),
                    at=MORNING,
                )
                for (chat, text), subject in zip(texts.items(), subjects, strict=True)
            ]

    def _owed_by_stock(self, texts: Mapping[int, str]) -> list[int | None]:
        sql = "INSERT INTO nudges (chat_id, text) VALUES (?, ?)"
        with closing(stock.connect(self.job.database)) as connection, connection:
            return [connection.execute(sql, (chat, f"Hinweis {text}")).lastrowid for chat, text in texts.items()]

    # What happens to Zielbot.

    async def start(self, child: Child | None = None, **changes: Any) -> None:
        """Start it, with changes to the job."""
        job = replace(self.job, seed=self.chance.randrange(1 << 30), **changes)
        job = replace(job, settings=TOLD_SOON | AGAIN_SOON | job.settings)
        await (child or self.child).begin(job)
        self.history.add("started", instance=job.instance, kill_at=job.kill_at, nth=job.nth)

    async def killed(self, child: Child | None = None, *, patience: float) -> str:
        """Wait for it to kill itself; after `patience` seconds kill it from outside. Return where."""
        child = child or self.child
        ending = asyncio.ensure_future(child.ended())
        done, _ = await asyncio.wait([ending], timeout=patience)
        if not done:
            child.signal(signal.SIGKILL)
        step, status = await ending
        if not os.WIFSIGNALED(status):
            raise RuntimeError(f"Zielbot ended by itself with status {status}:\n{_end_of(self.output)}")
        self.kills += 1
        self.history.add("killed", at=step or "any moment")
        return step or "any moment"

    async def stop(self, child: Child | None = None) -> int:
        """End it as a service manager does; return its exit code."""
        child = child or self.child
        child.signal(signal.SIGTERM)
        async with asyncio.timeout(30):
            _, status = await child.ended()
        self.history.add("stopped", status=status)
        return os.waitstatus_to_exitcode(status)

    async def refused(self) -> None:
        """Start it where it must not start: it says so and ends by itself."""
        await self.start()
        async with asyncio.timeout(30):
            _, status = await self.child.ended()
        if os.waitstatus_to_exitcode(status) != 1:
            self.history.add("stopped", status=status or "it did start")

    async def drawn(self) -> None:
        """Wait until the faults planned have come."""
        await self.box.until(lambda: not self.box.world.faults._plans, 90)

    async def quiet(self, timeout_s: float = QUIET_SECONDS) -> None:
        """Wait until Zielbot has fetched, handled and sent everything; that it did not is an event, too."""
        loop = asyncio.get_running_loop()
        end = loop.time() + timeout_s
        while True:
            pending, left = self.box.world.updates.pending, await checker.open_rows(self.job.database)
            if not pending and not any(left):
                return
            if not self.child.is_alive:
                raise RuntimeError(f"Zielbot ended by itself:\n{_end_of(self.output)}")
            if loop.time() > end:
                self.history.add("not_quiet", pending=pending, **left._asdict())
                return
            await asyncio.sleep(0.05)

    async def look_through(self) -> None:
        """The coordinator reads the list of what failed or is uncertain, sets the first aside, and so on to the last.

        More than a few stand on the list by their number alone.
        """
        coordinator = self.people[0]
        shown = await self.box.answer_to(self.box.world.say(coordinator, coordinator, "/zustellung"), QUIET_SECONDS)
        while button := _set_aside_button(shown):
            self.box.world.press(coordinator, shown, button)
            await self.box.until(partial(_has_changed, shown, button), QUIET_SECONDS)

    async def finish(self, timeout_s: float = QUIET_SECONDS) -> None:
        """Wait until all is done and the coordinator has looked through what is uncertain; then end it."""
        await self.quiet(timeout_s)
        await self.look_through()
        await self.quiet(timeout_s)
        await self.stop()

    def arrived(self) -> Counter[int]:
        """How many messages of the bot each person has got."""
        return Counter(event["chat"] for event in self.history.of("arrived") if not event["is_edit"])

    def owed(self) -> Counter[int]:
        """How many messages each person is still to get."""
        gone = {event["update"] for event in self.history.of("expired")}
        wanted = self.history.of("asked", "wanted", "toggled", "listed", "queued")
        return Counter(event["chat"] for event in wanted if event.get("update") not in gone) - self.arrived()

    async def verdict(self) -> Verdict:
        """What the checker says."""
        final = checker.read_stock(self.job.database) if self.job.is_stock else await checker.read(self.job.database)
        output = self.output.read_text(errors="replace") if self.output.exists() else ""
        return checker.check(self.history.events, final, output)

    # What the history gets to know.

    def _next_update(self) -> int:
        return self.box.world.updates._next_id

    def _watch(self, event: Event) -> None:
        if (
            event.chat is None
            or event.kind not in ("message", "edited")
            or not event.data.get("from", {}).get("is_bot")
        ):
            return
        is_edit, text = event.kind == "edited", event.data.get("text", "")
        method = "" if is_edit else _sent_by(event.data)
        date = event.data["date"]
        self.history.add("arrived", chat=event.chat.id, text=text, method=method, is_edit=is_edit, date=date)
        if event.kind == "message":
            self._press(event.chat, event.data)

    def _press(self, chat: Chat, message: JsonObject) -> None:
        """Press the button for the next quarter, now and then twice: the second time it is stale."""
        keyboard = message.get("reply_markup", {}).get("inline_keyboard", ())
        data = [one["callback_data"] for row in keyboard for one in row if one["callback_data"].startswith("shift")]
        if not data or chat.id not in self.box.world.people:
            return
        action, card, version, _ = data[-1].split(":")
        leads_to = _next_quarter(self.box.clock.now().astimezone(ZoneInfo("Europe/Berlin")).date()).isoformat()
        for _ in range(self.chance.choice((1, 1, 2))):
            update = self._next_update()
            self.box.world.press(chat.id, message, f"{action}:{card}:{version}:1")
            self.history.add("pressed", update=update, card=int(card), leads_to=leads_to)

    def _record(self) -> None:
        """Note what the box hands out and takes; it has no door for that of its own."""
        updates, calls = self.box.world.updates, self.box._bot_door
        poll, confirm, push, keep = updates.poll, updates.confirm, updates.push_raw, calls._keep

        def recorded_confirm(offset: int) -> None:
            confirm(offset)
            if offset > 0:
                self.history.add("confirmed", offset=offset)

        async def recorded_poll(offset: int, limit: int, wait_s: int) -> list[Update]:
            taken = await poll(offset, limit, wait_s)
            for update in taken:
                self.history.add("given", update=update.id)
            return taken

        def recorded_push(*arguments: Any, **named: Any) -> int:
            update = push(*arguments, **named)
            self.history.add("pushed", update=update)
            return update

        def recorded_call(call: Any) -> None:
            keep(call)
            code = call.error.code if call.error else 0
            if call.method != "getUpdates" or call.fault:
                chat = int(call.params.get("chat_id", 0) or 0)
                fault = call.fault.kind.value if call.fault else ""
                self.history.add(
                    "call",
                    method=call.method,
                    chat=chat,
                    text=call.params.get("text", ""),
                    code=code,
                    fault=fault,
                    refused=code in FOR_GOOD,
                )

        updates.poll = recorded_poll  # type: ignore[method-assign]
        updates.confirm = recorded_confirm  # type: ignore[method-assign]
        updates.push_raw = recorded_push  # type: ignore[method-assign]
        calls._keep = recorded_call  # type: ignore[method-assign]
        self.box.world.watchers.add(self._watch)

    async def populate(self, how_many: int) -> None:
        """People on the list and somebody who is not, and an agreement whose titles are the canaries."""
        self._record()
        world = self.box.world
        self.people = [world.add_person(f"Person {number}") for number in range(how_many)]
        self.stranger = world.add_person("Fremd")
        self.reporter = world.add_person("Meldet")
        for person in (*self.people, self.stranger, self.reporter):
            person.has_started = True
        self.history.add("stranger", chat=self.stranger.id)
        self.history.add("secret", text=self.box.token)
        self.history.add("secret", text=self.box.token.partition(":")[2])
        self.history.add("secret", text=HOOK_SECRET)
        self.history.add("coordinator", chat=self.people[0].id)
        for measure in AGREEMENT.measures:
            self.history.add("canary", text=measure.title)
        if self.job.is_stock:
            return
        async with self.store.writing() as work:
            await work.agreements.store(AGREEMENT, source="test", at=MORNING)
            for person in self.people:
                role = Role.READER if person is not self.people[0] else Role.COORDINATOR
                await work.people.add(person.id, person.first_name, role, (), at=MORNING)
            await work.people.add(self.reporter.id, "Meldet", Role.MEMBER, ("Personalamt",), at=MORNING)


def free_port() -> int:
    """A port at which nobody listens."""
    with socket.create_server((HOST, 0)) as server:
        return int(server.getsockname()[1])


def _sent_by(message: JsonObject) -> str:
    """The method that such a message was sent by; what came of a picture or a file is in it."""
    content = message["photo"][-1] if "photo" in message else message.get("document")
    if content is None:
        return "sendMessage"
    return ("sendPhoto" if "photo" in message else "sendDocument") if content["file_size"] else "nothing in it"


def _set_aside_button(message: JsonObject) -> str | None:
    """The button that sets aside the first of what a list names; None under a list of nothing."""
    keyboard = message.get("reply_markup", {}).get("inline_keyboard")
    return str(keyboard[0][1]["callback_data"]) if keyboard else None


def _has_changed(message: JsonObject, button: str) -> bool:
    return _set_aside_button(message) != button


def _next_quarter(day: date) -> date:
    quarter = (day.month - 1) // 3 + 1
    return date(day.year + quarter // 4, quarter % 4 * 3 + 1, 1)


@asynccontextmanager
async def running(
    folder: Path, database: str, *, seed: int, people: int = 24, child: Child | None = None, **job: Any
) -> AsyncIterator[Run]:
    """A run in a folder, on a database with all tables and nothing in them. A `child` given is used and left alone."""
    history = History(folder / "history.jsonl")
    history.add("seed", seed=seed)
    player = child or Child(folder / "output.log")
    store = SqlStore(make_engine(database)) if not job.get("is_stock") else SqlStore(make_engine("sqlite:///unused"))
    try:
        async with Sandbox(now=MORNING, keep_calls=1000, webhook_pauses=AGAIN) as box:
            run = Run(box, store, Job(box.url, box.token, database, **job), history, Random(seed), player)
            await run.populate(people)
            try:
                yield run
            finally:
                await player.end()
    finally:
        if child is None:
            player.close()
        await store.close()
        history.close()
