"""Long polling: offsets confirm, what is not confirmed comes again, two pollers conflict, old updates are gone."""

import asyncio

import pytest
from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken

from sandbox.places import Chat, Person
from sandbox.server import Sandbox
from tests.sandbox.conftest import bot_of


def texts(updates: tuple[Update, ...]) -> list[str | None]:
    return [update.message.text for update in updates if update.message]


def say_numbers(box: Sandbox, anna: Person, count: int) -> None:
    for number in range(count):
        box.world.say(anna, anna, str(number))


async def test_what_is_not_confirmed_comes_again(box: Sandbox, bot: Bot, anna: Person) -> None:
    say_numbers(box, anna, 3)
    first = await bot.get_updates()
    assert texts(await bot.get_updates()) == texts(first) == ["0", "1", "2"]
    assert texts(await bot.get_updates(offset=first[0].update_id)) == ["0", "1", "2"]


async def test_an_offset_confirms_what_is_below_it(box: Sandbox, bot: Bot, anna: Person) -> None:
    say_numbers(box, anna, 3)
    first = await bot.get_updates()
    assert texts(await bot.get_updates(offset=first[0].update_id + 1)) == ["1", "2"]
    assert texts(await bot.get_updates()) == ["1", "2"]
    assert box.world.updates.pending == 2


async def test_a_negative_offset_keeps_the_newest(box: Sandbox, bot: Bot, anna: Person) -> None:
    say_numbers(box, anna, 5)
    assert texts(await bot.get_updates(offset=-2)) == ["3", "4"]
    assert texts(await bot.get_updates()) == ["3", "4"]


async def test_an_offset_far_in_the_future_confirms_nothing(box: Sandbox, bot: Bot, anna: Person) -> None:
    say_numbers(box, anna, 1)
    (update,) = await bot.get_updates()
    assert texts(await bot.get_updates(offset=update.update_id + 1000)) == ["0"]
    assert texts(await bot.get_updates(offset=update.update_id + 2)) == []


async def test_at_most_a_hundred_come_at_once(box: Sandbox, bot: Bot, anna: Person) -> None:
    say_numbers(box, anna, 101)
    assert len(await bot.get_updates(limit=1000)) == 100
    assert len(await bot.get_updates(limit=2)) == 2


async def test_a_waiting_poller_gets_the_update_at_once(box: Sandbox, bot: Bot, anna: Person) -> None:
    async with asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(bot.get_updates(timeout=50))
        await box.until(lambda: box.world.updates.has_poller)
        say_numbers(box, anna, 1)
    assert texts(waiting.result()) == ["0"]


async def test_the_second_poller_ends_the_first(box: Sandbox, bot: Bot, anna: Person) -> None:
    async with bot_of(box) as other:
        first = asyncio.create_task(bot.get_updates(timeout=50))
        await box.until(lambda: box.world.updates.has_poller)
        second = asyncio.create_task(other.get_updates(timeout=50))
        with pytest.raises(Conflict, match="terminated by other getUpdates request; make sure that only one bot"):
            await first
        say_numbers(box, anna, 1)
        assert texts(await second) == ["0"]


@pytest.mark.parametrize(("hours", "is_there"), [(23.9, True), (24.1, False)])
async def test_a_message_waits_for_24_hours(box: Sandbox, bot: Bot, anna: Person, hours: float, is_there: bool) -> None:
    say_numbers(box, anna, 1)
    box.clock.advance(hours / 24)
    assert bool(await bot.get_updates()) == is_there


async def test_an_expired_update_does_not_hide_a_younger_one(box: Sandbox, bot: Bot, anna: Person) -> None:
    box.world.ask_inline(anna, "Pflege")
    say_numbers(box, anna, 1)
    box.clock.advance(seconds=60)
    assert texts(await bot.get_updates()) == ["0"]
    assert box.world.updates.pending == 1


async def test_only_the_kinds_asked_for_come_until_asked_otherwise(box: Sandbox, bot: Bot, anna: Person) -> None:
    await bot.get_updates(allowed_updates=["inline_query"])
    say_numbers(box, anna, 1)
    box.world.ask_inline(anna, "Pflege")
    (update,) = await bot.get_updates()
    assert update.inline_query
    await bot.get_updates(offset=update.update_id + 1, allowed_updates=[])
    say_numbers(box, anna, 1)
    assert texts(await bot.get_updates()) == ["0"]


async def test_a_malformed_update_comes_as_it_was_put(box: Sandbox, bot: Bot) -> None:
    update_id = box.push_raw({"message": {"message_id": "none", "chat": None}})
    (update,) = await box.world.updates.poll(0, 100, 0)
    assert update.id == update_id
    assert update.text == f'{{"update_id": {update_id}, "message": {{"message_id": "none", "chat": null}}}}'


async def test_an_update_shows_the_moment_it_happened(box: Sandbox, bot: Bot, anna: Person) -> None:
    message = box.world.say(anna, anna, "vorher")
    box.world.edit(anna, message, "nachher")
    sent, edited = await bot.get_updates()
    assert sent.message is not None
    assert sent.message.text == "vorher"
    assert edited.edited_message is not None
    assert edited.edited_message.text == "nachher"


async def test_there_is_no_webhook(box: Sandbox, bot: Bot, anna: Person) -> None:
    say_numbers(box, anna, 2)
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == ("", 2)
    assert await bot.delete_webhook()
    assert box.world.updates.pending == 2
    assert await bot.delete_webhook(drop_pending_updates=True)
    assert box.world.updates.pending == 0


async def test_the_bot_is_told_who_it_is(bot: Bot) -> None:
    me = await bot.get_me()
    assert me.username == "zielbot_demo_bot"
    assert me.can_read_all_group_messages is False


async def test_a_wrong_token_is_refused(box: Sandbox) -> None:
    other = Bot("1:other", base_url=f"{box.url}/bot")
    with pytest.raises(InvalidToken):
        await other.initialize()
    await other.shutdown()


async def test_a_group_message_arrives_with_its_chat(box: Sandbox, bot: Bot, anna: Person, group: Chat) -> None:
    box.world.say(anna, group, "/faellig")
    (update,) = await bot.get_updates()
    assert update.effective_chat is not None
    assert (update.effective_chat.id, update.effective_chat.type) == (group.id, "supergroup")
