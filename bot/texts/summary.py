"""How far a unit, a field or everything is: in numbers, then what moved, what has gone quiet, what is held up."""

from collections.abc import Callable, Iterator, Sequence

from bot.agreement.model import Status
from bot.asking.answers import Frame, SummaryAnswer
from bot.asking.changes import LATELY_DAYS
from bot.asking.press import LISTS
from bot.asking.select import Listed
from bot.asking.stale import STALE_DAYS
from bot.language.understanding import Intent
from bot.periods.wording import day_text, distance_text
from bot.texts.changes import change_text, moved_text
from bot.texts.common import MEASURES, code_text
from bot.texts.keys import unit_row
from bot.texts.measures import STATUS, due_name, name_text
from bot.texts.page import Block, Page, page_of
from bot.texts.parts import AND_MORE
from bot.texts.reply import Button, Line
from bot.texts.scope import own_unit_lines, scope_lines, scope_text
from bot.texts.text import Plural, Text, capital, cut

ORDER = (Status.DONE, Status.IN_PROGRESS, Status.PLANNED, Status.DELAYED, Status.CANCELLED, None)
ROOM = 8
MOVED_SHOWN = 4
FEW = 3
"""Lines of a part; a phone shows the whole answer on a screen and a half."""
NAME_LENGTH = 34
REASON_LENGTH = 80

HEADING = Text("Stand am {day}, {scope}: {measures}", "Status on {day}, {scope}: {measures}")
ONGOING = Text("Daueraufgaben: {n}", "Ongoing: {n}")
OVERDUE = Text("Überfällig: {n}", "Overdue: {n}")
ALL_SILENT = Text("Überfällig: {n}, alle noch ohne Meldung", "Overdue: {n}, all without a report")
SOME_SILENT = Text(
    "Überfällig: {n}, davon noch ohne Meldung: {silent}", "Overdue: {n}, of these without a report: {silent}"
)
NEXT = Text("Nächster Termin: {due}, {distance} ({codes})", "Next due date: {due}, {distance} ({codes})")
NO_NEXT = Text("Ein weiterer Termin ist nicht vereinbart.", "No further due date has been agreed.")
MOVED = Text("Geändert in den letzten {days} Tagen: {measures}", "Changed in the last {days} days: {measures}")
STALE = Text("Seit {days} Tagen ohne neue Meldung: {measures}", "No new report for {days} days: {measures}")
HINDERED = Plural(
    Text("1 Maßnahme mit Hindernis", "1 measure with an obstacle"),
    Text("{n} Maßnahmen mit Hindernis", "{n} measures with an obstacle"),
)
OPEN = Text("offen", "open")
WAITING = Plural(
    Text("1 neuer Termin, noch nicht bestätigt", "1 new due date, not confirmed yet"),
    Text("{n} neue Termine, noch nicht bestätigt", "{n} new due dates, not confirmed yet"),
)
HINT = Text(
    "„überfällig“ und „was ist fällig“ zeigen die Maßnahmen, „Bild“ den Stand als Bild.",
    "“overdue” and “what is due” show the measures, “picture” the status as a picture.",
)
SHOW_OVERDUE = Text("Überfällig", "Overdue")
SHOW_DUE = Text("Fällig", "Due")
PICTURE = Text("Bild", "Picture")


def summary_page(answer: SummaryAnswer) -> Page:
    """Put a summary into words."""
    frame, lang = answer.frame, answer.frame.lang
    blocks = [
        (Line(summary_heading(answer), bold=True), *scope_lines(frame)),
        tuple(_counts(answer)),
        tuple(_deadlines(answer)),
        _moved(answer),
        _held_up(answer),
    ]
    if not frame.is_group:
        blocks.append((Line(HINT.in_(lang)),))
    lists = (_list(SHOW_OVERDUE, Intent.OVERDUE, lang), _list(SHOW_DUE, Intent.DUE, lang))
    return page_of(blocks, (unit_row(frame), (*lists, Button(PICTURE.in_(lang), "picture"))), lang)


def summary_heading(answer: SummaryAnswer) -> str:
    """Return the day, what it is about, and how many measures these are."""
    frame, lang = answer.frame, answer.frame.lang
    measures = MEASURES.in_(lang, answer.total)
    return HEADING.in_(lang, day=day_text(frame.today, lang), scope=scope_text(frame), measures=measures)


def _counts(answer: SummaryAnswer) -> Iterator[Line]:
    for status in ORDER:
        if count := answer.statuses.get(status):
            yield Line(f"{capital(STATUS[status].in_(answer.frame.lang))}: {count}")


def _deadlines(answer: SummaryAnswer) -> Iterator[Line]:
    lang = answer.frame.lang
    if answer.ongoing:
        yield Line(ONGOING.in_(lang, n=answer.ongoing))
    count, silent = len(answer.overdue), len(answer.silent)
    yield Line(_overdue(count, silent).in_(lang, n=count, silent=silent))
    yield from own_unit_lines(answer.frame, answer.overdue)
    yield Line(_next(answer))


def _overdue(count: int, silent: int) -> Text:
    if not silent:
        return OVERDUE
    return ALL_SILENT if silent == count else SOME_SILENT


def _next(answer: SummaryAnswer) -> str:
    lang, following = answer.frame.lang, answer.upcoming
    if not following or not following[0].due:
        return NO_NEXT.in_(lang)
    due = following[0].due
    distance = distance_text(answer.frame.today, due.on, lang)
    return NEXT.in_(lang, due=due_name(due, lang), distance=distance, codes=_codes(following))


def _moved(answer: SummaryAnswer) -> Block:
    """Return what is different from thirty days ago, each from what to what."""
    frame, lang, moved = answer.frame, answer.frame.lang, answer.moved
    if not moved:
        return ()
    head = MOVED.in_(lang, days=LATELY_DAYS, measures=MEASURES.in_(lang, len(moved)))
    shown = moved[: FEW if frame.is_group else MOVED_SHOWN]
    lines = [Line(f"{name_text(change.listed.measure, NAME_LENGTH)}: {change_text(change, lang)}") for change in shown]
    return (Line(head, bold=True), *lines, *_left(len(moved) - len(shown), lang))


def _held_up(answer: SummaryAnswer) -> Block:
    """Return what has gone quiet, what is hindered and what waits; in groups no reasons, and of the quiet how many."""
    frame, lang = answer.frame, answer.frame.lang
    lines: list[Line] = []
    if answer.stale:
        quiet = MEASURES.in_(lang, len(answer.stale)) if frame.is_group else _codes(answer.stale)
        lines.append(Line(STALE.in_(lang, days=STALE_DAYS, measures=quiet)))
    lines += _listed(HINDERED, answer.hindered, _hindrance, frame)
    lines += _listed(WAITING, answer.waiting, _waiting, frame)
    return tuple(lines)


def _listed(head: Plural, listed: Sequence[Listed], said: Callable[[Listed, str], str], frame: Frame) -> list[Line]:
    lang = frame.lang
    if not listed:
        return []
    named = f"{head.in_(lang, len(listed))}: "
    if frame.is_group:
        return [Line(named + _codes(listed))]
    lines = [Line(f"{name_text(one.measure, NAME_LENGTH)}: {said(one, lang)}") for one in listed[:FEW]]
    return [Line(head.in_(lang, len(listed)), bold=True), *lines, *_left(len(listed) - len(lines), lang)]


def _hindrance(one: Listed, lang: str) -> str:
    return "; ".join(cut(obstacle.reason, REASON_LENGTH) for obstacle in one.standing.obstacles) or OPEN.in_(lang)


def _waiting(one: Listed, lang: str) -> str:
    waiting = one.standing.waiting
    return moved_text(one.measure, waiting, lang) if waiting else ""


def _codes(listed: Sequence[Listed]) -> str:
    return ", ".join(code_text(one.code) for one in listed[:ROOM]) + (" …" if len(listed) > ROOM else "")


def _left(count: int, lang: str) -> tuple[Line, ...]:
    return (Line(AND_MORE.in_(lang, count)),) if count else ()


def _list(label: Text, intent: Intent, lang: str) -> Button:
    return Button(label.in_(lang), "list", LISTS.index(intent))
