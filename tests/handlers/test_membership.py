"""Where we are, where we are not any more, and under which id: what Telegram tells us of it, in any order."""

from itertools import permutations

import pytest
from sqlalchemy import select

from bot.delivery import CardKind, OutboxState, Outgoing, Purpose
from bot.people.model import Role
from bot.trace.model import Action
from sandbox.places import JsonObject
from storage.tables import audit, outbox, unreachable
from tests.handlers.stage import MORNING, Stage
from tests.handlers.updates import ANNA

OLD, NEW = -4711, -1_001_234_567_890
TO = {"chat": {"id": OLD, "type": "group", "title": "Leitung"}, "migrate_to_chat_id": NEW}
FROM = {"chat": {"id": NEW, "type": "supergroup", "title": "Leitung"}, "migrate_from_chat_id": OLD}


async def silent(stage: Stage) -> list[tuple[int, int, str]]:
    async with stage.store._engine.connect() as connection:
        columns = (unreachable.c.chat_id, unreachable.c.thread_id, unreachable.c.reason)
        return [(row[0], row[1], row[2]) for row in await connection.execute(select(*columns))]


async def traced(stage: Stage) -> list[str]:
    async with stage.store._engine.connect() as connection:
        return list(await connection.scalars(select(audit.c.action).order_by(audit.c.id)))


async def test_whoever_blocks_us_is_not_written_to_until_they_come_back(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.READER)
    stage.box.world.block(anna)
    await stage.play()
    assert await silent(stage) == [(anna.id, 0, "blocked")]
    stage.box.world.unblock(anna)
    await stage.play()
    assert await silent(stage) == []


async def test_of_a_stranger_who_blocks_us_nothing_is_kept(stage: Stage) -> None:
    stage.box.world.block(stage.box.world.add_person("Fremd"))
    await stage.play()
    assert await silent(stage) == []


async def test_a_message_is_answered_though_its_chat_was_thought_silent(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.READER)
    stage.box.world.block(anna)
    await stage.play()
    anna.has_blocked = False  # Telegram's word of it was lost.
    assert len(await stage.said_after(stage.box.world.say(anna, anna, "fällig?"))) == 1
    assert await silent(stage) == []


async def test_a_group_that_throws_us_out_is_off_the_list_and_that_is_traced(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.READER)
    group = stage.box.world.add_group("Leitung", [anna])
    await stage.approve(group.id)
    stage.box.world.remove_bot(group, by=anna)
    await stage.play()
    async with stage.store.reading() as work:
        kept = await work.groups.by_chat(group.id)
    assert kept
    assert not kept.is_approved
    assert await silent(stage) == [(group.id, 0, "not_a_member")]
    assert await traced(stage) == [Action.GROUP_LEFT]


def told(fields: JsonObject, number: int) -> JsonObject:
    return {"message": {"message_id": number, "date": int(MORNING.timestamp()), "from": ANNA, **fields}}


@pytest.mark.parametrize(
    "messages",
    [*permutations((TO, FROM)), (TO,), (FROM,), (TO, FROM, TO, FROM), (FROM, FROM, TO)],
    ids=["to, from", "from, to", "to", "from", "both twice", "from twice, then to"],
)
async def test_a_group_moves_with_all_that_is_known_of_it_however_often_and_in_whatever_order_it_is_told(
    stage: Stage, messages: tuple[JsonObject, ...]
) -> None:
    await stage.approve(OLD)
    real = stage.parts.sender.setup.real
    async with stage.store.writing() as work:
        card = await work.cards.add(OLD, CardKind.QUESTION, {}, thread_id=None, at=MORNING)
        nudge = Outgoing(OLD, "sendMessage", {"text": "x"}, Purpose.NUDGE, card_id=card.id)
        for _ in range(2):
            await work.outbox.add(nudge, at=real.now())
        # One of them is being sent at this very moment.
        await work.outbox.claim(1, holder="elsewhere", until=real.now(), at=real.now())
    for number, fields in enumerate(messages, start=5):
        stage.box.push_raw(told(fields, number))
        while await stage.parts.poller.once(0):
            pass
        while await stage.parts.receiver.batch():
            pass
    async with stage.store.reading() as work:
        old, new = await work.groups.by_chat(OLD), await work.groups.by_chat(NEW)
        moved = await work.cards.by_id(card.id)
    assert old is None
    assert new
    assert new.is_approved
    assert moved
    assert moved.chat_id == NEW
    async with stage.store._engine.connect() as connection:
        rows = (await connection.execute(select(outbox).order_by(outbox.c.id))).all()
    assert [(row.chat_id, row.card_id, row.state) for row in rows] == [
        (NEW, None, OutboxState.SENDING),
        (NEW, card.id, OutboxState.PENDING),
    ]
    assert await traced(stage) == [Action.GROUP_MOVED]
