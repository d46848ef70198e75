"""What the words beside a period say of it: that work began then, was done, decided or reported; or that it is due.

Only what is left is a deadline (DESIGN §3).
"""

import re

_NEAR = 120
"""Characters before and behind a period in which its clause is looked for."""

_BEGAN = re.compile(
    r"\b(?:fortführ|fortgeführt|fortsetzung|fortgesetzt|weiterführ|weitergeführt|\w*beginn|begonnen|gestartet|\w*start|auftakt)\w*"
    r"(?:[^;,\n]*:\s*|\s+(?:ist\s+|war\s+|zum\s+)?)$"
    r"|\b\w*(?:beginn|start|auftakt)\s+(?:(?:der|des|die|von|für)\s+)?[^\W\d][\w-]*\s+$",
    re.I,
)
_BEGUN = re.compile(r"\s*(?:bereits\s+)?(?:begonnen|gestartet|angelaufen|hinaus)\b", re.I)
# "ab der Saison 2025", "beginnend mit dem Haushaltsjahr 2025".
_SINCE = re.compile(
    r"\b(?:(?:ab|seit)\s+(?!sofort\b)|beginnend\s+(?:mit|ab|im|in|zum)\s+)(?:[^\W\d][\w-]*\s+){0,3}$", re.I
)
_DONE_WORD = (
    r"(?:erledigt|erl\.|abgeschlossen|umgesetzt|realisiert|fertig\s?gestellt|beendet|vollzogen|durchgeführt|liegt\s+vor"
    r"|liegen\s+vor)"
)
_DONE = re.compile(rf"(?<!\bnicht\s)(?<!\bzu\s)\b{_DONE_WORD}\s*[:(–—-]?\s*$", re.I)
_DONE_BEHIND = re.compile(
    rf"\s*(?:(?:bereits|schon|vollständig|erfolgreich|teilweise|planmäßig)\s+)*{_DONE_WORD}(?!\w)"
    r"(?!\s+(?:sein|werden|wird|soll|sollen|haben)\b)",
    re.I,
)
_TO_COME = re.compile(
    r"\b(?:wird|werden|soll(?:en|te|ten)?|muss|müssen|ist\s+(?:\w+\s+)?zu|sind\s+(?:\w+\s+)?zu|geplant|vorgesehen)\b",
    re.I,
)
_HAS_BEEN = re.compile(r"\b(?:wurden?|worden|ist|sind)\b", re.I)
# "nach Beschluss vom 12.03.2024", "(Stand: Mai 2024)", "gemäß Beschluss 12/2023": how old a paper is.
_DATED = re.compile(
    r"\b(?:vom|v\.|(?:daten|sach|planungs|bearbeitungs|umsetzungs|redaktions)?stand:?"
    r"|letzt(?:e[rnms]?|mals|malig)\s+(?:aktualisi|fortschreib|fortgeschrieb|änder|geänder|anpass|angepass|überarbeit|prüf)\w*:?"
    r"|(?:gem(?:äß|\.)|laut|lt\.|nach|siehe|s\.|vgl\.)\s+\w*(?:beschluss|antrag|vorlage|protokoll))\s*$",
    re.I,
)
# "gegenüber 2019", "ursprünglich 31.12.2024": what a later date is measured by.
_COMPARED = re.compile(
    r"\b(?:gegenüber|vergl(?:ichen|eich)(?:\s+(?:zu|zum|mit))?|basis(?:jahr|wert)?|ausgangs(?:wert|jahr|lage|punkt)"
    r"|ursprünglich|vormals|bisher|zuvor|(?:an)?statt|anstelle)\s*:?\s*$",
    re.I,
)
_MOVED_FROM = re.compile(r"\s+auf\s+(?:d(?:en|as|ie)\s+)?[\w.]", re.I)
# "vor der Landtagswahl 2024", "Einbringung des Haushalts 2025": the year belongs to what happens some day.
_BESIDE_EVENT = re.compile(
    r"\b(?:vor|nach)\s+(?:d(?:er|em|en)\s+)?(?:[a-zäöüß-]+e[nmr]\s+)?"
    r"(?!(?:ort|bedarf|möglichkeit|absprache|rücksprache|vereinbarung|plan)\b)[a-zäöüß-]{4,}"
    r"(?:\s+(?:der|des|im|zum|für\s+den)\s+[a-zäöüß-]{4,}){0,2}\s*$"
    r"|\bvorbehaltlich\s[^,;:.]*$",
    re.I,
)
_BUDGET_STEP = re.compile(
    r"\b(?:\w*anmeldung|einbringung|aufstellung|beschluss|verabschiedung|beratung|genehmigung|vorbereitung)\w*\s+"
    r"(?:zum|zur|des|der|für\s+den|in\s+den|im|vom)\s+\w*(?:haushalt(?!sjahr)|etat)\w*\s+20\d\d(?:/\d+)?$",
    re.I,
)
_NOT = re.compile(r"\bnicht\s+$", re.I)


def says_when_it_began(text: str, start: int) -> bool:
    """Whether the words before `start` say that work began or went on there: "Baubeginn: 2024"."""
    return bool(_BEGAN.search(text[max(0, start - _NEAR) : start]))


def is_bound(text: str, start: int) -> bool:
    """Whether a period behind "bis" or "vor" is not turned by a "nicht" before them."""
    return not _NOT.search(text[max(0, start - _NEAR) : start])


def is_step_or_begun(text: str, start: int, end: int) -> bool:
    """Whether a period is the year of a budget to be passed, or work has begun in it: "2022 begonnen"."""
    return bool(_BUDGET_STEP.search(text, max(0, start - _NEAR), end) or _BEGUN.match(text, end))


def is_done(text: str, start: int, end: int) -> bool:
    """Whether a period says when something was done: "erledigt 03/2023", "2022 realisiert"; not "bis … umgesetzt"."""
    before = _clause_before(text, start)
    named = text[start:end].casefold()
    if named.startswith(("bis", "spätestens", "vor ")) or _TO_COME.search(before):
        return False
    if _DONE.search(before):
        return True
    has_been = not named.startswith(("zum", "zur")) or _HAS_BEEN.search(before)
    return bool(has_been and _DONE_BEHIND.match(text, end))


def is_of_something_else(text: str, start: int, end: int) -> bool:
    """Whether a period is the date of a paper, of an event, of what is compared, or of a start named before it."""
    before = text[max(0, start - _NEAR) : start]
    if _DATED.search(before) or _DATED.search(f"{before}{text[start : start + len('vom ')]}"):
        return True
    if _COMPARED.search(before) or _SINCE.search(before):
        return True
    if text[start:end].casefold().startswith(("von ", "vom ")) and _MOVED_FROM.match(text, end):
        return True
    return text[start].isdecimal() and bool(_BESIDE_EVENT.search(before))


def _clause_before(text: str, start: int) -> str:
    return re.split(r"[;,]", text[max(0, start - _NEAR) : start])[-1]
