"""The register of units, and which of them a name in the document means."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import snowballstemmer
from rapidfuzz import process
from rapidfuzz.distance import Indel

from bot.agreement.lines import plain
from bot.agreement.model import Unit
from bot.clean import clean
from bot.errors import UnreadableRegister
from bot.normal import normal

Key = tuple[str, ...]

_WORD = re.compile(r"[^\W\d_]+|\d+")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]?")
_ARTICLES = frozenset(("der", "die", "das", "des", "dem", "den", "fuer", "und", "in"))
_LEADS = re.compile(
    r"(?:(?P<kind>amt|fachbereich|fachdienst|abteilung|dezernat|referat|sachgebiet)s?)?"
    r"(?:leitung|leiter|leiterin|leitende[rn]?)"
)
_COMPOUND_LEAD = re.compile(r"(?P<office>.{4,}?)s?(?:leitung|leiter|leiterin)")
_SHORT = {
    "sgl": ("leitung", "sachgebiet"), "sg": ("sachgebiet",), "fbl": ("leitung", "fachbereich"), "fb": ("fachbereich",),
    "pl": ("projektleitung",), "al": ("leitung", "amt"), "ag": ("arbeitsgruppe",), "fd": ("fachdienst",),
    "dez": ("dezernat",), "abt": ("abteilung",), "ref": ("referat",), "landraetin": ("landrat",),
}  # fmt: skip
# What a name loses before it is compared: "Beauftragte/r", "Leiter*in", "Amt f. Bildung u. Kultur", "Koordinatorin".
_OTHER_GENDER = re.compile(r"(?<=\w)(?:[/*:_]-?|\()(?:innen|in|r|n)\b\)?|(?<=or|nt)in(?:nen)?\b")
_SHORT_WORD = re.compile(r"\b[fu]\.")
_PLACE = re.compile(r"at line (\d+)")
_LONGEST = 400
"""Characters of a name, in normal form; one ligature may stand for 18 letters, and a stemmer takes its time."""
_SIMILAR = 0.93
_SHORTEST_SIMILAR = 8
_STEMMER = snowballstemmer.stemmer("german")


def read_register(text: str) -> tuple[Unit, ...]:
    """Read a register of units from TOML: tables `[[unit]]` with `name`, `aliases` and `external`.

    UnreadableRegister says what is wrong with it, and at which unit.
    """
    try:
        tables = tomllib.loads(clean(text).text).get("unit", [])
    except tomllib.TOMLDecodeError as error:
        where = _PLACE.search(str(error))
        line = f"Zeile {where[1]}" if where else "die letzte Zeile"
        raise UnreadableRegister(
            f"Das Einheitenverzeichnis ist kein gültiges TOML; bitte prüfen Sie {line}."
        ) from error
    if not isinstance(tables, list) or not tables:
        raise UnreadableRegister("Das Einheitenverzeichnis nennt keine Einheit; erwartet werden Blöcke [[unit]].")
    units = tuple(_unit(number, table) for number, table in enumerate(tables, start=1))
    _refuse_doubles(units)
    return units


def register_text(units: Sequence[Unit]) -> str:
    """Write a register as the TOML that `read_register` reads, for the coordinator to correct."""
    return "\n".join(_table(unit) for unit in units)


class Names:
    """The names and aliases of a register, to be found in spite of inflection, brackets and slips of the pen."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._found: dict[str, Unit | None] = {}
        self._by_key: dict[Key, Unit] = {}
        for unit in units:
            for name in (unit.name, *unit.aliases):
                self._by_key.setdefault(name_key(name), unit)
        self._by_office: dict[Key, set[Unit]] = {}
        for key, unit in self._by_key.items():
            self._by_office.setdefault(_office(key), set()).add(unit)
        self._by_words = {" ".join(key): unit for key, unit in self._by_key.items()}

    def exact(self, text: str) -> Unit | None:
        """Return the unit with this name or alias, whatever its inflection."""
        return self._by_key.get(name_key(text))

    def find(self, text: str) -> Unit | None:
        """Return the unit meant: by its name, without what stands in brackets, without "Leitung", by likeness."""
        if text not in self._found:
            keys = (name_key(name) for name in (text, _BRACKETS.sub("", text)))
            self._found[text] = next((unit for key in keys if key and (unit := self._by(key))), None)
        return self._found[text]

    def _by(self, key: Key) -> Unit | None:
        return self._by_key.get(key) or self._only(_office(key)) or self._similar(key)

    def _only(self, office: Key) -> Unit | None:
        units = self._by_office.get(office, set())
        return next(iter(units)) if len(units) == 1 else None

    def _similar(self, key: Key) -> Unit | None:
        wanted = " ".join(key)
        if len(wanted) < _SHORTEST_SIMILAR:
            return None
        scorer = Indel.normalized_similarity
        best = process.extractOne(wanted, self._by_words.keys(), scorer=scorer, score_cutoff=_SIMILAR)
        if best is None or re.findall(r"\d+", wanted) != re.findall(r"\d+", best[0]):
            return None
        return self._by_words[best[0]]


@lru_cache(maxsize=4096)
def name_key(name: str) -> Key:
    """Return a name as it is compared: stems without articles, "Jugendamtsleiterin" as "Leitung Jugendamt"."""
    text = _SHORT_WORD.sub("", _OTHER_GENDER.sub("", normal(plain(name))[:_LONGEST]))
    words = [part for word in _WORD.findall(text) for part in _SHORT.get(word, (word,))]
    kept = [word for word in words if word not in _ARTICLES]
    while len(kept) > 1 and kept[0].startswith("mitarbeit"):
        kept = kept[1:]
    return tuple(_STEMMER.stemWords(_lead_first(kept) if kept else words))


def _lead_first(words: list[str]) -> list[str]:
    """Return the words with "leitung" before the office: "Bauamtsleiterin", "Amtsleiter Bauamt", "Bauamts-Leitung"."""
    first, *others = words
    if (lead := _LEADS.fullmatch(first)) and others:
        is_said = lead["kind"] is None or others[0].endswith((lead["kind"], f"{lead['kind']}es"))
        return ["leitung", *others] if is_said else ["leitung", lead["kind"], *others]
    if others and words[-1] in ("leitung", "leiter", "leiterin"):
        return ["leitung", *words[:-1]]
    if compound := _COMPOUND_LEAD.fullmatch(words[-1]):
        return ["leitung", *words[:-1], compound["office"]]
    return words


def office_key(name: str) -> Key:
    """Return a name as it is compared where the office and its head are one unit."""
    return _office(name_key(name))


def names_lead(name: str) -> bool:
    """Whether a name speaks of the head of an office as "Leitung X", "Leiterin X"."""
    first = _WORD.search(normal(name))
    return bool(first and _LEADS.fullmatch(first[0]))


def _office(key: Key) -> Key:
    return key[1:] if len(key) > 1 and key[0] == "leitung" else key


def _unit(number: int, table: Any) -> Unit:
    if not isinstance(table, dict) or not isinstance(table.get("name"), str) or not table["name"].strip():
        raise UnreadableRegister(f"Im Einheitenverzeichnis fehlt der Name der {number}. Einheit.")
    name = table["name"].strip()
    aliases, external = table.get("aliases", []), table.get("external", False)
    if not isinstance(aliases, list) or not all(isinstance(alias, str) and alias.strip() for alias in aliases):
        raise UnreadableRegister(f"Im Einheitenverzeichnis sind die „aliases“ von „{name}“ keine Liste von Namen.")
    if not isinstance(external, bool):
        raise UnreadableRegister(f"Im Einheitenverzeichnis ist „external“ bei „{name}“ weder true noch false.")
    return Unit(name, tuple(alias.strip() for alias in aliases), external)


def _refuse_doubles(units: Iterable[Unit]) -> None:
    owners: dict[str, str] = {}
    for unit in units:
        if unit.name in owners.values():
            raise UnreadableRegister(f"Im Einheitenverzeichnis steht „{unit.name}“ zweimal.")
        for name in (unit.name, *unit.aliases):
            owner = owners.setdefault(normal(name), unit.name)
            if owner != unit.name:
                raise UnreadableRegister(f"Im Einheitenverzeichnis steht „{name}“ bei „{owner}“ und bei „{unit.name}“.")


def _table(unit: Unit) -> str:
    lines = ["[[unit]]", f"name = {_quoted(unit.name)}"]
    if unit.external:
        lines.append("external = true")
    if unit.aliases:
        lines.append(f"aliases = [{', '.join(map(_quoted, unit.aliases))}]")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'
