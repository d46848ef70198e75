"""What must have been sent, worked out from the facts of a county and the rules of the issue, written anew.

It shares no code with the planner: its own calendar, its own reading of what was said, and windows instead of states.
A step is sent if it falls into the window between what settled the measure last (a nudge, a word, an import, the first
person) and today; of several in the window the last one.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from bot.agreement.model import Measure, Recurrence, Status
from bot.nudges.model import Rule, Slot
from tests.simulation.county import Clerk, County, Said, Sent, days

HOLIDAYS = {
    date(year, month, day)
    for year in range(2019, 2025)
    for month, day in ((1, 1), (5, 1), (9, 20), (10, 3), (10, 31), (12, 25), (12, 26))
} | {
    easter + timedelta(days=later)
    for easter in (date(2020, 4, 12), date(2021, 4, 4), date(2022, 4, 17), date(2023, 4, 9), date(2024, 3, 31))
    for later in (-2, 1, 39, 50)
}
"""Of Thuringia: Good Friday, Easter Monday, Ascension and Whit Monday move with Easter."""
OVER = (Status.DONE, Status.CANCELLED)
LAST_OF_ALL = date(2023, 12, 31)
PROTOCOL = date(2019, 11, 27)


@dataclass(frozen=True)
class Step:
    """A step: later ones and weightier ones come last."""

    reached: date
    weight: int
    rule: Rule
    name: str
    counts_from: date

    @property
    def order(self) -> tuple[date, int]:
        """Which of two is the later one."""
        return self.reached, self.weight


def expected(county: County, first: date, last: date) -> list[Sent]:
    """Return all that must have been sent, given what was said."""
    open_days = [
        day
        for day in days(first, last)
        if is_working_day(day, county.closed) and not is_between_the_years(day) and not county.is_down(day)
    ]
    return [sent for one in county.agreement.measures for sent in _timetable(county, one, open_days)]


def is_working_day(day: date, closed: Collection[date] = ()) -> bool:
    """Whether offices are open."""
    is_eve = day.month == 12 and day.day in (24, 31)
    return day.weekday() not in (5, 6) and day not in HOLIDAYS and day not in closed and not is_eve


def is_between_the_years(day: date) -> bool:
    """Whether it is one of the days from 20 December to 6 January."""
    return (day.month == 12 and day.day >= 20) or (day.month == 1 and day.day <= 6)


def _timetable(county: County, agreed: Measure, open_days: Sequence[date]) -> Iterator[Sent]:
    gone: list[Sent] = []
    for day in open_days:
        one = county.agreed(day).by_code[agreed.code]
        said = [word for word in county.said if word.code == one.code and word.on < day]
        due = _due(one, said, day)
        if _rests(county, one, said, due, day):
            continue
        if gone and (day - gone[-1].on).days < 5:
            continue
        words = [word.on for word in said] + [
            (trouble.last if trouble.last < day else trouble.first)
            for trouble in county.troubles
            if trouble.code == one.code and trouble.first < day
        ]
        opens = max([*words, *(sent.on for sent in gone[-1:])], default=date.min) + timedelta(days=1)
        opens = max(opens, _imported(county, one.code, day))
        # Only what comes last of all that was reached can be sent: the rest is folded into it.
        reached = sorted((step for step in _steps(county, one, said, due, day) if step.reached <= day), key=_order)
        if not reached or reached[-1].reached < opens:
            continue
        step = reached[-1]
        unit, people, since = _asked(county, one, day)
        if (
            not people
            or step.reached < since
            or any(_key(sent.slot) == (step.rule, step.name, step.counts_from) for sent in gone)
        ):
            continue
        gone.append(Sent(day, Slot(step.rule, one.code, step.name, step.counts_from, unit), people))
        yield gone[-1]


def _key(slot: Slot) -> tuple[Rule, str, date]:
    return slot.rule, slot.step, slot.due_on


def _order(step: Step) -> tuple[date, int]:
    return step.order


def _imported(county: County, code: str, day: date) -> date:
    on, _ = county.changed.get(code, (date.max, None))
    return on if on <= day else county.imported


def _due(one: Measure, said: list[Said], day: date) -> date | None:
    confirmed = [word.new_due for word in said if word.new_due and word.confirmed and word.confirmed < day]
    return confirmed[-1] if confirmed else (one.due.on if one.due else None)


def _rests(county: County, one: Measure, said: list[Said], due: date | None, day: date) -> bool:
    closing = [word.status for word in said if not word.turn]
    if closing and closing[-1] in OVER and not said[-1].turn:
        return True
    if any(trouble.code == one.code and trouble.first < day <= trouble.last for trouble in county.troubles):
        return True
    if day > LAST_OF_ALL and (due is None or day > due):
        return True
    moved = [word for word in said if word.new_due]
    if not moved or (moved[-1].confirmed and moved[-1].confirmed < day):
        return False
    return day <= _working_days_on(moved[-1].on, 10, county.closed)


def _steps(county: County, one: Measure, said: list[Said], due: date | None, day: date) -> Iterator[Step]:
    begins = one.start.first if one.start else None
    if begins and not [word for word in said if word.status is not Status.PLANNED]:
        yield Step(_moved(begins, county), 1, Rule.START, "begin", begins)
    if due:
        for before in (30, 7):
            yield Step(_moved(due - timedelta(before), county), 3, Rule.BEFORE_DUE, str(before), due)
        yield Step(_moved(_working_days_on(due, 10, county.closed), county), 4, Rule.AFTER_DUE, "10w", due)
        for after in (45, 90):
            yield Step(_moved(due + timedelta(after), county), 4, Rule.AFTER_DUE, str(after), due)
    if one.recurrence:
        assert one.recurrence is Recurrence.YEARLY
        year = min(max(day, begins or PROTOCOL, PROTOCOL), due or LAST_OF_ALL).year
        is_done = any((word.turn or word.on).year == year for word in said if word.status is Status.DONE)
        for name, month in () if is_done else (("last_quarter", 10), ("last_month", 12)):
            yield Step(_moved(date(year, month, 1), county), 2, Rule.TURN, name, date(year, 12, 31))
        return
    since = _unheard_since(county, one, said, day)
    if since and (due is None or since + timedelta(90) <= due):
        yield Step(_moved(since + timedelta(90), county), 0, Rule.SILENCE, "90", since)


def _unheard_since(county: County, one: Measure, said: list[Said], day: date) -> date | None:
    """Return since when nothing was heard of a measure that is under way."""
    if said:
        return said[-1].on if said[-1].status in (Status.IN_PROGRESS, Status.DELAYED) else None
    begins = one.start.first if one.start else None
    return max(begins or date.min, _imported(county, one.code, day)) if begins or one.ongoing else None


@cache
def _working_days_on(day: date, count: int, closed: frozenset[date]) -> date:
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day, closed)
    return day


def _moved(day: date, county: County) -> date:
    if not is_between_the_years(day):
        return day
    day = date(day.year if day.month == 12 else day.year - 1, 12, 19)
    while not is_working_day(day, county.closed):
        day -= timedelta(days=1)
    return day


def _asked(county: County, one: Measure, day: date) -> tuple[str, frozenset[int], date]:
    """Return which unit is asked, "" for the coordinators, who of it, and since when it has somebody."""
    able = {
        who.id: who for who in county.staff if who.is_listed(day) and who.wants_from <= day and not who.is_silent(day)
    }
    outside = {unit.name for unit in county.agreement.units if unit.external}
    present = frozenset(who.id for who in able.values() if who.is_coordinator and not _is_away(who, day))
    order = [one.lead, *(unit for unit in one.units if unit != one.lead)]
    for unit in order:
        if unit is None or unit in outside or county.declined.get((one.code, unit), date.max) < day:
            continue
        theirs = [who for who in able.values() if unit in who.units]
        if not theirs:
            continue
        asked = set()
        for who in theirs:
            stands_in = who if not _is_away(who, day) else able.get(who.deputy or 0)
            if stands_in and not _is_away(stands_in, day):
                asked.add(stands_in.id)
        return unit, frozenset(asked) or present, min(who.joined for who in theirs)
    coordinators = [who.joined for who in able.values() if who.is_coordinator]
    return "", present, min(coordinators, default=date.min)


def _is_away(who: Clerk, day: date) -> bool:
    return any(absence.first_on <= day and (absence.last_on is None or day <= absence.last_on) for absence in who.away)
