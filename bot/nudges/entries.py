"""The measures of a digest as they stand now, and what was done about each since it came. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.agreement.model import Snapshot
from bot.asking.asker import Reports
from bot.nudges.digest import Item
from bot.nudges.kept import Content, placed
from bot.nudges.ladder import is_said_since
from bot.reporting.reporter import reporting_for


@dataclass(frozen=True, slots=True)
class Entry:
    """A measure of a digest as it stands now, and what was done about it since; `place`: where it stands on the card.

    `may_report`: whether the person may report on it; `is_of_unit`: whether they can say for the unit that was asked
    that it is not responsible.
    """

    item: Item
    place: int
    is_answered: bool = False
    put_off_until: date | None = None
    is_declined: bool = False
    is_passed: bool = False
    may_report: bool = True
    is_of_unit: bool = True
    stands_in: bool = False
    """Whether it came to them because they stand in for somebody of the unit that was asked."""

    @property
    def needs_answer(self) -> bool:
        """Whether it still asks this person for something, now or when it was put off until."""
        return not (self.is_answered or self.is_declined or self.is_passed)


def entries_of(
    content: Content,
    snapshot: Snapshot,
    who: Reports,
    *,
    put_off: Mapping[str, date],
    declined: Collection[tuple[str, str]],
) -> tuple[Entry, ...]:
    """Return what the card of a digest shows to `who`; `put_off` are the days until which they put measures off."""
    at = datetime.fromisoformat(content["at"])
    return tuple(
        Entry(
            item=one.item,
            place=one.place,
            is_answered=is_said_since(one.item.listed, at),
            put_off_until=put_off.get(one.item.listed.code),
            is_declined=_key(one.item) in declined,
            is_passed=one.place in content["passed"],
            may_report=reporting_for(one.item.listed.measure, who) is not None,
            is_of_unit=may_decline(one.item, who),
            stands_in=_stands_in(one.item, who),
        )
        for one in placed(content, snapshot)
    )


def may_decline(item: Item, who: Reports) -> bool:
    """Whether somebody can say for the unit that was asked that a measure is not its own, or pass it to a deputy."""
    unit = unit_of(item)
    is_theirs = unit in (*who.own_units, *who.stands_in_for) or _key(item) in who.passed
    return bool(unit) and (is_theirs or who.is_coordinator)


def _stands_in(item: Item, who: Reports) -> bool:
    unit = unit_of(item)
    is_for_somebody = unit in who.stands_in_for or _key(item) in who.passed
    return is_for_somebody and unit not in who.own_units


def unit_of(item: Item) -> str:
    """Return the unit that was asked; "" where it was none."""
    return item.slot.unit if item.slot else ""


def _key(item: Item) -> tuple[str, str]:
    return item.listed.code, unit_of(item)
