"""New due dates: which wait for the coordinators, deciding on one, and what goes with a report that is taken back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.agreement.model import DueState, Snapshot, StatusUpdate
from bot.asking.select import Listed, all_listed
from bot.people.model import Person
from bot.ports import Work
from bot.reporting.model import Stored
from bot.trace.model import Action, Entry


@dataclass(frozen=True, slots=True)
class Shift:
    """A new date that was reported: the measure as it is now, and the update that names the date."""

    listed: Listed
    update: StatusUpdate

    @property
    def is_waiting(self) -> bool:
        """Whether it still waits: nobody decided, nothing was taken back, and no other date followed."""
        waiting = self.listed.standing.waiting
        return waiting is not None and waiting.id == self.update.id


def waiting_shifts(snapshot: Snapshot) -> tuple[Shift, ...]:
    """Return all that wait, those that have waited longest first."""
    waiting = (Shift(one, one.standing.waiting) for one in all_listed(snapshot) if one.standing.waiting)
    return tuple(sorted(waiting, key=lambda shift: shift.update.id))


def shifts_of(snapshot: Snapshot, update_ids: Sequence[int]) -> tuple[Shift | None, ...]:
    """Return the new dates of these updates, decided or not, in the same order; None for a measure that is gone."""
    known = {update.id: Shift(one, update) for one in all_listed(snapshot) for update in one.standing.updates}
    return tuple(known.get(update_id) for update_id in update_ids)


async def decide(work: Work, update_id: int, *, is_confirmed: bool, by: Person, at: datetime) -> Stored | None:
    """Confirm or refuse a new date, once; return its update, None where it does not wait any more.

    A confirmed date counts for as long as its report stands: taking that back takes the date back, too.
    """
    snapshot = await work.agreements.current()
    (shift,) = shifts_of(snapshot, [update_id]) if snapshot else (None,)
    if shift is None or not shift.is_waiting:
        return None
    # Another coordinator may decide, or the report be taken back, between what was read and this.
    if not await work.updates.decide_due(update_id, is_confirmed=is_confirmed, at=at):
        return None
    (stored,) = await work.updates.of([update_id])
    new_due = stored.update.new_due
    details = {"new_due": new_due and new_due.last and new_due.last.isoformat()}
    action = Action.DUE_CONFIRMED if is_confirmed else Action.DUE_REFUSED
    await work.audit.add(Entry(action, by, stored.update.code, details), at=at)
    return stored


def lost_shifts(snapshot: Snapshot, batches: Collection[int]) -> tuple[Shift, ...]:
    """Return the confirmed dates that went with what was written with these messages and is withdrawn."""
    return tuple(
        Shift(one, update)
        for one in all_listed(snapshot)
        for update in one.standing.updates
        if update.withdrawn and update.batch in batches and update.due_state is DueState.CONFIRMED
    )
