"""Pages of about ten lines that end with a group, and the promise that no message is too long."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeAlias, TypeVar

from bot.texts.reply import Button, Line, Reply
from bot.texts.text import cut

PAGE_LINES = 10
MOST_LINES = 12
"""Lines of a page that ends with its group; more tear the group."""
LIMIT = 4096
"""Characters Telegram takes, counted here as UTF-16 units, the strictest reading."""
_WIDTHS = (400, 200, 100, 50, 25)

T = TypeVar("T")
Block: TypeAlias = tuple[Line, ...]
Row: TypeAlias = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A reply, and the codes of the measures on it in the order listed: what detail buttons count in."""

    reply: Reply
    codes: tuple[str, ...] = ()
    number: int = 0
    """Which page it is, from 0; never one beyond the end."""
    picture: str | None = None
    """What is shown above the reply, as SVG."""


def paged(items: Iterable[T], group: Callable[[T], Hashable]) -> list[list[T]]:
    """Split sorted `items` into pages of about ten that end with a group; a page under half full tears a large one."""
    pages: list[list[T]] = [[]]
    for _, members in groupby(items, group):
        rest = list(members)
        while len(pages[-1]) + len(rest) > MOST_LINES:
            space = PAGE_LINES - len(pages[-1])
            torn = space if space >= PAGE_LINES / 2 else 0
            pages[-1].extend(rest[:torn])
            rest = rest[torn:]
            pages.append([])
        pages[-1].extend(rest)
    return pages


def filled(items: Iterable[T], length: Callable[[T], int], room: int) -> list[list[T]]:
    """Split `items` into pages of up to `room` characters; one that is too long has a page of its own."""
    pages: list[list[T]] = [[]]
    left = room
    for item in items:
        if pages[-1] and length(item) > left:
            pages.append([])
            left = room
        pages[-1].append(item)
        left -= length(item)
    return pages


def block_length(block: Block) -> int:
    """Return how many characters a block has."""
    return sum(len(line.text) for line in block)


def chosen(pages: Sequence[T], number: int) -> tuple[T, int]:
    """Return the page with this number and its number; a number beyond the end gives the last page."""
    number = max(0, min(number, len(pages) - 1))
    return pages[number], number


def page_of(
    blocks: Iterable[Block], buttons: Iterable[Row], lang: str, codes: tuple[str, ...] = (), number: int = 0
) -> Page:
    """Return a page of what there is of these blocks and rows of buttons, short enough for one message."""
    reply = Reply(tuple(block for block in blocks if block), tuple(row for row in buttons if row), lang)
    return Page(fitted(reply), codes, number)


def fitted(reply: Reply) -> Reply:
    """Return the reply with lines cut as far as needed for one message; normal replies stay as they are."""
    for width in _WIDTHS:
        if _length(reply.plain) <= LIMIT:
            return reply
        reply = replace(reply, blocks=tuple(tuple(_narrow(line, width) for line in block) for block in reply.blocks))
    return reply


def _narrow(line: Line, width: int) -> Line:
    return replace(line, text=cut(line.text, width))


def _length(text: str) -> int:
    return len(text) if len(text) <= LIMIT // 2 else len(text.encode("utf-16-le", "surrogatepass")) // 2
