"""What every press has in common: its card, whether that still holds, and the answer the button waits for.

    pressed = await opened(context, CardKind.ACCESS)
    if pressed is None:
        return                                      # too old, of another chat, made up: the person was told
    if pressed.is_stale: ...                        # drawn before the card changed: redraw, `notice(context, STALE)`
    await redraw(context, pressed.card, content, reply)
    notice(context)

Rights were checked by the guard, for the feature that the action is registered for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.delivery import Card, CardKind, NewCard
from bot.rights import ChatKind
from bot.texts.people import GONE
from bot.texts.reply import Reply
from bot.texts.text import Text
from handlers.callback_data import Press, read
from handlers.context import Context


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button that was pressed, and the card it stands on."""

    press: Press
    card: Card

    @property
    def is_stale(self) -> bool:
        """Whether the card has changed since the button was drawn."""
        return self.card.version != self.press.version


async def opened(context: Context, *kinds: CardKind) -> Pressed | None:
    """Return the press and its card; None, and the button is answered, where there is no such card in this chat."""
    query = context.tg.callback_query
    press = read(query.data) if query else None
    card = await context.work.cards.by_id(press.card_id) if press else None
    if press and card and card.kind in kinds and _is_here(context, card):
        return Pressed(press, card)
    # To strangers a press says nothing.
    notice(context, GONE if context.who.role else None)
    return None


async def redraw(context: Context, card: Card, content: Mapping[str, Any], reply: Reply) -> bool:
    """Show `reply` on the card, if nobody was faster: the one that was pressed, or another one in this chat."""
    is_drawn = await context.work.cards.redraw(card.id, card.version, content)
    query, shown = context.tg.callback_query, replace(card, version=card.version + 1, content=content)
    press = read(query.data) if query else None
    if is_drawn and press and press.card_id == card.id:
        context.edit(reply, shown)
    elif is_drawn and card.message_id:
        context.amend(reply, shown, card.message_id)
    return is_drawn


def notice(context: Context, text: Text | None = None) -> None:
    """End the button's waiting, with a sentence or with nothing."""
    query = context.tg.callback_query
    if query:
        said = {"text": text.in_(context.who.lang)} if text else {}
        context.directly("answerCallbackQuery", {"callback_query_id": query.id, **said})


def card_here(context: Context, kind: CardKind, content: Mapping[str, Any]) -> NewCard:
    """Return a card for the private chat we are in."""
    return NewCard(context.message.chat_id, kind, content)


def _is_here(context: Context, card: Card) -> bool:
    chat, user = context.tg.effective_chat, context.tg.effective_user
    if chat is None or user is None or chat.id != card.chat_id:
        return False
    # The chat with a person has the person's id.
    return context.who.kind is not ChatKind.PRIVATE or user.id == chat.id
