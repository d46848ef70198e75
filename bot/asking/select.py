"""Which measures a question means (DESIGN §4): pure selections over the agreement held in memory."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.agreement.model import Due, Measure, Snapshot, Standing
from bot.asking.cached import remembered
from bot.asking.question import Question
from bot.periods.period import Period, Precision


@dataclass(frozen=True, slots=True)
class Listed:
    """A measure as answers list it: with the due date that counts and how far it is."""

    measure: Measure
    due: Due | None
    standing: Standing

    @property
    def code(self) -> str:
        """The measure's code."""
        return self.measure.code

    @property
    def due_on(self) -> date:
        """The last day; the end of time for a measure without a due date, so that it sorts last."""
        return self.due.on if self.due else date.max

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to do: done or cancelled."""
        return self.standing.is_settled

    def is_overdue(self, today: date) -> bool:
        """Whether the due date lies before today and the measure is not settled."""
        return self.due_on < today and not self.is_settled


@remembered
def all_listed(snapshot: Snapshot) -> tuple[Listed, ...]:
    """Return every measure, by due date, then in the order of the agreement; those without a due date last."""
    listed = [
        Listed(measure, snapshot.current_due(measure), snapshot.standing(measure.code))
        for measure in snapshot.agreement.measures
    ]
    return tuple(sorted(listed, key=lambda one: one.due_on))


@remembered
def listed_by_code(snapshot: Snapshot) -> Mapping[str, Listed]:
    """Return every measure by its code."""
    return {one.code: one for one in all_listed(snapshot)}


def narrowed(listed: Iterable[Listed], question: Question) -> tuple[Listed, ...]:
    """Keep what lies in the question's units (any of them), fields, goal and codes, and in its place."""
    units, codes = frozenset(question.units), frozenset(question.codes)
    return tuple(
        one
        for one in listed
        if (not units or not units.isdisjoint(one.measure.units))
        and (not codes or one.code in codes)
        and question.field in (None, one.measure.field)
        and (not question.fields or one.measure.field in question.fields)
        and question.goal in (None, one.measure.goal)
        and (question.place is None or question.place.holds(one.measure))
    )


def due_in(listed: Iterable[Listed], period: Period) -> tuple[Listed, ...]:
    """Keep what has its current due date in `period`: what is open first, then what is settled already."""
    due = [one for one in listed if one.due and one.due.on in period]
    return tuple(sorted(due, key=lambda one: one.is_settled))


def overdue(listed: Iterable[Listed], today: date) -> tuple[Listed, ...]:
    """Keep what was due before today and is neither done nor cancelled."""
    return tuple(one for one in listed if one.is_overdue(today))


def ongoing(listed: Iterable[Listed]) -> tuple[Listed, ...]:
    """Keep what is ongoing and not settled."""
    return tuple(one for one in listed if one.measure.ongoing and not one.is_settled)


def unreported(listed: Iterable[Listed]) -> tuple[Listed, ...]:
    """Keep what nothing was reported for yet."""
    return tuple(one for one in listed if one.standing.status is None)


def next_due(listed: Iterable[Listed], after: date) -> Listed | None:
    """Return what falls due first after this day and is not settled, from `listed` in order of due dates."""
    return next((one for one in listed if one.due and one.due.on > after and not one.is_settled), None)


def last_due(listed: Sequence[Listed]) -> Due | None:
    """Return the last due date of all, named to the day where one is."""
    dues = [one.due for one in listed if one.due]
    return max(dues, key=lambda due: (due.on, due.period.precision is Precision.DAY), default=None)
