"""Groups and their topics: made, closed, deleted, and moved to another id."""

from collections.abc import Iterable, Sequence

from sandbox.errors import Impossible
from sandbox.places import Bot, Chat, JsonObject, Person, Topic
from sandbox.stage import FIRST_GROUP_ID, FIRST_SUPERGROUP_ID, Stage

TOPIC_COLOUR = 0x6FB9F0
OLD_TELLS = "migrate_to_chat_id"
NEW_TELLS = "migrate_from_chat_id"
"""The two service messages of a group that became a supergroup: in the old chat and in the new one."""


class Groups(Stage):
    """The stage with groups."""

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

    def reopen_topic(self, where: Chat | int, topic: Topic) -> None:
        """Open a closed topic again."""
        topic.is_closed = False
        self._world_changed()

    def delete_topic(self, where: Chat | int, topic: Topic) -> None:
        """Delete a topic with all its messages."""
        chat = self.chat(where)
        del chat.topics[topic.id]
        for message in [one for one in chat.messages.values() if one.get("message_thread_id") == topic.id]:
            self.delete(chat, message["message_id"])
        self._world_changed()

    def upgrade(self, where: Chat | int, told: Sequence[str] = (OLD_TELLS, NEW_TELLS)) -> Chat:
        """A basic group becomes a supergroup: a new id, and the old chat refuses messages.

        The bot is `told` by a service message in either chat, in either order; not always by both.
        """
        old = self.chat(where)
        if old.type != "group" or old.migrated_to:
            raise Impossible("Only a basic group can become a supergroup.")
        new = Chat(self._new_group_id(basic=False), "supergroup", old.title, members=dict(old.members))
        self.chats[new.id] = new
        creator = self._creator(old)
        sayings = {
            OLD_TELLS: (old, {OLD_TELLS: new.id}),
            NEW_TELLS: (new, {NEW_TELLS: old.id}),
        }
        for saying in told:
            chat, content = sayings[saying]
            self._serve(chat, creator, content)
        old.migrated_to = new.id
        self._world_changed()
        return new

    def delete_group(self, where: Chat | int) -> None:
        """The creator deletes a group for everybody; the bot is not told."""
        self.chat(where).is_deleted = True
        self._world_changed()

    def _creator(self, chat: Chat) -> JsonObject:
        creators = (self.people[user].user for user, status in chat.members.items() if status == "creator")
        return next(creators, self.bot.user)

    def _new_group_id(self, *, basic: bool) -> int:
        first = FIRST_GROUP_ID if basic else FIRST_SUPERGROUP_ID
        return first - sum(chat.type == ("group" if basic else "supergroup") for chat in self.chats.values())

    def _serve(self, chat: Chat, sender: JsonObject, content: JsonObject) -> None:
        """Post a service message and tell the bot."""
        self._tell_service(chat, self.post(chat, sender, content))
        self._world_changed()

    def _tell_service(self, chat: Chat, message: JsonObject) -> None:
        if chat.has(self.bot.id):
            self.updates.push("message", message)

    def _world_changed(self) -> None:
        self.publish("world", None, {})
