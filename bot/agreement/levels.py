"""The levels of the document put together: which goal a measure serves, and which field of action it lies in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.agreement.headings import Level, headings, tidy
from bot.agreement.labels import Row
from bot.agreement.lines import plain
from bot.agreement.model import FieldOfAction
from bot.agreement.outline import Section
from bot.agreement.remarks import Remark, remark
from bot.normal import normal


@dataclass(slots=True)
class GoalNode:
    """A goal's section with its place."""

    section: Section
    code: str
    field: int | None

    @property
    def parent(self) -> str:
        """The level above; empty where there is none."""
        return "" if self.field is None else str(self.field)


@dataclass(slots=True)
class MeasureNode:
    """A measure's section with its place."""

    section: Section
    code: str
    goal: GoalNode | None
    field: int | None

    @property
    def parent(self) -> str:
        """The level above; empty where there is none."""
        if self.goal:
            return self.goal.code
        return "" if self.field is None else str(self.field)


@dataclass(slots=True)
class Tree:
    """Fields, goals and measures in the order of the document, and what is wrong with them."""

    fields: tuple[FieldOfAction, ...] = ()
    goals: list[GoalNode] = field(default_factory=list)
    measures: list[MeasureNode] = field(default_factory=list)
    unplaced: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    errors: list[Remark] = field(default_factory=list)
    places: dict[tuple[int | None, str | None, str], GoalNode] = field(default_factory=dict)
    """The goals by field, code as printed and title."""


_USUAL = "handlungsfeld"
_ROMANS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def tree_of(sections: Sequence[Section]) -> Tree:
    """Put the sections together. Missing codes are counted, codes that start anew in each field are told apart."""
    tree = Tree()
    fields: dict[int, FieldOfAction] = {}
    goal: GoalNode | None = None
    number: int | None = None
    for section in _without_upper_levels(_without_contents(sections, tree), tree):
        if section.level is Level.FIELD:
            number, goal = _field(section, fields, tree), None
        elif section.level is Level.GOAL:
            goal = _goal(section, number, tree)
        else:
            tree.measures.append(_measure(section, number, goal, fields, tree))
    tree.fields = tuple(fields.values())
    _tell_apart(tree.goals, "Ziele", tree)
    _tell_apart(tree.measures, "Maßnahmen", tree)
    _refuse_doubles(tree.goals, "Ziel", tree)
    _refuse_doubles(tree.measures, "Maßnahme", tree)
    return tree


def _without_contents(sections: Sequence[Section], tree: Tree) -> list[Section]:
    """Leave out measures without rows that come again with rows: they stand in a table of contents."""
    detailed = {section.code for section in sections if section.level is Level.MEASURE and section.entries}
    kept = []
    for section in sections:
        if section.level is Level.MEASURE and not section.entries and section.code in detailed and section.code:
            tree.unplaced.append(remark(section.line, section.title, f"Aufzählung von Maßnahme {section.code}"))
        else:
            kept.append(section)
    return kept


def _without_upper_levels(sections: Sequence[Section], tree: Tree) -> list[Section]:
    """Leave out what stands above the fields of action, and above the goals where both count from 1.

    "Leitlinie 1" over "Handlungsfeld 1": an agreement has one level of fields, the one next to the measures.
    """
    fields, goals = _words(sections, Level.FIELD), _words(sections, Level.GOAL)
    kept = _USUAL if _USUAL in fields else (fields or [""])[-1]
    upper = {(Level.FIELD, word) for word in fields if word != kept}
    codes = [section.code for section in sections if section.level is Level.GOAL]
    if len(goals) > 1 and len(codes) > len(set(codes)):
        upper |= {(Level.GOAL, word) for word in goals[:-1]}
    for section in sections:
        if (section.level, _word(section)) in upper:
            title = f"{section.word} {section.code or ''} {section.title}"
            tree.unplaced.append(remark(section.line, title, "Überschrift über den Handlungsfeldern und Zielen"))
    return [section for section in sections if (section.level, _word(section)) not in upper]


def _words(sections: Sequence[Section], level: Level) -> list[str]:
    """Return the words that head a level, in the order in which they first appear."""
    return list(dict.fromkeys(_word(section) for section in sections if section.level is level))


def _word(section: Section) -> str:
    return _USUAL if section.word.lower() in ("hf", "") else section.word.lower()


def _field(section: Section, fields: dict[int, FieldOfAction], tree: Tree) -> int:
    """Find or make the field of a section and return its number."""
    title = plain(section.title)
    number = _number(section.code)
    if number is None:
        same = next((known for known in fields.values() if normal(known.title) == normal(title)), None)
        number = same.number if same else max(fields, default=0) + 1
    untitled = f"Handlungsfeld {number}"
    if number not in fields or (title and fields[number].title == untitled):
        fields[number] = FieldOfAction(number, title or untitled, section.line)
    known = fields[number]
    if title and normal(known.title) != normal(title):
        why = f"Handlungsfeld {number} steht schon in Zeile {known.line}, mit einem anderen Titel"
        tree.errors.append(remark(section.line, title, why))
    tree.unplaced.extend(
        remark(entry.line, f"{entry.label}: {entry.value}", "Zeile, die zu keinem Ziel und keiner Maßnahme gehört")
        for entry in section.entries
    )
    return number


def _number(code: str | None) -> int | None:
    if code is None:
        return None
    if digits := re.search(r"\d+", code):
        return int(digits[0])
    if code in _ROMANS:
        return _ROMANS.index(code)
    return ord(code) - ord("A") + 1 if len(code) == 1 else None


def _goal(section: Section, number: int | None, tree: Tree) -> GoalNode:
    """Find or make the goal of a section; a heading printed again continues it."""
    place = (number, section.code, normal(plain(section.title)))
    known = tree.places.get(place)
    if known:
        known.section.entries.extend(section.entries)
        return known
    node = GoalNode(section, section.code or str(len(tree.goals) + 1), number)
    tree.goals.append(node)
    tree.places[place] = node
    return node


def _measure(
    section: Section, number: int | None, goal: GoalNode | None, fields: dict[int, FieldOfAction], tree: Tree
) -> MeasureNode:
    code = section.code and tidy(section.code)
    if not code:
        code = next((tidy(plain(entry.value)) for entry in section.entries if entry.row is Row.CODE), None)
    if not code:
        code = str(len(tree.measures) + 1)
        tree.warnings.append(remark(section.line, section.title, f"Maßnahme ohne Nummer, gezählt als {code}"))
    if not section.title and not any(entry.row is Row.TITLE and entry.value for entry in section.entries):
        section.title = code
        tree.warnings.append(remark(section.line, "", f"Maßnahme {code} hat keinen Titel"))
    return MeasureNode(section, code, goal, _field_in_sheet(section, fields, tree) if number is None else number)


def _field_in_sheet(section: Section, fields: dict[int, FieldOfAction], tree: Tree) -> int | None:
    """Return the field that a row of the measure's own sheet names: "Handlungsfeld: Bildung"."""
    rows = (heading for entry in section.entries for heading in headings(f"{entry.label}: {entry.value}"))
    heading = next((heading for heading in rows if heading.level is Level.FIELD), None)
    if heading is None:
        return None
    return _field(Section(Level.FIELD, heading.word, heading.code, heading.title, section.line), fields, tree)


def _tell_apart(nodes: Sequence[GoalNode] | Sequence[MeasureNode], what: str, tree: Tree) -> None:
    """Put the code of the level above before codes that start anew under each of its headings: 1, 2, 1, 2."""
    first_codes: dict[str, str] = {}
    for node in nodes:
        first_codes.setdefault(node.parent, node.code)
    starts_anew = len(first_codes) > 1 and len(set(first_codes.values())) == 1
    if not starts_anew or "" in first_codes or any(re.search(r"[./-]", node.code) for node in nodes):
        return
    for node in nodes:
        node.code = f"{node.parent}.{node.code}"
    why = f"Die Nummern der {what} beginnen mehrfach von vorn; sie heißen hier {nodes[0].code} und so fort"
    tree.warnings.append(remark(0, "", why))


def _refuse_doubles(nodes: Sequence[GoalNode] | Sequence[MeasureNode], what: str, tree: Tree) -> None:
    seen: dict[str, int] = {}
    for node in nodes:
        first = seen.setdefault(node.code, node.section.line)
        if first != node.section.line:
            why = f"{what} {node.code} steht schon in Zeile {first}"
            tree.errors.append(remark(node.section.line, node.section.title, why))
