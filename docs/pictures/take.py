"""Takes the README's picture of the demo: `make picture`. Needs Chromium."""

import asyncio
import shutil
from datetime import date
from pathlib import Path

from playwright.async_api import Page, async_playwright

from bot.cli.demo import Demo, furnished
from handlers.app import run
from handlers.setup import Bells

QUESTION = "Was ist dieses Quartal für den Pflegestützpunkt fällig?"


async def take(demo: Demo, page: Page, file: Path) -> None:
    """Ask as somebody of the Pflegestützpunkt, on a phone."""
    heike = demo.cast.people[0]
    await page.goto(f"{demo.box.url}/?as={heike.id}&chat={heike.id}&lang=de")
    await page.get_by_role("button", name="START", exact=True).click()
    await page.get_by_role("log").get_by_text("Zielbot").first.wait_for()
    await page.locator("#text").fill(QUESTION)
    await page.locator("#text").press("Enter")
    await page.get_by_role("button", name="6.1.4").wait_for()
    await page.screenshot(path=file)


async def main() -> None:
    """Set the stage, take the picture."""
    async with furnished(date(2021, 5, 3), port=0) as demo, async_playwright() as playwright:
        bells = Bells()
        bot = asyncio.create_task(run(demo.setup, bells))
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = await browser.new_page(viewport={"width": 390, "height": 844}, device_scale_factor=2, locale="de-DE")
        await take(demo, page, Path(__file__).with_name("chat.png"))
        await browser.close()
        bells.stop.set()
        await bot


if __name__ == "__main__":
    asyncio.run(main())
