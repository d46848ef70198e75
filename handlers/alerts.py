"""What nobody asked for: technical notices for the administrators, and word of a gap for the coordinators.

Each is said once. What was said is remembered in the same commit that hands it over.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from bot.delivery import Purpose
from bot.people.access import in_role
from bot.people.model import Person, Role
from bot.ports import Work
from bot.privacy.policy import Policy
from bot.reporting.answers import Planned
from bot.reporting.model import NewObstacle
from bot.texts.minimal import minimal
from bot.texts.notices import conflict_text, gap_text, quarantine_text
from bot.texts.obstacles import raised_text
from bot.texts.reply import Reply
from handlers.render import to_chat
from handlers.setup import Bells, Setup
from handlers.waiting import every

log = logging.getLogger(__name__)

CONFLICT_FACT = "conflict_at"
"""When another program was last seen to poll with our token."""
HEARD_FACT = "heard_at"
"""When we last certainly heard from Telegram: a poll that succeeded, or the webhook in place."""
KEPT = timedelta(hours=24)
"""How long Telegram keeps an update (PITFALLS 0.6)."""
AN_EPISODE = timedelta(days=1)
"""A conflict after so long without one is a new one."""
PAUSE_SECONDS = 60.0
"""Updates that go aside within this time share a notice."""


async def tell(
    work: Work,
    role: Role,
    reply: Callable[[str], Reply],
    *,
    at: datetime,
    purpose: Purpose = Purpose.NOTICE,
    but: Person | None = None,
) -> bool:
    """Send everybody in this role a notice in their language, `but` one; False where there is nobody."""
    people = await in_role(work, role, but=but)
    calls = [call for one in people for call in to_chat(reply(one.language or "de"), one.telegram_id, purpose)]
    await work.outbox.add_all(calls, at=at)
    return bool(people)


async def obstacle_raised(work: Work, one: Planned, *, by: Person, policy: Policy, at: datetime) -> None:
    """Tell the coordinators of an obstacle, but not the one who raised it."""
    shown = minimal(one) if policy.is_minimal else one
    if isinstance(shown.new, NewObstacle):
        unit, reason = shown.new.unit, shown.new.reason
        notice = partial(raised_text, shown.listed, unit, reason)
        await tell(work, Role.COORDINATOR, notice, at=at, but=by)


async def conflict_noticed(work: Work, *, at: datetime) -> None:
    """Remember that another program polls with our token; the administrators are told once an episode."""
    before = await work.facts.get(CONFLICT_FACT)
    await work.facts.set(CONFLICT_FACT, at.isoformat())
    if before is None or at - datetime.fromisoformat(before) > AN_EPISODE:
        await tell(work, Role.ADMIN, conflict_text, at=at)


async def heard_from_telegram(setup: Setup, work: Work, *, at: datetime) -> None:
    """Remember when Telegram was last heard; the coordinators are told if it dropped something since."""
    before = await work.facts.get(HEARD_FACT)
    await work.facts.set(HEARD_FACT, at.isoformat())
    if before is None or (since := datetime.fromisoformat(before)) + KEPT >= at:
        return
    first, last = since.astimezone(setup.zone), (at - KEPT).astimezone(setup.zone)
    log.warning("Telegram keeps updates for 24 hours; those between %s and %s may be missing", first, last)
    await tell(work, Role.COORDINATOR, lambda lang: gap_text(first, last, lang), at=at)


@dataclass(slots=True)
class Teller:
    """Tells the administrators of updates that went into quarantine: of each exactly once, of several together."""

    setup: Setup
    bells: Bells

    async def run(self) -> None:
        """Look every minute until stopped."""
        await every(PAUSE_SECONDS, self.bells, self.step)

    async def step(self) -> int:
        """Tell of what was not told yet, and return of how many updates."""
        async with self.setup.store.reading() as work:
            if not await work.inbox.unshown():
                return 0
        now = self.setup.real.now()
        async with self.setup.store.writing() as work:
            numbers = await work.inbox.unshown()
            # Without an administrator nobody is told; the first one to come will be.
            if not numbers or not await tell(work, Role.ADMIN, lambda lang: quarantine_text(numbers, lang), at=now):
                return 0
            await work.inbox.shown(numbers, at=now)
        self.bells.handed_over.set()
        return len(numbers)
