"""Public and school holidays of a Land. The only module that knows the library `holidays`."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby

from bot.periods.period import Period, Precision

_ONE_DAY = timedelta(days=1)
_SHORTEST_BREAK = timedelta(days=4)
"""From first to last day; a bridge between a holiday and the weekend is shorter."""
LANDS = frozenset({"BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"})
"""The sixteen German Länder by their ISO 3166-2 codes."""
_EVES = frozenset({(12, 24), (12, 31)})
"""Month and day on which no office is open, though neither is a public holiday."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The calendar of one Land, and of one county in it: `closed` are days on which its offices are closed besides.

    ValueError for a code that is none of `LANDS`.
    """

    land: str
    closed: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if self.land not in LANDS:
            raise ValueError(f"{self.land!r} is no German Land; known are {', '.join(sorted(LANDS))}")

    def public_holidays(self, year: int) -> Mapping[date, str]:
        """Return the public holidays of a year with their German names."""
        return _days(self.land, year, "public")

    def public_holiday(self, name: str, year: int) -> date | None:
        """Return the day of the public holiday whose German name is `name`."""
        return next((day for day, known in self.public_holidays(year).items() if known == name), None)

    def is_working_day(self, day: date) -> bool:
        """Whether offices are open: no weekend, no public holiday, not 24 or 31 December, and the county not closed."""
        return day == self.working_day_from(day)

    def working_day_from(self, day: date) -> date:
        """Return this day if it is a working day, else the next one."""
        return self.working_days_after(day - _ONE_DAY, 1)

    def working_day_before(self, day: date) -> date:
        """Return the last working day before this day."""
        this_year = _working_days(self.land, self.closed, day.year)
        earlier = this_year[: bisect_left(this_year, day)] or _working_days(self.land, self.closed, day.year - 1)
        return earlier[-1]

    def working_days_after(self, day: date, count: int) -> date:
        """Return the `count`-th working day after this day; `count` is at least 1."""
        year, days = day.year, _working_days(self.land, self.closed, day.year)
        nth = bisect_right(days, day) + count - 1
        while nth >= len(days):
            nth -= len(days)
            year, days = year + 1, _working_days(self.land, self.closed, year + 1)
        return days[nth]

    def school_holidays(self, name: str, year: int) -> Period | None:
        """Return the school holidays that begin in `year` and whose name holds `name` ("Sommerferien", "Oster").

        Christmas holidays run across New Year. None where the Land has none or their days are not known.
        """
        return next((period for known, period in _school_periods(self.land, year) if name in known), None)

    def coming_break(self, day: date) -> Period | None:
        """Return the school holidays that hold `day`, else the next; single free days do not count."""
        breaks = (each for year in (day.year - 1, day.year, day.year + 1) for each in self._breaks(year))
        return next((each for each in breaks if each.last and day <= each.last), None)

    def school_days(self, day: date) -> Period | None:
        """Return the run of days between two school holidays that holds `day`, or begins after those that hold it."""
        following = self.coming_break(day)
        if following and following.last and day in following:
            return self.school_days(following.last + _ONE_DAY)
        earlier = [
            each for year in (day.year - 1, day.year) for each in self._breaks(year) if each.last and each.last < day
        ]
        if not following or not following.first or not earlier or not earlier[-1].last:
            return None
        return Period(earlier[-1].last + _ONE_DAY, following.first - _ONE_DAY, Precision.SPAN)

    def _breaks(self, year: int) -> Iterator[Period]:
        for _, period in _school_periods(self.land, year):
            if period.first and period.last and period.last - period.first >= _SHORTEST_BREAK:
                yield period

    def summer_holidays(self, year: int) -> Period | None:
        """Return the school summer holidays."""
        return self.school_holidays("Sommer", year)


@lru_cache(maxsize=256)
def _days(land: str, year: int, category: str) -> Mapping[date, str]:
    # Loading takes a tenth of a second: not at start, and not for those who never ask.
    from holidays import country_holidays

    found = country_holidays("DE", subdiv=land, years=year, categories=(category,), language="de")
    return dict(sorted(found.items()))


@lru_cache(maxsize=256)
def _working_days(land: str, closed: frozenset[date], year: int) -> tuple[date, ...]:
    free = _days(land, year, "public").keys() | closed
    days = map(date.fromordinal, range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()))
    return tuple(day for day in days if day.weekday() < 5 and day not in free and (day.month, day.day) not in _EVES)


@lru_cache(maxsize=256)
def _school_periods(land: str, year: int) -> tuple[tuple[str, Period], ...]:
    """Runs of adjacent days with one name; a run that begins on 1 January belongs to the year before."""
    days = [*_days(land, year, "school").items(), *_days(land, year + 1, "school").items()]
    runs = groupby(enumerate(days), key=lambda entry: (entry[1][1], entry[1][0] - timedelta(days=entry[0])))
    periods = []
    for (name, _), run in runs:
        dates = [day for _, (day, _) in run]
        if dates[0].year == year and (dates[0].month, dates[0].day) != (1, 1):
            periods.append((name, Period(dates[0], dates[-1], Precision.HOLIDAYS)))
    return tuple(periods)
