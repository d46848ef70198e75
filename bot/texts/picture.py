"""The state of things as a picture: what is written on it, and the same facts in its caption."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from bot.agreement.model import FieldOfAction, Goal, Status
from bot.asking.answers import SummaryAnswer
from bot.asking.progress import BACK_MONTHS, Progress
from bot.asking.question import View
from bot.asking.select import Listed
from bot.charts.standing import Bar, Mark, Standing, standing_svg
from bot.periods import words
from bot.periods.spans import add_months, quarter_of
from bot.periods.wording import day_text
from bot.texts.common import FIELD_ONLY, MEASURES, code_text
from bot.texts.measures import STATUS, due_name, name_text
from bot.texts.page import Block, Page, page_of
from bot.texts.reply import Line
from bot.texts.scope import GOAL, scope_text
from bot.texts.summary import ORDER, summary_heading, summary_page
from bot.texts.text import Plural, Text

MOST_BARS = 12
TITLE_LENGTH = 120

TITLE = Text("Stand am {day}", "Status on {day}")
BY_FIELD = Text("Maßnahmen nach Handlungsfeld", "Measures by field of action")
BY_GOAL = Text("Maßnahmen nach Ziel", "Measures by goal")
NO_PLACE = Text("ohne Zuordnung", "not assigned")
MORE_FIELDS = Plural(
    Text("Nicht im Bild: 1 weiteres Handlungsfeld, {measures}.", "Not in the picture: 1 more field, {measures}."),
    Text("Nicht im Bild: {n} weitere Handlungsfelder, {measures}.", "Not in the picture: {n} more fields, {measures}."),
)
MORE_GOALS = Plural(
    Text("Nicht im Bild: 1 weiteres Ziel, {measures}.", "Not in the picture: 1 more goal, {measures}."),
    Text("Nicht im Bild: {n} weitere Ziele, {measures}.", "Not in the picture: {n} more goals, {measures}."),
)
DUE_DATES = Text("Termine", "Due dates")
TODAY = Text("heute", "today")
OVERDUE = Text("Überfällig: {n}", "Overdue: {n}")
COMING = Text("Fällig bis {day}: {n}", "Due by {day}: {n}")
NOT_SHOWN = Text("Nicht im Bild: {parts}.", "Not in the picture: {parts}.")
EARLIER = Text("{n} früher fällig", "{n} before these")
AFTER_THESE = Text("{n} danach fällig", "{n} after these")
LATER = Text("{n} nach dem {day}", "{n} after {day}")
WITHOUT = Text("{n} ohne Termin", "{n} without one")
SETTLED = Text("{n} abgeschlossen oder entfallen", "{n} done or cancelled")


def state_page(answer: SummaryAnswer) -> Page:
    """Put a summary into words, or into a picture with a caption where that was asked for."""
    return _picture_page(answer) if answer.frame.question.view is View.PICTURE else summary_page(answer)


def _picture_page(answer: SummaryAnswer) -> Page:
    lang = answer.frame.lang
    blocks: list[Block] = [
        (Line(summary_heading(answer), bold=True), Line(_counted(answer.statuses, lang))),
        (Line(_bars_title(answer), bold=True), *(Line(_bar_text(one, lang)) for one in _bars(answer))),
        tuple(Line(f"{head}{' – ' if listed else ''}{_by_due(listed, lang)}") for head, listed in _groups(answer)),
        tuple(map(Line, _notes(answer))),
    ]
    return Page(page_of(blocks, (), lang).reply, picture=standing_svg(_drawn(answer)))


def _drawn(answer: SummaryAnswer) -> Standing:
    frame, lang, timeline = answer.frame, answer.frame.lang, answer.timeline
    first = quarter_of(min([frame.today, *(one.due_on for one in timeline.shown)])).first or frame.today
    first = max(first, add_months(frame.today, -BACK_MONTHS))
    return Standing(
        title=TITLE.in_(lang, day=day_text(frame.today, lang)),
        scope=f"{scope_text(frame)}: {MEASURES.in_(lang, answer.total)}",
        legend=list(_legend(answer.statuses, lang)),
        bars_title=_bars_title(answer),
        bars=[_bar(one, lang) for one in _bars(answer)],
        marks_title=DUE_DATES.in_(lang),
        today=frame.today,
        today_label=TODAY.in_(lang),
        first=first,
        last=timeline.until,
        ticks=list(_ticks(first, timeline.until, lang)),
        marks=[(head, [_mark(one, lang) for one in listed]) for head, listed in _groups(answer)],
        notes=list(_notes(answer)),
    )


def _legend(statuses: Mapping[Status | None, int], lang: str) -> Iterator[tuple[Status | None, str]]:
    """Yield "abgeschlossen 3", "läuft 5", … for every status that occurs."""
    for status in ORDER:
        if statuses.get(status):
            yield status, f"{STATUS[status].in_(lang)} {statuses[status]}"


def _counted(statuses: Mapping[Status | None, int], lang: str) -> str:
    return ", ".join(label for _, label in _legend(statuses, lang))


def _bars(answer: SummaryAnswer) -> Sequence[Progress]:
    return answer.progress[:MOST_BARS]


def _bars_title(answer: SummaryAnswer) -> str:
    return (BY_GOAL if _is_by_goal(answer) else BY_FIELD).in_(answer.frame.lang)


def _bar_text(one: Progress, lang: str) -> str:
    place = _number(one.of) if one.of else NO_PLACE.in_(lang)
    return f"{place}: {_counted(one.statuses, lang)}"


def _is_by_goal(answer: SummaryAnswer) -> bool:
    return any(isinstance(one.of, Goal) for one in answer.progress)


def _bar(one: Progress, lang: str) -> Bar:
    title = f"{_number(one.of)} {one.of.title}" if one.of and one.of.title else _place(one, lang)
    parts = [(status, one.statuses[status]) for status in ORDER if one.statuses.get(status)]
    return Bar(title, MEASURES.in_(lang, one.total), parts)


def _number(of: FieldOfAction | Goal) -> str:
    return str(of.number) if isinstance(of, FieldOfAction) else code_text(of.code)


def _place(one: Progress, lang: str) -> str:
    if one.of is None:
        return NO_PLACE.in_(lang)
    if isinstance(one.of, FieldOfAction):
        return FIELD_ONLY.in_(lang, number=one.of.number)
    return GOAL.in_(lang, code=code_text(one.of.code))


def _groups(answer: SummaryAnswer) -> Iterator[tuple[str, Sequence[Listed]]]:
    lang, timeline = answer.frame.lang, answer.timeline
    if timeline.all_overdue:
        yield OVERDUE.in_(lang, n=timeline.all_overdue), timeline.overdue
    if timeline.all_coming:
        until = day_text(timeline.until, lang)
        yield COMING.in_(lang, day=until, n=timeline.all_coming), timeline.coming


def _mark(one: Listed, lang: str) -> Mark:
    due = due_name(one.due, lang) if one.due else ""
    return Mark(name_text(one.measure, TITLE_LENGTH), due, one.due_on, one.standing.status)


def _by_due(listed: Sequence[Listed], lang: str) -> str:
    """Return "II. Quartal 2021: 6.1.3 (läuft), 6.1.4; …"."""
    named = groupby(listed, lambda one: due_name(one.due, lang) if one.due else "")
    return "; ".join(f"{due}: {', '.join(_with_status(one, lang) for one in members)}" for due, members in named)


def _with_status(one: Listed, lang: str) -> str:
    status = f" ({STATUS[one.standing.status].in_(lang)})" if one.standing.status else ""
    return f"{code_text(one.code)}{status}"


def _notes(answer: SummaryAnswer) -> Iterator[str]:
    """Say what the picture leaves out."""
    lang, timeline, rest = answer.frame.lang, answer.timeline, answer.progress[MOST_BARS:]
    if rest:
        more = MORE_GOALS if _is_by_goal(answer) else MORE_FIELDS
        yield more.in_(lang, len(rest), measures=MEASURES.in_(lang, sum(one.total for one in rest)))
    counts = (
        (EARLIER, timeline.all_overdue - len(timeline.overdue)),
        (AFTER_THESE, timeline.all_coming - len(timeline.coming)),
        (LATER, timeline.later),
        (WITHOUT, timeline.without_due),
        (SETTLED, timeline.settled),
    )
    until = day_text(timeline.until, lang)
    parts = [text.in_(lang, n=count, day=until) for text, count in counts if count]
    if parts:
        yield NOT_SHOWN.in_(lang, parts=", ".join(parts))


def _ticks(first: date, last: date, lang: str) -> Iterator[tuple[date, str]]:
    """Yield the first days of quarters; the first one and each January with its year."""
    day = first.replace(day=1, month=(first.month - 1) // 3 * 3 + 1)
    while day <= last:
        if day >= first:
            name = words.MONTH_NAMES[lang][day.month - 1][:3]
            yield day, f"{name} {day.year}" if day.month == 1 or day < add_months(first, 3) else name
        day = add_months(day, 3)
