"""Which nudges are due on a day."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.agreement.model import DueState, Measure, Obstacle, Recurrence, Standing, Status
from bot.nudges.model import NudgeStep, Outlook, Rule, SlotState, Snooze
from bot.nudges.plan import is_nudging_day, plan_nudges, preview, returning, unanswered
from bot.people.model import Role
from bot.periods.calendar import Calendar
from tests.bot.nudges.county import (
    CARE,
    CLINIC,
    IMPORTED,
    YOUTH,
    asked,
    at,
    measure,
    outlook,
    somebody,
    span,
    standing,
    update,
)

JUNE_30 = date(2021, 6, 30)
MAY_31 = date(2021, 5, 31)
"""A Monday, thirty days before."""
A_DAY = timedelta(days=1)
DUE = measure(due=JUNE_30)


def steps(world: Outlook, day: date) -> list[tuple[str, Rule, str]]:
    return [(one.listed.code, one.step.rule, one.step.name) for one in plan_nudges(world, day)]


def on(day: date, one: Measure = DUE, state: Standing | None = None, **more: Any) -> list[str]:
    """The steps that are due on a day for one measure."""
    world = outlook(one, standings={one.code: state} if state else None, **more)
    return [step.step.name for step in plan_nudges(world, day)]


def test_a_step_is_due_from_the_day_it_is_reached_until_it_is_sent() -> None:
    assert on(MAY_31 - 3 * A_DAY) == []
    assert on(MAY_31) == ["30"]
    assert on(MAY_31 + 10 * A_DAY) == ["30"]
    assert on(MAY_31 + 10 * A_DAY, asked=[asked("1.1.1", MAY_31)]) == []


def test_of_several_reached_steps_only_the_latest_is_sent() -> None:
    assert on(date(2021, 7, 20)) == ["10w"]


def test_two_nudges_about_a_measure_are_five_days_apart() -> None:
    assert on(date(2021, 6, 23), asked=[asked("1.1.1", date(2021, 6, 21))]) == []
    assert on(date(2021, 6, 28), asked=[asked("1.1.1", date(2021, 6, 21))]) == ["7"]


@pytest.mark.parametrize("reported", [MAY_31, MAY_31 + A_DAY])
def test_an_update_from_the_day_of_the_step_on_satisfies_it(reported: date) -> None:
    assert on(date(2021, 6, 2), state=standing(update(reported))) == []
    assert on(date(2021, 6, 2), state=standing(update(reported, is_unchanged=True))) == []


def test_an_update_before_the_step_or_one_that_was_withdrawn_does_not() -> None:
    assert on(date(2021, 6, 2), state=standing(update(MAY_31 - A_DAY))) == ["30"]
    assert on(date(2021, 6, 2), state=standing(update(MAY_31, withdrawn=True))) == ["30"]


def test_while_an_obstacle_is_open_nudges_rest_and_its_end_satisfies_what_was_reached() -> None:
    obstacle = Obstacle(1, CARE, "Haushaltssperre", at(date(2021, 5, 1)))
    assert on(MAY_31, state=Standing(obstacles=(obstacle,))) == []
    resolved = replace(obstacle, resolved_at=at(date(2021, 6, 10)))
    assert on(date(2021, 6, 14), state=Standing(resolved=(resolved,))) == []
    assert on(date(2021, 6, 23), state=Standing(resolved=(resolved,))) == ["7"]


def test_a_new_due_date_rests_for_ten_working_days_while_it_waits() -> None:
    asking = update(date(2021, 5, 28), Status.DELAYED, new_due=span(date(2021, 9, 30)), due_state=DueState.WAITING)
    # From Friday, 28 May on the tenth working day is 11 June.
    assert on(date(2021, 6, 11), state=standing(asking)) == []
    assert on(date(2021, 6, 14), state=standing(asking)) == ["30"]


def test_a_confirmed_due_date_opens_new_slots_and_cancels_the_old_ones() -> None:
    moved = update(date(2021, 5, 20), Status.DELAYED, new_due=span(date(2021, 9, 30)), due_state=DueState.CONFIRMED)
    world = outlook(DUE, standings={"1.1.1": standing(moved)}, staff=[somebody(1, CARE)])
    assert steps(world, date(2021, 6, 28)) == []
    due = plan_nudges(world, date(2021, 8, 31))
    assert [one.slot.due_on for one in due] == [date(2021, 9, 30)]


def test_what_was_reached_before_the_import_is_settled() -> None:
    assert on(date(2021, 6, 7), known_since={"1.1.1": date(2021, 6, 1)}) == []
    assert on(date(2021, 6, 7), known_since={"1.1.1": MAY_31}) == ["30"]
    assert on(date(2021, 6, 23), known_since={"1.1.1": date(2021, 6, 1)}) == ["7"]


def test_what_was_reached_before_a_units_first_person_is_settled() -> None:
    assert on(date(2021, 6, 7), staff=[somebody(1, CARE, since=date(2021, 6, 1))]) == []
    late = somebody(2, CARE, since=date(2021, 6, 1))
    assert on(date(2021, 6, 7), staff=[somebody(1, CARE), late]) == ["30"]


def test_nothing_is_sent_after_the_last_agreed_due_date_but_for_what_was_moved_beyond() -> None:
    assert on(date(2021, 7, 14), ends=JUNE_30) == []
    assert on(date(2021, 6, 23), ends=JUNE_30) == ["7"]
    later = update(date(2021, 5, 20), Status.DELAYED, new_due=span(date(2021, 9, 30)), due_state=DueState.CONFIRMED)
    assert on(date(2021, 8, 31), ends=JUNE_30, state=standing(later)) == ["30"]


@pytest.mark.parametrize(
    "day",
    [
        date(2021, 6, 5),
        date(2021, 5, 24),
        date(2021, 9, 20),
        date(2021, 12, 24),
        date(2021, 12, 22),
        date(2022, 1, 6),
        date(2021, 5, 14),
    ],
    ids=["Saturday", "Whit Monday", "children's day", "Christmas Eve", "quiet", "Epiphany", "bridge day"],
)
def test_some_days_bring_no_nudges(day: date) -> None:
    bridge = Calendar("TH", frozenset({date(2021, 5, 14)}))
    assert not is_nudging_day(day, outlook(DUE, calendar=bridge))


def test_nudges_rest_as_long_as_the_coordinators_wish() -> None:
    resting = outlook(DUE, rest_until=date(2021, 6, 4))
    assert steps(resting, MAY_31) == []
    assert steps(resting, date(2021, 6, 7)) == [("1.1.1", Rule.BEFORE_DUE, "30")]


def test_a_rule_that_is_switched_off_has_no_steps() -> None:
    world = outlook(DUE, off=frozenset({Rule.AFTER_DUE}))
    # The step before it is still open, for nobody was asked.
    assert steps(world, date(2021, 7, 20)) == [("1.1.1", Rule.BEFORE_DUE, "7")]


def test_what_was_put_off_rests_until_its_day_and_then_comes_back_to_who_put_it_off() -> None:
    snooze = Snooze(1, 1, "1.1.1", date(2021, 6, 10), at(date(2021, 6, 1)))
    world = outlook(DUE, snoozes=[snooze], asked=[asked("1.1.1", MAY_31)])
    assert returning(world, date(2021, 6, 9)) == ()
    assert returning(world, date(2021, 6, 10)) == (snooze,)
    late = Snooze(1, 1, "1.1.1", date(2021, 6, 24), at(date(2021, 6, 1)))
    assert steps(replace(world, snoozes=[late]), date(2021, 6, 23)) == []
    answered = replace(world, snapshot=outlook(DUE, standings={"1.1.1": standing(update(date(2021, 6, 2)))}).snapshot)
    assert returning(answered, date(2021, 6, 10)) == ()


def test_what_somebody_put_off_holds_up_no_other_unit_once_theirs_has_declined() -> None:
    snooze = Snooze(1, 1, "1.1.1", date(2021, 6, 10), at(date(2021, 5, 3)))
    shared = measure("1.1.1", (CARE, YOUTH), due=JUNE_30)
    world = outlook(shared, staff=[somebody(1, CARE), somebody(2, YOUTH)], snoozes=[snooze])
    assert steps(world, MAY_31) == []
    declined = replace(world, declined=frozenset({("1.1.1", CARE)}))
    assert [one.route.unit for one in plan_nudges(declined, MAY_31)] == [YOUTH]
    assert returning(declined, date(2021, 6, 10)) == ()
    of_the_other = replace(world, declined=frozenset({("1.1.1", YOUTH)}))
    assert steps(of_the_other, MAY_31) == []


def test_what_a_coordinator_had_skipped_counts_as_sent() -> None:
    skipped = replace(asked("1.1.1", MAY_31), state=SlotState.SKIPPED)
    assert on(date(2021, 6, 7), asked=[skipped]) == []


@pytest.mark.parametrize("state", SlotState)
def test_what_was_decided_before_its_day_does_not_come_on_it(state: SlotState) -> None:
    ahead = replace(asked("1.1.1", date(2021, 5, 20), steps_of_due(date(2021, 5, 31))), state=state)
    assert on(date(2021, 6, 7), asked=[ahead]) == []
    assert on(date(2021, 6, 23), asked=[ahead]) == ["7"]


def steps_of_due(day: date) -> NudgeStep:
    (planned,) = plan_nudges(outlook(DUE), day)
    return planned.step


def test_the_last_nudge_about_a_measure_is_unanswered_until_something_is_said() -> None:
    sent = [asked("1.1.1", MAY_31, number=1), asked("1.1.1", date(2021, 6, 23), number=2)]
    assert [one.id for one in unanswered(outlook(DUE, asked=sent))] == [2]
    early = {"1.1.1": standing(update(date(2021, 6, 1)))}
    assert [one.id for one in unanswered(outlook(DUE, asked=sent, standings=early))] == [2]
    answered = {"1.1.1": standing(update(date(2021, 6, 23)))}
    assert unanswered(outlook(DUE, asked=sent, standings=answered)) == ()


def test_a_nudge_about_a_due_date_that_was_moved_waits_for_no_answer_any_more() -> None:
    before = [asked("1.1.1", MAY_31, steps_of_due(MAY_31))]
    assert [one.id for one in unanswered(outlook(DUE, asked=before))] == [1]
    moved = measure("1.1.1", due=date(2021, 12, 31))
    assert unanswered(outlook(moved, asked=before)) == ()


def test_the_most_urgent_comes_first() -> None:
    world = outlook(
        measure("1.1.1", due=date(2021, 7, 15)),
        measure("1.1.2", due=date(2021, 4, 15)),
        measure("1.1.3", due=JUNE_30),
        measure("1.1.4", recurrence=Recurrence.QUARTERLY, start=IMPORTED),
    )
    assert [code for code, *_ in steps(world, date(2021, 6, 23))] == ["1.1.2", "1.1.3", "1.1.4", "1.1.1"]


def test_where_nobody_can_be_reached_it_is_planned_for_nobody() -> None:
    world = outlook(DUE, measure("1.1.2", (CLINIC, YOUTH), due=JUNE_30))
    assert [len(one.route.people) for one in plan_nudges(world, MAY_31)] == [1, 0]
    with_coordinator = replace(world, staff=[*world.staff, somebody(2, role=Role.COORDINATOR)])
    assert [len(one.route.people) for one in plan_nudges(with_coordinator, MAY_31)] == [1, 1]


def test_a_preview_shows_each_step_once_on_the_working_day_it_would_go_out() -> None:
    shown = [(day, [one.step.name for one in due]) for day, due in preview(outlook(DUE), IMPORTED, date(2021, 12, 31))]
    assert shown == [
        (date(2021, 5, 31), ["30"]),
        (date(2021, 6, 23), ["7"]),
        (date(2021, 7, 14), ["10w"]),
        # 14 August is a Saturday.
        (date(2021, 8, 16), ["45"]),
        (date(2021, 9, 28), ["90"]),
    ]
