"""The door of the bot: `/bot<token>/<method>`, as Telegram's own server opens it, and a record of every call."""

import asyncio
import json
import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from sandbox.errors import ApiError, bad_request
from sandbox.faults import Fault, Faulty
from sandbox.files import Upload
from sandbox.methods import METHODS
from sandbox.methods.method import Encoded
from sandbox.params import Params
from sandbox.places import JsonObject
from sandbox.spoiling import spoiled
from sandbox.world import World

DOWNLOAD = "download"
"""What the fetching of a file is called among the methods, where faults are planned."""

_CALL = re.compile(r"/bot([^/]+)/([^/]*)")
_FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})


@dataclass(frozen=True, slots=True)
class Call:
    """A call of the Bot API. `result` are JSON values (None for getUpdates, too much to keep) or it has an `error`.

    `had_effect` says whether what was asked for happened, whatever the caller got to hear because of a `fault`.
    """

    method: str
    params: Mapping[str, Any]
    result: Any = None
    error: ApiError | None = None
    had_effect: bool = True
    fault: Fault | None = None


class BotDoor:
    """Answers calls on the world; `calls` keeps the newest, `closing` lets go of calls that hang."""

    def __init__(self, world: World, keep_calls: int) -> None:
        self.world = world
        self.calls: deque[Call] = deque(maxlen=keep_calls)
        self.closing = asyncio.Event()

    async def open(self, request: web.Request) -> web.StreamResponse:
        """Answer one request."""
        match = _CALL.fullmatch(request.path)
        token, method = match.groups() if match else ("", "")
        if token != self.world.bot.token:
            return _refused(ApiError(401, "Unauthorized") if match else ApiError(404, "Not Found"))
        try:
            given = await _given(request)
        except ApiError as error:
            return _refused(error)
        fault = self.world.faults.draw(method, given)
        call, answer = await self._answer(method, given, fault)
        self._keep(call)
        return await spoiled(fault, request, answer, self.closing) if fault else answer

    async def download(self, request: web.Request) -> web.StreamResponse:
        """A file by the path that getFile returned; calls of it are not kept. Faults know it as `DOWNLOAD`."""
        file = self.world.files.at(request.match_info["path"])
        if request.match_info["token"] != self.world.bot.token:
            return _refused(ApiError(401, "Unauthorized"))
        if file is None:
            return _refused(ApiError(404, "Not Found"))
        fault = self.world.faults.draw(DOWNLOAD, {})
        answer = web.Response(body=file.upload.data, content_type="application/octet-stream")
        if fault is None:
            return answer
        self.world.faults.history.append(Faulty(DOWNLOAD, {}, fault, had_effect=fault.kind.has_effect))
        self.world.changes.happened()
        if not fault.kind.has_effect:
            answer = _refused(ApiError(fault.code, fault.description, **fault.parameters))
        return await spoiled(fault, request, answer, self.closing)

    async def _answer(self, method: str, given: JsonObject, fault: Fault | None) -> tuple[Call, web.Response]:
        """What happens, and what the caller would hear if nothing came between."""
        try:
            if fault and not fault.kind.has_effect:
                raise ApiError(fault.code, fault.description, **fault.parameters)
            result = await _result_of(self.world, method, Params(given))
        except ApiError as error:
            return Call(method, given, error=error, had_effect=False, fault=fault), _refused(error)
        return Call(method, given, None if isinstance(result, Encoded) else result, fault=fault), _granted(result)

    def _keep(self, call: Call) -> None:
        self.calls.append(call)
        if call.fault:
            self.world.faults.history.append(Faulty(call.method, call.params, call.fault, call.had_effect))
        self.world.changes.happened()


async def _result_of(world: World, name: str, params: Params) -> Any:
    method = METHODS.get(name.lower())
    if method is None:
        raise ApiError(404, "Not Found: method not found")
    world.floods.check(name, params)
    result = await method(world, params)
    world.floods.sent(name, params)
    return result


async def _given(request: web.Request) -> dict[str, Any]:
    given: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        try:
            body = json.loads(await request.read() or b"{}")
        except ValueError as error:
            raise bad_request("can't parse JSON object") from error
        if not isinstance(body, dict):
            raise bad_request("JSON object expected")
        return given | body
    if request.content_type in _FORMS:
        try:
            form = await request.post()
        except web.HTTPRequestEntityTooLarge as error:
            raise ApiError(413, "Request Entity Too Large") from error
        return given | {name: _value(part) for name, part in form.items()}
    return given


def _value(part: str | bytes | bytearray | web.FileField) -> Any:
    return Upload(part.filename, part.content_type, part.file.read()) if isinstance(part, web.FileField) else part


def _granted(result: Any) -> web.Response:
    text = result if isinstance(result, Encoded) else json.dumps(result)
    return web.Response(text=f'{{"ok":true,"result":{text}}}', content_type="application/json")


def _refused(error: ApiError) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    return web.json_response(body, status=error.code)
