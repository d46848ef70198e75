"""A group is asked what nobody answered: after five working days, once a nudge, once a day, while it is open."""

from dataclasses import replace
from datetime import date

import pytest

from bot.agreement.model import Obstacle, Standing, Status
from bot.agreement.standing import standing_of
from bot.nudges.groups import MOST, to_ask
from bot.nudges.model import Outlook, SlotState, Snooze
from bot.people.place import Scope
from tests.bot.nudges.county import CARE, YOUTH, asked, at, measure, outlook, update

MONDAY = date(2021, 5, 3)
NEXT_MONDAY, TUESDAY = date(2021, 5, 10), date(2021, 5, 11)
SCOPE = Scope((CARE,))


def codes(seen: Outlook, day: date = NEXT_MONDAY, scope: Scope = SCOPE) -> list[str]:
    return [one.slot.code for one in to_ask(seen, scope, day)]


def nudged(*numbers: int, on: date = MONDAY, standing: Standing | None = None) -> Outlook:
    measures = [measure(f"1.1.{number}") for number in numbers]
    standings = {one.code: standing for one in measures} if standing else None
    return outlook(*measures, standings=standings, asked=[asked(one.code, on, number=1) for one in measures])


@pytest.mark.parametrize(
    ("day", "is_asked"),
    [
        pytest.param(date(2021, 5, 7), False, id="four working days"),
        pytest.param(date(2021, 5, 8), False, id="a Saturday"),
        pytest.param(NEXT_MONDAY, True, id="five"),
        pytest.param(date(2021, 5, 13), False, id="Ascension Day"),
        pytest.param(date(2021, 7, 2), True, id="sixty days"),
        pytest.param(date(2021, 7, 5), False, id="too long ago"),
    ],
)
def test_a_group_is_asked_when_five_working_days_have_passed(day: date, is_asked: bool) -> None:
    assert bool(codes(nudged(1), day)) is is_asked


@pytest.mark.parametrize(
    ("standing", "is_asked"),
    [
        pytest.param(standing_of([update(date(2021, 5, 4))]), False, id="answered"),
        pytest.param(standing_of([update(date(2021, 5, 2))]), True, id="reported before"),
        pytest.param(standing_of([update(date(2021, 5, 2), Status.DONE)]), False, id="settled"),
        pytest.param(Standing(obstacles=(Obstacle(1, CARE, "x", at(date(2021, 5, 1))),)), False, id="hindered"),
    ],
)
def test_only_what_is_open_and_unanswered_is_asked(standing: Standing, is_asked: bool) -> None:
    assert bool(codes(nudged(1, standing=standing))) is is_asked


def test_only_measures_of_the_place_are_asked_for() -> None:
    mine, field, other = measure("1.1.1"), replace(measure("1.1.2", (YOUTH,)), field=3), measure("1.1.3", (YOUTH,))
    seen = outlook(mine, field, other, asked=[asked(one.code, MONDAY) for one in (mine, field, other)])
    assert codes(seen, scope=Scope((CARE,), (3,))) == ["1.1.1", "1.1.2"]


def test_a_nudge_is_asked_about_once_and_a_group_once_a_day() -> None:
    seen = nudged(1, 2)
    was_asked = [replace(seen.asked[0], group_asked_at=at(NEXT_MONDAY)), seen.asked[1]]
    assert codes(replace(seen, asked=was_asked)) == []
    assert codes(replace(seen, asked=was_asked), TUESDAY) == ["1.1.2"]
    again = asked("1.1.1", TUESDAY, number=9)
    assert codes(replace(seen, asked=[was_asked[0], again]), date(2021, 5, 18)) == []
    assert codes(replace(seen, asked=[was_asked[0], again]), date(2021, 5, 19)) == ["1.1.1"]


def test_what_is_put_off_or_was_skipped_is_not_asked() -> None:
    seen = nudged(1)
    until = Snooze(1, 1, "1.1.1", TUESDAY, at(MONDAY))
    assert codes(replace(seen, snoozes=[until])) == []
    assert codes(replace(seen, snoozes=[until]), TUESDAY) == ["1.1.1"]
    assert codes(replace(seen, asked=[replace(seen.asked[0], state=SlotState.SKIPPED)])) == []


def test_nobody_is_asked_in_quiet_days_while_nudges_rest_or_once_the_agreement_is_over() -> None:
    seen = nudged(1, on=date(2021, 12, 10))
    assert codes(seen, date(2021, 12, 17)) == ["1.1.1"]
    assert codes(seen, date(2021, 12, 20)) == []
    assert codes(seen, date(2022, 1, 7)) == ["1.1.1"]
    assert codes(replace(seen, rest_until=date(2021, 12, 17)), date(2021, 12, 17)) == []
    over = replace(seen.snapshot, agreement=replace(seen.snapshot.agreement, runs_until=date(2021, 12, 31)))
    assert codes(replace(seen, snapshot=over), date(2022, 1, 7)) == []


def test_no_more_than_ten_are_asked_in_one_message() -> None:
    assert len(codes(nudged(*range(1, MOST + 3)))) == MOST


def test_what_was_put_off_and_answered_before_the_nudge_holds_no_question_up() -> None:
    answered = standing_of([update(date(2021, 4, 20))])
    seen = nudged(1, standing=answered)
    assert codes(replace(seen, snoozes=[Snooze(1, 1, "1.1.1", TUESDAY, at(date(2021, 4, 19)))])) == ["1.1.1"]
    assert codes(replace(seen, snoozes=[Snooze(1, 1, "1.1.1", TUESDAY, at(date(2021, 4, 21)))])) == []
