"""The door of the people: what the chat page asks for and does, as JSON (the table in sandbox/__init__.py)."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from aiohttp import web

from sandbox.errors import Impossible
from sandbox.files import Upload
from sandbox.images import size_of
from sandbox.methods.commands import menu
from sandbox.passing import Passing
from sandbox.places import Chat, JsonObject
from sandbox.queries import Query
from sandbox.shown import world_json
from sandbox.speaking import Manner
from sandbox.streams import Streams
from sandbox.world import World

PAGE = Path(__file__).parent / "page"
ANSWER_SECONDS = 10
"""How long, in real time, a person waits for the bot's answer to a press or an inline query."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class PeopleDoor:
    """Lets the chat page be a person of the world."""

    def __init__(self, world: World, passing: Passing) -> None:
        self.world = world
        self.passing = passing
        self.streams = Streams(world)

    def routes(self) -> list[web.AbstractRouteDef]:
        """All routes of the page."""
        return [
            web.get("/", self.page),
            web.static("/page", PAGE),
            web.get("/sandbox/world", self.show_world),
            web.get("/sandbox/events", _refusing(self.stream)),
            web.get("/sandbox/commands", _answering(self.commands)),
            web.get("/sandbox/chats/{chat}/messages", _answering(self.messages)),
            web.post("/sandbox/say", _answering(self.say)),
            web.post("/sandbox/send", _answering(self.send)),
            web.get("/sandbox/files/{file}", self.file),
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
        return menu(self.world, self.world.person(int(given["as"])), self._chat(given))

    async def say(self, given: JsonObject) -> Any:
        """Send a text."""
        place = {"thread": given.get("thread"), "reply_to": given.get("reply_to")}
        return self.world.say(given["as"], given["chat"], given["text"], **place)

    async def send(self, given: JsonObject) -> Any:
        """Send a file: a PNG or JPEG as a photo, anything else as a document."""
        file: web.FileField = given["file"]
        upload = Upload(file.filename, file.content_type, file.file.read())
        who, where = int(given["as"]), int(given["chat"])
        manner = Manner(thread=_number(given, "thread"), reply_to=_number(given, "reply_to"))
        if size_of(upload.data):
            return self.world.send_photo(who, where, upload.data, caption=given["text"], **manner)
        return self.world.send_document(who, where, upload, caption=given["text"], **manner)

    async def file(self, request: web.Request) -> web.Response:
        """A photo to show, or a document to save: a browser never opens it as a page."""
        file = self.world.files.find(request.match_info["file"])
        if file is None:
            raise web.HTTPNotFound
        is_photo = size_of(file.upload.data) is not None
        headers = {"X-Content-Type-Options": "nosniff", **({} if is_photo else {"Content-Disposition": "attachment"})}
        kind = file.upload.mime_type if is_photo else "application/octet-stream"
        return web.Response(body=file.upload.data, content_type=kind, headers=headers)

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
        """Let days pass, or time until a moment (ISO 8601; without offset in the clock's zone); or stop where it is."""
        now = self.world.clock.now()
        if given.get("halt"):
            self.passing.halt()
        elif given.get("now"):
            until = datetime.fromisoformat(given["now"])
            await self.passing.move(until.astimezone(now.tzinfo) if until.tzinfo else until.replace(tzinfo=now.tzinfo))
        else:
            await self.passing.move(now + timedelta(days=float(given["days"])))
        return self.world.clock.json

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events that this person may see."""
        return await self.streams.open(request, self.world.person(int(request.query["as"])))

    def _chat(self, given: JsonObject) -> Chat:
        return self.world.chat_of(self.world.person(int(given["as"])), int(given["chat"]))

    def _message(self, given: JsonObject) -> JsonObject:
        message = self._chat(given).messages.get(given["message"])
        if message is None:
            raise Impossible("The message is gone.")
        return message


async def _waited(query: Query) -> JsonObject | None:
    try:
        return await query.answered(ANSWER_SECONDS)
    except TimeoutError:
        return None


def _answering(answer: Callable[[JsonObject], Awaitable[Any]]) -> Handler:
    """A handler that reads what is given and writes the answer."""

    async def handle(request: web.Request) -> web.StreamResponse:
        body = await _body(request) if request.can_read_body else {}
        return web.json_response(await answer({**request.match_info, **request.query, **body}))

    return _refusing(handle)


async def _body(request: web.Request) -> JsonObject:
    if request.content_type == "multipart/form-data":
        return dict(await request.post())
    values: JsonObject = await request.json()
    return values


def _number(given: JsonObject, name: str) -> int | None:
    """A number that a form may leave empty."""
    return int(given[name]) if given.get(name) else None


def _refusing(handler: Handler) -> Handler:
    """The same handler, but what cannot be done is said in one sentence."""

    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except Impossible as error:
            sentence = str(error)
        except (KeyError, TypeError, ValueError) as error:
            sentence = f"Not understood: {error!r}"
        return web.json_response({"description": sentence}, status=400)

    return handle
