"""Obstacles that are open, and resolving them: traced, in the transaction of the press that says so."""

from datetime import datetime

from bot.agreement.model import Obstacle, Snapshot
from bot.asking.select import Listed, all_listed
from bot.people.model import Person
from bot.ports import Work
from bot.trace.model import Action, Entry

OpenObstacle = tuple[Listed, Obstacle]


def open_obstacles(snapshot: Snapshot) -> tuple[OpenObstacle, ...]:
    """Return all open obstacles with their measures, the oldest first."""
    found = ((listed, obstacle) for listed in all_listed(snapshot) for obstacle in listed.standing.obstacles)
    return tuple(sorted(found, key=lambda one: (one[1].at, one[1].id)))


async def resolve(work: Work, code: str, obstacle_id: int, *, by: Person, at: datetime) -> bool:
    """Resolve an obstacle; False where somebody did so before, or it was withdrawn."""
    is_resolved = await work.updates.resolve_obstacle(obstacle_id, at=at)
    if is_resolved:
        await work.audit.add(Entry(Action.OBSTACLE_RESOLVED, by, code), at=at)
    return is_resolved


async def reopen(work: Work, code: str, obstacle_id: int, *, by: Person, at: datetime) -> bool:
    """Take back that an obstacle is resolved; False where it is open, or was withdrawn."""
    is_open = await work.updates.reopen_obstacle(obstacle_id)
    if is_open:
        await work.audit.add(Entry(Action.OBSTACLE_REOPENED, by, code), at=at)
    return is_open
