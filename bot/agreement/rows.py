"""A line as a row of a form: label and value set apart by a tab, a colon, wide spaces, or on lines of their own."""

import re
from typing import NamedTuple

from bot.agreement.labels import Row, row_label

_COLON = re.compile(r"(?:\s*:|(?<=\?))(?:\s+|$)")
_WIDE = re.compile(r"(?P<label>\S.{0,70}?)\s{2,}(?P<value>\S.*)", re.S)
_LONGEST_UNKNOWN = 60
_DEEP = 8
"""From how many spaces on a line stands below the value above it."""
_LONGEST_ALONE = 60
_LONGEST_LABELLED = 90


class Split(NamedTuple):
    """A row: its label and value as they stand; `row` is None for a label nobody told us about."""

    label: str
    value: str
    row: Row | None


def split_row(text: str, has_tabs: bool) -> Split | None:
    """Read a line as a row; None where it is prose.

    A tab makes a row of any short label. A colon makes one of a known label; wide spaces and the end of the line do
    so only in documents without tabs.
    """
    if "\t" in text.lstrip():
        return _tabbed(*text.lstrip().split("\t", 1))
    line = text.strip()
    wide = None if has_tabs else _WIDE.fullmatch(line)
    if wide and (split := _known(wide["label"], wide["value"], spare=0)):
        return split
    if split := _at_colon(line):
        return split
    is_below_value = len(text) - len(text.lstrip()) >= _DEEP
    if has_tabs or wide or is_below_value:
        return None
    return _known(line, "", spare=0) if len(line) <= _LONGEST_ALONE else None


def _at_colon(line: str) -> Split | None:
    """Split at the first colon, or behind a label that asks: "Umsetzungsende / alternativ: Welcher Turnus?: 2020"."""
    colons = list(_COLON.finditer(line, 0, _LONGEST_LABELLED))
    asking = [colon for colon in colons[1:] if line[: colon.start()].endswith("?")]
    likely = (*reversed(asking), *colons[:1])
    splits = (_known(line[: colon.start()], line[colon.end() :], spare=1) for colon in likely)
    return next((split for split in splits if split), None)


def is_tab_row(text: str) -> bool:
    """Whether a line is a row of a known label, set apart by a tab."""
    label, tab, _ = text.lstrip().partition("\t")
    return bool(tab) and row_label(label) is not None


def _tabbed(label: str, value: str) -> Split | None:
    known = row_label(label.rstrip(" :"))
    if known is None and len(label) > _LONGEST_UNKNOWN:
        return None
    return Split(label.strip(), value.strip(), known.row if known else None)


def _known(label: str, value: str, spare: int) -> Split | None:
    known = row_label(label)
    return Split(label.strip(), value.strip(), known.row) if known and known.spare_words <= spare else None
