"""What was reached, said on the card of the report that closed a measure; what is said last counts."""

from bot.delivery import CardKind
from bot.reporting.record import add_outcome, may_withdraw
from bot.texts.closing import CHOICES
from bot.texts.people import GONE, STALE
from bot.texts.reporting import NO_LONGER, NOT_YOUR_REPORT
from handlers.context import Context
from handlers.due_dates import show_again
from handlers.presses import notice, opened


async def pressed(context: Context) -> None:
    """Take down what was reached, from whoever reported or a coordinator."""
    found, by = await opened(context, CardKind.REPORT), context.who.person
    if found is None or by is None:
        return
    content, press = found.card.content, found.press
    stored = await context.work.updates.of(content["updates"][-1:])
    if found.is_stale:
        notice(context, STALE)
    elif not stored or stored[0].is_withdrawn:
        notice(context, NO_LONGER)
    elif not may_withdraw(by, stored[0].person_id):
        notice(context, NOT_YOUR_REPORT)
    elif not stored[0].update.closes or not 0 <= press.arg < len(CHOICES):
        notice(context, GONE)
    else:
        batch = context.unit.number
        await add_outcome(context.work, stored[0], CHOICES[press.arg], by=by, batch=batch, at=context.now)
        await show_again(context, found.card, {**content, "batches": [*content["batches"], batch]})
        notice(context)
