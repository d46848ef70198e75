"""What `zielbot import` prints: the table of what was read, the difference, and what needs a look."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from bot.agreement.difference import Change, Kind, Part, Value
from bot.agreement.importing import Import
from bot.agreement.model import Agreement, Due, Measure, Recurrence
from bot.cli.output import table
from bot.periods.period import Period
from bot.periods.wording import day_text, due_text, period_text

NOTHING = "–"
MOST_CHARACTERS = 60
"""How much of an old or new text is shown."""

HEADINGS = ("Code", "Maßnahme", "Beginn", "Termin", "Einheiten")
PARTS: Mapping[Part, str] = {
    Part.AGREEMENT: "Vereinbarung",
    Part.FIELD: "Handlungsfeld",
    Part.GOAL: "Ziel",
    Part.MEASURE: "Maßnahme",
    Part.UNIT: "Einheit",
}
KINDS: Mapping[Kind, str] = {Kind.ADDED: "neu", Kind.REMOVED: "entfällt", Kind.CHANGED: "geändert"}
NAMES: Mapping[str, str] = {
    "title": "Titel",
    "short_title": "Kurztitel",
    "region": "Region",
    "project_lead": "Projektleitung",
    "auditor": "Auditor/in",
    "protocol_on": "Datum des Protokolls",
    "signed_on": "Datum der Unterschrift",
    "runs_until": "läuft bis",
    "goal": "Ziel",
    "field": "Handlungsfeld",
    "indicator": "Indikator",
    "source": "Quelle",
    "audience": "Zielgruppe",
    "cost": "Kosten",
    "communication": "Kommunikation",
    "responsible": "Verantwortlich",
    "units": "Einheiten",
    "lead": "federführend",
    "start": "Beginn",
    "due": "Termin",
    "ongoing": "Daueraufgabe",
    "recurrence": "Wiederholung",
    "aliases": "andere Namen",
    "external": "außerhalb der Verwaltung",
    "cells": "Zeilen",
}
"""The names of values on the screen; one that is not here is shown as it is."""
RECURRENCES: Mapping[Recurrence, str] = {
    Recurrence.YEARLY: "jährlich",
    Recurrence.HALF_YEARLY: "halbjährlich",
    Recurrence.QUARTERLY: "vierteljährlich",
    Recurrence.MONTHLY: "monatlich",
    Recurrence.EVERY_2_YEARS: "alle 2 Jahre",
    Recurrence.EVERY_3_YEARS: "alle 3 Jahre",
    Recurrence.EVERY_4_YEARS: "alle 4 Jahre",
    Recurrence.EVERY_5_YEARS: "alle 5 Jahre",
}


def report(found: Import, *, is_first: bool, width: int | None) -> str:
    """Return everything a person should see before saying yes; the table is at most `width` columns wide."""
    parts = [
        _summary(found.agreement),
        table(
            ("Code", "Maßnahme", "Beginn", "Termin", "Einheiten"), [_row(m) for m in found.agreement.measures], width
        ),
        _listed("Ohne Platz geblieben", map(str, found.unplaced)),
        _listed("Bitte ansehen", map(str, found.warnings)),
        "" if is_first else _difference(found.changes),
    ]
    return "\n\n".join(part for part in parts if part)


def _summary(agreement: Agreement) -> str:
    counts = (
        ("Handlungsfelder", len(agreement.fields)),
        ("Ziele", len(agreement.goals)),
        ("Maßnahmen", len(agreement.measures)),
        ("Einheiten", len(agreement.units)),
    )
    lines = (
        agreement.title or "Vereinbarung ohne Titel",
        ", ".join(f"{name}: {count}" for name, count in counts),
        f"Letzter vereinbarter Termin: {_shown(agreement.runs_until)}",
    )
    return "\n".join(lines)


def _row(measure: Measure) -> list[str]:
    return [measure.code, measure.short_title, _shown(measure.start), _due_shown(measure), ", ".join(measure.units)]


def _due_shown(measure: Measure) -> str:
    words = [
        _shown(measure.due) if measure.due else "",
        "laufend" if measure.ongoing else "",
        RECURRENCES[measure.recurrence] if measure.recurrence else "",
    ]
    return ", ".join(word for word in words if word) or NOTHING


def _difference(changes: Sequence[Change]) -> str:
    if not changes:
        return "Gegenüber dem gespeicherten Stand ändert sich nichts."
    return _listed("Änderungen gegenüber dem gespeicherten Stand", map(_change, changes))


def _change(change: Change) -> str:
    head = f"{PARTS[change.part]} {change.key} {KINDS[change.kind]}".replace("  ", " ")
    if change.kind is not Kind.CHANGED:
        return f"{head}: {change.title}" if change.title != change.key else head
    return "\n    ".join([head, *map(_value, change.values)])


def _value(value: Value) -> str:
    return f"{NAMES.get(value.name, value.name)}: {_shown(value.old)} → {_shown(value.new)}"


def _shown(value: Any) -> str:
    match value:
        case None | () | "":
            return NOTHING
        case bool():
            return "ja" if value else "nein"
        case Due():
            stage = f" ({value.label})" if value.label else ""
            return f"{due_text(value.period, 'de')}{stage}"
        case Period():
            return period_text(value, "de")
        case date():
            return day_text(value, "de")
        case Recurrence():
            return RECURRENCES[value]
        case tuple():
            return _cut(", ".join(" ".join(part) if isinstance(part, tuple) else str(part) for part in value))
        case _:
            return _cut(str(value))


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= MOST_CHARACTERS else f"{flat[:MOST_CHARACTERS]}…"


def _listed(heading: str, lines: Iterable[str]) -> str:
    found = [f"  {line}" for line in lines]
    return "\n".join([f"{heading}:", *found]) if found else ""
