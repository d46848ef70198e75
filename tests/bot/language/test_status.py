"""Status reports: what is stated is read, what is denied, planned or told is never written."""

import pytest

from bot.language.understand import understand
from bot.language.understanding import Intent, StatusReport
from bot.periods.period import Period
from bot.periods.spans import quarter, whole_year
from tests.bot.language.agreements import TODAY, example

_DONE, _RUNNING, _PLANNED, _DELAYED, _CANCELLED = "done", "in_progress", "planned", "delayed", "cancelled"


def _only_report(text: str) -> StatusReport:
    understood = understand(text, TODAY, example())
    assert understood.intent is Intent.REPORT_STATUS
    assert understood.confidence >= 0.5
    (report,) = understood.reports
    return report


@pytest.mark.parametrize(
    ("text", "status", "progress", "note"),
    [
        ("6.1.3 fertig", _DONE, None, None),
        ("6.1.3 ✅", _DONE, None, None),
        ("6.1.3 ferig", _DONE, None, None),
        ("6.1.3 ist seit gestern durch", _DONE, None, None),
        ("haken dran an 6.1.3", _DONE, None, None),
        ("Maßnahme 3.2.1 haben wir im März abgeschlossen", _DONE, None, None),
        ("6.1.3 erledigt, siehe Mail vom 3.5.", _DONE, None, "siehe Mail vom 3.5."),
        ("6.1.3 100 %", _DONE, 100, None),
        ("Setz 6.1.3 auf erledigt", _DONE, None, None),
        ("4.1.3: Flyer sind im Druck, ca. 70%", _RUNNING, 70, "Flyer sind im Druck"),
        ("6.1.3 zu 75% umgesetzt", _RUNNING, 75, None),
        ("6.1.3 von 40% auf 60%", _RUNNING, 60, None),
        ("6.1.4: Budget zu 90 % ausgegeben", _RUNNING, None, "Budget zu 90 % ausgegeben"),
        ("6.1.3 so gut wie fertig", _RUNNING, None, None),
        ("6.1.3: Gespräch mit Träger am 15.6., läuft", _RUNNING, None, "Gespräch mit Träger am 15.6."),
        ("Kurzes Update zu 6.1.3: Materialsammlung angelegt, 50 %", _RUNNING, 50, "Materialsammlung angelegt"),
        ("3.4.1 Konzept fertig, Abstimmung läuft", _RUNNING, None, "Konzept fertig, Abstimmung läuft"),
        ("6.1.3 is on track", _RUNNING, None, None),
        ("6.1.3 fertig bis auf den Druck", _RUNNING, None, "bis auf den Druck"),
        ("6.1.3 läuft wie geplant", _RUNNING, None, "wie geplant"),
        ("6.1.3 fertig, vielen Dank!", _DONE, None, None),
        ("Update 6.1.3: fertig", _DONE, None, None),
        ("6.1.4 noch gar nicht gestartet", _PLANNED, None, None),
        ("6.1.3 hasn't started", _PLANNED, None, None),
        ("6.1.4 gestrichen, kein Geld", _CANCELLED, None, "kein Geld"),
        ("6.1.4 wird nicht weiterverfolgt", _CANCELLED, None, None),
        ("Bei 6.1.3 hängt es am Bauamt", _DELAYED, None, "am Bauamt"),
        ("6.1.3 stockt wegen Personalmangel", _DELAYED, None, "wegen Personalmangel"),
        ("6.1.3 läuft zu 60 %", _RUNNING, 60, None),
        ("6.1.3 läuft, Zugriffe um 30 % gestiegen", _RUNNING, None, "Zugriffe um 30 % gestiegen"),
        ("stelle 6.1.3 auf 60 %", _RUNNING, 60, None),
        ("1.2.1 erledigt, Stelle seit März besetzt", _DONE, None, "Stelle seit März besetzt"),
        ("Messe abgesagt, 6.1.3 ist fertig", _DONE, None, "Messe abgesagt"),
        ("we moved back into the office, 6.1.3 is done", _DONE, None, "we moved back into the office"),
        ("6.1.3 ist durch ✅", _DONE, None, None),
    ],
)
def test_a_report_says(text: str, status: str, progress: int | None, note: str | None) -> None:
    report = _only_report(text)
    assert (report.status, report.progress, report.note) == (status, progress, note)


@pytest.mark.parametrize(
    ("text", "new_due"),
    [
        ("6.1.4 verlängern bis 31.03.2022", "2022-03-31"),
        ("6.1.4 neuer Termin: Ende 2021", "2021-12-31"),
        ("6.1.3 wird erst im Herbst fertig", "2021-11-30"),
        ("6.1.4 zwei Wochen später", "2021-07-14"),
        ("6.1.4 um ein Quartal verschoben", "2021-09-30"),
        ("6.1.3 three months later", "2021-09-30"),
        ("we push 6.1.4 back to the end of October", "2021-10-31"),
        ("6.1.4 Termin nicht zu halten, neu: Ende Oktober", "2021-10-31"),
        ("6.1.4 verschiebt sich auf Februar", "2022-02-28"),
        ("6.1.4 wegen Corona verschoben auf Q4", "2021-12-31"),
        ("6.1.3 wird nicht fertig bis Juni", None),
    ],
)
def test_a_moved_measure_has_a_new_date(text: str, new_due: str | None) -> None:
    report = _only_report(text)
    assert report.status == _DELAYED
    assert (report.new_due and str(report.new_due.last)) == new_due


def test_a_date_in_the_note_is_no_new_date() -> None:
    assert _only_report("6.1.3 läuft, Sitzung am 15.6.").new_due is None


@pytest.mark.parametrize(
    "text",
    ["6.1.3 verzögert sich wegen der Sitzung im Juli", "6.1.3 verzögert sich, weil die Sitzung erst im Juli ist"],
)
def test_a_date_in_the_reason_is_no_new_date(text: str) -> None:
    assert (_only_report(text).status, _only_report(text).new_due) == (_DELAYED, None)


@pytest.mark.parametrize("text", ["1.1.2 u. 4.2.1 sind fertig", "z. B. 1.1.2 und 4.2.1 sind fertig"])
def test_the_full_stop_of_an_abbreviation_ends_no_sentence(text: str) -> None:
    reports = understand(text, TODAY, example()).reports
    assert [(report.code, report.status) for report in reports] == [("1.1.2", _DONE), ("4.2.1", _DONE)]


def test_each_measure_has_its_own_report() -> None:
    understood = understand("1.1.2 und 1.1.3 fertig, 6.1.3 bei 80 %", TODAY, example())
    read = [(report.code, report.status, report.progress) for report in understood.reports]
    assert read == [("1.1.2", _DONE, None), ("1.1.3", _DONE, None), ("6.1.3", _RUNNING, 80)]


@pytest.mark.parametrize(
    "text",
    [
        "6.1.3 ist noch nicht erledigt",
        "6.1.3 not done yet",
        "6.1.3 läuft nicht",
        "der Termin entfällt, 6.1.3 ist fertig",
        "3.2.1 ist fertig, zu 3.2.2 mehr am Montag",
        "6.1.3 alles andere als fertig",
        "6.1.3 war fertig, jetzt wieder offen",
        "6.1.3 im Juni fertig",
        "6.1.3 will be finished in june",
        "6.1.3: Die Broschüre ist fertig",
        "6.1.4: das Treffen am Freitag entfällt",
        "6.1.3 60% der Anbieter befragt",
        "6.1.3 zu 100% finanziert",
        "Familienpass ist fertig",
        "6.1.3 fertig, Unterschrift fehlt noch",
        "6.1.4 verschobn",
        "6.1.3 kann nicht abgeschlossen werden",
        "6.1.3 fertig. Wann ist 6.1.4?",
    ],
)
def test_what_is_not_stated_for_certain_is_offered_as_a_choice(text: str) -> None:
    understood = understand(text, TODAY, example())
    assert understood.intent is Intent.REPORT_STATUS
    assert understood.confidence < 0.5
    assert 2 <= len(understood.choices) <= 3


@pytest.mark.parametrize(
    "text",
    [
        "ist 6.1.3 schon fertig?",
        "6.1.3 fertig?",
        "Hat das Bauamt 6.1.4 abgeschlossen",
        "Bitte 6.1.3 fertig machen",
        "wenn 6.1.3 fertig ist geb ich bescheid",
        "Frau Müller sagt 6.1.4 ist fertig",
        "Das Bauamt meldet 6.1.4 fertig",
        "6.1.3 soll fertig sein",
        "Wir müssen 6.1.3 noch abschließen",
        "6.1.3 muss bis Freitag fertig sein",
        "6.1.4 bitte nicht auf erledigt setzen",
        "6.1.3 Einladung verschickt, Treffen am 20.05.",
        "6.1.3 should be done",
        "Nehmen wir an, 6.1.3 ist fertig.",
        "Die Presse schreibt, 6.1.4 ist gestrichen",
        "bis 6.1.3 fertig ist, dauert es noch",
        "nachdem 6.1.3 erledigt war, kam Kritik",
        "6.1.3 ist fertig. Oder?",
        "bei 6.1.3 ist viel passiert",
        "TOP 6.1.3 erledigt",
        "I think 6.1.3 is finished",
        "Das Essen ist fertig",
        "fertig",
    ],
)
def test_what_is_asked_wished_or_told_is_no_report(text: str) -> None:
    assert understand(text, TODAY, example()).reports == ()


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        ("1.4.4 für 2020 erledigt", whole_year(2020)),
        ("1.4.4 2020 erledigt", whole_year(2020)),
        ("1.4.4 letztes Jahr erledigt", whole_year(2020)),
        ("1.4.4 für das Jahr 2020 abgeschlossen, im Kreistag vorgestellt", whole_year(2020)),
        ("1.4.4 für Q1 fertig", quarter(2021, 1)),
        ("1.4.4 done for 2020", whole_year(2020)),
        ("1.4.4 am 3.2.2021 erledigt", None),
        ("1.4.4 im Februar erledigt", None),
        ("1.4.4: Bericht 2020 ist fertig", None),
        ("1.4.4 für 2021 erledigt", None),
        ("1.4.4 läuft seit 2020", None),
    ],
)
def test_a_past_year_that_something_is_done_for_is_the_turn_that_is_meant(text: str, turn: Period | None) -> None:
    assert _only_report(text).turn == turn
