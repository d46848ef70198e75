"""Reports on the measures of the small county, as tests of the state of things need them."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.agreement.model import Obstacle, Snapshot, Status, StatusUpdate
from bot.agreement.standing import standing_of
from tests.bot.asking.county import AGREEMENT


def at(day: int, month: int, year: int = 2021, hour: int = 9) -> datetime:
    """A moment."""
    return datetime(year, month, day, hour, tzinfo=UTC)


def update(moment: datetime, status: Status, progress: int | None = None, **more: object) -> StatusUpdate:
    """A status update of the Bauamt."""
    made = StatusUpdate(moment, "Bauamt", status, progress)
    return replace(made, **more)  # type: ignore[arg-type]


def obstacle(moment: datetime, reason: str = "Förderbescheid steht aus", resolved: datetime | None = None) -> Obstacle:
    """An obstacle of the Bauamt."""
    return Obstacle(1, "Bauamt", reason, moment, resolved)


def told(reports: dict[str, list[StatusUpdate]], **obstacles: list[Obstacle]) -> Snapshot:
    """The agreement with these reports by code; obstacles by "m1_2_1"."""
    hindering = {code.removeprefix("m").replace("_", "."): raised for code, raised in obstacles.items()}
    codes = {*reports, *hindering}
    standings = {code: standing_of(reports.get(code, []), hindering.get(code, [])) for code in codes}
    return Snapshot(3, AGREEMENT, standings)
