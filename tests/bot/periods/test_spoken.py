"""Numbers as they are spoken, words torn apart, and abbreviations: the days a question with them asks about."""

import pytest

from tests.bot.periods.reading import days, mentions

ASKED = {
    "zweitausendzweiundzwanzig": ("2022-01-01", "2022-12-31"),
    "zweitausendundeinundzwanzig": ("2021-01-01", "2021-12-31"),
    "zwanzig einundzwanzig": ("2021-01-01", "2021-12-31"),
    "twenty twenty-two": ("2022-01-01", "2022-12-31"),
    "two thousand and twenty-two": ("2022-01-01", "2022-12-31"),
    "bis Ende zweitausendzweiundzwanzig": ("2021-05-03", "2022-12-31"),
    "zweites Quartal zwanzig zweiundzwanzig": ("2022-04-01", "2022-06-30"),
    "by December twenty twenty-two": ("2021-05-03", "2022-12-31"),
    "Quartal zwei": ("2021-04-01", "2021-06-30"),
    "im Quartal zwo": ("2021-04-01", "2021-06-30"),
    "Quartal drei 2022": ("2022-07-01", "2022-09-30"),
    "quarter three of 2022": ("2022-07-01", "2022-09-30"),
    "in den Quartalen 2 und 3": ("2021-04-01", "2021-09-30"),
    "drittes/viertes Quartal": ("2021-07-01", "2021-12-31"),
    "III. Qu.": ("2021-07-01", "2021-09-30"),
    "Q I/24": ("2024-01-01", "2024-03-31"),
    "2. Qrtl. 2022": ("2022-04-01", "2022-06-30"),
    "III. Quartal (2022)": ("2022-07-01", "2022-09-30"),
    "weeks 20 to 22": ("2021-05-17", "2021-06-06"),
    "am zwölften März": ("2021-03-12", "2021-03-12"),
    "der fünfzehnte Oktober": ("2021-10-15", "2021-10-15"),
    "thirty-first of May": ("2021-05-31", "2021-05-31"),
    "May the fourth": ("2021-05-04", "2021-05-04"),
    "bis zum einundzwanzigsten": ("2021-05-03", "2021-05-21"),
    "am dritten fünften": ("2021-05-03", "2021-05-03"),
    "am 15. des nächsten Monats": ("2021-06-15", "2021-06-15"),
    "zum 1. des Folgemonats": ("2021-05-03", "2021-06-01"),
    "zum Ersten des Monats": ("2021-05-03", "2021-06-01"),
    "zum Monatsersten": ("2021-05-03", "2021-06-01"),
    "am Monatsletzten": ("2021-05-31", "2021-05-31"),
    "Monatsende Juni": ("2021-06-21", "2021-06-30"),
    "Frühj. 22": ("2022-03-01", "2022-05-31"),
    "im Spätsommer 2022": ("2022-08-01", "2022-08-31"),
    "Frühherbst": ("2021-09-01", "2021-09-30"),
    "early autumn": ("2021-09-01", "2021-09-30"),
    "bis zum Frühsommer": ("2021-05-03", "2021-06-30"),
    "bis Ende 22": ("2021-05-03", "2022-12-31"),
    "Anf. 2022": ("2022-01-01", "2022-03-31"),
    "Mitte bis Ende September": ("2021-09-11", "2021-09-30"),
    "Anfang/Mitte Juli": ("2021-07-01", "2021-07-20"),
    "in der zweiten Juniwoche": ("2021-06-07", "2021-06-13"),
    "in the second half of June": ("2021-06-16", "2021-06-30"),
    "erstes Schulhalbjahr 2021/22": ("2021-08-01", "2022-01-31"),
    "zweites Halbjahr des Schuljahres 2021/22": ("2022-02-01", "2022-07-31"),
    "Kindergartenjahr 2021/22": ("2021-08-01", "2022-07-31"),
    "Wintersemester 2021/22": ("2021-10-01", "2022-03-31"),
    "SoSe 2022": ("2022-04-01", "2022-09-30"),
    "DHH 2023/24": ("2023-01-01", "2024-12-31"),
    "in FY22": ("2022-01-01", "2022-12-31"),
    "Quar tal II/2022": ("2022-04-01", "2022-06-30"),
    "vor den Sommer ferien": ("2021-05-03", "2021-07-25"),
    "zum Jahres-Ende": ("2021-05-03", "2021-12-31"),
    "vsl. im Oktober": ("2021-10-01", "2021-10-31"),
    "vorauss. Q3": ("2021-07-01", "2021-09-30"),
    "frühestens jedoch 2022": ("2022-01-01", None),
    "2022+": ("2022-01-01", None),
    "Q4/2022 ff.": ("2022-10-01", None),
    "2022 und Folgejahre": ("2022-01-01", None),
}


@pytest.mark.parametrize(("text", "asked"), ASKED.items(), ids=ASKED)
def test_spoken_and_shortened_words_ask_for_the_same_days(text: str, asked: tuple[str | None, str | None]) -> None:
    assert days(text) == asked


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("I. und III. Quartal 2022", ["2022-01-01 2022-03-31", "2022-07-01 2022-09-30"]),
        ("Juni und September 2022", ["2022-06-01 2022-06-30", "2022-09-01 2022-09-30"]),
        ("am 3. und 5. Juni 2022", ["2022-06-03 2022-06-03", "2022-06-05 2022-06-05"]),
        ("24. und 25. Juni", ["2021-06-24 2021-06-25"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_periods_that_do_not_adjoin_stay_two_and_share_what_is_said_once(text: str, named: list[str]) -> None:
    assert [f"{found.named.first} {found.named.last}" for found in mentions(text)] == named
