"""How a wish to be reminded was read, in one line, so that a misreading is seen at once."""

from collections.abc import Sequence

from bot.language.understanding import WEEKDAY_CODES, ReminderWish
from bot.periods.wording import day_text, weekday_text
from bot.texts.common import code_text
from bot.texts.reply import Line
from bot.texts.text import Text

SHOWN = 6

READ = Text("Gelesen: {what}", "Read as: {what}")
REMINDER = Text("Erinnerung {what}", "reminder {what}")
OF = Text("an {codes}", "of {codes}")
ON = Text("am {weekday}, {day}", "on {weekday}, {day}")
AT = Text("um {time} Uhr", "at {time}")
EVERY_WEEK = Text("jeden {weekday}", "every {weekday}")
EVERY = {
    "weekdays": Text("an jedem Werktag", "every working day"),
    "quarterly": Text("in jedem Quartal", "every quarter"),
}
MONTHLY = Text("am {day}. jedes Monats", "on day {day} of every month")
NO_DAY = Text("ohne Tag", "no day named")


def reminder_line(wish: ReminderWish, codes: Sequence[str], lang: str) -> Line:
    """Return how a wish to be reminded was read, with its weekday."""
    of = [OF.in_(lang, codes=", ".join(map(code_text, codes[:SHOWN])))] if codes else []
    at = [AT.in_(lang, time=f"{wish.at:%H:%M}")] if wish.at else []
    what = " ".join([*of, _when(wish, lang), *at])
    return Line(READ.in_(lang, what=REMINDER.in_(lang, what=what)))


def _when(wish: ReminderWish, lang: str) -> str:
    if wish.on:
        return ON.in_(lang, weekday=weekday_text(wish.on.weekday(), lang), day=day_text(wish.on, lang))
    if wish.every is None:
        return NO_DAY.in_(lang)
    kind, _, which = wish.every.partition(":")
    if kind == "weekly":
        return EVERY_WEEK.in_(lang, weekday=weekday_text(WEEKDAY_CODES.index(which), lang))
    return MONTHLY.in_(lang, day=which) if kind == "monthly" else EVERY[kind].in_(lang)
