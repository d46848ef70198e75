"""Files of updates: claimed by one, stored once, listed with their update, carried over by a backup."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, timedelta

import pytest
from sqlalchemy import select

from bot.agreement.model import Status, StatusUpdate
from bot.delivery import Outgoing, Upload
from bot.people.model import Role
from bot.reporting.content import Content
from bot.reporting.evidence import Evidence, Failure, FileKind, FileState, NewEvidence, ToFetch
from bot.reporting.model import NewUpdate
from bot.retaining import retain
from storage.tables import evidence
from storage.work import SqlStore, SqlWork
from tests.contract.agreement import AGREEMENT
from tests.contract.moments import NOW, later
from tests.engines import engine_at

PDF = Content(b"%PDF-1.7 \x00\xff\xfe", "application/pdf")
CHAT = 5_000_000_001


async def reported(store: SqlStore, batch: int = 1, code: str = "7") -> int:
    """An update, by somebody on the list."""
    async with store.writing() as work:
        if await work.agreements.current() is None:
            await work.agreements.store(AGREEMENT, source="test", at=NOW)
        person = await work.people.by_telegram_id(CHAT) or await work.people.add(CHAT, "A", Role.MEMBER, (), at=NOW)
        update = NewUpdate(code, "Bauamt", Status.DONE)
        (update_id,) = await work.updates.add([update], by=person.id, batch=batch, at=NOW)
    return update_id


def new(label: str) -> NewEvidence:
    return NewEvidence(
        kind=FileKind.PDF,
        label=label,
        media_type="application/pdf",
        size=7,
        file_id=f"id of {label}",
        chat_id=CHAT,
        thread_id=5,
        message_id=9,
    )


async def attached(store: SqlStore, *labels: str, batch: int = 1) -> int:
    """An update with files that are still to be fetched."""
    update_id = await reported(store, batch)
    async with store.writing() as work:
        await work.evidence.add(update_id, [new(label) for label in labels], batch=batch, at=NOW)
    return update_id


async def claim(work: SqlWork, holder: str = "a", minutes: float = 0) -> ToFetch | None:
    return await work.evidence.claim(holder=holder, until=later(minutes + 5), at=later(minutes))


async def claim_one(store: SqlStore, holder: str = "a", minutes: float = 0) -> ToFetch | None:
    async with store.writing() as work:
        return await claim(work, holder, minutes)


async def last_update(store: SqlStore) -> StatusUpdate:
    async with store.reading() as work:
        snapshot = await work.agreements.current()
    assert snapshot
    return snapshot.standing("7").updates[-1]


async def files_of(store: SqlStore, update_id: int) -> Sequence[Evidence]:
    async with store.reading() as work:
        return await work.evidence.of([update_id])


async def test_a_file_is_claimed_by_one_and_again_when_the_claim_has_ended(store: SqlStore) -> None:
    await attached(store, "a.pdf")
    first = await claim_one(store)
    assert first
    assert (first.file_id, first.tries, first.kind) == ("id of a.pdf", 1, FileKind.PDF)
    assert await claim_one(store, "b", minutes=4) is None
    again = await claim_one(store, "b", minutes=6)
    assert again
    assert (again.id, again.tries) == (first.id, 2)


async def test_the_oldest_comes_first_and_what_was_claimed_in_an_earlier_life_is_free_at_once(store: SqlStore) -> None:
    await attached(store, "a.pdf", "b.pdf")
    claimed = [await claim_one(store), await claim_one(store, "b")]
    assert [one and one.file_id for one in claimed] == ["id of a.pdf", "id of b.pdf"]
    async with store.writing() as work:
        await work.evidence.release("b")
        free = await claim(work, "c")
        assert await claim(work, "c") is None
    assert free
    assert free.file_id == "id of b.pdf"


@pytest.mark.parametrize(("is_try", "tries"), [(True, 2), (False, 1)])
async def test_a_file_waits_for_its_next_try(store: SqlStore, is_try: bool, tries: int) -> None:
    await attached(store, "a.pdf")
    row = await claim_one(store)
    assert row
    async with store.writing() as work:
        await work.evidence.retry(row.id, not_before=later(10), is_try=is_try)
    assert await claim_one(store, minutes=9) is None
    again = await claim_one(store, minutes=11)
    assert again
    assert again.tries == tries


async def test_what_is_stored_is_stored_once_with_its_hash_and_listed_with_its_update(
    store: SqlStore, database_url: str
) -> None:
    update_id = await attached(store, "a.pdf", "b.pdf")
    assert (await last_update(store)).evidence_pending == ("a.pdf", "b.pdf")
    row = await claim_one(store)
    assert row
    async with store.writing() as work:
        assert await work.evidence.store(row.id, PDF, at=later(1))
        assert not await work.evidence.store(row.id, Content(b"other", "text/plain"), at=later(2))
        assert not await work.evidence.fail(row.id, Failure.UNAVAILABLE, at=later(2))
    update = await last_update(store)
    assert (update.evidence, update.evidence_pending, update.evidence_failed) == (("a.pdf",), ("b.pdf",), ())
    async with engine_at(database_url) as engine, engine.connect() as connection:
        kept = (await connection.execute(select(evidence).where(evidence.c.id == row.id))).one()
    assert (kept.content, kept.sha256) == (PDF.data, hashlib.sha256(PDF.data).hexdigest())
    assert (kept.size, kept.media_type, kept.settled_at) == (len(PDF.data), PDF.media_type, later(1))
    assert kept.file_id is None
    assert [one.state for one in await files_of(store, update_id)] == [FileState.STORED, FileState.PENDING]


async def test_a_file_that_failed_stays_to_be_seen(store: SqlStore) -> None:
    update_id = await attached(store, "a.pdf")
    row = await claim_one(store)
    assert row
    async with store.writing() as work:
        assert await work.evidence.fail(row.id, Failure.OTHER_CONTENT, at=NOW)
    assert (await last_update(store)).evidence_failed == ("a.pdf",)
    (file,) = await files_of(store, update_id)
    assert (file.state, file.failure) == (FileState.FAILED, Failure.OTHER_CONTENT)
    assert await claim_one(store, minutes=99) is None


async def test_of_a_withdrawn_update_nothing_is_fetched_stored_or_sent(store: SqlStore) -> None:
    update_id = await attached(store, "a.pdf", "b.pdf")
    row = await claim_one(store)
    assert row
    async with store.writing() as work:
        await work.updates.withdraw(1, at=NOW)
        assert not await work.evidence.store(row.id, PDF, at=NOW)
        assert await claim(work) is None
        assert await work.evidence.of_measure("7") == []
    assert [one.failure for one in await files_of(store, update_id)] == [Failure.WITHDRAWN] * 2
    assert {one.chat_id for one in await files_of(store, update_id)} == {None}


async def test_the_files_of_a_measure_are_those_stored_with_updates_that_stand(store: SqlStore) -> None:
    await attached(store, "a.pdf", batch=1)
    await attached(store, "b.pdf", "c.pdf", batch=2)
    await attached(store, "d.pdf", batch=3)
    async with store.writing() as work:
        for _ in range(4):
            row = await claim(work)
            assert row
            if row.file_id != "id of b.pdf":
                await work.evidence.store(row.id, PDF, at=NOW)
        await work.updates.withdraw(3, at=NOW)
        assert [one.label for one in await work.evidence.of_measure("7")] == ["c.pdf", "a.pdf"]
        assert await work.evidence.of_measure("A-1.2") == []


async def test_what_came_with_one_message_is_found_and_forgets_where_it_came_from(store: SqlStore) -> None:
    await attached(store, "a.pdf", "b.pdf", batch=1)
    await attached(store, "c.pdf", batch=2)
    async with store.writing() as work:
        assert [one.label for one in await work.evidence.of_batch(1)] == ["a.pdf", "b.pdf"]
        await work.evidence.answered(1)
        places = [(one.chat_id, one.thread_id, one.message_id) for one in await work.evidence.of_batch(1)]
        (other,) = await work.evidence.of_batch(2)
    assert places == [(None, None, None)] * 2
    assert (other.chat_id, other.thread_id, other.message_id) == (CHAT, 5, 9)


async def test_the_outbox_names_a_stored_file_and_reads_it_when_it_is_sent(store: SqlStore, database_url: str) -> None:
    await attached(store, "a.pdf")
    row = await claim_one(store)
    assert row
    upload = Upload("document", "a.pdf", "application/pdf", evidence_id=row.id)
    async with store.writing() as work:
        await work.evidence.store(row.id, PDF, at=NOW)
        await work.outbox.add(Outgoing(CHAT, "sendDocument", {}, upload=upload), at=NOW)
        own = Upload("document", "b.txt", "text/plain", b"\xff")
        await work.outbox.add(Outgoing(-1, "sendDocument", {}, upload=own, confidential=False), at=NOW)
    async with engine_at(database_url) as engine, engine.connect() as connection:
        uploads = select(evidence.metadata.tables["outbox"].c.upload)
        waiting = str(list(await connection.scalars(uploads)))
    assert "JVBERi" not in waiting, "no copy of the file"
    async with store.writing() as work:
        claimed = await work.outbox.claim(9, holder="a", until=later(1), at=NOW)
    sent = [one.outgoing.upload for one in claimed]
    assert [one and one.content for one in sent] == [PDF.data, b"\xff"]


async def test_the_files_of_withdrawn_updates_go_with_the_rule(store: SqlStore, database_url: str) -> None:
    await attached(store, "a.pdf", batch=1)
    await attached(store, "b.pdf", batch=2)
    async with store.writing() as work:
        for _ in range(2):
            row = await claim(work)
            assert row
            await work.evidence.store(row.id, PDF, at=NOW)
        await work.updates.withdraw(1, at=NOW)
        week = NOW + timedelta(days=7)
        await retain(work, now=week, real=week, zone=UTC)
    async with engine_at(database_url) as engine, engine.connect() as connection:
        columns = (evidence.c.label, evidence.c.content, evidence.c.sha256)
        kept = (await connection.execute(select(*columns).order_by(evidence.c.id))).all()
    digest = hashlib.sha256(PDF.data).hexdigest()
    assert [tuple(row) for row in kept] == [("a.pdf", None, digest), ("b.pdf", PDF.data, digest)]
