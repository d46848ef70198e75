"""From a wish to what is to be stored, or to what is still open about it. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo

from bot.agreement.model import Snapshot
from bot.asking.select import Listed, listed_by_code
from bot.language.setting import Setting
from bot.language.understand import understand
from bot.language.understanding import Intent, ReminderWish, Understanding
from bot.periods.calendar import Calendar
from bot.reminders.answers import Gap, Planned, RemindAnswer
from bot.reminders.model import When
from bot.reminders.schedule import first_at, moment

AHEAD = timedelta(days=10 * 366)
"""How far ahead a day may lie."""
MOST_MEASURES = 5
"""So many reminders may come of one wish."""
MOST_WORDS = 8
"""An answer to "Wann?" has no more."""


def plan_reminders(
    snapshot: Snapshot, wish: ReminderWish, codes: Sequence[str], lang: str, *, now: datetime, calendar: Calendar
) -> RemindAnswer:
    """Return what is to be stored for a wish that names measures (none: all that is open). `now` is the county's time.

    All of it is stored or nothing.
    """
    answer, measures = RemindAnswer(lang, tuple(codes), wish), listed_by_code(snapshot)
    of: Sequence[Listed | None] = [measures[code] for code in codes if code in measures] or [None]
    when = when_of(wish, now, calendar)
    if len(of) > MOST_MEASURES:
        return replace(answer, gap=Gap.TOO_MANY)
    if isinstance(when, Gap):
        return replace(answer, gap=when, past_on=wish.on if when is Gap.PAST else None)
    planned = [plan_one(one, when, now=now, calendar=calendar) for one in of]
    gaps = [one for one in planned if isinstance(one, Gap)]
    if gaps:
        return replace(answer, gap=gaps[0])
    return replace(answer, planned=tuple(one for one in planned if isinstance(one, Planned)))


def plan_one(listed: Listed | None, when: When, *, now: datetime, calendar: Calendar) -> Planned | Gap:
    """Return one reminder, or why there can be none."""
    if listed and listed.is_settled:
        return Gap.SETTLED
    if when.days_before is not None and (listed is None or listed.due is None):
        return Gap.NO_MEASURE if listed is None else Gap.NO_DUE
    zone, due = _zone(now), listed.due.on if listed and listed.due else None
    at = first_at(when, due, now, zone, calendar)
    if at is None:
        return Gap.NO_DAY
    on = at.astimezone(zone).date()
    if at <= now:
        return Gap.TODAY if on == now.date() and when.minute is None else Gap.PAST
    wished_on = when.on or (due and when.days_before and due - timedelta(days=when.days_before)) or on
    return Planned(listed, when, at, on, None if wished_on == on else wished_on)


def when_of(wish: ReminderWish, now: datetime, calendar: Calendar) -> When | Gap:
    """Return when a wish is meant for. A time without a day is the next one, today or on the next working day."""
    if wish.minutes is not None:
        then = (now.astimezone(UTC) + timedelta(minutes=wish.minutes)).astimezone(_zone(now))
        return When(on=then.date(), minute=60 * then.hour + then.minute)
    minute = None if wish.at is None else 60 * wish.at.hour + wish.at.minute
    if wish.every:
        return When(every=wish.every, minute=minute)
    if wish.days_before is not None:
        return When(days_before=wish.days_before, minute=minute)
    if wish.on:
        return _bounded(wish.on, now.date()) or When(on=wish.on, minute=minute)
    if minute is None:
        return Gap.NO_DAY
    today = now.date()
    is_to_come = moment(today, minute, _zone(now)) > now
    return When(on=today if is_to_come else calendar.working_days_after(today, 1), minute=minute)


def wish_in(text: str, understood: Understanding, today: date, setting: Setting) -> ReminderWish | None:
    """Return what an answer to "Wann?" says; None where the message, `understood` by itself, says something else."""
    if len(text.split()) > MOST_WORDS or understood.intent not in (Intent.NONE, Intent.DUE):
        return None
    meant = understand(text, today, replace(setting, expects=Intent.REMIND))
    mention, wish = meant.mention, meant.remind
    rest = text[: mention.start] + text[mention.end :] if mention else text
    is_question = understood.intent is Intent.DUE and any(map(str.isalnum, rest))
    is_answer = wish and (wish.on or wish.every or wish.at or wish.days_before is not None or wish.minutes)
    return wish if is_answer and not is_question else None


def _bounded(day: date, today: date) -> Gap | None:
    """Keep the days apart on which no calendar would have to look: long past, and far away."""
    if day < today:
        return Gap.PAST
    return Gap.FAR if day - today > AHEAD else None


def _zone(now: datetime) -> tzinfo:
    if now.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return now.tzinfo
