"""What looks like a code and is none: versions, IP addresses, rooms, times, dates, percentages, amounts."""

from collections.abc import Sequence
from datetime import date

from bot.language.words import word_set
from bot.normal import Token

_BEFORE = word_set(
    """
    version versionen v ver release build update firmware software app patch hotfix upgrade plugin modul driver treiber
    firefox chrome outlook teams zoom excel word browser edge safari thunderbird acrobat debian ubuntu
    abschnitt abschnitts kap teil abb tab
    windows ios android office java python php linux excel ip adresse address server port raum raeume zimmer saal room
    etage haus gebaeude building paragraf paragraph § artikel art abs absatz kapitel chapter seite page abbildung
    tabelle din iso sgb telefon tel fax top tagesordnungspunkt rechnung ticket anlage anhang vorlage drucksache
    akte aktenzeichen az
    """
)
_BEHIND = word_set("uhr h % prozent percent euro eur € $ km m cm kg grad pm pt jahre stunden mio beta alpha rc")
_OF_VERSIONS = frozenset({"version", "versionen", "versions", "ip", "server", "software", "firmware"})
_RENEWALS = frozenset({"update", "upgrade", "updated", "upgraded", "aktualisierung"})
_NEAR = 12
"""How near to numbers a "version" makes them one, in words."""
_BEFORE_A_DATE = word_set("am vom zum den dem seit ab on since der")
_OLDEST, _SHORT_YEARS = 1900, range(15, 41)


def is_cut(words: Sequence[Token], first: int, end: int, led: bool) -> bool:
    """Whether tokens `first` to `end` are part of something longer: "10.6.1.3", "v6.1.3", "6.1.3.2", "6.1.3x".

    `led` says that a word such as "Maßnahme" stands right before them.
    """
    before = words[first - 1] if first and words[first - 1].end == words[first].start else None
    if before and not led and (before.is_word or before.is_number or before.text in ".,-/@§_"):
        return True
    if end >= len(words) or words[end].start != words[end - 1].end:
        return False
    if words[end].is_number or (words[end].is_word and words[end - 1].is_number):
        return True
    glued = end + 1 < len(words) and words[end + 1].start == words[end].end
    return glued and words[end].text in "._" and words[end + 1].is_number


def is_something_else(
    words: Sequence[Token], start: int, first: int, end: int, chunks: Sequence[str], led: bool
) -> bool:
    """Whether the words around say that the chunks in tokens `first` to `end` are no code; a lead begins at `start`."""
    at = start - 1
    if at > 0 and words[at].text in ".:":
        at -= 1
    before = words[at].norm if at >= 0 else ""
    if not led and any(word.norm in _OF_VERSIONS for word in words[max(0, start - _NEAR) : end + _NEAR]):
        return True
    if before in {"auf", "to", "from", "von"} and any(
        word.norm in _RENEWALS for word in words[max(0, at - _NEAR) : at]
    ):
        return True
    behind = words[end].norm if end < len(words) else ""
    if behind == "-" and end + 1 < len(words):
        behind = words[end + 1].norm
    if before == "update" and behind == ":":
        return False  # "Update 6.1.3: …" opens a report; a version has no colon behind it.
    if before in _BEFORE or behind in _BEHIND:
        return True
    if led:
        return False
    is_clock = end - first == 3 and words[first].is_number and words[first + 1].text == ":"
    return is_clock or (before in _BEFORE_A_DATE and _is_day(chunks)) or _is_date(chunks)


def _is_day(chunks: Sequence[str]) -> bool:
    """Whether two numbers are a day and a month: "am 6.1."."""
    if len(chunks) != 2 or not all(chunk.isdecimal() for chunk in chunks):
        return False
    return 1 <= int(chunks[0]) <= 31 and 1 <= int(chunks[1]) <= 12


def _is_date(chunks: Sequence[str]) -> bool:
    """Whether three numbers are a date with a year of two or four digits: "6.1.2021", "6.1.21"."""
    if len(chunks) != 3 or not all(chunk.isdecimal() and len(chunk) <= 4 for chunk in chunks):
        return False
    day, month, year = (int(chunk) for chunk in chunks)
    try:
        date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return False
    return year > _OLDEST or year in _SHORT_YEARS
