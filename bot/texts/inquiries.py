"""Asking about measures in words: what it would come to, and what it came to."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.asking.select import Listed
from bot.nudges.deciding import Inquiry
from bot.periods.wording import day_text
from bot.texts.common import MEASURES, code_text
from bot.texts.measures import BRIEF_LENGTH, name_text
from bot.texts.nudge_preview import UNITS, codes_text
from bot.texts.nudge_steps import asked_text
from bot.texts.page import PAGE_LINES, Block, fitted
from bot.texts.parts import AND_MORE
from bot.texts.reply import Button, Line, Reply
from bot.texts.text import Text, cut

ACTIONS = GO, STAY = ("inquire_go", "inquire_stay")
"""What the buttons do."""

HOW = Text(
    "Wozu soll nachgefragt werden? Beispiele: /nachfragen {code}, /nachfragen {unit}, /nachfragen überfällig.",
    "What is to be asked about? Examples: /inquire {code}, /inquire {unit}, /inquire overdue.",
)
ASK = Text(
    "Bei {units} zu {measures} nachfragen? Noch ist nichts gesendet.",
    "Ask {units} about {measures}? Nothing has been sent yet.",
)
DONE = Text("Nachgefragt zu {measures}. Die Nachfrage {goes}.", "Asked about {measures}. The question {goes}.")
NOTHING = Text("Es wurde nicht nachgefragt.", "Nothing was asked.")
GO_LABEL = Text("Nachfragen", "Ask")
STAY_LABEL = Text("Abbrechen", "Cancel")
LINE = Text("{name} – {unit}", "{name} – {unit}")
RECENT = Text("{line}, letzter Hinweis am {day}", "{line}, last nudge on {day}")
UNREACHED = Text("Ohne erreichbare Ansprechperson: {codes}", "Nobody can be reached: {codes}")
SETTLED = Text("Ausgelassen, weil nichts mehr offen ist: {codes}", "Left out, as nothing is open: {codes}")
HINDERED = Text(
    "Ausgelassen, weil ein Hindernis gemeldet ist: {codes}", "Left out, as an obstacle is reported: {codes}"
)
AGAIN = Text("Heute schon nachgefragt: {codes}", "Asked about today already: {codes}")


def how_text(code: str | None, unit: str | None, lang: str) -> Reply:
    """Return how to ask, with a code and a unit of the agreement as examples."""
    said = HOW.in_(lang, code=code_text(code or "6.1.3"), unit=cut(unit or "Bauamt", BRIEF_LENGTH))
    return Reply(((Line(said),),), lang=lang)


def ask_text(inquiry: Inquiry, lang: str) -> Reply:
    """Return the question before many measures are asked about."""
    units, measures = UNITS.in_(lang, len(inquiry.units)), MEASURES.in_(lang, len(inquiry.asked))
    buttons = (Button(GO_LABEL.in_(lang), GO), Button(STAY_LABEL.in_(lang), STAY))
    head = Line(ASK.in_(lang, units=units, measures=measures), bold=True)
    return fitted(Reply(_blocks((head,), inquiry, lang), (buttons,), lang))


def inquired_text(inquiry: Inquiry, goes: str, lang: str) -> Reply:
    """Return what was asked; `goes` says with which digest."""
    measures = MEASURES.in_(lang, len(inquiry.asked))
    said = DONE.in_(lang, measures=measures, goes=goes) if inquiry.asked else NOTHING.in_(lang)
    return fitted(Reply(_blocks((Line(said, bold=True),), inquiry, lang), lang=lang))


def _blocks(head: Block, inquiry: Inquiry, lang: str) -> tuple[Block, ...]:
    return tuple(block for block in (head, tuple(_asked(inquiry, lang)), tuple(_left_out(inquiry, lang))) if block)


def _asked(inquiry: Inquiry, lang: str) -> Iterator[Line]:
    recent: dict[str, date] = dict(inquiry.recent)
    for one in inquiry.asked[:PAGE_LINES]:
        name = name_text(one.listed.measure, BRIEF_LENGTH)
        line = LINE.in_(lang, name=name, unit=asked_text(one.route.unit, lang))
        day = recent.get(one.listed.code)
        yield Line(RECENT.in_(lang, line=line, day=day_text(day, lang)) if day else line)
    if (left := len(inquiry.asked) - PAGE_LINES) > 0:
        yield Line(AND_MORE.in_(lang, left))


def _left_out(inquiry: Inquiry, lang: str) -> Iterator[Line]:
    reasons = (
        (UNREACHED, inquiry.unreached),
        (SETTLED, inquiry.settled),
        (HINDERED, inquiry.hindered),
        (AGAIN, inquiry.again),
    )
    for text, listed in reasons:
        if listed:
            yield Line(text.in_(lang, codes=codes_text(_codes(listed), lang)))


def _codes(listed: Sequence[Listed]) -> list[str]:
    return [one.code for one in listed]
