"""The commands that are no questions: start, privacy, language, approving a group."""

from bot.people.groups import approve_group
from bot.people.joining import redeem
from bot.people.language import choose_language, language_named
from bot.people.model import Group, Person
from bot.texts.people import (
    GROUP_APPROVED,
    INVITATION_SPENT,
    LANGUAGE_CHOSEN,
    STRANGER,
    said,
    welcome_text,
)
from bot.texts.privacy import privacy_text
from handlers.context import Context


async def start(context: Context) -> None:
    """Greet; with an invitation let somebody in first. The rights table keeps this to private chats."""
    token, who, user = context.addressed.text, context.who, context.tg.effective_user
    person = who.person
    if token and user:
        person = await redeem(context.work, token, user.id, user.full_name, at=context.now)
        if person is None:
            context.reply(said(INVITATION_SPENT, who.lang))
            return
    context.reply(welcome_text(person, person.language or who.lang) if person else said(STRANGER, who.lang))


async def privacy(context: Context) -> None:
    """Say what is stored."""
    context.reply(privacy_text(context.who.lang, context.policy), confidential=False)


async def person_language(context: Context) -> None:
    """Choose the language of a person."""
    if context.who.person:
        await _language(context, context.who.person)


async def group_language(context: Context) -> None:
    """Choose the language of a group."""
    if context.who.group:
        await _language(context, context.who.group)


async def approve(context: Context) -> None:
    """Put this group on the list."""
    who, chat = context.who, context.message.chat
    if who.person:
        await approve_group(context.work, chat.id, chat.title or "", who.person, at=context.now)
        context.reply(said(GROUP_APPROVED, who.lang))


async def _language(context: Context, whose: Person | Group) -> None:
    """Set the language that was named; without a name change to the other one."""
    other = "de" if whose.language == "en" else "en"
    wanted = language_named(context.addressed.text) or other
    await choose_language(context.work, whose, wanted)
    context.reply(said(LANGUAGE_CHOSEN, wanted))
