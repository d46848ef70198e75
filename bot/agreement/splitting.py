"""Which units a cell of responsibility names. Split at commas and between offices, never inside a name."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from bot.agreement.lines import listed
from bot.agreement.offices import (
    Strength,
    are_known_topics,
    goes_on_in_numbers,
    is_closed,
    lists_topics,
    office_strength,
    opens_office,
)
from bot.agreement.persons import is_person, office_of_person, without_person
from bot.agreement.pieces import Piece, pieces_of
from bot.agreement.qualifying import RANK, bare, is_nobody, without_qualifiers
from bot.agreement.units import Names


class Named(NamedTuple):
    """A unit named in a cell: its words there, cut down to the name, and the words as they stand."""

    name: str
    words: str


_LIST_MARKS = tuple(re.compile(rf"(?:^|\s+){mark}\s+(?!{RANK})", re.I) for mark in (r"\d[.)]", r"[a-h]\)", r"[-–*]"))
_WITH = re.compile(r"\b(?:mit|durch|von|sowie|m\.)\s*$", re.I)
_STAFF = re.compile(r"(?:Mitarbeit\w+|Leitung(?:en)?|Leiter(?:in|innen)?|Fachkräfte|Vertreter(?:in|innen)?)", re.I)
_TWO_TASKS = re.compile(r"\w-\s+(?:und|u\.|&)\s+\w")
_FEMININE = re.compile(r"(?:in|innen)?$")
_PLURAL = re.compile(r"(?:e|en|n)?$")
_MOST_PIECES = 5
"""Of how many pieces a name of the register may consist."""
_MOST_TOPICS = 9
"""How many topics may follow in the name of one office."""


def named_units(cell: str, names: Names) -> Iterator[Named]:
    """Yield the units a cell names, in its order. A name of the register is taken whole, the longest first."""
    for item in chain.from_iterable(map(_items, listed(cell))):
        pieces = pieces_of(item)
        at = 0
        while at < len(pieces):
            known = _known_length(pieces[at : at + _MOST_PIECES], names)
            length = known or _guessed_length(pieces, at, names)
            named = _named(_joined(pieces[at : at + length]), names)
            at += length + (_qualifies(pieces[at + length - 1 : at + length + 1], names) if known else 0)
            if named:
                yield named


def _items(paragraph: str) -> list[str]:
    """Return the items of a list that a PDF put on one line: "1. Jugendamt 2. Schulamt", "- Jugendamt - Schulamt"."""
    mark = next((mark for mark in _LIST_MARKS if mark.match(paragraph)), None)
    return mark.split(paragraph) if mark else [paragraph]


def _joined(pieces: Sequence[Piece]) -> str:
    first, *rest = pieces
    return first.words + "".join(piece.separator + piece.words for piece in rest)


def _known_length(pieces: Sequence[Piece], names: Names) -> int:
    """Return how many pieces make up a name of the register, as many as possible; 0 for none."""
    return next((n for n in range(len(pieces), 0, -1) if names.exact(bare(_joined(pieces[:n])))), 0)


def _guessed_length(pieces: Sequence[Piece], at: int, names: Names) -> int:
    """Return how many pieces belong together where the register does not know: up to where an office begins."""
    first, end = pieces[at].bare, at + 1
    while end < len(pieces):
        if pieces[end].is_hard:
            more = _rest_of_list(first, pieces[end : end + _MOST_TOPICS], is_begun=end > at + 1)
        else:
            more = int(not _begins_unit(first, pieces[end - 1], pieces[end], names))
        if not more:
            break
        end += more
    return end - at


def _qualifies(around: Sequence[Piece], names: Names) -> bool:
    """Whether the second piece says with what a known unit works, and is none: "Schulen mit Schwimmunterricht"."""
    if len(around) < 2 or around[1].is_hard or not _WITH.search(around[1].separator):
        return False
    return not _begins_unit(around[0].bare, around[0], around[1], names)


def _rest_of_list(first: str, pieces: Sequence[Piece], *, is_begun: bool) -> int:
    """Return how many pieces behind a comma go on in a name: "Amt für Soziales, Familie und Jugend"."""
    is_open = lists_topics(first)
    if not is_open and not are_known_topics(first):
        return 0
    length, may_go_on = 0, _may_be_topic if is_open else are_known_topics
    for piece in pieces:
        is_last = not piece.is_hard or (_TWO_TASKS.search(piece.words) and not office_strength(piece.bare))
        if not may_go_on(piece.bare) or (piece.is_hard and "," not in piece.separator) or "/" in piece.separator:
            break
        length += 1
        if is_last:  # with "und"
            bodies = [part for part in pieces[:length] if office_strength(part.bare) is Strength.BODY]
            return length if not bodies or are_known_topics(piece.bare) else 0
    known = [are_known_topics(piece.bare) for piece in pieces[:length]]
    return (*known, False).index(False) if is_open and not is_begun else 0


def _may_be_topic(words: str) -> bool:
    """Whether words may be one of several topics in the name of an office."""
    return bool(words) and not opens_office(words) and office_strength(words) < Strength.OFFICE and not is_person(words)


def _begins_unit(first: str, before: Piece, piece: Piece, names: Names) -> bool:
    """Whether a unit of its own begins behind "und", "mit" or a slash; the unit before begins with `first`."""
    if _STAFF.fullmatch(before.words) or _is_pair(before.words, piece.words):
        return False
    strength = office_strength(piece.bare)
    if goes_on_in_numbers(first, piece.bare):
        return False
    if names.exact(piece.bare) or is_person(before.bare):
        return True
    if _WITH.search(piece.separator):
        return _is_somebody(before, piece, strength, is_open=lists_topics(first))
    if "/" in piece.separator:
        return _begins_behind_slash(first, before, piece, strength)
    if strength is Strength.OFFICE or lists_topics(first):
        return strength is Strength.OFFICE
    if is_closed(before.bare):
        return True
    # What follows a comma is in a list, and "und" ends the list: "Jugendamt, Tafel und Kleiderkammer".
    is_likely = strength > Strength.NONE or ("," in before.separator and not are_known_topics(piece.bare))
    return is_likely and not are_known_topics(before.bare)


def _is_somebody(before: Piece, piece: Piece, strength: Strength, *, is_open: bool) -> bool:
    """Whether "mit" or "sowie" is followed by a unit, not by a part of the name or by help of any kind."""
    if strength >= Strength.BODY:
        return True
    if " für " in before.words and not strength:  # "Beirat für Menschen mit Behinderung"
        return False
    if is_open and are_known_topics(piece.bare):
        return False
    is_certain = strength or is_closed(before.bare) or piece.separator.strip() != "mit"  # "Schulen mit Schwimmhalle"
    return piece.bare[:1].isupper() and bool(is_certain)


def _begins_behind_slash(first: str, before: Piece, piece: Piece, strength: Strength) -> bool:
    """Whether a slash stands between two offices, not inside the name of one: "SG Kreisentwicklung/ Kreisplanung"."""
    is_wide = piece.separator.strip() != piece.separator.rstrip() != piece.separator
    if opens_office(piece.bare):
        return is_wide or not piece.bare[:1].isdigit()
    if lists_topics(first):
        return strength >= (Strength.BODY if is_wide else Strength.OFFICE)
    if is_wide and (is_closed(before.bare) or not (are_known_topics(before.bare) or are_known_topics(piece.bare))):
        return True
    return min(office_strength(before.bare), strength) >= (Strength.TASK if is_wide else Strength.BODY)


def _is_pair(one: str, other: str) -> bool:
    """Whether two words are the same office in both genders: "Bürgermeisterinnen und Bürgermeister"."""
    last, first = one.split()[-1:], other.split()[:1]
    return bool(last and first) and _genderless(last[0]) == _genderless(first[0])


def _genderless(word: str) -> str:
    folded = word.casefold().translate(str.maketrans("äöü", "aou"))
    return _PLURAL.sub("", _FEMININE.sub("", folded, count=1), count=1)


def _named(words: str, names: Names) -> Named | None:
    text = bare(words)
    if is_nobody(text):
        return None
    if names.exact(text):
        return Named(text, text)
    beside = without_person(text)
    if is_person(beside):
        office = office_of_person(beside, names)
        return Named(office, office) if office else None
    name = without_qualifiers(bare(beside), names)
    return None if is_nobody(name) else Named(name, text)
