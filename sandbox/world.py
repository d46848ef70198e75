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

from collections.abc import Iterable

from sandbox.errors import Impossible
from sandbox.limits import CALLBACK_LIFETIME_S, CHOSEN_LIFETIME_S, INLINE_LIFETIME_S, MAX_INLINE_QUERY
from sandbox.places import JsonObject, Person
from sandbox.queries import Query
from sandbox.speaking import Speaking, Where, Who
from sandbox.stage import check_open


class World(Speaking):
    """The box with its people and what they do. What they write is in sandbox/speaking.py."""

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
