"""Whoever passed a report on to the coordinators is told what became of it."""

from bot.delivery import Card
from bot.texts.passing import WAS_LEFT, WAS_STORED, about
from handlers.cards import codes_of, lang_of
from handlers.context import Context


async def tell(context: Context, card: Card, *, is_stored: bool) -> None:
    """Tell whoever passed on what a coordinator's `card` shows, if it was passed on and that person is still listed."""
    telegram_id = card.content.get("passed_by")
    person = await context.work.people.by_telegram_id(telegram_id) if telegram_id else None
    if person:
        text = WAS_STORED if is_stored else WAS_LEFT
        context.tell(person, about(text, codes_of(card), person.language or lang_of(card)))
