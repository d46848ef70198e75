"""Inline mode: results, their limits, their cache, and what becomes of a chosen one."""

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)
from telegram.error import BadRequest

from sandbox.errors import Impossible
from sandbox.places import Chat, Person
from sandbox.server import Sandbox


def article(result_id: str, text: str = "<b>6.1.3</b>", *, data: str | None = None) -> InlineQueryResultArticle:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("mehr", callback_data=data)]]) if data else None
    content = InputTextMessageContent(text, parse_mode="HTML")
    return InlineQueryResultArticle(result_id, "Bündelung", content, description="Pflege", reply_markup=keyboard)


async def test_a_query_arrives_and_its_results_come_back(box: Sandbox, bot: Bot, anna: Person) -> None:
    asked = box.world.ask_inline(anna, "Pflege", "10")
    (update,) = await bot.get_updates()
    query = update.inline_query
    assert query is not None
    assert (query.query, query.offset, query.from_user.id) == ("Pflege", "10", anna.id)
    start = InlineQueryResultsButton("Zielbot öffnen", start_parameter="inline")
    assert await query.answer([article("1")], is_personal=True, cache_time=0, next_offset="20", button=start)
    answer = await asked.answered()
    assert [(one["id"], one["title"], one["description"]) for one in answer["results"]] == [
        ("1", "Bündelung", "Pflege")
    ]
    assert answer["next_offset"] == "20"
    assert answer["button"] == {"text": "Zielbot öffnen", "start_parameter": "inline"}


@pytest.mark.parametrize(("seconds", "in_time"), [(29, True), (30, False)])
async def test_a_query_can_be_answered_for_30_seconds(
    box: Sandbox, bot: Bot, anna: Person, seconds: int, in_time: bool
) -> None:
    asked = box.world.ask_inline(anna, "Pflege")
    box.clock.advance(seconds=seconds)
    assert bool(await bot.get_updates()) == in_time
    if in_time:
        assert await bot.answer_inline_query(asked.id, [])
    else:
        with pytest.raises(BadRequest, match="Query is too old"):
            await bot.answer_inline_query(asked.id, [])


@pytest.mark.parametrize(
    ("results", "reason"),
    [
        pytest.param([article(str(number)) for number in range(51)], "RESULTS_TOO_MUCH", id="51 results"),
        pytest.param([article("x" * 65)], "RESULT_ID_INVALID", id="an id of 65 bytes"),
        pytest.param([article("1"), article("1")], "RESULT_ID_DUPLICATE", id="an id twice"),
        pytest.param([article("1", "<b>x")], "can't parse entities: Can't find end tag", id="an open tag"),
        pytest.param([article("1", "x" * 4097)], "message is too long", id="4097 characters"),
        pytest.param([article("1", data="x" * 65)], "BUTTON_DATA_INVALID", id="65 bytes of data"),
    ],
)
async def test_results_that_telegram_would_refuse(
    box: Sandbox, bot: Bot, anna: Person, results: list[InlineQueryResultArticle], reason: str
) -> None:
    asked = box.world.ask_inline(anna, "Pflege")
    with pytest.raises(BadRequest, match=f"(?i){reason}"):
        await bot.answer_inline_query(asked.id, results)
    assert asked.answer is None


async def test_an_answer_is_kept_for_everybody_unless_the_bot_says_otherwise(
    box: Sandbox, bot: Bot, anna: Person
) -> None:
    berta = box.world.add_person("Berta")
    careless = box.world.ask_inline(anna, "Pflege")
    await bot.answer_inline_query(careless.id, [article("1")])
    assert box.world.ask_inline(berta, "Pflege").answer == careless.answer
    box.clock.advance(seconds=301)
    assert box.world.ask_inline(berta, "Pflege").answer is None


@pytest.mark.parametrize(("cache_time", "for_anna"), [(0, False), (60, True)])
async def test_a_personal_answer_is_kept_for_nobody_else(
    box: Sandbox, bot: Bot, anna: Person, cache_time: int, for_anna: bool
) -> None:
    berta = box.world.add_person("Berta")
    asked = box.world.ask_inline(anna, "Pflege")
    await bot.answer_inline_query(asked.id, [article("1")], is_personal=True, cache_time=cache_time)
    assert (box.world.ask_inline(anna, "Pflege").answer is not None) == for_anna
    assert box.world.ask_inline(berta, "Pflege").answer is None


async def test_a_chosen_result_is_sent_via_the_bot(box: Sandbox, bot: Bot, anna: Person, group: Chat) -> None:
    asked = box.world.ask_inline(anna, "Pflege")
    await bot.answer_inline_query(asked.id, [article("1")])
    message = box.world.choose(anna, group, asked, "1")
    assert message["text"] == "6.1.3"
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 5}]
    assert message["via_bot"] == box.world.bot.user
    *_, update = await bot.get_updates()
    assert update.message is not None
    assert update.message.via_bot is not None


async def test_a_result_can_be_posted_where_the_bot_is_not(box: Sandbox, bot: Bot, anna: Person) -> None:
    foreign = box.world.add_group("Kegelclub", [anna], with_bot=False)
    asked = box.world.ask_inline(anna, "Pflege")
    await bot.answer_inline_query(asked.id, [article("1")])
    assert box.world.choose(anna, foreign, asked.id, "1")["via_bot"]
    with pytest.raises(Impossible, match="There is no such result"):
        box.world.choose(anna, foreign, asked.id, "2")


async def test_a_message_via_the_bot_can_be_pressed_and_edited(
    box: Sandbox, bot: Bot, anna: Person, group: Chat
) -> None:
    box.world.bot.wants_chosen = True
    asked = box.world.ask_inline(anna, "Pflege")
    await bot.answer_inline_query(asked.id, [article("1", data="detail")])
    message = box.world.choose(anna, group, asked, "1")
    box.world.press(anna, message, "detail")
    *_, chosen, press = await bot.get_updates()
    assert chosen.chosen_inline_result is not None
    assert press.callback_query is not None
    assert press.callback_query.message is None
    inline_id = press.callback_query.inline_message_id
    assert inline_id == chosen.chosen_inline_result.inline_message_id
    assert await bot.edit_message_text("Neu", inline_message_id=inline_id) is True
    assert message["text"] == "Neu"
