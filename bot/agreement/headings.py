"""Headings: fields of action, goals and measures, under the many names and codes that counties give them."""

import re
from enum import IntEnum
from typing import NamedTuple


class Level(IntEnum):
    """The levels of an agreement, from the outside in."""

    FIELD = 1
    GOAL = 2
    MEASURE = 3


class Heading(NamedTuple):
    """A heading: `code` is None where it has none, `title` empty where it follows later.

    `is_certain` tells headings set off by a tab, a colon, a dash or the end of the line, or whose title begins like
    a title, from prose that happens to begin with "Ziel 5.1 soll …".
    """

    level: Level
    word: str
    code: str | None
    title: str
    is_certain: bool = True


WORDS: dict[Level, tuple[str, ...]] = {
    Level.FIELD: (
        "Handlungsfeld", "Themenfeld", "Aktionsfeld", "Arbeitsfeld", "Handlungsschwerpunkt", "Schwerpunktthema",
        "Schwerpunkt", "Themenbereich", "Handlungsbereich", "Leitlinie", "Leitthema", "HF",
    ),
    Level.GOAL: (
        "Ziel", "Leitziel", "Teilziel", "Oberziel", "Unterziel", "Hauptziel", "Entwicklungsziel", "Handlungsziel",
        "Strategisches Ziel", "Operatives Ziel",
    ),
    Level.MEASURE: (
        "Maßnahme", "Einzelmaßnahme", "Teilmaßnahme", "Projekt", "Leitprojekt", "Schlüsselprojekt",
        "Teilprojekt", "Vorhaben", "Aktivität",
    ),
}  # fmt: skip

_LEVEL_OF = {
    spelling: level
    for level, words in WORDS.items()
    for word in words
    for spelling in (word.lower(), word.lower().replace("ß", "ss"))
}
_WORD = "|".join(sorted(map(re.escape, _LEVEL_OF), key=len, reverse=True))

# 1 · 1.1.1 · 3a · A · A.1 · IV · I.1.a · M1 · M 12 · HF1-M2 · HF 2.1
_NUMBER = r"\d{1,3}[a-z]?"
_PART = rf"(?:[A-ZÄÖÜ]{{1,4}}(?:[ -]?{_NUMBER})?|{_NUMBER})"
_CODE = rf"{_PART}(?:[./-]{_PART}){{0,5}}(?:\.[a-z])?"
_AFTER = r"(?![\w])"

_WORDED = re.compile(
    rf"(?:(?P<ordinal>{_NUMBER}|[IVX]{{1,5}}|[A-Z])[.)]\s*)?(?P<word>{_WORD})(?![\w-])\s*(?P<rest>.*)", re.I | re.S
)
_CODED = re.compile(rf"(?:(?:Nr\.?|Nummer)\s*)?(?P<code>{_CODE}){_AFTER}\.?(?P<rest>.*)", re.S)
_BARE = re.compile(rf"(?P<code>{_CODE}){_AFTER}\.?(?P<rest>\)?(?:\t|:|\s).*)", re.S)
_SEPARATOR = re.compile(r"\s*[\t:–—|)]\s*|\s+-\s+|\s{2,}")
_BEFORE_TITLE = " \t\n\u00a0:.|)–—-"
_ORNAMENT = re.compile(r"^[#*•▪■●\-–\s_]+(?=[\w])|[*_#]+$")
_PREFIX_LEVEL = {"HF": Level.FIELD, "TF": Level.FIELD, "Z": Level.GOAL, "LZ": Level.GOAL, "M": Level.MEASURE}
_PREFIX = re.compile(r"([A-ZÄÖÜ]{1,4})[ -]?\d+(?:\.\d+)*[a-z]?$")


def headings(text: str) -> tuple[Heading, ...]:
    """Return the heading a line is; several for one like "HF 2 – Ziel 3: …", none for any other line."""
    found: list[Heading] = []
    rest = _ORNAMENT.sub("", text.strip())
    while heading := _worded(rest) or (_prefixed(rest) if found else None):
        inner = _worded(heading.title) or _prefixed(heading.title)
        if inner is None or inner.level <= heading.level or heading.code is None or inner.code is None:
            return (*found, heading)
        found.append(heading._replace(title=""))
        rest = heading.title
    return tuple(found)


def bare_heading(text: str) -> Heading | None:
    """Return the heading a line would be that begins with a code alone; the line after it has to bear that out."""
    match = _BARE.fullmatch(_ORNAMENT.sub("", text.strip()))
    if match is None or not re.search(r"\d", match["code"]):
        return None
    level = _prefix_level(match["code"])
    is_set_off = bool(_SEPARATOR.match(match["rest"]))
    title = _title(match["rest"])
    return Heading(level or Level.MEASURE, "", tidy(match["code"]), title, is_certain=bool(level) and is_set_off)


def tidy(code: str) -> str:
    """Return a code without a trailing dot and with single spaces."""
    return re.sub(r"\s+", " ", code).strip().rstrip(".:)").strip()


def _worded(text: str) -> Heading | None:
    match = _WORDED.fullmatch(text)
    if match is None:
        return None
    level, rest = _LEVEL_OF[match["word"].lower()], match["rest"]
    gap = text[match.end("word") : match.start("rest")]
    is_set_off = bool(_SEPARATOR.match(gap + rest))
    if match["ordinal"] and not re.match(r"\d", rest):
        return Heading(level, match["word"], match["ordinal"], _title(rest), _is_certain(gap + rest))
    coded = _CODED.fullmatch(rest.lstrip("\t:–—- ") if is_set_off else rest)
    if coded and _is_code(coded, is_set_off):
        return Heading(level, match["word"], tidy(coded["code"]), _title(coded["rest"]), _is_certain(coded["rest"]))
    return Heading(level, match["word"], None, _title(rest)) if is_set_off else None


def _prefixed(text: str) -> Heading | None:
    heading = bare_heading(text)
    return heading if heading and heading.code and _prefix_level(heading.code) else None


def _prefix_level(code: str) -> Level | None:
    prefix = _PREFIX.search(code)
    return _PREFIX_LEVEL.get(prefix[1]) if prefix else None


def _is_code(coded: re.Match[str], is_set_off: bool) -> bool:
    """Whether what follows the heading's word is its code, and not the first word of its title.

    After a colon, "3 Spielplätze" is a title; "3: Spielplätze" and "1.3 Spielplätze" begin with a code.
    """
    code, rest = coded["code"], coded["rest"]
    has_digit = bool(re.search(r"\d", code))
    ends_here = not rest.strip() or bool(_SEPARATOR.match(rest)) or coded.string[coded.end("code") :].startswith(". ")
    if is_set_off or not has_digit:
        return ends_here or (has_digit and bool(re.search(r"[./-]|[A-Z]", code)))
    return True


def _is_certain(rest: str) -> bool:
    title = _title(rest)
    return not title or bool(_SEPARATOR.match(rest)) or not title[0].islower()


def _title(rest: str) -> str:
    return rest.lstrip(_BEFORE_TITLE).rstrip()
