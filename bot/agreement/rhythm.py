"""Whether a measure goes on without end, and how often it comes back, as its words say (DESIGN §3)."""

import re
from collections.abc import Sequence

from bot.agreement.lines import mended
from bot.agreement.model import Recurrence

_NOT = r"(?<!\bnicht\s)(?<!\bkeine\s)(?<!\bkein\s)(?<!\bnot\s)"


def _torn(word: str) -> str:
    """A long word that a PDF may have broken anywhere: "fortlau fend"."""
    return r"\s?".join(word)


# "laufend" must stand for itself: "im laufenden Jahr", "lfd. Nr." and "lfd. Legislatur" say nothing about the measure.
_OF_NOW = (
    r"(?!\.?\s*(?:nr|nummer|legislatur|wahlperiode|amtsperiode|(?:kalender|haushalts|schul|kita|geschäfts)?jahr|haushalt"
    r"|quartal|halbjahr|monat|programm|projekt|verfahren|kosten|mittel))"
)
_STEADY = r"(?:(?:fort)?laufend|kontinuierlich|dauerhaft|ständig|stetig|permanent|regelmäßig)"
_WORK = (
    r"[\w-]*(?:aufgabe|umsetzung|maßnahme|massnahme|durchführung|prozess|tätigkeit|fortschreibung|überprüfung|prüfung"
    r"|aktualisierung|pflege|anpassung|fortführung|weiterentwicklung|evaluation|begleitung|abstimmung|beratung|arbeit\b"
    r"|information|einladung|schulung|treffen)"
)
ONGOING = re.compile(
    rf"{_NOT}\b(?:laufend\b|{_torn('fortlaufend')}\b|lfd\b{_OF_NOW}|fortl(?:fd)?\.|fortlaufende[nrs]?\b"
    r"|(?:bis\s+)?auf\s+(?:dauer|weiteres|unbestimmte\s+zeit)\b"
    rf"|{_STEADY}e[nrs]?\s+{_WORK}"
    r"|dauer(?:aufgabe|maßnahme|prozess|angebot|auftrag)(?:s|e|es|n)?\b|regelaufgabe\b"
    rf"|{_torn('dauerhaft')}\b|{_torn('kontinuierlich')}\b|ständig\b|stetig\b|permanent\b|fortwährend\b|unbefristet\b"
    r"|rollierend\b|turnusmäßig\b|wiederkehrend\b|regelmäßig\b|in\s+regelmäßigen\s+abständen|wöchentlich\b|wöchentl\.|täglich\b"
    r"|alle\s+(?:\d+|zwei|drei|vier|fünf|sechs|acht|zehn|vierzehn)(?:\s*(?:bis|[-–])\s*\w+)?\s(?:jahre|monate|wochen|tage)\b"
    r"|(?:20)?\d\d\s*(?:ff\b|\+(?!\s*\d)|(?:und|u\.)\s+(?:folge|fortf))"
    r"|ongoing\b|continuous(?:ly)?\b|permanently\b|until\s+further\s+notice|open-ended)",
    re.I,
)

_COUNTS = {
    "ein": 1, "1": 1, "zwei": 2, "2": 2, "two": 2, "drei": 3, "3": 3, "three": 3, "vier": 4, "4": 4, "four": 4,
    "fünf": 5, "5": 5, "five": 5, "sechs": 6, "6": 6, "six": 6, "zwölf": 12, "12": 12, "twelve": 12,
}  # fmt: skip
_COUNT = "|".join(sorted(_COUNTS, key=len, reverse=True))
_TIMES = {
    1: Recurrence.YEARLY, 2: Recurrence.HALF_YEARLY, 3: Recurrence.YEARLY, 4: Recurrence.QUARTERLY,
    12: Recurrence.MONTHLY,
}  # fmt: skip
_YEARS = {
    1: Recurrence.YEARLY, 2: Recurrence.EVERY_2_YEARS, 3: Recurrence.EVERY_3_YEARS, 4: Recurrence.EVERY_4_YEARS,
    5: Recurrence.EVERY_5_YEARS,
}  # fmt: skip
_MONTHS = {1: Recurrence.MONTHLY, 3: Recurrence.QUARTERLY, 6: Recurrence.HALF_YEARLY, 12: Recurrence.YEARLY}
_NTH = {
    "zweite": 2, "2.": 2, "second": 2, "other": 2, "dritte": 3, "3.": 3, "third": 3, "vierte": 4, "4.": 4, "fünfte": 5,
    "5.": 5,
}  # fmt: skip

_TIMES_A_YEAR = re.compile(
    rf"\b(?:(?P<count>{_COUNT})(?:[\s-]?mal|\s?[x×])|(?P<english>once|twice))"
    r"(?:\s?/\s?(?:kalender)?jahr\b|\s+(?:jährl(?:ich\b|\.)|a\s+year\b|(?:im|pro|je|in\s+jedem)\s+(?:kalender|haushalts|schul)?jahr\b))",
    re.I,
)
_EVERY_YEARS = re.compile(
    rf"\b(?:alle|every)\s+(?P<count>{_COUNT})\s+(?:jahre|years)\b|(?<!/)\b(?P<turn>{_COUNT})-?(?:jährlich|jährl\."
    rf"|jährige[nmr]?\s+(?:turnus|rhythmus|abstand|abständen)|-?jahres-?(?:turnus|rhythmus))"
    rf"|\b(?:turnus|rhythmus|abstand)\s+von\s+(?P<of>{_COUNT})\s+jahren\b",
    re.I,
)
_EVERY_MONTHS = re.compile(rf"\b(?:alle|every)\s+(?P<count>{_COUNT})\s+(?:monate|months)\b", re.I)
_EVERY_NTH_YEAR = re.compile(rf"\b(?:jedes|every)\s+(?P<nth>{'|'.join(map(re.escape, _NTH))})\s+(?:jahr|year)\b", re.I)
_SEASON = r"(?:(?:schul|haushalts|kalender|kita)?jahr|frühjahr|frühling|sommer|herbst|winter)"
_MONTH = r"(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)"
_WEEKDAY = r"(?:mo|diens|donners|frei|sams|sonn)n?tag|mittwoch"
_SIMPLE = (
    (
        Recurrence.HALF_YEARLY,
        r"halbjährlich\w*|(?:1/2|½)-?jährlich|halbjährl\.|(?:jedes|pro|je|einmal\s+im)\s+halbjahr|half-yearly|every\s+six\s+months",
    ),
    (
        Recurrence.QUARTERLY,
        r"jeweils\s+zum\s+quartals\w+|vierteljährlich\w*|(?:1/4|¼)-?jährlich|vierteljährl\.|quartalsweise|quartalsw\.|quartalsmäßig|quarterly|every\s+quarter"
        r"|(?:jedes|pro|je|einmal\s+im|(?:1|ein)\s?(?:x|mal)\s+im)\s+(?:quartal|vierteljahr)",
    ),
    (
        Recurrence.MONTHLY,
        r"jeweils\s+zum\s+monats\w+|monatlich\w*|monatl\.|mtl\.|monthly|every\s+month|jeden\s+monat|(?:einmal|1\s?x)\s+(?:im|pro|je)\s+monat"
        rf"|jeden?\s+(?:\d\.|ersten|zweiten|dritten|vierten|letzten)\s+(?:{_WEEKDAY})\s+(?:im|des)\s+monats?",
    ),
    (
        Recurrence.YEARLY,
        rf"(?:all)?{_torn('jährlich')}\w*|(?:all)?jährl\.|(?:in\s+)?jede[smn]\s+(?:{_SEASON}|{_MONTH})|jede[ns]\s+jahres"
        rf"|zu\s+(?:jedem|beginn\s+jedes)\s+\w*jahr\w*|p\.\s?a\.|pro\s+anno"
        rf"|jeweils\s+(?:im|zum|zu|bis|am)\s+(?:(?:schul)?jahres\w+|{_SEASON}|{_MONTH}|\d\d?\.\s?\d\d?\.)(?!\s*\d)"
        r"|eine?[nr]?\s+[\w-]+\s+(?:pro|im|je)\s+jahr|annual(?:ly)?|yearly|(?:every|each)\s+year",
    ),
)
_PHRASES = tuple((turn, re.compile(rf"{_NOT}\b(?:{words})(?!\w)", re.I)) for turn, words in _SIMPLE)

_ADJECTIVE = re.compile(r"liche[nrms]?$", re.I)
# What comes back there is money, a number or somebody else's report, not the measure.
_MONEY_NOUN = re.compile(
    r"\w*e[nrms]?\s+(?:[\w-]+\s+)?[\w-]*(?:kosten|mittel|budget|zuschuss|zuschüsse|zuwendung|förderung|ausgaben|beitr[aä]g|gebühr"
    r"|finanzierung|steigerung|zuwachs|einsparung|aufwand|haushalt|zahlung|umlage|etat|pauschale|miete|rate|höhe)",
    re.I,
)
_AMOUNT = r"[\d.,]*\d(?:,-)?\s*(?:€|euro|eur\b|t€|tsd|mio|%|prozent)"
_AMOUNT_BEHIND = re.compile(rf"[\w.]*\s+(?:\(?(?:ca\.|rund|etwa|bis\s+zu|je|um|mindestens)\s+)*{_AMOUNT}", re.I)
_AMOUNT_BEFORE = re.compile(rf"{_AMOUNT}\s*\(?$", re.I)
_ELSEWHERE = re.compile(
    r"\b(?:in|im|aus|laut|gemäß|nach|anhand|mit)\s+(?:(?:den|dem|der|des|seinen|ihren|unseren)\s+)?$", re.I
)
_RHYTHM_NOUN = re.compile(r"\w+\s+(?:turnus|rhythmus|abst[aä]nd|wechsel|intervall)", re.I)


def is_ongoing(value: str) -> bool:
    """Whether the value of an end row (free of markup) says that the work goes on: laufend, lfd., jährlich …"""
    return bool(ONGOING.search(mended(value))) or recurrence_in(value) is not None


def recurrence_of(texts: Sequence[str]) -> Recurrence | None:
    """Return the first rhythm that one of the texts, free of markup, states of the measure itself."""
    return next((turn for text in texts if (turn := recurrence_in(text))), None)


def recurrence_in(text: str) -> Recurrence | None:
    """Return the rhythm that a text states of the measure itself; None for yearly costs and other people's reports."""
    text = mended(text)
    return _counted(text) or next(
        (turn for turn, words in _PHRASES for match in words.finditer(text) if _is_own(text, match)), None
    )


def _counted(text: str) -> Recurrence | None:
    """Read "alle zwei Jahre", "jedes dritte Jahr", "alle sechs Monate", "zweimal im Jahr"."""
    if match := _EVERY_YEARS.search(text):
        return _YEARS.get(_COUNTS[(match["count"] or match["turn"] or match["of"]).lower()])
    if match := _EVERY_NTH_YEAR.search(text):
        return _YEARS[_NTH[match["nth"].lower()]]
    if match := _EVERY_MONTHS.search(text):
        return _MONTHS.get(_COUNTS[match["count"].lower()])
    if match := _TIMES_A_YEAR.search(text):
        count = {"once": 1, "twice": 2}.get((match["english"] or "").lower()) or _COUNTS[match["count"].lower()]
        return _TIMES.get(count, Recurrence.YEARLY)
    return None


def _is_own(text: str, match: re.Match[str]) -> bool:
    before, here = text[max(0, match.start() - 60) : match.start()], text[match.start() : match.end() + 80]
    if _RHYTHM_NOUN.match(here):
        return True
    is_adjective = bool(_ADJECTIVE.search(match[0]))
    if is_adjective and (_MONEY_NOUN.match(here) or _ELSEWHERE.search(before)):
        return False
    return not (_AMOUNT_BEHIND.match(here) or _AMOUNT_BEFORE.search(before))
