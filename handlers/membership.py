"""Being put into groups and thrown out, and groups that become supergroups."""

from telegram import Chat, ChatMember

from bot.clean import clean
from bot.delivery import Outgoing
from bot.people.groups import MAX_TITLE
from bot.rights import ChatKind, Feature, may
from bot.texts.people import GROUP_JOINED, said
from handlers.context import Context
from handlers.render import to_chat

_OUT = (ChatMember.LEFT, ChatMember.BANNED)


async def membership(context: Context) -> None:
    """Take note of where we are. A group learns nothing from us; the coordinator who added us is told privately."""
    change = context.tg.my_chat_member
    if change is None or change.chat.type not in (Chat.GROUP, Chat.SUPERGROUP):
        return
    was_in, is_in = change.old_chat_member.status not in _OUT, change.new_chat_member.status not in _OUT
    if was_in and not is_in:
        # Whoever puts us back there may not be the one who approved the group.
        await context.work.groups.revoke(change.chat.id, at=context.now)
    elif is_in and not was_in and context.who.kind is ChatKind.FOREIGN_GROUP:
        _added(context, change.chat)


async def migration(context: Context) -> None:
    """Move everything known of a group to its new id; both messages about it come, in any order (PITFALLS 2.2)."""
    message = context.message
    if message.migrate_to_chat_id:
        await context.work.groups.move(message.chat_id, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id:
        await context.work.groups.move(message.migrate_from_chat_id, message.chat_id)


def _added(context: Context, chat: Chat) -> None:
    who = context.who
    if who.person is None:
        # A stranger's group: not even a sentence.
        context.hand_over(Outgoing(chat.id, "leaveChat", {}))
    elif may(Feature.APPROVE_GROUP, who.role, who.kind):
        lang = who.person.language or "de"
        told = said(GROUP_JOINED, lang, title=clean(chat.title or "", MAX_TITLE).text)
        context.hand_over(*to_chat(told, who.person.telegram_id))
