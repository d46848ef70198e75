"""Does a text look like data of a client? A name beside what tells who somebody is or how they are. Pure.

Measures and notes about offices are full of names, dates and numbers; so a sign counts only beside a name, or where it
names one person by itself.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from bot.normal import normal
from bot.privacy import client_words as words


class Sign(StrEnum):
    """What in a text points to a client."""

    BIRTH = "birth"
    ADDRESS = "address"
    NUMBER = "number"
    PHONE = "phone"
    BANK = "bank"
    HEALTH = "health"


class Pattern(NamedTuple):
    """How a sign is written; it counts up to `near` characters from a name, or alone where that is None."""

    sign: Sign
    written: re.Pattern[str]
    near: int | None


class Span(NamedTuple):
    """Characters `start` to `end` (excluded)."""

    start: int
    end: int


FAR = 160
"""Characters within which a name and a number belong together: a sentence or two."""
CLOSE = 60

_MONTHS = "januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember"
_YEAR = r"(?:19\d\d|20[0-2]\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DATE = (
    rf"(?:{_DAY}[./]\s?(?:0?[1-9]|1[0-2])[./]\s?(?:{_YEAR}|\d\d)|{_DAY}\.?\s(?:{_MONTHS})\s{_YEAR}|{_YEAR}-\d\d-\d\d)"
)
_OLD_YEAR = r"(?:19\d\d|200[0-5])"
_OLD_DATE = (
    rf"(?:{_DAY}[./]\s?(?:0?[1-9]|1[0-2])[./]\s?(?:{_OLD_YEAR}|[3-9]\d)|{_DAY}\.?\s(?:{_MONTHS})\s{_OLD_YEAR}"
    rf"|{_OLD_YEAR}-\d\d-\d\d)(?!\d)"
)
_BORN = (
    r"(?:geb(?:oren)?|geb\.?\s?dat|geburtsdatum|geburtsjahr|jg|jahrgang|born|dob|date of birth)"
    r"[.:,]?\s{0,2}(?:am\s|on\s)?"
)
_NUMBER = r"[-.:\s]{0,3}(?:nr\.?|nummer|lautet|ist)?[:\s]{0,2}(?=[\w./ -]{0,12}\d)[\w./-]+"
_LABELS = "|".join(words.NUMBER_LABELS)
_PERSONAL = "|".join(words.PERSONAL_LABELS)
_STREET = "|".join(words.STREETS)
_HOUSE = r"\s?\d{1,3}\s?[a-h]?\b(?![.,:/]?\d)(?!\s?(?:%|uhr|prozent|euro|€|meter|km|stunden|minuten))"
_PLACE = "|".join(words.PLACES)
_TOWN = "|".join(words.TOWN_ENDINGS)
_CONDITION = "|".join(words.CONDITIONS)
_LINK = r"(?:hat|habe|hatte|leidet an|leidet unter|erkrankt an|diagnose|diagnostiziert|wegen|aufgrund|verdacht auf|has)"


def _pattern(sign: Sign, written: str, near: int | None) -> Pattern:
    return Pattern(sign, re.compile(written, re.IGNORECASE), near)


PATTERNS = (
    _pattern(Sign.BIRTH, rf"(?:\b{_BORN}|\*\s?){_DATE}", None),
    _pattern(Sign.BIRTH, rf"\b{_BORN}{_YEAR}\b", FAR),
    _pattern(Sign.BIRTH, rf"\bgeburtstag\b.{{0,12}}?{_DATE}", FAR),
    _pattern(Sign.BIRTH, rf"(?<![\d.]){_OLD_DATE}", CLOSE),
    _pattern(Sign.ADDRESS, rf"(?:(?<=[^\W\d_][^\W\d])(?:{_STREET})|\b(?:straße|strasse|str\.)){_HOUSE}", FAR),
    # In lower case "am Markt 4" begins a sentence about four of something.
    _pattern(Sign.ADDRESS, rf"\b(?-i:Am|An der|Im|Zum|Zur|Auf dem|Unter den)\s(?:{_PLACE}){_HOUSE}", FAR),
    _pattern(Sign.ADDRESS, rf"(?<!\d)\d{{5}}\s(?:bad\s)?[a-zäöüß]{{0,20}}(?:{_TOWN})\b", FAR),
    _pattern(Sign.ADDRESS, r"\b(?:wohnhaft|wohnt|anschrift|adresse)\b[^.!?\n]{0,40}?\s\d{1,3}\s?[a-h]?\b", FAR),
    _pattern(Sign.NUMBER, rf"\b(?:{_PERSONAL})\b{_NUMBER}", None),
    _pattern(Sign.NUMBER, rf"\b(?:{_LABELS})\b{_NUMBER}", FAR),
    _pattern(Sign.NUMBER, r"\b\d{2}\s?[0-3]\d[01]\d\d\d\s?[A-Z]\s?\d{3}\b", None),
    _pattern(Sign.NUMBER, r"\b\d{5}//?\d{7}\b", None),
    _pattern(Sign.NUMBER, r"\b[A-Z]\d{9}\b", FAR),
    _pattern(Sign.BANK, r"\bDE\d\d(?:\s?\d{4}){4}\s?\d\d\b", None),
    _pattern(Sign.BANK, r"\biban\b[:\s]{0,3}[A-Z]{2}\d\d[\sA-Z\d]{10,30}", None),
    _pattern(Sign.PHONE, r"\b(?:tel|telefon|handy|mobil|fon|phone)(?:nummer)?\b[.:\s]{0,3}\+?\d[\d\s/()-]{3,}", FAR),
    _pattern(Sign.PHONE, r"(?<![\d.,/-])(?:\+49|0049|0)\s?[1-9][\d]{1,4}[\s/-]{0,3}\d(?:[\s/-]?\d){4,9}(?![\d.])", FAR),
    _pattern(
        Sign.HEALTH, r"\b(?:pflegegrad|pflegestufe|gdb|grad der behinderung)(?:\s(?:von|ist))?\s?\d{1,3}\b", CLOSE
    ),
    _pattern(Sign.HEALTH, rf"\b(?:{'|'.join(words.STATES)})(?:e[rnms]?)?\b", CLOSE),
    _pattern(Sign.HEALTH, rf"\b{_LINK}[:\s]\s?(?:\w+e[rnms]?\s){{0,2}}(?:{_CONDITION})\b(?!-)", CLOSE),
    _pattern(Sign.HEALTH, rf"\ban\s(?:{_CONDITION})\s(?:erkrankt|gestorben|verstorben|leidet)\b", CLOSE),
    _pattern(Sign.HEALTH, rf"\bmit\s(?:\w+e[rnms]\s)?(?:{_CONDITION})\b(?=\s?(?:[.,;!?)]|$))", 30),
)

ALONE = tuple(pattern for pattern in PATTERNS if pattern.near is None)
BESIDE_A_NAME = tuple(pattern for pattern in PATTERNS if pattern.near is not None)

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")
_TITLE = re.compile(rf"\b(?:{'|'.join(words.TITLES)})\b\.?", re.IGNORECASE)
_INITIAL = re.compile(r"(?<!\w)(?<!\.)(?<!\.\s)[A-ZÄÖÜ]\.[\s-]?(?:[A-ZÄÖÜ]\.\s?)?[A-ZÄÖÜ][a-zäöüß]{2,}")
_BARE_STREET = re.compile(r"\b(?:straße|strasse|str\.)", re.IGNORECASE)


def client_signs(text: str) -> tuple[Sign, ...]:
    """Return what makes a text (cleaned) look like data of a client, in the order of `Sign`; nothing for most texts."""
    signs = {pattern.sign for pattern in ALONE if pattern.written.search(text)}
    if names := list(_names(text)):
        signs |= {pattern.sign for pattern in BESIDE_A_NAME if _is_near(text, pattern, names)}
    return tuple(sign for sign in Sign if sign in signs)


def _is_near(text: str, pattern: Pattern, names: list[Span]) -> bool:
    near = pattern.near or 0
    for span in (Span(*match.span()) for match in pattern.written.finditer(text)):
        for name in names:
            names_street = pattern.sign is Sign.ADDRESS and _is_of_street(text, name, span)
            if not names_street and name.start - near <= span.end and span.start <= name.end + near:
                return True
    return False


def _is_of_street(text: str, name: Span, street: Span) -> bool:
    """Whether a name is that of the street: "Karl Marx Straße 3"."""
    stands_before = name.start < street.start <= name.end + 1
    return stands_before and (street.start < name.end or bool(_BARE_STREET.match(text, street.start)))


def _names(text: str) -> Iterator[Span]:
    """Yield where persons are named: behind a title, by first name and surname, or with an initial."""
    spoken = [(match, normal(match[0]).rstrip(".")) for match in _WORD.finditer(text)]
    starts = [match.start() for match, _ in spoken]
    for title in _TITLE.finditer(text):
        at = bisect_left(starts, title.end())
        behind = spoken[at : at + 4]
        named = next((pair for pair in behind if pair[1] not in words.BETWEEN), None)
        if named and named[0].start() - title.end() <= 30 and _may_be_name(*named):
            yield Span(title.start(), named[0].end())
    for (first, given), (last, family) in pairwise(spoken):
        gap = text[first.end() : last.start()]
        if gap == " " and given.split("-")[0] in words.GIVEN and len(family) > 2 and _may_be_name(last, family):
            yield Span(first.start(), last.end())
        if gap == ", " and family in words.GIVEN and first[0][0].isupper() and _may_be_name(first, given):
            yield Span(first.start(), last.end())
    for initial in _INITIAL.finditer(text):
        if normal(_WORD.findall(initial[0])[-1]) not in words.NO_NAMES:
            yield Span(*initial.span())


def _may_be_name(word: re.Match[str], norm: str) -> bool:
    is_initial = len(norm) == 1 and word[0].endswith(".") and word[0][0].isupper()
    return is_initial or (len(norm) > 1 and norm not in words.NO_NAMES)
