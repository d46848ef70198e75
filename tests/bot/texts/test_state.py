"""The state of things, changes and histories, in the words staff read."""

from dataclasses import replace
from datetime import date

import pytest

from bot.agreement.model import Behalf, DueState, Outcome, Snapshot, Status
from bot.asking.question import View
from bot.language.understanding import Intent
from bot.periods.period import Period, Precision
from bot.periods.spans import month, quarter
from tests.bot.asking.county import AGREEMENT, SNAPSHOT, TODAY, asker, measure, question, with_measures
from tests.bot.asking.reports import at, obstacle, told, update
from tests.bot.texts.replies import asked, in_order, labels

SUMMARY = question(Intent.SUMMARY)
SINCE_MARCH = question(Intent.SUMMARY, Period(date(2021, 3, 1), None, Precision.DAY))
HISTORY = question(Intent.DETAIL, codes=("1.2.1",), view=View.HISTORY)
SCREEN_AND_A_HALF = 1500
"""Characters; a phone shows about a thousand."""

BUSY = told(
    {
        "1.1.1": [update(at(4, 1), Status.IN_PROGRESS)],
        "1.2.1": [update(at(3, 2), Status.IN_PROGRESS, 20), update(at(20, 4), Status.IN_PROGRESS, 60)],
        "1.2.2": [
            update(at(3, 3), Status.DELAYED, new_due=quarter(2021, 4), due_state=DueState.WAITING),
        ],
    },
    m2_1_2=[obstacle(at(20, 4))],
)


def test_the_state_of_things_counts_and_says_what_moved_rests_hangs_and_waits() -> None:
    assert in_order(
        asked(SUMMARY, snapshot=BUSY).reply.plain,
        [
            "Stand am 3. Mai 2021, alle Einheiten: 8 Maßnahmen",
            "Läuft: 2",
            "Verzögert: 1",
            "Noch keine Meldung: 5",
            "Überfällig: 2, davon noch ohne Meldung: 1",
            "Geändert in den letzten 30 Tagen: 2 Maßnahmen",
            "1.2.1 Ferienplan herausgeben: läuft, 20 % → läuft, 60 %",
            "2.1.2 Wohnraum erfassen: Hindernis",
            "Seit 90 Tagen ohne neue Meldung: 1.1.1",
            "1 Maßnahme mit Hindernis",
            "2.1.2 Wohnraum erfassen: Förderbescheid steht aus",
            "1 neuer Termin, noch nicht bestätigt",
            "1.2.2 Elternbriefe neu fassen: vereinbart II. Quartal 2021, neu IV. Quartal 2021",
        ],
    )


def test_in_a_group_no_reason_is_said_and_of_what_rests_only_how_much() -> None:
    text = asked(SUMMARY, asker(is_group=True), snapshot=BUSY).reply.plain
    assert in_order(text, ["Seit 90 Tagen ohne neue Meldung: 1 Maßnahme", "1 Maßnahme mit Hindernis: 2.1.2"])
    assert "Förderbescheid" not in text


def test_where_nothing_was_ever_reported_it_says_so_once() -> None:
    text = asked(SUMMARY).reply.plain
    assert in_order(text, ["Noch keine Meldung: 8", "Überfällig: 2, alle noch ohne Meldung"])
    assert "Geändert" not in text
    assert "90" not in text


def test_however_much_happens_it_fits_on_a_screen_and_a_half() -> None:
    names = [measure(f"1.1.{number}", "Öffentlichkeitsarbeit und Gesundheitsförderung " * 3) for number in range(40)]
    late = update(at(1, 1), Status.PLANNED)
    moved = update(at(20, 4), Status.DELAYED, new_due=quarter(2022, 1), due_state=DueState.WAITING)
    one = told({"1.2.1": [late, moved]}, m1_2_1=[obstacle(at(20, 4), "Förderbescheid steht noch aus " * 9)])
    full = with_measures(*names, standings={name.code: one.standing("1.2.1") for name in names})
    assert len(asked(SUMMARY, snapshot=full).reply.plain) <= SCREEN_AND_A_HALF


def test_it_offers_lists_and_a_picture_and_names_what_to_type() -> None:
    shown = asked(SUMMARY)
    assert labels(shown) == [["Überfällig", "Fällig", "Bild"]]
    assert "„Bild“" in shown.reply.plain


def test_changes_name_each_measure_from_what_to_what() -> None:
    shown = asked(SINCE_MARCH, snapshot=BUSY)
    assert in_order(
        shown.reply.plain,
        [
            "Änderungen seit 1. März 2021, alle Einheiten: 3 Maßnahmen",
            "1.2.1 Ferienplan herausgeben",
            "läuft, 20 % → läuft, 60 % (1 Meldung)",
            "1.2.2 Elternbriefe neu fassen",
            "noch keine Meldung → verzögert (1 Meldung)",
            "Neuer Termin IV. Quartal 2021, noch nicht bestätigt",
            "2.1.2 Wohnraum erfassen",
            "Hindernis: Förderbescheid steht aus",
        ],
    )
    assert labels(shown) == [["1.2.1", "1.2.2", "2.1.2"], ["Stand"]]


def test_changes_of_a_month_have_neighbours_and_nothing_is_a_sentence() -> None:
    shown = asked(replace(SUMMARY, period=month(2021, 1)), snapshot=told({}))
    assert shown.reply.plain.startswith("Änderungen Januar 2021, alle Einheiten: keine")
    assert labels(shown) == [["‹ Dezember 2020", "Februar 2021 ›", "Stand"]]


@pytest.mark.parametrize("precision", [Precision.DAY, Precision.MONTH, Precision.SPAN])
def test_since_a_day_is_said_so_however_the_day_was_named(precision: Precision) -> None:
    shown = asked(replace(SUMMARY, period=Period(date(2021, 3, 1), TODAY, precision)), snapshot=BUSY)
    assert shown.reply.plain.startswith("Änderungen seit 1. März 2021, alle Einheiten: 3 Maßnahmen")
    assert labels(shown)[-1] == ["Stand"]


def test_changes_in_a_group_are_a_line_each_without_reasons() -> None:
    text = asked(SINCE_MARCH, asker(is_group=True), snapshot=BUSY).reply.plain
    assert "1.2.1 Ferienplan herausgeben: läuft, 20 % → läuft, 60 %\n1.2.2" in text
    assert "Förderbescheid" not in text


def test_changes_know_units_and_fields() -> None:
    shown = asked(replace(SINCE_MARCH, units=("Bauamt",)), snapshot=BUSY)
    assert shown.reply.plain.startswith("Änderungen seit 1. März 2021, Bauamt: 2 Maßnahmen")


def test_unchanged_is_said_and_turns_and_contributions_are_named() -> None:
    going = update(at(3, 2), Status.IN_PROGRESS)
    snapshot = told(
        {
            "1.2.1": [going, update(at(3, 3), Status.IN_PROGRESS, is_unchanged=True)],
            "1.2.2": [going, update(at(3, 3), Status.DONE, is_contribution=True)],
            "2.1.3": [going, update(at(3, 3), Status.DONE, turn_on=date(2020, 12, 31))],
        }
    )
    text = asked(SINCE_MARCH, snapshot=snapshot).reply.plain
    assert in_order(text, ["1.2.1", "unverändert: läuft (1 Meldung)", "1.2.2", "Eine Einheit hat ihren Beitrag"])
    assert in_order(text, ["2.1.3", "2020 abgeschlossen"])
    assert "Bauamt" not in text


FULL = told(
    {
        "1.2.1": [
            update(at(4, 1), Status.IN_PROGRESS, 20, note="Angebote eingeholt"),
            update(at(5, 2), Status.IN_PROGRESS, 20, is_unchanged=True, on_behalf=Behalf.DEPUTY),
            update(at(6, 2), Status.CANCELLED, withdrawn=True),
            update(
                at(7, 3),
                Status.DELAYED,
                new_due=quarter(2021, 4),
                due_state=DueState.REFUSED,
                on_behalf=Behalf.COORDINATOR,
            ),
            update(at(8, 4), Status.DONE, is_contribution=True, unit="Jugendamt"),
            update(at(9, 4), Status.DONE, outcome=Outcome.PARTLY, evidence=("Protokoll.pdf", "Foto")),
        ]
    },
    m1_2_1=[obstacle(at(1, 3), "Druckerei fällt aus", resolved=at(2, 3))],
)


def test_a_history_has_all_reports_newest_first_with_all_that_was_said() -> None:
    assert in_order(
        asked(HISTORY, snapshot=FULL).reply.plain,
        [
            "Verlauf: 1.2.1 Ferienplan herausgeben",
            "Termin: II. Quartal 2021",
            "Stand: abgeschlossen",
            "9. April 2021, Bauamt: abgeschlossen",
            "Erfolgskriterium teilweise erreicht",
            "Nachweis: Protokoll.pdf und Foto",
            "8. April 2021: Beitrag von Jugendamt: abgeschlossen",
            "7. März 2021, Bauamt: verzögert",
            "Termin: vereinbart II. Quartal 2021, neu IV. Quartal 2021, abgelehnt",
            "Gemeldet durch die Koordination",
            "1. März 2021, Bauamt: Hindernis, behoben am 2. März 2021",
            "„Druckerei fällt aus“",
            "6. Februar 2021, Bauamt: entfällt (zurückgezogen)",
            "5. Februar 2021, Bauamt: läuft, 20 %",
            "Unverändert seit der Meldung davor",
            "Gemeldet in Vertretung",
            "4. Januar 2021, Bauamt: läuft, 20 %",
            "„Angebote eingeholt“",
        ],
    )


def test_a_history_names_the_rounds_that_were_done() -> None:
    turns = [update(at(3, 1, year), Status.DONE, turn_on=date(year - 1, 12, 31)) for year in (2020, 2021)]
    text = asked(replace(HISTORY, codes=("2.1.3",)), snapshot=told({"2.1.3": turns})).reply.plain
    assert in_order(text, ["Abgeschlossene Durchgänge: 2019, 2020", "2020 abgeschlossen", "2019 abgeschlossen"])


def test_a_long_history_has_pages_and_none_is_lost_or_shown_twice() -> None:
    reports = [update(at(1 + n, 3), Status.IN_PROGRESS, n, note="Wort " * 40) for n in range(20)]
    seen: list[str] = []
    for page in range(30):
        shown = asked(replace(HISTORY, page=page), snapshot=told({"1.2.1": reports}))
        if shown.question and shown.question.page < page:
            break
        seen += [line for line in shown.reply.plain.splitlines() if ", Bauamt: " in line]
        assert len(shown.reply.plain) <= SCREEN_AND_A_HALF
    assert seen == [f"{1 + n}. März 2021, Bauamt: läuft, {n} %" for n in reversed(range(20))]


def test_without_reports_a_history_says_so_and_a_measure_offers_none() -> None:
    assert "Zu dieser Maßnahme gibt es noch keine Meldung." in asked(HISTORY).reply.plain
    detail = replace(HISTORY, view=None)
    assert labels(asked(detail)) == []
    assert labels(asked(detail, snapshot=FULL)) == [["Nachweise", "Verlauf"]]
    assert "„Verlauf“ zeigt alle Meldungen." in asked(detail, snapshot=FULL).reply.plain


@pytest.mark.parametrize("view", [None, View.PICTURE])
@pytest.mark.parametrize("snapshot", [SNAPSHOT, BUSY, with_measures()], ids=["fresh", "busy", "empty"])
def test_in_english_nothing_german_is_left(snapshot: Snapshot, view: View | None) -> None:
    shown = asked(replace(SUMMARY, lang="en", view=view), snapshot=snapshot)
    said = shown.reply.plain + (shown.picture or "")
    for title in (*(one.title for one in AGREEMENT.measures), *(field.title for field in AGREEMENT.fields)):
        said = said.replace(title, "")
    assert [
        word for word in ("Maßnahme", "Stand", "Termin", "läuft", "heute", "Meldung", "Quartal") if word in said
    ] == []
