"""Whom an invitation is for, as typed behind the command: a role, units, both in any order, or nothing."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

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
_SKIPPED = _FILLERS | _ROLE_OF.keys()
_LIST = re.compile(r"\s*[,;+&\n]\s*")
_AND = re.compile(r"\s+(?:und|and)\s+", re.IGNORECASE)
_LONGEST = 300
_ENDS = ((False, False), (False, True), (True, False), (True, True))
"""Where a role is looked for: nowhere first, since a unit may be named like one; then behind, before, at both ends."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom to invite. `role` is None where none was said; `unknown` is what no unit of the register is called."""

    role: Role | None = None
    units: tuple[str, ...] = ()
    unknown: str = ""


def read_wanted(text: str, units: Sequence[Unit]) -> Wanted:
    """Read what follows the command; units are found by their names, aliases and likeness. Two roles are none."""
    names, typed = Names(units), text[:_LONGEST].split()
    for named in (names.exact, names.find):
        for before, behind in _ENDS:
            role, rest = _peeled(typed, before=before, behind=behind)
            found = [_named(part, named) for part in _LIST.split(rest) if part]
            if all(found):
                return Wanted(role, _names_of(found))
    known = zip((part for part in _LIST.split(rest) if part), found, strict=True)
    return Wanted(role, _names_of(found), ", ".join(part for part, unit in known if not unit))


def likely_units(text: str, units: Sequence[Unit]) -> tuple[str, ...]:
    """Return all units, those first whose name or alias is most like `text`."""
    wanted = normal(text[:_LONGEST])
    likeness = {unit.name: max(ratio(wanted, normal(name)) for name in (unit.name, *unit.aliases)) for unit in units}
    return tuple(sorted(likeness, key=lambda name: -likeness[name])) if text else tuple(likeness)


def _named(text: str, named: Callable[[str], Unit | None]) -> tuple[Unit, ...]:
    """Return the unit of this name, or the units joined by "und", which stands within names too; () for others."""
    if unit := named(text):
        return (unit,)
    for word in _AND.finditer(text):
        first = named(text[: word.start()])
        if first and (others := _named(text[word.end() :], named)):
            return (first, *others)
    return ()


def _names_of(found: Iterable[Sequence[Unit]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(unit.name for some in found for unit in some))


def _peeled(typed: Sequence[str], *, before: bool, behind: bool) -> tuple[Role | None, str]:
    """Return the role said at these ends, and the rest; two different roles are none."""
    words, roles = list(typed), set[Role]()
    for end in [0] * before + [-1] * behind:
        while words and (word := normal(words[end]).strip(".,:;!")) in _SKIPPED:
            words.pop(end)
            if word in _ROLE_OF:
                roles.add(_ROLE_OF[word])
                break
        while words and normal(words[end]) in _FILLERS:
            words.pop(end)
    return (roles.pop() if len(roles) == 1 else None), " ".join(words)
