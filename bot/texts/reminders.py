"""One's own reminders: what was stored or is still to be said, the list of them, and changing them."""

from collections.abc import Sequence
from datetime import date

from bot.asking.select import Listed
from bot.periods.wording import named_day_text
from bot.reminders.answers import TIMES, Gap, Own, Planned, RemindAnswer
from bot.reminders.model import When
from bot.texts.common import code_text
from bot.texts.measures import name_text
from bot.texts.page import PAGE_LINES, Block, Page, Row, chosen, page_of
from bot.texts.reminder_times import time_text, when_text
from bot.texts.reply import Button, Line, Reply
from bot.texts.text import Text, capital

OPEN, DAY, TIME, END, PAGE = "remind_open", "remind_day", "remind_time", "remind_end", "remind_page"
"""What the buttons do."""
ROW = 5
"""Numbers side by side."""

OF = Text("Erinnerung an {what}", "Reminder of {what}")
ALL_OPEN = Text("Ihre offenen Maßnahmen", "your open measures")
FIRST = Text("Zum ersten Mal: {day}", "For the first time: {day}")
NEXT = Text("Das nächste Mal: {day}", "The next time: {day}")
FOLLOWS = Text(
    "Wird der Termin verschoben, verschiebt sich die Erinnerung mit.",
    "If the due date is moved, the reminder moves with it.",
)
NO_WORKING_DAY = Text("{day}, ist kein Arbeitstag.", "{day}, is no working day.")
ONE_MEASURE = Text(
    "Für eine einzelne Maßnahme nennen Sie bitte deren Nummer.",
    "For a single measure please name its number.",
)
WHERE = Text(
    "/erinnerungen zeigt, ändert und löscht Ihre Erinnerungen.",
    "/reminders shows, changes and deletes your reminders.",
)
DELETED = Text("Die Erinnerung ist gelöscht.", "The reminder is deleted.")
UNDO_LABEL = Text("Rückgängig", "Undo")

PRIVATE = Text(
    "Erinnerungen richtet Zielbot im privaten Chat ein. Es wurde nichts gespeichert.",
    "Zielbot sets reminders in the private chat. Nothing was stored.",
)
GAPS = {
    Gap.TODAY: Text("Für heute fehlt noch eine Uhrzeit.", "For today a time of day is missing."),
    Gap.PAST: Text("Dieser Zeitpunkt ist schon vorbei.", "That moment has passed already."),
    Gap.FAR: Text("Dieser Tag liegt zu weit in der Zukunft.", "That day is too far in the future."),
    Gap.NO_DUE: Text("Die Maßnahme hat keinen Termin.", "The measure has no due date."),
    Gap.SETTLED: Text(
        "Die Maßnahme ist abgeschlossen oder entfällt. Es wurde nichts gespeichert.",
        "The measure is done or cancelled. Nothing was stored.",
    ),
    Gap.TOO_MANY: Text(
        "Bitte nennen Sie höchstens fünf Maßnahmen auf einmal. Es wurde nichts gespeichert.",
        "Please name five measures at most at a time. Nothing was stored.",
    ),
    Gap.NO_MEASURE: Text(
        "Vor welchem Termin? Schreiben Sie die Nummer der Maßnahme dazu. Es wurde nichts gespeichert.",
        "Before which due date? Please add the number of the measure. Nothing was stored.",
    ),
    Gap.NO_SUCH_MEASURE: Text(
        "An welche Maßnahme? Schreiben Sie bitte ihre Nummer. Es wurde nichts gespeichert.",
        "About which measure? Please write its number. Nothing was stored.",
    ),
    Gap.PRIVATE: PRIVATE,
}
PAST_DAY = Text("{day}, ist schon vorbei.", "{day}, has passed already.")
ASKED = frozenset({Gap.NO_DAY, Gap.TODAY, Gap.PAST, Gap.FAR, Gap.NO_DUE})
"""What can be answered by a day."""
WHEN = Text(
    "Wann möchten Sie erinnert werden? Schreiben Sie zum Beispiel „am Freitag um 9“ oder „jeden Montag“, oder wählen "
    "Sie:",
    "When do you want to be reminded? Write for example “on Friday at 9” or “every Monday”, or choose:",
)
DAYS = (
    Text("Morgen", "Tomorrow"),
    Text("Nächste Woche", "Next week"),
    Text("In zwei Wochen", "In two weeks"),
)
"""In the order of `bot.reminders.answers.DAYS`."""

HEAD = Text("Ihre Erinnerungen: {n}", "Your reminders: {n}")
NONE = Text("Sie haben keine Erinnerungen.", "You have no reminders.")
EXAMPLE = Text(
    "Schreiben Sie einfach, zum Beispiel: „Erinnere mich in zwei Wochen an {code}“.",
    "Just write, for example: “Remind me in two weeks of {code}”.",
)
WHICH = Text("Die Nummer öffnet eine Erinnerung.", "The number opens a reminder.")
ITEM = Text("{number}. {what} – {when}", "{number}. {what} – {when}")
CHANGE = Text(
    "Zum Ändern wählen Sie, oder schreiben Sie, wann: zum Beispiel „am Freitag um 9“ oder „jeden Montag“.",
    "To change it choose, or write when: for example “on Friday at 9” or “every Monday”.",
)
DELETE_LABEL = Text("Löschen", "Delete")
LIST_LABEL = Text("Alle Erinnerungen", "All reminders")
BACK_LABEL, MORE_LABEL = Text("Zurück", "Back"), Text("Weitere", "More")
NOT_THERE = Text(
    "Diese Erinnerung gibt es nicht mehr. /erinnerungen zeigt die übrigen.",
    "This reminder does not exist any more. /reminders shows the others.",
)


def remind_page(answer: RemindAnswer) -> Page:
    """Say what was stored, or ask for what is missing."""
    lang = answer.lang
    if answer.gap:
        return _gap_page(answer, answer.gap)
    blocks = [_stored_block(one, lang) for one in answer.planned]
    hints = [WHERE] if answer.codes else [ONE_MEASURE, WHERE]
    blocks.append(tuple(Line(hint.in_(lang)) for hint in hints))
    return page_of(blocks, ((Button(UNDO_LABEL.in_(lang), END),),), lang, answer.codes)


def changed_text(planned: Planned, lang: str) -> Reply:
    """Say when a reminder comes from now on."""
    return _opened(_stored_block(planned, lang), planned.when, lang)


def gap_text(gap: Gap, lang: str) -> Reply:
    """Say why a reminder cannot come at another time."""
    return Reply(((Line(GAPS.get(gap, WHEN).in_(lang)),),), lang=lang)


def deleted_text(lang: str, own: Own | None = None) -> Reply:
    """Say that a reminder is deleted, and which it was."""
    named = (Line(_of(own.reminder.code, own.listed, lang), bold=True),) if own else ()
    return Reply(((*named, Line(DELETED.in_(lang))),), ((Button(LIST_LABEL.in_(lang), PAGE),),), lang)


def own_text(own: Own, lang: str) -> Reply:
    """Show one reminder, and how it can be changed."""
    when = own.reminder.when
    lines = [Line(_of(own.reminder.code, own.listed, lang), bold=True), *_when_lines(when, own.on, lang, NEXT)]
    return _opened(tuple(lines), when, lang)


def list_text(own: Sequence[Own], number: int, example: str, lang: str) -> tuple[Reply, Sequence[Own], int]:
    """Return the list of one's reminders, those on the page shown, and its number."""
    hint = Line(EXAMPLE.in_(lang, code=code_text(example)))
    if not own:
        return Reply(((Line(NONE.in_(lang)),), (hint,)), lang=lang), (), 0
    pages = [own[start : start + PAGE_LINES] for start in range(0, len(own), PAGE_LINES)]
    page, number = chosen(pages, number)
    first = number * PAGE_LINES + 1
    items = tuple(Line(_item(place, one, lang)) for place, one in enumerate(page, first))
    opening = [Button(str(place), OPEN, place - first) for place in range(first, first + len(page))]
    turning = [Button(BACK_LABEL.in_(lang), PAGE, number - 1)] if number else []
    turning += [Button(MORE_LABEL.in_(lang), PAGE, number + 1)] if number + 1 < len(pages) else []
    rows = [tuple(opening[start : start + ROW]) for start in range(0, len(opening), ROW)]
    blocks = ((Line(HEAD.in_(lang, n=len(own)), bold=True),), items, (Line(WHICH.in_(lang)), hint))
    return Reply(blocks, tuple(row for row in (*rows, tuple(turning)) if row), lang), page, number


def _stored_block(planned: Planned, lang: str) -> Block:
    code = planned.listed.code if planned.listed else None
    lines = [Line(_of(code, planned.listed, lang), bold=True), *_when_lines(planned.when, planned.on, lang, FIRST)]
    if planned.wished_on:
        lines.append(Line(NO_WORKING_DAY.in_(lang, day=named_day_text(planned.wished_on, lang))))
    return tuple(lines)


def _when_lines(when: When, on: date, lang: str, following: Text) -> list[Line]:
    lines = [Line(capital(when_text(when, on, lang)))]
    if when.every:
        lines.append(Line(following.in_(lang, day=named_day_text(on, lang))))
    if when.days_before is not None:
        lines.append(Line(FOLLOWS.in_(lang)))
    return lines


def _opened(lines: Block, when: When, lang: str) -> Reply:
    """Return a reminder with the buttons to change it: another day only where it comes on a day that was named."""
    days = _day_rows(lang) if when.on else ()
    below = (Button(DELETE_LABEL.in_(lang), END), Button(LIST_LABEL.in_(lang), PAGE))
    return Reply((lines, (Line(CHANGE.in_(lang)),)), (*days, *_time_rows(lang), below), lang)


def _gap_page(answer: RemindAnswer, gap: Gap) -> Page:
    lang = answer.lang
    if answer.past_on:
        lines = [Line(PAST_DAY.in_(lang, day=named_day_text(answer.past_on, lang)))]
    else:
        lines = [Line(GAPS[gap].in_(lang))] if gap in GAPS else []
    if gap not in ASKED:
        return page_of((tuple(lines),), (), lang, answer.codes)
    what = ", ".join(map(code_text, answer.codes)) or ALL_OPEN.in_(lang)
    head = (Line(OF.in_(lang, what=what), bold=True),)
    return page_of((head, (*lines, Line(WHEN.in_(lang)))), _day_rows(lang), lang, answer.codes)


def _day_rows(lang: str) -> tuple[Row, ...]:
    buttons = [Button(label.in_(lang), DAY, place) for place, label in enumerate(DAYS)]
    return tuple(buttons[:2]), tuple(buttons[2:])


def _time_rows(lang: str) -> tuple[Row, ...]:
    buttons = [Button(capital(time_text(minute, lang)), TIME, place) for place, minute in enumerate(TIMES)]
    return tuple(buttons[:2]), tuple(buttons[2:])


def _item(number: int, own: Own, lang: str) -> str:
    what = _what(own.reminder.code, own.listed, lang)
    return ITEM.in_(lang, number=number, what=capital(what), when=when_text(own.reminder.when, own.on, lang))


def _of(code: str | None, listed: Listed | None, lang: str) -> str:
    return OF.in_(lang, what=_what(code, listed, lang))


def _what(code: str | None, listed: Listed | None, lang: str) -> str:
    if listed:
        return name_text(listed.measure)
    return code_text(code) if code else ALL_OPEN.in_(lang)
