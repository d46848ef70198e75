"""New due dates in words: the coordinators' list and notice, and what the person who reported one is told."""

from collections.abc import Iterator, Sequence

from bot.agreement.model import Due, DueState, Measure
from bot.asking.asker import DayOf
from bot.periods.wording import day_text, due_text
from bot.reporting.answers import ReportAnswer
from bot.reporting.due_dates import Shift
from bot.reporting.model import NewUpdate, Stored
from bot.texts.common import code_text, quoted, unit_text
from bot.texts.inviting import turning
from bot.texts.measures import due_name, name_text
from bot.texts.page import Block, Row, fitted
from bot.texts.reply import Button, Line, Reply
from bot.texts.text import Plural, Text

PER_PAGE = 4
REASON_LENGTH = 300
CONFIRM, REFUSE, PAGE = "due_yes", "due_no", "due_page"
CONFIRM_HERE = "report_confirm"
"""What the buttons do; the last one stands on a coordinator's own report."""

NONE_WAIT = Text("Kein neuer Termin wartet auf Bestätigung.", "No new due date waits for confirmation.")
ALL_WAIT = Plural(
    Text("1 neuer Termin wartet auf Ihre Entscheidung.", "1 new due date waits for your decision."),
    Text("{n} neue Termine warten auf Ihre Entscheidung.", "{n} new due dates wait for your decision."),
)
AGREED_NEW = Text("Vereinbart: {agreed}, beantragt: {due}", "Agreed: {agreed}, asked for: {due}")
MOVED_NEW = Text(
    "Vereinbart: {agreed}, bisher: {present}, beantragt: {due}",
    "Agreed: {agreed}, so far: {present}, asked for: {due}",
)
ONLY_NEW = Text("Ohne Termin vereinbart, beantragt: {due}", "Agreed without a due date, asked for: {due}")
REASON = Text("Grund: {reason}", "Reason: {reason}")
NO_REASON = Text("Ein Grund ist noch nicht genannt.", "No reason was given yet.")
BY_UNIT = Text("{unit}, gemeldet am {day}", "{unit}, reported on {day}")
BY_NOBODY = Text("Gemeldet am {day}", "Reported on {day}")
CONFIRM_LABEL = Text("Bestätigen", "Confirm")
REFUSE_LABEL = Text("Ablehnen", "Refuse")
OF_CODE = Text("{code}: {label}", "{code}: {label}")
ENDED = {
    DueState.CONFIRMED: Text("Bestätigt.", "Confirmed."),
    DueState.REFUSED: Text("Abgelehnt.", "Refused."),
}
TAKEN_BACK = Text("Die Meldung wurde zurückgenommen.", "The report was taken back.")
OUTDATED = Text(
    "Nicht mehr offen: Inzwischen gibt es eine neuere Meldung.",
    "No longer open: there is a newer report.",
)
GONE = Text("Diese Maßnahme gibt es nicht mehr.", "This measure is no longer there.")
NO_LONGER_OPEN = Text(
    "Das ist schon entschieden oder nicht mehr offen.", "This was decided already or is no longer open."
)

IS_CONFIRMED = Text(
    "{code}: Der neue Termin ist bestätigt. Es gilt {due}.",
    "{code}: The new due date is confirmed. It is {due}.",
)
IS_REFUSED = Text(
    "{code}: Der neue Termin {due} wurde abgelehnt. Es bleibt bei {present}.",
    "{code}: The new due date {due} was refused. It stays at {present}.",
)
IS_REFUSED_WITHOUT = Text(
    "{code}: Der neue Termin {due} wurde abgelehnt.",
    "{code}: The new due date {due} was refused.",
)
IS_LOST = Text(
    "{code}: Die Meldung, mit der der Termin auf {due} verschoben war, wurde zurückgenommen. Es gilt wieder {present}.",
    "{code}: The report that had moved the due date to {due} was taken back. It is {present} again.",
)
IS_LOST_WITHOUT = Text(
    "{code}: Die Meldung mit dem Termin {due} wurde zurückgenommen. Es gilt wieder kein Termin.",
    "{code}: The report with the due date {due} was taken back. There is no due date again.",
)


def shifts_text(shifts: Sequence[Shift | None], page: int, day_of: DayOf, lang: str) -> Reply:
    """Return one page of new dates, with what became of those that wait no more; two buttons for each that waits."""
    if not shifts:
        return Reply(((Line(NONE_WAIT.in_(lang)),),), lang=lang)
    first = page * PER_PAGE
    shown = shifts[first : first + PER_PAGE]
    waiting = sum(shift is not None and shift.is_waiting for shift in shifts)
    head = ALL_WAIT.in_(lang, waiting) if waiting else NONE_WAIT.in_(lang)
    blocks = ((Line(head, bold=True),), *(_block(shift, day_of, lang) for shift in shown))
    rows = [_row(shift, first + place, len(shifts) > 1, lang) for place, shift in enumerate(shown)]
    turns = turning(page, len(shifts), PER_PAGE, PAGE, lang)
    return fitted(Reply(blocks, (*(row for row in rows if row), *turns), lang))


def _block(shift: Shift | None, day_of: DayOf, lang: str) -> Block:
    return tuple(map(Line, _said(shift, day_of, lang))) if shift else (Line(GONE.in_(lang)),)


def _said(shift: Shift, day_of: DayOf, lang: str) -> Iterator[str]:
    update, measure = shift.update, shift.listed.measure
    yield name_text(measure)
    yield _dates(measure, shift.listed.due, due_text(update.new_due, lang) if update.new_due else "", lang)
    yield REASON.in_(lang, reason=quoted(update.note, lang, REASON_LENGTH)) if update.note else NO_REASON.in_(lang)
    day = day_text(day_of(update.at), lang)
    yield BY_UNIT.in_(lang, unit=unit_text(update.unit), day=day) if update.unit else BY_NOBODY.in_(lang, day=day)
    if not shift.is_waiting:
        yield _ended(shift).in_(lang)


def _dates(measure: Measure, present: Due | None, new: str, lang: str) -> str:
    agreed = due_name(measure.due, lang) if measure.due else ""
    if present is None:
        return ONLY_NEW.in_(lang, due=new)
    now = due_name(present, lang)
    if agreed and now not in (agreed, new):
        return MOVED_NEW.in_(lang, agreed=agreed, present=now, due=new)
    return AGREED_NEW.in_(lang, agreed=agreed or now, due=new)


def _ended(shift: Shift) -> Text:
    """Return what became of a date that waits no more."""
    if shift.update.withdrawn:
        return TAKEN_BACK
    return ENDED.get(shift.update.due_state or DueState.WAITING, OUTDATED)


def _row(shift: Shift | None, position: int, is_named: bool, lang: str) -> Row:
    if shift is None or not shift.is_waiting:
        return ()
    labels = [label.in_(lang) for label in (CONFIRM_LABEL, REFUSE_LABEL)]
    if is_named:
        labels = [OF_CODE.in_(lang, code=code_text(shift.listed.code), label=label) for label in labels]
    yes, no = labels
    return (Button(yes, CONFIRM, position), Button(no, REFUSE, position))


def decided_text(stored: Stored, present: Due | None, lang: str, *, is_confirmed: bool) -> Reply:
    """Return what the person who reported a new date is told of the decision; `present` is the date that counts now."""
    new = due_text(stored.update.new_due, lang) if stored.update.new_due else ""
    text = IS_CONFIRMED if is_confirmed else IS_REFUSED if present else IS_REFUSED_WITHOUT
    return _sentence(text, stored.update.code, new, present, lang)


def lost_text(shifts: Sequence[Shift], lang: str) -> Reply:
    """Return what the coordinators are told when reports with confirmed dates are taken back."""
    said = [
        _sentence(IS_LOST if shift.listed.due else IS_LOST_WITHOUT, shift.listed.code, new, shift.listed.due, lang)
        for shift in shifts
        for new in [due_text(shift.update.new_due, lang) if shift.update.new_due else ""]
    ]
    return Reply(tuple(block for one in said for block in one.blocks), lang=lang)


def _sentence(text: Text, code: str, new: str, present: Due | None, lang: str) -> Reply:
    now = due_name(present, lang) if present else ""
    return Reply(((Line(text.in_(lang, code=code_text(code), due=new, present=now)),),), lang=lang)


def confirms_here(answer: ReportAnswer) -> bool:
    """Whether a coordinator's own report of a new date can be confirmed on its card."""
    if not answer.may_confirm or len(answer.planned) != 1:
        return False
    (one,) = answer.planned
    return isinstance(one.new, NewUpdate) and one.new.new_due is not None and one.after.waiting is not None


def confirm_rows(answer: ReportAnswer) -> Iterator[Row]:
    """Yield the button that confirms a coordinator's own new date."""
    if confirms_here(answer):
        yield (Button(CONFIRM_LABEL.in_(answer.lang), CONFIRM_HERE),)
