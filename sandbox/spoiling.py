"""How a fault looks from the outside: the answer is held back, cut, replaced, or the connection drops."""

import asyncio
import contextlib
import socket
import struct

from aiohttp import web

from sandbox.faults import Fault, FaultKind

_PAGE = "<html>\r\n<head><title>{code}</title></head>\r\n<body><center><h1>{code}</h1></center></body>\r\n</html>\r\n"
_RESET_AT_ONCE = struct.pack("ii", 1, 0)


async def spoiled(
    fault: Fault, request: web.Request, answer: web.Response, closing: asyncio.Event
) -> web.StreamResponse:
    """What becomes of the answer; `closing` lets go of those that wait."""
    match fault.kind:
        case FaultKind.NOT_JSON:
            return web.Response(text=_PAGE.format(code=fault.code), status=fault.code, content_type="text/html")
        case FaultKind.EMPTY:
            return web.Response()
        case FaultKind.TRUNCATED:
            return await _cut(request, answer)
        case FaultKind.SLOW:
            await _wait(closing, fault.seconds)
        case FaultKind.HANGS:
            await closing.wait()
            drop(request)
        case FaultKind.RESET_BEFORE | FaultKind.RESET_AFTER:
            drop(request)
        case FaultKind.REFUSED:
            pass  # the answer is the refusal already
    return answer


def drop(request: web.Request) -> None:
    """End the connection as a reset, without a word."""
    if request.transport is None:
        return
    connection: socket.socket = request.transport.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_AT_ONCE)
    request.transport.abort()


async def _cut(request: web.Request, answer: web.Response) -> web.StreamResponse:
    body = answer.body if isinstance(answer.body, bytes) else b""
    response = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": str(len(body))})
    await response.prepare(request)
    await response.write(body[: len(body) // 2])
    response.force_close()
    return response


async def _wait(closing: asyncio.Event, seconds: float) -> None:
    with contextlib.suppress(TimeoutError):  # the usual end: the box is still open
        await asyncio.wait_for(closing.wait(), seconds)
