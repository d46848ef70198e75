"""Who answers for a measure: units found in its cells, the lead among them, and the register they come from."""

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.agreement.model import Unit
from bot.agreement.offices import seems_external
from bot.agreement.remarks import Remark, remark
from bot.agreement.splitting import named_units
from bot.agreement.units import Key, Names, names_lead, office_key


def proposed_register(cells: Iterable[str]) -> tuple[Unit, ...]:
    """Propose a register from all cells of responsibility, for the coordinator to correct.

    "Leitung X", "X-leitung" and "X" become one unit with all spellings; outside bodies are told by their names.
    """
    nobody = Names(())
    spellings: dict[Key, Counter[str]] = {}
    for cell in cells:
        for named in named_units(cell, nobody):
            counts = spellings.setdefault(office_key(named.name), Counter())
            counts[named.name] += 1
            counts[named.words] += 0
    return tuple(_proposed(counts) for counts in spellings.values())


def _proposed(spellings: Counter[str]) -> Unit:
    """The name is a spelling that begins with "Leitung", where there is one, else the commonest."""
    by_count = [spelling for spelling, count in spellings.most_common() if count]
    name = next((spelling for spelling in by_count if names_lead(spelling)), by_count[0])
    return Unit(name, tuple(spelling for spelling in spellings if spelling != name), seems_external(name))


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
