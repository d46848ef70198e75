"""Gathers from the store what planning looks at."""

from datetime import date, datetime, tzinfo

from bot.nudges.model import LADDER, Ladder, Outlook, Rule
from bot.periods.calendar import Calendar
from bot.ports import Work

OFF_FACT = "nudges:off"
"""The rules that are switched off, with spaces between them."""
REST_FACT = "nudges:rest_until"
"""The day (ISO) up to which all nudges rest: a report campaign, or as the coordinators wish."""
PLANNED_FACT = "nudges:planned"
"""Day (ISO) and minute of the day, where the county is, up to which all digests were handed over."""


async def read_outlook(
    work: Work, *, calendar: Calendar, zone: tzinfo, now: datetime, ladder: Ladder = LADDER
) -> Outlook | None:
    """Return all that planning looks at; None while there is no agreement."""
    snapshot = await work.agreements.current()
    if snapshot is None:
        return None
    known_since = await work.nudges.known_since()
    return Outlook(
        snapshot=snapshot,
        calendar=calendar,
        zone=zone,
        ladder=ladder,
        asked=await work.nudges.ledger(),
        staff=await work.nudges.staff(since=now.astimezone(zone).date()),
        known_since={code: at.astimezone(zone).date() for code, at in known_since.items()},
        snoozes=await work.nudges.snoozes(),
        declined=frozenset(await work.nudges.declined()),
        off=await rules_off(work),
        rest_until=await rests_until(work),
    )


async def rules_off(work: Work) -> frozenset[Rule]:
    """Return the rules that the coordinators switched off."""
    return _rules(await work.facts.get(OFF_FACT) or "")


async def switch(work: Work, rule: Rule, *, is_on: bool) -> bool:
    """Switch one rule; False where it was so before. Whoever switches another one at this moment waits."""
    off = _rules(await work.facts.hold(OFF_FACT))
    wanted = off - {rule} if is_on else off | {rule}
    await work.facts.set(OFF_FACT, " ".join(sorted(one.value for one in wanted)))
    return wanted != off


def _rules(kept: str) -> frozenset[Rule]:
    return frozenset(map(Rule, kept.split()))


async def rests_until(work: Work) -> date | None:
    """Return the day up to which all nudges rest, if they do."""
    day = await work.facts.get(REST_FACT)
    return date.fromisoformat(day) if day else None


async def rest_until(work: Work, day: date | None) -> None:
    """Let all nudges rest up to a day, or no more."""
    await work.facts.set(REST_FACT, day.isoformat() if day else "")


async def planned_until(work: Work, day: date) -> int:
    """Return up to which minute of the day its digests were handed over; -1 where none were."""
    on, _, minute = (await work.facts.get(PLANNED_FACT) or "").partition(" ")
    return int(minute) if on == day.isoformat() else -1


async def planned(work: Work, day: date, minute: int) -> None:
    """Remember that the digests of this day were handed over up to a minute."""
    await work.facts.set(PLANNED_FACT, f"{day.isoformat()} {minute}")


async def plan_again(work: Work) -> None:
    """Have today's digests looked through again: there is something new for one whose hour may have come already."""
    await work.facts.set(PLANNED_FACT, "")
