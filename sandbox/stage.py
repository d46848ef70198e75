"""The stage: who and what there is, the messages in it, and who is told of a change."""

from collections.abc import Callable
from typing import NamedTuple

from sandbox.clock import Clock
from sandbox.errors import Impossible
from sandbox.faults import Faults
from sandbox.files import Files
from sandbox.floods import Floods
from sandbox.places import Bot, Chat, JsonObject, Person
from sandbox.queries import Queries
from sandbox.updates import UpdateQueue
from sandbox.waiting import Changes
from sandbox.webhook import Webhook

EDITABLE = ("text", "entities", "caption", "caption_entities", "reply_markup")
"""Fields of a message that an edit replaces."""
FIRST_GROUP_ID = -4_000_001
FIRST_SUPERGROUP_ID = -1_002_000_000_001


class Event(NamedTuple):
    """Something the chat page shows: `kind` is message, edited, deleted, asks, clock or world; without chat for all."""

    kind: str
    chat: Chat | None
    data: JsonObject


Watcher = Callable[[Event], None]


class Stage:
    """People, chats and messages by id, and the bot's queue of updates."""

    def __init__(self, bot: Bot, clock: Clock, floods: Floods) -> None:
        self.bot = bot
        self.clock = clock
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.inline_messages: dict[str, JsonObject] = {}
        """Messages sent via the bot, by inline_message_id."""
        self.changes = Changes()
        self.updates = UpdateQueue(clock.timestamp, self.changes)
        self.faults = Faults()
        self.webhook = Webhook(clock, self.updates, self.changes, self.faults)
        self.queries = Queries(clock, self.changes)
        self.watchers: set[Watcher] = set()
        self.floods = floods
        self.files = Files(clock)
        self._last_message_id = 0

    def person(self, who: Person | int) -> Person:
        """The person with this id."""
        if isinstance(who, Person):
            return who
        if who not in self.people:
            raise Impossible(f"There is no person {who}.")
        return self.people[who]

    def chat(self, where: Chat | Person | int) -> Chat:
        """The chat with this id; of a person the private chat with the bot."""
        if isinstance(where, Chat):
            return where
        chat_id = where.id if isinstance(where, Person) else where
        if chat_id not in self.chats:
            raise Impossible(f"There is no chat {chat_id}.")
        return self.chats[chat_id]

    def private_chat(self, person: Person) -> Chat:
        """The person's chat with the bot, made when it is first needed."""
        members = {person.id: "member", self.bot.id: "member"}
        return self.chats.setdefault(
            person.id, Chat(person.id, "private", person.first_name, username=person.username, members=members)
        )

    def publish(self, kind: str, chat: Chat | None, data: JsonObject) -> None:
        """Tell whoever watches or waits."""
        event = Event(kind, chat, data)
        for watcher in self.watchers:
            watcher(event)
        self.changes.happened()

    def new_message_id(self, chat: Chat) -> int:
        """Supergroups and channels count on their own; private chats and basic groups share the bot's count."""
        if chat.type in ("supergroup", "channel"):
            chat.last_message_id += 1
            return chat.last_message_id
        self._last_message_id += 1
        return self._last_message_id

    def post(
        self,
        chat: Chat,
        sender: JsonObject,
        content: JsonObject,
        *,
        thread: int | None = None,
        reply_to: int | None = None,
    ) -> JsonObject:
        """Put a message into a chat, show it, and return it. In a channel its sender is the channel."""
        message: JsonObject = {
            "message_id": self.new_message_id(chat),
            **({"sender_chat": chat.json} if chat.is_channel else {"from": sender}),
            "chat": chat.json,
            "date": self.clock.timestamp(),
            **_place(chat, thread, reply_to),
            **content,
        }
        if "forum_topic_created" in content:
            message |= {"message_thread_id": message["message_id"], "is_topic_message": True}
        chat.messages[message["message_id"]] = message
        self.publish("message", chat, message)
        return message

    def change(self, chat: Chat, message: JsonObject, content: JsonObject) -> None:
        """Replace text or caption, entities and keyboard of a message by those in `content`."""
        for name in EDITABLE:
            message.pop(name, None)
        message |= {"edit_date": self.clock.timestamp(), **content}
        self.publish("edited", chat, message)

    def delete(self, chat: Chat, message_id: int) -> None:
        """Take a message out; bots are never told."""
        del chat.messages[message_id]
        self.publish("deleted", chat, {"chat": {"id": chat.id}, "message_id": message_id})


def _place(chat: Chat, thread: int | None, reply_to: int | None) -> JsonObject:
    """The fields that say where in a chat a message stands.

    A reply stands in the topic of its original. In a topic, whoever replies to nothing replies to its first message.
    """
    original = chat.messages[reply_to] if reply_to is not None else None
    if thread is None and original is not None:
        thread = original.get("message_thread_id")
    fields: JsonObject = {}
    if thread is not None and chat.is_forum:
        fields |= {"message_thread_id": thread, "is_topic_message": True}
        original = original or chat.messages.get(thread)
    if original is not None:
        fields["reply_to_message"] = {name: original[name] for name in original if name != "reply_to_message"}
    return fields


def check_open(chat: Chat, thread: int | None) -> None:
    """Impossible where nobody can write: in a group deleted or now a supergroup, in a topic closed or deleted."""
    if chat.is_deleted:
        raise Impossible("The group is deleted.")
    if chat.migrated_to:
        raise Impossible("The group became a supergroup.")
    topic = chat.topics.get(thread) if thread is not None else None
    if thread is not None and (topic is None or topic.is_closed):
        raise Impossible(f"There is no open topic {thread} in this chat.")
