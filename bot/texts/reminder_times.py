"""When a reminder comes, in words: "Montag, 17. Mai 2021, um 9 Uhr", "jeden Montag mit der Tagesübersicht"."""

from datetime import date

from bot.language.understanding import WEEKDAY_CODES
from bot.nudges.model import Rule
from bot.periods.wording import clock_text, named_day_text, weekday_text
from bot.reminders.model import When
from bot.texts.nudge_steps import DAYS
from bot.texts.text import Plural, Text

AT = Text("um {time}", "at {time}")
WITH_DIGEST = Text("mit der Tagesübersicht", "with the daily digest")
EVERY_WEEK = Text("jeden {weekday}", "every {weekday}")
MONTHLY = Text("am {day}. jedes Monats", "on day {day} of every month")
EVERY = {
    "weekdays": Text("an jedem Arbeitstag", "on every working day"),
    "quarterly": Text("zu Beginn jedes Quartals", "at the beginning of every quarter"),
}
WEEKS_BEFORE = Plural(
    Text("1 Woche vor dem Termin", "1 week before the due date"),
    Text("{n} Wochen vor dem Termin", "{n} weeks before the due date"),
)


def when_text(when: When, on: date | None, lang: str) -> str:
    """Return when a reminder comes; `on` is its day where it comes once: "Montag, 17. Mai 2021, um 9 Uhr"."""
    at = time_text(when.minute, lang)
    if when.every:
        return f"{_rhythm(when.every, lang)} {at}"
    day = f"{named_day_text(on, lang)}, {at}" if on else at
    return day if when.days_before is None else f"{before_text(when.days_before, lang)}: {day}"


def _rhythm(every: str, lang: str) -> str:
    kind, _, which = every.partition(":")
    if kind == "weekly":
        return EVERY_WEEK.in_(lang, weekday=weekday_text(WEEKDAY_CODES.index(which), lang))
    return MONTHLY.in_(lang, day=which) if kind == "monthly" else EVERY[kind].in_(lang)


def before_text(days: int, lang: str) -> str:
    """Return "3 Tage vor dem Termin", in weeks where they are whole ones."""
    weeks, left = divmod(days, 7)
    return DAYS[Rule.BEFORE_DUE].in_(lang, days) if left or not weeks else WEEKS_BEFORE.in_(lang, weeks)


def time_text(minute: int | None, lang: str) -> str:
    """Return "um 9 Uhr", "um 14:30 Uhr", or that it comes with the digest."""
    if minute is None:
        return WITH_DIGEST.in_(lang)
    return AT.in_(lang, time=clock_text(minute, lang))
