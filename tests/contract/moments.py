"""Moments for tests; nothing here reads a clock."""

from datetime import UTC, datetime, timedelta

NOW = datetime(2021, 5, 3, 8, 0, tzinfo=UTC)


def later(minutes: float) -> datetime:
    """The moment so many minutes after `NOW`."""
    return NOW + timedelta(minutes=minutes)
