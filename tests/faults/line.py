"""The line between Zielbot and the box: a relay that speaks TLS, as Telegram does, and that can be disturbed."""

import asyncio
import shutil
import ssl
import subprocess
from asyncio import StreamReader, StreamWriter
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

HOST = "127.0.0.1"
NAME = "localhost"


class Line(StrEnum):
    """What becomes of whoever wants to connect. Connections there are break off with every change."""

    WELL = "well"
    REFUSED = "connection refused"
    NAMELESS = "the name cannot be resolved"
    STRANGE = "somebody else's certificate"
    PLAIN = "no TLS at the other end"
    CUT = "the connection ends before TLS has begun"
    SILENT = "TLS never begins"


DISTURBED = tuple(state for state in Line if state is not Line.WELL)


def can_encrypt() -> bool:
    """Whether certificates can be made here."""
    return shutil.which("openssl") is not None


class Relay:
    """Passes on what comes to `url`. `trusted` is a certificate to trust; while `nameless` exists, no name is known."""

    def __init__(self, folder: Path, target: str) -> None:
        """Make two certificates in the folder; the one of them is not trusted."""
        self.trusted, self.nameless = folder / "ours.pem", folder / "nameless"
        self._contexts = {Line.STRANGE: _context(folder, "theirs"), Line.WELL: _context(folder, "ours")}
        self._target = int(target.rpartition(":")[2])
        self._port = 0
        self._server: asyncio.Server | None = None
        self._open: set[StreamWriter] = set()
        self._state = Line.WELL

    @property
    def url(self) -> str:
        """Where Zielbot finds the Bot API."""
        return f"https://{NAME}:{self._port}"

    async def __aenter__(self) -> Self:
        """Begin, undisturbed."""
        await self.become(Line.WELL)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Break everything off."""
        await self.become(Line.REFUSED)

    async def become(self, state: Line) -> None:
        """Break off what there is, and go on like this."""
        self._state = state
        if self._server:
            self._server.close()
        for writer in self._open:
            writer.transport.abort()
        self._server = None
        self.nameless.unlink(missing_ok=True)
        if state is Line.NAMELESS:
            self.nameless.touch()
        if state is not Line.REFUSED:
            tls = self._contexts.get(Line.WELL if state is Line.NAMELESS else state)
            self._server = await asyncio.start_server(self._relay, HOST, self._port, ssl=tls)
            self._port = self._server.sockets[0].getsockname()[1]

    async def _relay(self, reader: StreamReader, writer: StreamWriter) -> None:
        self._open.add(writer)
        with suppress(OSError):
            match self._state:
                case Line.CUT:
                    pass
                case Line.PLAIN:
                    writer.write(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
                    await writer.drain()
                case Line.SILENT:
                    await reader.read()
                case _:
                    await self._pass_on(reader, writer)
        self._open.discard(writer)
        writer.close()

    async def _pass_on(self, reader: StreamReader, writer: StreamWriter) -> None:
        from_box, to_box = await asyncio.open_connection(HOST, self._target)
        try:
            await asyncio.gather(_pump(reader, to_box), _pump(from_box, writer))
        finally:
            to_box.close()


async def _pump(reader: StreamReader, writer: StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    writer.close()


def _context(folder: Path, name: str) -> ssl.SSLContext:
    certificate, key = folder / f"{name}.pem", folder / f"{name}.key"
    request = ("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2")
    names = ("-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}")
    subprocess.run(
        ("openssl", *request, *names, "-keyout", key, "-out", certificate), check=True, stderr=subprocess.DEVNULL
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context
