"""The language a person or a group has chosen."""

from bot.normal import normal
from bot.people.model import Group, Person
from bot.ports import Work

_NAMES = {
    "de": ("de", "deutsch", "german"),
    "en": ("en", "englisch", "english"),
}


def language_named(text: str) -> str | None:
    """Return de or en for the name of a language in either one, None for anything else."""
    name = normal(text).strip(" .!")
    return next((code for code, names in _NAMES.items() if name in names), None)


async def choose_language(work: Work, whose: Person | Group, language: str) -> None:
    """Remember the language (de or en) of a person or a group."""
    if isinstance(whose, Person):
        await work.people.set_language(whose.id, language)
    else:
        await work.groups.set_language(whose.chat_id, language)
