"""What the other answers say."""

import pytest

from bot.agreement.model import Cell, Snapshot, Status
from bot.asking.answers import HelpAnswer, NoAgreementAnswer, NotUnderstoodAnswer
from bot.asking.detail import unknown_code_answer
from bot.language.understanding import Intent
from bot.people.model import Role
from bot.periods.spans import quarter
from bot.texts.compose import compose
from tests.bot.asking.county import AGREEMENT, asker, measure, question, reported, with_measures
from tests.bot.texts.replies import asked, in_order, labels


class TestOverdue:
    def test_it_is_grouped_by_due_date(self) -> None:
        text = asked(question(Intent.OVERDUE)).reply.plain
        assert in_order(
            text,
            [
                "Überfällig am 3. Mai 2021, alle Einheiten: 2 Maßnahmen\n",
                "Termin war 31.12.2019\n1.1.1 Spielplätze prüfen – Bauamt und 2 weitere\n",
                "Termin war II. Quartal 2020\n1.1.2 Radwege ausbauen – Bauamt",
            ],
        )

    def test_own_units_come_first(self) -> None:
        text = asked(question(Intent.OVERDUE), asker("Büro der Landrätin", "Jugendamt")).reply.plain
        assert "2 Maßnahmen\nBüro der Landrätin: keine\nJugendamt: 1.1.1\n" in text

    def test_missing_reports_are_no_blame(self) -> None:
        many = with_measures(*(measure(f"1.1.{n}", "Wege", quarter(2020, 1)) for n in range(6)))
        text = asked(question(Intent.OVERDUE), snapshot=many).reply.plain
        assert "Zu allen 6 gibt es noch keine Meldung; manches kann längst erledigt sein." in text

    @pytest.mark.parametrize(
        ("by", "lines"),
        [
            ("unit", ["Bauamt: 1.1.1, 1.1.2", "Jugendamt: 1.1.1", "Kommunen: 1.1.1"]),
            ("field", ["Handlungsfeld 1: 1.1.1, 1.1.2"]),
        ],
    )
    def test_it_can_be_grouped_otherwise(self, by: str, lines: list[str]) -> None:
        assert asked(question(Intent.OVERDUE, grouped_by=by)).reply.plain.splitlines()[2:] == lines

    def test_a_long_list_offers_the_groupings_as_buttons_and_words(self) -> None:
        many = with_measures(*(measure(f"1.1.{n}", "Wege", quarter(2020, 1 + n // 8)) for n in range(15)))
        shown = asked(question(Intent.OVERDUE), snapshot=many)
        assert labels(shown) == [["Weitere 7"], ["Nach Einheit", "Nach Handlungsfeld"]]
        assert "8 von 15. „mehr“ zeigt die nächsten. Auch möglich: „nach Einheit“" in shown.reply.plain
        grouped = asked(question(Intent.OVERDUE, grouped_by="unit"), snapshot=many)
        assert labels(grouped) == [["Nach Handlungsfeld", "Nach Termin"]]

    def test_a_period_narrows_it_and_is_said(self) -> None:
        text = asked(question(Intent.OVERDUE, quarter(2020, 2))).reply.plain
        assert text.startswith("Überfällig am 3. Mai 2021, Termin II. Quartal 2020: 1 Maßnahme\n")

    def test_nothing_overdue_is_a_sentence(self) -> None:
        settled = reported(m1_1_1=Status.DONE, m1_1_2=Status.CANCELLED)
        text = asked(question(Intent.OVERDUE), snapshot=settled).reply.plain
        assert text == "Überfällig am 3. Mai 2021, alle Einheiten: keine Maßnahme"


class TestOngoing:
    def test_it_says_what_has_no_end_and_what_comes_back(self) -> None:
        assert in_order(
            asked(question(Intent.ONGOING)).reply.plain,
            [
                "Daueraufgaben, alle Einheiten: 3 Maßnahmen",
                "1.1.3 Bericht im Kreistag – Büro der Landrätin, jährlich",
                "Daueraufgabe ohne Termin\n2.1.1 Lotsen begleiten – Jugendamt\n2.1.3 Ehrenamt würdigen – Jugendamt, j",
            ],
        )

    def test_none_is_said(self) -> None:
        assert asked(question(Intent.ONGOING, units=("Kommunen",))).reply.plain == "Daueraufgaben, Kommunen: keine"


class TestSearch:
    def test_few_hits_are_shown_in_full(self) -> None:
        text = asked(question(Intent.SEARCH, topic=("Radwege",))).reply.plain
        assert in_order(
            text, ["Gesucht: „Radwege“, alle Einheiten: 1 Maßnahme", "1.1.2 Radwege ausbauen\nTermin war II."]
        )

    def test_all_of_a_unit_take_a_line_each(self) -> None:
        text = asked(question(Intent.SEARCH, units=("Jugendamt",))).reply.plain
        assert in_order(
            text, ["Maßnahmen, Jugendamt: 5\n", "1.1.1 Spielplätze prüfen – Termin war 31.12.2019\n", "2.1.3"]
        )

    def test_nothing_found_says_where_was_searched(self) -> None:
        text = asked(question(Intent.SEARCH, topic=("Raumfahrt",))).reply.plain
        assert in_order(
            text, ["„Raumfahrt“, alle Einheiten: nichts gefunden", "Titel, Indikator und den übrigen Zeilen"]
        )


class TestDetail:
    def test_one_measure_is_shown_with_all_its_rows(self) -> None:
        text = asked(question(Intent.DETAIL, codes=("2.1.3",))).reply.plain
        assert in_order(
            text,
            [
                "2.1.3 Ehrenamt würdigen\n",
                "Daueraufgabe ohne Termin\nWiederkehrend: jährlich\nVerantwortlich: Jugendamt\nStand: noch keine",
                "Handlungsfeld 2: Leben\nZiel 2.1: Alle machen mit\n",
                "Im Wortlaut\nZielgruppe: Vereine im Landkreis",
            ],
        )

    def test_long_rows_go_on_after_mehr(self) -> None:
        cells = tuple(Cell(label, "Arbeit in Gruppen " * 60, 9) for label in ("Indikator", "Kosten", "Kommunikation"))
        snapshot = with_measures(measure("1.1.1", "Wege", quarter(2021, 2), cells=cells))
        pages = [
            asked(question(Intent.DETAIL, codes=("1.1.1",), page=page), snapshot=snapshot).reply for page in range(9)
        ]
        assert "„mehr“ zeigt die übrigen Zeilen." in pages[0].plain
        assert "mehr" not in pages[-1].plain
        everything = " ".join(page.plain for page in dict.fromkeys(pages))
        assert everything.count("Gruppen") == 180

    @pytest.mark.parametrize("value", ["<p>Plan</p> <p>steht</p>", '<ol style="x: y"> Plan steht', "Plan\nsteht"])
    def test_markup_left_by_the_pdf_is_not_shown(self, value: str) -> None:
        snapshot = with_measures(measure("1.1.1", "Wege", None, cells=(Cell("Ziel", value, 9),)))
        assert "Ziel: Plan steht" in asked(question(Intent.DETAIL, codes=("1.1.1",)), snapshot=snapshot).reply.plain

    def test_rows_that_say_the_same_as_the_facts_are_not_repeated(self) -> None:
        cells = (Cell("Verantwortlich", "Bauamt", 8), Cell("Umsetzung bis", "II. Quartal 2021", 9))
        snapshot = with_measures(measure("1.1.1", "Wege", quarter(2021, 2), cells=cells))
        assert "Umsetzung" not in asked(question(Intent.DETAIL, codes=("1.1.1",)), snapshot=snapshot).reply.plain

    def test_several_are_shown_in_short(self) -> None:
        shown = asked(question(Intent.DETAIL, codes=("2.1.2", "1.2.1")))
        assert in_order(shown.reply.plain, ["2.1.2 Wohnraum", "Stand:", "1.2.1 Ferienplan"])
        assert labels(shown) == [["2.1.2", "1.2.1"]]

    def test_a_code_that_left_the_agreement_is_said_to_be_gone(self) -> None:
        gone = asked(question(Intent.DETAIL, codes=("1.2.8",))).reply.plain
        assert gone.startswith("1.2.8 gibt es in dieser Zielvereinbarung nicht.")

    def test_no_measure_named_is_asked_back(self) -> None:
        assert "Welche Maßnahme" in asked(question(Intent.DETAIL)).reply.plain

    @pytest.mark.parametrize(
        ("code", "sentence"),
        [
            ("1.2.9", "1.2.9 gibt es in dieser Zielvereinbarung nicht. Ziel 1.2 hat 1.2.1, 1.2.2."),
            ("1.1.7", "1.1.7 gibt es in dieser Zielvereinbarung nicht. Ziel 1.1 hat 1.1.1 bis 1.1.3."),
            ("1.9.1", "1.9.1 gibt es in dieser Zielvereinbarung nicht. Vorhanden sind 1.1.1 bis 1.2.2."),
            ("A-7", "A-7 gibt es in dieser Zielvereinbarung nicht. Vorhanden sind 1.1.1 bis 2.1.3."),
        ],
    )
    def test_an_unknown_code_names_its_neighbours(self, code: str, sentence: str) -> None:
        assert compose(unknown_code_answer(AGREEMENT, code, "de")).reply.plain == sentence


class TestSummary:
    def test_it_counts_each_status_and_names_the_next_deadline(self) -> None:
        snapshot = reported(m1_1_1=Status.DONE, m1_1_2=Status.IN_PROGRESS, m2_1_1=Status.DELAYED)
        text = asked(question(Intent.SUMMARY), asker("Bauamt"), snapshot=snapshot).reply.plain
        assert in_order(
            text,
            [
                "Stand am 3. Mai 2021, alle Einheiten: 8 Maßnahmen",
                "Abgeschlossen: 1\nLäuft: 1\nVerzögert: 1\nNoch keine Meldung: 5",
                "Daueraufgaben: 3\nÜberfällig: 1\nBauamt: 1.1.2\n",
                "Nächster Termin: II. Quartal 2021, noch 8 Wochen (1.2.1, 1.2.2)",
            ],
        )

    def test_it_can_be_asked_of_a_field(self) -> None:
        text = asked(question(Intent.SUMMARY, field=2)).reply.plain
        assert text.startswith("Stand am 3. Mai 2021, Handlungsfeld 2: Leben: 3 Maßnahmen")


def test_help_has_examples_from_the_agreement() -> None:
    text = compose(HelpAnswer("de", Role.MEMBER, False, "Bauamt", "1.1.1")).reply.plain
    assert in_order(text, ["„Was ist dieses Quartal fällig?“", "„fällig Bauamt“", "„1.1.1“", "/sprache"])
    assert "gruppe_zulassen" not in text


def test_help_for_the_coordination_names_what_only_it_may_do() -> None:
    assert "/gruppe_zulassen" in compose(HelpAnswer("de", Role.COORDINATOR, False)).reply.plain


def test_help_in_a_group_is_short() -> None:
    assert len(compose(HelpAnswer("de", None, True, "Bauamt", "1.1.1")).reply.plain.splitlines()) <= 8


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("de", "Das ließ sich nicht zuordnen. Zum Beispiel: „Was ist im Juni fällig?“ oder „1.1.1“."),
        ("en", "I could not place that. For example: “What is due in June?” or “1.1.1”."),
    ],
)
def test_not_understood_is_one_sentence_with_two_examples(lang: str, sentence: str) -> None:
    assert compose(NotUnderstoodAnswer(lang, "1.1.1")).reply.plain == sentence


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_missing_agreement_is_a_clear_sentence(lang: str) -> None:
    assert "zielbot import" in compose(NoAgreementAnswer(lang)).reply.plain


def test_an_agreement_without_measures_is_answered_too() -> None:
    empty: Snapshot = with_measures()
    for intent in (Intent.DUE, Intent.OVERDUE, Intent.ONGOING, Intent.SEARCH, Intent.SUMMARY, Intent.DETAIL):
        assert asked(question(intent, codes=("1.1.1",)), snapshot=empty).reply.plain
