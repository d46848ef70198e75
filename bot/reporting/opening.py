"""The opening balance: what was due before today and nothing was ever reported for. Pure."""

from datetime import date

from bot.agreement.model import Snapshot
from bot.asking.select import Listed, all_listed, overdue, unreported


def opening(snapshot: Snapshot, today: date) -> tuple[Listed, ...]:
    """Return the measures whose date has passed and of which nobody knows how far they are, by due date."""
    return unreported(overdue(all_listed(snapshot), today))
