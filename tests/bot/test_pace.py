from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pace import ONCE_A_DAY, PERSON, Bucket, Moment, Pace, Paces, Verdict, drawn

NOW = datetime(2021, 5, 3, 8, tzinfo=UTC)
PACE = Pace(burst=4, per_minute=60)


def after(real: float, written: float | None = None) -> Moment:
    """So many seconds after now; written at the same time, or at another one."""
    return Moment(NOW + timedelta(seconds=real), NOW + timedelta(seconds=real if written is None else written))


def verdicts(pace: Pace, *moments: Moment) -> list[Verdict]:
    bucket: Bucket | None = None
    said = []
    for moment in moments:
        verdict, bucket = drawn(bucket, pace, moment)
        said.append(verdict)
    return said


def test_many_at_once_are_heard_then_it_is_said_once_that_it_is_too_much() -> None:
    assert verdicts(PACE, *[after(0)] * 7) == [Verdict.HEAR] * 4 + [Verdict.SAY_SO] + [Verdict.SILENCE] * 2


def test_after_a_pause_there_is_room_again() -> None:
    assert verdicts(PACE, *[after(0)] * 5, after(1), after(1)) == [
        *[Verdict.HEAR] * 4,
        Verdict.SAY_SO,
        Verdict.HEAR,
        Verdict.SILENCE,
    ]


def test_it_is_said_again_only_after_a_real_pause() -> None:
    assert verdicts(PACE, *[after(0)] * 5, *[after(3)] * 4)[-1] is Verdict.SAY_SO
    assert verdicts(PACE, *[after(0)] * 5, *[after(1)] * 2)[-1] is Verdict.SILENCE


def test_what_was_written_in_three_hours_and_comes_at_once_is_no_flood() -> None:
    waited = [after(0, written=-10_800 + 100 * number) for number in range(108)]
    assert set(verdicts(PERSON, *waited)) == {Verdict.HEAR}


def test_a_server_whose_dates_stand_still_silences_nobody_for_good() -> None:
    assert verdicts(PACE, *[after(0, 0)] * 5, after(5, 0))[-1] is Verdict.HEAR


def test_a_stranger_is_told_once_a_day() -> None:
    hours = [0, 1, 23.9, 24, 25, 48.1]
    heard = [verdict is Verdict.HEAR for verdict in verdicts(ONCE_A_DAY, *[after(3600 * hour) for hour in hours])]
    assert heard == [True, False, False, True, False, True]


@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), max_size=40))
def test_no_clock_makes_more_room_than_the_burst(moments: list[tuple[float, float]]) -> None:
    bucket: Bucket | None = None
    for real, written in moments:
        _, bucket = drawn(bucket, PACE, after(real, written))
        assert 0 <= bucket.left <= PACE.burst


def test_a_flood_of_strangers_takes_no_more_memory() -> None:
    paces = Paces(most=100)
    for stranger in range(1000):
        _, bucket = paces.ask(stranger, PACE, after(0))
        paces.keep({stranger: bucket})
    assert len(paces) == 100


@pytest.mark.parametrize("keeps", [True, False])
def test_a_try_that_was_not_committed_uses_nothing_up(keeps: bool) -> None:
    paces = Paces()
    for _ in range(5):
        branch = paces.branch()
        verdict, bucket = branch.ask("anna", PACE, after(0))
        branch.keep({"anna": bucket})
        if keeps:
            paces.merge(branch)
    assert (verdict is Verdict.HEAR) is not keeps


def test_updates_of_one_transaction_share_a_bucket() -> None:
    branch = Paces().branch()
    for _ in range(5):
        verdict, bucket = branch.ask("anna", PACE, after(0))
        branch.keep({"anna": bucket})
    assert verdict is Verdict.SAY_SO
