from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.periods import spans
from bot.periods.period import Period, Precision
from bot.periods.wording import day_text, distance_text, due_text, heading_text, period_text
from tests.bot.periods.reading import TODAY, only, period

DAYS = st.dates(date(1990, 1, 1), date(2080, 12, 31))
LANGUAGES = st.sampled_from(["de", "en"])


@st.composite
def named_periods(draw: st.DrawFn) -> Period:
    holding = draw(
        st.sampled_from(
            [
                spans.on_day,
                spans.week_of,
                spans.month_of,
                spans.quarter_of,
                spans.half_year_of,
                spans.year_of,
                spans.school_year_of,
            ]
        )
    )
    return holding(draw(DAYS))


@st.composite
def seasons_and_budgets(draw: st.DrawFn) -> Period:
    year = draw(st.integers(1990, 2080))
    return draw(st.sampled_from([spans.season(year, number) for number in (1, 2, 3, 4)] + [spans.biennium(year)]))


@st.composite
def parts(draw: st.DrawFn) -> Period:
    holding = draw(
        st.sampled_from([spans.year_of, spans.half_year_of, spans.quarter_of, spans.month_of, spans.week_of])
    )
    return spans.part_of(holding(draw(DAYS)), draw(st.integers(0, 2)))


@st.composite
def runs(draw: st.DrawFn) -> Period:
    first = draw(DAYS)
    return Period(first, first + timedelta(days=draw(st.integers(1, 1000))), Precision.SPAN)


@given(st.one_of(named_periods(), seasons_and_budgets(), parts()), LANGUAGES)
def test_a_named_period_is_read_back_as_it_was_written(written: Period, lang: str) -> None:
    assert only(period_text(written, lang)).named == written


@given(runs(), LANGUAGES)
@example(period("2021-06-01", "2021-06-30", Precision.SPAN), "de")
@example(period("2021-10-01", "2022-06-30", Precision.SPAN), "en")
@example(period("2021-12-31", "2022-01-01", Precision.SPAN), "de")
def test_a_run_of_days_is_read_back_as_it_was_written(written: Period, lang: str) -> None:
    assert only(period_text(written, lang)).named == written


@given(st.one_of(named_periods(), runs()), LANGUAGES)
def test_an_open_period_is_read_back_with_the_bound_it_has(closed: Period, lang: str) -> None:
    since, until = Period(closed.first, None, closed.precision), Period(None, closed.last, Precision.SPAN)
    assert closed.last
    assert only(period_text(since, lang)).asked(TODAY).first == since.first
    assert only(period_text(since, lang)).asked(TODAY).last is None
    assert only(period_text(until, lang)).asked(closed.last + timedelta(days=1)) == until


@given(st.one_of(named_periods(), runs()), LANGUAGES)
def test_a_due_date_is_read_back_with_the_same_last_day(written: Period, lang: str) -> None:
    assert only(due_text(written, lang)).named.last == written.last


@pytest.mark.parametrize(
    ("written", "lang", "text"),
    [
        (spans.quarter(2021, 2), "de", "II. Quartal 2021"),
        (spans.quarter(2021, 2), "en", "Q2 2021"),
        (spans.month(2021, 6), "de", "Juni 2021"),
        (spans.half_year(2021, 1), "de", "1. Halbjahr 2021"),
        (spans.half_year(2021, 1), "en", "first half of 2021"),
        (spans.week_of(date(2022, 1, 1)), "de", "KW 52/2021"),
        (spans.season(2021, 4), "de", "Winter 2021/22"),
        (spans.school_year(2021), "en", "school year 2021/22"),
        (period("2021-10-01", "2021-12-31", Precision.PART), "de", "Ende 2021"),
        (period("2021-05-03", "2021-06-14", Precision.SPAN), "de", "3. Mai bis 14. Juni 2021"),
        (period("2021-06-01", "2021-06-15", Precision.SPAN), "en", "1 to 15 June 2021"),
        (period("2021-10-01", "2022-06-30", Precision.SPAN), "de", "Oktober 2021 bis Juni 2022"),
        (period("2021-07-26", "2021-09-04", Precision.HOLIDAYS), "de", "26. Juli bis 4. September 2021"),
        (Period(date(2021, 4, 1), None, Precision.QUARTER), "de", "ab II. Quartal 2021"),
        (Period(date(2021, 4, 2), None, Precision.QUARTER), "de", "ab 2. April 2021"),
        (Period(None, date(2023, 12, 31), Precision.SPAN), "de", "bis 31. Dezember 2023"),
        (Period(None, None, Precision.SPAN), "de", "ohne zeitliche Grenze"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_period_reads_as_staff_would_write_it(written: Period, lang: str, text: str) -> None:
    assert period_text(written, lang) == text


@pytest.mark.parametrize(
    ("due", "lang", "text"),
    [
        (spans.whole_year(2022), "de", "Ende 2022"),
        (spans.whole_year(2022), "en", "end of 2022"),
        (spans.quarter(2021, 2), "de", "II. Quartal 2021"),
        (spans.on_day(date(2019, 12, 31)), "de", "31.12.2019"),
        (spans.on_day(date(2019, 12, 31)), "en", "31 December 2019"),
        (spans.month(2023, 12), "de", "Dezember 2023"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_due_date_is_shown_as_precisely_as_it_was_agreed(due: Period, lang: str, text: str) -> None:
    assert due_text(due, lang) == text


@given(st.integers(1990, 2080), st.integers(1, 4), LANGUAGES)
def test_a_quarter_is_never_shown_as_a_day(year: int, number: int, lang: str) -> None:
    last = spans.quarter(year, number).last
    assert last is not None
    assert f"{last:%d.%m.}" not in due_text(spans.quarter(year, number), lang)


@pytest.mark.parametrize(
    ("written", "lang", "text"),
    [
        (spans.quarter(2021, 2), "de", "II. Quartal 2021 (1. April bis 30. Juni)"),
        (spans.quarter(2021, 2), "en", "Q2 2021 (1 April to 30 June)"),
        (spans.week_of(date(2022, 1, 1)), "de", "KW 52/2021 (27. Dezember 2021 bis 2. Januar 2022)"),
        (spans.week_of(TODAY), "de", "KW 18/2021 (3. bis 9. Mai)"),
        (spans.month(2021, 6), "de", "Juni 2021"),
        (spans.whole_year(2021), "de", "2021"),
        (Period(date(2021, 4, 1), None, Precision.QUARTER), "de", "ab II. Quartal 2021"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_heading_adds_the_days_a_name_does_not_say(written: Period, lang: str, text: str) -> None:
    assert heading_text(written, lang) == text


@pytest.mark.parametrize(
    ("day", "lang", "text"),
    [
        ("2021-06-30", "de", "noch 8 Wochen"),
        ("2021-06-30", "en", "8 weeks left"),
        ("2021-05-03", "de", "heute"),
        ("2021-05-03", "en", "today"),
        ("2021-05-04", "de", "noch 1 Tag"),
        ("2021-05-06", "de", "noch 3 Tage"),
        ("2021-05-16", "de", "noch 13 Tage"),
        ("2021-05-17", "de", "noch 2 Wochen"),
        ("2021-12-31", "de", "noch 7 Monate"),
        ("2023-12-31", "de", "noch 2 Jahre"),
        ("2021-04-30", "de", "seit 3 Tagen"),
        ("2021-04-19", "de", "seit 2 Wochen"),
        ("2020-12-31", "de", "seit 4 Monaten"),
        ("2021-05-02", "en", "1 day ago"),
    ],
    ids=lambda value: str(value),
)
def test_a_distance_is_told_in_round_units(day: str, lang: str, text: str) -> None:
    assert distance_text(TODAY, date.fromisoformat(day), lang) == text


def test_a_day_is_written_out() -> None:
    assert day_text(TODAY, "de") == "3. Mai 2021"
    assert day_text(TODAY, "en") == "3 May 2021"
