"""What of a report is not stored: why, or what has to be chosen first."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.language.understanding import Scope, StatusReport
from bot.periods.wording import due_text
from bot.reporting.answers import Choices, Doubt, Refused, ReportAnswer, Why
from bot.reporting.model import NewUpdate
from bot.texts.common import CARDS, code_text, units_text
from bot.texts.measures import STANDS, STATUS, name_text, status_text, turn_text
from bot.texts.page import Block, Row
from bot.texts.parts import AND_MORE
from bot.texts.reply import Button, Line
from bot.texts.text import Text, cut

READ_LINES = 12
"""Measures named with how they were read, where all of them are in doubt."""
LABEL_LENGTH = 40
OBSTACLE = Text("Hindernis: {reason}", "Obstacle: {reason}")
NOT_YOURS = Text(
    "{code} liegt bei {units}. Ihre Meldung wurde nicht gespeichert.",
    "{code} belongs to {units}. Your report was not stored.",
)
NOBODYS = Text(
    "Für {code} ist keine Einheit genannt. Melden kann die Koordination; Ihre Meldung wurde nicht gespeichert.",
    "No unit is named for {code}. The coordinators can report it; your report was not stored.",
)
ASKED_LATER = Text(
    "{code} ist noch nicht gespeichert: Auch hier ist etwas offen. Bitte melden Sie diese Maßnahme danach für sich.",
    "{code} is not stored yet: something is open here, too. Please report this measure by itself afterwards.",
)
NOTHING_BEFORE = Text(
    "Zu {code} gibt es noch keine Meldung, die weiter gelten kann. Wie ist der Stand?",
    "There is no report on {code} yet that could still hold. How far is it?",
)
NOTHING_BEFORE_OF = Text(
    "Noch ohne Meldung und deshalb nicht gespeichert: {codes}. Wie ist dort der Stand?",
    "Without a report so far and therefore not stored: {codes}. How far are they?",
)
WHICH = Text("Was ist gemeint? Gespeichert ist noch nichts.", "What do you mean? Nothing is stored yet.")
WHICH_OF = Text("Noch nicht gespeichert: {codes}. Was ist gemeint?", "Not stored yet: {codes}. What do you mean?")
SCOPE = Text(
    "{codes}: Daueraufgabe. Für dieses Jahr abgeschlossen oder endgültig? Das ist noch nicht gespeichert.",
    "{codes}: ongoing. Done for this year, or for good? That is not stored yet.",
)
HOW_FAR = Text("Wie ist der Stand? Gespeichert ist noch nichts.", "How far is it? Nothing is stored yet.")
UNTIL_WHEN = Text("{codes}: Bis wann? Das ist noch nicht gespeichert.", "{codes}: Until when? That is not stored yet.")
EARLY = Text(
    "{codes}: Der genannte Termin liegt nicht nach dem bisherigen oder ist schon vorbei. Bis wann? Das ist noch nicht "
    "gespeichert.",
    "{codes}: The date named is not later than the present one, or has passed. Until when? That is not stored yet.",
)
WHICH_TURN = Text(
    "{codes}: Für welchen Zeitraum ist es abgeschlossen? Das ist noch nicht gespeichert.",
    "{codes}: For which period is it done? That is not stored yet.",
)
_QUESTIONS = {Doubt.SCOPE: SCOPE, Doubt.DUE: UNTIL_WHEN, Doubt.EARLY: EARLY, Doubt.TURN: WHICH_TURN}
THIS_YEAR = Text("Für {year}", "For {year}")
FOR_GOOD = Text("Endgültig", "For good")
WITHOUT_DATE = Text("Noch offen", "Not known yet")
READ_AS = Text("Gelesen: {what}", "Read as: {what}")
UNCHANGED_READ = Text("unverändert", "unchanged")
ALL_AS_READ = Text("Alle {n}, wie gelesen", "All {n}, as read")
NONE_OF_THEM = Text("Nichts davon", "None of them")


def not_stored(refused: Sequence[Refused], lang: str) -> Iterator[str]:
    """Yield why something was not stored; what was never reported on is named together."""
    silent = [one for one in refused if one.why is Why.NOTHING_BEFORE]
    if len(silent) > 1:
        yield NOTHING_BEFORE_OF.in_(lang, codes=", ".join(code_text(one.code) for one in silent))
    yield from (_refused(one, lang) for one in refused if one not in silent or len(silent) == 1)


def _refused(one: Refused, lang: str) -> str:
    code = code_text(one.code)
    if one.why is Why.ASKED_LATER:
        return ASKED_LATER.in_(lang, code=code)
    if one.why is Why.NOTHING_BEFORE:
        return NOTHING_BEFORE.in_(lang, code=code)
    units = one.listed.measure.units
    return NOT_YOURS.in_(lang, code=code, units=units_text(units, lang)) if units else NOBODYS.in_(lang, code=code)


def choice_blocks(answer: ReportAnswer) -> Iterator[Block]:
    """Yield what has to be chosen, and how it was read."""
    choices, lang = answer.choices, answer.lang
    if choices is None:
        return
    codes = ", ".join(map(code_text, choices.codes))
    if text := _QUESTIONS.get(choices.doubt):
        yield (Line(text.in_(lang, codes=codes)),)
    else:
        names = tuple(Line(name_text(one.measure)) for one in choices.listed[:CARDS])
        if choices.doubt is Doubt.STATUS and len(choices.listed) == 1:
            yield (*names, *(Line(STANDS.in_(lang, status=status_text(one.standing, lang))) for one in choices.listed))
            yield (Line(HOW_FAR.in_(lang)),)
            return
        yield names
        yield _as_read(choices.options[-1], lang)
        yield (Line(WHICH_OF.in_(lang, codes=codes) if answer.planned else WHICH.in_(lang)),)


def _as_read(option: Sequence[StatusReport], lang: str) -> Block:
    """Return how several measures were read, a line each; nothing where only one is in doubt."""
    if len(option) < 2:
        return ()
    lines = [Line(READ_AS.in_(lang, what=_read(report, lang))) for report in option[:READ_LINES]]
    more = len(option) - len(lines)
    return (*lines, Line(AND_MORE.in_(lang, more))) if more else tuple(lines)


def _read(report: StatusReport, lang: str) -> str:
    """Return "6.1.3 läuft, 60 %"."""
    if report.obstacle is not None:
        said = OBSTACLE.in_(lang, reason=cut(report.obstacle, LABEL_LENGTH))
    elif report.is_unchanged:
        said = UNCHANGED_READ.in_(lang)
    else:
        said = STATUS[report.status].in_(lang)
    share = f", {report.progress} %" if report.progress is not None else ""
    return f"{code_text(report.code)} {said}{share}"


def choice_rows(choices: Choices, today: date, lang: str) -> Iterator[Row]:
    """Yield the rows of buttons to choose from."""
    buttons = [
        Button(_label(option, choices, today, lang), "report_pick", number)
        for number, option in enumerate(choices.options)
    ]
    width = 1 if choices.doubt in (Doubt.MEANING, Doubt.STATUS) else 2
    yield from (tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))
    yield (Button(NONE_OF_THEM.in_(lang), "report_drop"),)


def _label(option: Sequence[StatusReport], choices: Choices, today: date, lang: str) -> str:
    first = option[0]
    if choices.doubt in (Doubt.SCOPE, Doubt.TURN):
        named = turn_text(first.turn, lang) if first.turn else today.year
        return THIS_YEAR.in_(lang, year=named) if first.scope is Scope.TURN else FOR_GOOD.in_(lang)
    if choices.doubt in (Doubt.DUE, Doubt.EARLY):
        return due_name_of(first, lang) if first.new_due else WITHOUT_DATE.in_(lang)
    if len(option) > 1 and choices.doubt is Doubt.MEANING:
        return ALL_AS_READ.in_(lang, n=len(option))
    codes = ", ".join(code_text(report.code) for report in option[1:])
    return cut(f"{_read(first, lang)}{', ' if codes else ''}{codes}", LABEL_LENGTH)


def due_name_of(report: StatusReport | NewUpdate, lang: str) -> str:
    """Return a new due date in the precision in which it was named; empty where there is none."""
    return due_text(report.new_due, lang) if report.new_due else ""
