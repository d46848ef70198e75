import asyncio
from datetime import datetime, time

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import NOW, OpenPage, Town


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("+ 1 Tag", "Di., 4. Mai 2021"),
        ("+ 1 Woche", "Mo., 10. Mai 2021"),
        ("+ 1 Monat", "Do., 3. Juni 2021"),
        ("+ 1 Jahr", "Di., 3. Mai 2022"),
    ],
)
async def test_the_date_moves_by_steps(town: Town, open_page: OpenPage, step: str, expected: str) -> None:
    page = await _at_the_clock(town, open_page)
    await page.get_by_role("button", name=step).click()
    await expect(page.locator("#date")).to_have_text(expected)


async def test_the_date_moves_to_a_day(town: Town, open_page: OpenPage) -> None:
    page = await _at_the_clock(town, open_page)
    await page.get_by_label("Datum", exact=True).fill("2021-12-24")
    await page.get_by_role("button", name="Einstellen").click()
    await expect(page.locator("#date")).to_have_text("Fr., 24. Dez. 2021")


async def test_the_date_does_not_move_back(town: Town, open_page: OpenPage) -> None:
    page = await _at_the_clock(town, open_page)
    await page.get_by_label("Datum", exact=True).fill("2020-01-01")
    await page.get_by_role("button", name="Einstellen").click()
    await expect(page.locator("#date")).to_have_text("Mo., 3. Mai 2021")


async def test_a_month_after_a_long_one_ends_with_its_last_day(town: Town, open_page: OpenPage) -> None:
    page = await open_page(town.address(town.jana))
    steps = "[['2021-01-31', 1], ['2021-12-31', 1], ['2020-01-30', 1], ['2020-02-29', 12]]"
    later = f"{steps}.map(([day, months]) => monthsLater(day, months))"
    found = await page.evaluate(f"import('/page/time.js').then(({{monthsLater}}) => {later})")
    assert found == ["2021-02-28", "2022-01-31", "2020-02-29", "2021-02-28"]


async def test_every_window_sees_the_new_date(town: Town, open_page: OpenPage) -> None:
    other = await open_page(town.address(town.thomas))
    page = await _at_the_clock(town, open_page)
    await page.get_by_role("button", name="+ 1 Tag").click()
    await expect(other.locator("#date")).to_have_text("Di., 4. Mai 2021")


async def test_on_its_way_the_date_goes_from_stop_to_stop_and_can_be_stopped(town: Town, open_page: OpenPage) -> None:
    arrived: asyncio.Queue[datetime] = asyncio.Queue()
    goes_on = asyncio.Semaphore(0)

    async def finished() -> None:
        arrived.put_nowait(town.box.clock.now())
        await goes_on.acquire()

    town.box.passing.stops = [time(9)]
    town.box.passing.finished = finished
    other = await open_page(town.address(town.thomas))
    page = await _at_the_clock(town, open_page)
    await page.get_by_role("button", name="+ 1 Jahr").click()
    assert await arrived.get() == NOW
    goes_on.release()
    assert await arrived.get() == datetime(2021, 5, 4, 9, tzinfo=NOW.tzinfo)
    await expect(other.locator("#date")).to_have_text("Di., 4. Mai 2021")
    await expect(page.get_by_role("button", name="+ 1 Tag")).to_be_disabled()
    await expect(page.get_by_text("Unterwegs zum 3. Mai 2022")).to_be_visible()
    await page.get_by_role("button", name="Anhalten").click()
    goes_on.release()
    await expect(page.get_by_role("button", name="Einstellen")).to_be_visible()
    await expect(page.locator("#date")).to_have_text("Di., 4. Mai 2021")


async def _at_the_clock(town: Town, open_page: OpenPage) -> Page:
    page = await open_page(town.address(town.jana))
    await page.get_by_role("button", name="Datum weiterstellen").click()
    return page
