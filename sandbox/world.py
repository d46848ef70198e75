"""What people do in the box. Tests and the chat page play them through these methods.

    world = box.world
    anna = world.add_person("Anna", username="anna")
    group = world.add_group("Leitung", [anna], forum=True)
    topic = world.add_topic(group, "Pflege", by=anna)
    message = world.say(anna, anna, "Was ist fällig?")            a person stands for their private chat with the bot
    message = world.say(anna, group, "/faellig", thread=topic.id)
    press = world.press(anna, message, "data of a button")        await press.answered()
    query = world.ask_inline(anna, "Pflege")                      await query.answered()

People and chats may be given as objects or ids, messages as the JSON objects returned. What no Telegram app would let
a person do is `Impossible`. The bot is told by updates where Telegram would tell it (privacy.py), otherwise not.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sandbox.errors import ApiError, Impossible
from sandbox.limits import (
    CALLBACK_LIFETIME_S,
    CHOSEN_LIFETIME_S,
    INLINE_LIFETIME_S,
    MAX_INLINE_QUERY,
    check_start_parameter,
)
from sandbox.membership import Membership
from sandbox.places import Chat, JsonObject, Person
from sandbox.privacy import is_seen
from sandbox.queries import Query
from sandbox.stage import check_open
from sandbox.text import content_of

Who = Person | int
Where = Chat | Person | int


class World(Membership):
    """The box with its people and what they do."""

    def say(
        self,
        person: Who,
        where: Where,
        text: str,
        *,
        thread: int | None = None,
        reply_to: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> JsonObject:
        """Send a text and return the message. `extra` adds or replaces fields (forward_origin, sender_chat, from …)."""
        person = self.person(person)
        chat = self.chat_of(person, where)
        check_open(chat, thread)
        if reply_to is not None and reply_to not in chat.messages:
            raise Impossible(f"There is no message {reply_to} to reply to.")
        content = {**_typed(text), **(extra or {})}
        if chat.is_private:
            self._open_private(person)
        message = self.post(chat, person.user, content, thread=thread, reply_to=reply_to)
        self._tell("message", chat, message)
        return message

    def start(self, person: Who, parameter: str = "") -> JsonObject:
        """Press Start, or follow a link https://t.me/bot?start=PARAMETER."""
        check_start_parameter(parameter)
        return self.say(person, self.person(person), f"/start {parameter}".strip())

    def edit(self, person: Who, message: JsonObject, text: str) -> JsonObject:
        """Edit one's own message."""
        person = self.person(person)
        chat = self.chat(message["chat"]["id"])
        original = chat.messages.get(message["message_id"])
        if original is None or original.get("from", {}).get("id") != person.id or "text" not in original:
            raise Impossible("Only one's own texts can be edited.")
        self.change(chat, original, _typed(text))
        self._tell("edited_message", chat, original)
        return original

    def press(self, person: Who, message: JsonObject, data: str) -> Query:
        """Press a button of a message. Stale data is taken too, as an old app would send it."""
        person = self.person(person)
        chat = self.chat_of(person, message["chat"]["id"])
        shown = chat.messages.get(message["message_id"])
        if shown is None:
            raise Impossible("The message is gone.")
        content: JsonObject = {"from": person.user, "chat_instance": str(abs(chat.id)), "data": data}
        if "inline_message_id" in message:
            content["inline_message_id"] = message["inline_message_id"]
        else:
            content["message"] = shown
        query = self.queries.ask(content)
        self.updates.push("callback_query", query.content, CALLBACK_LIFETIME_S)
        return query

    def ask_inline(self, person: Who, query: str, offset: str = "") -> Query:
        """Type `@bot query`. A cached answer comes at once, as Telegram caches them; the bot is not asked then."""
        person = self.person(person)
        if len(query) > MAX_INLINE_QUERY:
            raise Impossible("An inline query has at most 256 characters.")
        content = {"from": person.user, "query": query, "offset": offset}
        asked = self.queries.ask(content, is_inline=True)
        cached = self.inline_cache.find(person.id, query, offset)
        if cached is not None:
            self.queries.answer(asked.id, cached)
        else:
            self.updates.push("inline_query", asked.content, INLINE_LIFETIME_S)
        return asked

    def choose(
        self, person: Who, where: Where, query: Query | str, result_id: str, *, thread: int | None = None
    ) -> JsonObject:
        """Send a result of an inline query into a chat, via the bot."""
        person = self.person(person)
        chat = self.chat_of(person, where)
        check_open(chat, thread)
        asked = query if isinstance(query, Query) else self.queries.asked.get(query)
        results: Iterable[JsonObject] = (asked.answer or {}).get("results", ()) if asked else ()
        chosen = next((result for result in results if result["id"] == result_id), None)
        if asked is None or chosen is None:
            raise Impossible("There is no such result.")
        content = {**chosen["message"], "via_bot": self.bot.user}
        message = self.post(chat, person.user, content, thread=thread)
        self._tell("message", chat, message)
        self._note_chosen(person, asked, result_id, message)
        return message

    def _note_chosen(self, person: Person, asked: Query, result_id: str, message: JsonObject) -> None:
        noted = {"result_id": result_id, "from": person.user, "query": asked.content["query"]}
        if "reply_markup" in message:
            message["inline_message_id"] = f"inline-{len(self.inline_messages) + 1}"
            self.inline_messages[message["inline_message_id"]] = message
            noted["inline_message_id"] = message["inline_message_id"]
        if self.bot.wants_chosen:
            self.updates.push("chosen_inline_result", noted, CHOSEN_LIFETIME_S)

    def chat_of(self, person: Person, where: Where) -> Chat:
        """The chat, if the person is in it."""
        chat = self.private_chat(person) if where in (person, person.id) else self.chat(where)
        if not chat.has(person.id):
            raise Impossible(f"{person.first_name} is not in this chat.")
        return chat

    def _open_private(self, person: Person) -> None:
        person.has_started = True
        if person.has_blocked:
            self.unblock(person)

    def _tell(self, kind: str, chat: Chat, message: JsonObject) -> None:
        if is_seen(self.bot, chat, message):
            self.updates.push(kind, message)


def _typed(text: str) -> JsonObject:
    try:
        return content_of(text)
    except ApiError as error:
        raise Impossible(error.description) from error
