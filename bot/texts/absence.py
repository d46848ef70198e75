"""Being away and coming back, by days alone."""

from collections.abc import Mapping, Sequence

from bot.people.absence import Back, Unread
from bot.people.model import Absence, Person
from bot.periods.period import Period, Precision
from bot.periods.wording import day_text, period_text
from bot.texts.common import unit_text, units_text
from bot.texts.people import said
from bot.texts.reply import Button, Line, Reply
from bot.texts.text import Text

ENTERED = Text("Abwesenheit eingetragen: {days}", "Absence entered: {days}")
REPLACES = Text("Ersetzt den Eintrag: {days}", "Replaces the entry: {days}")
NO_END = Text("Ein Ende ist nicht eingetragen.", "No end is entered.")
STANDS_IN = Text("{name} vertritt Sie.", "{name} stands in for you.")
REPORTS_FOR = Text(
    "{name} vertritt Sie und kann so lange melden für: {units}",
    "{name} stands in for you and can report until then for: {units}",
)
NO_DEPUTY = Text("Eine Vertretung ist nicht benannt: /vertretung Name", "No deputy is named: /deputy name")
DAYS_ALONE = Text(
    "Gespeichert sind allein die Tage, kein Grund. Sind Sie wieder da, schreiben Sie /anwesend.",
    "Only the days are stored, no reason. When you are back, write /back.",
)
ASK = Text(
    "Von wann bis wann sind Sie abwesend? Schreiben Sie zum Beispiel „/abwesend bis 14.8.“ oder "
    "„/abwesend vom 1. bis 14. August“, oder wählen Sie:",
    "From when until when are you away? Write for example “/away until 14 August” or "
    "“/away from 1 to 14 August”, or choose:",
)
STORED = Text("Eingetragen ist: {days}", "Entered so far: {days}")
NO_DAYS = Text("Welche Tage gemeint sind, ist nicht zu erkennen.", "The days meant cannot be recognised.")
UNREAD: Mapping[Unread, Text] = {
    Unread.SEVERAL: Text(
        "Bitte nennen Sie genau einen Zeitraum, zum Beispiel: /abwesend vom 1. bis 14. August. Eingetragen ist nichts.",
        "Please name exactly one period, for example: /away from 1 to 14 August. Nothing is entered.",
    ),
    Unread.PAST: Text(
        "Diese Tage sind schon vorbei. Eingetragen ist nichts.", "These days are over already. Nothing is entered."
    ),
}
PRESETS = (
    Text("Heute", "Today"),
    Text("Diese Woche", "This week"),
    Text("Nächste Woche", "Next week"),
    Text("Ohne Ende", "No end"),
)
"""In the order of `bot.people.absence.presets`."""
ENDED = Text("Ihre Abwesenheit ist beendet.", "Your absence has ended.")
TAKEN_BACK = Text("Zurückgenommen: {days}", "Taken back: {days}")
LEFT = Text(
    "Weiter eingetragen ist: {days}. Noch einmal /anwesend nimmt auch das zurück.",
    "Still entered: {days}. Another /back takes that back, too.",
)
STILL_AWAY = Text(
    "Sie sind seit dem {day} als abwesend eingetragen, ohne Ende. Sind Sie wieder da, schreiben Sie /anwesend.",
    "You have been entered as away since {day}, without an end. When you are back, write /back.",
)
NOT_AWAY = Text("Es ist keine Abwesenheit eingetragen.", "No absence is entered.")


def days_text(absences: Sequence[Absence], lang: str) -> str:
    """Return the days of absences: "1. bis 14. August 2021; ab 4. Oktober 2021"."""
    return "; ".join(period_text(Period(one.first_on, one.last_on, Precision.SPAN), lang) for one in absences)


def entered_text(
    absence: Absence, replaced: Sequence[Absence], person: Person, deputy: Person | None, lang: str
) -> Reply:
    """Say what was entered, what it replaces, and who stands in."""
    about = [Line(REPLACES.in_(lang, days=days_text(replaced, lang)))] if replaced else []
    if absence.last_on is None:
        about.append(Line(NO_END.in_(lang)))
    if deputy:
        stands_in, units = REPORTS_FOR if person.units else STANDS_IN, units_text(person.units, lang)
        about.append(Line(stands_in.in_(lang, name=unit_text(deputy.name), units=units)))
    else:
        about.append(Line(NO_DEPUTY.in_(lang)))
    head = Line(ENTERED.in_(lang, days=days_text([absence], lang)), bold=True)
    return Reply(((head,), tuple(about), (Line(DAYS_ALONE.in_(lang)),)), lang=lang)


def still_away_text(absence: Absence, lang: str) -> Reply:
    """Say that somebody who writes is entered as away, since when, and how that ends."""
    return said(STILL_AWAY, lang, day=day_text(absence.first_on, lang))


def ask_text(stored: Sequence[Absence], lang: str, *, was_unread: bool = False) -> Reply:
    """Ask for the days, and say what is entered already."""
    known = [Line(STORED.in_(lang, days=days_text(stored, lang)))] if stored else []
    lines = [Line(NO_DAYS.in_(lang))] if was_unread else []
    buttons = [Button(label.in_(lang), "away_for", number) for number, label in enumerate(PRESETS)]
    blocks = (tuple(known), tuple([*lines, Line(ASK.in_(lang))]))
    return Reply(tuple(block for block in blocks if block), (tuple(buttons[:2]), tuple(buttons[2:])), lang)


def back_text(back: Back, lang: str, *, was_away: bool) -> Reply:
    """Say what coming back changed; `was_away`: until now, not only later."""
    if not back.ended:
        return said(NOT_AWAY, lang)
    lines = [Line(ENDED.in_(lang) if was_away else TAKEN_BACK.in_(lang, days=days_text(back.ended, lang)))]
    if back.left:
        lines.append(Line(LEFT.in_(lang, days=days_text(back.left, lang))))
    return Reply((tuple(lines),), lang=lang)
