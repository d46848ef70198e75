"""Whom an invitation is for, as typed behind the command: a role, units, both in any order, or nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.agreement.model import Unit
from bot.agreement.units import Names
from bot.normal import normal
from bot.people.model import Role

_ROLES = {
    Role.READER: "lesen leser leserin leserecht lesend reader read",
    Role.MEMBER: "mitglied mitglieder member",
    Role.COORDINATOR: "koordination koordinator koordinatorin coordinator coordinators",
    Role.ADMIN: "admin administrator administratorin administration technik",
}
_ROLE_OF = {word: role for role, words in _ROLES.items() for word in words.split()}
_FILLERS = frozenset(
    {
        *("als", "bitte", "das", "den", "der", "die", "fuer", "nur", "vom", "von", "zum", "zur"),
        *("as", "for", "from", "just", "only", "please", "the", "to"),
    }
)
_BETWEEN_UNITS = (re.compile(r"\s*[,;+&\n]\s*"), re.compile(r"\s*[,;+&\n]\s*|\s+(?:und|and)\s+", re.IGNORECASE))
"""First without "und", which stands within names too."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom to invite. `role` is None where none was said; `unknown` is what no unit of the register is called."""

    role: Role | None = None
    units: tuple[str, ...] = ()
    unknown: str = ""


def read_wanted(text: str, units: Sequence[Unit]) -> Wanted:
    """Read what follows the command; units are found by their names, aliases and likeness."""
    names = Names(units)
    words = text.split()
    if unit := names.exact(text):
        return Wanted(units=(unit.name,))
    role = _role_at(words, 0) or _role_at(words, -1)
    rest = " ".join(words)
    if not rest:
        return Wanted(role)
    for separator in _BETWEEN_UNITS:
        parts = [part for part in separator.split(rest) if part]
        found = [names.find(part) for part in parts]
        if all(found):
            return Wanted(role, tuple(dict.fromkeys(unit.name for unit in found if unit)))
    return Wanted(role, unknown=next(part for part, unit in zip(parts, found, strict=True) if not unit))


def likely_units(text: str, units: Sequence[Unit]) -> tuple[str, ...]:
    """Return the units whose names or aliases hold a word of `text`; all of them where there is none."""
    begun = [normal(word) for word in re.findall(r"\w{3,}", text)]
    likely = tuple(unit.name for unit in units if any(word in _searched(unit) for word in begun))
    return likely or tuple(unit.name for unit in units)


def _searched(unit: Unit) -> str:
    return normal(" ".join((unit.name, *unit.aliases)))


def _role_at(words: list[str], end: int) -> Role | None:
    """Take fillers and a role off one end of the words (in place), and return the role."""
    role = None
    while words and (word := normal(words[end]).strip(".,:;!")) in _FILLERS | _ROLE_OF.keys():
        role = _ROLE_OF.get(word, role)
        words.pop(end)
    return role
