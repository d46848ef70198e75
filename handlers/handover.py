"""Handing over to a successor, and going once the successor is in. Private chats only."""

from bot.delivery import CardKind
from bot.people.access import LastCoordinator, revoke_person
from bot.people.invite import hand_over, make_token
from bot.texts.inviting import LAST_COORDINATOR, YOU_STAY, YOU_WENT
from bot.texts.people import STALE, said
from handlers.context import Context
from handlers.inviting import give_out
from handlers.presses import notice, opened


async def handing_over(context: Context) -> None:
    """Give out an invitation with the person's own role and units."""
    if context.who.person:
        token = make_token()
        give_out(context, await hand_over(context.work, context.who.person, token=token, at=context.now), token)


async def pressed(context: Context) -> None:
    """The successor is in: go or stay."""
    found, person = await opened(context, CardKind.HANDOVER), context.who.person
    if found is None or person is None:
        return
    if not await context.work.cards.redraw(found.card.id, found.press.version, found.card.content):
        notice(context, STALE)
        return
    if found.press.action == "hand_stay":
        notice(context, YOU_STAY)
        return
    try:
        await revoke_person(context.work, person, by=person, at=context.now)
    except LastCoordinator:
        notice(context, LAST_COORDINATOR)
        return
    context.unit.changed_list = True
    context.reply(said(YOU_WENT, context.who.lang), confidential=False)
    notice(context)
