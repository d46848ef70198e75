"""Cards that have the taps of a report below them, and how each is drawn once something was reported or taken back."""

from collections.abc import Awaitable, Callable, Mapping

from bot.delivery import Card, CardKind
from handlers import buttons, group_questions, nudge_cards, reminder_buttons
from handlers.cards import question_of
from handlers.context import Context


async def _question_anew(context: Context, card: Card) -> None:
    if question := question_of(card):
        await buttons.redrawn(context, card, question)


SHOWN_ANEW: Mapping[CardKind, Callable[[Context, Card], Awaitable[None]]] = {
    CardKind.QUESTION: _question_anew,
    CardKind.GROUP_QUESTION: group_questions.shown_anew,
    CardKind.REMINDED: reminder_buttons.shown_anew,
    CardKind.NUDGE: nudge_cards.show_anew,
}


def tapped_on(card: Card) -> int | None:
    """Return the id of the card with whose tap something began: this one, or the one that it keeps."""
    above: int | None = card.content.get("above")
    return card.id if card.kind in SHOWN_ANEW else above


async def show_above(context: Context, began: Card) -> None:
    """Show the card with whose tap something began as things stand now, if it is still there."""
    above = tapped_on(began)
    card = await context.work.cards.by_id(above) if above else None
    if card:
        await SHOWN_ANEW[card.kind](context, card)
