"""Updates of every kind with as many fields as Telegram puts in them, and every way to spoil each of their fields."""

import copy
from collections.abc import Iterator
from typing import Any, NamedTuple

from tests.handlers.updates import BOT_ID, BOT_NAME, Json

SECRET = "geheimer Text der Anna"
"""Stands in every text of every update: no log may quote it."""
Path = tuple[str | int, ...]


class Cast(NamedTuple):
    """Who writes where: a `User`, and three `Chat`s of the Bot API."""

    person: Json
    private: Json
    group: Json
    foreign: Json


class Spoilt(NamedTuple):
    """An update with one field spoilt: which kind, where and how it was, and what is left."""

    name: str
    update: Json


def valid_updates(cast: Cast) -> dict[str, Json]:
    """Return an update of every kind that is for us, by name; without update_id."""
    me = {"id": BOT_ID, "is_bot": True, "first_name": "Zielbot", "username": BOT_NAME}
    mention = {"type": "mention", "offset": 0, "length": len(BOT_NAME) + 1}
    ours = _message(cast, cast.group, message_id=3, text="Fällig: …") | {"from": me}
    command = {"type": "bot_command", "offset": 0, "length": 8}
    size = {"file_id": "A", "file_unique_id": "B", "width": 90, "height": 90, "file_size": 1000}
    document = {"file_id": "A", "file_unique_id": "B", "file_name": "Protokoll.pdf", "mime_type": "application/pdf"}
    member = {"user": me, "status": "left"}
    moved = {"chat": cast.foreign, "from": cast.person, "date": 1620028800}
    inline = {"id": "7", "from": cast.person, "query": SECRET, "offset": "", "chat_type": "group"}
    location = {"longitude": 10.8, "latitude": 51.3}
    entities = [command, {"type": "text_mention", "offset": 9, "length": 3, "user": cast.person}]
    return {
        "question": {"message": _message(cast, cast.private, text=f"Was ist fällig? {SECRET}")},
        "command": {"message": _message(cast, cast.private, text=f"/suche x {SECRET}", entities=entities)},
        "start": {"message": _message(cast, cast.private, text="/start abc", entities=[command])},
        "edited": {"edited_message": _message(cast, cast.private, text=SECRET, edit_date=1620028801)},
        "photo": {"message": _message(cast, cast.private, photo=[size], caption=SECRET, caption_entities=[command])},
        "document": {"message": _message(cast, cast.private, document=document | {"thumbnail": size})},
        "location": {"message": _message(cast, cast.private, location=location)},
        "forwarded": {
            "message": _message(
                cast,
                cast.private,
                text=SECRET,
                forward_origin={"type": "user", "sender_user": cast.person, "date": 1620028700},
            )
        },
        "group command": {"message": _message(cast, cast.group, text=f"/suche {SECRET}", entities=[command])},
        "mention": {"message": _message(cast, cast.group, text=f"@{BOT_NAME} {SECRET}", entities=[mention])},
        "reply": {
            "message": _message(
                cast,
                cast.group,
                text=f"und Q3? {SECRET}",
                reply_to_message=ours,
                is_topic_message=True,
                message_thread_id=2,
                quote={"text": SECRET, "position": 0, "is_manual": True},
            )
        },
        "foreign group": {"message": _message(cast, cast.foreign, text=f"/suche {SECRET}")},
        "migration": {"message": _message(cast, cast.group, migrate_from_chat_id=-4_000_999)},
        "press": {
            "callback_query": {
                "id": "8",
                "from": cast.person,
                "message": ours | {"chat": cast.private},
                "chat_instance": "5",
                "data": "detail:1:1:0",
            }
        },
        "inline": {"inline_query": inline | {"location": location}},
        "membership": {
            "my_chat_member": moved | {"old_chat_member": member, "new_chat_member": member | {"status": "member"}}
        },
    }


def _message(cast: Cast, chat: Json, **extra: Any) -> Json:
    return {"message_id": 7, "date": 1620028800, "chat": chat, "from": cast.person, **extra}


def spoilt_updates(cast: Cast) -> Iterator[Spoilt]:
    """Yield each valid update with each of its fields dropped, emptied, of another type and far too big, one a time."""
    for kind, update in valid_updates(cast).items():
        for path in _paths(update):
            place = f"{kind}: {'.'.join(map(str, path))}"
            yield Spoilt(f"{place} dropped", _without(update, path))
            for what, value in _STRANGE.items():
                yield Spoilt(f"{place} {what}", _with(update, path, value))


def _nested(depth: int) -> Any:
    inner: Any = SECRET
    for _ in range(depth):
        inner = [inner]
    return inner


_STRANGE: dict[str, Any] = {
    "null": None,
    "true": True,
    "zero": 0,
    "minus one": -1,
    "a fraction": 2.5,
    "not a number": float("nan"),
    "beyond 32 bits": 2**40,
    "beyond 63 bits": 2**63,
    "beyond 64 bits": -(2**80),
    "a number in quotes": "5000000001",
    "an empty text": "",
    "half a character": f"{SECRET} \ud83d",
    "a nought": f"\x00{SECRET}",
    "a huge text": SECRET * 4000,
    "a list": [],
    "a list of nulls": [None, None],
    "a long list": [{"type": SECRET, "offset": 0, "length": 1}] * 500,
    "an object": {},
    "another object": {"id": SECRET, "type": SECRET, "status": SECRET},
    "deep": _nested(200),
}


def _paths(value: object, path: Path = ()) -> Iterator[Path]:
    if path:
        yield path
    parts: Iterator[tuple[str | int, object]] = iter(())
    if isinstance(value, dict):
        parts = iter(value.items())
    elif isinstance(value, list):
        parts = iter(enumerate(value))
    for name, inner in parts:
        yield from _paths(inner, (*path, name))


def _with(update: Json, path: Path, value: object) -> Json:
    changed = copy.deepcopy(update)
    _owner(changed, path)[path[-1]] = value
    return changed


def _without(update: Json, path: Path) -> Json:
    changed = copy.deepcopy(update)
    del _owner(changed, path)[path[-1]]
    return changed


def _owner(update: Any, path: Path) -> Any:
    for name in path[:-1]:
        update = update[name]
    return update
