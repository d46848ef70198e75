"""python-telegram-bot's own classes know every field the box sends: `api_kwargs` stays empty all the way down."""

from collections.abc import Iterator

from aiohttp import ClientSession
from telegram import (
    Bot,
    BotCommand,
    BotDescription,
    BotName,
    BotShortDescription,
    ChatFullInfo,
    ChatMember,
    File,
    ForumTopic,
    Message,
    TelegramObject,
    Update,
    User,
    WebhookInfo,
)

from sandbox.places import JsonObject, Person
from sandbox.server import Sandbox
from tests.sandbox.everything import MENU, calls_of_everything, everything_happens, raw_updates, result_of


def unknown(found: object, path: str = "") -> Iterator[str]:
    """The fields below `found` that python-telegram-bot has no attribute for."""
    if isinstance(found, list | tuple):
        for part in found:
            yield from unknown(part, path)
    if not isinstance(found, TelegramObject):
        return
    yield from (f"{path}.{name}" for name in found.api_kwargs)
    for kind in type(found).__mro__:
        for name in getattr(kind, "__slots__", ()):
            if not name.startswith("_"):
                yield from unknown(getattr(found, name, None), f"{path}.{name}")


async def test_every_kind_of_update_is_read(box: Sandbox) -> None:
    everything_happens(box)
    raw = await raw_updates(box)
    updates = [Update.de_json(one, None) for one in raw]
    assert [list(unknown(update)) for update in updates] == [[] for _ in updates]
    assert {name for one in raw for name in one} - {"update_id"} == {
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "callback_query",
        "inline_query",
        "chosen_inline_result",
        "my_chat_member",
    }


TYPES: dict[str, type[TelegramObject]] = {
    kind.__name__: kind
    for kind in (
        BotCommand,
        BotDescription,
        BotName,
        BotShortDescription,
        ChatFullInfo,
        ChatMember,
        File,
        ForumTopic,
        Message,
        User,
        WebhookInfo,
    )
}


async def test_every_result_is_read(box: Sandbox, browser: ClientSession, bot: Bot, anna: Person) -> None:
    await result_of(box, browser, "setMyCommands", MENU)
    for method, kind, params in calls_of_everything(box, anna):
        result = await result_of(box, browser, method, params)
        for one in result if isinstance(result, list) else [result]:
            read = TYPES[kind.strip("[]")].de_json(one, bot)
            assert list(unknown(read)) == [], method


def test_a_field_that_is_not_known_is_noticed() -> None:
    raw: JsonObject = {
        "update_id": 1,
        "message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "x", "new": 1}},
    }
    assert list(unknown(Update.de_json(raw, None))) == [".message.chat.new"]
