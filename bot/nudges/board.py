"""What a group or topic is shown unasked: the board of a quarter, and what falls due in a week or quarter. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.agreement.model import Agreement, Snapshot
from bot.asking.select import Listed, all_listed, due_in, overdue
from bot.asking.turns import Turn, is_fulfilled, turn_of, turns_in
from bot.people.place import Scope
from bot.periods.period import Period


@dataclass(frozen=True, slots=True)
class Overview:
    """What a scope has in a period: what falls due in it, what is overdue besides, and the turns that end in it."""

    scope: Scope
    period: Period
    today: date
    due: tuple[Listed, ...]
    overdue: tuple[Listed, ...]
    turns: tuple[Turn, ...]

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.due or self.overdue or self.turns)


def board_of(snapshot: Snapshot, scope: Scope, quarter: Period, today: date) -> Overview:
    """Return the board of a quarter: with all that is settled already, so that one sees it move."""
    listed = in_scope(snapshot, scope)
    due = due_in(listed, quarter)
    late = tuple(one for one in overdue(listed, today) if one not in due)
    turns = (*turns_in(listed, quarter, snapshot.agreement), *_turns_done(listed, quarter, snapshot.agreement))
    return Overview(scope, quarter, today, due, late, tuple(sorted(turns, key=lambda turn: turn.on)))


def digest_of(snapshot: Snapshot, scope: Scope, period: Period, today: date) -> Overview:
    """Return what is still to be done in a week or quarter."""
    listed = [one for one in in_scope(snapshot, scope) if not one.is_settled]
    return Overview(scope, period, today, due_in(listed, period), (), turns_in(listed, period, snapshot.agreement))


def in_scope(snapshot: Snapshot, scope: Scope) -> tuple[Listed, ...]:
    """Return the measures that a place is about, by due date."""
    return tuple(one for one in all_listed(snapshot) if scope.holds(one.measure))


def _turns_done(listed: Iterable[Listed], period: Period, agreement: Agreement) -> Iterator[Turn]:
    """Yield the last turn of each measure that ends in a period and was reported done."""
    assert period.last
    for one in listed:
        turn = turn_of(one, agreement, period.last)
        if turn and turn[0] in period and is_fulfilled(one, turn[0]):
            yield Turn(one, turn[0])
