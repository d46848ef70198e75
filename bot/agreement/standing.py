"""How far a measure is, worked out from what was reported for it. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce

from bot.agreement.model import SETTLED, Agreement, Due, DueState, Measure, Obstacle, Standing, Status, StatusUpdate


def standing_of(rows: Sequence[StatusUpdate], obstacles: Iterable[Obstacle] = ()) -> Standing:
    """Return the standing after all rows, oldest first; sentences that complete an update are rows of their own.

    `obstacles` are open and resolved ones, oldest first.
    """
    obstacles = tuple(obstacles)
    updates = completed(rows)
    valid = [update for update in updates if not update.withdrawn]
    status, progress = reduce(_after, valid, _NOTHING)
    moved = None if status in SETTLED else _last_moved(valid)
    confirmed = [update.new_due for update in valid if update.new_due and update.due_state is DueState.CONFIRMED]
    return Standing(
        status=status,
        progress=progress,
        due=Due(confirmed[-1]) if confirmed else None,
        updates=updates,
        waiting=moved if moved and moved.due_state is DueState.WAITING else None,
        refused=moved if moved and moved.due_state is DueState.REFUSED else None,
        outcome=valid[-1].outcome if valid and status is Status.DONE else None,
        turns_done=tuple(update.turn_on for update in valid if update.turn_on and not update.is_contribution),
        obstacles=tuple(obstacle for obstacle in obstacles if obstacle.resolved_at is None),
        resolved=tuple(obstacle for obstacle in obstacles if obstacle.resolved_at),
    )


def completed(rows: Sequence[StatusUpdate]) -> tuple[StatusUpdate, ...]:
    """Put sentences, files and outcomes that were added later into the updates they complete."""
    added: dict[int, list[StatusUpdate]] = defaultdict(list)
    for row in rows:
        if row.completes is not None and not row.withdrawn:
            added[row.completes].append(row)
    return tuple(reduce(_with, added[row.id], row) for row in rows if row.completes is None)


def _with(update: StatusUpdate, later: StatusUpdate) -> StatusUpdate:
    notes = [note for note in (update.note, later.note) if note]
    return replace(
        update,
        note=" ".join(notes) or None,
        outcome=later.outcome or update.outcome,
        evidence=(*update.evidence, *later.evidence),
        evidence_pending=(*update.evidence_pending, *later.evidence_pending),
        evidence_failed=(*update.evidence_failed, *later.evidence_failed),
    )


_Reported = tuple[Status | None, int | None]
_NOTHING: _Reported = (None, None)


def _after(before: _Reported, update: StatusUpdate) -> _Reported:
    """Return status and progress after an update. Done by one unit, or for one turn, leaves the measure going on."""
    status, progress = before
    if update.is_contribution:
        return before if status in SETTLED else (Status.IN_PROGRESS, progress)
    if update.turn_on:
        return Status.IN_PROGRESS, None
    return update.status, update.progress


def _last_moved(valid: Sequence[StatusUpdate]) -> StatusUpdate | None:
    """Return the update with the last new date: it stands for those before it that nobody decided on."""
    return next((update for update in reversed(valid) if update.new_due), None)


def contributed(standing: Standing) -> tuple[str, ...]:
    """Return the units whose last update says that their part is done."""
    last: dict[str, StatusUpdate] = {
        update.unit: update for update in standing.updates if update.unit and not update.withdrawn
    }
    return tuple(unit for unit, update in last.items() if update.is_contribution)


def is_ready(agreement: Agreement, measure: Measure, standing: Standing) -> bool:
    """Whether a measure waits for its lead alone: the parts of all other units, but for outside bodies, are done.

    A measure of one unit is never that.
    """
    done, known = contributed(standing), agreement.unit_by_name
    others = [unit for unit in measure.units if unit != measure.lead and not (unit in known and known[unit].external)]
    return bool(others) and measure.lead is not None and not standing.is_settled and {*others} <= {*done}


def turn_is_done(standing: Standing, first: date, last: date) -> bool:
    """Whether the turn from `first` to `last` was done: by an update for it, or one that closed the measure then."""
    return any(
        (first <= update.turn_on <= last if update.turn_on else first <= update.at.date() <= last)
        for update in standing.updates
        if update.status is Status.DONE and not update.withdrawn and not update.is_contribution
    )
