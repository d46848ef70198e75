"""Writing what was planned, and taking it back: traced, in the transaction of the message that says so."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.agreement.model import Outcome
from bot.people.model import Person, Role
from bot.ports import Work
from bot.reporting.answers import Planned
from bot.reporting.model import NewObstacle, NewUpdate, Stored
from bot.trace.model import Action, Entry

UNDO_FOR = timedelta(days=2)
"""How far back "rückgängig" without a card reaches; a message can be edited for as long."""


async def record(work: Work, planned: Sequence[Planned], *, by: Person, batch: int, at: datetime) -> Sequence[int]:
    """Store what was planned; return the ids of the status updates, in order. `batch` numbers the message."""
    updates = [one.new for one in planned if isinstance(one.new, NewUpdate)]
    ids = await work.updates.add(updates, by=by.id, batch=batch, at=at)
    for new in (one.new for one in planned):
        if isinstance(new, NewObstacle):
            await work.updates.raise_obstacle(new, by=by.id, batch=batch, at=at)
        await work.audit.add(Entry(Action.REPORTED, by, new.code, _details(new)), at=at)
    return ids


async def add_sentence(
    work: Work, bases: Sequence[Stored], note: str | None, *, by: Person, batch: int, at: datetime
) -> Sequence[int]:
    """Complete updates with a sentence, or with files alone (None); return the ids of what was added.

    An update that was withdrawn takes nothing more.
    """
    new = [replace(_completing(base), note=note) for base in bases if not base.is_withdrawn]
    return await _complete(work, new, by=by, batch=batch, at=at)


async def add_outcome(work: Work, base: Stored, outcome: Outcome, *, by: Person, batch: int, at: datetime) -> None:
    """Complete the update that closed a measure with what was reached; the last word counts."""
    await _complete(work, [replace(_completing(base), outcome=outcome)], by=by, batch=batch, at=at)


async def _complete(work: Work, new: Sequence[NewUpdate], *, by: Person, batch: int, at: datetime) -> Sequence[int]:
    ids = await work.updates.add(new, by=by.id, batch=batch, at=at)
    for one in new:
        await work.audit.add(Entry(Action.REPORTED, by, one.code, _completed(one)), at=at)
    return ids


def _completing(base: Stored) -> NewUpdate:
    update = base.update
    return NewUpdate(
        code=update.code,
        unit=update.unit,
        status=update.status,
        progress=update.progress,
        on_behalf=update.on_behalf,
        completes=base.id,
    )


def _completed(new: NewUpdate) -> dict[str, object]:
    return {"completes": new.completes} | ({"outcome": new.outcome.value} if new.outcome else {})


async def withdraw(work: Work, batches: Sequence[int], *, by: Person, at: datetime) -> tuple[str, ...]:
    """Withdraw what was written with these messages; return the codes of what still stood."""
    codes: dict[str, None] = {}
    for batch in batches:
        stood = await work.updates.codes_of(batch)
        if await work.updates.withdraw(batch, at=at):
            codes |= dict.fromkeys(stood)
            for code in stood:
                await work.audit.add(Entry(Action.REPORT_WITHDRAWN, by, code), at=at)
    return tuple(codes)


def may_withdraw(person: Person, author_id: int | None) -> bool:
    """Whether somebody may take back what the person with this id reported."""
    return person.role is Role.COORDINATOR or person.id == author_id


def may_complete(person: Person, base: Stored) -> bool:
    """Whether somebody may add to an update: whoever may withdraw it, and the people of its unit."""
    return may_withdraw(person, base.person_id) or base.update.unit in person.units


def _details(new: NewUpdate | NewObstacle) -> dict[str, object]:
    """Return what the trace says of it: no text."""
    if isinstance(new, NewObstacle):
        return {"unit": new.unit, "obstacle": True}
    said = {
        "unit": new.unit,
        "status": new.status.value,
        "progress": new.progress,
        "new_due": new.new_due and new.new_due.last and new.new_due.last.isoformat(),
        "on_behalf": new.on_behalf and new.on_behalf.value,
    }
    return {name: value for name, value in said.items() if value is not None}
