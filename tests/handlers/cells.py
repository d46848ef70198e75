"""Every cell of the rights: each handler of the map × who × the occasion, and what the table says about it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import product
from typing import Any

from bot.people.model import Person, Role
from bot.rights import ChatKind, Feature, may
from bot.texts import commands as names
from handlers.addressed import Addressed, Me, Way, addressed
from handlers.guard import ANONYMOUS_ADMIN
from handlers.register import MAP, Entry
from tests.handlers.updates import ANNA, BOT_ID, BOT_NAME, CHANNEL, GROUP, PRIVATE, inline, message

Json = dict[str, Any]
ME = Me(BOT_ID, BOT_NAME)
FOREIGN: Json = {"id": -1005555555555, "type": "supergroup", "title": "Kegelclub"}
TOKEN = "abcdefghijklmnopqrstuv"


class Someone(StrEnum):
    """Who does something: the roles, and those who have none."""

    STRANGER = "stranger"
    REVOKED = "revoked"
    INVITED = "invited"
    READER = "reader"
    MEMBER = "member"
    COORDINATOR = "coordinator"
    ADMIN = "admin"

    @property
    def role(self) -> Role | None:
        """Their role on the list."""
        return None if self in (Someone.STRANGER, Someone.REVOKED, Someone.INVITED) else Role(self.value)


def person(who: Someone) -> Person | None:
    """Anna as she stands on the list."""
    return Person(1, ANNA["id"], "Anna", who.role, (), "de") if who.role else None


def said(text: str, chat: Json, **extra: Any) -> Json:
    """A message, by the rules of the place."""
    return message(text, chat, **extra)


def edited(text: str) -> Json:
    """The same in an edit."""
    changed = message(text)
    return {"update_id": 1, "edited_message": changed["message"] | {"edit_date": 1620028900}}


def pressed(data: str, chat: Json, sender: Json = ANNA) -> Json:
    """A press on a message of ours."""
    me = {"id": BOT_ID, "is_bot": True, "first_name": "Zielbot", "username": BOT_NAME}
    shown = {"message_id": 3, "date": 1620028700, "chat": chat, "from": me, "text": "…"}
    query = {"id": "9", "from": sender, "chat_instance": "1", "data": data, "message": shown}
    return {"update_id": 1, "callback_query": query}


def moved(chat: Json, sender: Json = ANNA, old: str = "left", new: str = "member") -> Json:
    """The bot's own standing in a chat changes."""
    me = {"id": BOT_ID, "is_bot": True, "first_name": "Zielbot", "username": BOT_NAME}
    standings = ({"user": me, "status": status} for status in (old, new))
    change = dict(zip(("old_chat_member", "new_chat_member"), standings, strict=True))
    return {"update_id": 1, "my_chat_member": {"chat": chat, "from": sender, "date": 1620028800, **change}}


@dataclass(frozen=True)
class Occasion:
    """How something comes about. `update` makes it of a text; a press and an inline query take what is theirs."""

    name: str
    kind: ChatKind
    update: Callable[[str, str], Json]
    is_person: bool = True
    is_forwarded: bool = False
    is_edit: bool = False


_OTHER = {"type": "user", "date": 1620028000, "sender_user": {"id": 77, "is_bot": False, "first_name": "Otto"}}
_NOBODY = {"id": ANONYMOUS_ADMIN, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
_BOT = {**ANNA, "is_bot": True}

OCCASIONS = (
    Occasion("private", ChatKind.PRIVATE, lambda text, _: said(text, PRIVATE)),
    Occasion("group", ChatKind.GROUP, lambda text, _: said(text, GROUP)),
    Occasion("foreign group", ChatKind.FOREIGN_GROUP, lambda text, _: said(text, FOREIGN)),
    Occasion(
        "topic",
        ChatKind.GROUP,
        lambda text, _: said(text, {**GROUP, "is_forum": True}, message_thread_id=5, is_topic_message=True),
    ),
    Occasion("channel", ChatKind.CHANNEL, lambda text, _: said(text, CHANNEL)),
    Occasion("inline", ChatKind.INLINE, lambda text, _: inline(text)),
    Occasion("press", ChatKind.PRIVATE, lambda _, data: pressed(data, PRIVATE)),
    Occasion("press in a group", ChatKind.GROUP, lambda _, data: pressed(data, GROUP)),
    Occasion("press in a foreign group", ChatKind.FOREIGN_GROUP, lambda _, data: pressed(data, FOREIGN)),
    Occasion("edited", ChatKind.PRIVATE, lambda text, _: edited(text), is_edit=True),
    Occasion(
        "forwarded", ChatKind.PRIVATE, lambda text, _: said(text, PRIVATE, forward_origin=_OTHER), is_forwarded=True
    ),
    Occasion(
        "anonymous admin",
        ChatKind.GROUP,
        lambda text, _: said(text, GROUP, **{"from": _NOBODY, "sender_chat": GROUP}),
        is_person=False,
    ),
    Occasion("bot", ChatKind.GROUP, lambda text, _: said(text, GROUP, **{"from": _BOT}), is_person=False),
    Occasion("deep link", ChatKind.PRIVATE, lambda _, __: said(f"/start {TOKEN}", PRIVATE)),
)


@dataclass(frozen=True)
class Cell:
    """One cell."""

    entry: Entry
    who: Someone
    occasion: Occasion

    def __str__(self) -> str:
        return f"{self.entry.handler.__module__}.{self.entry.handler.__name__}, {self.who}, {self.occasion.name}"

    @property
    def update(self) -> Json:
        """The update that asks for the handler on this occasion."""
        made = self.occasion.update(*_asked(self.entry))
        if self.entry.feature is Feature.MEMBERSHIP and self.occasion.is_person and "message" in made:
            return moved(made["message"]["chat"])
        return made

    @property
    def addressed(self) -> Addressed:
        """What the filter reads in it; where it keeps nothing, something by command, to try the guard even so."""
        return addressed(self.update, ME) or Addressed(
            Way.COMMAND, is_edit=self.occasion.is_edit, is_forwarded=self.occasion.is_forwarded
        )

    def is_allowed_to(self, entry: Entry) -> bool:
        """Whether the table lets this entry's handler be called here."""
        if entry.feature is Feature.MEMBERSHIP:
            return may(entry.feature, self.role, self.occasion.kind)
        writes_of_others = entry.writes and self.occasion.is_forwarded
        edits = self.occasion.is_edit and not entry.amends
        is_refused = not self.occasion.is_person or writes_of_others or edits
        return not is_refused and may(entry.feature, self.role, self.occasion.kind)

    @property
    def role(self) -> Role | None:
        """The role that counts: in a group on the list whoever was not revoked is a reader at least."""
        is_guest = self.who.role in (None, Role.ADMIN) and self.who is not Someone.REVOKED
        return Role.READER if self.occasion.kind is ChatKind.GROUP and is_guest else self.who.role


CELLS = [Cell(*cell) for cell in product(MAP, Someone, OCCASIONS)]


@cache
def _asked(entry: Entry) -> tuple[str, str]:
    """Return a text that asks for the entry's handler, and a button's data."""
    by_command = [command for command in names.COMMANDS if entry.wants(Addressed(Way.COMMAND, command=command))]
    in_private = [command for command in names.COMMANDS if entry.wants(Addressed(Way.PRIVATE, command=command))]
    named = [command for command in (*in_private, *by_command) if entry.feature in command.features]
    actions = [action for action in ACTIONS if entry.wants(Addressed(Way.PRESS, action=action))]
    text = f"/{named[0].name.de} Bauamt" if named else "Was ist fällig?"
    return text, f"{actions[0] if actions else 'page'}:1:1:0"


ACTIONS = (
    *("join", "invite_role", "access_end", "hand_go", "erase_go", "held_keep", "send_again", "away_for", "deputy_end"),
    *("report_pick", "report_done", "report_all_same", "report_note", "report_pass", "pass_store", "report_outcome"),
    *("remind_open", "remind_stop", "group_open"),
    *("report_confirm", "due_yes", "opening_all", "evidence", "evidence_more", "page"),
    *("ahead_open", "unreached_page", "inquire_go", "rule_on"),
    *("nudge_open", "wish_at", "decline_end"),
    *("obstacle_why", "obstacle_done", "obstacle_again", "obstacle_close"),
)
"""One of each entry that wants presses."""
