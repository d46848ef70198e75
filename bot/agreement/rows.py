"""A line as a row of a form: label and value set apart by a tab, a colon, wide spaces, or on lines of their own."""

import re
from typing import NamedTuple

from bot.agreement.labels import Row, row_label

_COLON = re.compile(r"(?P<label>[^:\t]{2,70}?)\s*:(?:\s+|$)(?P<value>.*)", re.S)
_WIDE = re.compile(r"(?P<label>\S.{0,70}?)\s{2,}(?P<value>\S.*)", re.S)
_LONGEST_UNKNOWN = 60
_LONGEST_ALONE = 60


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
    colon = _COLON.fullmatch(line)
    if colon and (split := _known(colon["label"], colon["value"], spare=1)):
        return split
    if has_tabs:
        return None
    wide = _WIDE.fullmatch(line)
    if wide:
        return _known(wide["label"], wide["value"], spare=0)
    return _known(line, "", spare=0) if len(line) <= _LONGEST_ALONE else None


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
