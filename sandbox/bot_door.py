"""The door of the bot: `/bot<token>/<method>`, as Telegram's own server opens it, and a record of every call."""

import json
import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from sandbox.errors import ApiError, bad_request
from sandbox.methods import METHODS
from sandbox.methods.method import Encoded
from sandbox.params import Params
from sandbox.world import World

_CALL = re.compile(r"/bot([^/]+)/([^/]*)")
_FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})


@dataclass(frozen=True, slots=True)
class Call:
    """A call of the Bot API. `result` are JSON values (for getUpdates JSON text), or None and the `error`."""

    method: str
    params: Mapping[str, Any]
    result: Any = None
    error: ApiError | None = None


class BotDoor:
    """Answers calls on the world; `calls` keeps the newest."""

    def __init__(self, world: World, keep_calls: int) -> None:
        self.world = world
        self.calls: deque[Call] = deque(maxlen=keep_calls)

    async def open(self, request: web.Request) -> web.Response:
        """Answer one request."""
        match = _CALL.fullmatch(request.path)
        token, method = match.groups() if match else ("", "")
        if token != self.world.bot.token:
            return _refused(ApiError(401, "Unauthorized") if match else ApiError(404, "Not Found"))
        try:
            given = await _given(request)
        except ApiError as error:
            return _refused(error)
        call = await self._answer(method, given)
        self.calls.append(call)
        self.world.changes.happened()
        return _refused(call.error) if call.error else _granted(call.result)

    async def _answer(self, method: str, given: Mapping[str, Any]) -> Call:
        known = METHODS.get(method.lower())
        if known is None:
            return Call(method, given, error=ApiError(404, "Not Found: method not found"))
        try:
            return Call(method, given, await known(self.world, Params(given)))
        except ApiError as error:
            return Call(method, given, error=error)


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
