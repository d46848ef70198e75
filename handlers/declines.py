"""A coordinator ends that a unit gets no nudges about a measure. The card keeps the measure (`code`) and the `unit`."""

from bot.asking.select import listed_by_code
from bot.delivery import CardKind
from bot.nudges.declining import end_decline
from bot.texts.declines import ENDED_BEFORE, ended_text
from bot.texts.people import GONE
from handlers.context import Context
from handlers.presses import notice, opened, redraw


async def pressed(context: Context) -> None:
    """End it, once, and say so."""
    found, person = await opened(context, CardKind.DECLINE), context.who.person
    snapshot = await context.work.agreements.current()
    if found is None or person is None:
        return
    code, unit = found.card.content["code"], found.card.content["unit"]
    listed = listed_by_code(snapshot).get(code) if snapshot else None
    if listed is None:
        notice(context, GONE)
        return
    is_ended = await end_decline(context.work, code, unit, by=person, at=context.now)
    reply = ended_text(context.bare(listed.measure), unit, context.who.lang)
    await redraw(context, found.card, found.card.content, reply)
    notice(context, None if is_ended else ENDED_BEFORE)
