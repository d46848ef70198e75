"""Groups and forum topics that are bound to units or fields of action, and what they get unasked."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from bot.people.place import Board, Place, Rhythm, Scope


class Places(Protocol):
    """Places: a group (`thread_id` 0) or a topic of one."""

    async def at(self, chat_id: int, thread_id: int) -> Place:
        """The place with the scope that holds there, which may be none."""
        ...

    async def listed(self) -> Sequence[Place]:
        """All that get something unasked, in groups on the list that take messages; topics go first."""
        ...

    async def bind(self, place: Place, scope: Scope) -> None:
        """Bind it to this scope, in place of another one."""
        ...

    async def release(self, place: Place) -> None:
        """End its binding, and with it all it gets."""
        ...

    async def show(self, place: Place, board: Board | None) -> bool:
        """Give it this board (None: no more) in place of the one it had; False where that has changed since."""
        ...

    async def set_digest(self, place: Place, rhythm: Rhythm | None, *, on: date) -> None:
        """Let it get a digest so often, from the period after the one that begins `on` this day."""
        ...

    async def begin_digest(self, place: Place, on: date) -> bool:
        """Take the digest of the period that begins on this day, once; False where it, or a later one, was taken."""
        ...

    async def set_asks(self, place: Place, *, is_on: bool) -> None:
        """Switch on or off that it is asked what nobody answered."""
        ...
