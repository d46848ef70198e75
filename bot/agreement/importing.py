"""The use case of an import: a reading checked, completed and set against what is stored. It writes nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.agreement.difference import Change, difference
from bot.agreement.model import Agreement, Unit
from bot.agreement.reader import Reading, read_agreement
from bot.agreement.remarks import Remark, remark
from bot.clean import mixed_words
from bot.errors import UnreadableDocument
from bot.periods.calendar import Calendar

_MOST_DETAILS = 20


@dataclass(frozen=True, slots=True)
class Import:
    """An agreement ready to be stored, what that changes, and what a person should look at first."""

    agreement: Agreement
    changes: tuple[Change, ...]
    unplaced: tuple[Remark, ...]
    warnings: tuple[Remark, ...]


def plan_import(
    text: str, register: Sequence[Unit] | None, current: Agreement | None, ends_on: date | None, calendar: Calendar
) -> Import:
    """Read an agreement and say what storing it would change.

    `register` None keeps the stored one, and before the first import proposes one from the document. `ends_on` None
    lets the agreement run until its last agreed due date. UnreadableDocument, with line numbers, for a foreign file
    and for one that contradicts itself.
    """
    register = register or (current and current.units) or None
    reading = read_agreement(text, register, calendar)
    _refuse(reading)
    agreement = replace(reading.agreement, runs_until=ends_on or reading.agreement.runs_until)
    warnings = (
        *reading.warnings,
        *_late_dues(agreement, ends_on),
        *_idle_units(agreement, register),
        *_mixed_words(agreement),
    )
    return Import(agreement, difference(current, agreement), reading.unplaced, warnings)


def _refuse(reading: Reading) -> None:
    if not reading.agreement.measures:
        where = [(found.line, f"{found.why}: „{found.text}“") for found in reading.unplaced[:_MOST_DETAILS]]
        raise UnreadableDocument("Das ist keine Zielvereinbarung: Es wurde keine Maßnahme gefunden.", where)
    if reading.errors:
        details = [(found.line, found.why) for found in reading.errors[:_MOST_DETAILS]]
        raise UnreadableDocument("Die Vereinbarung widerspricht sich und wurde nicht übernommen.", details)


def _late_dues(agreement: Agreement, ends_on: date | None) -> list[Remark]:
    late = [measure for measure in agreement.measures if ends_on and measure.due and measure.due.on > ends_on]
    return [
        remark(measure.line, "", f"Maßnahme {measure.code} ist nach dem angegebenen Ende fällig") for measure in late
    ]


def _idle_units(agreement: Agreement, register: Sequence[Unit] | None) -> list[Remark]:
    busy = {name for measure in agreement.measures for name in measure.units}
    idle = [unit.name for unit in register or () if unit.name not in busy]
    return [remark(0, ", ".join(idle), "Im Verzeichnis, aber bei keiner Maßnahme genannt")] if idle else []


def _mixed_words(agreement: Agreement) -> list[Remark]:
    """Warn of words that look right and are not what anybody types; nothing is changed in them."""
    why = "Buchstaben verschiedener Alphabete in einem Wort; so wird es beim Suchen nicht gefunden"
    found = ((line, word) for line, text in _names(agreement) for word in mixed_words(text))
    return [remark(line, word, why) for line, word in dict.fromkeys(found)]


def _names(agreement: Agreement) -> Iterator[tuple[int, str]]:
    """Yield what is shown and searched, each with its line."""
    yield 0, agreement.title
    yield from ((0, name) for unit in agreement.units for name in (unit.name, *unit.aliases))
    yield from ((field.line, field.title) for field in agreement.fields)
    yield from ((goal.line, f"{goal.code} {goal.title}") for goal in agreement.goals)
    yield from ((measure.line, f"{measure.code} {measure.title}") for measure in agreement.measures)
