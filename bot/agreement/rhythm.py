"""Whether a measure goes on without end, and how often it comes back, as its words say (DESIGN §3)."""

import re
from collections.abc import Sequence

from bot.agreement.model import Recurrence

_NOT = r"(?<!\bnicht\s)(?<!\bkeine\s)(?<!\bkein\s)"

# "laufend" must stand for itself: "im laufenden Jahr" and "lfd. Nr." say nothing about the measure.
ONGOING = re.compile(
    rf"{_NOT}\b(?:(?:fort)?laufend\b|lfd\b(?!\.?\s*nr)|fortlaufende[nrs]?\b|(?:bis\s+)?auf\s+(?:dauer|weiteres)\b"
    r"|laufende[rn]?\s+(?:aufgabe|umsetzung|maßnahme|massnahme|durchführung|prozess|tätigkeit)|dauer(?:aufgabe|maßnahme)n?\b"
    r"|dauerhaft\b|kontinuierlich\b|ständig\b|stetig\b|permanent\b|fortwährend\b|unbefristet\b|regelmäßig\b|wöchentlich\b"
    r"|20\d\d\s*ff\b)",
    re.I,
)

_COUNTS = {"ein": 1, "1": 1, "zwei": 2, "2": 2, "drei": 3, "3": 3, "vier": 4, "4": 4, "fünf": 5, "5": 5}
_COUNT = "|".join(_COUNTS)
_TIMES = {1: Recurrence.YEARLY, 2: Recurrence.HALF_YEARLY, 3: Recurrence.YEARLY, 4: Recurrence.QUARTERLY}
_YEARS = {
    1: Recurrence.YEARLY, 2: Recurrence.EVERY_2_YEARS, 3: Recurrence.EVERY_3_YEARS, 4: Recurrence.EVERY_4_YEARS,
    5: Recurrence.EVERY_5_YEARS,
}  # fmt: skip

_TIMES_A_YEAR = re.compile(
    rf"\b(?P<count>{_COUNT})(?:\s?mal|\s?[x×])\s+(?:jährlich|(?:im|pro|je|in\s+jedem)\s+(?:kalender)?jahr)\b", re.I
)
_EVERY_YEARS = re.compile(
    rf"\balle\s+(?P<count>{_COUNT})\s+jahre\b|\b(?P<turn>{_COUNT})-?(?:jährlich|jährige[nmr]?\s+(?:turnus|rhythmus)"
    rf"|-?jahres-?(?:turnus|rhythmus))",
    re.I,
)
_SIMPLE = (
    (Recurrence.HALF_YEARLY, r"halbjährlich\w*|(?:jedes|pro|je|einmal\s+im)\s+halbjahr"),
    (Recurrence.QUARTERLY, r"vierteljährlich\w*|quartalsweise|(?:jedes|pro|je|einmal\s+im)\s+(?:quartal|vierteljahr)"),
    (Recurrence.MONTHLY, r"monatlich\w*|jeden\s+monat|(?:einmal|1\s?x)\s+(?:im|pro)\s+monat"),
    (
        Recurrence.YEARLY,
        r"(?:all)?jährlich\w*|(?:in\s+)?jede[sm]\s+jahr|jede[ns]\s+jahres|eine?[nr]?\s+[\w-]+\s+(?:pro|im|je)\s+jahr",
    ),
)
_PHRASES = tuple((turn, re.compile(rf"{_NOT}\b(?:{words})\b", re.I)) for turn, words in _SIMPLE)

# What comes back there is money, a number or somebody else's report, not the measure.
_MONEY_NOUN = re.compile(
    r"\w*e[nrms]?\s+(?:[\w-]+\s+)?[\w-]*(?:kosten|mittel|budget|zuschuss|zuschüsse|zuwendung|förderung|ausgaben|beitr[aä]g|gebühr"
    r"|finanzierung|steigerung|zuwachs|einsparung|aufwand|haushalt|zahlung|umlage|etat|pauschale|miete|rate|höhe)",
    re.I,
)
_AMOUNT = r"[\d.,]*\d(?:,-)?\s*(?:€|euro|eur\b|t€|tsd|mio|%|prozent)"
_AMOUNT_BEHIND = re.compile(rf"\w*\s+(?:\(?(?:ca\.|rund|etwa|bis\s+zu|je|um|mindestens)\s+)*{_AMOUNT}", re.I)
_AMOUNT_BEFORE = re.compile(rf"{_AMOUNT}\s*\(?$", re.I)
_ELSEWHERE = re.compile(
    r"\b(?:in|im|aus|laut|gemäß|nach|anhand|mit)\s+(?:(?:den|dem|der|des|seinen|ihren|unseren)\s+)?$", re.I
)
_RHYTHM_NOUN = re.compile(r"\w+\s+(?:turnus|rhythmus|abst[aä]nd|wechsel|intervall)", re.I)


def is_ongoing(value: str) -> bool:
    """Whether the value of an end row (free of markup) says that the work goes on: laufend, lfd., jährlich …"""
    return bool(ONGOING.search(value)) or recurrence_in(value) is not None


def recurrence_of(texts: Sequence[str]) -> Recurrence | None:
    """Return the first rhythm that one of the texts, free of markup, states of the measure itself."""
    return next((turn for text in texts if (turn := recurrence_in(text))), None)


def recurrence_in(text: str) -> Recurrence | None:
    """Return the rhythm that a text states of the measure itself; None for yearly costs and other people's reports."""
    if match := _EVERY_YEARS.search(text):
        return _YEARS[_COUNTS[(match["count"] or match["turn"]).lower()]]
    if match := _TIMES_A_YEAR.search(text):
        return _TIMES.get(_COUNTS[match["count"].lower()], Recurrence.YEARLY)
    return next((turn for turn, words in _PHRASES for match in words.finditer(text) if _is_own(text, match)), None)


def _is_own(text: str, match: re.Match[str]) -> bool:
    before, here = text[max(0, match.start() - 60) : match.start()], text[match.start() : match.end() + 80]
    if _RHYTHM_NOUN.match(here):
        return True
    is_adjective = not match[0].lower().endswith(("lich", "jahr", "jahres", "monat", "weise", "quartal"))
    if is_adjective and (_MONEY_NOUN.match(here) or _ELSEWHERE.search(before)):
        return False
    return not (_AMOUNT_BEHIND.match(here) or _AMOUNT_BEFORE.search(before))
