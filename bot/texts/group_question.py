"""The question to a group who can report a status that is missing: never who was asked for it, or when."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.asking.select import Listed
from bot.texts.common import code_text
from bot.texts.measures import BRIEF_LENGTH, name_text, status_text, term_line
from bot.texts.page import fitted
from bot.texts.reply import Button, Line, Reply
from bot.texts.report_rows import report_rows
from bot.texts.text import Text

OPEN = "group_open"
"""What the button of a measure does: it shows what can be reported for it."""
A_ROW = 4

ONE = Text(
    "Zu {code} fehlt noch ein Stand. Wer kann ihn melden?", "A status on {code} is still missing. Who can report it?"
)
SEVERAL = Text(
    "Zu diesen Maßnahmen fehlt noch ein Stand. Wer kann ihn melden?",
    "A status on these measures is still missing. Who can report it?",
)
REPORTED = Text("Der Stand ist gemeldet.", "The status has been reported.")


def group_question_text(
    listed: Sequence[Listed], reported: Sequence[bool], opened: int | None, today: date, lang: str
) -> Reply:
    """Return the question about measures, in the order of its card; `reported`: what was, since it was asked.

    Of several measures the one that was `opened` is marked and has its report buttons below; of one they are there.
    """
    missing = [place for place, is_reported in enumerate(reported) if not is_reported]
    shown = missing[0] if len(missing) == 1 else opened
    lines = [
        _reported(one, lang) if place not in missing else _missing(one, today, lang, is_shown=place == opened)
        for place, one in enumerate(listed)
    ]
    rows = [missing[start : start + A_ROW] for start in range(0, len(missing), A_ROW)] if len(missing) > 1 else []
    buttons = [tuple(Button(code_text(listed[place].code), OPEN, place) for place in row) for row in rows]
    if shown is not None and shown in missing:
        buttons += report_rows(listed[shown], lang, shown)
    head = Line(_head([listed[place] for place in missing], lang))
    return fitted(Reply(((head, *lines),), tuple(buttons), lang))


def _head(missing: Sequence[Listed], lang: str) -> str:
    if not missing:
        return REPORTED.in_(lang)
    return ONE.in_(lang, code=code_text(missing[0].code)) if len(missing) == 1 else SEVERAL.in_(lang)


def _missing(one: Listed, today: date, lang: str, *, is_shown: bool) -> Line:
    return replace(term_line(one, today, lang), bold=is_shown)


def _reported(one: Listed, lang: str) -> Line:
    return Line(f"{name_text(one.measure, BRIEF_LENGTH)} – {status_text(one.standing, lang)}")
