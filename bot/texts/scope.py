"""What an answer is about: the first line's units, field and topic, doubts about them, and one's own part."""

from collections.abc import Iterable, Sequence

from bot.asking.answers import Frame
from bot.asking.select import Listed
from bot.language.understanding import Intent
from bot.people.place import Scope
from bot.periods.wording import period_text
from bot.texts.common import FIELD_ONLY, TITLE_LENGTH, UNITS_SHOWN, code_text, quoted, unit_text, units_text
from bot.texts.reply import Line
from bot.texts.text import Text, cut, joined

ALL_UNITS = Text("alle Einheiten", "all units")
FIELD = Text("Handlungsfeld {number}: {title}", "Field of action {number}: {title}")
DUE_IN = Text("Termin {period}", "due {period}")
FIELDS = Text("Handlungsfelder {numbers}", "Fields of action {numbers}")
GOAL_TITLE = Text("Ziel {code}: {title}", "Goal {code}: {title}")
GOAL = Text("Ziel {code}", "Goal {code}")
NONE = Text("keine", "none")
DOUBTFUL = Text(
    "Gemeint sein kann {units}. Hier steht alles zusammen; der volle Name zeigt nur eine Einheit.",
    "This can mean {units}. All of them are listed here; the full name shows only one unit.",
)
OR = Text("oder", "or")
SET_HERE = Text(
    "So ist es hier eingestellt. Mit „alle Einheiten“ in der Frage sehen Sie alles.",
    "This is how it is set here. With “all units” in the question you see everything.",
)


def place_text(place: Scope, lang: str) -> str:
    """Return what a group or topic is bound to: "Pflegestützpunkt, Handlungsfeld 3"."""
    named = [units_text(place.units, lang)] if place.units else []
    if place.fields:
        numbers = joined([str(number) for number in place.fields], lang)
        named.append(
            FIELDS.in_(lang, numbers=numbers) if len(place.fields) > 1 else FIELD_ONLY.in_(lang, number=numbers)
        )
    return ", ".join(named)


def scope_text(frame: Frame) -> str:
    """Return whom or what the answer is about: the units, the field, the goal, or all units."""
    question, lang = frame.question, frame.lang
    parts = [units_text(question.units, lang)] if question.units else []
    if question.place:
        parts.append(place_text(question.place, lang))
    if question.goal is not None:
        parts.append(GOAL.in_(lang, code=code_text(question.goal)))
    elif question.fields:
        parts.append(FIELDS.in_(lang, numbers=joined([str(number) for number in question.fields], lang)))
    elif frame.field:
        parts.append(FIELD.in_(lang, number=frame.field.number, title=cut(frame.field.title, TITLE_LENGTH)))
    elif question.field is not None:
        parts.append(FIELD_ONLY.in_(lang, number=question.field))
    parts.extend(code_text(code) for code in question.codes[:3])
    if question.period and question.intent is Intent.OVERDUE:
        parts.append(DUE_IN.in_(lang, period=period_text(question.period, lang)))
    if question.topic and question.intent is not Intent.SEARCH:
        parts.append(quoted(" ".join(question.topic), lang))
    return ", ".join(parts) or ALL_UNITS.in_(lang)


def scope_lines(frame: Frame) -> tuple[Line, ...]:
    """Return the line that says that a name fits several units, or that the place names them; none where neither is."""
    if frame.question.place:
        return (Line(SET_HERE.in_(frame.lang)),)
    if not frame.question.units_doubtful:
        return ()
    names = [unit_text(unit) for unit in frame.question.units[:UNITS_SHOWN]]
    return (Line(DOUBTFUL.in_(frame.lang, units=joined(names, frame.lang, OR))),)


def own_unit_lines(frame: Frame, listed: Iterable[Listed]) -> tuple[Line, ...]:
    """Return for each own unit of who asks which of the measures are its own."""
    listed = tuple(listed)
    return tuple(Line(_own_unit_text(unit, listed, frame.lang)) for unit in frame.own_units[:3])


def _own_unit_text(unit: str, listed: Sequence[Listed], lang: str) -> str:
    codes = [code_text(one.code) for one in listed if unit in one.measure.units]
    return f"{unit_text(unit)}: {', '.join(codes[:12]) or NONE.in_(lang)}"
