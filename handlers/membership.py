"""Being put into groups and channels and thrown out, and groups that become supergroups.

A group learns nothing from us before a coordinator has approved it, not even who we are: we leave without a word, and
whoever on the list put us there is told in private.
"""

from telegram import Chat, ChatMember, ChatMemberUpdated

from bot.clean import clean
from bot.delivery.states import Silence
from bot.people.groups import MAX_TITLE, left_group, move_group
from bot.rights import ChatKind, Feature, may
from bot.texts.groups import COORDINATORS_ADD, GROUP_JOINED, MADE_ADMIN
from bot.texts.people import said
from bot.texts.text import Text
from handlers.context import Context
from handlers.groups import leave

_OUT = (ChatMember.LEFT, ChatMember.BANNED)


async def membership(context: Context) -> None:
    """Take note of where we are."""
    change = context.tg.my_chat_member
    if change is None or change.from_user.id == context.bot.id:
        return
    was_in, is_in = change.old_chat_member.status not in _OUT, change.new_chat_member.status not in _OUT
    if was_in and not is_in:
        await _shut_out(context, change.chat)
    elif change.chat.type == Chat.PRIVATE:
        return
    elif is_in and (was_in or await _may_stay(context, change.chat)) and _became_admin(change):
        _tell_who_did_it(context, MADE_ADMIN, change.chat)


async def migration(context: Context) -> None:
    """Move everything known of a group to its new id; both messages about it come, in any order (PITFALLS 2.2)."""
    message = context.message
    if message.migrate_to_chat_id:
        await move_group(context.work, message.chat_id, message.migrate_to_chat_id, at=context.now)
    elif message.migrate_from_chat_id:
        await move_group(context.work, message.migrate_from_chat_id, message.chat_id, at=context.now)


async def _shut_out(context: Context, chat: Chat) -> None:
    """A person blocked us, or a group threw us out; of strangers and their groups nothing is kept."""
    who, at = context.who, context.now
    if who.kind is ChatKind.PRIVATE:
        if who.person:
            await context.work.unreachable.add(chat.id, Silence.BLOCKED, at=at)
        return
    if who.group:
        await context.work.unreachable.add(chat.id, Silence.NOT_A_MEMBER, at=at)
    await left_group(context.work, chat.id, by=who.person, at=at)


async def _may_stay(context: Context, chat: Chat) -> bool:
    """Whether we stay where somebody has just put us; else we are leaving."""
    who = context.who
    if who.kind is ChatKind.GROUP:
        return True
    if may(Feature.APPROVE_GROUP, who.role, who.kind):
        await context.work.groups.wait(chat.id, _title(chat), at=context.now)
        _tell_who_did_it(context, GROUP_JOINED, chat)
        return True
    leave(context, chat.id)
    await left_group(context.work, chat.id, by=who.person, at=context.now)
    if who.kind is ChatKind.FOREIGN_GROUP:
        _tell_who_did_it(context, COORDINATORS_ADD, chat)
    return False


def _became_admin(change: ChatMemberUpdated) -> bool:
    was, now = change.old_chat_member.status, change.new_chat_member.status
    return now == ChatMember.ADMINISTRATOR and was != now


def _tell_who_did_it(context: Context, text: Text, chat: Chat) -> None:
    """Tell the person in private, if they are on the list."""
    person = context.who.person
    if person:
        context.tell(person, said(text, person.language or "de", title=_title(chat)))


def _title(chat: Chat) -> str:
    return clean(chat.title or "", MAX_TITLE).text
