"""Deny by default, in one wrapper around every handler: who speaks, in which kind of chat, and whether they may.

A gate in an earlier handler group fails open when it raises (PITFALLS 0.3). Here whatever goes wrong while asking
leaves this function before the handler is called, so the answer is no.
"""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from telegram import Chat

from bot.people.model import Group, Person, Role
from bot.ports import Work
from bot.rights import TABLE, ChatKind, Feature, may
from bot.texts.people import ANONYMOUS, COORDINATORS_ONLY, NOT_YOURS, PRIVATE_ONLY, STRANGER, said
from bot.trace.model import Action, Entry
from handlers.context import Context
from handlers.unit import Who

Handler = Callable[[Context], Awaitable[None]]

ANONYMOUS_ADMIN = 1087968824
NOBODYS_IDS = frozenset({ANONYMOUS_ADMIN, 136817688, 777000})
"""Telegram's own accounts: for anonymous admins, for channels that write in groups, for posts of a linked channel."""


ONCE_IN = timedelta(days=1)
"""How often one person's denials are traced, and a stranger is told that there is nothing for them."""
_COORDINATORS = frozenset({Feature.GROUP_LANGUAGE, Feature.APPROVE_GROUP, Feature.REVOKE_GROUP})


async def guarded(feature: Feature, handler: Handler, context: Context) -> None:
    """Call the handler if the rights table lets this person use `feature` here; else refuse, or stay silent."""
    who = await identified(context)
    context.unit.who = who
    if feature is not Feature.MEMBERSHIP and not _is_person(context):
        await _trace(feature, context)
        _refuse_the_nameless(context)
    elif may(feature, who.role, who.kind):
        await handler(context)
    else:
        _refuse(feature, context, is_first=await _trace(feature, context))


async def identified(context: Context) -> Who:
    """Return who speaks, where, and in which role."""
    kind, group = await _kind(context.work, context.tg.effective_chat)
    user = context.tg.effective_user
    person = context.unit.known.people.get(user.id) if user else None
    role = role_in(kind, person)
    if user and kind is ChatKind.GROUP and person is None and await context.work.people.is_revoked(user.id):
        role = None
    return Who(kind, role, _language(context, person, group), person, group)


def role_in(kind: ChatKind, person: Person | None) -> Role | None:
    """Return the role somebody has in this kind of chat: in a group on the list everybody is a reader at least."""
    if kind is ChatKind.GROUP and (person is None or person.role is Role.ADMIN):
        return Role.READER
    return person.role if person else None


async def _kind(work: Work, chat: Chat | None) -> tuple[ChatKind, Group | None]:
    if chat is None:  # Only inline queries come from no chat.
        return ChatKind.INLINE, None
    if chat.type == Chat.PRIVATE:
        return ChatKind.PRIVATE, None
    if chat.type not in (Chat.GROUP, Chat.SUPERGROUP):
        return ChatKind.CHANNEL, None
    group = await work.groups.by_chat(chat.id)
    return (ChatKind.GROUP if group and group.is_approved else ChatKind.FOREIGN_GROUP), group


def _is_person(context: Context) -> bool:
    user, message = context.tg.effective_user, context.tg.message or context.tg.edited_message
    if user is None or user.is_bot or user.id in NOBODYS_IDS:
        return False
    return message is None or message.sender_chat is None


def _language(context: Context, person: Person | None, group: Group | None) -> str:
    """Return the language that was chosen, or that a command's name tells; of a stranger only the app's is known."""
    chosen = group.language if group else person.language if person else None
    user = context.tg.effective_user
    app = user.language_code if user and not person and not group else None
    return chosen or context.addressed.lang or ("en" if app and not app.startswith("de") else "de")


def _refuse_the_nameless(context: Context) -> None:
    user, who = context.tg.effective_user, context.who
    if user and user.id == ANONYMOUS_ADMIN and who.kind is ChatKind.GROUP:
        context.reply(said(ANONYMOUS, who.lang))


async def _trace(feature: Feature, context: Context) -> bool:
    """Trace that somebody was refused, once a day each: a flood must not fill the log. Return whether it was news."""
    who, user = context.who, context.tg.effective_user
    audit, details = context.work.audit, {"feature": feature.value, "chat": who.kind.value}
    subject = await audit.stranger(user.id, at=context.now) if user and not who.person else None
    denied = Entry(Action.DENIED, who.person, subject, details)
    async with context.work.savepoint():
        return await audit.add_once(denied, since=context.now - ONCE_IN, at=context.now)


def _refuse(feature: Feature, context: Context, *, is_first: bool) -> None:
    """Say no where somebody may know that we are here: in private, and in groups on the list."""
    who = context.who
    if context.tg.inline_query:
        nothing = {"inline_query_id": context.tg.inline_query.id, "results": [], "is_personal": True, "cache_time": 0}
        context.directly("answerInlineQuery", nothing)
    elif context.tg.callback_query:
        # A press waits for an answer; to strangers it says nothing.
        context.directly("answerCallbackQuery", {"callback_query_id": context.tg.callback_query.id})
    elif who.kind is ChatKind.PRIVATE and who.person:
        context.reply(said(NOT_YOURS, who.lang))
    elif who.kind is ChatKind.PRIVATE and is_first:
        context.reply(said(STRANGER, who.lang), confidential=False)
    elif who.kind is ChatKind.GROUP and who.role:
        _refuse_in_group(feature, context)


def _refuse_in_group(feature: Feature, context: Context) -> None:
    if feature in _COORDINATORS:
        context.reply(said(COORDINATORS_ONLY, context.who.lang))
    elif (feature, ChatKind.GROUP) not in TABLE:
        context.reply(said(PRIVATE_ONLY, context.who.lang))
