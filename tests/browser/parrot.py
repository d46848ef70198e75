"""A bot of fifty lines that repeats what it is told, on the plain Bot API."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import aiohttp

Json = dict[str, Any]

KEYS = [[("Leise", "toast"), ("Laut", "alert")], [("Weiter ›", "edit"), ("Stumm", "empty")]]
KEYBOARD = {"inline_keyboard": [[{"text": text, "callback_data": data} for text, data in row] for row in KEYS]}
ASK_ME = "Frag mich"
ASKING = {"force_reply": True, "input_field_placeholder": "Ein Satz dazu"}
PRESSES: dict[str, Json] = {
    "toast": {"text": "Leise gesagt"},
    "alert": {"text": "Laut gesagt", "show_alert": True},
    "edit": {},
    "empty": {},
}
COMMANDS = [
    {"command": "faellig", "description": "Was fällig ist"},
    {"command": "laufend", "description": "Daueraufgaben"},
    {"command": "hilfe", "description": "Was der Papagei kann"},
]


class Api:
    """Calls methods of the Bot API."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session, self._url = session, url

    async def call(self, method: str, **params: Any) -> Any:
        """The result of a method; a refusal fails the test."""
        async with self._session.post(f"{self._url}/{method}", json=params) as response:
            answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]


@asynccontextmanager
async def parrot(url: str) -> AsyncIterator[None]:
    """Let the bot work at this address as long as the block runs."""
    async with aiohttp.ClientSession() as session:
        api = Api(session, url)
        await api.call("setMyCommands", commands=COMMANDS)
        work = asyncio.create_task(_poll(api))
        yield
        work.cancel()
        with suppress(asyncio.CancelledError):
            await work


async def _poll(api: Api) -> None:
    offset = 0
    while True:
        for update in await api.call("getUpdates", offset=offset, timeout=30):
            offset = update["update_id"] + 1
            await _answer(api, update)


async def _answer(api: Api, update: Json) -> None:
    message = update.get("message", {})
    if "text" in message and "via_bot" not in message:
        await _repeat(api, message)
    elif query := update.get("callback_query"):
        await _pressed(api, query)
    elif query := update.get("inline_query"):
        await _offer(api, query)


async def _repeat(api: Api, message: Json) -> None:
    place = {"chat_id": message["chat"]["id"]}
    if message.get("is_topic_message"):
        place["message_thread_id"] = message["message_thread_id"]
    text = f"Gehört: {message['text']}"
    await api.call("sendMessage", **place, text=text, reply_markup=ASKING if ASK_ME in text else KEYBOARD)


async def _pressed(api: Api, query: Json) -> None:
    await api.call("answerCallbackQuery", callback_query_id=query["id"], **PRESSES[query["data"]])
    if query["data"] == "edit":
        shown = query["message"]
        place = {"chat_id": shown["chat"]["id"], "message_id": shown["message_id"]}
        await api.call("editMessageText", **place, text="Weitergeblättert", reply_markup=KEYBOARD)


async def _offer(api: Api, query: Json) -> None:
    words = [word for word in ("Angehörige", "Ausbildung", "Bauamt") if query["query"].lower() in word.lower()]
    results = [
        {
            "type": "article",
            "id": word,
            "title": word,
            "description": f"Alles über {word}",
            "input_message_content": {"message_text": f"Thema {word}"},
        }
        for word in words
    ]
    given = {"results": results, "is_personal": True, "cache_time": 0}
    await api.call("answerInlineQuery", inline_query_id=query["id"], **given)
