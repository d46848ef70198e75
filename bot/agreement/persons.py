"""Persons beside offices in a cell: they are no units, and their offices are."""

import re

from bot.agreement.first_names import FIRST_NAMES
from bot.agreement.offices import are_known_topics, is_role, office_strength
from bot.agreement.units import Names
from bot.normal import normal

_TITLE = r"(?:Frau|Herrn?|Fr\.|Hrn?\.|Dr\.|Prof\.|Dipl\.-?\w*\.?)"
_PERSON = re.compile(rf"{_TITLE}\s+(?:(?:von|van|de|zu|der)\s+)*[A-ZÄÖÜ].*", re.S)
_FULL_NAME = re.compile(
    r"(?P<first>[A-ZÄÖÜ][\w-]*\.?)(?:\s+[A-ZÄÖÜ][\w-]*\.?)?(?:\s+(?:von|van|de|zu))?\s+(?P<last>[A-ZÄÖÜ][\w-]+)"
)
_TITLED_BEHIND = re.compile(r"\s*[-–:/]?\s+(?:Frau|Herrn?|Fr\.|Hrn?\.)\s+[A-ZÄÖÜ][^()]*(?:\([^()]*\)\s*)*$")
_GENDER_MARK = re.compile(r"[/*:]\w{1,5}$")
_DASH = re.compile(r"\s+[-–]\s+|:\s+")
_BRACKETS_BEHIND = re.compile(r"\s*\([^()]*\)\s*$")
_BRACKETED = re.compile(r"\(([^()]+)\)")
_MAYOR = re.compile(
    r"(?P<title>(?:Ober|Orts)?[Bb]ürgermeister(?:in)?|Landr(?:at|ätin))\s+(?P<name>[A-ZÄÖÜ][a-zäöüß-]+)"
)
_TOWN = re.compile(
    r"(?:hausen|stadt|burg|dorf|heim|ingen|leben|roda|rode|furt|furth|see|tal|hagen|kirchen|ow|itz|bach|au)$"
)


def is_person(text: str) -> bool:
    """Whether a bare text is the name of a person: "Frau Müller", "Jürgen Wiesner", "J. Wiesner"."""
    if _PERSON.fullmatch(text):
        return True
    match = _FULL_NAME.fullmatch(_BRACKETS_BEHIND.sub("", text))
    if match is None or office_strength(match["last"]) or are_known_topics(match["last"]):
        return False
    is_initial = len(match["first"]) == 2 and match["first"].endswith(".")
    return is_initial or all(part in FIRST_NAMES for part in normal(match["first"]).split("-"))


def office_of_person(text: str, names: Names) -> str | None:
    """A person is no unit; the office in brackets behind the name is one."""
    inside = _BRACKETED.search(text)
    if inside and (names.find(inside[1]) or office_strength(inside[1])):
        return inside[1].strip()
    return None


def without_person(text: str) -> str:
    """Cut off the person beside an office: "Jugendamt - Frau Müller", "Herr Meier: Bauamt", "Landrat Müller"."""
    parts = _DASH.split(_BRACKETS_BEHIND.sub("", text))
    offices = [part for part in parts if not is_person(part)]
    if offices and len(offices) < len(parts):
        return offices[0]
    if (mayor := _MAYOR.fullmatch(text)) and not office_strength(mayor["name"]) and not _TOWN.search(mayor["name"]):
        return mayor["title"]
    role, *name = text.split(maxsplit=1)
    if name and is_role(_GENDER_MARK.sub("", role)) and is_person(name[0]):
        return role
    return _TITLED_BEHIND.sub("", text)
