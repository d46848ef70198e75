"""What is said to somebody who reports: what was stored, with its buttons, and what became of it since."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.agreement.model import Behalf, Standing, Status
from bot.agreement.standing import contributed
from bot.asking.turns import turn_period
from bot.periods.wording import day_text
from bot.reporting.answers import Doubt, Planned, ReportAnswer, Why
from bot.reporting.model import NewObstacle, NewUpdate
from bot.reporting.taps import text_before
from bot.texts.closing import ask_outcome_text, criterion_text, outcome_rows
from bot.texts.common import CARDS, MEASURES, code_text, quoted, unit_text, units_text
from bot.texts.due_dates import confirm_rows
from bot.texts.measures import READY, STANDS, STATUS, due_line, name_text, status_text, turn_text
from bot.texts.page import Block, Page, Row, page_of
from bot.texts.people import said
from bot.texts.reply import Button, Line, Reply
from bot.texts.report_choices import LABEL_LENGTH, OBSTACLE, choice_blocks, choice_rows, due_name_of, not_stored
from bot.texts.report_rows import report_rows
from bot.texts.text import Text, cut

NOTE_LENGTH = 300

STORED = Text("Gespeichert, {day}", "Stored, {day}")
STORED_FOR = Text("Gespeichert für {unit}, {day}", "Stored for {unit}, {day}")
BEHALF = {
    Behalf.COORDINATOR: Text("Gemeldet durch die Koordination", "Reported by the coordinators"),
    Behalf.DEPUTY: Text("Gemeldet in Vertretung", "Reported by the deputy"),
}
BEFORE = Text("{status} (vorher: {before})", "{status} (before: {before})")
ALL_UNCHANGED = Text("Unverändert: {measures}", "Unchanged: {measures}")
UNCHANGED = Text("{status} (unverändert)", "{status} (unchanged)")
NOTE = Text("Text: {note}", "Text: {note}")
LAST_NOTE = Text("Letzter Text: {note}", "Last text: {note}")
OBSTACLE_RESTS = Text(
    "Solange es besteht, ruhen die Hinweise zu dieser Maßnahme. Die Koordination sieht es.",
    "While it lasts, nudges about this measure rest. The coordinators see it.",
)
PART_DONE = Text("Beitrag abgeschlossen", "part done")
CONTRIBUTED = Text("Ihr Beitrag ist abgeschlossen.", "Your part is done.")
CLOSED_BY = Text(
    "Die ganze Maßnahme schließt {lead} oder die Koordination ab.",
    "The whole measure is closed by {lead} or the coordinators.",
)
STILL_OPEN = Text("Noch ohne Abschluss: {units}", "Not done yet: {units}")
TURN_DONE = Text("Für {turn} abgeschlossen; die Maßnahme läuft weiter.", "Done for {turn}; the measure goes on.")
FOR_TURN = Text("für {turn}", "for {turn}")
NEW_DUE = Text(
    "Neuer Termin: {due}. Er gilt, sobald die Koordination ihn bestätigt.",
    "New due date: {due}. It counts once the coordinators confirm it.",
)
ASK_NOTE = Text(
    "Für den Jahresbericht hilft ein Satz, was erreicht ist. Antworten Sie dafür auf diese Nachricht.",
    "For the yearly report a sentence on what was achieved helps. Reply to this message for that.",
)
ASK_REASON = Text(
    "Bitte nennen Sie den Grund in einem Satz. Antworten Sie dafür auf diese Nachricht.",
    "Please give the reason in a sentence. Reply to this message for that.",
)
TAKE_BACK = Text("Zurücknehmen: „rückgängig“.", "To take it back: “undo”.")
GROUP_STORED = Text(
    "{said}, gespeichert. Zurücknehmen: /rueckgaengig",
    "{said}, stored. To take it back: /undo",
)

KEEP = Text("Letzten Text übernehmen", "Keep the last text")
ADD_SENTENCE = Text("Satz ergänzen", "Add a sentence")
NEW_DATE = Text("Termin ist nicht zu halten", "The date cannot be kept")
UNDO = Text("Rückgängig", "Undo")
PASS_ON = Text("An die Koordination geben", "Pass to the coordinators")

ADDED = Text("Ergänzt zu {code}: {note}", "Added to {code}: {note}")
FILE = Text("Datei", "file")
FILES = Text("{code}: Datei ergänzt", "{code}: file added")
FILES_LATER = Text(
    "Die Datei ist noch nicht gespeichert; das geschieht mit Ihrer Auswahl.",
    "The file is not stored yet; it is once you choose.",
)
SENTENCE = Text("{code}: Satz ergänzt", "{code}: sentence added")
WHICH_UPDATE = Text(
    "Zu welcher Maßnahme gehört das? Bitte schreiben Sie ihre Nummer und den Stand dazu.",
    "Which measure is this about? Please write its number and the status as well.",
)
NO_LONGER = Text("Diese Meldung wurde schon zurückgenommen.", "This report was taken back already.")
WITHDRAWN = Text("Zurückgenommen: {codes}.", "Taken back: {codes}.")
AGAIN = Text("{code}: wieder {status}", "{code}: again {status}")
NOTHING_TO_UNDO = Text(
    "Es gibt keine Meldung von Ihnen aus den letzten zwei Tagen, die noch gilt.",
    "There is no report of yours from the last two days that still stands.",
)
NOT_YOUR_REPORT = Text(
    "Zurücknehmen kann das, wer es gemeldet hat, oder die Koordination.",
    "Whoever reported it, or a coordinator, can take it back.",
)
NOT_YOURS_TO_COMPLETE = Text(
    "Ergänzen kann das die Einheit, die es gemeldet hat, oder die Koordination.",
    "The unit that reported it, or a coordinator, can add to it.",
)
CHOSEN_BY_WRITER = Text("Das wählt, wer die Meldung geschrieben hat.", "Whoever wrote the report chooses.")
DROPPED = Text("Es wurde nichts gespeichert.", "Nothing was stored.")
HOW = Text(
    "Schreiben Sie die Nummer der Maßnahme und den Stand: „60 %“, „fertig“ oder „verschiebt sich auf Ende des Jahres, "
    "weil …“.",
    "Write the number of the measure and the status: “60 %”, “done” or “is delayed until the end of the year "
    "because …”.",
)
EDIT_READS_NOTHING = Text(
    "In der geänderten Nachricht ist keine Meldung zu lesen. Die bisherige gilt weiter; „rückgängig“ nimmt sie zurück.",
    "There is no report in the edited message. The one before still holds; “undo” takes it back.",
)


def report_page(answer: ReportAnswer) -> Page:
    """Put into words what was stored and what was not; the question that is open comes last, with its buttons."""
    lang = answer.lang
    refused = tuple(map(Line, not_stored(answer.refused, lang)))
    blocks = [*_stored(answer), refused, *choice_blocks(answer)] if answer.codes else [(Line(HOW.in_(lang)),)]
    return page_of(blocks, report_buttons(answer), lang, answer.codes)


def report_buttons(answer: ReportAnswer) -> Iterator[Row]:
    """Yield the rows of buttons that a report's card has."""
    lang = answer.lang
    if answer.choices and answer.choices.doubt is Doubt.STATUS and len(answer.choices.listed) == 1:
        (listed,) = answer.choices.listed
        yield from report_rows(listed, lang, answer.codes.index(listed.code))
    elif answer.choices:
        yield from choice_rows(answer.choices, answer.today, lang)
    if any(one.why is Why.NOT_YOURS for one in answer.refused) and not answer.planned:
        yield (Button(PASS_ON.in_(lang), "report_pass"),)
    yield from confirm_rows(answer)
    yield from outcome_rows(answer)
    if answer.planned and not answer.is_group:
        if last_text(answer):
            yield (Button(KEEP.in_(lang), "report_keep"),)
        if len(answer.planned) == 1 and isinstance(answer.planned[0].new, NewUpdate):
            yield _further(answer.planned[0], lang)
        yield (Button(UNDO.in_(lang), "report_undo"),)


def _further(one: Planned, lang: str) -> Row:
    """Return the buttons for what can be said besides: a sentence, and that an open date cannot be kept."""
    sentence = Button(ADD_SENTENCE.in_(lang), "report_note")
    if one.listed.due is None or one.after.is_settled or _moves(one):
        return (sentence,)
    return (sentence, Button(NEW_DATE.in_(lang), "report_due"))


def withdrawn_text(codes: Sequence[str], standings: Sequence[Standing], lang: str) -> Reply:
    """Say what was taken back, and how far each measure is now."""
    if not codes:
        return said(NO_LONGER, lang)
    again = [
        Line(AGAIN.in_(lang, code=code_text(code), status=status_text(standing, lang)))
        for code, standing in list(zip(codes, standings, strict=True))[:CARDS]
    ]
    return Reply(((Line(WITHDRAWN.in_(lang, codes=", ".join(map(code_text, codes)))), *again),), lang=lang)


def sentence_text(code: str, sentence: str | None, lang: str, *, is_group: bool) -> Reply:
    """Say that a sentence was added, which the group can read a line above, or files alone (None)."""
    if is_group:
        added_in_group = SENTENCE if sentence else FILES
        return said(GROUP_STORED, lang, said=added_in_group.in_(lang, code=code_text(code)))
    text = quoted(sentence, lang, NOTE_LENGTH) if sentence else FILE.in_(lang)
    added = Line(ADDED.in_(lang, code=code_text(code), note=text))
    return Reply(((added,), (Line(TAKE_BACK.in_(lang)),)), ((Button(UNDO.in_(lang), "report_undo"),),), lang)


def with_lines(reply: Reply, lines: Block) -> Reply:
    """Return a reply with one more block, where there is something to add."""
    return replace(reply, blocks=(*reply.blocks, lines)) if lines else reply


def _stored(answer: ReportAnswer) -> Iterator[Block]:
    planned, lang = answer.planned, answer.lang
    if not planned:
        return
    if answer.is_group:
        yield (Line(GROUP_STORED.in_(lang, said="; ".join(short_text(one, lang, with_unit=True) for one in planned))),)
        return
    yield _head(planned, answer.today, lang)
    if len(planned) == 1:
        yield tuple(map(Line, _card(planned[0], answer.today, lang)))
    else:
        is_same = all(isinstance(one.new, NewUpdate) and one.new.is_unchanged for one in planned)
        head = (Line(ALL_UNCHANGED.in_(lang, measures=MEASURES.in_(lang, len(planned)))),) if is_same else ()
        yield (*head, *(Line(short_text(one, lang, with_unit=False)) for one in planned))
    if note := last_text(answer):
        yield (Line(LAST_NOTE.in_(lang, note=quoted(note, lang, NOTE_LENGTH))),)
    yield tuple(map(Line, _advice(answer, lang)))


def last_text(answer: ReportAnswer) -> str | None:
    """Return what the unit's update before says in words, where the new one says nothing and may take it over."""
    if len(answer.planned) != 1 or answer.is_group or answer.is_asked:
        return None
    (one,) = answer.planned
    is_silent = isinstance(one.new, NewUpdate) and not one.new.note
    return text_before(one.listed.standing, one.new.unit) if is_silent else None


def _head(planned: Sequence[Planned], today: date, lang: str) -> Block:
    """Return for which unit it was stored, where it is one, and in whose stead."""
    units = {one.new.unit for one in planned}
    unit, day = units.pop() if len(units) == 1 else None, day_text(today, lang)
    head = STORED_FOR.in_(lang, unit=unit_text(unit), day=day) if unit else STORED.in_(lang, day=day)
    behalf = {one.new.on_behalf for one in planned if isinstance(one.new, NewUpdate)} - {None}
    return (Line(head, bold=True), *(Line(BEHALF[one].in_(lang)) for one in behalf if one))


def _card(one: Planned, today: date, lang: str) -> Iterator[str]:
    yield name_text(one.listed.measure)
    if isinstance(one.new, NewObstacle):
        yield OBSTACLE.in_(lang, reason=cut(one.new.reason, NOTE_LENGTH))
        yield STANDS.in_(lang, status=status_text(one.after, lang))
        return
    yield STANDS.in_(lang, status=_change(one, lang))
    if one.closes:
        yield from criterion_text(one, lang)
    if one.new.is_contribution:
        yield CONTRIBUTED.in_(lang)
    if one.new.turn_on:
        yield TURN_DONE.in_(lang, turn=_turn_name(one, one.new.turn_on, lang))
    if one.new.new_due and not one.new.is_unchanged and one.after.waiting:
        yield NEW_DUE.in_(lang, due=due_name_of(one.new, lang))
    if not one.after.is_settled:
        yield due_line(one.listed, today, lang)
    if one.new.note:
        yield NOTE.in_(lang, note=quoted(one.new.note, lang, NOTE_LENGTH))


def _change(one: Planned, lang: str) -> str:
    said, before = status_text(one.after, lang), status_text(one.listed.standing, lang)
    if isinstance(one.new, NewUpdate) and one.new.is_unchanged:
        return UNCHANGED.in_(lang, status=said)
    return BEFORE.in_(lang, status=said, before=before)


def _advice(answer: ReportAnswer, lang: str) -> Iterator[str]:
    """Yield what can be done next."""
    planned, one = answer.planned, answer.planned[0]
    if len(planned) == 1 and isinstance(one.new, NewObstacle):
        yield OBSTACLE_RESTS.in_(lang)
    elif len(planned) == 1 and isinstance(one.new, NewUpdate):
        if one.new.is_contribution:
            yield from _rest(one, lang)
        if one.closes and one.after.outcome is None:
            yield ask_outcome_text(one, lang)
        if not one.new.note and not answer.is_asked:
            yield (ASK_REASON if _moves(one) else ASK_NOTE).in_(lang)
    yield TAKE_BACK.in_(lang)


def _rest(one: Planned, lang: str) -> Iterator[str]:
    """Yield who closes the measure, and whose part is still open."""
    measure = one.listed.measure
    if measure.lead:
        yield CLOSED_BY.in_(lang, lead=unit_text(measure.lead))
    done = contributed(one.after)
    left = [unit for unit in measure.units if unit not in done]
    if one.is_ready:
        yield READY.in_(lang)
    elif left:
        yield STILL_OPEN.in_(lang, units=units_text(left, lang))


def _turn_name(one: Planned, on: date, lang: str) -> str:
    return turn_text(turn_period(one.listed.measure.recurrence, on), lang)


def _moves(one: Planned) -> bool:
    return isinstance(one.new, NewUpdate) and one.new.new_due is not None


def short_text(one: Planned, lang: str, *, with_unit: bool) -> str:
    """Return "6.1.3: läuft, 60 % (Pflegestützpunkt)"."""
    new, said = one.new, f"{code_text(one.code)}: "
    if isinstance(new, NewObstacle):
        said += OBSTACLE.in_(lang, reason=cut(new.reason, LABEL_LENGTH))
    elif new.is_contribution:
        said += f"{PART_DONE.in_(lang)} ({unit_text(new.unit or '')})"
        return said
    elif new.turn_on:
        said += f"{STATUS[Status.DONE].in_(lang)}, {FOR_TURN.in_(lang, turn=_turn_name(one, new.turn_on, lang))}"
    else:
        said += (
            UNCHANGED.in_(lang, status=status_text(one.after, lang))
            if new.is_unchanged
            else status_text(one.after, lang)
        )
    if isinstance(new, NewUpdate) and new.new_due and not new.is_unchanged:
        said += f", {due_name_of(new, lang)}"
    return f"{said} ({unit_text(new.unit)})" if with_unit and new.unit else said
