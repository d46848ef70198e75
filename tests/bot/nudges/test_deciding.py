"""What asking about measures comes to."""

from dataclasses import replace
from datetime import date

from bot.agreement.model import Obstacle, Standing, Status
from bot.nudges.deciding import plan_inquiry
from bot.nudges.model import Rule, SlotState
from tests.bot.nudges.county import CARE, YOUTH, asked, at, measure, outlook, standing, update

TODAY = date(2021, 5, 3)


def test_it_is_worked_out_who_is_asked_and_what_is_left_out_and_why() -> None:
    obstacle = Obstacle(1, CARE, "Haushaltssperre", at(date(2021, 4, 1)))
    world = outlook(
        *(measure(f"1.1.{number}") for number in range(1, 5)),
        measure("1.1.5", (YOUTH,)),
        standings={
            "1.1.2": standing(update(date(2021, 4, 1), Status.DONE)),
            "1.1.3": Standing(obstacles=(obstacle,)),
        },
        asked=[asked("1.1.4", TODAY)],
    )
    inquiry = plan_inquiry(world, [f"1.1.{number}" for number in range(1, 6)] + ["1.1.1", "9.9.9"], TODAY)
    assert [(one.listed.code, one.slot.rule, one.slot.step, one.slot.due_on) for one in inquiry.asked] == [
        ("1.1.1", Rule.ASKED, "2021-05-03", TODAY)
    ]
    assert inquiry.units == {CARE}
    left = (inquiry.settled, inquiry.hindered, inquiry.again, inquiry.unreached)
    assert [[one.code for one in listed] for listed in left] == [["1.1.2"], ["1.1.3"], ["1.1.4"], ["1.1.5"]]


def test_a_nudge_of_the_last_days_is_told_and_forbids_nothing() -> None:
    world = outlook(measure(), asked=[asked("1.1.1", date(2021, 4, 29))])
    assert plan_inquiry(world, ["1.1.1"], TODAY).recent == (("1.1.1", date(2021, 4, 29)),)
    assert plan_inquiry(world, ["1.1.1"], date(2021, 5, 4)).recent == ()
    assert len(plan_inquiry(world, ["1.1.1"], TODAY).asked) == 1
    left_out = replace(asked("1.1.1", date(2021, 4, 29)), state=SlotState.SKIPPED)
    assert plan_inquiry(replace(world, asked=[left_out]), ["1.1.1"], TODAY).recent == ()
