"""python-telegram-bot's own classes know every field the box sends: `api_kwargs` stays empty all the way down."""

from collections.abc import Iterator

from telegram import Bot, ChatFullInfo, ForumTopic, Message, TelegramObject, Update, User, WebhookInfo

from sandbox.places import JsonObject, Person
from sandbox.server import Sandbox
from tests.sandbox.everything import everything_happens, raw_updates

KEYBOARD = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}, {"text": "c", "url": "https://kreis.example"}]]}
MARKED = (
    '<b>a</b><i>b</i><u>c</u><s>d</s><tg-spoiler>e</tg-spoiler><a href="https://kreis.example">f</a><code>g</code>'
    '<pre><code class="language-py">h</code></pre><blockquote expandable>i</blockquote> @anna /faellig #Pflege'
)


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
    assert {name for one in raw for name in one} >= {
        "message",
        "edited_message",
        "callback_query",
        "inline_query",
        "my_chat_member",
    }


async def test_every_result_is_read(box: Sandbox, bot: Bot, anna: Person) -> None:
    forum = box.world.add_group("Leitung", [anna], forum=True)
    box.world.promote_bot(forum, by=anna)
    topic = await bot.create_forum_topic(forum.id, "Pflege")
    reply = {"message_id": topic.message_thread_id}
    sent = await bot.do_api_request(
        "send_Message",
        {
            "chat_id": forum.id,
            "text": MARKED,
            "parse_mode": "HTML",
            "reply_markup": KEYBOARD,
            "reply_parameters": reply,
        },
        return_type=Message,
    )
    results: list[object] = [
        topic,
        sent,
        await bot.get_me(),
        await bot.get_webhook_info(),
        await bot.get_chat(forum.id),
        await bot.get_chat(anna.id),
        await bot.get_chat_member(forum.id, anna.id),
        await bot.get_chat_member(forum.id, bot.id),
        await bot.get_chat_administrators(forum.id),
        await bot.get_my_name(),
    ]
    kinds = (ForumTopic, Message, User, WebhookInfo, ChatFullInfo)
    assert all(isinstance(result, kind) for result, kind in zip(results, kinds, strict=False))
    assert [list(unknown(result)) for result in results] == [[] for _ in results]


def test_a_field_that_is_not_known_is_noticed() -> None:
    raw: JsonObject = {
        "update_id": 1,
        "message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "x", "new": 1}},
    }
    assert list(unknown(Update.de_json(raw, None))) == [".message.chat.new"]
