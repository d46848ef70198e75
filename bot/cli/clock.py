"""The only place that reads the clock."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


class SystemClock:
    """Real time."""

    def now(self) -> datetime:
        """The present moment, aware, UTC."""
        return datetime.now(UTC)  # noqa: TID251 - this is the one place


def today(zone: ZoneInfo) -> date:
    """The present day where the county is."""
    return SystemClock().now().astimezone(zone).date()
