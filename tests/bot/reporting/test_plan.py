"""What a report would write: for which unit, with which status, and what has to be asked first."""

from dataclasses import replace
from datetime import date

import pytest

from bot.agreement.model import Behalf, Status
from bot.asking.asker import Asker
from bot.language.understanding import Choice, Intent, Scope, StatusReport, Understanding
from bot.people.model import Role
from bot.reporting.answers import Doubt, ReportAnswer, Why
from bot.reporting.model import NewObstacle, NewUpdate
from bot.reporting.plan import plan_report, plan_reports
from tests.bot.asking.county import SNAPSHOT, TODAY, asker


def planned(report: StatusReport, who: Asker, today: date = TODAY) -> NewUpdate:
    answer = plan_reports(SNAPSHOT, [report], who, today)
    (one,) = answer.planned
    assert isinstance(one.new, NewUpdate)
    return one.new


def coordinator() -> Asker:
    who = asker()
    assert who.person
    return replace(who, person=replace(who.person, role=Role.COORDINATOR))


def understood(*reports: StatusReport, choices: tuple[Choice, ...] = ()) -> Understanding:
    return Understanding(Intent.REPORT_STATUS, "de", reports=reports, choices=choices)


def test_a_report_is_stored_for_ones_own_unit() -> None:
    new = planned(StatusReport("1.1.2", Status.IN_PROGRESS, 60, "Trasse vermessen"), asker("Bauamt"))
    assert (new.unit, new.status, new.progress, new.note) == ("Bauamt", Status.IN_PROGRESS, 60, "Trasse vermessen")
    assert new.on_behalf is None


def test_the_measure_of_another_unit_is_refused() -> None:
    answer = plan_reports(SNAPSHOT, [StatusReport("1.2.2", Status.DONE)], asker("Bauamt"), TODAY)
    assert answer.planned == ()
    assert [(one.code, one.why) for one in answer.refused] == [("1.2.2", Why.NOT_YOURS)]


def test_a_deputy_reports_for_the_unit_of_whoever_is_away_and_is_marked_so() -> None:
    who = replace(asker("Bauamt"), stands_in_for=("Jugendamt",))
    new = planned(StatusReport("1.2.2", Status.DONE), who)
    assert (new.unit, new.on_behalf) == ("Jugendamt", Behalf.DEPUTY)


def test_a_coordinator_reports_for_any_unit_and_is_marked_so() -> None:
    new = planned(StatusReport("1.2.2", Status.DONE), coordinator())
    assert (new.unit, new.on_behalf) == ("Jugendamt", Behalf.COORDINATOR)


def test_a_coordinator_reports_for_the_unit_that_the_report_names() -> None:
    answer = plan_reports(SNAPSHOT, [StatusReport("1.2.1", Status.DONE)], coordinator(), TODAY, named=["Bauamt"])
    assert [one.new.unit for one in answer.planned] == ["Bauamt"]


def test_done_by_one_of_several_units_is_its_contribution_and_leaves_the_measure_open() -> None:
    led = replace(SNAPSHOT.agreement.by_code["1.1.1"], lead="Bauamt")
    measures = tuple(led if one.code == led.code else one for one in SNAPSHOT.agreement.measures)
    snapshot = replace(SNAPSHOT, agreement=replace(SNAPSHOT.agreement, measures=measures))
    report = [StatusReport("1.1.1", Status.DONE)]
    (theirs,) = plan_reports(snapshot, report, asker("Jugendamt"), TODAY).planned
    assert isinstance(theirs.new, NewUpdate)
    assert theirs.new.is_contribution
    assert (theirs.after.status, theirs.closes) == (Status.IN_PROGRESS, False)
    (leads,) = plan_reports(snapshot, report, asker("Bauamt"), TODAY).planned
    assert (leads.after.status, leads.closes) == (Status.DONE, True)


def test_done_closes_the_turn_of_a_recurring_measure_and_not_the_measure() -> None:
    (one,) = plan_reports(SNAPSHOT, [StatusReport("2.1.3", Status.DONE)], asker("Jugendamt"), TODAY).planned
    assert isinstance(one.new, NewUpdate)
    assert one.new.turn_on == date(2021, 12, 31)
    assert (one.after.status, one.closes) == (Status.IN_PROGRESS, False)


def test_the_last_turn_and_done_for_good_close_a_recurring_measure() -> None:
    last = planned(StatusReport("1.1.3", Status.DONE), asker("Büro der Landrätin"), date(2022, 11, 2))
    assert last.turn_on is None
    good = planned(StatusReport("2.1.3", Status.DONE, scope=Scope.FOR_GOOD), asker("Jugendamt"))
    assert good.turn_on is None


def test_done_for_an_ongoing_measure_asks_for_this_year_or_for_good() -> None:
    answer = plan_reports(SNAPSHOT, [StatusReport("2.1.1", Status.DONE)], asker("Jugendamt"), TODAY)
    assert answer.planned == ()
    assert answer.choices
    assert answer.choices.doubt is Doubt.SCOPE
    this_year, for_good = (planned(option[0], asker("Jugendamt")) for option in answer.choices.options)
    assert (this_year.turn_on, for_good.turn_on) == (date(2021, 12, 31), None)


def test_what_is_in_doubt_writes_nothing_and_each_choice_says_what_it_would_write() -> None:
    choices = tuple(Choice(Intent.REPORT_STATUS, "1.1.2", status) for status in (Status.IN_PROGRESS, Status.DONE))
    read = StatusReport("1.1.2", Status.IN_PROGRESS, 50, "fast")
    answer = plan_report(SNAPSHOT, understood(read, choices=choices), asker("Bauamt"), TODAY)
    assert answer.planned == ()
    assert answer.choices
    assert answer.choices.options == ((read,), (StatusReport("1.1.2", Status.DONE, None, "fast"),))


def test_unchanged_repeats_how_far_the_measure_is_and_needs_something_to_repeat() -> None:
    unchanged = StatusReport("1.2.2", is_unchanged=True)
    refused = plan_reports(SNAPSHOT, [unchanged], asker("Jugendamt"), TODAY)
    assert [one.why for one in refused.refused] == [Why.NOTHING_BEFORE]
    report = StatusReport("1.2.2", Status.IN_PROGRESS, 40)
    (first,) = plan_reports(SNAPSHOT, [report], asker("Jugendamt"), TODAY).planned
    later = replace(SNAPSHOT, standings={"1.2.2": first.after})
    (again,) = plan_reports(later, [unchanged], asker("Jugendamt"), TODAY).planned
    assert isinstance(again.new, NewUpdate)
    assert (again.new.status, again.new.progress, again.new.is_unchanged) == (Status.IN_PROGRESS, 40, True)


def test_an_obstacle_is_stored_with_its_reason_and_no_status() -> None:
    (one,) = plan_reports(SNAPSHOT, [StatusReport("1.1.2", obstacle="Personal fehlt")], asker("Bauamt"), TODAY).planned
    assert one.new == NewObstacle("1.1.2", "Bauamt", "Personal fehlt")


def test_a_measure_named_without_a_status_is_asked_about() -> None:
    meant = Understanding(Intent.REPORT_STATUS, "de", codes=("1.1.2",))
    answer = plan_report(SNAPSHOT, meant, asker("Bauamt"), TODAY)
    assert answer.planned == ()
    assert answer.choices
    statuses = [option[0].status for option in answer.choices.options]
    assert statuses == [Status.IN_PROGRESS, Status.DONE, Status.DELAYED]


@pytest.mark.parametrize("who", [asker("Bauamt"), coordinator()], ids=["member", "coordinator"])
def test_a_measure_spoken_of_twice_is_one_report_with_what_was_said_last(who: Asker) -> None:
    twice = [StatusReport("1.1.2", Status.IN_PROGRESS, 60, "a"), StatusReport("1.1.2", Status.DONE, note="b")]
    answer: ReportAnswer = plan_reports(SNAPSHOT, twice, who, TODAY)
    (one,) = answer.planned
    assert isinstance(one.new, NewUpdate)
    assert (one.new.status, one.new.note) == (Status.DONE, "a; b")


def test_of_several_measures_in_doubt_all_can_be_stored_as_they_were_read() -> None:
    reports = (StatusReport("1.1.2", Status.DONE), StatusReport("1.2.1", Status.IN_PROGRESS, 40))
    choices = tuple(Choice(Intent.REPORT_STATUS, report.code, report.status) for report in reports)
    answer = plan_report(SNAPSHOT, understood(*reports, choices=choices), asker("Bauamt"), TODAY)
    assert answer.choices
    assert answer.choices.options == ((reports[0],), (reports[1],), reports)


def test_a_share_goes_with_the_status_it_was_read_with() -> None:
    twice = [StatusReport("1.1.2", Status.IN_PROGRESS, 60), StatusReport("1.1.2", Status.DONE)]
    (one,) = plan_reports(SNAPSHOT, twice, asker("Bauamt"), TODAY).planned
    assert isinstance(one.new, NewUpdate)
    assert (one.new.status, one.new.progress) == (Status.DONE, None)
