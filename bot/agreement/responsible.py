"""Who answers for a measure: units found in its cells, the lead among them, and the register they come from."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from bot.agreement.model import Unit
from bot.agreement.offices import seems_external
from bot.agreement.remarks import Remark, remark
from bot.agreement.splitting import Named, named_units
from bot.agreement.units import Key, Names, names_lead, office_key
from bot.normal import normal

_BRACKETED = re.compile(r"\(([^()]+)\)")
_ABBREVIATION = re.compile(r"(?!FF$)[A-ZÄÖÜ]\w{0,6}[A-ZÄÖÜ]\w?")
_ENDING = 2
"""How many letters an inflected name is longer: "Jugendamtes"."""


def proposed_register(cells: Iterable[str]) -> tuple[Unit, ...]:
    """Propose a register from all cells of responsibility, for the coordinator to correct.

    "Leitung X", "X-leitung" and "X" become one unit with all spellings, and so does an abbreviation with what it
    stands for: "Jobcenter (JC)"; outside bodies are told by their names.
    """
    nobody = Names(())
    spellings: dict[str, Counter[str]] = {}
    twins: dict[str, tuple[str, str]] = {}
    for cell in cells:
        for named in named_units(cell, nobody):
            key = _compact(named.name)
            spellings.setdefault(key, Counter())[named.name] += 1
            if (twin := _twin(named)) and _compact(twin) != key:
                twins.setdefault(_compact(twin), (twin, key))
    for twin_key, (twin, key) in twins.items():
        _join(spellings, twin_key, twin, key)
    return tuple(_proposed(counts) for counts in spellings.values())


def _compact(name: str) -> str:
    """Return a name as it is compared in spite of hyphens: "Job-Center", "FB3"; numbers stay apart."""
    return "".join(f" {word} " if word.isdigit() else word for word in office_key(name))


def _twin(named: Named) -> str | None:
    """Return the other name in brackets: "Jobcenter (JC)", "ASD (Allgemeiner Sozialer Dienst)"."""
    inside = _BRACKETED.search(named.words)
    if inside and (_abbreviates(inside[1], named.name) or _abbreviates(named.name, inside[1])):
        return inside[1].strip()
    return None


def _abbreviates(short: str, long: str) -> bool:
    letters = iter(normal(long))
    is_short = bool(_ABBREVIATION.fullmatch(short)) and len(short) < len(long) and short[:1] == long[:1].upper()
    return is_short and all(letter in letters for letter in normal(short))


def _join(spellings: dict[str, Counter[str]], twin_key: str, twin: str, key: str) -> None:
    """Make one unit of two names of the same office, at the place of the first, unless one has gone elsewhere."""
    if key not in spellings:
        return
    counts = spellings[key]
    counts[twin] += 0
    counts.update(spellings.pop(twin_key, {}))


def _proposed(spellings: Counter[str]) -> Unit:
    """The name is a spelling that begins with "Leitung", where there is one, else the commonest in full."""
    by_count = sorted(spellings, key=lambda spelling: (bool(_ABBREVIATION.fullmatch(spelling)), -spellings[spelling]))
    common = by_count[0]
    plain_forms = (name for name in by_count if common.startswith(name) and len(common) - len(name) <= _ENDING)
    name = next((spelling for spelling in by_count if names_lead(spelling)), min(plain_forms, key=len))
    aliases = {normal(spelling): spelling for spelling in reversed(spellings)}
    aliases.pop(normal(name))
    return Unit(name, tuple(reversed(aliases.values())), any(map(seems_external, spellings)))


class Responsibility:
    """Finds the units of cells by a register, and adds to it what it lacks; `remarks` tell what was added."""

    def __init__(self, register: Sequence[Unit]) -> None:
        self._names = Names(register)
        self._units = {unit.name: unit for unit in register}
        self._added: dict[Key, str] = {}
        self.remarks: list[Remark] = []

    def units_in(self, cells: Sequence[tuple[str, int]]) -> tuple[str, ...]:
        """Return the names of the units in cells (value, line), each once, in the order of the document."""
        found = []
        for value, line in cells:
            for named in named_units(value, self._names):
                known = self._names.find(named.words) or self._names.find(named.name)
                found.append(known.name if known else self._add(named.name, line))
        return tuple(dict.fromkeys(found))

    def lead(self, units: Sequence[str]) -> str | None:
        """Return the first unit that is no outside body; None where all are."""
        return next((name for name in units if not self._units[name].external), None)

    def register(self) -> tuple[Unit, ...]:
        """Return the register with what it lacked."""
        return tuple(self._units.values())

    def _add(self, name: str, line: int) -> str:
        key = office_key(name)
        if key not in self._added:
            self._added[key] = name
            self._units[name] = Unit(name, (), seems_external(name))
            self.remarks.append(remark(line, name, "Diese Einheit steht nicht im Verzeichnis und wurde ergänzt"))
        return self._added[key]
