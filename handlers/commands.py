"""The commands that are no questions and change nothing but a language: privacy, language."""

from bot.people.language import choose_language, language_named
from bot.people.model import Group, Person
from bot.texts.people import LANGUAGE_CHOSEN, said
from bot.texts.privacy import privacy_text
from handlers.context import Context


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


async def _language(context: Context, whose: Person | Group) -> None:
    """Set the language that was named; without a name change to the other one."""
    other = "de" if whose.language == "en" else "en"
    wanted = language_named(context.addressed.text) or other
    await choose_language(context.work, whose, wanted)
    context.reply(said(LANGUAGE_CHOSEN, wanted))
