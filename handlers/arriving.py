"""Rows of the inbox, read into what the handlers are given: a row alone, or all rows of an album as one."""

import json
from typing import NamedTuple

from telegram import Bot, Update

from bot.delivery import InboxRow
from bot.ports import Work
from handlers.addressed import Addressed, Me, Way, addressed
from handlers.unit import Arrival, Unit

MAX_ENDINGS = 8
"""How often the process may end while it handles one update alone: kills from outside hit start-ups again and again."""


class Malformed(Exception):
    """An update that is not what the Bot API describes."""


class Parts(NamedTuple):
    """What is handled as one: a row, or all rows of an album, the claimed one first."""

    rows: tuple[InboxRow, ...]
    late_for: int | None = None
    """The number under which other parts of the album were handled before; None where none were."""


async def parts_of(work: Work, row: InboxRow) -> Parts:
    """Return what is handled together with a row that was claimed."""
    if row.album is None:
        return Parts((row,))
    # The row as it was claimed, with the try it counts, and what came after it.
    rows, late_for = await work.inbox.album(row)
    return Parts((row, *(part for part in rows if part.seq != row.seq)), late_for)


def arrival_of(parts: Parts, unit: Unit, me: Me, bot: Bot) -> Arrival | None:
    """Read the rows (Malformed); None where nothing is to be done."""
    if parts.rows[0].tries > MAX_ENDINGS:
        raise Malformed("it ended the process each time")
    try:
        return _read(parts, unit, me, bot)
    except Exception as error:
        # The library's reading may fail in any way there is; all of them mean the same.
        raise Malformed(f"it cannot be read ({type(error).__name__})") from error


def _read(parts: Parts, unit: Unit, me: Me, bot: Bot) -> Arrival | None:
    raws = [json.loads(row.raw) for row in parts.rows]
    all_said = [addressed(raw, me) for raw in raws]
    updates = tuple(Update.de_json(raw, bot) for raw in raws)
    ours = [(update, said) for update, said in zip(updates, all_said, strict=True) if said]
    # Of an album the part with the words counts; it is the first one where none has any.
    speaking = (pair for pair in ours if pair[1].text or pair[1].command)
    update, said = next(speaking, None) or next(iter(ours), (None, None))
    if (update is None or said is None) and parts.late_for is not None:
        # A part of an album in a group that came late, without the words that said it was for us.
        update, said = updates[0], Addressed(Way.MENTION, has_file=True)
    if update is None or said is None:
        return None
    return Arrival(update, said, unit, updates if parts.rows[0].album else (), parts.late_for)
