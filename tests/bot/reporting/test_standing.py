"""How far a measure is after what was reported, whatever was withdrawn or completed later."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.agreement.model import DueState, Outcome, Standing, Status, StatusUpdate
from bot.agreement.standing import contributed, is_ready, standing_of, turn_is_done
from bot.periods.spans import quarter
from tests.bot.asking.county import AGREEMENT

AT = datetime(2021, 5, 3, 8, tzinfo=UTC)


def update(number: int, status: Status, unit: str = "Bauamt", **more: object) -> StatusUpdate:
    made = StatusUpdate(AT + timedelta(days=number), unit, status, id=number)
    return replace(made, **more)  # type: ignore[arg-type]


def test_the_last_update_that_stands_says_how_far_it_is() -> None:
    found = standing_of(
        [update(1, Status.IN_PROGRESS, progress=60), update(2, Status.DONE, withdrawn=True), update(3, Status.DELAYED)]
    )
    assert (found.status, found.progress) == (Status.DELAYED, None)
    assert found.last == update(3, Status.DELAYED)


def test_a_later_sentence_is_part_of_the_update_it_completes_until_it_is_withdrawn() -> None:
    first = update(1, Status.IN_PROGRESS, note="Plan liegt vor.")
    sentence = update(2, Status.IN_PROGRESS, note="Vergabe im Juni.", completes=1)
    assert [one.note for one in standing_of([first, sentence]).updates] == ["Plan liegt vor. Vergabe im Juni."]
    gone = replace(sentence, withdrawn=True)
    assert [one.note for one in standing_of([first, gone]).updates] == ["Plan liegt vor."]


def test_a_contribution_leaves_a_measure_open_and_a_closed_one_closed() -> None:
    running = update(1, Status.IN_PROGRESS, progress=30)
    part = update(2, Status.DONE, "Jugendamt", is_contribution=True)
    found = standing_of([running, part])
    assert (found.status, found.progress, contributed(found)) == (Status.IN_PROGRESS, 30, ("Jugendamt",))
    assert standing_of([part]).status is Status.IN_PROGRESS
    assert standing_of([update(0, Status.DONE), part]).status is Status.DONE


def test_a_unit_that_reports_anew_has_not_contributed_any_more() -> None:
    part = update(1, Status.DONE, "Jugendamt", is_contribution=True)
    assert contributed(standing_of([part, update(2, Status.IN_PROGRESS, "Jugendamt")])) == ()


def test_a_turn_that_is_done_is_kept_and_the_measure_goes_on() -> None:
    found = standing_of([update(1, Status.DONE, turn_on=date(2021, 12, 31))])
    assert (found.status, found.turns_done) == (Status.IN_PROGRESS, (date(2021, 12, 31),))
    assert turn_is_done(found, date(2021, 1, 1), date(2021, 12, 31))
    assert not turn_is_done(found, date(2022, 1, 1), date(2022, 12, 31))


def test_a_new_date_waits_counts_when_confirmed_and_stands_back_when_refused() -> None:
    autumn, winter = quarter(2021, 4), quarter(2022, 1)
    asked = update(1, Status.DELAYED, new_due=autumn, due_state=DueState.WAITING)
    found = standing_of([asked])
    assert (found.due, found.waiting) == (None, asked)
    confirmed = replace(asked, due_state=DueState.CONFIRMED)
    later = update(2, Status.DELAYED, new_due=winter, due_state=DueState.REFUSED)
    found = standing_of([confirmed, later])
    assert found.due
    assert (found.due.period, found.waiting) == (autumn, None)


def test_what_was_withdrawn_moves_no_date() -> None:
    gone = update(1, Status.DELAYED, new_due=quarter(2021, 4), due_state=DueState.CONFIRMED, withdrawn=True)
    assert standing_of([gone]).due is None


def test_the_outcome_is_shown_while_the_measure_is_closed() -> None:
    rows = [update(1, Status.DONE), update(2, Status.DONE, completes=1, outcome=Outcome.PARTLY)]
    assert standing_of(rows).outcome is Outcome.PARTLY
    assert standing_of([*rows, update(3, Status.IN_PROGRESS)]).outcome is None


ROWS = st.lists(
    st.builds(
        StatusUpdate,
        at=st.datetimes(timezones=st.just(UTC)),
        unit=st.sampled_from(["Bauamt", "Jugendamt", None]),
        status=st.sampled_from(Status),
        progress=st.none() | st.integers(0, 100),
        note=st.none() | st.just("Satz"),
        withdrawn=st.booleans(),
        is_contribution=st.booleans(),
    ),
    max_size=6,
)


@given(ROWS)
def test_withdrawing_everything_leaves_nothing_reported(rows: list[StatusUpdate]) -> None:
    gone = [replace(row, withdrawn=True) for row in rows]
    found = standing_of(gone)
    assert found == Standing(updates=tuple(gone))


@given(ROWS)
def test_withdrawing_the_last_update_is_as_if_it_had_never_come(rows: list[StatusUpdate]) -> None:
    last = StatusUpdate(AT, "Bauamt", Status.DONE, withdrawn=True)
    before, after = standing_of(rows), standing_of([*rows, last])
    assert (before.status, before.progress, before.due) == (after.status, after.progress, after.due)


def test_a_measure_is_ready_when_all_but_its_lead_and_outside_bodies_are_done() -> None:
    led = replace(AGREEMENT.by_code["1.1.1"], lead="Bauamt")
    assert led.units == ("Bauamt", "Jugendamt", "Kommunen")
    part = update(1, Status.DONE, "Jugendamt", is_contribution=True)
    assert is_ready(AGREEMENT, led, standing_of([part]))
    assert not is_ready(AGREEMENT, led, standing_of([]))
    assert not is_ready(AGREEMENT, led, standing_of([part, update(2, Status.DONE)]))
    assert not is_ready(AGREEMENT, replace(led, units=("Bauamt",)), standing_of([]))


def test_the_last_new_date_stands_for_those_before_it() -> None:
    first = update(1, Status.DELAYED, new_due=quarter(2021, 4), due_state=DueState.WAITING)
    second = update(2, Status.DELAYED, new_due=quarter(2022, 1), due_state=DueState.REFUSED)
    found = standing_of([first, second])
    assert (found.waiting, found.refused) == (None, second)
    assert standing_of([first, replace(second, withdrawn=True)]).waiting == first
    assert standing_of([first, update(3, Status.DONE)]).waiting is None
