"""The coordinator's weekly overview: one line a measure, by unit and day, never by name."""

from collections.abc import Sequence
from datetime import date

from bot.nudges.overview import Overview, Silent
from bot.periods.wording import near_day_text
from bot.texts.common import MEASURES
from bot.texts.measures import BRIEF_LENGTH, name_text, was_due_line
from bot.texts.nudge_steps import asked_text
from bot.texts.page import Block
from bot.texts.parts import AND_MORE
from bot.texts.reply import Line
from bot.texts.text import Text

MOST = 8
"""Lines of each part."""

SILENT = Text("Ohne Antwort auf Hinweise: {measures}", "Nudges not answered: {measures}")
SILENT_LINE = Text("{name} – {unit}, seit {day}", "{name} – {unit}, since {day}")
PAST = Text("Weiter offen, ohne weitere Hinweise: {measures}", "Still open, no further nudges: {measures}")


def overview_blocks(overview: Overview, today: date, lang: str) -> tuple[Block, ...]:
    """Return the blocks of what there is."""
    silent = [Line(_silent_text(one, today, lang)) for one in overview.silent]
    past = [was_due_line(one, lang) for one in overview.past]
    parts = ((SILENT, silent), (PAST, past))
    return tuple(_block(head, lines, lang) for head, lines in parts if lines)


def _block(head: Text, lines: Sequence[Line], lang: str) -> Block:
    more = [Line(AND_MORE.in_(lang, len(lines) - MOST))] if len(lines) > MOST else []
    return (Line(head.in_(lang, measures=MEASURES.in_(lang, len(lines))), bold=True), *lines[:MOST], *more)


def _silent_text(one: Silent, today: date, lang: str) -> str:
    unit = asked_text(one.unit, lang)
    day = near_day_text(one.since, today, lang)
    return SILENT_LINE.in_(lang, name=name_text(one.listed.measure, BRIEF_LENGTH), unit=unit, day=day)
