"""Messages that failed or may not have arrived: the coordinators' list, and what its buttons do."""

from bot.delivery import Card, CardKind
from bot.delivery.again import send_again
from bot.texts.deliveries import IS_SENT_AGAIN, IS_SET_ASIDE, SEND_AGAIN, deliveries_text
from bot.texts.people import STALE
from bot.texts.reply import Reply
from bot.texts.text import Text
from handlers.callback_data import Press
from handlers.context import Context
from handlers.presses import card_here, notice, opened, redraw

SHOWN = 8


async def deliveries(context: Context) -> None:
    """List what can be sent again."""
    reply, content = await _listed(context)
    context.reply(reply, card_here(context, CardKind.DELIVERIES, content))


async def pressed(context: Context) -> None:
    """Send again or set aside, once, and draw the list anew."""
    found = await opened(context, CardKind.DELIVERIES)
    if found is None:
        return
    done = None if found.is_stale else await _carried_out(context, found.press, found.card)
    reply, content = await _listed(context)
    await redraw(context, found.card, content, reply)
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


async def _listed(context: Context) -> tuple[Reply, dict[str, list[int]]]:
    rows, total = await context.work.outbox.undelivered(SHOWN)
    return deliveries_text(rows, total, context.unit.zone, context.who.lang), {"rows": [row.id for row in rows]}
