"""Coordinators switch rules of the ladder, and let all nudges rest."""

from datetime import date, datetime, timedelta

from bot.nudges.model import Rule
from bot.nudges.outlook import plan_again, rest_until, rests_until, switch
from bot.people.model import Person
from bot.periods.spans import month_of, quarter_of
from bot.ports import Work
from bot.trace.model import Action, Entry

SWITCHED = tuple(rule for rule in Rule if rule is not Rule.ASKED)
"""The rules that can be switched."""
LONGEST_REST = timedelta(days=366)


async def switch_rule(work: Work, rule: Rule, *, is_on: bool, by: Person, at: datetime) -> bool:
    """Switch one rule; False where it was so before."""
    if not await switch(work, rule, is_on=is_on):
        return False
    await plan_again(work)
    await work.audit.add(Entry(Action.RULE_SWITCHED, by, rule.value, {"is_on": is_on}), at=at)
    return True


async def set_rest(work: Work, until: date | None, *, by: Person, at: datetime) -> bool:
    """Let all nudges rest up to a day, that one included, or no more; False where it was so before."""
    if until == await rests_until(work):
        return False
    await rest_until(work, until)
    await plan_again(work)
    details = {"until": until and until.isoformat()}
    await work.audit.add(Entry(Action.NUDGES_RESTED, by, details=details), at=at)
    return True


def usual_rests(today: date) -> tuple[date, ...]:
    """Return the ends of month and quarter, up to which nudges can rest by a button."""
    ends = (month_of(today).last, quarter_of(today).last)
    return tuple(sorted({end for end in ends if end}))
