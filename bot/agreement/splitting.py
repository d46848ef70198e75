"""Which units a cell of responsibility names. Split at commas and between offices, never inside a name."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from bot.agreement.lines import listed
from bot.agreement.offices import Strength, office_strength, opens_office
from bot.agreement.units import Names


class Named(NamedTuple):
    """A unit named in a cell: its words there, cut down to the name, and the words as they stand."""

    name: str
    words: str


class _Piece(NamedTuple):
    """A stretch of the cell and the separator before it."""

    words: str
    separator: str
    is_hard: bool


# What may not be split: quoted and bracketed words, and what qualifies an office without naming another.
_QUALIFIED = (
    r"\bunter\s+(?:Ein(?:bezug|beziehung|bindung)|Beteiligung|Mit(?:wirkung|arbeit)|Hinzuziehung|Berücksichtigung)\b"
)
_QUOTED = r"„[^“”\"]{0,200}[“”\"]|\"[^\"]{0,200}\"|»[^«]{0,200}«|‚[^‘]{0,200}‘"
_BRACKETED = r"\([^()]{0,400}\)|\[[^\[\]]{0,400}\]"
_SEALED = re.compile(rf"{_QUOTED}|{_BRACKETED}|{_QUALIFIED}[^,;\n]*|Städten?\s+und\s+Gemeinden|&\s*Co\b")
_HARD = r"\s*[,;\n•▪]\s*"
_SOFT = (
    r"\s+(?:in\s+(?:enger\s+)?(?:Kooperation|Zusammenarbeit|Abstimmung|Absprache|Verbindung)\s+mit|im\s+(?:Benehmen|Einvernehmen|Zusammenwirken)\s+mit|gemeinsam\s+mit"
    r"|zusammen\s+mit|unterstützt\s+durch|i\.\s?[VZ]\.\s?m\.|als\s+auch|sowie|und|u\.|mit|bzw\.?|oder)\s+|\s*&\s*|\s*\+\s*|\s*/\s*"
)
_SEPARATOR = re.compile(rf"(?P<hard>{_HARD})|(?P<soft>{_SOFT})", re.I)
_WITH = re.compile(r"\b(?:mit|durch|sowie|m\.)\s*$", re.I)
_HELP = re.compile(r"(?:Unterstützung|Hilfe|Beteiligung|Einbezug|Einbeziehung|Beratung|Begleitung|Mitteln?|Blick)\b")
_BEFORE_NAME = re.compile(
    r"(?:(?:hauptverantwortlich|verantwortlich|zuständig|federführung|federführend|beteiligte?r?|beteiligung|mitwirkung"
    r"|mitwirkend|mitwirkende|unterstützend|beratend|begleitend|unterstützung(?:\s+durch)?|lead|ansonsten|sonst|ggf\.|gegebenenfalls|evtl\.|eventuell|sowohl|sowie|und|mit"
    r"|insbesondere|u\.\s?a\.|z\.\s?B\.|\d{1,2}[.)])\s*:?\s+|[-•▪]\s*|(?:der|die|das|des|dem|den)\s+)+",
    re.I,
)
_LIST_MARKS = tuple(map(re.compile, (r"(?:^|\s+)\d[.)]\s+", r"(?:^|\s+)[a-h]\)\s+", r"(?:^|\s+)[-–]\s+")))
_PERSON_BEHIND = re.compile(r"\s*[-–:]\s*(?:Frau|Herrn?|Fr\.|Hr\.)\s+\S.*$", re.S)
_BRACKETS_BEHIND = re.compile(r"\s*(?:\([^()]*\)|\[[^\]]*\])\s*$")
_QUALIFIER = re.compile(rf"\s+{_QUALIFIED}.*$", re.S)
_QUALIFIES = re.compile(_QUALIFIED)
_PLACE = re.compile(r"\s+(?:im|in\s+der|beim|bei\s+der|am|aus\s+dem)\s+(?P<office>\S.*)$", re.S)
_COUNTY = re.compile(r"\s+(?:des|der|im|in|vom|beim)\s+(?:\S*[Kk]reis(?:es|s)?|Kreisverwaltung)(?:\s+[A-ZÄÖÜ]\S*)?$")
_WITH_SOMEBODY = re.compile(
    r"\s+(?:in\s+\w+\s+mit|gemeinsam\s+mit|zusammen\s+mit|mit|unterstützt\s+durch)\s+.*$", re.S | re.I
)
_PERSON = re.compile(r"(?:Frau|Herrn?|Fr\.|Hr\.|Dr\.)\s+\S.*")
_NOBODY = re.compile(
    r"(?:[-–—.\s?]*|n\.?\s?n\.?|k\.\s?A\.?|keine Angabe|(?:noch\s+)?(?:offen|zu\s+benennen|nicht\s+benannt)|unklar"
    r"|wird\s+(?:noch\s+)?(?:benannt|festgelegt)|etc\.?|u\.\s?a\.?)",
    re.I,
)
_STAFF = re.compile(r"(?:Mitarbeit\w+|Leitung(?:en)?|Leiter(?:in|innen)?|Fachkräfte|Vertreter(?:in|innen)?)", re.I)
_END_OF_SENTENCE = re.compile(r"(?<!e\.V)(?<!e\. V)[\s.,;]+$")
_MOST_PIECES = 5
"""Of how many pieces a name of the register may consist."""


def named_units(cell: str, names: Names) -> Iterator[Named]:
    """Yield the units a cell names, in its order. A name of the register is taken whole, the longest first."""
    for item in chain.from_iterable(map(_items, listed(cell))):
        pieces = _pieces(item)
        at = 0
        while at < len(pieces):
            length = _known_length(pieces[at : at + _MOST_PIECES], names) or _guessed_length(pieces, at, names)
            named = _named(_joined(pieces[at : at + length]), names)
            at += length
            if named:
                yield named


def _items(paragraph: str) -> list[str]:
    """Return the items of a list that a PDF put on one line: "1. Jugendamt 2. Schulamt", "- Jugendamt - Schulamt"."""
    mark = next((mark for mark in _LIST_MARKS if mark.match(paragraph)), None)
    return mark.split(paragraph) if mark else [paragraph]


def _pieces(text: str) -> list[_Piece]:
    """Cut at every separator outside quotes, brackets and qualifications."""
    sealed = _SEALED.sub(lambda part: "\x01" * len(part[0]), text)
    pieces, start, separator, is_hard = [], 0, "", True
    for match in _SEPARATOR.finditer(sealed):
        if text[start : match.start()].endswith("-") or match.start() == 0:
            continue
        pieces.append(_Piece(text[start : match.start()], separator, is_hard))
        start, separator, is_hard = match.end(), match[0], match["hard"] is not None
    pieces.append(_Piece(text[start:], separator, is_hard))
    return pieces


def _joined(pieces: Sequence[_Piece]) -> str:
    first, *rest = pieces
    return first.words + "".join(piece.separator + piece.words for piece in rest)


def _known_length(pieces: Sequence[_Piece], names: Names) -> int:
    """Return how many pieces make up a name of the register, as many as possible; 0 for none."""
    return next((n for n in range(len(pieces), 0, -1) if names.exact(_bare(_joined(pieces[:n])))), 0)


def _guessed_length(pieces: Sequence[_Piece], at: int, names: Names) -> int:
    """Return how many pieces belong together where the register does not know: up to where an office begins."""
    following = range(at + 1, len(pieces))
    begins = (n for n in following if _begins_unit(pieces[at].words, pieces[n - 1 : n + 2], names))
    return next(begins, len(pieces)) - at


def _begins_unit(opening: str, around: Sequence[_Piece], names: Names) -> bool:
    """Whether the second piece of `around` begins a unit of its own; the unit before begins with `opening`."""
    before, piece, *after = around
    if piece.is_hard:
        return not _goes_on(opening, piece, after)
    if _STAFF.fullmatch(before.words) or _is_pair(before.words, piece.words):
        return False
    words = _bare(piece.words)
    if names.exact(words):
        return True
    if _WITH.search(piece.separator):
        if " für " in before.words and not office_strength(words):  # "Beirat für Menschen mit Behinderung"
            return False
        return words[:1].isupper() and not _HELP.match(piece.words)
    if "/" in piece.separator:
        return _is_other_office(opening, before, piece, words)
    strength = office_strength(words)
    return strength is Strength.STRONG or (strength is Strength.WEAK and not opens_office(opening))


def _is_other_office(opening: str, before: _Piece, piece: _Piece, words: str) -> bool:
    """Whether a slash stands between two offices, not inside the name of one: "SG Kreisentwicklung/ Kreisplanung"."""
    if opens_office(words):
        return True
    weakest = min(office_strength(before.words), office_strength(words))
    is_wide = piece.separator.strip() != piece.separator.rstrip() != piece.separator
    needed = Strength.WEAK if is_wide else Strength.STRONG
    return weakest >= needed and not opens_office(opening)


def _is_pair(one: str, other: str) -> bool:
    """Whether two words are the same office in both genders: "Bürgermeisterinnen und Bürgermeister"."""
    short, long = sorted((name.removesuffix("nen").replace("ä", "a") for name in (one, other)), key=len)
    return long in (f"{short}in", short)


def _goes_on(opening: str, piece: _Piece, after: Sequence[_Piece]) -> bool:
    """Whether a comma stands inside a name: "Amt für Soziales, Familie und Jugend"."""
    is_list = "," in piece.separator and bool(after) and after[0].separator.strip() == "und"
    plain_words = not office_strength(piece.words) and not (after and office_strength(after[0].words))
    return is_list and plain_words and opens_office(opening)


def _bare(words: str) -> str:
    """Return a piece without list marks, roles and articles before the name."""
    text = _END_OF_SENTENCE.sub("", words.strip())
    return text[match.end() :] if (match := _BEFORE_NAME.match(text)) else text


def _named(words: str, names: Names) -> Named | None:
    text = _bare(words)
    if _NOBODY.fullmatch(text) or _QUALIFIES.match(text):
        return None
    if _PERSON.fullmatch(text):
        return _office_of_person(text, names)
    if names.exact(text):
        return Named(text, text)
    return Named(_without_qualifiers(text, names), text)


def _office_of_person(text: str, names: Names) -> Named | None:
    """A person is no unit; the office in brackets behind the name is one."""
    inside = re.search(r"\(([^()]+)\)", text)
    if inside and (names.find(inside[1]) or office_strength(inside[1])):
        return Named(inside[1].strip(), inside[1].strip())
    return None


def _without_qualifiers(text: str, names: Names) -> str:
    """Cut off what says where or how, and names no further unit."""
    name = _QUALIFIER.sub("", text)
    for cut in (_PERSON_BEHIND, _BRACKETS_BEHIND, _WITH_SOMEBODY, _BRACKETS_BEHIND, _COUNTY, _PLACE):
        match = cut.search(name)
        if match is None or match.start() == 0 or names.find(name):
            continue
        if cut is _WITH_SOMEBODY and " für " in name[: match.start()]:
            continue
        if cut is not _PLACE or office_strength(match["office"]):
            name = name[: match.start()]
    return _END_OF_SENTENCE.sub("", name)
