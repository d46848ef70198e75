"""The door of the people: what the chat page asks for and does, as JSON (the table in sandbox/__init__.py)."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from aiohttp import web

from sandbox.errors import Impossible
from sandbox.methods.commands import menu
from sandbox.methods.profile import profile_text
from sandbox.places import Chat, JsonObject, Person
from sandbox.queries import Query
from sandbox.stage import Event
from sandbox.world import World

PAGE = Path(__file__).parent / "page"
ANSWER_SECONDS = 10
"""How long, in real time, a person waits for the bot's answer to a press or an inline query."""
KEEP_ALIVE_SECONDS = 15


class PeopleDoor:
    """Lets the chat page be a person of the world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._streams: set[asyncio.Queue[Event | None]] = set()

    def routes(self) -> list[web.AbstractRouteDef]:
        """All routes of the page."""
        return [
            web.get("/", self.page),
            web.static("/page", PAGE),
            web.get("/sandbox/world", self.show_world),
            web.get("/sandbox/events", self.stream),
            web.get("/sandbox/commands", _answering(self.commands)),
            web.get("/sandbox/chats/{chat}/messages", _answering(self.messages)),
            web.post("/sandbox/say", _answering(self.say)),
            web.post("/sandbox/edit", _answering(self.edit)),
            web.post("/sandbox/press", _answering(self.press)),
            web.post("/sandbox/inline", _answering(self.inline)),
            web.post("/sandbox/choose", _answering(self.choose)),
            web.post("/sandbox/clock", _answering(self.move_clock)),
        ]

    async def page(self, request: web.Request) -> web.FileResponse:
        """The chat page."""
        return web.FileResponse(PAGE / "index.html")

    async def show_world(self, request: web.Request) -> web.Response:
        """Everything that is there."""
        return web.json_response(world_json(self.world))

    async def messages(self, given: JsonObject) -> Any:
        """The messages of a chat that the person is in, oldest first."""
        return list(self._chat(given).messages.values())

    async def commands(self, given: JsonObject) -> Any:
        """The menu of commands."""
        return menu(self.world, self._person(given), self._chat(given))

    async def say(self, given: JsonObject) -> Any:
        """Send a text."""
        place = {"thread": given.get("thread"), "reply_to": given.get("reply_to")}
        return self.world.say(given["as"], given["chat"], given["text"], **place)

    async def edit(self, given: JsonObject) -> Any:
        """Edit one's own text."""
        return self.world.edit(given["as"], self._message(given), given["text"])

    async def press(self, given: JsonObject) -> Any:
        """Press a button and wait for the answer."""
        return await _waited(self.world.press(given["as"], self._message(given), given["data"]))

    async def inline(self, given: JsonObject) -> Any:
        """Ask inline and wait for the answer."""
        query = self.world.ask_inline(given["as"], given["query"], given.get("offset") or "")
        answer = await _waited(query)
        return answer and {"query_id": query.id, **answer}

    async def choose(self, given: JsonObject) -> Any:
        """Send a result of an inline query."""
        thread = given.get("thread")
        return self.world.choose(given["as"], given["chat"], given["query_id"], given["result_id"], thread=thread)

    async def move_clock(self, given: JsonObject) -> Any:
        """Let days pass, or set the moment (ISO 8601; without offset in the clock's zone)."""
        clock = self.world.clock
        if given.get("now"):
            now = datetime.fromisoformat(given["now"])
            clock.set(now if now.tzinfo else now.replace(tzinfo=clock.now().tzinfo))
        else:
            clock.advance(float(given["days"]))
        moment = {"now": clock.now().isoformat()}
        self.world.publish("clock", None, moment)
        return moment

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events that this person may see, until the page or the box closes."""
        person = self.world.person(int(request.query["as"]))
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        queue: asyncio.Queue[Event | None] = asyncio.Queue()
        self._streams.add(queue)
        self.world.watchers.add(queue.put_nowait)
        try:
            await response.prepare(request)
            await response.write(b"retry: 500\n\n")
            await self._send_events(queue, person, response)
        except ConnectionError:
            pass  # the page was closed
        finally:
            self.world.watchers.discard(queue.put_nowait)
            self._streams.discard(queue)
        return response

    async def _send_events(
        self, queue: "asyncio.Queue[Event | None]", person: Person, response: web.StreamResponse
    ) -> None:
        while True:
            try:
                event = await asyncio.wait_for(queue.get(), KEEP_ALIVE_SECONDS)
            except TimeoutError:
                await response.write(b": still here\n\n")
                continue
            if event is None:
                return
            if event.chat is None or event.chat.has(person.id):
                data = world_json(self.world) if event.kind == "world" else event.data
                await response.write(f"event: {event.kind}\ndata: {json.dumps(data)}\n\n".encode())

    def close(self) -> None:
        """End all streams."""
        for queue in self._streams:
            queue.put_nowait(None)

    def _person(self, given: JsonObject) -> Person:
        return self.world.person(int(given["as"]))

    def _chat(self, given: JsonObject) -> Chat:
        person, chat_id = self._person(given), int(given["chat"])
        chat = self.world.private_chat(person) if chat_id == person.id else self.world.chat(chat_id)
        if not chat.has(person.id):
            raise Impossible(f"{person.first_name} is not in this chat.")
        return chat

    def _message(self, given: JsonObject) -> JsonObject:
        message = self._chat(given).messages.get(given["message"])
        if message is None:
            raise Impossible("The message is gone.")
        return message


def world_json(world: World) -> JsonObject:
    """Now, the bot, people, and groups with members and topics."""
    now = world.clock.now()
    shown: JsonObject = {
        "now": now.isoformat(),
        "bot": {**world.bot.user, "description": profile_text(world, "description", "")},
        "people": [
            {**person.user, **({"hint": person.hint} if person.hint else {})} for person in world.people.values()
        ],
        "chats": [_chat_json(world, chat) for chat in world.chats.values() if not chat.is_private],
    }
    zone = getattr(now.tzinfo, "key", None)
    return {**shown, "timezone": zone} if zone else shown


def _chat_json(world: World, chat: Chat) -> JsonObject:
    members = [user_id for user_id in chat.members if chat.has(user_id)]
    topics = [{"message_thread_id": topic.id, "name": topic.name} for topic in chat.topics.values()]
    return {**chat.json, "members": members, "topics": topics}


async def _waited(query: Query) -> JsonObject | None:
    try:
        return await query.answered(ANSWER_SECONDS)
    except TimeoutError:
        return None


def _answering(answer: Callable[[JsonObject], Awaitable[Any]]) -> Callable[[web.Request], Awaitable[web.Response]]:
    """A handler that reads what is given, and says in one sentence what was wrong with it."""

    async def handle(request: web.Request) -> web.Response:
        try:
            body = await request.json() if request.can_read_body else {}
            return web.json_response(await answer({**request.match_info, **request.query, **body}))
        except Impossible as error:
            return web.json_response({"description": str(error)}, status=400)
        except (KeyError, TypeError, ValueError) as error:
            return web.json_response({"description": f"Not understood: {error!r}"}, status=400)

    return handle
