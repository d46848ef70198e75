"""Which of somebody's reminders is meant by what they write, and when it comes from then on. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.language.revisions import Revision
from bot.language.understanding import ReminderWish
from bot.periods.calendar import Calendar
from bot.reminders.answers import Gap, Own
from bot.reminders.keeping import as_written
from bot.reminders.model import When


def meant_by(revision: Revision, own: Sequence[Own], shown: Collection[int]) -> Sequence[Own]:
    """Return the reminders a message may mean: of the measures it names, else those that were `shown` last (ids).

    Where it says no more than "die Erinnerung" and none was shown, all are.
    """
    if revision.of_every:
        return [one for one in own if one.reminder.when.every == revision.of_every]
    before = [one for one in own if one.reminder.id in shown]
    if revision.codes:
        named = [one for one in own if one.reminder.code in revision.codes]
        return [one for one in named if one in before] or named
    return before or (own if revision.is_named else [])


def revised(own: Own, revision: Revision, now: datetime, calendar: Calendar) -> When | Gap:
    """Return when a reminder comes from now on. `now` is the county's time.

    A weekday alone is that of the week in which the reminder was to come, unless it has passed: "doch erst Dienstag".
    """
    when, wish, day = own.reminder.when, revision.wish or ReminderWish(), own.reminder.when.on or own.on
    if revision.later:
        later = revision.later.after(day, revision.sign)
        return Gap.NO_DAY if when.every else as_written(when, ReminderWish(on=later), now, calendar)
    if revision.weekday is not None and not when.every:
        same_week = day + timedelta(days=revision.weekday - day.weekday())
        wish = replace(wish, on=same_week) if same_week > now.date() else wish
    return as_written(when, wish, now, calendar)
