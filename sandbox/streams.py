"""Server-sent events: each page hears what its person may see."""

import asyncio
import json

from aiohttp import web

from sandbox.places import Person
from sandbox.shown import world_json
from sandbox.stage import Event
from sandbox.world import World

KEEP_ALIVE_SECONDS = 15
RECONNECT_MS = 500
"""How soon a page connects again after its stream was lost."""

_Queue = asyncio.Queue[Event | None]


class Streams:
    """The streams that are open."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._queues: set[_Queue] = set()

    async def open(self, request: web.Request, person: Person) -> web.StreamResponse:
        """Send events until the page or the box closes."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        queue: _Queue = asyncio.Queue()
        self._queues.add(queue)
        self._world.watchers.add(queue.put_nowait)
        try:
            await response.prepare(request)
            await response.write(f"retry: {RECONNECT_MS}\n\n".encode())
            await self._send_events(queue, person, response)
        except ConnectionError:
            pass  # the page was closed
        finally:
            self._world.watchers.discard(queue.put_nowait)
            self._queues.discard(queue)
        return response

    def close(self) -> None:
        """End all streams."""
        for queue in self._queues:
            queue.put_nowait(None)

    async def _send_events(self, queue: _Queue, person: Person, response: web.StreamResponse) -> None:
        while True:
            try:
                event = await asyncio.wait_for(queue.get(), KEEP_ALIVE_SECONDS)
            except TimeoutError:
                await response.write(b": still here\n\n")
                continue
            if event is None:
                return
            if event.chat is None or event.chat.has(person.id):
                data = world_json(self._world) if event.kind == "world" else event.data
                await response.write(f"event: {event.kind}\ndata: {json.dumps(data)}\n\n".encode())
