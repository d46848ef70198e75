"""Being away, back and stood in for, as people write it without a command."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.people.absence_words import OfOneself, read_of_oneself
from bot.people.model import Absence
from bot.periods.calendar import Calendar

MONDAY = date(2021, 7, 12)
CALENDAR = Calendar("TH")


def read(text: str) -> OfOneself | None:
    return read_of_oneself(text, MONDAY, CALENDAR)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("bin vom 26.7. bis 13.8. im Urlaub", date(2021, 7, 26), date(2021, 8, 13)),
        ("bin bis 14.8. weg", MONDAY, date(2021, 8, 14)),
        ("bis 14.8. nicht da", MONDAY, date(2021, 8, 14)),
        ("hab nä. Woche Urlaub", date(2021, 7, 19), date(2021, 7, 25)),
        ("do u fr bin ich nich da", date(2021, 7, 15), date(2021, 7, 16)),
        ("bin ab Montag 3 Wochen in Reha", date(2021, 7, 19), date(2021, 8, 8)),
        ("bin heute krank", MONDAY, MONDAY),
        ("mein Urlaub geht nun doch bis 20.8.", MONDAY, date(2021, 8, 20)),
        ("bin ab Montag wieder da", MONDAY, date(2021, 7, 18)),
        ("out of office until Friday", MONDAY, date(2021, 7, 16)),
        ("I'm on leave from Jul 18 to Aug 5", date(2021, 7, 18), date(2021, 8, 5)),
        ("away 23 dec - 3 jan", date(2021, 12, 23), date(2022, 1, 3)),
        ("ab 1.9. in Elternzeit", date(2021, 9, 1), None),
    ],
)
def test_days_of_ones_own_are_an_absence(text: str, first: date, last: date | None) -> None:
    assert read(text) == OfOneself(Absence(first, last), is_away=True)


@pytest.mark.parametrize("text", ["bin krank", "ich bin im Urlaub", "vom 26.7. an drei Wochen nicht im Dienst"])
def test_who_does_not_say_when_is_asked(text: str) -> None:
    assert read(text) == OfOneself(is_away=True)


@pytest.mark.parametrize("text", ["bin wieder da", "Guten Morgen, bin wieder da", "back in the office"])
def test_who_is_back_says_so(text: str) -> None:
    assert read(text) == OfOneself(is_back=True)


def test_leave_may_be_called_off() -> None:
    assert read("Urlaub fällt aus, bin doch da") == OfOneself(is_there_after_all=True)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("meine Vertretung ist Frau Berger", "frau berger"),
        ("Frau Berger vertritt mich", "frau berger"),
        ("Anna Berger is my deputy from now on", "anna berger"),
        ("in der Zeit vertritt mich Herr Krause", "herr krause"),
        ("Vertretung bitte streichen", ""),
    ],
)
def test_a_deputy_is_named_or_ended(text: str, name: str) -> None:
    assert read(text) == OfOneself(deputy=name)


def test_leave_and_deputy_stand_in_one_message() -> None:
    absence = Absence(date(2022, 5, 2), date(2022, 5, 13))
    said = read_of_oneself("Urlaub 2.-13. Mai, Vertretung macht Karin", date(2022, 4, 19), CALENDAR)
    assert said == OfOneself(absence, is_away=True, deputy="karin")


@pytest.mark.parametrize(
    "text",
    [
        "Frau Berger ist bis 14.8. im Urlaub",
        "der Kollege vom Bauamt ist nä. Woche nicht da",
        "wir sind nächste Woche nicht da",
        "so ich bin dann mal weg",
        "war vom 3. bis 14.5. im Urlaub",
        "is anyone else out of office next week?",
        "wenn ich im Urlaub bin",
        "bin bis 14 Uhr nicht da",
        "hab noch 3 Tage Urlaub",
        "noch 3 Wochen bis zum Urlaub",
        "der Leitfaden ist bis 14.8. nicht da",
        "der Bagger ist ab Montag wieder da",
        "nächste Woche bin ich im Bauamt",
        "back to 6.1.3",
        "morgen frei",
        "Urlaub",
        "wer ist meine Vertretung",
        "Anna ist nicht meine Vertretung",
        "6.1.3 ist bis Freitag weg vom Tisch",
    ],
)
def test_what_is_said_of_others_or_of_the_past_enters_nothing(text: str) -> None:
    assert read(text) is None


_WORDS = "ich bin bis vom 14.8. 3 Wochen Mo do nicht da weg im Urlaub ab wieder krank noch , ; nä. Woche heute"


@given(st.lists(st.sampled_from(_WORDS.split()), max_size=10).map(" ".join))
def test_whatever_is_written_an_absence_is_from_today_on(text: str) -> None:
    said = read(text)
    if said and said.absence:
        assert said.absence.first_on >= MONDAY
        assert said.absence.last_on is None or said.absence.last_on >= said.absence.first_on
