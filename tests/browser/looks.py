"""Where on the page things are found."""

from playwright.async_api import Locator, Page


def field(page: Page) -> Locator:
    """The message field."""
    return page.locator("#text")


def message(page: Page, text: str) -> Locator:
    """The messages that contain this text."""
    return page.get_by_role("log").get_by_role("listitem").filter(has_text=text)


def answers(page: Page) -> Locator:
    """The bot's messages with buttons."""
    return page.get_by_role("log").locator("li.other:has(.keyboard)")


def chat(page: Page, name: str) -> Locator:
    """A line in the list of chats."""
    return page.get_by_role("navigation").get_by_role("button", name=name)


async def say(page: Page, text: str) -> None:
    """Write and send."""
    await field(page).fill(text)
    await field(page).press("Enter")


async def become(page: Page, name: str) -> None:
    """Be somebody else."""
    await page.locator("#me").click()
    await page.get_by_role("menuitemradio", name=name).click()
    await page.locator("body:not([aria-busy])").wait_for(state="attached")
