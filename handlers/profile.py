"""What the bot says of itself in Telegram: menus of commands and descriptions, set once and remembered."""

import hashlib
import json
import logging
from typing import Any

from bot.ports import Store
from bot.rights import ChatKind
from bot.texts.commands import DESCRIPTION, SHORT_DESCRIPTION, menu
from handlers.transport import Api

log = logging.getLogger(__name__)

FACT = "profile"
_MENUS = {
    "all_private_chats": (ChatKind.PRIVATE,),
    "all_group_chats": (ChatKind.GROUP, ChatKind.FOREIGN_GROUP),
}
_LANGUAGES = {"": "de", "en": "en"}
"""Telegram's language code and ours; the empty one is for every language that has no menu of its own."""

Calls = list[tuple[str, dict[str, Any]]]


def profile_calls() -> Calls:
    """Return the calls that set menus and descriptions in both languages."""
    calls: Calls = []
    for code, lang in _LANGUAGES.items():
        for scope, kinds in _MENUS.items():
            commands = [{"command": c.name.in_(lang), "description": c.help.in_(lang)} for c in menu(*kinds)]
            params = {"commands": commands, "scope": {"type": scope}, "language_code": code}
            calls.append(("setMyCommands", params))
        calls.append(("setMyDescription", {"description": DESCRIPTION.in_(lang), "language_code": code}))
        short = {"short_description": SHORT_DESCRIPTION.in_(lang), "language_code": code}
        calls.append(("setMyShortDescription", short))
    return calls


async def set_profile(store: Store, api: Api) -> None:
    """Tell Telegram once; what was told is remembered, so that a restart does not repeat it."""
    calls = profile_calls()
    told = hashlib.sha256(json.dumps(calls).encode()).hexdigest()
    async with store.reading() as work:
        if await work.facts.get(FACT) == told:
            return
    for method, params in calls:
        await api.call(method, params)
    async with store.writing() as work:
        await work.facts.set(FACT, told)
    log.info("commands and descriptions set")
