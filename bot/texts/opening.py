"""The opening balance in words: what has passed without a report, taken down in one go."""

from collections.abc import Sequence
from datetime import date

from bot.agreement.model import Status
from bot.asking.select import Listed
from bot.reporting.answers import ReportAnswer
from bot.texts.common import MEASURES, code_text
from bot.texts.inviting import turning
from bot.texts.keys import BACK
from bot.texts.measures import STATUS, name_text
from bot.texts.page import fitted, paged
from bot.texts.parts import dated_blocks
from bot.texts.reply import Button, Line, Reply
from bot.texts.text import Text

PAGE, ALL, STORE = "opening_page", "opening_all", "opening_store"
"""What the buttons do."""
STATUSES = (Status.DONE, Status.IN_PROGRESS)
"""What the argument of ALL and STORE counts in."""

HEAD = Text("Anfangsstand: {measures} noch ohne Meldung", "Opening balance: {measures} without a report")
NOTHING = Text(
    "Anfangsstand: Zu jeder Maßnahme, deren Termin vorbei ist, gibt es eine Meldung.",
    "Opening balance: there is a report on every measure whose date has passed.",
)
HOW = Text(
    "Schreiben Sie einfach, wie weit sie sind, gern mehrere auf einmal: „erledigt: {first}, {second}“, in einer neuen "
    "Zeile „läuft: {third}“.",
    "Just write how far they are, several at once if you like: “done: {first}, {second}”, on a new line "
    "“in progress: {third}”.",
)
ALL_LABELS = {
    Status.DONE: Text("Alle auf dieser Seite: abgeschlossen", "All on this page: done"),
    Status.IN_PROGRESS: Text("Alle auf dieser Seite: läuft", "All on this page: in progress"),
}
ASK = Text(
    "{measures} als „{status}“ speichern? Gespeichert ist noch nichts.",
    "Store {measures} as “{status}”? Nothing is stored yet.",
)
YES = Text("Ja, speichern", "Yes, store")
STORED = Text(
    "Gespeichert: {measures}. Zurücknehmen: „rückgängig“.",
    "Stored: {measures}. To take it back: “undo”.",
)
LEFT = Text(
    "Noch ohne Meldung, obwohl der Termin vorbei ist: {measures}, als Nächstes {codes}. /anfangsstand zeigt alle.",
    "Without a report though the date has passed: {measures}, next {codes}. /opening shows all.",
)
NEXT = 5
"""Codes named of what is left."""


def pages_of(listed: Sequence[Listed]) -> list[list[Listed]]:
    """Return the pages of the list; a page ends with its due date where that is possible."""
    return paged(listed, lambda one: one.due_on)


def opening_text(listed: Sequence[Listed], page: int, today: date, lang: str, stored: int = 0) -> Reply:
    """Return one page of what is without a report; `stored` is how many were just taken down."""
    done = (Line(STORED.in_(lang, measures=MEASURES.in_(lang, stored))),) if stored else ()
    if not listed:
        return Reply(tuple(block for block in (done, (Line(NOTHING.in_(lang)),)) if block), lang=lang)
    pages = pages_of(listed)
    head = (Line(HEAD.in_(lang, measures=MEASURES.in_(lang, len(listed))), bold=True),)
    blocks = (done, head, *dated_blocks(pages[page], today, lang), (Line(_how(listed, lang)),))
    rows = [(Button(ALL_LABELS[status].in_(lang), ALL, place),) for place, status in enumerate(STATUSES)]
    turns = turning(page, len(pages), 1, PAGE, lang)
    return fitted(Reply(tuple(block for block in blocks if block), (*rows, *turns), lang))


def ask_text(listed: Sequence[Listed], page: int, choice: int, lang: str) -> Reply:
    """Ask before a whole page is stored."""
    status = STATUS[STATUSES[choice]].in_(lang)
    names = tuple(Line(name_text(one.measure)) for one in listed)
    asked = ASK.in_(lang, measures=MEASURES.in_(lang, len(listed)), status=status)
    buttons = (Button(YES.in_(lang), STORE, choice), Button(BACK.in_(lang), PAGE, page))
    return fitted(Reply((names, (Line(asked),)), (buttons,), lang))


def left_line(left: Sequence[Listed], lang: str) -> Line:
    """Return how many are left and which come next."""
    if not left:
        return Line(NOTHING.in_(lang))
    codes = ", ".join(code_text(one.code) for one in left[:NEXT])
    return Line(LEFT.in_(lang, measures=MEASURES.in_(lang, len(left)), codes=codes))


def is_of_opening(answer: ReportAnswer) -> bool:
    """Whether a report says how far something is that had passed without one; for a coordinator alone."""
    return answer.may_confirm and any(
        one.listed.standing.status is None and one.listed.is_overdue(answer.today) for one in answer.planned
    )


def _how(listed: Sequence[Listed], lang: str) -> str:
    first, second, third = (code_text(listed[place % len(listed)].code) for place in range(3))
    return HOW.in_(lang, first=first, second=second, third=third)
