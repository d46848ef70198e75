"""Groups come onto the list and go off it, by a coordinator who is in them."""

from bot.delivery import Outgoing
from bot.people.groups import approve_group, revoke_group
from bot.texts.groups import GROUP_APPROVED, GROUP_REVOKED
from bot.texts.people import said
from handlers.context import Context


async def approve(context: Context) -> None:
    """Put this group on the list."""
    who, chat = context.who, context.message.chat
    if who.person:
        await approve_group(context.work, chat.id, chat.title or "", who.person, at=context.now)
        context.reply(said(GROUP_APPROVED, who.lang))


async def revoke(context: Context) -> None:
    """Take this group off the list, and leave it."""
    who, chat = context.who, context.message.chat
    await revoke_group(context.work, chat.id, by=who.person, at=context.now)
    context.reply(said(GROUP_REVOKED, who.lang), confidential=False)
    leave(context, chat.id)


def leave(context: Context, chat_id: int) -> None:
    """Leave a chat."""
    context.hand_over(leaving(chat_id))


def leaving(chat_id: int) -> Outgoing:
    """Return the call that leaves a chat; nobody has to be on the list for that."""
    return Outgoing(chat_id, "leaveChat", {}, confidential=False)
