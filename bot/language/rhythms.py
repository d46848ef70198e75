"""How often a person wants to be reminded: "jeden Montag", "werktags", "am Monatsersten", "once a quarter"."""

import re

from bot.language.understanding import WEEKDAY_CODES
from bot.periods.numbers import ORDINALS
from bot.periods.words import MONTHS, WEEKDAYS

_DAYS = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_EVERY = r"(?:jeden|jede|jedes|jedem|every|each|immer|jeweils|allwoechentlich)"
_ONCE = r"(?:(?:einmal|ein mal|1 ?x|once) (?:im|in der|pro|je|die|das|per|a|every|each)|pro|je|per)"
_ORDINALS = "|".join(sorted((word for word, value in ORDINALS.items() if value <= 31), key=len, reverse=True))
_MONTHS = "|".join(sorted(MONTHS, key=len, reverse=True))
_ON_WEEKDAY = re.compile(rf"\b{_EVERY} (?:am |on )?({_DAYS})s?\b|\b({_DAYS})s\b")
_WEEKDAY = re.compile(rf"\b(?:am|on|immer) ({_DAYS})\b")
_MONTH_DAY = rf"(?:(\d{{1,2}}) ?(?:\.|st|nd|rd|th)|({_ORDINALS}))"
_ON_MONTH_DAY = re.compile(
    rf"\b(?:{_EVERY}|am|on the|zum) {_MONTH_DAY} (?:(?:im|des|of|the|tag|day|eines) )*(?:{_EVERY} )?"
    r"(?:monats?|months?)\b"
)
_ALWAYS_ON_DAY = re.compile(rf"\b(?:immer|jeweils) (?:am|zum) {_MONTH_DAY}(?! (?:{_MONTHS})\b| \d)")
_FIRST_OF_MONTH = (
    r"\bmonatserste[rn]?\b|\bmonatsanfang\b|\bmonatsbeginn\b|\b(?:start|beginning) of (?:the|each|every) month\b"
)
_RHYTHMS = {
    "weekdays": rf"werktags|werktaeglich|wochentags|arbeitstaeglich|taeglich|daily"
    rf"|{_EVERY} (?:tag|werktag|arbeitstag|wochentag|day|workday|weekday|working day|morgen|morning|abend|evening)",
    "quarterly": rf"quartalsweise|vierteljaehrlich|quarterly|(?:{_EVERY}|{_ONCE}) (?:quartals?|vierteljahr|quarter)"
    r"|alle (?:drei|3) monate|every (?:three|3) months|(?:start|beginning) of (?:each|every) quarter"
    r"|quartalsanfang|quartalsbeginn",
    "monthly:1": rf"monatlich|monthly|(?:{_EVERY}|{_ONCE}) (?:monats?|month)|{_FIRST_OF_MONTH}",
    "weekly:MO": rf"woechentlich|weekly|allwoechentlich|(?:{_EVERY}|{_ONCE}) (?:woche|week)",
}
"""By how they are asked for; the first that fits counts. Without a weekday a week's reminder comes on Monday."""

_UNKNOWN = re.compile(
    r"\b(?:alle|every) (?:\d+|zwei|drei|vier|fuenf|sechs|paar|two|three|four|six)\b"
    r"|\b(?:14 ?-? ?taeg|zweiwoech|vierzehntaeg)\w+|\b(?:fortnightly|biweekly)\b"
    r"|\b(?:immer|jeweils|jeden|jede|jedes|each|every)\b"
)


def is_unknown_rhythm(norm: str) -> bool:
    """Whether a text in normal form names a rhythm that there is none of: "alle zwei Wochen", "immer am Letzten"."""
    return rhythm(norm) is None and _UNKNOWN.search(norm) is not None


def rhythm(norm: str) -> str | None:
    """Return how often (weekly:MO, weekdays, monthly:1, quarterly) a text in normal form says; None for once."""
    if found := _ON_WEEKDAY.search(norm):
        return _weekly(found[1] or found[2])
    if found := _ON_MONTH_DAY.search(norm) or _ALWAYS_ON_DAY.search(norm):
        day = int(found[1]) if found[1] else ORDINALS[found[2]]
        return f"monthly:{day}" if 1 <= day <= 31 else None
    every = next((every for every, words in _RHYTHMS.items() if re.search(rf"\b(?:{words})\b", norm)), None)
    named = _WEEKDAY.search(norm)
    return _weekly(named[1]) if named and every == "weekly:MO" else every


def _weekly(weekday: str) -> str:
    return f"weekly:{WEEKDAY_CODES[WEEKDAYS[weekday] - 1]}"
