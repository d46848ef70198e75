"""A measure in words: on a card of a few lines, or on one line."""

from collections.abc import Sequence
from datetime import date

from bot.agreement.model import Due, Measure, Outcome, Recurrence, Standing, Status
from bot.asking.answers import Frame
from bot.asking.asker import DayOf
from bot.asking.select import Listed
from bot.periods.period import Period
from bot.periods.wording import day_text, distance_text, due_text, period_text
from bot.texts.common import TITLE_LENGTH, code_text, units_text
from bot.texts.reply import Line
from bot.texts.text import Text, cut

BRIEF_LENGTH = 52
"""Characters of a title on a line that says more than who is responsible."""
STAGE_LENGTH = 60

RESPONSIBLE = Text("Verantwortlich: {units}", "Responsible: {units}")
STANDS = Text("Stand: {status}", "Status: {status}")
DUE = Text("Termin: {due}", "Due date: {due}")
WAS_DUE = Text("Termin war {due}", "Due date was {due}")
STAGE = Text("Abschnitt: {stage}", "Stage: {stage}")
NO_DUE = Text("Ohne Termin", "No due date")
NO_END = Text("Daueraufgabe ohne Termin", "Ongoing, no due date")
MOVED = Text("vereinbart {agreed}, neu {due}", "agreed {agreed}, now {due}")
WAS_MOVED = Text("Termin war {due} (vereinbart {agreed})", "Due date was {due} (agreed {agreed})")
WAITING = Text("Verschiebung auf {due} beantragt am {day}", "New date {due} asked for on {day}")
REFUSED = Text("Verschiebung auf {due} abgelehnt am {day}", "New date {due} refused on {day}")
OUTCOME = Text("Erfolgskriterium: {outcome}", "Indicator of success: {outcome}")
OUTCOMES = {
    Outcome.REACHED: Text("erreicht", "reached"),
    Outcome.PARTLY: Text("teilweise erreicht", "reached in part"),
    Outcome.NOT: Text("nicht erreicht", "not reached"),
}
ROUND_DONE = Text("{turn} abgeschlossen", "{turn} done")
ROUND_OPEN = Text("{turn} offen", "{turn} open")
READY = Text("Alle Beiträge liegen vor.", "All parts are done.")
RECURS_UNTIL = Text("{recurring} bis {due}", "{recurring} until {due}")

RECURRING = {
    Recurrence.YEARLY: Text("jährlich", "yearly"),
    Recurrence.HALF_YEARLY: Text("halbjährlich", "half-yearly"),
    Recurrence.QUARTERLY: Text("vierteljährlich", "quarterly"),
    Recurrence.MONTHLY: Text("monatlich", "monthly"),
    Recurrence.EVERY_2_YEARS: Text("alle 2 Jahre", "every 2 years"),
    Recurrence.EVERY_3_YEARS: Text("alle 3 Jahre", "every 3 years"),
    Recurrence.EVERY_4_YEARS: Text("alle 4 Jahre", "every 4 years"),
    Recurrence.EVERY_5_YEARS: Text("alle 5 Jahre", "every 5 years"),
}

STATUS = {
    Status.PLANNED: Text("noch nicht begonnen", "not started"),
    Status.IN_PROGRESS: Text("läuft", "in progress"),
    Status.DONE: Text("abgeschlossen", "done"),
    Status.DELAYED: Text("verzögert", "delayed"),
    Status.CANCELLED: Text("entfällt", "cancelled"),
    None: Text("noch keine Meldung", "no report yet"),
}


def name_text(measure: Measure, length: int = TITLE_LENGTH) -> str:
    """Return "6.1.3 Bündelung von Informationen …", the title without the stop that ends a sentence."""
    title = cut(measure.short_title, length)
    ends_sentence = title.endswith(".") and len(title.rpartition(" ")[2].rpartition(".")[0]) > 3
    return f"{code_text(measure.code)} {title[:-1] if ends_sentence else title}".strip()


def status_text(standing: Standing, lang: str) -> str:
    """Return "läuft, 60 %" or "noch keine Meldung"."""
    said = STATUS[standing.status].in_(lang)
    return said if standing.progress is None else f"{said}, {standing.progress} %"


def due_name(due: Due, lang: str) -> str:
    """Return the due date in the precision in which it was agreed: "II. Quartal 2021", never a day for a quarter."""
    return due_text(due.period, lang)


def due_line(listed: Listed, today: date, lang: str) -> str:
    """Return "Termin: II. Quartal 2021, noch 8 Wochen", or "Termin war …" for what has passed."""
    if listed.due is None:
        return (NO_END if listed.measure.ongoing else NO_DUE).in_(lang)
    said, agreed = due_name(listed.due, lang), _agreed(listed, lang)
    if listed.due.on < today:
        return WAS_MOVED.in_(lang, due=said, agreed=agreed) if agreed else WAS_DUE.in_(lang, due=said)
    if agreed:
        said = MOVED.in_(lang, due=said, agreed=agreed)
    if listed.is_settled:
        return DUE.in_(lang, due=said)
    return DUE.in_(lang, due=f"{said}, {distance_text(today, listed.due.on, lang)}")


def _agreed(listed: Listed, lang: str) -> str:
    """Return the agreed due date of what was moved; empty where it still counts, or where none was agreed."""
    agreed = listed.measure.due
    return due_name(agreed, lang) if agreed and listed.due and agreed.on != listed.due.on else ""


def shift_lines(standing: Standing, lang: str, day_of: DayOf) -> tuple[Line, ...]:
    """Return the new date that waits for the coordinators, or the last one if they refused it."""
    for update, text, moment in (
        (standing.waiting, WAITING, standing.waiting and standing.waiting.at),
        (standing.refused, REFUSED, standing.refused and standing.refused.due_decided_at),
    ):
        if update and update.new_due and moment:
            return (Line(text.in_(lang, due=due_text(update.new_due, lang), day=day_text(day_of(moment), lang))),)
    return ()


def outcome_lines(standing: Standing, lang: str) -> tuple[Line, ...]:
    """Return whether what was agreed was reached, where that was said of a measure that is done."""
    outcome = standing.outcome
    return (Line(OUTCOME.in_(lang, outcome=OUTCOMES[outcome].in_(lang))),) if outcome else ()


def turn_text(turn: Period, lang: str) -> str:
    """Return what a turn is called: "2021", "II. Quartal 2021", of several years "2020–2021"."""
    first, last = turn.first, turn.last
    if first and last and first.year < last.year:
        return f"{first.year}–{last.year}"
    return period_text(turn, lang)


def rounds_lines(rounds: Sequence[tuple[Period, bool]], lang: str) -> tuple[Line, ...]:
    """Return "2020 abgeschlossen, 2021 offen" for what comes back."""
    said = ((ROUND_DONE if is_done else ROUND_OPEN).in_(lang, turn=turn_text(turn, lang)) for turn, is_done in rounds)
    return (Line(", ".join(said)),) if rounds else ()


def card(listed: Listed, frame: Frame) -> tuple[Line, ...]:
    """Return a measure with all that matters, on four lines; others name a stage, a new date, what was reached."""
    lang = frame.lang
    return (
        Line(name_text(listed.measure), bold=True),
        Line(due_line(listed, frame.today, lang)),
        *stage_lines(listed, lang),
        *shift_lines(listed.standing, lang, frame.day_of),
        Line(RESPONSIBLE.in_(lang, units=units_text(listed.measure.units, lang))),
        Line(STANDS.in_(lang, status=status_text(listed.standing, lang))),
        *outcome_lines(listed.standing, lang),
    )


def stage_lines(listed: Listed, lang: str) -> tuple[Line, ...]:
    """Return which stage of the measure is due, where the agreement names several."""
    stage = stage_text(listed)
    return (Line(STAGE.in_(lang, stage=stage)),) if stage else ()


def stage_text(listed: Listed) -> str:
    """Return the name of the stage that is due; empty where the whole measure is."""
    return cut(listed.due.label, STAGE_LENGTH) if listed.due and listed.due.label else ""


def term_line(listed: Listed, today: date, lang: str) -> Line:
    """Return a measure on one line with its due date, or that it is ongoing."""
    recurring = listed.measure.recurrence
    if recurring:
        said = RECURRING[recurring].in_(lang)
        term = RECURS_UNTIL.in_(lang, recurring=said, due=due_name(listed.due, lang)) if listed.due else said
    else:
        term = due_line(listed, today, lang)
    return Line(f"{name_text(listed.measure, BRIEF_LENGTH)} – {term}")


def was_due_line(listed: Listed, lang: str) -> Line:
    """Return an overdue measure on one line with its due date."""
    term = WAS_DUE.in_(lang, due=due_name(listed.due, lang)) if listed.due else NO_DUE.in_(lang)
    return Line(f"{name_text(listed.measure, BRIEF_LENGTH)} – {term}")


def brief_line(listed: Listed, lang: str) -> Line:
    """Return a measure on one line, below a heading that says when it is due."""
    said = [part for part in (stage_text(listed), units_text(listed.measure.units, lang, shown=1)) if part]
    if listed.measure.recurrence:
        said.append(RECURRING[listed.measure.recurrence].in_(lang))
    if listed.standing.status:
        said.append(status_text(listed.standing, lang))
    return Line(f"{name_text(listed.measure)} – {', '.join(said)}")
