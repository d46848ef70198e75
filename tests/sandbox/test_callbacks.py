"""Presses of buttons, and how long they can be answered."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from sandbox.errors import Impossible
from sandbox.places import Chat, JsonObject, Person
from sandbox.queries import Query
from sandbox.server import Sandbox

TOO_OLD = "Query is too old and response timeout expired or query id is invalid"
BUTTON = InlineKeyboardMarkup([[InlineKeyboardButton("6.1.3", callback_data="detail")]])


async def pressed(box: Sandbox, bot: Bot, anna: Person) -> Query:
    await bot.send_message(anna.id, "6.1.3", reply_markup=BUTTON)
    return box.world.press(anna, await box.next_message(anna), "detail")


async def test_a_press_arrives_and_its_answer_comes_back(box: Sandbox, bot: Bot, anna: Person) -> None:
    press = await pressed(box, bot, anna)
    (update,) = await bot.get_updates()
    query = update.callback_query
    assert query is not None
    assert (query.data, query.from_user.id) == ("detail", anna.id)
    assert query.message is not None
    assert query.message.is_accessible
    assert await query.answer("Gern.", show_alert=True)
    assert await press.answered() == {"text": "Gern.", "show_alert": True}


@pytest.mark.parametrize(("seconds", "in_time"), [(149, True), (150, False)])
async def test_a_press_can_be_answered_for_150_seconds(
    box: Sandbox, bot: Bot, anna: Person, seconds: int, in_time: bool
) -> None:
    press = await pressed(box, bot, anna)
    box.clock.advance(seconds=seconds)
    assert bool(await bot.get_updates()) == in_time
    if in_time:
        assert await bot.answer_callback_query(press.id)
    else:
        with pytest.raises(BadRequest, match=f"(?i){TOO_OLD}"):
            await bot.answer_callback_query(press.id)


async def test_a_press_is_answered_once(box: Sandbox, bot: Bot, anna: Person) -> None:
    press = await pressed(box, bot, anna)
    await bot.answer_callback_query(press.id)
    with pytest.raises(BadRequest, match=f"(?i){TOO_OLD}"):
        await bot.answer_callback_query(press.id)
    with pytest.raises(BadRequest, match=f"(?i){TOO_OLD}"):
        await bot.answer_callback_query("12345")


async def test_the_answers_text_has_at_most_200_characters(box: Sandbox, bot: Bot, anna: Person) -> None:
    press = await pressed(box, bot, anna)
    with pytest.raises(BadRequest, match=r"(?i)MESSAGE_TOO_LONG"):
        await bot.answer_callback_query(press.id, "x" * 201)


async def test_anyone_in_a_group_can_press(box: Sandbox, bot: Bot, anna: Person, group: Chat) -> None:
    berta = box.world.add_person("Berta")
    sent = await bot.send_message(group.id, "6.1.3", reply_markup=BUTTON)
    shown: JsonObject = group.messages[sent.message_id]
    with pytest.raises(Impossible, match="Berta is not in this chat"):
        box.world.press(berta, shown, "detail")
    box.world.join(berta, group)
    box.world.press(berta, shown, "stale data")
    *_, update = await bot.get_updates()
    assert update.callback_query is not None
    assert (update.callback_query.from_user.id, update.callback_query.data) == (berta.id, "stale data")


async def test_the_wait_for_an_answer_ends(box: Sandbox, bot: Bot, anna: Person) -> None:
    press = await pressed(box, bot, anna)
    with pytest.raises(TimeoutError):
        await press.answered(timeout_s=0)
