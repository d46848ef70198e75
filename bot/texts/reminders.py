"""One's own reminders: what was stored or is still to be said, the list of them, and what they say when they come."""

from collections.abc import Sequence
from datetime import date

from bot.asking.answers import Frame
from bot.asking.select import Listed
from bot.language.understanding import WEEKDAY_CODES
from bot.periods.wording import day_text, weekday_text
from bot.reminders.answers import TIMES, Gap, Item, Own, Planned, RemindAnswer
from bot.reminders.model import Reminder, When
from bot.reporting.reporter import reporting_for
from bot.texts.common import code_text
from bot.texts.measures import card, name_text, status_text, term_line
from bot.texts.page import PAGE_LINES, Block, Page, Row, chosen, page_of
from bot.texts.reply import Button, Line, Reply
from bot.texts.report_rows import report_rows
from bot.texts.text import Plural, Text

OPEN, DAY, TIME, END, PAGE = "remind_open", "remind_day", "remind_time", "remind_end", "remind_page"
DETAIL, STOP = "remind_detail", "remind_stop"
"""What the buttons do."""
ROW = 5
"""Numbers side by side."""
SHOWN = 10
"""Open measures named in a digest."""

OF = Text("Erinnerung an {what}", "Reminder of {what}")
ALL_OPEN = Text("Ihre offenen Maßnahmen", "your open measures")
ON = Text("{weekday}, {day}", "{weekday}, {day}")
AT = Text("um {time} Uhr", "at {time}")
WITH_DIGEST = Text("mit der Tagesübersicht", "with the daily digest")
EVERY_WEEK = Text("jeden {weekday}", "every {weekday}")
MONTHLY = Text("am {day}. jedes Monats", "on day {day} of every month")
EVERY = {
    "weekdays": Text("an jedem Arbeitstag", "on every working day"),
    "quarterly": Text("zu Beginn jedes Quartals", "at the beginning of every quarter"),
}
BEFORE = Plural(
    Text("1 Tag vor dem Termin", "1 day before the due date"),
    Text("{n} Tage vor dem Termin", "{n} days before the due date"),
)
WEEKS_BEFORE = Plural(
    Text("1 Woche vor dem Termin", "1 week before the due date"),
    Text("{n} Wochen vor dem Termin", "{n} weeks before the due date"),
)
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
ITEM = Text("{number}. {what}: {when}", "{number}. {what}: {when}")
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
OPEN_HEAD = Text("Ihre offenen Maßnahmen: {n}", "Your open measures: {n}")
NOTHING_OPEN = Text("Zurzeit ist nichts offen.", "Nothing is open at present.")
AND_MORE = Plural(Text("und 1 weitere", "and 1 more"), Text("und {n} weitere", "and {n} more"))
DETAIL_LABEL = Text("Einzelheiten", "Details")
STOP_LABEL = Text("Nicht mehr erinnern", "No more reminders")
STOPPED = Text("Diese Erinnerung kommt nicht mehr.", "This reminder will not come again.")


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


def deleted_text(lang: str) -> Reply:
    """Say that a reminder is deleted."""
    return Reply(((Line(DELETED.in_(lang)),),), ((Button(LIST_LABEL.in_(lang), PAGE),),), lang)


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


def item_lines(item: Item, frame: Frame) -> Block:
    """Return what a reminder says in a digest: why it comes, and the measure or all that is open."""
    return (*why_lines(item, frame), *(_open_lines(item.open, frame) if item.is_of_all else measure_lines(item, frame)))


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
    day = day_text(frame.day_of(reminder.created_at), lang).removesuffix(f" {frame.today.year}")
    if when.on:
        return WHY.in_(lang, day=day)
    said = when_text(when, None, lang) if when.days_before is None else _before(when.days_before, lang)
    return WHY_WHEN.in_(lang, day=day, when=said)


def when_text(when: When, on: date | None, lang: str) -> str:
    """Return when a reminder comes; `on` is its day where it comes once: "Montag, 17. Mai 2021, um 9 Uhr"."""
    at = _at(when.minute, lang)
    if when.every:
        return f"{_rhythm(when.every, lang)} {at}"
    day = f"{_day(on, lang)}, {at}" if on else at
    return day if when.days_before is None else f"{_before(when.days_before, lang)}: {day}"


def _stored_block(planned: Planned, lang: str) -> Block:
    code = planned.listed.code if planned.listed else None
    lines = [Line(_of(code, planned.listed, lang), bold=True), *_when_lines(planned.when, planned.on, lang, FIRST)]
    if planned.wished_on:
        lines.append(Line(NO_WORKING_DAY.in_(lang, day=_day(planned.wished_on, lang))))
    return tuple(lines)


def _when_lines(when: When, on: date, lang: str, following: Text) -> list[Line]:
    lines = [Line(_capital(when_text(when, on, lang)))]
    if when.every:
        lines.append(Line(following.in_(lang, day=_day(on, lang))))
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
        lines = [Line(PAST_DAY.in_(lang, day=_day(answer.past_on, lang)))]
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
    buttons = [Button(_capital(_at(minute, lang)), TIME, place) for place, minute in enumerate(TIMES)]
    return tuple(buttons[:2]), tuple(buttons[2:])


def _item(number: int, own: Own, lang: str) -> str:
    what = _what(own.reminder.code, own.listed, lang)
    return ITEM.in_(lang, number=number, what=_capital(what), when=when_text(own.reminder.when, own.on, lang))


def _open_lines(listed: Sequence[Listed], frame: Frame) -> Block:
    lang = frame.lang
    if not listed:
        return (Line(NOTHING_OPEN.in_(lang)),)
    more = len(listed) - SHOWN
    return (
        Line(OPEN_HEAD.in_(lang, n=len(listed)), bold=True),
        *(term_line(one, frame.today, lang) for one in listed[:SHOWN]),
        *((Line(AND_MORE.in_(lang, more)),) if more > 0 else ()),
    )


def _late_text(item: Item, frame: Frame) -> str:
    minute, day = item.reminder.when.minute, _day(item.on, frame.lang)
    return day if minute is None else f"{day}, {_at(minute, frame.lang)}"


def _of(code: str | None, listed: Listed | None, lang: str) -> str:
    return OF.in_(lang, what=_what(code, listed, lang))


def _what(code: str | None, listed: Listed | None, lang: str) -> str:
    if listed:
        return name_text(listed.measure)
    return code_text(code) if code else ALL_OPEN.in_(lang)


def _rhythm(every: str, lang: str) -> str:
    kind, _, which = every.partition(":")
    if kind == "weekly":
        return EVERY_WEEK.in_(lang, weekday=weekday_text(WEEKDAY_CODES.index(which), lang))
    return MONTHLY.in_(lang, day=which) if kind == "monthly" else EVERY[kind].in_(lang)


def _before(days: int, lang: str) -> str:
    weeks, left = divmod(days, 7)
    return BEFORE.in_(lang, days) if left or not weeks else WEEKS_BEFORE.in_(lang, weeks)


def _at(minute: int | None, lang: str) -> str:
    if minute is None:
        return WITH_DIGEST.in_(lang)
    hour, left = divmod(minute, 60)
    is_full = lang == "de" and not left
    return AT.in_(lang, time=str(hour) if is_full else f"{hour}:{left:02}")


def _day(day: date, lang: str) -> str:
    return ON.in_(lang, weekday=weekday_text(day.weekday(), lang), day=day_text(day, lang))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
