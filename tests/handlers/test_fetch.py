"""Fetching files: whatever Telegram says and wherever it ends, a file is stored, or its sender hears that it is not."""

import asyncio
import gzip
import logging
import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from aiohttp import web
from aiohttp.typedefs import Handler
from sqlalchemy import select
from telegram.error import TelegramError

from bot.errors import StoreUnavailable
from bot.people.model import Role
from bot.reporting.evidence import FORMATS, Failure, FileKind, ToFetch
from handlers import fetch
from handlers.errors import NoAnswer, Refused, TooLong
from handlers.fetch import KEEP_TRYING, MAX_TRIES, Fetcher, Later, after
from handlers.setup import Bells
from handlers.transport import AiohttpRequest, Api
from sandbox.faults import Fault, FaultKind
from sandbox.files import Upload
from sandbox.places import Person
from storage.engine import make_engine
from storage.tables import evidence
from storage.work import SqlStore
from tests.engines import engine_at
from tests.handlers.moody import TOKEN, Mood, moody, refusal
from tests.handlers.stage import MORNING, HandClock, Stage, staged

PDF = Upload("Protokoll.pdf", "application/pdf", b"%PDF-1.7 ...")
REPORT = "2.1.1 läuft"
STORED = "Nachweis „Protokoll.pdf“ gespeichert zu 2.1.1."
AGAIN = "Die Meldung zu 2.1.1 gilt. Sie können die Datei als Antwort darauf noch einmal senden."


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def stage(store: SqlStore, clock: HandClock) -> AsyncIterator[Stage]:
    async with staged(store, real=clock) as ready:
        yield ready


@pytest.fixture
async def anna(stage: Stage) -> Person:
    return await stage.listed("Anna", Role.MEMBER, "Personalamt")


async def handed_in(stage: Stage, person: Person, upload: Upload = PDF, **extra: object) -> None:
    """A file is announced and waits to be fetched."""
    stage.box.world.send_document(person, person, upload, caption=REPORT, extra=extra)
    await stage.parts.poller.once(0)
    assert await stage.parts.receiver.batch() == 1


async def told(stage: Stage) -> str:
    """The last thing that was said."""
    await stage.play()
    return str(stage.box.calls_of("sendMessage")[-1].params["text"])


async def state(url: str) -> tuple[str, int, str | None]:
    async with engine_at(url) as engine, engine.connect() as connection:
        row = (await connection.execute(select(evidence))).one()
    return row.state, row.tries, row.error


_429 = Fault(FaultKind.REFUSED, 429, "Too Many Requests: retry after 30", parameters={"retry_after": 30})
PASSING = [
    _429,
    Fault(FaultKind.REFUSED, 500),
    Fault(FaultKind.REFUSED, 401, "Unauthorized"),
    Fault(FaultKind.REFUSED, 404, "Not Found"),
    Fault(FaultKind.REFUSED, 400, "Bad Request: wrong file_id or the file is temporarily unavailable"),
    Fault(FaultKind.NOT_JSON, 502),
    Fault(FaultKind.EMPTY),
    Fault(FaultKind.TRUNCATED),
    Fault(FaultKind.RESET_BEFORE),
    Fault(FaultKind.RESET_AFTER),
]


@pytest.mark.parametrize("fault", PASSING, ids=lambda fault: f"{fault.kind}-{fault.code}")
@pytest.mark.parametrize("method", ["getFile", "download"])
async def test_trouble_that_passes_is_waited_for_and_the_file_is_stored(
    stage: Stage, clock: HandClock, anna: Person, database_url: str, method: str, fault: Fault
) -> None:
    await handed_in(stage, anna)
    stage.box.world.faults.plan(fault, method=method)
    await stage.play()
    clock.advance(seconds=60)
    assert await told(stage) == STORED
    assert (await state(database_url))[0] == "stored"
    assert len(stage.box.world.faults.history) == 1


def test_what_keeps_telegram_from_answering_is_waited_for_a_day_with_ever_longer_pauses() -> None:
    row, now, pauses = ToFetch(1, 1, FileKind.PDF, "application/pdf", "x", 1, MORNING), MORNING, []
    while isinstance(outcome := after(NoAnswer("x"), row, now), Later):
        assert not outcome.is_try
        pauses.append(outcome.wait.total_seconds())
        now += outcome.wait
    assert outcome is Failure.UNAVAILABLE
    assert now - MORNING >= KEEP_TRYING
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (1, 600)
    assert len(pauses) < 24 * 8


async def test_what_telegram_does_not_hand_out_for_a_day_is_given_up(
    stage: Stage, clock: HandClock, anna: Person
) -> None:
    await handed_in(stage, anna)
    stage.box.world.faults.plan(Fault(FaultKind.REFUSED, 502), method="getFile", times=2)
    await stage.play()
    clock.advance(hours=24)
    lines = (await told(stage)).split("\n")
    assert lines == ["„Protokoll.pdf“ ist nicht gespeichert. Telegram hat die Datei nicht herausgegeben.", AGAIN]


async def test_what_telegram_refuses_again_and_again_is_given_up(
    stage: Stage, clock: HandClock, anna: Person, database_url: str
) -> None:
    await handed_in(stage, anna)
    stage.box.world.faults.plan(Fault(FaultKind.REFUSED, 400, "Bad Request: file is lost"), method="getFile", times=99)
    for _ in range(MAX_TRIES):
        await stage.play()
        clock.advance(minutes=2)
    assert await state(database_url) == ("failed", MAX_TRIES, "unavailable")
    assert len(stage.box.world.faults.history) == MAX_TRIES
    async with stage.store.reading() as work:
        snapshot = await work.agreements.current()
    assert snapshot
    assert snapshot.standing("2.1.1").updates[-1].evidence_failed == ("Protokoll.pdf",)


@pytest.mark.parametrize(
    ("upload", "reason"),
    [
        (Upload("Protokoll.pdf", "application/pdf", b"MZ\x90\x00"), "Der Inhalt passt nicht zum Namen oder"),
        (Upload("Foto.jpg", "image/jpeg", b"\xff\xd8\xff\xe0nothing"), "Der Inhalt passt nicht zum Namen oder"),
        (Upload("gross.pdf", "application/pdf", b"%PDF-" + bytes(10_000_001)), "Die Datei ist größer als angegeben."),
    ],
    ids=["another kind", "damaged", "larger than it says"],
)
async def test_a_file_that_is_not_what_it_was_said_to_be_is_not_stored(
    stage: Stage, anna: Person, upload: Upload, reason: str
) -> None:
    announced = stage.box.world.files.document(upload)["document"]
    stage.box.world.send_document(anna, anna, PDF, caption=REPORT, extra={"document": {**announced, "file_size": 5}})
    assert f"„{upload.name}“ ist nicht gespeichert. {reason}" in await told(stage)


async def test_of_an_album_one_answer_says_what_is_stored_and_what_is_not(
    stage: Stage, clock: HandClock, anna: Person
) -> None:
    bad = Upload("Bericht.docx", "application/zip", b"no zip")
    stage.box.world.send_album(anna, anna, [PDF, bad], caption=REPORT)
    await stage.play()
    clock.advance(seconds=1)
    lines = (await told(stage)).split("\n")
    assert lines[0] == STORED
    assert lines[1].startswith("„Bericht.docx“ ist nicht gespeichert. Der Inhalt")
    assert lines[2:] == [AGAIN]
    assert len(stage.box.calls_of("sendMessage")) == 2


async def hung(stage: Stage) -> "asyncio.Task[bool]":
    """A file is being fetched, and will be for ever."""
    stage.box.world.faults.plan(Fault(FaultKind.HANGS), method="download")
    step = asyncio.create_task(stage.parts.fetcher.step())
    await stage.box.until(lambda: bool(stage.box.world.faults.history), 5)
    return step


async def test_stopping_leaves_the_file_for_the_next_start_and_counts_no_try(
    stage: Stage, anna: Person, database_url: str
) -> None:
    await handed_in(stage, anna)
    step = await hung(stage)
    stage.parts.fetcher.bells.stop.set()
    assert await step
    assert await state(database_url) == ("pending", 0, None)
    stage.parts.fetcher.bells.stop.clear()
    assert await told(stage) == STORED


async def test_what_an_earlier_life_was_fetching_is_fetched_at_once(
    stage: Stage, anna: Person, database_url: str
) -> None:
    await handed_in(stage, anna)
    now = stage.parts.fetcher.setup.real.now()
    async with stage.store.writing() as work:
        # Claimed, and then the process ended.
        assert await work.evidence.claim(holder="stage", until=now + fetch.CLAIM_FOR, at=now)
    await stage.parts.fetcher.recover()
    assert await told(stage) == STORED
    assert await state(database_url) == ("stored", 2, None)


async def test_once_it_is_answered_nothing_says_from_where_a_file_came(
    stage: Stage, anna: Person, database_url: str
) -> None:
    await handed_in(stage, anna)
    assert await told(stage) == STORED
    engine = make_engine(database_url)
    places = (evidence.c.chat_id, evidence.c.thread_id, evidence.c.message_id, evidence.c.file_id)
    async with engine.connect() as connection:
        assert (await connection.execute(select(*places))).all() == [(None, None, None, None)]
    await engine.dispose()


async def test_a_file_over_which_the_process_ends_each_time_is_given_up(
    stage: Stage, anna: Person, database_url: str
) -> None:
    await handed_in(stage, anna)
    for _ in range(MAX_TRIES):
        now = stage.parts.fetcher.setup.real.now()
        async with stage.store.writing() as work:
            assert await work.evidence.claim(holder="stage", until=now + fetch.CLAIM_FOR, at=now)
        await stage.parts.fetcher.recover()
    await stage.play()
    assert await state(database_url) == ("failed", MAX_TRIES + 1, "unavailable")
    assert stage.box.calls_of("getFile") == []


async def test_two_instances_store_it_once_and_say_so_once(stage: Stage, anna: Person) -> None:
    await handed_in(stage, anna)
    parts = stage.parts
    other = Fetcher(replace(parts.fetcher.setup, instance="other"), Bells(), parts.api, parts.sender)
    await asyncio.gather(parts.fetcher.step(), other.step())
    await stage.play()
    assert [call.params["text"] for call in stage.box.calls_of("sendMessage")].count(STORED) == 1


async def test_the_service_fetches_when_the_bell_rings_and_stops_when_told(stage: Stage, anna: Person) -> None:
    bells = stage.parts.fetcher.bells
    running = asyncio.create_task(stage.parts.fetcher.run())
    await handed_in(stage, anna)
    await stage.box.until(lambda: bool(stage.box.calls_of("getFile")), 3)
    bells.stop.set()
    bells.attached.set()
    await asyncio.wait_for(running, 3)


async def test_what_the_database_keeps_from_it_is_tried_again(stage: Stage, anna: Person, database_url: str) -> None:
    await handed_in(stage, anna)
    engine = make_engine(f"{database_url}?timeout=0.05")
    fetcher = replace(stage.parts.fetcher, setup=replace(stage.parts.fetcher.setup, store=SqlStore(engine)))
    async with stage.store.writing():
        running = asyncio.create_task(fetcher.run())
        await asyncio.sleep(0.2)
    await stage.box.until(lambda: bool(stage.box.calls_of("getFile")), 5)
    fetcher.bells.stop.set()
    fetcher.bells.attached.set()
    await asyncio.wait_for(running, 5)
    await engine.dispose()


async def test_what_could_not_be_settled_is_fetched_again_at_once_and_counts_no_try(
    stage: Stage, anna: Person, database_url: str
) -> None:
    await handed_in(stage, anna)
    engine = make_engine(f"{database_url}?timeout=0.05")
    fetcher = replace(stage.parts.fetcher, setup=replace(stage.parts.fetcher.setup, store=SqlStore(engine)))
    stage.box.world.faults.plan(Fault(FaultKind.SLOW, seconds=0.3), method="download")
    step = asyncio.create_task(fetcher.step())
    await stage.box.until(lambda: bool(stage.box.world.faults.history), 5)
    async with stage.store.writing():
        with pytest.raises(StoreUnavailable):
            await step
    assert await fetcher.step()
    assert await state(database_url) == ("stored", 1, None)
    await engine.dispose()


async def test_a_body_that_goes_on_is_read_no_further_than_the_limit() -> None:
    async with moody((200, "%PDF-" + "x" * 5000)) as (_, api):
        assert len(await api.download("documents/a.pdf", 5005)) == 5005
        with pytest.raises(TooLong):
            await api.download("documents/a.pdf", 5004)


@pytest.mark.parametrize("path", ["../x", "/etc/passwd", "a//b", "a/../../getMe", ".", ""])
async def test_a_path_that_leads_elsewhere_is_not_followed(path: str) -> None:
    async with moody((200, "x")) as (server, api):
        with pytest.raises(Refused):
            await api.download(path, 100)
    assert server.calls == []


@pytest.mark.parametrize("path", ["documents/a b.pdf", "documents/ü.pdf", "documents/a?x=1#y.pdf", "a/%2e%2e/b"])
async def test_a_path_is_one_path_whatever_is_in_it(path: str) -> None:
    async with moody((200, "x")) as (server, api):
        assert await api.download(path, 100) == b"x"
    ((called, _),) = server.calls
    assert called == path.rpartition("/")[2]


@pytest.mark.parametrize("result", [None, [], {"file_path": None}, {"file_path": 7}, {"file_path": ["a"]}])
async def test_an_answer_without_a_path_is_a_refusal(
    stage: Stage, anna: Person, database_url: str, result: object
) -> None:
    await handed_in(stage, anna)
    async with moody((200, {"ok": True, "result": result})) as (_, api):
        stage.parts.fetcher.api = api
        await stage.parts.fetcher.step()
    assert await state(database_url) == ("pending", 1, None)


@pytest.mark.parametrize(
    "mood",
    [(200, None), (302, "moved"), (404, f"no such /file/bot{TOKEN}/documents/a.pdf"), refusal(403, "x"), (500, "x")],
)
async def test_no_error_of_a_download_carries_the_token(mood: Mood, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with moody(mood) as (_, api):
        with pytest.raises((Refused, NoAnswer)) as caught:
            await api.download("documents/a.pdf", 100)
    told = "".join(traceback.format_exception(caught.value))
    assert isinstance(caught.value, TelegramError)
    assert TOKEN.partition(":")[2] not in told + caplog.text


@asynccontextmanager
async def serving(answer: Handler) -> AsyncIterator[Api]:
    """A server of files that answers as the test says."""
    app = web.Application()
    app.router.add_route("*", "/{call:.*}", answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with AiohttpRequest(1) as request:
        yield Api(f"http://127.0.0.1:{runner.addresses[0][1]}/bot{TOKEN}", request)
    await runner.cleanup()


async def test_what_is_packed_on_the_way_is_not_unpacked() -> None:
    async def packed(request: web.Request) -> web.Response:
        assert request.headers["Accept-Encoding"] == "identity"
        return web.Response(body=gzip.compress(bytes(50_000_000)), headers={"Content-Encoding": "gzip"})

    async with serving(packed) as api:
        assert len(await api.download("a.pdf", 100_000)) < 100_000


async def test_a_body_without_an_announced_end_is_cut_off_at_the_limit() -> None:
    written = 0

    async def endless(request: web.Request) -> web.StreamResponse:
        nonlocal written
        response = web.StreamResponse()
        await response.prepare(request)
        while written < 1000:
            await response.write(bytes(100_000))
            written += 1
        return response

    async with serving(endless) as api:
        with pytest.raises(TooLong):
            await api.download("a.pdf", 1_000_000)
    assert written < 200


def test_every_format_has_a_kind_that_is_checked() -> None:
    assert {one.kind for one in FORMATS.values()} | {FileKind.PHOTO} == set(FileKind)
