"""The chat page's door, as sandbox/__init__.py describes it."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiohttp import ClientResponse, ClientSession
from telegram import Bot, ForceReply

from sandbox.places import Chat, Person
from sandbox.server import Sandbox


async def post(browser: ClientSession, box: Sandbox, path: str, **values: Any) -> Any:
    response = await browser.post(f"{box.url}/sandbox/{path}", json=values)
    assert response.status == 200, await response.text()
    return await response.json()


async def get(browser: ClientSession, box: Sandbox, path: str) -> Any:
    response = await browser.get(f"{box.url}/sandbox/{path}")
    assert response.status == 200, await response.text()
    return await response.json()


@pytest.fixture
async def stream(box: Sandbox, browser: ClientSession, anna: Person) -> AsyncIterator[ClientResponse]:
    async with browser.get(f"{box.url}/sandbox/events", params={"as": anna.id}) as response:
        yield response


async def next_event(stream: ClientResponse) -> tuple[str, Any]:
    lines: list[str] = []
    async with asyncio.timeout(5):
        while not (lines and lines[-1] == "" and lines[0].startswith("event: ")):
            line = (await stream.content.readline()).decode().rstrip("\n")
            lines = [*lines, line] if lines or line.startswith("event: ") else []
    return lines[0].removeprefix("event: "), json.loads(lines[1].removeprefix("data: "))


async def test_the_page_is_served(box: Sandbox, browser: ClientSession) -> None:
    response = await browser.get(f"{box.url}/")
    assert response.content_type == "text/html"


async def test_the_world_is_shown(browser: ClientSession, anna: Person, forum: Chat) -> None:
    async with Sandbox(now=datetime(2021, 5, 3, 9, tzinfo=ZoneInfo("Europe/Berlin"))) as box:
        berta = box.world.add_person("Berta", hint="Koordination")
        group = box.world.add_group("Leitung", [berta], forum=True)
        topic = box.world.add_topic(group, "Pflege", by=berta)
        world = await get(browser, box, "world")
    assert world["now"] == "2021-05-03T09:00:00+02:00"
    assert world["timezone"] == "Europe/Berlin"
    assert world["bot"]["username"] == "zielbot_demo_bot"
    assert world["people"] == [{**berta.user, "hint": "Koordination"}]
    (chat,) = world["chats"]
    assert (chat["id"], chat["title"], chat["is_forum"]) == (group.id, "Leitung", True)
    assert chat["members"] == [berta.id, box.world.bot.id]
    assert chat["topics"] == [{"message_thread_id": topic.id, "name": "Pflege"}]


async def test_what_is_said_is_in_the_chat(box: Sandbox, browser: ClientSession, anna: Person) -> None:
    said = await post(browser, box, "say", **{"as": anna.id, "chat": anna.id, "text": "Hallo", "thread": None})
    edited = await post(
        browser, box, "edit", **{"as": anna.id, "chat": anna.id, "message": said["message_id"], "text": "Guten Tag"}
    )
    shown = await get(browser, box, f"chats/{anna.id}/messages?as={anna.id}")
    assert said["text"] == "Hallo"
    assert edited["edit_date"]
    assert [message["text"] for message in shown] == ["Guten Tag"]


async def test_a_thread_and_a_reply_are_kept(box: Sandbox, browser: ClientSession, anna: Person, forum: Chat) -> None:
    topic = box.world.add_topic(forum, "Pflege", by=anna)
    here = {"as": anna.id, "chat": forum.id}
    first = await post(browser, box, "say", **here, text="eins", thread=topic.id)
    second = await post(browser, box, "say", **here, text="zwei", reply_to=first["message_id"])
    assert second["message_thread_id"] == topic.id
    assert second["reply_to_message"]["text"] == "eins"


async def test_a_press_waits_for_the_bots_answer(box: Sandbox, browser: ClientSession, bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "6.1.3")
    press = {"as": anna.id, "chat": anna.id, "message": sent.message_id, "data": "detail"}
    async with asyncio.TaskGroup() as tasks:
        pressed = tasks.create_task(post(browser, box, "press", **press))
        (update,) = await bot.get_updates(timeout=5)
        assert update.callback_query is not None
        await update.callback_query.answer("Gern.")
    assert pressed.result() == {"text": "Gern.", "show_alert": False}


async def test_an_inline_result_is_found_and_chosen(
    box: Sandbox, browser: ClientSession, bot: Bot, anna: Person, group: Chat
) -> None:
    async with asyncio.TaskGroup() as tasks:
        asked = tasks.create_task(post(browser, box, "inline", **{"as": anna.id, "query": "Pflege"}))
        (update,) = await bot.get_updates(timeout=5)
        assert update.inline_query is not None
        article = {"type": "article", "id": "1", "title": "6.1.3", "input_message_content": {"message_text": "6.1.3"}}
        await _answer(browser, box, update.inline_query.id, article)
    answer = asked.result()
    choice = {"as": anna.id, "chat": group.id, "query_id": answer["query_id"], "result_id": "1"}
    assert (await post(browser, box, "choose", **choice))["via_bot"]["id"] == bot.id


async def _answer(browser: ClientSession, box: Sandbox, query_id: str, article: dict[str, Any]) -> None:
    body = {"inline_query_id": query_id, "results": [article]}
    await browser.post(f"{box.url}/bot{box.token}/answerInlineQuery", json=body)


async def test_commands_are_offered(box: Sandbox, browser: ClientSession, bot: Bot, anna: Person) -> None:
    await bot.set_my_commands([("faellig", "Was fällig ist")])
    offered = await get(browser, box, f"commands?as={anna.id}&chat={anna.id}")
    assert offered == [{"command": "faellig", "description": "Was fällig ist"}]


@pytest.mark.parametrize(
    ("move", "now"),
    [
        ({"days": 7}, datetime(2021, 5, 10, 8, tzinfo=UTC)),
        ({"now": "2021-06-30T12:00:00+00:00"}, datetime(2021, 6, 30, 12, tzinfo=UTC)),
        ({"now": "2021-06-30"}, datetime(2021, 6, 30, tzinfo=UTC)),
    ],
    ids=["days pass", "a moment", "a day"],
)
async def test_the_clock_is_moved(
    box: Sandbox, browser: ClientSession, stream: ClientResponse, move: dict[str, Any], now: datetime
) -> None:
    assert await post(browser, box, "clock", **move) == {"now": now.isoformat()}
    assert box.clock.now() == now
    assert await next_event(stream) == ("clock", {"now": now.isoformat(), "until": now.isoformat()})
    assert await next_event(stream) == ("clock", {"now": now.isoformat()})


async def test_events_tell_of_messages_edits_and_deletions(
    box: Sandbox, bot: Bot, anna: Person, stream: ClientResponse
) -> None:
    sent = await bot.send_message(anna.id, "eins")
    kind, message = await next_event(stream)
    assert (kind, message["text"], message["chat"]["id"]) == ("message", "eins", anna.id)
    await bot.edit_message_text("zwei", anna.id, sent.message_id)
    kind, message = await next_event(stream)
    assert (kind, message["text"]) == ("edited", "zwei")
    await bot.delete_message(anna.id, sent.message_id)
    assert await next_event(stream) == ("deleted", {"chat": {"id": anna.id}, "message_id": sent.message_id})


async def test_events_tell_who_is_asked_for_a_reply(bot: Bot, anna: Person, stream: ClientResponse) -> None:
    for is_selective in (False, True):
        text, force = f'<a href="tg://user?id={anna.id}">Anna</a>, warum?', ForceReply(selective=is_selective)
        sent = await bot.send_message(anna.id, text, parse_mode="HTML", reply_markup=force)
        assert sent.reply_markup is None
        assert (await next_event(stream))[0] == "message"
        kind, asking = await next_event(stream)
        assert (kind, asking["message_id"]) == ("asks", sent.message_id)
        assert asking["of"] == ([anna.id] if is_selective else None)


async def test_nobody_sees_what_happens_where_they_are_not(box: Sandbox, anna: Person, stream: ClientResponse) -> None:
    berta = box.world.add_person("Berta")
    assert (await next_event(stream))[0] == "world"
    box.world.say(berta, berta, "vertraulich")
    box.world.say(anna, anna, "Hallo")
    kind, message = await next_event(stream)
    assert (kind, message["text"]) == ("message", "Hallo")


@pytest.mark.parametrize(
    ("path", "values", "sentence"),
    [
        ("say", {"chat": 1, "text": "x"}, "There is no chat 1."),
        ("say", {"text": "x"}, "Not understood: KeyError('chat')"),
        ("say", {"chat": "private", "text": " "}, "Bad Request: text must be non-empty"),
        ("say", {"chat": "private", "text": "x" * 4097}, "Bad Request: message is too long"),
        ("edit", {"chat": "private", "message": 9, "text": "x"}, "The message is gone."),
        ("press", {"chat": "private", "message": 9, "data": "x"}, "The message is gone."),
        ("clock", {"now": "tomorrow"}, "Not understood: ValueError(\"Invalid isoformat string: 'tomorrow'\")"),
    ],
)
async def test_what_cannot_be_done_is_said_in_a_sentence(
    box: Sandbox, browser: ClientSession, anna: Person, path: str, values: dict[str, Any], sentence: str
) -> None:
    if values.get("chat") == "private":
        values = {**values, "chat": anna.id}
    response = await browser.post(f"{box.url}/sandbox/{path}", json={"as": anna.id, **values})
    assert response.status == 400
    assert (await response.json())["description"] == sentence


async def test_a_stream_ends_when_the_box_hangs_up(box: Sandbox, stream: ClientResponse) -> None:
    box.hang_up()
    async with asyncio.timeout(5):
        assert (await stream.read()).endswith(b"\n\n")


async def test_a_strangers_stream_is_refused(box: Sandbox, browser: ClientSession) -> None:
    assert (await browser.get(f"{box.url}/sandbox/events?as=1")).status == 400


async def test_time_passes_from_stop_to_stop_and_the_bot_finishes_at_each(
    box: Sandbox, browser: ClientSession, stream: ClientResponse
) -> None:
    finished_at: list[datetime] = []

    async def finished() -> None:
        finished_at.append(box.clock.now())

    box.passing.stops, box.passing.finished = (time(18), time(9)), finished
    until = datetime(2021, 5, 5, 8, tzinfo=UTC)
    assert await post(browser, box, "clock", days=2) == {"now": until.isoformat()}
    stops = [
        datetime(2021, 5, 3, 9, tzinfo=UTC),
        datetime(2021, 5, 3, 18, tzinfo=UTC),
        datetime(2021, 5, 4, 9, tzinfo=UTC),
        datetime(2021, 5, 4, 18, tzinfo=UTC),
        until,
    ]
    assert finished_at == [datetime(2021, 5, 3, 8, tzinfo=UTC), *stops]
    shown = [await next_event(stream) for _ in range(6)]
    assert shown == [
        *(("clock", {"now": stop.isoformat(), "until": until.isoformat()}) for stop in stops),
        ("clock", {"now": until.isoformat()}),
    ]


async def test_a_clock_on_its_way_is_not_moved_but_can_be_halted(box: Sandbox, browser: ClientSession) -> None:
    begun, goes_on = asyncio.Event(), asyncio.Event()

    async def finished() -> None:
        begun.set()
        await goes_on.wait()

    box.passing.finished = finished
    before = box.clock.now()
    async with asyncio.TaskGroup() as tasks:
        moving = tasks.create_task(post(browser, box, "clock", days=365))
        await begun.wait()
        refused = await browser.post(f"{box.url}/sandbox/clock", json={"days": 1})
        assert (refused.status, (await refused.json())["description"]) == (400, "The clock is on its way.")
        assert "until" in await get(browser, box, "world")
        assert "until" in await post(browser, box, "clock", halt=True)
        goes_on.set()
        await box.passing.end()
        assert box.clock.until is None
    assert moving.result() == {"now": before.isoformat()}
    assert "until" not in await get(browser, box, "world")


async def test_a_clock_that_is_set_back_passes_no_stop(box: Sandbox, browser: ClientSession) -> None:
    box.passing.stops = (time(9),)
    back = datetime(2021, 4, 1, 8, tzinfo=UTC)
    assert await post(browser, box, "clock", now=back.isoformat()) == {"now": back.isoformat()}
