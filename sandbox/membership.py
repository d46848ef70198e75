"""People come and go; the bot is put into groups, thrown out and blocked."""

from typing import Any

from sandbox.clock import Clock
from sandbox.floods import Floods
from sandbox.groups import Groups
from sandbox.inline_cache import InlineCache
from sandbox.places import Bot, Chat, JsonObject, Person

FIRST_PERSON_ID = 5_000_000_001


class Membership(Groups):
    """The groups with people who move."""

    def __init__(self, bot: Bot, clock: Clock, floods: Floods) -> None:
        super().__init__(bot, clock, floods)
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

    def delete_account(self, person: Person | int) -> None:
        """A person deletes their account; the bot is not told."""
        self.person(person).is_deleted = True

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
