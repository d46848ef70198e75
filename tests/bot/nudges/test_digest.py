"""What a digest holds: each measure once, most urgent first; and what is left of what waits."""

from datetime import date, timedelta

from bot.agreement.model import Status
from bot.nudges.digest import Moment, digests, left_alone, minute_of, sort_waiting, to_claim
from bot.nudges.model import LADDER, Asked, Delivery, Outlook, Rule, Slot, Snooze, Staff
from bot.nudges.plan import plan_nudges
from tests.bot.nudges.county import BERLIN, CARE, at, away, measure, outlook, somebody, standing, update

DAY = date(2021, 5, 31)
MORNING = Moment.at(at(DAY), BERLIN)
FIRST, SECOND = measure("1.1.1", due=date(2021, 9, 30)), measure("1.1.2", due=date(2021, 6, 30))


def asked(
    code: str, number: int, day: date = DAY, due_on: date = date(2021, 6, 30), rule: Rule = Rule.BEFORE_DUE
) -> Asked:
    return Asked(number, Slot(rule, code, "30", due_on, CARE), day, at(day))


def to(one: Asked, person: int = 1, number: int | None = None) -> Delivery:
    return Delivery(number or one.id, one, person)


def digest_of(seen: Outlook, *waiting: Delivery, day: date = DAY) -> list[list[tuple[str, bool]]]:
    moment = Moment.at(at(day), BERLIN)
    found = digests(sort_waiting(waiting, seen, day), seen, moment)
    return [[(item.listed.code, item.is_put_off) for item in one.items] for one in found]


def test_each_measure_is_in_it_once_and_what_is_due_first_comes_first() -> None:
    seen = outlook(FIRST, SECOND)
    later = asked("1.1.1", 3, due_on=date(2021, 9, 30))
    waiting = [to(asked("1.1.1", 1, DAY - timedelta(7), date(2021, 9, 30))), to(later), to(asked("1.1.2", 2))]
    (found,) = digests(sort_waiting(waiting, seen, DAY), seen, MORNING)
    assert [(item.listed.code, item.asked_id) for item in found.items] == [("1.1.2", 2), ("1.1.1", 3)]
    assert sorted(found.delivery_ids) == [1, 2, 3], "those folded in go with it"


def test_what_was_answered_moved_or_switched_off_meanwhile_is_not_in_it() -> None:
    nudge = asked("1.1.2", 1, DAY - timedelta(3))
    assert digest_of(outlook(SECOND), to(nudge)) == [[("1.1.2", False)]]
    reported = {"1.1.2": standing(update(DAY - timedelta(1)))}
    before = {"1.1.2": standing(update(DAY - timedelta(4)))}
    done = {"1.1.2": standing(update(DAY - timedelta(9), Status.DONE))}
    assert digest_of(outlook(SECOND, standings=reported), to(nudge)) == []
    assert digest_of(outlook(SECOND, standings=before), to(nudge)) == [[("1.1.2", False)]]
    assert digest_of(outlook(SECOND, standings=done), to(nudge)) == []
    assert digest_of(outlook(SECOND), to(asked("1.1.2", 1, due_on=date(2021, 5, 1)))) == []
    assert digest_of(outlook(SECOND, off=frozenset({Rule.BEFORE_DUE})), to(nudge)) == []
    assert digest_of(outlook(FIRST), to(nudge)) == [], "the measure is gone"


def test_what_was_put_off_comes_again_on_its_day_and_not_before() -> None:
    nudge = asked("1.1.2", 1, DAY - timedelta(7))
    snooze = Snooze(1, 1, "1.1.2", DAY, at(DAY - timedelta(6)))
    seen = outlook(SECOND, asked=[nudge], snoozes=[snooze])
    assert digest_of(seen, day=DAY - timedelta(3)) == []
    assert digest_of(seen) == [[("1.1.2", True)]]
    answered = {"1.1.2": standing(update(DAY - timedelta(1)))}
    assert digest_of(outlook(SECOND, asked=[nudge], snoozes=[snooze], standings=answered)) == []


def test_a_question_of_the_coordinators_goes_before_what_was_put_off_before_it() -> None:
    snooze = Snooze(1, 1, "1.1.2", DAY + timedelta(9), at(DAY - timedelta(6)))
    seen = outlook(SECOND, snoozes=[snooze])
    assert digest_of(seen, to(asked("1.1.2", 1, DAY - timedelta(7)))) == []
    assert digest_of(seen, to(asked("1.1.2", 1, rule=Rule.ASKED))) == [[("1.1.2", False)]]


def who(**more: object) -> Staff:
    return somebody(1, CARE, **more)  # type: ignore[arg-type]


def test_it_comes_to_who_wants_it_is_there_and_has_not_had_it() -> None:
    for one, comes in (
        (who(), True),
        (who(wants=None), False),
        (who(wants=False), False),
        (who(is_reachable=False), False),
        (who(absences=away(DAY)), False),
        (who(minute=599), True),
        (who(minute=601), False),
        (who(digest_on=DAY), False),
        (who(digest_on=DAY - timedelta(1)), True),
        (who(digest_on=DAY + timedelta(7)), False),
        (who(digest_on=DAY + timedelta(8)), True),
    ):
        assert bool(digest_of(outlook(SECOND, staff=[one]), to(asked("1.1.2", 1)))) is comes, one


def test_an_hour_outside_the_core_hours_is_the_countys() -> None:
    assert [minute_of(minute, LADDER) for minute in (None, 419, 420, 1139, 1140)] == [510, 510, 420, 1139, 510]


def test_a_slot_is_decided_when_the_hour_of_the_first_who_gets_it_has_come() -> None:
    for staff, is_decided in (
        ([who(minute=660), somebody(2, CARE, minute=600)], True),
        ([who(minute=660), somebody(2, CARE, minute=720)], False),
        ([who(digest_on=DAY), somebody(2, CARE, minute=720)], False),
    ):
        seen = outlook(SECOND, staff=staff)
        assert bool(to_claim(plan_nudges(seen, DAY), MORNING, LADDER)) is is_decided


def test_a_nudge_is_lost_with_nobody_as_long_as_somebody_else_has_or_gets_it() -> None:
    nudge, other = asked("1.1.2", 1), asked("1.1.1", 2, due_on=date(2021, 9, 30))
    seen = outlook(FIRST, SECOND, staff=[somebody(1, CARE), somebody(2, CARE, absences=away(DAY))])
    waiting = sort_waiting([to(nudge, 1), to(nudge, 2, 7), to(other, 2, 8), to(other, 99, 9)], seen, DAY)
    assert [one.id for one in waiting.stranded] == [7, 8, 9]
    assert left_alone(waiting.stranded, waiting, ()) == (other,)
    assert left_alone(waiting.stranded, waiting, {other.id}) == ()
