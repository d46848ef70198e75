"""What there is in the box: the bot, people, chats, topics. Plain state, shown as the Bot API shows it."""

from dataclasses import dataclass, field
from typing import Any

JsonObject = dict[str, Any]

IN_CHAT = frozenset({"creator", "administrator", "member", "restricted"})
"""Statuses of somebody who is in a chat; the others are left and kicked."""


@dataclass(slots=True)
class Person:
    """Somebody with a Telegram account. `hint` tells the chat page who that is."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    hint: str | None = None
    has_started: bool = False
    """Pressed Start or wrote to the bot; before that the bot cannot write to them."""
    has_blocked: bool = False
    is_deleted: bool = False

    @property
    def user(self) -> JsonObject:
        """The person as a Bot API `User`."""
        named = {"last_name": self.last_name, "username": self.username, "language_code": self.language_code}
        known = {name: value for name, value in named.items() if value}
        return {"id": self.id, "is_bot": False, "first_name": self.first_name, **known}


@dataclass(slots=True)
class Topic:
    """A forum topic; its id is the id of the service message that made it."""

    id: int
    name: str
    is_closed: bool = False


@dataclass(slots=True)
class Chat:
    """A chat with its messages by id, oldest first."""

    id: int
    type: str
    title: str
    username: str | None = None
    is_forum: bool = False
    members: dict[int, str] = field(default_factory=dict)
    """Status by user id."""
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, JsonObject] = field(default_factory=dict)
    last_message_id: int = 1
    """Of a supergroup; its message 1 said that it was created (and is the General topic of a forum)."""
    migrated_to: int | None = None
    """The supergroup that this group became."""
    is_deleted: bool = False
    """By its creator, for everybody."""

    @property
    def is_private(self) -> bool:
        """Whether this is a person's chat with the bot."""
        return self.type == "private"

    @property
    def json(self) -> JsonObject:
        """The chat as a Bot API `Chat`."""
        shown: JsonObject = {"id": self.id, "type": self.type}
        shown["first_name" if self.is_private else "title"] = self.title
        if self.username:
            shown["username"] = self.username
        if self.is_forum:
            shown["is_forum"] = True
        return shown

    def has(self, user_id: int) -> bool:
        """Whether this user is in the chat."""
        return self.members.get(user_id) in IN_CHAT


@dataclass(slots=True)
class Bot:
    """The one bot of the box, and what it set about itself. `texts` maps (kind, language) to name and descriptions."""

    id: int
    token: str
    username: str
    first_name: str
    reads_all: bool = False
    """Group privacy mode switched off at BotFather."""
    wants_chosen: bool = False
    """Inline feedback switched on at BotFather."""
    commands: dict[tuple[str, str], list[JsonObject]] = field(default_factory=dict)
    """By scope (see methods/commands.py) and language code."""
    texts: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def user(self) -> JsonObject:
        """The bot as a Bot API `User`."""
        return {"id": self.id, "is_bot": True, "first_name": self.first_name, "username": self.username}
