"""What follows /abwesend; the page of commands has a table of it, too. And what going and coming back store."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bot.people.absence import AHEAD, Back, Unread, come_back, go_away, presets, read_absence
from bot.people.model import Absence, Person, Role
from bot.periods.calendar import Calendar
from bot.texts.absence import PRESETS, days_text
from storage.tables import absences
from storage.work import SqlStore, SqlWork
from tests.engines import engine_at

NOW = datetime(2021, 5, 3, 8, tzinfo=UTC)
TODAY = NOW.date()
BERLIN, CALENDAR = ZoneInfo("Europe/Berlin"), Calendar("TH")
PAGE = (Path(__file__).parents[3] / "docs" / "commands.md").read_text(encoding="utf-8")
A_DAY = timedelta(days=1)


def day(number: int, month: int = 5, year: int = 2021) -> date:
    return date(year, month, number)


def test_the_table_of_the_page_is_read_as_it_says() -> None:
    rows = re.findall(r"^\| `/(?:abwesend|away) (.+?)` \| (.+) \|$", PAGE, re.MULTILINE)
    assert len(rows) == 11
    for typed, meant in rows:
        read = read_absence(typed, TODAY, CALENDAR)
        assert isinstance(read, Absence), typed
        assert days_text([read], "en") == meant, typed


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("heute", TODAY, TODAY),
        ("diese Woche", TODAY, day(9)),
        ("14.8", day(14, 8), day(14, 8)),
        ("bis 14.8", TODAY, day(14, 8)),
        ("1.8-14.8", day(1, 8), day(14, 8)),
        ("1.8.–14.8.2021", day(1, 8), day(14, 8)),
        ("vom 28.12. bis 5.1.", day(28, 12), day(5, 1, 2022)),
        ("seit gestern bis 14.8.", TODAY, day(14, 8)),
        ("zwischen dem 10. und 14. Mai", day(10), day(14)),
        ("bis zur Sommerpause", TODAY, day(25, 7)),
        ("bis Freitag krank", TODAY, day(7)),
        ("Reha, 10.5. bis 28.5., danach Urlaub", day(10), day(28)),
        ("am Freitag bin ich wieder da", TODAY, day(6)),
        ("back on 10 May", TODAY, day(9)),
        ("from Monday for two weeks", day(10), day(23)),
        ("for 10 days", TODAY, day(12)),
        ("until further notice", TODAY, None),
        ("ab sofort", TODAY, None),
    ],
)
def test_days_are_read_from_today_on(typed: str, first: date, last: date | None) -> None:
    assert read_absence(typed, TODAY, CALENDAR) == Absence(first, last)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", Unread.NONE),
        ("wegen Knie-OP", Unread.NONE),
        ("bis 31.6.", Unread.NONE),
        ("bis 31.12.2090", Unread.NONE),
        ("bis 14.8. Zimmer 12", Unread.SEVERAL),
        ("am 10.5. und am 12.5.", Unread.SEVERAL),
        ("bis 20.5. und dann wieder ab 1.6.", Unread.SEVERAL),
        ("gestern", Unread.PAST),
        ("bis 1.4.", Unread.PAST),
        ("bis 14.8.2020", Unread.PAST),
        ("seit heute wieder da", Unread.PAST),
    ],
)
def test_what_is_not_one_run_of_days_ahead_is_not_guessed(typed: str, why: Unread) -> None:
    assert read_absence(typed, TODAY, CALENDAR) is why


def test_in_december_january_is_the_next_one() -> None:
    christmas = date(2021, 12, 20)
    assert read_absence("bis 5.1.", christmas, CALENDAR) == Absence(christmas, day(5, 1, 2022))
    assert read_absence("3.1. bis 5.1.", christmas, CALENDAR) == Absence(day(3, 1, 2022), day(5, 1, 2022))
    assert read_absence("bis 5.10.", christmas, CALENDAR) is Unread.PAST


WORDS = """
bis ab vom 14.8. 1.8 31.12. 29.2. Montag zwei Wochen nächste Woche morgen gestern wieder da zurück und - –
Sommerferien Ende 9999 0 until from May back sofort
"""
PARTS = st.sampled_from(WORDS.split())


@given(parts=st.lists(PARTS, max_size=7), today=st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_whatever_is_written_no_day_lies_behind_or_far_ahead(parts: list[str], today: date) -> None:
    read = read_absence(" ".join(parts), today, CALENDAR)
    if isinstance(read, Absence):
        assert today <= read.first_on <= (read.last_on or read.first_on) <= today + AHEAD


def test_the_buttons_mean_what_they_say() -> None:
    assert len(presets(TODAY)) == len(PRESETS)
    assert presets(day(8)) == (
        Absence(day(8), day(8)),
        Absence(day(8), day(9)),
        Absence(day(10), day(16)),
        Absence(day(8), None),
    )


async def somebody(work: SqlWork) -> Person:
    return await work.people.add(1, "Anna", Role.MEMBER, (), at=NOW)


async def ends(url: str) -> list[datetime | None]:
    async with engine_at(url) as engine, engine.connect() as connection:
        return list(await connection.scalars(select(absences.c.ends_at).order_by(absences.c.id)))


async def test_an_absence_ends_with_its_last_day_where_the_county_is(store: SqlStore, database_url: str) -> None:
    async with store.writing() as work:
        anna = await somebody(work)
        for absence in (Absence(TODAY, day(14, 8)), Absence(day(1, 12), day(2, 12)), Absence(day(9, 12), None)):
            await go_away(work, anna, absence, zone=BERLIN, at=NOW)
    in_summer, in_winter = datetime(2021, 8, 14, 22, tzinfo=UTC), datetime(2021, 12, 2, 23, tzinfo=UTC)
    assert await ends(database_url) == [in_summer, in_winter, None]


async def test_a_new_absence_takes_the_place_of_those_it_shares_a_day_with(store: SqlStore) -> None:
    async with store.writing() as work:
        anna = await somebody(work)
        early, late = Absence(TODAY, day(14)), Absence(day(20), day(28))
        for absence in (early, late):
            assert await go_away(work, anna, absence, zone=BERLIN, at=NOW) == []
        new = Absence(day(14), day(19))
        assert await go_away(work, anna, new, zone=BERLIN, at=NOW) == [early]
        assert await work.absences.of(anna.id, since=TODAY) == [new, late]
        open_end = Absence(day(10), None)
        assert await go_away(work, anna, open_end, zone=BERLIN, at=NOW) == [new, late]
        assert await work.absences.of(anna.id, since=TODAY) == [open_end]


async def test_coming_back_ends_it_at_once_and_leaves_what_was(store: SqlStore, database_url: str) -> None:
    async with store.writing() as work:
        anna = await somebody(work)
        now, later = Absence(TODAY, day(14)), Absence(day(20), day(28))
        for absence in (now, later):
            await go_away(work, anna, absence, zone=BERLIN, at=NOW)
        back = NOW + timedelta(days=2)
        assert await come_back(work, anna, today=day(5), at=back) == Back((now,), (later,))
        assert await work.absences.of(anna.id, since=TODAY) == [Absence(TODAY, day(4)), later]
        assert await come_back(work, anna, today=day(5), at=back) == Back((later,))
        assert await come_back(work, anna, today=day(5), at=back) == Back()
    assert await ends(database_url) == [back]


async def test_somebody_who_comes_back_on_the_first_day_was_never_away(store: SqlStore) -> None:
    async with store.writing() as work:
        anna = await somebody(work)
        await go_away(work, anna, Absence(TODAY, None), zone=BERLIN, at=NOW)
        await come_back(work, anna, today=TODAY, at=NOW)
        assert await work.absences.of(anna.id, since=TODAY - A_DAY) == []
