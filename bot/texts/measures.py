"""A measure in words: on a card of a few lines, or on one line."""

from datetime import date

from bot.agreement.model import Due, Measure, Recurrence, Standing, Status
from bot.asking.select import Listed
from bot.periods.wording import distance_text, due_text
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
MOVED = Text("{due} (vereinbart: {agreed})", "{due} (agreed: {agreed})")
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
    said = due_name(listed.due, lang)
    if listed.measure.due and listed.measure.due.on != listed.due.on:
        said = MOVED.in_(lang, due=said, agreed=due_name(listed.measure.due, lang))
    if listed.due.on < today:
        return WAS_DUE.in_(lang, due=said)
    if listed.is_settled:
        return DUE.in_(lang, due=said)
    return DUE.in_(lang, due=f"{said}, {distance_text(today, listed.due.on, lang)}")


def card(listed: Listed, today: date, lang: str) -> tuple[Line, ...]:
    """Return a measure with all that matters, on four lines; a fifth names the stage that is due."""
    return (
        Line(name_text(listed.measure), bold=True),
        Line(due_line(listed, today, lang)),
        *stage_lines(listed, lang),
        Line(RESPONSIBLE.in_(lang, units=units_text(listed.measure.units, lang))),
        Line(STANDS.in_(lang, status=status_text(listed.standing, lang))),
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
