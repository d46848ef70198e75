"""What changed in a period, measure by measure: from what to what, new due dates, obstacles. Nothing about people."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from bot.agreement.model import DueState, Measure, StatusUpdate
from bot.asking.answers import ChangesAnswer, Frame
from bot.asking.changes import Change
from bot.asking.press import LISTS
from bot.language.understanding import Intent
from bot.periods.spans import on_day
from bot.periods.wording import day_text, due_text, heading_text
from bot.texts.common import MEASURES
from bot.texts.keys import detail_row, page_hint, page_row, period_row, unit_row
from bot.texts.measures import due_name, name_text, status_text
from bot.texts.page import Block, Page, block_length, chosen, filled, page_of
from bot.texts.reply import Button, Line
from bot.texts.scope import scope_lines, scope_text
from bot.texts.text import Plural, Text, capital, cut

REASON_LENGTH = 120
PAGE_LENGTH = 900
"""Characters of changes on one page."""

HEADING = Text("Änderungen {period}, {scope}: {measures}", "Changes {period}, {scope}: {measures}")
NOTHING = Text("Änderungen {period}, {scope}: keine", "Changes {period}, {scope}: none")
SINCE = Text("seit {day}", "since {day}")
STILL = Text("unverändert: {status}", "unchanged: {status}")
TURN = Text("{turn} abgeschlossen", "{turn} done")
CONTRIBUTION = Text("eine Einheit hat ihren Beitrag abgeschlossen", "one unit has done its part")
NEW_DUE = Text("neuer Termin {due}, {state}", "new due date {due}, {state}")
MOVED = Text("vereinbart {agreed}, neu {new}", "agreed {agreed}, new {new}")
NEW = Text("neu {new}", "new {new}")
DUE_STATES = {
    DueState.WAITING: Text("noch nicht bestätigt", "not confirmed yet"),
    DueState.CONFIRMED: Text("bestätigt", "confirmed"),
    DueState.REFUSED: Text("abgelehnt", "refused"),
}
RAISED = Text("Hindernis", "obstacle")
RESOLVED = Text("Hindernis behoben", "obstacle resolved")
UPDATES = Plural(Text("1 Meldung", "1 report"), Text("{n} Meldungen", "{n} reports"))
SHOW_SUMMARY = Text("Stand", "Status")
HINT = Text("„Stand“ zeigt die Zahlen von heute.", "“status” shows today's numbers.")


def changes_page(answer: ChangesAnswer) -> Page:
    """Put the changes of a period into words."""
    frame, lang = answer.frame, answer.frame.lang
    pages = filled(answer.changes, lambda change: block_length(_shown(change, frame)), PAGE_LENGTH)
    page, number = chosen(pages, frame.question.page)
    codes = tuple(change.listed.code for change in page)
    head = (Line(_heading(answer), bold=True), *scope_lines(frame))
    shown = [_shown(change, frame) for change in page]
    blocks = [head, tuple(chain(*shown))] if frame.is_group else [head, *shown]
    hints = [page_hint(pages, number, lang), "" if frame.is_group else HINT.in_(lang)]
    blocks.append(_line(" ".join(hint for hint in hints if hint)))
    summary = (Button(SHOW_SUMMARY.in_(lang), "list", LISTS.index(Intent.SUMMARY)),)
    neighbours = () if _is_up_to_now(answer) else period_row(answer.period, lang)
    ways = (*neighbours, *summary)
    buttons = (detail_row(frame, codes), unit_row(frame), page_row(pages, number, lang), ways)
    return page_of(blocks, buttons, lang, codes, number)


def change_text(change: Change, lang: str) -> str:
    """Return on one line what is different: "läuft, 20 % → läuft, 60 %"; without reasons."""
    said = [_status(change, lang)] if change.has_new_status else []
    said += [*_turns(change, lang), *_new_dues(change, lang)]
    said += [text.in_(lang) for text, is_so in ((RAISED, change.raised), (RESOLVED, change.resolved)) if is_so]
    if not said and any(update.is_contribution for update in change.updates):
        said = [CONTRIBUTION.in_(lang)]
    return "; ".join(said) or _status(change, lang)


def moved_text(measure: Measure, update: StatusUpdate, lang: str) -> str:
    """Return "vereinbart II. Quartal 2021, neu IV. Quartal 2021" for an update with a new due date."""
    new = due_text(update.new_due, lang) if update.new_due else ""
    return MOVED.in_(lang, agreed=due_name(measure.due, lang), new=new) if measure.due else NEW.in_(lang, new=new)


def turn_text(on: date, lang: str) -> str:
    """Return the name of the turn that ends on a day: the year, or the day."""
    return str(on.year) if (on.month, on.day) == (12, 31) else due_text(on_day(on), lang)


def _heading(answer: ChangesAnswer) -> str:
    lang, count = answer.frame.lang, len(answer.changes)
    first, scope = answer.period.first, scope_text(answer.frame)
    period = heading_text(answer.period, lang)
    if first and _is_up_to_now(answer):
        period = SINCE.in_(lang, day=day_text(first, lang))
    return (HEADING if count else NOTHING).in_(lang, period=period, scope=scope, measures=MEASURES.in_(lang, count))


def _is_up_to_now(answer: ChangesAnswer) -> bool:
    """Whether the period is one since a day: it has no neighbours."""
    return answer.period.last in (None, answer.frame.today)


def _shown(change: Change, frame: Frame) -> Block:
    """Return a change on some lines; in groups on one, without reasons."""
    lang = frame.lang
    if frame.is_group:
        return (Line(f"{name_text(change.listed.measure)}: {change_text(change, lang)}"),)
    return (Line(name_text(change.listed.measure), bold=True), *map(Line, _lines(change, lang)))


def _lines(change: Change, lang: str) -> Iterator[str]:
    said = _status(change, lang)
    yield f"{said} ({UPDATES.in_(lang, len(change.updates))})" if change.updates else said
    yield from map(capital, (*_turns(change, lang), *_new_dues(change, lang)))
    if any(update.is_contribution for update in change.updates):
        yield capital(CONTRIBUTION.in_(lang))
    for text, obstacles in ((RAISED, change.raised), (RESOLVED, change.resolved)):
        yield from (f"{capital(text.in_(lang))}: {cut(one.reason, REASON_LENGTH)}" for one in obstacles)


def _status(change: Change, lang: str) -> str:
    after = status_text(change.after, lang)
    if not change.has_new_status:
        return STILL.in_(lang, status=after)
    return f"{status_text(change.before, lang)} → {after}"


def _turns(change: Change, lang: str) -> list[str]:
    return [TURN.in_(lang, turn=turn_text(on, lang)) for on in change.turns]


def _new_dues(change: Change, lang: str) -> list[str]:
    return [
        NEW_DUE.in_(lang, due=due_text(update.new_due, lang), state=DUE_STATES[update.due_state].in_(lang))
        for update in change.moved_dates
        if update.new_due and update.due_state
    ]


def _line(text: str) -> Block:
    return (Line(text),) if text else ()
