"""A sentence when nothing is due: the next deadline, or that the agreement has no more."""

from datetime import date
from math import ceil
from typing import NamedTuple

from bot.agreement.model import Due
from bot.asking.answers import DueAnswer
from bot.asking.moving import moved
from bot.periods.period import Period, Precision
from bot.periods.spans import MONTHS_OF, on_day
from bot.periods.wording import due_text
from bot.texts.measures import due_name, name_text
from bot.texts.text import Text

NOTHING = Text("In diesem Zeitraum ist nichts fällig.", "Nothing is due in this period.")
NOTHING_WAS = Text("In diesem Zeitraum war nichts fällig.", "Nothing was due in this period.")
NEXT = Text("Der nächste Termin: {due}, {name}", "The next due date: {due}, {name}")
NO_LATER = Text("Ein späterer Termin ist nicht vereinbart.", "No later due date has been agreed.")
LAST_WAS = Text(
    "Der letzte vereinbarte Termin{source} war {due}. Eine neuere Zielvereinbarung ist nicht hinterlegt.",
    "The last agreed due date{source} was {due}. No newer target agreement has been stored.",
)
LAST_IS = Text(
    "Der letzte vereinbarte Termin{source} ist {due}. Eine neuere Zielvereinbarung ist nicht hinterlegt.",
    "The last agreed due date{source} is {due}. No newer target agreement has been stored.",
)
THE_DAY = Text("der {day}", "{day}")
SOURCE = Text(" (Protokoll vom {day})", " (minutes of {day})")
MAX_STEPS = 400


def nothing_due(answer: DueAnswer) -> str:
    """Return the sentences that stand where measures would."""
    lang, period, today = answer.frame.lang, answer.period, answer.frame.today
    nothing = NOTHING_WAS if period.last and period.last < today else NOTHING
    return f"{nothing.in_(lang)} {_beyond(answer, today, lang)}".strip()


def _beyond(answer: DueAnswer, today: date, lang: str) -> str:
    if answer.upcoming and answer.upcoming.due:
        return NEXT.in_(lang, due=due_name(answer.upcoming.due, lang), name=name_text(answer.upcoming.measure))
    if answer.ran_out:
        return _last(answer.ran_out, answer.frame.protocol_on, today, lang)
    return NO_LATER.in_(lang) if answer.period.last and answer.period.last >= today else ""


def _last(due: Due, protocol_on: date | None, today: date, lang: str) -> str:
    source = SOURCE.in_(lang, day=due_text(on_day(protocol_on), lang)) if protocol_on else ""
    named = due_name(due, lang)
    if due.period.precision is Precision.DAY:
        named = THE_DAY.in_(lang, day=named)
    return (LAST_WAS if due.on < today else LAST_IS).in_(lang, source=source, due=named)


class WayBack(NamedTuple):
    """How many steps back the period lies that holds the last due date of the agreement."""

    steps: int
    period: Period


def way_back(answer: DueAnswer) -> WayBack | None:
    """Return the way from a period behind the agreement to the last due dates; None where there is no such way."""
    asked, last = answer.frame.question.period, answer.ran_out
    if not last or asked is None or asked.first is None or asked.precision not in MONTHS_OF:
        return None
    months_since = 12 * (asked.first.year - last.on.year) + asked.first.month - last.on.month
    steps = -ceil(months_since / MONTHS_OF[asked.precision])
    period = moved(asked, steps) if 0 > steps > -MAX_STEPS else None
    return WayBack(steps, period) if period else None
