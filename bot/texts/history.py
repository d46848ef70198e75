"""All that was reported for one measure, newest first, in pages."""

from collections.abc import Iterator

from bot.agreement.model import Behalf, Outcome, StatusUpdate
from bot.asking.answers import HistoryAnswer
from bot.asking.reports import Hindered, Report, Reported
from bot.nudges.model import SlotState
from bot.periods.wording import day_text
from bot.texts.changes import DUE_STATES, moved_text, turn_text
from bot.texts.common import QUOTED, unit_text
from bot.texts.keys import page_hint, page_row
from bot.texts.measures import STANDS, STATUS, due_line, name_text, status_text
from bot.texts.nudge_steps import asked_text, step_text
from bot.texts.page import Block, Page, block_length, chosen, filled, page_of
from bot.texts.parts import AND_MORE
from bot.texts.reply import Line
from bot.texts.text import Text, cut, joined

PAGE_LENGTH = 1000
"""Characters of reports on one page: a screen and a half on a phone."""
NOTE_LENGTH = 1500
REASON_LENGTH = 300
NUDGES_SHOWN = 5

HEADING = Text("Verlauf: {name}", "History: {name}")
NOTHING = Text("Zu dieser Maßnahme gibt es noch keine Meldung.", "There is no report on this measure yet.")
WITHDRAWN = Text("{report} (zurückgezogen)", "{report} (withdrawn)")
UNCHANGED = Text("Unverändert seit der Meldung davor", "Unchanged since the report before")
CONTRIBUTION = Text("Beitrag von {unit}: {status}", "Part of {unit}: {status}")
PART_DONE = Text("Beitrag: {status}", "Part: {status}")
TURN = Text("{turn} abgeschlossen", "{turn} done")
TURNS = Text("Abgeschlossene Durchgänge: {turns}", "Rounds done: {turns}")
NEW_DUE = Text("Termin: {moved}, {state}", "Due date: {moved}, {state}")
EVIDENCE = Text("Nachweis: {labels}", "Evidence: {labels}")
BEHALVES = {
    Behalf.COORDINATOR: Text("Gemeldet durch die Koordination", "Reported by the coordinator"),
    Behalf.DEPUTY: Text("Gemeldet in Vertretung", "Reported by a deputy"),
}
OUTCOMES = {
    Outcome.REACHED: Text("Erfolgskriterium erreicht", "Indicator of success reached"),
    Outcome.PARTLY: Text("Erfolgskriterium teilweise erreicht", "Indicator of success partly reached"),
    Outcome.NOT: Text("Erfolgskriterium nicht erreicht", "Indicator of success not reached"),
}
NUDGES = Text("Hinweise", "Nudges")
NUDGE = Text("{day}: {unit}, {step}", "{day}: {unit}, {step}")
LEFT_OUT = Text("{nudge} (ausgelassen)", "{nudge} (left out)")
OBSTACLE = Text("Hindernis", "Obstacle")
RESOLVED = Text("Hindernis, behoben am {day}", "Obstacle, resolved on {day}")


def history_page(answer: HistoryAnswer) -> Page:
    """Put the history of a measure into words."""
    frame, lang, listed = answer.frame, answer.frame.lang, answer.listed
    head = (
        Line(HEADING.in_(lang, name=name_text(listed.measure)), bold=True),
        Line(due_line(listed, frame.today, lang)),
        Line(STANDS.in_(lang, status=status_text(listed.standing, lang))),
        *_turns(answer),
    )
    blocks = [_block(report, answer) for report in answer.reports]
    pages = filled(blocks, block_length, PAGE_LENGTH)
    page, number = chosen(pages, frame.question.page)
    hint = page_hint(pages, number, lang)
    nudges = _nudges(answer) if number == 0 else ()
    shown = [head, nudges, *(page or [(Line(NOTHING.in_(lang)),)]), (Line(hint),) if hint else ()]
    return page_of(shown, (page_row(pages, number, lang),), lang, answer.codes, number)


def _turns(answer: HistoryAnswer) -> Iterator[Line]:
    lang = answer.frame.lang
    turns = [turn_text(on, lang) for on in sorted(set(answer.listed.standing.turns_done))]
    if turns:
        yield Line(TURNS.in_(lang, turns=", ".join(turns)))


def _nudges(answer: HistoryAnswer) -> Block:
    """Return the last nudges about the measure: which unit was asked and why, never whom that reached."""
    lang, lines = answer.frame.lang, []
    for one in answer.nudges[:NUDGES_SHOWN]:
        step, unit = step_text(one.slot.rule, one.slot.step, lang), asked_text(one.slot.unit, lang)
        said = NUDGE.in_(lang, day=day_text(one.on, lang), unit=unit, step=step)
        lines.append(Line(LEFT_OUT.in_(lang, nudge=said) if one.state is SlotState.SKIPPED else said))
    if (left := len(answer.nudges) - NUDGES_SHOWN) > 0:
        lines.append(Line(AND_MORE.in_(lang, left)))
    return (Line(NUDGES.in_(lang), bold=True), *lines) if lines else ()


def _block(report: Report, answer: HistoryAnswer) -> Block:
    lang = answer.frame.lang
    match report:
        case Reported(on, update):
            said, unit = _status(update, lang), None if update.is_contribution else update.unit
            lines = list(_lines(update, answer))
        case Hindered(on, obstacle, until):
            said = RESOLVED.in_(lang, day=day_text(until, lang)) if until else OBSTACLE.in_(lang)
            unit, lines = obstacle.unit, [_quoted(obstacle.reason, REASON_LENGTH, lang)] if obstacle.reason else []
    head = ", ".join(part for part in (day_text(on, lang), unit and unit_text(unit)) if part)
    return (Line(f"{head}: {said}", bold=True), *map(Line, lines))


def _status(update: StatusUpdate, lang: str) -> str:
    said = STATUS[update.status].in_(lang)
    said = said if update.progress is None else f"{said}, {update.progress} %"
    if update.turn_on:
        said = TURN.in_(lang, turn=turn_text(update.turn_on, lang))
    if update.is_contribution:
        unit = update.unit and unit_text(update.unit)
        said = CONTRIBUTION.in_(lang, unit=unit, status=said) if unit else PART_DONE.in_(lang, status=said)
    return WITHDRAWN.in_(lang, report=said) if update.withdrawn else said


def _lines(update: StatusUpdate, answer: HistoryAnswer) -> Iterator[str]:
    lang = answer.frame.lang
    if update.note:
        yield _quoted(update.note, NOTE_LENGTH, lang)
    if update.new_due and update.due_state:
        moved = moved_text(answer.listed.measure, update, lang)
        yield NEW_DUE.in_(lang, moved=moved, state=DUE_STATES[update.due_state].in_(lang))
    if update.outcome:
        yield OUTCOMES[update.outcome].in_(lang)
    if update.evidence:
        yield EVIDENCE.in_(lang, labels=joined([cut(label, 60) for label in update.evidence], lang))
    if update.is_unchanged:
        yield UNCHANGED.in_(lang)
    if update.on_behalf:
        yield BEHALVES[update.on_behalf].in_(lang)


def _quoted(text: str, length: int, lang: str) -> str:
    return QUOTED.in_(lang, text=cut(text, length))
