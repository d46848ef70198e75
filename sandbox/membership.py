"""People, groups and topics come and go; the bot is put into groups, thrown out and blocked."""

from collections.abc import Iterable
from typing import Any

from sandbox.clock import Clock
from sandbox.errors import Impossible
from sandbox.inline_cache import InlineCache
from sandbox.places import Bot, Chat, JsonObject, Person, Topic
from sandbox.stage import FIRST_GROUP_ID, FIRST_SUPERGROUP_ID, Stage

FIRST_PERSON_ID = 5_000_000_001
TOPIC_COLOUR = 0x6FB9F0


class Membership(Stage):
    """The stage with people who move."""

    def __init__(self, bot: Bot, clock: Clock) -> None:
        super().__init__(bot, clock)
        self.inline_cache = InlineCache(clock)

    def add_person(
        self,
        first_name: str,
        username: str | None = None,
        language_code: str | None = "de",
        *,
        last_name: str | None = None,
        person_id: int | None = None,
        hint: str | None = None,
    ) -> Person:
        """Somebody gets an account. They have not pressed Start yet."""
        person_id = person_id or FIRST_PERSON_ID + len(self.people)
        person = Person(person_id, first_name, last_name, username, language_code, hint)
        self.people[person.id] = person
        self._world_changed()
        return person

    def add_group(
        self,
        title: str,
        members: Iterable[Person] = (),
        *,
        forum: bool = False,
        basic: bool = False,
        with_bot: bool = True,
    ) -> Chat:
        """A group (`basic`: the old kind, else a supergroup) with its creator first; nothing is told to the bot."""
        kind = "group" if basic else "supergroup"
        chat = Chat(self._new_group_id(basic=basic), kind, title, is_forum=forum)
        for person in members:
            chat.members[person.id] = "member" if chat.members else "creator"
        if with_bot:
            chat.members[self.bot.id] = "member"
        self.chats[chat.id] = chat
        self._world_changed()
        return chat

    def add_topic(self, where: Chat | int, name: str, *, by: Person | Bot) -> Topic:
        """Open a forum topic. Its service message is an update for the bot unless the bot made the topic."""
        chat = self.chat(where)
        if not chat.is_forum:
            raise Impossible("This group has no topics.")
        made = {"forum_topic_created": {"name": name, "icon_color": TOPIC_COLOUR}}
        message = self.post(chat, by.user, made)
        topic = Topic(message["message_id"], name)
        chat.topics[topic.id] = topic
        if isinstance(by, Person):
            self._tell_service(chat, message)
        self._world_changed()
        return topic

    def close_topic(self, where: Chat | int, topic: Topic) -> None:
        """Close a topic: nobody writes in it any more."""
        topic.is_closed = True
        self._world_changed()

    def delete_topic(self, where: Chat | int, topic: Topic) -> None:
        """Delete a topic with all its messages."""
        chat = self.chat(where)
        del chat.topics[topic.id]
        for message in [one for one in chat.messages.values() if one.get("message_thread_id") == topic.id]:
            self.delete(chat, message["message_id"])
        self._world_changed()

    def join(self, person: Person | int, where: Chat | int) -> None:
        """A person joins a group."""
        person, chat = self.person(person), self.chat(where)
        chat.members[person.id] = "member"
        self._serve(chat, person.user, {"new_chat_members": [person.user]})

    def leave(self, person: Person | int, where: Chat | int) -> None:
        """A person leaves a group."""
        person, chat = self.person(person), self.chat(where)
        chat.members[person.id] = "left"
        self._serve(chat, person.user, {"left_chat_member": person.user})

    def add_bot(self, where: Chat | int, by: Person | int) -> None:
        """A person puts the bot into a group."""
        chat = self.chat(where)
        self._move_bot(chat, self.person(by).user, "member")
        self._serve(chat, self.person(by).user, {"new_chat_members": [self.bot.user]})

    def remove_bot(self, where: Chat | int, by: Person | int) -> None:
        """A person throws the bot out of a group."""
        chat = self.chat(where)
        self.post(chat, self.person(by).user, {"left_chat_member": self.bot.user})
        self._move_bot(chat, self.person(by).user, "kicked")
        self._world_changed()

    def bot_leaves(self, chat: Chat) -> None:
        """The bot leaves by itself."""
        self.post(chat, self.bot.user, {"left_chat_member": self.bot.user})
        self._move_bot(chat, self.bot.user, "left")
        self._world_changed()

    def promote_bot(self, where: Chat | int, by: Person | int, status: str = "administrator") -> None:
        """A person makes the bot an administrator, or a plain member again."""
        self._move_bot(self.chat(where), self.person(by).user, status)

    def block(self, person: Person | int) -> None:
        """A person blocks the bot."""
        person = self.person(person)
        person.has_blocked = True
        self._move_bot(self.private_chat(person), person.user, "kicked")

    def unblock(self, person: Person | int) -> None:
        """A person unblocks the bot."""
        person = self.person(person)
        person.has_blocked = False
        self._move_bot(self.private_chat(person), person.user, "member")

    def upgrade(self, where: Chat | int) -> Chat:
        """A basic group becomes a supergroup: two service messages, a new id, the old chat refuses messages."""
        old = self.chat(where)
        if old.type != "group" or old.migrated_to:
            raise Impossible("Only a basic group can become a supergroup.")
        new = Chat(self._new_group_id(basic=False), "supergroup", old.title, members=dict(old.members))
        self.chats[new.id] = new
        creators = (self.people[user].user for user, status in old.members.items() if status == "creator")
        creator = next(creators, self.bot.user)
        self._serve(old, creator, {"migrate_to_chat_id": new.id})
        self._serve(new, creator, {"migrate_from_chat_id": old.id})
        old.migrated_to = new.id
        return new

    def _new_group_id(self, *, basic: bool) -> int:
        first = FIRST_GROUP_ID if basic else FIRST_SUPERGROUP_ID
        return first - sum(chat.type == ("group" if basic else "supergroup") for chat in self.chats.values())

    def _move_bot(self, chat: Chat, by: JsonObject, status: str) -> None:
        old = chat.members.get(self.bot.id, "left")
        chat.members[self.bot.id] = status
        change = {
            "chat": chat.json,
            "from": by,
            "date": self.clock.timestamp(),
            "old_chat_member": self.member_json(chat, self.bot.user, old),
            "new_chat_member": self.member_json(chat, self.bot.user, status),
        }
        self.updates.push("my_chat_member", change)

    def member_json(self, chat: Chat, user: JsonObject, status: str) -> JsonObject:
        """A Bot API `ChatMember`."""
        shown: JsonObject = {"user": user, "status": status}
        if status == "kicked":
            shown["until_date"] = 0
        elif status == "creator":
            shown["is_anonymous"] = False
        elif status == "administrator":
            shown |= ADMINISTRATOR_RIGHTS
        return shown

    def _serve(self, chat: Chat, sender: JsonObject, content: JsonObject) -> None:
        """Post a service message and tell the bot."""
        self._tell_service(chat, self.post(chat, sender, content))
        self._world_changed()

    def _tell_service(self, chat: Chat, message: JsonObject) -> None:
        if chat.has(self.bot.id):
            self.updates.push("message", message)

    def _world_changed(self) -> None:
        self.publish("world", None, {})


ADMINISTRATOR_RIGHTS: dict[str, Any] = {
    "can_be_edited": False,
    "is_anonymous": False,
    "can_manage_chat": True,
    "can_delete_messages": True,
    "can_manage_video_chats": True,
    "can_restrict_members": True,
    "can_promote_members": False,
    "can_change_info": True,
    "can_invite_users": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
}
