"""How a text leans on a period: bis, vor, ab, seit, nach, noch (DESIGN §4); and what that asks for."""

import pytest

from bot.periods.period import Direction, Precision
from tests.bot.periods.reading import days, mentions, only, period

ASKED = {
    "Was ist dieses Quartal fällig?": ("2021-04-01", "2021-06-30"),
    "was muss der Pflegestützpunkt dieses quartal noch abliefern": ("2021-05-03", "2021-06-30"),
    "Was ist dieses Jahr noch fällig?": ("2021-05-03", "2021-12-31"),
    "was ist noch fällig dieses Jahr": ("2021-05-03", "2021-12-31"),
    "noch in diesem Monat": ("2021-05-03", "2021-05-31"),
    "what is still due this quarter": ("2021-05-03", "2021-06-30"),
    "für den Rest des Jahres": ("2021-05-03", "2021-12-31"),
    "rest of the quarter": ("2021-05-03", "2021-06-30"),
    "noch nicht gemeldet dieses Quartal": ("2021-04-01", "2021-06-30"),
    "noch im Juni": ("2021-06-01", "2021-06-30"),
    "bis Ende Juni": ("2021-05-03", "2021-06-30"),
    "bis Juni": ("2021-05-03", "2021-06-30"),
    "bis spätestens Juni": ("2021-05-03", "2021-06-30"),
    "bis einschließlich Juni": ("2021-05-03", "2021-06-30"),
    "bis inkl. 3. Quartal": ("2021-05-03", "2021-09-30"),
    "bis zum 30.06.": ("2021-05-03", "2021-06-30"),
    "alles bis 31.12.": ("2021-05-03", "2021-12-31"),
    "no later than 30 June": ("2021-05-03", "2021-06-30"),
    "bis Freitag": ("2021-05-03", "2021-05-07"),
    "bis Jahresende": ("2021-05-03", "2021-12-31"),
    "bis zum Jahresende": ("2021-05-03", "2021-12-31"),
    "zum Jahresende": ("2021-05-03", "2021-12-31"),
    "by year end": ("2021-05-03", "2021-12-31"),
    "by the end of the year": ("2021-05-03", "2021-12-31"),
    "until end of September": ("2021-05-03", "2021-09-30"),
    "by Friday": ("2021-05-03", "2021-05-07"),
    "bis Mitte 2021": ("2021-05-03", "2021-06-30"),
    "bis März": (None, "2021-03-31"),
    "bis zur Sommerpause": ("2021-05-03", "2021-07-25"),
    "bis zu den Sommerferien": ("2021-05-03", "2021-07-25"),
    "bis Ende der Sommerferien": ("2021-05-03", "2021-09-04"),
    "vor der Sommerpause": ("2021-05-03", "2021-07-25"),
    "vor Weihnachten": ("2021-05-03", "2021-12-23"),
    "before Christmas": ("2021-05-03", "2021-12-23"),
    "vor Juni": ("2021-05-03", "2021-05-31"),
    "vor Ende Juni": ("2021-05-03", "2021-06-30"),
    "ab Juni": ("2021-06-01", None),
    "ab dem 1. April 2021": ("2021-04-01", None),
    "von Juni an": ("2021-06-01", None),
    "from June on": ("2021-06-01", None),
    "frühestens ab 2022": ("2022-01-01", None),
    "2022 ff.": ("2022-01-01", None),
    "seit 2019": ("2019-01-01", None),
    "since March": ("2021-03-01", None),
    "seit zwei Wochen": ("2021-04-19", None),
    "nach den Sommerferien": ("2021-09-05", None),
    "after the summer holidays": ("2021-09-05", None),
    "nach Pfingsten 2022": ("2022-06-07", None),
    "ab Juni 2021 bis Juni 2022": ("2021-06-01", "2022-06-30"),
    "voraussichtlich im III. Quartal 2021": ("2021-07-01", "2021-09-30"),
}


@pytest.mark.parametrize(("text", "asked"), ASKED.items(), ids=ASKED)
def test_a_question_asks_for_the_days_its_words_lean_on(text: str, asked: tuple[str | None, str | None]) -> None:
    assert days(text) == asked


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("bis Ende 2020", period("2020-01-01", "2020-12-31", Precision.YEAR)),
        ("bis zum Jahresende 2022", period("2022-01-01", "2022-12-31", Precision.YEAR)),
        ("bis Ende Juni", period("2021-06-01", "2021-06-30", Precision.MONTH)),
        ("zum Ende des III. Quartals 2021", period("2021-07-01", "2021-09-30", Precision.QUARTER)),
        ("spätestens II. Quartal 2020", period("2020-04-01", "2020-06-30", Precision.QUARTER)),
        ("bis 31.12.2019", period("2019-12-31", "2019-12-31", Precision.DAY)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_deadline_keeps_the_precision_of_the_period_whose_end_it_names(text: str, named: object) -> None:
    mention = only(text)
    assert (mention.named, mention.direction) == (named, Direction.UNTIL)


def test_a_mention_covers_the_words_that_lean() -> None:
    text = "6.1.4 verschiebt sich bis spätestens zum Q4 2021 wegen Corona"
    mention = only(text)
    assert text[mention.start : mention.end] == "bis spätestens zum Q4 2021"


def test_several_periods_come_in_order_and_apart() -> None:
    text = "6.1.3 schaffen wir nicht bis Juni, neuer Termin 15.10. oder im IV. Quartal 2022"
    found = mentions(text)
    assert [text[mention.start : mention.end] for mention in found] == ["bis Juni", "15.10.", "im IV. Quartal 2022"]


@pytest.mark.parametrize(
    ("text", "has_year"),
    [("Juni", False), ("Juni 2021", True), ("bis 15.10.", False), ("nächstes Quartal", True), ("Q2", False)],
    ids=lambda value: str(value),
)
def test_a_period_remembers_whether_its_year_was_said(text: str, has_year: bool) -> None:
    assert only(text).has_year is has_year


def test_stages_of_an_agreement_keep_their_periods() -> None:
    text = "Fortführung der Arbeit: 01.10.2019 <ol> 1. Teilabschnitt: Aktualisierung bis II. Quartal 2020 2. Auswertung"
    found = mentions(text)
    assert [text[mention.start : mention.end] for mention in found] == ["01.10.2019", "bis II. Quartal 2020"]
