"""How far the fields are, or the goals of one field, and which due dates lie around today: what a picture shows."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.agreement.model import Agreement, FieldOfAction, Goal, Status
from bot.asking.select import Listed, overdue
from bot.periods.spans import add_months

AHEAD_MONTHS = 12
BACK_MONTHS = 12
"""What was due before is drawn at the edge."""
MOST_ROWS = 10
LEAST_OVERDUE = 4
"""So many of what is overdue have room beside all that is to come."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many measures of a field or goal have which status (None: no report); `of` is None for those of neither."""

    of: FieldOfAction | Goal | None
    statuses: Mapping[Status | None, int]

    @property
    def total(self) -> int:
        """How many measures these are."""
        return sum(self.statuses.values())


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is overdue and what falls due within twelve months, by due date, and how much has no room on it.

    `overdue` are the latest of `all_overdue`, `coming` the next of `all_coming`, of which there are so many.
    """

    overdue: tuple[Listed, ...]
    all_overdue: int
    coming: tuple[Listed, ...]
    all_coming: int
    until: date
    later: int
    without_due: int
    settled: int

    @property
    def shown(self) -> tuple[Listed, ...]:
        """What is on it, by due date."""
        return self.overdue + self.coming


def progress_of(scope: Sequence[Listed], agreement: Agreement) -> tuple[Progress, ...]:
    """Return the progress of each field with measures in `scope`; where all lie in one field, of each goal."""
    is_one = len({one.measure.field for one in scope}) == 1
    places: Sequence[FieldOfAction | Goal] = agreement.goals if is_one else agreement.fields
    keys = [place.code if isinstance(place, Goal) else place.number for place in places]
    members: dict[str | int | None, list[Listed]] = {}
    for one in scope:
        key = one.measure.goal if is_one else one.measure.field
        members.setdefault(key if key in keys else None, []).append(one)
    known = [(place, members[key]) for place, key in zip(places, keys, strict=True) if key in members]
    rest = [(None, members[None])] if None in members else []
    return tuple(Progress(place, _counted(listed)) for place, listed in (*known, *rest))


def timeline_of(scope: Sequence[Listed], today: date) -> Timeline:
    """Return what lies around today, from `scope` in order of due dates."""
    until = add_months(today, AHEAD_MONTHS)
    is_open = [one for one in scope if not one.is_settled]
    late = overdue(is_open, today)
    coming = tuple(one for one in is_open if one.due and today <= one.due.on <= until)
    room = max(MOST_ROWS - len(coming), LEAST_OVERDUE)
    shown = late[max(0, len(late) - room) :]
    return Timeline(
        overdue=shown,
        all_overdue=len(late),
        coming=coming[: MOST_ROWS - len(shown)],
        all_coming=len(coming),
        until=until,
        later=sum(1 for one in is_open if one.due and one.due.on > until),
        without_due=sum(1 for one in is_open if one.due is None),
        settled=len(scope) - len(is_open),
    )


def _counted(listed: Iterable[Listed]) -> Mapping[Status | None, int]:
    return Counter(one.standing.status for one in listed)
