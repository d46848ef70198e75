"""Deny by default, in one wrapper around every handler: who speaks, in which kind of chat, and whether they may.

A gate in an earlier handler group fails open when it raises (PITFALLS 0.3). Here whatever goes wrong while asking
leaves this function before the handler is called, so the answer is no.
"""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from telegram import Chat, Message

from bot import pace
from bot.people.model import Group, Person, Role
from bot.people.place import WHOLE_GROUP, Place
from bot.ports import Work
from bot.rights import TABLE, ChatKind, Feature, may
from bot.texts.people import ANONYMOUS, COORDINATORS_ONLY, GROUPS_ONLY, NOT_YOURS, PRIVATE_ONLY, STRANGER, said
from bot.texts.refusals import EDITED, FORWARDED, READERS, TOO_MANY
from bot.trace.model import Action, Entry
from handlers import absence
from handlers.context import Context
from handlers.inline import give
from handlers.presses import notice
from handlers.unit import Who

Handler = Callable[[Context], Awaitable[None]]

ANONYMOUS_ADMIN = 1087968824
NOBODYS_IDS = frozenset({ANONYMOUS_ADMIN, 136817688, 777000})
"""Telegram's own accounts: for anonymous admins, for channels that write in groups, for posts of a linked channel."""


ONCE_IN = timedelta(days=1)
"""How often the denials of one person are traced."""
_COORDINATORS = frozenset(
    {Feature.GROUP_LANGUAGE, Feature.GROUP_NEWS, Feature.PLACE, Feature.APPROVE_GROUP, Feature.REVOKE_GROUP}
)


async def guarded(
    feature: Feature, handler: Handler, context: Context, *, writes: bool = False, amends: bool = False
) -> None:
    """Call the handler if the rights table lets this person use `feature` here; else refuse, or stay silent.

    A handler that `writes` gets nothing that somebody else wrote, and one that does not say that it `amends` no edit.
    """
    who, message = await identified(context), context.addressed
    context.unit.who = who
    if feature is Feature.MEMBERSHIP:
        if may(feature, who.role, who.kind):
            await handler(context)
    elif not _is_person(context):
        await _trace(feature, context)
        _refuse_the_nameless(context)
    elif (verdict := _verdict(context)) is not pace.Verdict.HEAR:
        _refuse_the_hasty(context, verdict)
    elif not may(feature, who.role, who.kind):
        if not message.is_edit:  # It was refused before it was edited.
            await _trace(feature, context)
            _refuse(feature, context)
    elif writes and message.is_forwarded:
        context.reply(said(FORWARDED, who.lang))
    elif message.is_edit and not amends:
        context.reply(said(EDITED, who.lang))
    else:
        await handler(context)
        if feature is not Feature.ABSENCE:
            await absence.say_so(context)


async def identified(context: Context) -> Who:
    """Return who speaks, where, and in which role."""
    kind, group = await _kind(context.work, context.tg.effective_chat)
    user = context.tg.effective_user
    person = context.unit.known.people.get(user.id) if user else None
    role = role_in(kind, person)
    if user and kind is ChatKind.GROUP and person is None and await context.work.people.is_revoked(user.id):
        role = None
    place = await _place(context) if kind is ChatKind.GROUP else None
    return Who(kind, role, _language(context, person, group), person, group, place)


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


async def _place(context: Context) -> Place | None:
    """Return the topic, or the group outside topics."""
    message, chat = context.tg.effective_message, context.tg.effective_chat
    if chat is None:
        return None
    thread_id = message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None
    return await context.work.places.at(chat.id, thread_id or WHOLE_GROUP)


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


def tell_a_stranger(context: Context) -> None:
    """Say once a day that Zielbot is not for everybody; more often, and to a flood of strangers, nothing."""
    user = context.tg.effective_user
    is_news = context.pace(pace.ONCE_A_DAY, user and user.id, STRANGER) is pace.Verdict.HEAR
    if is_news and context.pace(pace.ALL_STRANGERS) is pace.Verdict.HEAR:
        context.reply(said(STRANGER, context.who.lang), confidential=False)


def _verdict(context: Context) -> pace.Verdict:
    """Return whether there is room for one more of this person."""
    user, who = context.tg.effective_user, context.who
    user_id = user and user.id
    if context.tg.inline_query:
        return context.pace(pace.INLINE, user_id, pace.INLINE)
    if who.role is None:
        return context.pace(pace.STRANGER, user_id, pace.STRANGER)
    return context.pace(pace.COORDINATOR if who.role is Role.COORDINATOR else pace.PERSON, user_id)


def _refuse_the_hasty(context: Context, verdict: pace.Verdict) -> None:
    """Say once that it is too much, to people on the list; what waits for an answer gets an empty one."""
    who, tells = context.who, verdict is pace.Verdict.SAY_SO and context.who.role is not None
    if context.tg.inline_query:
        give(context)
    elif context.tg.callback_query:
        notice(context, TOO_MANY if tells else None)
    elif tells and who.kind in (ChatKind.PRIVATE, ChatKind.GROUP):
        context.reply(said(TOO_MANY, who.lang))


def _refuse_the_nameless(context: Context) -> None:
    user, who, chat = context.tg.effective_user, context.who, context.tg.effective_chat
    is_anonymous = user and user.id == ANONYMOUS_ADMIN and who.kind is ChatKind.GROUP
    if is_anonymous and context.pace(pace.PERSON, chat and chat.id, ANONYMOUS) is pace.Verdict.HEAR:
        context.reply(said(ANONYMOUS, who.lang))


async def _trace(feature: Feature, context: Context) -> None:
    """Trace that somebody was refused, once a day each: a flood must not fill the log."""
    who, user = context.who, context.tg.effective_user
    audit, details = context.work.audit, {"feature": feature.value, "chat": who.kind.value}
    subject = await audit.stranger(user.id, at=context.now) if user and not who.person else None
    denied = Entry(Action.DENIED, who.person, subject, details)
    async with context.work.savepoint():
        await audit.add_once(denied, since=context.now - ONCE_IN, at=context.now)


def _refuse(feature: Feature, context: Context) -> None:
    """Say no where somebody may know that we are here: in private, and in groups on the list."""
    who = context.who
    if context.tg.inline_query:
        give(context)
    elif context.tg.callback_query:
        notice(context)  # To strangers it says nothing.
    elif who.kind is ChatKind.PRIVATE and who.person is None:
        tell_a_stranger(context)
    elif who.kind is ChatKind.PRIVATE:
        context.reply(said(GROUPS_ONLY if may(feature, who.role, ChatKind.GROUP) else NOT_YOURS, who.lang))
    elif who.kind is ChatKind.GROUP and who.role:
        _refuse_in_group(feature, context)


def _refuse_in_group(feature: Feature, context: Context) -> None:
    if feature in _COORDINATORS:
        context.reply(said(COORDINATORS_ONLY, context.who.lang))
    elif feature is Feature.REPORT:
        context.reply(said(READERS, context.who.lang))
    elif (feature, ChatKind.GROUP) not in TABLE:
        context.reply(said(PRIVATE_ONLY, context.who.lang))
