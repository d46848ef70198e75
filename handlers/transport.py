"""HTTP to Telegram on aiohttp: the request class under python-telegram-bot, and our own raw calls beside it."""

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar
from urllib.parse import quote

import aiohttp
from telegram.request import BaseRequest, RequestData

from bot.delivery import Upload
from handlers.errors import NoAnswer, NotSent, Refused, TooLong
from handlers.result import read_result

CONNECT_SECONDS = 10.0
READ_SECONDS = 20.0
DOWNLOAD_SECONDS = 90.0
"""How long a whole file may take; each part of it has `READ_SECONDS`."""
_PART_BYTES = 1 << 16

T = TypeVar("T")


class AiohttpRequest(BaseRequest):
    """One pool of connections. Its errors name their class alone: aiohttp's carry the address, and so the token."""

    def __init__(self, connections: int) -> None:
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """How long an answer may take, in seconds."""
        return READ_SECONDS

    async def initialize(self) -> None:
        """Open the pool, once."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections)
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())

    async def shutdown(self) -> None:
        """Close the pool."""
        session, self._session = self._session, None
        if session:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Carry out a request of python-telegram-bot's own."""
        form = request_data.json_parameters if request_data else {}
        wait = read_timeout if isinstance(read_timeout, int | float) else READ_SECONDS
        return await self.post_form(url, form, read_seconds=wait)

    async def post_form(
        self, url: str, form: Mapping[str, str] | aiohttp.FormData, *, read_seconds: float
    ) -> tuple[int, bytes]:
        """Post a form and return status and body (NotSent, NoAnswer)."""

        async def whole(answer: aiohttp.ClientResponse) -> bytes:
            return await answer.read()

        return await self._answer("POST", url, whole, data=form, timeout=_timeout(read_seconds))

    async def get_file(self, url: str, most_bytes: int) -> tuple[int, bytes]:
        """Return status and body (NotSent, NoAnswer, TooLong); no more than `most_bytes` of it are ever read."""

        async def limited(answer: aiohttp.ClientResponse) -> bytes:
            if (answer.content_length or 0) > most_bytes:
                raise TooLong
            body = bytearray()
            async for part in answer.content.iter_chunked(_PART_BYTES):
                body += part
                if len(body) > most_bytes:
                    raise TooLong
            return bytes(body)

        # Packed it might burst: a file comes as it is.
        as_it_is: dict[str, Any] = {"headers": {"Accept-Encoding": "identity"}, "auto_decompress": False}
        return await self._answer("GET", url, limited, timeout=_timeout(READ_SECONDS, DOWNLOAD_SECONDS), **as_it_is)

    async def _answer(
        self, method: str, url: str, read: Callable[[aiohttp.ClientResponse], Awaitable[T]], **options: Any
    ) -> tuple[int, T]:
        if self._session is None:
            raise NotSent("the connection is closed")
        try:
            async with self._session.request(method, url, allow_redirects=False, **options) as answer:
                return answer.status, await read(answer)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSent(type(error).__name__) from None
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            raise NoAnswer(type(error).__name__) from None


def _timeout(read_seconds: float, total_seconds: float | None = None) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=total_seconds, connect=CONNECT_SECONDS, sock_read=read_seconds)


def _field(value: Any) -> str:
    """Return a parameter as a form takes it; half a surrogate pair, which no form takes, as a question mark."""
    text = value if isinstance(value, str) else json.dumps(value)
    return text.encode(errors="replace").decode()


def _multipart(form: Mapping[str, str], upload: Upload) -> aiohttp.FormData:
    # Telegram takes a file's name as it stands: what is quoted would be shown quoted, "Ma%C3%9Fnahmen.pdf".
    data = aiohttp.FormData(form, quote_fields=False)
    data.add_field(upload.field, upload.content, filename=upload.name, content_type=upload.media_type)
    return data


class Api:
    """Calls of the Bot API by name with plain JSON values, in and out."""

    def __init__(self, root: str, request: AiohttpRequest) -> None:
        self._root = root
        server, _, self._token = root.rpartition("/bot")
        self._files = f"{server}/file/bot{self._token}"
        self._request = request

    async def call(
        self,
        method: str,
        params: Mapping[str, Any],
        *,
        upload: Upload | None = None,
        read_seconds: float = READ_SECONDS,
    ) -> Any:
        """Return the result of a call (NotSent, NoAnswer, Unreadable, Refused)."""
        form = {name: _field(value) for name, value in params.items()}
        data = _multipart(form, upload) if upload else form
        status, body = await self._request.post_form(f"{self._root}/{method}", data, read_seconds=read_seconds)
        return read_result(status, body, self._token)

    async def download(self, path: str, most_bytes: int) -> bytes:
        """Return a file by the path that getFile told (NotSent, NoAnswer, Refused, TooLong)."""
        if any(part in ("", ".", "..") for part in path.split("/")):
            raise Refused(400, "no path of a file")
        status, body = await self._request.get_file(f"{self._files}/{quote(path)}", most_bytes)
        if status != 200:
            raise Refused(status, "")
        return body

    async def renew(self) -> None:
        """Throw the connections away and start with new ones: a torn one can hang for ever (PITFALLS 2.1)."""
        await self._request.shutdown()
        await self._request.initialize()
