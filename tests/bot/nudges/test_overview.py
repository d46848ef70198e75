"""What a coordinator sees once a week: what nobody answered for, and what no step will come for any more."""

from datetime import date

from bot.nudges.model import Outlook
from bot.nudges.overview import overview
from tests.bot.nudges.county import asked, measure, outlook

APRIL_30, DAY = date(2021, 4, 30), date(2021, 9, 6)
"""On the day, a Monday, all steps after the due date are passed."""
SILENT, PAST = measure("1.1.1", due=date(2021, 12, 31)), measure("1.1.2", due=APRIL_30)
BOTH = measure("1.1.3", due=APRIL_30)
SEEN = outlook(
    SILENT, PAST, BOTH, asked=[asked("1.1.1", date(2021, 8, 9), number=1), asked("1.1.3", APRIL_30, number=2)]
)


def lists(seen: Outlook, own: set[int], theirs: set[str]) -> tuple[list[str], list[str]]:
    found = overview(seen, DAY, own, theirs)
    return [one.listed.code for one in found.silent], [one.code for one in found.past]


def test_what_was_not_answered_does_not_stand_a_second_time_among_what_is_past() -> None:
    assert lists(SEEN, set(), set()) == (["1.1.1", "1.1.3"], ["1.1.2"])
    assert lists(SEEN, {2}, set()) == (["1.1.1"], ["1.1.2", "1.1.3"])


def test_what_a_coordinator_is_asked_about_that_day_stands_there_alone() -> None:
    assert lists(SEEN, set(), {"1.1.1"}) == (["1.1.3"], ["1.1.2"])
    assert lists(SEEN, set(), {"1.1.2", "1.1.3"}) == (["1.1.1"], [])
