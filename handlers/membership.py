"""Being put into groups and thrown out, and groups that become supergroups."""

from telegram import Chat, ChatMember

from bot.clean import clean
from bot.delivery import Outgoing
from bot.delivery.states import Silence
from bot.people.groups import MAX_TITLE, lose_group, move_group
from bot.rights import ChatKind, Feature, may
from bot.texts.people import GROUP_JOINED, said
from handlers.context import Context
from handlers.render import to_chat

_OUT = (ChatMember.LEFT, ChatMember.BANNED)


async def membership(context: Context) -> None:
    """Take note of where we are. A group learns nothing from us; the coordinator who added us is told privately."""
    change = context.tg.my_chat_member
    if change is None:
        return
    was_in, is_in = change.old_chat_member.status not in _OUT, change.new_chat_member.status not in _OUT
    if not is_in:
        await _shut_out(context, change.chat.id)
    elif not was_in and context.who.kind is ChatKind.FOREIGN_GROUP:
        _added(context, change.chat)


async def migration(context: Context) -> None:
    """Move everything known of a group to its new id; both messages about it come, in any order (PITFALLS 2.2)."""
    message = context.message
    if message.migrate_to_chat_id:
        await move_group(context.work, message.chat_id, message.migrate_to_chat_id, at=context.now)
    elif message.migrate_from_chat_id:
        await move_group(context.work, message.migrate_from_chat_id, message.chat_id, at=context.now)


async def _shut_out(context: Context, chat_id: int) -> None:
    """A person blocked us, or a group threw us out; of strangers and their groups nothing is kept."""
    who, at = context.who, context.now
    if who.kind is ChatKind.PRIVATE and who.person:
        await context.work.unreachable.add(chat_id, Silence.BLOCKED, at=at)
    elif who.group:
        await context.work.unreachable.add(chat_id, Silence.NOT_A_MEMBER, at=at)
        await lose_group(context.work, chat_id, at=at)


def _added(context: Context, chat: Chat) -> None:
    who = context.who
    if who.person is None:
        # A stranger's group: not even a sentence.
        context.hand_over(Outgoing(chat.id, "leaveChat", {}, confidential=False))
    elif may(Feature.APPROVE_GROUP, who.role, who.kind):
        lang = who.person.language or "de"
        told = said(GROUP_JOINED, lang, title=clean(chat.title or "", MAX_TITLE).text)
        context.hand_over(*to_chat(told, who.person.telegram_id))
