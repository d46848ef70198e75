"""What a reminder says when it comes by itself: why, for when it was if it is late, and the measure."""

from collections.abc import Sequence

from bot.asking.answers import Frame
from bot.asking.select import Listed
from bot.periods.wording import named_day_text, near_day_text
from bot.reminders.answers import Item
from bot.reminders.model import Reminder
from bot.reporting.reporter import reporting_for
from bot.texts.common import code_text
from bot.texts.measures import card, name_text, status_text
from bot.texts.page import Block
from bot.texts.reminder_times import before_text, time_text, when_text
from bot.texts.reply import Button, Line, Reply
from bot.texts.report_rows import report_rows
from bot.texts.text import Text

DETAIL, STOP = "remind_detail", "remind_stop"
"""What the buttons do, beside those that report."""

WHY = Text("Ihre Erinnerung vom {day}", "Your reminder of {day}")
WHY_WHEN = Text("Ihre Erinnerung vom {day}: {when}", "Your reminder of {day}: {when}")
WAS_FOR = Text("Vorgesehen war sie für {day}.", "It was meant for {day}.")
IS_OVER = Text(
    "Stand: {status}. Die Erinnerung ist damit beendet.", "Status: {status}. With that the reminder has ended."
)
IS_GONE = Text(
    "{code} gibt es in der Zielvereinbarung nicht mehr. Die Erinnerung ist damit beendet.",
    "{code} does not exist in the target agreement any more. With that the reminder has ended.",
)
DETAIL_LABEL = Text("Einzelheiten", "Details")
STOP_LABEL = Text("Nicht mehr erinnern", "No more reminders")
STOPPED = Text("Diese Erinnerung kommt nicht mehr.", "This reminder will not come again.")


def why_lines(item: Item, frame: Frame) -> Block:
    """Return why a reminder comes, and if it is late for when it was."""
    late = (Line(WAS_FOR.in_(frame.lang, day=_late_text(item, frame))),) if item.is_late else ()
    return (Line(why_text(item.reminder, frame)), *late)


def measure_lines(item: Item, frame: Frame) -> Block:
    """Return the measure of a reminder, or that it is done, cancelled or gone."""
    if item.listed is None:
        return (Line(IS_GONE.in_(frame.lang, code=code_text(item.reminder.code or ""))),)
    if not item.is_over:
        return card(item.listed, frame)
    status = status_text(item.listed.standing, frame.lang)
    return Line(name_text(item.listed.measure), bold=True), Line(IS_OVER.in_(frame.lang, status=status))


def over_text(item: Item, frame: Frame) -> Reply:
    """Return the message that there is nothing left to be reminded of."""
    return Reply((why_lines(item, frame), measure_lines(item, frame)), lang=frame.lang)


def reminded_text(why: Sequence[str], listed: Listed, frame: Frame, *, can_stop: bool) -> Reply:
    """Return a reminder of a measure as a message of its own; where it `can_stop`, with a button for that."""
    lang = frame.lang
    may_report = frame.reporter and reporting_for(listed.measure, frame.reporter)
    taps = report_rows(listed, lang) if may_report else ()
    stop = (Button(STOP_LABEL.in_(lang), STOP),) if can_stop else ()
    rows = (*taps, (Button(DETAIL_LABEL.in_(lang), DETAIL), *stop))
    return Reply((tuple(map(Line, why)), card(listed, frame)), rows, lang)


def why_text(reminder: Reminder, frame: Frame) -> str:
    """Return why a reminder comes: "Ihre Erinnerung vom 3. Mai: jeden Montag um 9 Uhr"."""
    when, lang = reminder.when, frame.lang
    day = near_day_text(frame.day_of(reminder.created_at), frame.today, lang)
    if when.on:
        return WHY.in_(lang, day=day)
    said = when_text(when, None, lang) if when.days_before is None else before_text(when.days_before, lang)
    return WHY_WHEN.in_(lang, day=day, when=said)


def _late_text(item: Item, frame: Frame) -> str:
    minute, day = item.reminder.when.minute, named_day_text(item.on, frame.lang)
    return day if minute is None else f"{day}, {time_text(minute, frame.lang)}"
