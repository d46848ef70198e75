"""Messages that failed or may not have arrived: the coordinators' list, and what its buttons do."""

from dataclasses import replace

from bot.delivery import Card, CardKind, NewCard
from bot.delivery.again import send_again
from bot.texts.deliveries import IS_SENT_AGAIN, IS_SET_ASIDE, SEND_AGAIN, deliveries_text
from bot.texts.people import GONE, STALE
from bot.texts.reply import Reply
from bot.texts.text import Text
from handlers.buttons import notice
from handlers.callback_data import Press, read
from handlers.context import Context

SHOWN = 8


async def deliveries(context: Context) -> None:
    """List what can be sent again."""
    reply, content = await _listed(context)
    context.reply(reply, NewCard(context.message.chat_id, CardKind.DELIVERIES, content))


async def pressed(context: Context) -> None:
    """Send again or set aside, once, and draw the list anew."""
    query = context.tg.callback_query
    press = read(query.data) if query else None
    card = await context.work.cards.by_id(press.card_id) if press else None
    if press is None or card is None or not _is_here(context, card):
        notice(context, GONE)
        return
    done = await _carried_out(context, press, card) if card.version == press.version else None
    await _redraw(context, card)
    notice(context, done or STALE)


async def _carried_out(context: Context, press: Press, card: Card) -> Text | None:
    """Do what was pressed and return what to say of it; None where the list has changed meanwhile."""
    rows, _ = await context.work.outbox.undelivered(SHOWN)
    listed, person = card.content["rows"], context.who.person
    wanted = listed[press.arg] if 0 <= press.arg < len(listed) else None
    row = next((row for row in rows if row.id == wanted), None)
    if row is None or person is None:
        return None
    if press.action == SEND_AGAIN:
        return IS_SENT_AGAIN if await send_again(context.work, row, person, at=context.now) else None
    return IS_SET_ASIDE if await context.work.outbox.set_aside(row.id) else None


async def _redraw(context: Context, card: Card) -> None:
    reply, content = await _listed(context)
    if await context.work.cards.redraw(card.id, card.version, content):
        context.edit(reply, replace(card, version=card.version + 1, content=content))


async def _listed(context: Context) -> tuple[Reply, dict[str, list[int]]]:
    rows, total = await context.work.outbox.undelivered(SHOWN)
    return deliveries_text(rows, total, context.unit.zone, context.who.lang), {"rows": [row.id for row in rows]}


def _is_here(context: Context, card: Card) -> bool:
    chat = context.tg.effective_chat
    return card.kind is CardKind.DELIVERIES and chat is not None and chat.id == card.chat_id
