"""How a report or a wish to be reminded was read, in one line each, so that a misreading is seen at once."""

from collections.abc import Sequence

from bot.language.understanding import WEEKDAY_CODES, Choice, ReminderWish, StatusReport
from bot.periods.wording import day_text, due_text, weekday_text
from bot.texts.common import code_text, quoted
from bot.texts.measures import STATUS
from bot.texts.reply import Line
from bot.texts.text import Text, joined

SHOWN = 6

READ = Text("Gelesen: {what}", "Read as: {what}")
NEW_DUE = Text("neuer Termin {due}", "new due date {due}")
NO_STATUS = Text("kein Stand genannt", "no status named")
MAY_MEAN = Text("Sicher ist das nicht. Gemeint sein kann: {choices}.", "That is not certain. It may mean: {choices}.")
OR = Text("oder", "or")
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


def report_lines(reports: Sequence[StatusReport], choices: Sequence[Choice], lang: str) -> tuple[Line, ...]:
    """Return a line for each report as it was read; where it is doubtful, one more with what it can mean."""
    lines = [Line(READ.in_(lang, what=_report(report, lang))) for report in reports[:SHOWN]]
    if choices:
        said = [quoted(_choice(choice, lang), lang) for choice in choices]
        lines.append(Line(MAY_MEAN.in_(lang, choices=joined(said, lang, OR))))
    return tuple(lines)


def reminder_line(wish: ReminderWish, codes: Sequence[str], lang: str) -> Line:
    """Return how a wish to be reminded was read, with its weekday."""
    of = [OF.in_(lang, codes=", ".join(map(code_text, codes[:SHOWN])))] if codes else []
    at = [AT.in_(lang, time=f"{wish.at:%H:%M}")] if wish.at else []
    what = " ".join([*of, _when(wish, lang), *at])
    return Line(READ.in_(lang, what=REMINDER.in_(lang, what=what)))


def _report(report: StatusReport, lang: str) -> str:
    """Return "6.1.3 läuft, 60 %, neuer Termin Ende 2021, „Materialsammlung zur Hälfte fertig“"."""
    status = STATUS[report.status] if report.status else NO_STATUS
    said = [f"{code_text(report.code)} {status.in_(lang)}"]
    said += [f"{report.progress} %"] if report.progress is not None else []
    said += [NEW_DUE.in_(lang, due=due_text(report.new_due, lang))] if report.new_due else []
    said += [quoted(report.note, lang)] if report.note else []
    return ", ".join(said)


def _choice(choice: Choice, lang: str) -> str:
    status = STATUS[choice.status].in_(lang) if choice.status else ""
    return f"{code_text(choice.code or '')} {status}".strip()


def _when(wish: ReminderWish, lang: str) -> str:
    if wish.on:
        return ON.in_(lang, weekday=weekday_text(wish.on.weekday(), lang), day=day_text(wish.on, lang))
    if wish.every is None:
        return NO_DAY.in_(lang)
    kind, _, which = wish.every.partition(":")
    if kind == "weekly":
        return EVERY_WEEK.in_(lang, weekday=weekday_text(WEEKDAY_CODES.index(which), lang))
    return MONTHLY.in_(lang, day=which) if kind == "monthly" else EVERY[kind].in_(lang)
