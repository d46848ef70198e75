"""Each line of a document with what it is: a heading, a row, or neither. Decided on the habits of the whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.agreement.headings import Heading, Level, bare_heading, headings
from bot.agreement.labels import Row
from bot.agreement.lines import Line, Shape
from bot.agreement.rows import Split, is_tab_row, split_row

_MEASURE_ROWS = frozenset(Row) - {Row.OTHER, Row.CODE}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A line and what it is; prose has neither headings nor a split."""

    line: Line
    headings: tuple[Heading, ...] = ()
    split: Split | None = None
    is_glued: bool = False
    """Whether the line above says something too."""


def parsed_lines(lines: Sequence[Line]) -> list[Parsed]:
    """Say of each line what it is."""
    has_tabs = any(is_tab_row(line.text) for line in lines if line.is_text)
    splits = [split_row(line.text, has_tabs) if line.is_text else None for line in lines]
    leads = _leads_to_row(lines, splits)
    glued = [False, *(line.shape is not Shape.BLANK for line in lines)][: len(lines)]
    # Only a line of its own, above a row, is a heading although it reads like prose.
    borne_out = [lead and not is_glued for lead, is_glued in zip(leads, glued, strict=True)]
    candidates = [_candidates(line, is_sure) for line, is_sure in zip(lines, borne_out, strict=True)]
    coded, uncoded = _habits(candidates, splits)
    parsed = []
    for line, found, split, lead, is_glued in zip(lines, candidates, splits, leads, glued, strict=True):
        accepted = tuple(heading for heading in found if heading.code or heading.level in uncoded)
        bare = None if accepted or not line.is_text else _bare(line.text, split, lead, is_glued)
        if bare and bare.level not in coded:
            accepted = (bare,)
        parsed.append(Parsed(line, accepted, None if accepted else split, is_glued))
    return parsed


def _leads_to_row(lines: Sequence[Line], splits: Sequence[Split | None]) -> list[bool]:
    """Return for each line whether the next one that says something is a row of a measure or a goal."""
    leads, is_row = [], False
    for line, split in zip(reversed(lines), reversed(splits), strict=True):
        leads.append(is_row)
        if line.is_text:
            is_row = split is not None and split.row in _MEASURE_ROWS
    return leads[::-1]


def _candidates(line: Line, is_borne_out: bool) -> tuple[Heading, ...]:
    if not line.is_text:
        return ()
    return tuple(found for found in headings(line.text) if found.is_certain or is_borne_out)


def _habits(
    candidates: Sequence[tuple[Heading, ...]], splits: Sequence[Split | None]
) -> tuple[frozenset[Level], frozenset[Level]]:
    """Return the levels whose headings have codes, and those whose headings have none.

    Where some headings of a level have codes, "Ziel: …" without one is a row. Where none have, it is a heading,
    if goals and fields appear before the first measure; after it they are rows of the measure's sheet.
    """
    coded = frozenset(heading.level for found in candidates for heading in found if heading.code)
    uncoded: set[Level] = set()
    has_measure = False
    for found, split in zip(candidates, splits, strict=True):
        has_measure = has_measure or (split is not None and split.row is Row.CODE)
        for heading in found:
            may_be_uncoded = heading.level is Level.MEASURE or not has_measure
            if heading.code is None and heading.level not in coded and may_be_uncoded:
                uncoded.add(heading.level)
            has_measure = has_measure or heading.level is Level.MEASURE
    return coded, frozenset(uncoded)


def _bare(text: str, split: Split | None, leads_to_row: bool, is_glued: bool) -> Heading | None:
    """Read "M1: Titel" or "1.1 Titel" as a heading where its code or the row after it bears that out."""
    if split is not None and split.row is not None:
        return None
    heading = bare_heading(text)
    if heading is None or heading.code is None or not (heading.title or leads_to_row):
        return None
    is_borne_out = leads_to_row and (not is_glued or "\t" in text or not heading.code[0].isdigit())
    return heading if heading.is_certain or is_borne_out else None
