"""What coordinators want without a command: the same as /vorschau, /nachfragen, /gruppe_fuer, /quartalsuebersicht."""

from collections.abc import Awaitable, Callable, Mapping

from bot.language.orders import Order, read_order
from bot.rights import Feature, may
from handlers import inquiring, places, preview
from handlers.context import Context

_DONE: Mapping[Order, tuple[Feature, Callable[[Context, str], Awaitable[bool]]]] = {
    Order.PREVIEW: (Feature.STEERING, preview.look_ahead),
    Order.INQUIRE: (Feature.STEERING, inquiring.inquire_of_named),
    Order.BIND: (Feature.PLACE, places.bind_to_named),
    Order.BOARD: (Feature.PLACE, places.post_board),
}


async def take(context: Context, text: str) -> bool:
    """Do what a message orders; False where it orders nothing, or not with enough certainty."""
    who, ordered = context.who, read_order(text)
    if ordered is None:
        return False
    feature, do = _DONE[ordered.order]
    if not may(feature, who.role, who.kind):
        return False
    async with context.work.savepoint():
        return await do(context, ordered.rest)
