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
from sandbox.methods import METHODS
from sandbox.methods.method import Encoded
from sandbox.params import Params
from sandbox.places import JsonObject
from sandbox.spoiling import spoiled
from sandbox.world import World

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
        return given | dict(await request.post())
    return given


def _granted(result: Any) -> web.Response:
    text = result if isinstance(result, Encoded) else json.dumps(result)
    return web.Response(text=f'{{"ok":true,"result":{text}}}', content_type="application/json")


def _refused(error: ApiError) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    return web.json_response(body, status=error.code)
