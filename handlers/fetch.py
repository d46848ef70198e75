"""Fetches the files of reports, after the commit that took note of them, and says when their hash is stored.

A file is claimed, fetched, and settled: three steps, each of which may be the process's last. Until it is settled
another life fetches it anew. Network and pictures have no transaction open.
"""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from telegram.error import TelegramError

from bot.delivery.states import Fate
from bot.errors import StoreUnavailable
from bot.ports import Work
from bot.reporting.content import Content, OtherContent, kept
from bot.reporting.evidence import Evidence, Failure, FileKind, FileState, ToFetch
from bot.texts.evidence import settled_text
from handlers.errors import NoAnswer, Refused, TooLong, fate
from handlers.render import in_answer_to
from handlers.send import Sender
from handlers.setup import Bells, Setup
from handlers.transport import Api
from handlers.waiting import back_off, rings

log = logging.getLogger(__name__)

AT_ONCE = 2
"""Files under way at a time: each is held in memory as a whole."""
CLAIM_FOR = timedelta(minutes=5)
"""Longer than any file takes."""
LOOK_SECONDS = 5.0
"""How often is looked for files that wait for another try, or whose claim ended."""
MAX_TRIES = 8
"""Of what may be the file's own fault: Telegram refused it, or the process ended over it."""
KEEP_TRYING = timedelta(days=1)
"""For so long a file is asked for again while Telegram or the way to it is to blame."""
LONGEST_WAIT = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Later:
    """A file that is to be fetched again, after a while; `is_try` where it may be the file's own fault."""

    wait: timedelta
    is_try: bool


Outcome = Content | Failure | Later
T = TypeVar("T")


@dataclass(slots=True)
class Fetcher:
    """Fetches what waits, a few files at a time. Every replica may: a claim is one's own."""

    setup: Setup
    bells: Bells
    api: Api
    sender: Sender
    drawing: asyncio.Lock = field(default_factory=asyncio.Lock)
    """One picture at a time: unpacked it may need a hundred times its size."""
    under_way: set[int] = field(default_factory=set)
    """The files that are being fetched."""

    async def run(self) -> None:
        """Fetch until stopped. A file under way is left for the next start, so that stopping takes no time."""
        await self._patiently(self.recover)
        async with asyncio.TaskGroup() as group:
            for _ in range(AT_ONCE):
                group.create_task(self._fetch_on())

    async def recover(self) -> None:
        """Free what an earlier life of this instance was fetching."""
        async with self.setup.store.writing() as work:
            await work.evidence.release(self.setup.instance)

    async def step(self) -> bool:
        """Fetch one file and settle it; False where none waits."""
        row: ToFetch | None = None
        try:
            async with self.setup.store.writing() as work:
                if row := await self._claim(work):
                    self.under_way.add(row.id)
            if row is None:
                return False
            outcome = await self._unless_stopped(self._outcome(row))
            async with self.setup.store.writing() as work:
                await self._settle(work, row, outcome)
                sending = await self.sender.claim(work)
        finally:
            self.under_way.discard(row.id if row else 0)
        self.sender.start(sending)
        return True

    async def _claim(self, work: Work) -> ToFetch | None:
        now, holder = self.setup.real.now(), self.setup.instance
        # What is ours and not under way could not be settled, or its claim was committed and we never heard of it.
        await work.evidence.release(holder, but=self.under_way, is_try=False)
        return await work.evidence.claim(holder=holder, until=now + CLAIM_FOR, at=now)

    async def _fetch_on(self) -> None:
        while not self.bells.stop.is_set():
            self.bells.attached.clear()
            if not await self._patiently(self.step):
                await rings(self.bells.attached, LOOK_SECONDS)

    async def _patiently(self, step: Callable[[], Awaitable[T]]) -> T | None:
        """Take a step; what the database keeps from it is tried until it works or the service stops."""
        failures = 0
        while True:
            try:
                return await step()
            except StoreUnavailable as error:
                failures += 1
                log.error("the database failed: %s", error)
                if await rings(self.bells.stop, back_off(failures, random.random)):
                    return None

    async def _unless_stopped(self, fetching: Coroutine[Any, Any, Outcome]) -> Outcome:
        task, stop = asyncio.create_task(fetching), asyncio.create_task(self.bells.stop.wait())
        await asyncio.wait({task, stop}, return_when=asyncio.FIRST_COMPLETED)
        stop.cancel()
        if task.done():
            return task.result()
        task.cancel()
        await asyncio.wait({task})
        return Later(timedelta(0), is_try=False)

    async def _outcome(self, row: ToFetch) -> Outcome:
        if row.tries > MAX_TRIES:
            return Failure.UNAVAILABLE
        try:
            data = await self._fetched(row)
        except TooLong:
            return Failure.TOO_LARGE
        except TelegramError as error:
            log.warning("file %s, try %s: %s", row.id, row.tries, type(error).__name__)
            return after(error, row, self.setup.real.now())
        try:
            return await self._kept(row, data)
        except OtherContent as error:
            log.info("file %s is not what it was said to be: %s", row.id, error)
            return Failure.OTHER_CONTENT

    async def _fetched(self, row: ToFetch) -> bytes:
        found = await self.api.call("getFile", {"file_id": row.file_id})
        path, size = (found.get("file_path"), found.get("file_size")) if isinstance(found, dict) else (None, None)
        if not isinstance(path, str):
            raise Refused(400, "no path of a file")
        if isinstance(size, int) and size > self.setup.evidence_bytes:
            raise TooLong
        data = await self.api.download(path, self.setup.evidence_bytes)
        if isinstance(size, int) and size != len(data):
            raise NoAnswer("not the whole file")
        return data

    async def _kept(self, row: ToFetch, data: bytes) -> Content:
        if row.kind in (FileKind.PDF, FileKind.OFFICE):
            return kept(row.kind, row.media_type, data)
        async with self.drawing:
            return await asyncio.to_thread(kept, row.kind, row.media_type, data)

    async def _settle(self, work: Work, row: ToFetch, outcome: Outcome) -> None:
        """Write down what came of it. What is stored and its answer commit together, the last file's for them all."""
        now = self.setup.real.now()
        match outcome:
            case Later():
                await work.evidence.retry(row.id, not_before=now + outcome.wait, is_try=outcome.is_try)
                return
            case Failure():
                is_settled = await work.evidence.fail(row.id, outcome, at=now)
            case Content():
                is_settled = await work.evidence.store(row.id, outcome, at=now)
        files = await work.evidence.of_batch(row.batch)
        if is_settled and all(file.state is not FileState.PENDING for file in files):
            await self._answer(work, files, now)
            await work.evidence.answered(row.batch)

    async def _answer(self, work: Work, files: Sequence[Evidence], now: datetime) -> None:
        """Say in the chat they came from what became of the files of one message."""
        first = files[0]
        if first.chat_id is None:
            return  # Whoever sent them was erased meanwhile.
        updates = await work.updates.of({file.update_id for file in files})
        codes = {stored.id: stored.update.code for stored in updates}
        lang = await _language(work, first.chat_id)
        reply = settled_text(files, codes, lang, is_minimal=self.setup.policy.is_minimal)
        if reply.blocks:
            await work.outbox.add_all(in_answer_to(reply, first.chat_id, first.thread_id, first.message_id), at=now)


def after(error: TelegramError, row: ToFetch, now: datetime) -> Failure | Later:
    """Return what follows from an error: refusals are repeated a few times, everything else for a day."""
    age = now - row.created_at
    if fate(error) is Fate.NEVER:
        wait = timedelta(seconds=back_off(row.tries, random.random))
        return Failure.UNAVAILABLE if row.tries >= MAX_TRIES else Later(wait, is_try=True)
    if age >= KEEP_TRYING:
        return Failure.UNAVAILABLE
    asked = error.retry_after if isinstance(error, Refused) else None
    wait = max(min(age / 2, LONGEST_WAIT), timedelta(seconds=asked or 1.0))
    return Later(wait, is_try=False)


async def _language(work: Work, chat_id: int) -> str:
    """Return the language that was chosen for a chat, else German."""
    people = await work.people.by_telegram_ids([chat_id])
    group = await work.groups.by_chat(chat_id)
    chosen = people[chat_id].language if chat_id in people else group.language if group else None
    return chosen or "de"
