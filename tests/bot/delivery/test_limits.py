from collections import Counter
from itertools import pairwise
from math import inf

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.limits import MAX_REFUSALS, NO_LIMITS, RATES, USUAL_SECONDS, Limits, Rate

ANNA, BERTA, GROUP = 11, 12, -13
CHATS = st.sampled_from([ANNA, BERTA, 14, 15, 16, 17, 18, 19, GROUP, -20])
WANTED = st.lists(st.tuples(CHATS, st.sampled_from([0.0, 0.001, 0.05, 0.7, 4.0])), max_size=60)
"""Messages in the order in which they are wanted: to whom, and so many seconds after the one before."""


def times(limits: Limits, wanted: list[tuple[int, float]]) -> list[tuple[int, float]]:
    """When each message goes out, if whoever sends waits exactly as long as it has to."""
    now, gone = 1000.0, []
    for chat_id, pause in wanted:
        now = max(now + pause, limits.free_at(chat_id))
        limits.took(chat_id, now)
        gone.append((chat_id, now))
    return gone


def most_within(moments: list[float], rate: Rate) -> int:
    """The most messages in any span as long as the rate's; a moment exactly one span later is not in it."""
    return max((sum(start <= one < start + rate.seconds for one in moments) for start in moments), default=0)


@given(WANTED)
def test_no_span_of_any_rate_ever_holds_more_than_it_allows(wanted: list[tuple[int, float]]) -> None:
    gone = times(Limits(RATES), wanted)
    for rate in RATES.overall:
        assert most_within([moment for _, moment in gone], rate) <= rate.count
    for chat in Counter(chat_id for chat_id, _ in gone):
        own = [moment for chat_id, moment in gone if chat_id == chat]
        assert most_within(own, RATES.chat) <= 1
        assert chat > 0 or most_within(own, RATES.group) <= 18


def test_telegram_never_counts_thirty_in_a_second_where_some_arrive_later_than_others() -> None:
    gone = [moment for _, moment in times(Limits(RATES), [(chat, 0.0) for chat in range(1, 101)])]
    for late in range(len(gone)):
        arrived = [moment + USUAL_SECONDS * (number < late) for number, moment in enumerate(gone)]
        assert most_within(arrived, Rate(0, 1.0)) < 30


def test_a_quiet_chat_waits_for_nothing() -> None:
    limits = Limits(RATES)
    assert limits.free_at(ANNA) == -inf
    limits.took(ANNA, 10.0)
    assert limits.free_at(BERTA) == -inf
    assert limits.free_at(ANNA) == 11.0


def test_a_group_takes_eighteen_messages_a_minute_and_a_person_sixty() -> None:
    gone = times(Limits(RATES), [(GROUP, 0.0)] * 19)
    assert [moment - gone[0][1] for _, moment in gone] == [*range(18), 60]
    gone = times(Limits(RATES), [(ANNA, 0.0)] * 19)
    assert gone[-1][1] - gone[0][1] == 18


def test_many_chats_take_twenty_five_messages_a_second_and_no_pause_is_long() -> None:
    gone = [moment for _, moment in times(Limits(RATES), [(chat, 0.0) for chat in range(1, 101)])]
    assert most_within(gone, Rate(0, 1.0)) == 25
    assert round(gone[-1] - gone[0], 6) == 3.8  # Three whole seconds, and most of the fourth: eight times 3, and 1.
    assert max(later - earlier for earlier, later in pairwise(gone)) <= 0.2000001


def test_a_429_holds_its_chat_exactly_so_long_and_no_other() -> None:
    limits = Limits(RATES)
    limits.refused(ANNA, 40.0)
    limits.refused(ANNA, 35.0)
    assert (limits.free_at(ANNA), limits.free_at(BERTA)) == (40.0, -inf)
    assert [limits.held(moment) for moment in (39.9, 40.0)] == [{ANNA}, set()]
    assert limits.next_at(39.0) == 40.0


def test_three_429_in_a_row_anywhere_hold_all_chats_for_the_longest() -> None:
    limits = Limits(RATES)
    for chat_id, until in zip((ANNA, BERTA, GROUP), (15.0, 90.0, 20.0), strict=True):
        assert limits.free_at(14) == -inf
        limits.refused(chat_id, until)
    assert MAX_REFUSALS == 3
    assert limits.free_at(14) == 90.0
    assert (limits.room(89.9), limits.room(90.0)) == (0, 3)


def test_a_message_that_went_out_between_them_breaks_the_row_of_429() -> None:
    limits = Limits(RATES)
    for until in (15.0, 90.0):
        limits.refused(ANNA, until)
    limits.accepted()
    limits.refused(BERTA, 20.0)
    assert limits.free_at(14) == -inf


def test_what_may_be_claimed_is_known_before_it_may_go() -> None:
    limits = Limits(RATES)
    for chat_id in range(1, 4):
        limits.took(chat_id, 10.0)
    assert (limits.room(10.05), limits.room(10.15)) == (0, 3)
    assert limits.held(10.5) == set(range(1, 4))
    assert limits.next_at(10.5) == 11.0
    assert limits.held(11.0) == set()
    assert limits.next_at(11.0) == inf


def test_a_call_that_took_long_counts_from_when_it_may_have_arrived() -> None:
    limits = Limits(RATES)
    limits.took(ANNA, 10.0)
    limits.came_back(ANNA, 10.0, 10.05)
    assert limits.free_at(ANNA) == 11.0
    limits.took(ANNA, 11.0)
    limits.came_back(ANNA, 11.0, 13.0)
    assert limits.free_at(ANNA) == 13.9


@given(WANTED)
def test_without_limits_nothing_waits(wanted: list[tuple[int, float]]) -> None:
    limits = Limits(NO_LIMITS)
    gone = times(limits, wanted)
    assert gone[-1][1] - 1000.0 <= sum(pause for _, pause in wanted) + 1e-6 if gone else True
    assert limits.room(1000.0) > 100
    assert limits.held(1e9) == set()


def test_chats_that_no_rate_counts_any_more_are_forgotten() -> None:
    limits = Limits(RATES)
    for chat_id in range(1, 1000):
        limits.took(chat_id, float(chat_id))
    assert len(limits.held(-inf)) <= 61
