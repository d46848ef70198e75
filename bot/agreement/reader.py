"""Reads the text of an agreement. Whatever finds no place is named beside what was read."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.agreement.head import Head, read_head
from bot.agreement.levels import MeasureNode, tree_of
from bot.agreement.lines import numbered
from bot.agreement.measures import read_goal, read_measure, responsible_cells
from bot.agreement.model import Agreement, Measure, Unit
from bot.agreement.outline import Outline, outline_of
from bot.agreement.remarks import Remark, remark, remark_on
from bot.agreement.responsible import Responsibility, proposed_register
from bot.periods.calendar import Calendar

MOST_MEASURES = 10_000
"""An agreement has fifty; a file with more than this was made to be a burden."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An agreement as read, and what a person should know before believing it.

    `unplaced` is text that belongs to no field, goal or measure; `warnings` are doubts; with `errors` the agreement
    must not be stored.
    """

    agreement: Agreement
    unplaced: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = ()
    errors: tuple[Remark, ...] = ()


def read_agreement(text: str, register: Sequence[Unit] | None, calendar: Calendar) -> Reading:
    """Read an agreement from its text; without `register` one is proposed from the names in it.

    Never raises on a strange text: what is wrong stands in `errors`.
    """
    lines = list(numbered(text))
    outline = outline_of(lines)
    head = read_head(outline.head, outline.tail, calendar)
    tree = tree_of(outline.sections)
    errors = [*tree.errors, *_too_many(tree.measures)]
    if len(tree.measures) > MOST_MEASURES:
        del tree.measures[1:]  # Nothing of it will be stored.
    if register is None:
        register = proposed_register(cell for node in tree.measures for cell, _ in responsible_cells(node))
    responsible = Responsibility(register)
    goals = tuple(read_goal(node) for node in tree.goals)
    measures = tuple(read_measure(node, responsible, calendar) for node in tree.measures)
    agreement = Agreement(
        title=head.title,
        region=head.region,
        project_lead=head.project_lead,
        auditor=head.auditor,
        protocol_on=head.protocol_on,
        signed_on=head.signed_on,
        runs_until=max((measure.due.on for measure in measures if measure.due), default=None),
        fields=tree.fields,
        goals=goals,
        measures=measures,
        units=responsible.register(),
    )
    return Reading(
        agreement=agreement,
        unplaced=_in_order([*_unplaced(outline, head), *tree.unplaced, *_unknown_rows(tree.measures)]),
        warnings=_in_order([*tree.warnings, *responsible.remarks, *_doubts(measures, head)]),
        errors=_in_order([*errors, *_missing(measures)]),
    )


def _too_many(nodes: Sequence[MeasureNode]) -> list[Remark]:
    if len(nodes) <= MOST_MEASURES:
        return []
    why = f"Hier beginnt die {MOST_MEASURES + 1}. Maßnahme von {len(nodes)}; das ist keine Vereinbarung mehr"
    return [remark(nodes[MOST_MEASURES].section.line, "", why)]


def _in_order(remarks: Sequence[Remark]) -> tuple[Remark, ...]:
    return tuple(sorted(remarks, key=lambda found: found.line))


def _unplaced(outline: Outline, head: Head) -> list[Remark]:
    preamble = [line for line in outline.head if line.is_text and line.number not in head.lines]
    closing = [line for line in outline.tail if line.is_text]
    return [
        *([remark_on(preamble, "Text vor dem ersten Handlungsfeld")] if preamble else []),
        *(remark_on(run, "Text, der zu keiner Zeile einer Maßnahme gehört") for run in outline.loose),
        *(remark(line.number, line.text, "Seitenzahl oder Inhaltsverzeichnis") for line in outline.furniture),
        *([remark_on(closing, "Schlusserklärung")] if closing else []),
    ]


def _unknown_rows(nodes: Sequence[MeasureNode]) -> list[Remark]:
    why = "Zeile mit unbekannter Bezeichnung, nur im Wortlaut übernommen"
    unknown = (entry for node in nodes for entry in node.section.entries if entry.row is None)
    return [remark(entry.line, f"{entry.label}: {entry.value}", why) for entry in unknown]


def _missing(measures: Sequence[Measure]) -> list[Remark]:
    return [] if measures else [remark(0, "", "Es wurde keine Maßnahme gefunden")]


def _doubts(measures: Sequence[Measure], head: Head) -> list[Remark]:
    doubts = [] if head.title else [remark(0, "", "Die Vereinbarung hat keinen Titel")]
    for measure in measures:
        if measure.responsible is None:
            doubts.append(remark(measure.line, "", f"Maßnahme {measure.code} nennt keine Zuständigkeit"))
        doubled = [label for label, count in Counter(cell.label for cell in measure.cells).items() if count > 1]
        if doubled:
            why = f"In Maßnahme {measure.code} mehrfach; fehlt davor eine Überschrift?"
            doubts.append(remark(measure.line, ", ".join(doubled), why))
        if measure.start and measure.due and measure.start.first and measure.start.first > measure.due.on:
            doubts.append(remark(measure.line, "", f"Maßnahme {measure.code} endet vor ihrem Beginn"))
    return doubts
