"""The digest: what somebody is reminded of today, each measure on three lines, and what can be done about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.asking.asker import DayOf
from bot.asking.select import Listed
from bot.asking.turns import turn_period
from bot.nudges.digest import Item
from bot.nudges.entries import Entry
from bot.nudges.model import Rule
from bot.nudges.overview import NOTHING, Overview
from bot.periods.wording import day_text, named_day_text, near_day_text, period_text
from bot.texts.common import code_text, unit_text
from bot.texts.keys import BACK, MORE
from bot.texts.measures import RECURRING, STATUS, due_line, name_text, status_text, turn_text
from bot.texts.nudge_steps import DAYS
from bot.texts.overview import overview_blocks
from bot.texts.page import Block, Row, fitted
from bot.texts.people import said
from bot.texts.reply import Button, Line, Reply
from bot.texts.report_rows import ALL_SAME, ALL_UNCHANGED, report_rows
from bot.texts.text import Text, capital

OPEN, LIST, LATER, UNTIL, DATE = "nudge_open", "nudge_list", "nudge_later", "nudge_until", "nudge_date"
NOT_OURS, OURS, PASS = "nudge_not_ours", "nudge_ours", "nudge_pass"
NO_MORE, AGAIN = "nudge_no_more", "nudge_again"
"""What the buttons do."""
SHOWN = 10
IN_A_ROW = 3

HEAD = Text("Tagesübersicht, {day}", "Daily digest, {day}")
OVERVIEW_HEAD = Text("Wochenübersicht, {day}", "Weekly overview, {day}")
BEGAN = Text("Beginn laut Vereinbarung: {start}", "Start as agreed: {start}")
ROUND_ENDS = Text("{recurring}: {turn} noch offen, endet am {day}", "{recurring}: {turn} still open, ends on {day}")
ASKED = Text("Die Koordination fragt nach. {due}", "The coordinators are asking. {due}")
REMINDED = Text("Ihre Erinnerung. {due}", "Your reminder. {due}")
OVER = Text(
    "Keine Erinnerung mehr an {codes}: abgeschlossen, entfallen oder nicht mehr in der Vereinbarung.",
    "No more reminders of {codes}: done, cancelled or no longer in the agreement.",
)
WAS_PUT_OFF = Text("War zurückgestellt. {due}", "Was put off. {due}")
STANDS_IN = Text("In Vertretung für {unit}. {why}", "Standing in for {unit}. {why}")
IN_PLACE_OF_UNITS = Text(
    "An die Koordination, weil keine der Einheiten gefragt werden kann. {why}",
    "To the coordinators, as none of the units can be asked. {why}",
)
LAST = Text("Letzte Meldung am {day}: {status}", "Last report on {day}: {status}")
REPORTED = Text("Gemeldet: {status}", "Reported: {status}")
HINDERED = Text("Gemeldet: Hindernis", "Reported: obstacle")
PUT_OFF = Text("Zurückgestellt bis {day}", "Put off until {day}")
DECLINED = Text(
    "Als nicht zuständig gemeldet; die Koordination ist informiert.", "Reported as not yours; the coordinators know."
)
PASSED = Text("An Ihre Vertretung gegeben", "Passed to your deputy")
HOW_ONE = Text(
    "Oder schreiben Sie als Antwort: „60 %“, „fertig“, „bis KW {week}“.",
    "Or write in reply: “60 %”, “done”, “until week {week}”.",
)
UNTIL_WHEN = Text("Bis wann zurückstellen?", "Until when should it be put off?")
HOW_SEVERAL = Text(
    "Bitte wählen Sie eine Maßnahme, oder schreiben Sie einfach: „{code} 60 %“.",
    "Please choose a measure, or just write: “{code} 60 %”.",
)
PUT_OFF_SAID = Text("Zurückgestellt bis {day}: {codes}.", "Put off until {day}: {codes}.")
ANY_TIME = Text("Melden können Sie jederzeit.", "You can report at any time.")
MOVE_WHAT = Text(
    "Soll der Hinweis später kommen oder der Termin verschoben werden? Schreiben Sie bitte „Hinweis bis {day}“ oder "
    "„neuer Termin {day}“. Gespeichert ist noch nichts.",
    "Is the nudge to come later, or is the due date to be moved? Please write “ask again on {day}” or “new due date "
    "{day}”. Nothing is stored yet.",
)
WHICH_DAY = Text(
    "Welcher Tag ist gemeint? Zum Beispiel: „27. August“ oder „KW 34“.",
    "Which day do you mean? For example: “27 August” or “week 34”.",
)
WHICH_MEASURE = Text(
    "Welche Maßnahme ist gemeint? Schreiben Sie bitte ihre Nummer dazu. Gespeichert ist noch nichts.",
    "Which measure do you mean? Please add its number. Nothing is stored yet.",
)
NOT_THAT_DAY = Text(
    "Zurückstellen können Sie bis zu einem Tag nach heute, höchstens um ein halbes Jahr.",
    "It can be put off until a day after today, by half a year at most.",
)
DEPUTY_HAS_IT = Text("Ihre Vertretung hat diesen Hinweis schon.", "Your deputy has this nudge already.")
DEPUTY_CANNOT = Text(
    "Ihre Vertretung ist für Hinweise gerade nicht erreichbar. Bitte sprechen Sie direkt miteinander.",
    "Your deputy cannot be reached with nudges at present. Please talk to each other.",
)
NO_DEPUTY = Text("Eine Vertretung ist nicht benannt: /vertretung Name", "No deputy is named: /deputy name")
NO_MORE_SAID = Text(
    "Sie erhalten keine Hinweise mehr. „/hinweise an“ stellt sie wieder an.",
    "You get no more nudges. “/nudges on” switches them on again.",
)

LATER_LABEL = Text("Später", "Later")
NOT_OURS_LABEL = Text("Nicht zuständig", "Not ours")
OURS_LABEL = Text("Doch zuständig", "Ours after all")
PASS_LABEL = Text("An meine Vertretung", "To my deputy")
NO_MORE_LABEL = Text("Keine Hinweise mehr", "No more nudges")
AGAIN_LABEL = Text("Hinweise wieder an", "Nudges on again")
LIST_LABEL = Text("‹ Tagesübersicht", "‹ Daily digest")
UNTIL_LABELS = (Text("Morgen", "Tomorrow"), Text("Nächste Woche", "Next week"))
"""What the argument of UNTIL counts in."""
DATE_LABEL = Text("Datum …", "Date …")


@dataclass(frozen=True, slots=True)
class Shown:
    """A digest of `day` as it is shown `today`: the list, or the measure at the place `open`."""

    day: date
    today: date
    lang: str
    day_of: DayOf
    entries: tuple[Entry, ...]
    open: int | None = None
    is_later: bool = False
    page: int = 0
    has_deputy: bool = False
    wants: bool = True
    unchanged: int = 0
    """How many of its measures can be reported unchanged in one go."""
    overview: Overview = NOTHING
    over: tuple[str, ...] = ()
    """Codes of what there is nothing left to be reminded of."""

    @property
    def has_nudges(self) -> bool:
        """Whether anything in it is a nudge, and not the person's own reminder."""
        return any(one.item.slot for one in self.entries)


def digest_text(shown: Shown) -> Reply:
    """Return a digest as a message."""
    lang = shown.lang
    head = _head(shown).in_(lang, day=named_day_text(shown.day, lang))
    opened = next((one for one in shown.entries if one.place == shown.open), None)
    listed = (opened,) if opened else _page(shown)
    after = NO_MORE_SAID.in_(lang) if shown.has_nudges and not shown.wants else _how(shown, opened)
    # What else there is stands below the list, and below a measure that is there alone.
    is_whole = opened is None or len(shown.entries) == 1
    more = (_over(shown), *overview_blocks(shown.overview, shown.today, lang)) if is_whole else ()
    lines = (Line(after),) if after else ()
    blocks = ((Line(head, bold=True),), *(_block(one, shown) for one in listed), lines, *more)
    rows = _one_rows(opened, shown) if opened else _list_rows(listed, shown)
    return fitted(Reply(tuple(block for block in blocks if block), tuple(row for row in rows if row), lang))


def _head(shown: Shown) -> Text:
    return HEAD if shown.entries or shown.over else OVERVIEW_HEAD


def _over(shown: Shown) -> Block:
    codes = ", ".join(map(code_text, shown.over))
    return (Line(OVER.in_(shown.lang, codes=codes)),) if codes else ()


def _page(shown: Shown) -> tuple[Entry, ...]:
    start = shown.page * SHOWN
    return shown.entries[start : start + SHOWN]


def _block(one: Entry, shown: Shown) -> Block:
    return (
        Line(name_text(one.item.listed.measure), bold=True),
        Line(_why(one, shown)),
        Line(_state(one, shown)),
    )


def _why(one: Entry, shown: Shown) -> str:
    """Say why a measure is in the digest, and why in this person's."""
    why, slot = why_text(one.item, shown.today, shown.lang, shown.day_of), one.item.slot
    if slot and one.stands_in:
        return STANDS_IN.in_(shown.lang, unit=unit_text(slot.unit), why=why)
    is_for_units = slot is not None and not slot.unit and slot.rule is not Rule.ASKED
    return IN_PLACE_OF_UNITS.in_(shown.lang, why=why) if is_for_units else why


def why_text(item: Item, today: date, lang: str, day_of: DayOf) -> str:
    """Return why a measure is in the digest."""
    listed, slot = item.listed, item.slot
    due = due_line(listed, today, lang)
    start = listed.measure.start
    if item.is_put_off:
        return WAS_PUT_OFF.in_(lang, due=due)
    if slot is None:
        return REMINDED.in_(lang, due=due)
    if slot.rule is Rule.ASKED:
        return ASKED.in_(lang, due=due)
    if slot.rule is Rule.START and start:
        return BEGAN.in_(lang, start=period_text(start, lang))
    if slot.rule is Rule.TURN:
        turn = turn_text(turn_period(listed.measure.recurrence, slot.due_on), lang)
        recurring = capital(RECURRING[listed.measure.recurrence].in_(lang)) if listed.measure.recurrence else ""
        return ROUND_ENDS.in_(lang, recurring=recurring, turn=turn, day=day_text(slot.due_on, lang))
    if slot.rule is Rule.SILENCE:
        last = listed.standing.last
        if last:
            return capital(DAYS[Rule.SILENCE].in_(lang, (today - day_of(last.at)).days))
        # That there is no report yet stands below.
        return BEGAN.in_(lang, start=period_text(start, lang)) if start else due
    return due


def _state(one: Entry, shown: Shown) -> str:
    lang, standing = shown.lang, one.item.listed.standing
    if one.is_answered and standing.obstacles:
        return HINDERED.in_(lang)
    if one.is_answered:
        return REPORTED.in_(lang, status=status_text(standing, lang))
    if one.put_off_until:
        return PUT_OFF.in_(lang, day=day_text(one.put_off_until, lang))
    if one.is_declined:
        return DECLINED.in_(lang)
    if one.is_passed:
        return PASSED.in_(lang)
    return _last(one.item.listed, shown)


def _last(listed: Listed, shown: Shown) -> str:
    last, lang = listed.standing.last, shown.lang
    if last is None:
        return capital(STATUS[None].in_(lang))
    day = near_day_text(shown.day_of(last.at), shown.today, lang)
    return LAST.in_(lang, day=day, status=status_text(listed.standing, lang))


def _how(shown: Shown, opened: Entry | None) -> str:
    if opened and shown.is_later:
        return UNTIL_WHEN.in_(shown.lang)
    if opened:
        week = shown.today.isocalendar().week % 52 + 1
        return HOW_ONE.in_(shown.lang, week=week) if opened.needs_answer and opened.may_report else ""
    if not shown.entries:
        return ""
    return HOW_SEVERAL.in_(shown.lang, code=code_text(shown.entries[0].item.listed.code))


def _list_rows(page: Sequence[Entry], shown: Shown) -> list[Row]:
    """Return a button for each measure, one for all that is unchanged, and those that turn pages."""
    lang = shown.lang
    buttons = [Button(code_text(one.item.listed.code), OPEN, one.place) for one in page]
    rows: list[Row] = [tuple(buttons[start : start + IN_A_ROW]) for start in range(0, len(buttons), IN_A_ROW)]
    if shown.unchanged and len(shown.entries) <= SHOWN:
        rows.append((Button(ALL_SAME.in_(lang, n=shown.unchanged), ALL_UNCHANGED),))
    back = (Button(BACK.in_(lang), LIST, shown.page - 1),) if shown.page else ()
    left = len(shown.entries) - (shown.page + 1) * SHOWN
    more = (Button(MORE.in_(lang, left), LIST, shown.page + 1),) if left > 0 else ()
    return [*rows, (*back, *more), _wish_row(shown)]


def _one_rows(one: Entry, shown: Shown) -> list[Row]:
    """Return the buttons of one measure: to report on it, and what else can be done about the nudge."""
    lang = shown.lang
    back = (Button(LIST_LABEL.in_(lang), LIST, shown.page),) if len(shown.entries) > 1 else ()
    if shown.is_later:
        days = tuple(Button(label.in_(lang), UNTIL, place) for place, label in enumerate(UNTIL_LABELS))
        return [days, (Button(DATE_LABEL.in_(lang), DATE), Button(BACK.in_(lang), OPEN, one.place))]
    reports = report_rows(one.item.listed, lang, one.place) if one.may_report and not one.is_declined else ()
    return [*reports, *_other_rows(one, shown), back]


def _other_rows(one: Entry, shown: Shown) -> list[Row]:
    lang = shown.lang
    is_open, is_units = one.needs_answer, one.is_of_unit
    later = (Button(LATER_LABEL.in_(lang), LATER, one.place),) if is_open and one.item.slot else ()
    not_ours: Row = (Button(NOT_OURS_LABEL.in_(lang), NOT_OURS, one.place),) if is_open and is_units else ()
    if one.is_declined and is_units:
        not_ours = (Button(OURS_LABEL.in_(lang), OURS, one.place),)
    can_pass = is_open and is_units and shown.has_deputy
    passing = (Button(PASS_LABEL.in_(lang), PASS, one.place),) if can_pass else ()
    return [(*later, *not_ours), (*passing, *_wish_row(shown))]


def _wish_row(shown: Shown) -> Row:
    if not shown.has_nudges:
        return ()
    label, action = (NO_MORE_LABEL, NO_MORE) if shown.wants else (AGAIN_LABEL, AGAIN)
    return (Button(label.in_(shown.lang), action),)


def put_off_text(put: Sequence[tuple[Sequence[str], date]], lang: str) -> Reply:
    """Say until when which measures were put off."""
    named = [(", ".join(map(code_text, codes)), day_text(until, lang)) for codes, until in put]
    sentences = [PUT_OFF_SAID.in_(lang, day=day, codes=codes) for codes, day in named]
    return Reply(((Line(" ".join([*sentences, ANY_TIME.in_(lang)])),),), lang=lang)


def move_text(day: date, lang: str) -> Reply:
    """Ask whether it is the nudge or the due date that is to move."""
    return said(MOVE_WHAT, lang, day=day_text(day, lang))
