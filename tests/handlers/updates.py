"""Updates as Telegram sends them, for tests that need no box."""

from typing import Any

Json = dict[str, Any]

BOT_ID = 700000001
BOT_NAME = "zielbot_demo_bot"
ANNA: Json = {"id": 5_000_000_001, "is_bot": False, "first_name": "Anna", "language_code": "de"}
PRIVATE: Json = {"id": ANNA["id"], "type": "private", "first_name": "Anna"}
GROUP: Json = {"id": -1001234567890, "type": "supergroup", "title": "Leitung"}
CHANNEL: Json = {"id": -1009999999999, "type": "channel", "title": "Amtsblatt"}


def message(text: str | None, chat: Json = PRIVATE, **extra: Any) -> Json:
    """An update with a message of Anna's."""
    said = {"message_id": 7, "date": 1620028800, "chat": chat, "from": ANNA, **extra}
    return {"update_id": 1, "message": said | ({} if text is None else {"text": text})}


def of_bot(**extra: Any) -> Json:
    """A message of ours, as it stands in reply_to_message."""
    me = {"id": BOT_ID, "is_bot": True, "first_name": "Zielbot", "username": BOT_NAME}
    return {"message_id": 3, "date": 1620028700, "chat": GROUP, "from": me, "text": "Fällig: …", **extra}


def inline(text: str = "") -> Json:
    """An update with an inline query of Anna's."""
    return {"update_id": 1, "inline_query": {"id": "9", "from": ANNA, "query": text, "offset": ""}}
