"""A report that its writer may not make, passed on to the coordinators: what they are asked, and what came of it."""

from collections.abc import Iterator, Sequence

from bot.agreement.model import Status
from bot.asking.select import Listed
from bot.language.understanding import StatusReport
from bot.periods.wording import due_text
from bot.texts.common import code_text, quoted, units_text
from bot.texts.measures import RESPONSIBLE, STANDS, STATUS, name_text, status_text
from bot.texts.page import fitted
from bot.texts.reply import Button, Line, Reply
from bot.texts.text import Text, cut

STORE, LEAVE = "pass_store", "pass_leave"
"""What the coordinators' buttons do."""
NOTE_LENGTH = 300
NAME_LENGTH = 60

PASSED = Text("{name} gibt eine Meldung weiter", "{name} passes a report on")
SOMEBODY_PASSED = Text("Eine Meldung wurde weitergegeben", "A report was passed on")
REPORTED = Text("Gemeldet: {status}", "Reported: {status}")
UNCHANGED = Text("unverändert", "unchanged")
OBSTACLE = Text("Hindernis", "obstacle")
NEW_DUE = Text("neuer Termin {due}", "new due date {due}")
TEXT = Text("Text: {note}", "Text: {note}")
NOT_STORED_YET = Text(
    "Gespeichert ist noch nichts. Die Meldung würde als Meldung der Koordination für die Einheit gelten.",
    "Nothing is stored yet. The report would count as the coordinators' for the unit.",
)
STORE_LABEL = Text("Speichern", "Store")
LEAVE_LABEL = Text("Nicht speichern", "Do not store")
IS_PASSED_ON = Text(
    "{codes}: an die Koordination gegeben. Sie erfahren, was daraus wird.",
    "{codes}: passed to the coordinators. You will hear what becomes of it.",
)
NOBODY = Text(
    "Es ist niemand von der Koordination zu erreichen. Gespeichert wurde nichts.",
    "No coordinator can be reached. Nothing was stored.",
)
DECIDED = Text("{codes}: Darüber ist schon entschieden.", "{codes}: this was decided already.")
WAS_STORED = Text(
    "{codes}: Die Koordination hat Ihre Meldung gespeichert.", "{codes}: the coordinators stored your report."
)
WAS_LEFT = Text(
    "{codes}: Die Koordination hat Ihre Meldung nicht gespeichert.",
    "{codes}: the coordinators did not store your report.",
)
IS_LEFT = Text("{codes}: nicht gespeichert.", "{codes}: not stored.")


def passed_text(name: str | None, passed: Sequence[tuple[Listed, StatusReport]], lang: str) -> Reply:
    """Ask a coordinator whether a report is to be stored; `name` is None in minimal content."""
    head = PASSED.in_(lang, name=cut(name, NAME_LENGTH)) if name else SOMEBODY_PASSED.in_(lang)
    blocks = [tuple(map(Line, _report(listed, report, lang))) for listed, report in passed]
    buttons = ((Button(STORE_LABEL.in_(lang), STORE), Button(LEAVE_LABEL.in_(lang), LEAVE)),)
    return fitted(Reply(((Line(head, bold=True),), *blocks, (Line(NOT_STORED_YET.in_(lang)),)), buttons, lang))


def _report(listed: Listed, report: StatusReport, lang: str) -> Iterator[str]:
    yield name_text(listed.measure)
    yield RESPONSIBLE.in_(lang, units=units_text(listed.measure.units, lang))
    yield STANDS.in_(lang, status=status_text(listed.standing, lang))
    yield REPORTED.in_(lang, status=", ".join(_said(report, lang)))
    if said := report.obstacle or report.note:
        yield TEXT.in_(lang, note=quoted(said, lang, NOTE_LENGTH))


def _said(report: StatusReport, lang: str) -> Iterator[str]:
    if report.is_unchanged:
        yield UNCHANGED.in_(lang)
    elif report.obstacle is not None:
        yield OBSTACLE.in_(lang)
    else:
        yield STATUS[report.status or Status.IN_PROGRESS].in_(lang)
    if report.progress is not None:
        yield f"{report.progress} %"
    if report.new_due:
        yield NEW_DUE.in_(lang, due=due_text(report.new_due, lang))


def about(text: Text, codes: Sequence[str], lang: str) -> Reply:
    """Return a sentence about these measures."""
    return Reply(((Line(text.in_(lang, codes=", ".join(map(code_text, codes)))),),), lang=lang)
