"""What a tap says, which quarters are offered, and which text can be taken over."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.agreement.model import Due, Standing, Status, StatusUpdate
from bot.agreement.standing import standing_of
from bot.asking.asker import Reporter
from bot.asking.select import Listed
from bot.periods.period import Period
from bot.periods.spans import on_day, quarter, whole_year
from bot.reporting.answers import Doubt
from bot.reporting.taps import Tap, due_choices, tapped, text_before, unchanged_of
from bot.texts.report_rows import report_rows, resolved_rows
from tests.bot.asking.county import TODAY, measure


def listed(due: Period | None = None, standing: Standing | None = None, start: Period | None = None) -> Listed:
    one = measure("1.1.2", "Radwege ausbauen", due, "Bauamt", start=start)
    return Listed(one, Due(due) if due else None, standing or Standing())


def reported(number: int, note: str | None, unit: str = "Bauamt", **more: object) -> StatusUpdate:
    made = StatusUpdate(datetime(2021, 3, number, tzinfo=UTC), unit, Status.IN_PROGRESS, note=note, id=number)
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("tap", "status"),
    [(Tap.ON_TRACK, Status.IN_PROGRESS), (Tap.DONE, Status.DONE), (Tap.DELAYED, Status.DELAYED), (Tap.UNCHANGED, None)],
)
def test_a_tap_states_a_status_and_nothing_else(tap: Tap, status: Status | None) -> None:
    report = tapped(listed(), tap, TODAY)
    assert (report.code, report.status, report.is_unchanged) == ("1.1.2", status, tap is Tap.UNCHANGED)
    assert (report.progress, report.note, report.new_due, report.obstacle) == (None, None, None, None)


def test_what_begins_later_is_on_track_without_having_begun() -> None:
    assert tapped(listed(start=quarter(2022, 1)), Tap.ON_TRACK, TODAY).status is Status.PLANNED
    begun = listed(start=quarter(2022, 1), standing=Standing(Status.IN_PROGRESS))
    assert tapped(begun, Tap.ON_TRACK, TODAY).status is Status.IN_PROGRESS


@pytest.mark.parametrize(
    ("due", "first"),
    [
        (quarter(2021, 2), quarter(2021, 3)),
        (whole_year(2021), quarter(2022, 1)),
        (on_day(date(2021, 10, 31)), quarter(2021, 4)),
        # What is overdue may still be done in the quarter that runs.
        (quarter(2020, 2), quarter(2021, 2)),
    ],
)
def test_four_quarters_after_the_due_date_are_offered_and_none(due: Period, first: Period) -> None:
    choices = due_choices(listed(due), TODAY)
    assert choices
    assert choices.doubt is Doubt.DUE
    dates = [option[0].new_due for option in choices.options]
    assert (dates[0], dates[-1], len(dates)) == (first, None, 5)
    assert {option[0].status for option in choices.options} == {Status.DELAYED}


def test_what_has_no_due_date_is_put_off_without_one() -> None:
    assert due_choices(listed(), TODAY) is None


def test_all_unchanged_is_about_open_measures_of_ones_own_and_of_whoever_is_stood_in_for() -> None:
    open_one, done = listed(), listed(standing=Standing(Status.DONE))
    assert unchanged_of([open_one, done], Reporter(("Bauamt",))) == (open_one,)
    assert unchanged_of([open_one], Reporter(("Jugendamt",), ("Bauamt",))) == (open_one,)
    assert unchanged_of([open_one], Reporter(("Jugendamt",), is_coordinator=True)) == ()


def test_the_last_text_is_the_units_own_and_of_its_last_update() -> None:
    updates = (reported(1, "Trasse vermessen"), reported(2, "Plan liegt vor"), reported(3, "Fremdes", "Jugendamt"))
    assert text_before(standing_of(updates), "Bauamt") == "Plan liegt vor"
    assert text_before(standing_of(updates), "Bauamt", before=2) == "Trasse vermessen"
    silent = (*updates, reported(4, None))
    assert text_before(standing_of(silent), "Bauamt") is None
    withdrawn = (updates[0], replace(updates[1], withdrawn=True))
    assert text_before(standing_of(withdrawn), "Bauamt") == "Trasse vermessen"


def test_unchanged_can_be_tapped_only_where_something_was_reported() -> None:
    def actions(one: Listed) -> list[str]:
        return [button.action for row in report_rows(one, "de") for button in row]

    assert actions(listed()) == [Tap.ON_TRACK, Tap.DONE, Tap.DELAYED, Tap.OBSTACLE]
    assert actions(listed(standing=standing_of([reported(1, None)])))[-1] == Tap.UNCHANGED
    assert actions(listed(standing=Standing(Status.CANCELLED))) == []


def test_a_tap_knows_its_measures_place_on_the_card() -> None:
    assert {button.arg for row in report_rows(listed(), "de", 3) for button in row} == {3}
    assert list(resolved_rows(listed(), "de")) == []
