"""Which labels mean which row: counties print their own forms, so this is a list to add to, not code."""

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple, TypeVar

from rapidfuzz.distance import OSA

from bot.normal import normal


class Row(Enum):
    """What a row of a goal or a measure says."""

    CODE = "code"
    TITLE = "title"
    INDICATOR = "indicator"
    SOURCE = "source"
    AUDIENCE = "audience"
    COST = "cost"
    COMMUNICATION = "communication"
    RESPONSIBLE = "responsible"
    INVOLVED = "involved"
    START = "start"
    END = "end"
    SPAN = "span"
    """Start and end in one row."""
    RHYTHM = "rhythm"
    OTHER = "other"
    """A row of a measure that is kept word for word and read no further."""


_Meaning = TypeVar("_Meaning")


class Label(NamedTuple):
    """What a label means, and how many of its words the meaning leaves unexplained."""

    row: Row
    spare_words: int


# Phrases in normal form, separated by commas, without the words of _FILLER. A word of five letters or more stands for
# all words that begin with it, unless "$" rules that out. Typing errors are forgiven.
ROWS: Mapping[Row, str] = {
    Row.CODE: (
        "massnahmennummer, massnahmenummer, massnahmennr$, massnahmenr$, massnahmen nr, massnahme nr, massnahmen "
        "nummer, massnahme nummer, nr, nummer, lfd nr, laufende nummer, projektnummer, kennziffer, kennung, "
        "kuerzel, code, id"
    ),
    Row.TITLE: (
        "massnahme$, titel$, massnahmentitel, was$, bezeichnung, massnahmenbezeichnung, projekttitel, projektname"
    ),
    Row.INDICATOR: (
        "indikator, erfolgskriterium, erfolgskriterien, erfolgsindikator, erfolgsmessung, zielindikator, "
        "messgroesse, messkriterium, messbarkeit, messung, messbar, kennzahl, zielwert, zielerreichung, woran, "
        "pruefkriterium, ergebnisindikator, was wollen wir erreichen, was soll erreicht werden"
    ),
    Row.SOURCE: "zielquelle, quelle, herkunft, beschlussgrundlage",
    Row.AUDIENCE: "zielgruppe, adressat, zielpersonen, nutzniesser, beguenstigte, fuer wen, wen",
    Row.COST: (
        "kosten, ressource, finanz, budget, mittel$, mittelbedarf, aufwand, haushaltsmittel, haushaltsstelle, "
        "personalbedarf, personelle, investition, gesamtkosten, was kostet"
    ),
    Row.COMMUNICATION: "kommunikation, oeffentlichkeitsarbeit, bekanntmachung, information, pressearbeit",
    Row.RESPONSIBLE: (
        "verantwort, hauptverantwort, gesamtverantwort, zustaendig, federfuehr, durchfuehrung durch, umsetzung "
        "durch, umzusetzen durch, bearbeitung durch, koordination, ansprechpartner, ansprechperson, akteur, "
        "traeger massnahme, organisationseinheit, fachamt, amt, fachbereich, lead, wer, umsetzungsverantwort, "
        "umsetzende, ausfuehrend, projekttraeger, massnahmentraeger"
    ),
    Row.INVOLVED: (
        "beteiligt, mitwirk, kooperation, kooperationspartner, partner$, netzwerkpartner, zusammenarbeit, "
        "unterstuetzung durch, mitverantwort, einzubeziehen, einbezug, mitarbeit, unterstuetzende"
    ),
    Row.START: (
        "umsetzungsbeginn, umsetzungsstart, umsetzung ab, umsetzung von, umsetzung seit, umsetzung beginn, "
        "umsetzung start, beginn$, start$, startzeitpunkt, startdatum, starttermin, projektbeginn, projektstart, "
        "massnahmenbeginn, massnahmebeginn, termin beginn, termin start, zeitpunkt beginn, anfang, anfangsdatum, "
        "ab wann, ab, von, seit"
    ),
    Row.END: (
        "umsetzung bis, umsetzung fortlaufend, umsetzung laufend, umsetzung ende, umsetzungsende, umsetzung$, "
        "umsetzungsfrist, umsetzungstermin, ende, enddatum, endtermin, endzeitpunkt, projektende, frist$, "
        "fristen$, termin$, zieltermin, zieldatum, zielzeitpunkt, fertigstellung, abschluss, realisierung bis, "
        "erledigung, erledigen bis, zu erledigen bis, umzusetzen bis, faellig, bis wann, bis$, deadline, "
        "stichtag, laufzeit bis, fristsetzung, massnahmenende, massnahmeende, termin ende"
    ),
    Row.SPAN: (
        "zeitrahmen, zeitraum, umsetzungszeitraum, umsetzungszeit, durchfuehrungszeitraum, laufzeit, "
        "projektlaufzeit, realisierungszeitraum, zeitplan, zeitschiene, zeithorizont, zeitfenster, zeitlich, "
        "zeitvorgabe, zeit, wann, von bis, beginn ende, start ende, terminierung, terminplan, dauer$, "
        "projektzeitraum, umsetzungsplan"
    ),
    Row.RHYTHM: "turnus, rhythmus, haeufigkeit, wiederholung, intervall",
    Row.OTHER: (
        "beschreibung, kurzbeschreibung, inhalt$, ausgangslage, begruendung, bemerkung, anmerkung, hinweis, "
        "prioritaet, status$, stand$, umsetzungsstand, sachstand, ziel, ziele, teilziel, massnahmenziel, wirkung, "
        "handlungsbedarf, naechste schritte, schritte, arbeitsschritte, umsetzungsschritte, meilenstein, risik, "
        "ort, sozialraum, rechtsgrundlage, evaluation, nachweis, ergebnis, dokumentation, beschluss, "
        "foerderprogramm, handlungsfeld, themenfeld, schwerpunkt, projekt$"
    ),
}

HEAD: Mapping[str, str] = {
    "project_lead": (
        "projektleitung, verantwortliche projektleitung, ansprechperson, ansprechpartner, projektleiter, "
        "projektkoordination, projektverantwort"
    ),
    "auditor": "auditor, auditierung durch, auditierende, begutachtung",
    "protocol_on": "datum protokoll, stand protokoll, protokolldatum, protokoll vom, protokoll, datum$",
    "signed_on": "datum unterschrift, datum unterzeichnung, unterzeichnet, unterschrieben",
    "region": "landkreis, kommune, gebietskoerperschaft, region",
}
"""The rows before the first heading that say something about the whole agreement, by the name of its field."""

_FILLER = frozenset(
    ("der", "die", "das", "des", "dem", "den", "und", "oder", "bzw", "ggf", "evtl", "zur", "zum", "in", "im", "e", "n")
)
_FORM_TEXT = (
    "alternativ turnus welcher fortlaufend laufend laufende umsetzung jahresbericht geplant geplanter geplante "
    "geplantes voraussichtlich voraussichtliche voraussichtlicher vorgesehen vorgesehene vorgesehener massnahme "
    "massnahmen spaetestens datum zeitpunkt"
)
_FORM_WORDS = frozenset(_FORM_TEXT.split())
_WORDS = re.compile(r"[a-z]+")
_LONGEST_LABEL = 100
_MOST_HEAD_WORDS = 4
_STEM = 5
_TYPO_FROM = 7


def row_label(text: str) -> Label | None:
    """Return what a label means; None for one nobody told us about."""
    return _row_of(tuple(_label_words(text)))


def head_label(text: str) -> str | None:
    """Return which field of the agreement a label before the first heading names."""
    return _head_of(tuple(_label_words(text)))


@lru_cache(maxsize=4096)
def _row_of(words: tuple[str, ...]) -> Label | None:
    """The longest phrase wins, then the longest word, then the fewest typing errors, then the first place."""
    found = [
        (
            len(phrase),
            len(phrase[0].rstrip("$")),
            -typos,
            -at,
            Label(row, _spare(row, words[:at] + words[at + len(phrase) :])),
        )
        for at in range(min(len(words), 2))
        for row, phrase in _ROW_PHRASES.get(words[at][0], ())
        if (typos := _typos(words[at:], phrase)) is not None and (at == 0 or words[0] in _FORM_WORDS)
    ]
    return max(found, key=lambda candidate: candidate[:4])[4] if found else None


@lru_cache(maxsize=1024)
def _head_of(words: tuple[str, ...]) -> str | None:
    if not 0 < len(words) <= _MOST_HEAD_WORDS:
        return None
    known = _HEAD_PHRASES.get(words[0][0], ())
    found = [(len(phrase), field) for field, phrase in known if _typos(words, phrase) is not None]
    return max(found)[1] if found else None


def _label_words(text: str) -> list[str]:
    if len(text) > _LONGEST_LABEL:
        return []
    return [word for word in _WORDS.findall(normal(text)) if word not in _FILLER]


def _spare(row: Row, words: Sequence[str]) -> int:
    """Count the words that say something else: in "Kosten / Ressourcen" none does."""
    return sum(1 for word in words if word not in _FORM_WORDS and not _means(word, row))


def _means(word: str, row: Row) -> bool:
    known = _ROW_PHRASES.get(word[0], ())
    return any(other is row and len(phrase) == 1 and _typos([word], phrase) is not None for other, phrase in known)


def _typos(words: Sequence[str], phrase: Sequence[str]) -> int | None:
    """Return how many typing errors make `words` begin with `phrase`; None where they do not."""
    if len(words) < len(phrase):
        return None
    counts = [_word_typos(word, wanted) for word, wanted in zip(words, phrase, strict=False)]
    return None if None in counts else sum(count for count in counts if count)


def _word_typos(word: str, wanted: str) -> int | None:
    stem = wanted.rstrip("$")
    is_open = wanted == stem and len(stem) >= _STEM
    if word == stem or (is_open and word.startswith(stem)):
        return 0
    if len(stem) < _TYPO_FROM or word[0] != stem[0]:
        return None
    lengths = (len(stem) - 1, len(stem), len(stem) + 1) if is_open else (len(word),)
    is_near = any(OSA.distance(word[:length], stem, score_cutoff=1) <= 1 for length in lengths)
    return 1 if is_near else None


def _by_initial(table: Mapping[_Meaning, str]) -> dict[str, list[tuple[_Meaning, tuple[str, ...]]]]:
    """Return the phrases of a table by their first letter, in which nobody makes a typing error."""
    by_initial: dict[str, list[tuple[_Meaning, tuple[str, ...]]]] = {}
    for meaning, known in table.items():
        for phrase in known.split(", "):
            by_initial.setdefault(phrase[0], []).append((meaning, tuple(phrase.split())))
    return by_initial


_ROW_PHRASES = _by_initial(ROWS)
_HEAD_PHRASES = _by_initial(HEAD)
