"""In which groups the bot stays, and who hears of it."""

from datetime import timedelta

import pytest

from bot.people.model import Role
from bot.texts.groups import COORDINATORS_ADD
from handlers.sweep import Sweeper
from sandbox.places import Chat, Person
from tests.dialogues.transcript import text_of
from tests.handlers.stage import MORNING, Stage


async def put_in(stage: Stage, by: Person, title: str = "Leitung") -> Chat:
    group = stage.box.world.add_group(title, [by], with_bot=False)
    stage.box.world.add_bot(group, by=by)
    await stage.play()
    return group


def is_in(stage: Stage, group: Chat) -> bool:
    return group.has(stage.box.world.bot.id)


def told(stage: Stage, where: Person | Chat) -> list[str]:
    world = stage.box.world
    chat = where if isinstance(where, Chat) else world.private_chat(where)
    said = chat.messages.values()
    return [text_of(one) for one in said if one["from"]["id"] == world.bot.id and text_of(one)]


@pytest.mark.parametrize("role", [Role.READER, Role.MEMBER, Role.ADMIN])
async def test_whoever_may_not_add_the_bot_hears_so_in_private_and_the_group_nothing(stage: Stage, role: Role) -> None:
    anna = await stage.listed("Anna", role)
    group = await put_in(stage, anna)
    assert not is_in(stage, group)
    assert (told(stage, group), told(stage, anna)) == ([], [COORDINATORS_ADD.de.format(title="Leitung")])


async def test_a_group_that_no_coordinator_approves_is_left_after_a_week(stage: Stage) -> None:
    karin = await stage.listed("Karin", Role.COORDINATOR)
    waiting, approved = await put_in(stage, karin), await put_in(stage, karin, "Runde")
    await stage.approve(approved.id)
    sweeper = Sweeper(stage.parts.receiver.setup, stage.parts.receiver.bells)
    for days, stays in ((6, True), (2, False)):
        stage.box.clock.advance(days=days)
        await sweeper.nightly()
        await stage.play()
        assert (is_in(stage, waiting), is_in(stage, approved)) == (stays, True)
    assert told(stage, waiting) == []


async def test_a_group_is_shut_out_by_a_coordinator_in_it(stage: Stage) -> None:
    karin = await stage.listed("Karin", Role.COORDINATOR)
    group = await put_in(stage, karin)
    for text in ("/gruppe_zulassen", "/gruppe_sperren"):
        await stage.said_after(stage.box.world.say(karin, group, text))
    assert not is_in(stage, group)
    async with stage.store.reading() as work:
        assert await work.groups.listed() == []


async def test_the_coordinator_who_makes_the_bot_an_administrator_is_told_once(stage: Stage) -> None:
    karin = await stage.listed("Karin", Role.COORDINATOR)
    group = await put_in(stage, karin)
    before = len(told(stage, karin))
    stage.box.world.promote_bot(group, by=karin)
    await stage.play()
    assert len(told(stage, karin)) == before + 1
    assert "Administrator" in told(stage, karin)[-1]
    assert told(stage, group) == []


async def test_a_channel_is_left_at_once(stage: Stage) -> None:
    karin = await stage.listed("Karin", Role.COORDINATOR)
    channel = {"id": -1009999999999, "type": "channel", "title": "Amtsblatt"}
    me = stage.box.world.bot.user
    change = {
        "chat": channel,
        "from": karin.user,
        "date": int((MORNING + timedelta(minutes=1)).timestamp()),
        "old_chat_member": {"user": me, "status": "left"},
        "new_chat_member": {"user": me, "status": "member"},
    }
    stage.box.world.updates.push_raw({"my_chat_member": change})
    await stage.play()
    assert [call.params["chat_id"] for call in stage.box.calls_of("leaveChat")] == [str(channel["id"])]
    assert told(stage, karin) == []
