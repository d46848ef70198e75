"""A box in which everything happens that the box can make happen, and a bot that calls every method."""

import json
from typing import Any

from aiohttp import ClientSession

from sandbox.files import Upload
from sandbox.images import grey_png
from sandbox.places import JsonObject, Person
from sandbox.server import Sandbox

PNG = grey_png(30, 20)
PDF = Upload("Nachweis.pdf", "application/pdf", b"%PDF-1.7")
KEYBOARD = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}, {"text": "c", "url": "https://kreis.example"}]]}
MENU = {"commands": [{"command": "faellig", "description": "Was fällig ist"}]}
MARKED = (
    '<b>a</b><i>b</i><u>c</u><s>d</s><tg-spoiler>e</tg-spoiler><a href="https://kreis.example">f</a><code>g</code>'
    '<pre><code class="language-py">h</code></pre><blockquote expandable>i</blockquote> @anna /faellig #Pflege'
)


def everything_happens(box: Sandbox) -> None:
    """Updates of every kind wait for the bot afterwards."""
    world = box.world
    world.bot.wants_chosen = True
    anna = world.add_person("Anna", "anna", last_name="Muster")
    berta = world.add_person("Berta")
    message = world.start(anna, "token")
    world.edit(anna, message, "Hallo @zielbot_demo_bot")
    world.press(anna, message, "detail")
    world.block(anna)
    world.unblock(anna)
    _something_is_chosen(box, anna)
    _files_are_sent(box, anna)
    forum = world.add_group("Leitung", [anna], forum=True, with_bot=False)
    world.add_bot(forum, by=anna)
    world.join(berta, forum)
    topic = world.add_topic(forum, "Pflege", by=anna)
    world.say(anna, forum, "/faellig", thread=topic.id)
    world.promote_bot(forum, by=anna)
    _masks_are_worn(box, anna)
    world.leave(berta, forum)
    world.remove_bot(forum, by=anna)
    world.upgrade(world.add_group("Bauamt", [berta], basic=True))


def _something_is_chosen(box: Sandbox, anna: Person) -> None:
    query = box.world.ask_inline(anna, "Pflege")
    query.answer = {"results": [{"id": "1", "message": {"text": "6.1.3", "reply_markup": KEYBOARD}}]}
    chosen = box.world.choose(anna, anna, query, "1")
    box.world.press(anna, chosen, "detail")


def _files_are_sent(box: Sandbox, anna: Person) -> None:
    photo = box.world.send_photo(anna, anna, PNG, caption="6.1.3 erledigt, @anna")
    box.world.edit(anna, photo, "6.1.4 erledigt")
    box.world.send_document(anna, anna, PDF, reply_to=photo["message_id"])
    box.world.send_album(anna, anna, [PDF, PDF], caption="Nachweise")
    box.world.forward(anna, anna, photo)
    box.world.forward(anna, anna, photo, hidden=True)


def _masks_are_worn(box: Sandbox, anna: Person) -> None:
    group = box.world.add_group("Ämter", [anna])
    box.world.bot.reads_all = True
    channel = box.world.add_channel("Aktuelles", [anna], group=group)
    post = box.world.say(anna, channel, "Neues")
    box.world.edit(anna, post, "Altes")
    box.world.forward(anna, anna, post)
    box.world.forward(anna, anna, box.world.say(anna, group, "/faellig", as_chat=group))
    box.world.say(anna, group, "/faellig", as_chat=channel)


async def raw_updates(box: Sandbox) -> list[JsonObject]:
    return [json.loads(update.text) for update in await box.world.updates.poll(0, 100, 0)]


def calls_of_everything(box: Sandbox, anna: Person) -> list[tuple[str, str, dict[str, Any]]]:
    """A call of every method that returns more than True: its name, the type of its result, its parameters."""
    forum = box.world.add_group("Leitung", [anna, box.world.add_person("Berta")], forum=True)
    channel = box.world.add_channel("Aktuelles", [anna])
    box.world.promote_bot(forum, by=anna)
    topic = box.world.add_topic(forum, "Pflege", by=anna)
    for user, status in (("Carl", "left"), ("Dora", "kicked")):
        forum.members[box.world.add_person(user).id] = status
    file_id = box.world.send_photo(anna, anna, PNG)["photo"][-1]["file_id"]
    document_id = box.world.send_document(anna, anna, PDF)["document"]["file_id"]
    there = {"chat_id": forum.id, "parse_mode": "HTML", "reply_markup": KEYBOARD}
    chat = {"chat_id": forum.id}
    return [
        ("getMe", "User", {}),
        ("getWebhookInfo", "WebhookInfo", {}),
        ("sendMessage", "Message", {**there, "text": MARKED, "reply_parameters": {"message_id": topic.id}}),
        ("sendPhoto", "Message", {**there, "photo": file_id, "caption": MARKED, "message_thread_id": topic.id}),
        ("sendDocument", "Message", {**there, "document": document_id, "caption": MARKED}),
        ("sendMessage", "Message", {"chat_id": channel.id, "text": "Neues"}),
        ("editMessageText", "Message", {**there, "message_id": 3, "text": "a"}),
        ("editMessageCaption", "Message", {**there, "message_id": 4, "caption": "a"}),
        ("editMessageReplyMarkup", "Message", {**chat, "message_id": 5}),
        ("getFile", "File", {"file_id": file_id}),
        ("getChat", "ChatFullInfo", chat),
        ("getChat", "ChatFullInfo", {"chat_id": anna.id}),
        ("getChat", "ChatFullInfo", {"chat_id": channel.id}),
        *(("getChatMember", "ChatMember", {**chat, "user_id": user}) for user in forum.members),
        ("getChatAdministrators", "[ChatMember]", chat),
        ("createForumTopic", "ForumTopic", {**chat, "name": "Bauen"}),
        ("getMyName", "BotName", {}),
        ("getMyDescription", "BotDescription", {}),
        ("getMyShortDescription", "BotShortDescription", {}),
        ("getMyCommands", "[BotCommand]", {}),
    ]


async def result_of(box: Sandbox, browser: ClientSession, method: str, params: JsonObject) -> Any:
    async with browser.post(f"{box.url}/bot{box.token}/{method}", json=params) as response:
        answer = await response.json()
        assert answer["ok"], (method, answer)
        return answer["result"]
