"""What a due answer says: the period first, then what is due, overdue and recurring."""

from dataclasses import replace
from datetime import date

import pytest

from bot.agreement.model import Due, Standing, Status
from bot.periods.period import Period, Precision
from bot.periods.spans import on_day, quarter, whole_year
from tests.bot.asking.county import asker, measure, question, reported, with_measures
from tests.bot.texts.replies import asked, in_order, labels

Q2 = question(period=quarter(2021, 2))


def test_the_first_line_says_what_was_understood() -> None:
    shown = asked(question(period=quarter(2021, 2), units=("Jugendamt",)))
    first = shown.reply.plain.splitlines()[0]
    assert first.startswith("II. Quartal 2021 (")
    assert first.endswith("), Jugendamt")


def test_a_measure_is_shown_with_due_date_units_and_status() -> None:
    assert in_order(
        asked(Q2).reply.plain,
        [
            "Fällig: 2 Maßnahmen",
            "1.2.1 Ferienplan herausgeben\nTermin: II. Quartal 2021, noch 8 Wochen\n"
            "Verantwortlich: Jugendamt, Bauamt\nStand: noch keine Meldung",
            "1.2.2 Elternbriefe neu fassen",
        ],
    )


def test_a_quarter_is_never_shown_as_a_day() -> None:
    assert "30.06." not in asked(Q2).reply.plain
    assert "31.12.2019" in asked(Q2).reply.plain, "but a day stays a day"


def test_overdue_and_recurring_are_parts_of_their_own() -> None:
    shown = asked(question(period=quarter(2021, 4)))
    assert in_order(
        shown.reply.plain,
        [
            "Fällig: 1 Maßnahme\n",
            "2.1.2 Wohnraum erfassen",
            "Überfällig: 2 Maßnahmen\n1.1.1 Spielplätze prüfen – Termin war 31.12.2019\n",
            "Wiederkehrend, bis 31.12.2021: 2 Maßnahmen\n1.1.3 Bericht im Kreistag\n2.1.3 Ehrenamt würdigen",
        ],
    )


def test_an_own_unit_is_named_beside_a_question_about_all() -> None:
    text = asked(Q2, asker("Bauamt", "Büro der Landrätin")).reply.plain
    assert in_order(
        text, ["Fällig: 2", "Bauamt: 1.2.1\nBüro der Landrätin: keine", "Überfällig: 2", "Bauamt: 1.1.1, 1.1.2"]
    )
    assert "keine\n" not in asked(question(period=quarter(2021, 2), units=("Bauamt",)), asker("Bauamt")).reply.plain


def test_every_button_can_be_typed_instead() -> None:
    shown = asked(Q2)
    assert labels(shown) == [
        ["1.2.1", "1.2.2"],
        ["Überfällig: 2"],
        ["‹ I. Quartal 2021", "III. Quartal 2021 ›"],
    ]
    assert "„1.2.1“ zeigt Einzelheiten. „III. Quartal 2021“ zeigt den Zeitraum danach." in shown.reply.plain


def test_the_rest_of_a_quarter_is_moved_as_the_quarter() -> None:
    rest = Period(date(2021, 5, 3), date(2021, 6, 30), Precision.SPAN)
    assert labels(asked(question(period=rest)))[-1] == ["‹ I. Quartal 2021", "III. Quartal 2021 ›"]


@pytest.mark.parametrize(
    "period",
    [Period(date(2021, 7, 5), date(2021, 8, 1), Precision.SPAN), Period(date(2021, 7, 1), None, Precision.SPAN), None],
    ids=["some days", "open end", "none named"],
)
def test_a_run_of_days_without_a_name_has_no_neighbours(period: Period | None) -> None:
    assert not [label for row in labels(asked(question(period=period))) for label in row if "›" in label]


def test_without_a_period_it_is_what_falls_due_up_to_the_end_of_the_quarter() -> None:
    shown = asked(question())
    assert shown.reply.plain.startswith("Fällig bis 30. Juni 2021, alle Einheiten")
    assert shown.codes == ("1.2.1", "1.2.2")
    assert "„III. Quartal 2021“ zeigt den Zeitraum danach." in shown.reply.plain


def test_what_is_done_is_still_listed_but_counted_apart() -> None:
    shown = asked(Q2, snapshot=reported(m1_2_1=Status.DONE))
    assert "Fällig: 2 Maßnahmen, davon abgeschlossen oder entfallen: 1" in shown.reply.plain
    assert in_order(shown.reply.plain, ["1.2.2 Elternbriefe", "1.2.1 Ferienplan", "Stand: abgeschlossen"])


def test_a_moved_due_date_names_the_agreed_one_too() -> None:
    moved = {"1.1.1": Standing(Status.DELAYED, due=Due(quarter(2021, 4)))}
    snapshot = with_measures(measure("1.1.1", "Wege", quarter(2021, 2)), standings=moved)
    text = asked(question(period=quarter(2021, 4)), snapshot=snapshot).reply.plain
    assert "Termin: vereinbart II. Quartal 2021, neu IV. Quartal 2021, noch 7 Monate" in text
    assert "Stand: verzögert" in text


def test_a_stage_is_named() -> None:
    staged = with_measures(replace(measure("1.1.1", "Daten"), due=Due(quarter(2021, 2), "1. Teilabschnitt")))
    assert "Abschnitt: 1. Teilabschnitt" in asked(Q2, snapshot=staged).reply.plain


@pytest.mark.parametrize(
    ("period", "sentence"),
    [
        pytest.param(
            quarter(2021, 3),
            "In diesem Zeitraum ist nichts fällig. Der nächste Termin: IV. Quartal 2021, 2.1.2 Wohnraum erfassen",
            id="the next deadline",
        ),
        pytest.param(
            quarter(2020, 4),
            "In diesem Zeitraum war nichts fällig. Der nächste Termin: II. Quartal 2021, 1.2.1 Ferienplan herausgeben",
            id="a deadline that has passed is not the next one",
        ),
        pytest.param(
            quarter(2024, 1),
            "Der letzte vereinbarte Termin (Protokoll vom 27.11.2019) ist Ende 2022. "
            "Eine neuere Zielvereinbarung ist nicht hinterlegt.",
            id="after the agreement",
        ),
    ],
)
def test_a_sentence_when_nothing_is_due(period: Period, sentence: str) -> None:
    assert sentence in asked(question(period=period)).reply.plain


def test_no_later_due_date_of_a_unit_is_said_while_the_agreement_runs() -> None:
    shown = asked(question(period=quarter(2021, 3), units=("Kommunen",)))
    assert "In diesem Zeitraum ist nichts fällig. Ein späterer Termin ist nicht vereinbart." in shown.reply.plain


class TestAfterTheAgreementHasRunOut:
    QUESTION = question(period=quarter(2026, 2), units=("Jugendamt",))
    TODAY = date(2026, 5, 4)

    def test_the_last_agreed_due_date_is_named_and_nothing_is_called_expired(self) -> None:
        text = asked(self.QUESTION, today=self.TODAY).reply.plain
        assert in_order(
            text,
            [
                "In diesem Zeitraum ist nichts fällig. Der letzte vereinbarte Termin (Protokoll vom 27.11.2019) war ",
                "Ende 2022. Eine neuere Zielvereinbarung ist nicht hinterlegt.",
                "Noch ohne Meldung: 5 Maßnahmen\n1.1.1 Spielplätze prüfen – Termin war 31.12.2019\n",
                "2.1.1 Lotsen begleiten – Daueraufgabe ohne Termin\n2.1.3 Ehrenamt würdigen – jährlich",
            ],
        )
        assert "abgelaufen" not in text

    def test_a_button_leads_back_to_the_last_due_dates(self) -> None:
        shown = asked(self.QUESTION, today=self.TODAY)
        assert labels(shown)[-1] == ["Letzte Termine: IV. Quartal 2022"]
        assert "„IV. Quartal 2022“ zeigt die letzten Termine." in shown.reply.plain

    def test_without_the_date_of_the_protocol_the_sentence_still_reads_well(self) -> None:
        snapshot = with_measures(measure("1.1.1", "Wege", on_day(date(2022, 12, 31))))
        undated = type(snapshot)(1, type(snapshot.agreement)("Vereinbarung", measures=snapshot.agreement.measures))
        text = asked(question(period=whole_year(2026)), today=self.TODAY, snapshot=undated).reply.plain
        assert "Der letzte vereinbarte Termin war der 31.12.2022." in text

    def test_what_is_overdue_is_not_listed_twice(self) -> None:
        text = asked(self.QUESTION, today=self.TODAY).reply.plain
        assert text.count("1.1.1 Spielplätze") == 1
        assert "Überfällig" not in text

    def test_what_was_reported_but_not_done_is_still_overdue(self) -> None:
        snapshot = reported(m1_1_1=Status.IN_PROGRESS)
        text = asked(self.QUESTION, today=self.TODAY, snapshot=snapshot).reply.plain
        assert "Überfällig: 1 Maßnahme\n1.1.1 Spielplätze prüfen" in text


def test_many_measures_are_listed_under_their_dates_in_pages() -> None:
    many = with_measures(
        *(measure(f"1.1.{n}", "Wege", quarter(2021, 1 + n % 4), "Bauamt", "Jugendamt") for n in range(24))
    )
    year = question(period=whole_year(2021))
    shown = asked(year, snapshot=many)
    assert in_order(
        shown.reply.plain, ["Fällig: 24", "Termin war I. Quartal 2021\n1.1.0 Wege – Bauamt und 1 weitere\n"]
    )
    assert "12 von 24. „mehr“ zeigt die nächsten." in shown.reply.plain
    assert ["Weitere 12"] in labels(shown)
    last = asked(question(period=whole_year(2021), page=7), snapshot=many)
    assert last.question is not None
    assert (last.question.page, last.codes[0]) == (1, "1.1.2")
    assert "Überfällig" not in last.reply.plain, "the parts beside stand on the first page"


def test_in_a_group_a_measure_takes_one_line_and_has_no_button() -> None:
    shown = asked(Q2, asker("Bauamt", is_group=True))
    assert shown.reply.plain.splitlines()[2:] == [
        "Fällig: 2 Maßnahmen",
        "",
        "Termin: II. Quartal 2021, noch 8 Wochen",
        "1.2.1 Ferienplan herausgeben – Jugendamt und 1 weitere",
        "1.2.2 Elternbriefe neu fassen – Jugendamt",
        "",
        "Überfällig: 2 Maßnahmen (/ueberfaellig)",
    ]
    assert labels(shown) == [["‹ I. Quartal 2021", "III. Quartal 2021 ›"]]


def test_in_english_everything_but_the_agreements_own_words_is_english() -> None:
    text = asked(question(period=quarter(2021, 2), lang="en"), asker("Bauamt")).reply.plain
    assert in_order(
        text,
        [
            "Q2 2021 (",
            "all units\n",
            "Due: 2 measures\nBauamt: 1.2.1\n",
            "1.2.1 Ferienplan herausgeben\nDue date: Q2 2021, 8 weeks left\nResponsible: Jugendamt, Bauamt\n",
            "Status: no report yet",
            "Overdue: 2 measures",
            "“1.2.1” shows details. “Q3 2021” shows the period after this one.",
        ],
    )


def test_two_units_that_fit_are_both_answered_and_can_be_narrowed() -> None:
    both = question(period=quarter(2021, 2), units=("Jugendamt", "Bauamt"), units_doubtful=True)
    shown = asked(both)
    assert "Gemeint sein kann Jugendamt oder Bauamt." in shown.reply.plain
    assert ["Jugendamt", "Bauamt"] in labels(shown)
    assert shown.codes == ("1.2.1", "1.2.2")


def test_a_topic_narrows_and_is_said() -> None:
    shown = asked(question(period=quarter(2021, 2), topic=("Ferienplan",)))
    assert shown.codes == ("1.2.1",)
    assert "„Ferienplan“" in shown.reply.plain.splitlines()[0]
